"""Gesprekken, and Mijn gegevens of a praktijkhouder himself."""
