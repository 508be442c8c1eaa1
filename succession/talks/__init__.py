"""Talks with praktijkhouders: with whom, why now, what to ask, what was agreed."""
