"""OCPP 1.6J as a translation in front of the 2.0.1 client: one core, one behaviour, another language on the wire."""
