"""ISO 15118-20 in the SECC: AC and DC, scheduled and dynamic. State table, pure handlers, responses."""
