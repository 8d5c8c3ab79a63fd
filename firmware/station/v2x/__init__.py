"""Bidirectional operation: what power shall flow when a vehicle can give it back."""
