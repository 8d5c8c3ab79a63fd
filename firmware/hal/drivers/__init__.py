"""Devices beside the board: meters, card readers. Nothing here blocks: every driver is pumped by whoever reads it."""
