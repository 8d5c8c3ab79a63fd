"""What every package stands on: clock, configuration, store, timeline, errors and faults.

Imports only the standard library and msgspec. Knows nothing of charging protocols.
"""
