"""Firmware of an EV charging station. See docs/where-things-go.md."""
