"""Praktijk."""
