"""Betrouwbaarheid."""
