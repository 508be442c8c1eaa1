"""Vooruitblik."""
