"""Decisions of the zorggroep."""
