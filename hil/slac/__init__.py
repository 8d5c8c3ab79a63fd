"""SLAC counterparts for tests: a vehicle, powerline modems and the copper between them, all on a fake clock."""
