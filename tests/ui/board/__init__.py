"""Besluiten en rol."""
