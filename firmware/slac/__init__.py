"""SLAC on the EVSE side (ISO 15118-3) and the powerline modem: which cable a car hangs on, and the key it gets."""
