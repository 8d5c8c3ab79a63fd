"""Modules that exi/generator writes."""
