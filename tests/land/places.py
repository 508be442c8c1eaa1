"""Practices that name where they are."""

from typing import Any

from succession.register import Practice


def at(agb: str = "01000001", **known: Any) -> Practice:
    """A practice of which this is known."""
    return Practice(agb=agb, **known)
