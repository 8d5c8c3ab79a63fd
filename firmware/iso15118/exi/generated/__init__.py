"""Modules that exi/generate.py writes."""
