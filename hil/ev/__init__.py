"""The simulated vehicle: EVCC (ISO 15118-2), its link, and a car around them."""
