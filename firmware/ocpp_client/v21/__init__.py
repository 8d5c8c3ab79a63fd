"""OCPP 2.1: its messages, and a line that speaks it in front of the 2.0.1 client."""
