"""The station's brain, without I/O: connector, claims, authorisation, transactions, energy and faults."""
