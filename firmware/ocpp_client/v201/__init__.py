"""OCPP 2.0.1: generated message types, handlers of incoming requests, and the station's client."""
