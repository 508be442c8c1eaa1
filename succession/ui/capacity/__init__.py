"""Capaciteit."""
