"""Uw gebied: what the people of gemeenten ask, before any list."""
