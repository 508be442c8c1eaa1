"""Where the register lives when nobody says otherwise."""

from collections.abc import Mapping
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def address_from(environment: Mapping[str, str]) -> str:
    """`SUCCESSION_DB`, or else an SQLite file of our own in `var/`, which git ignores."""
    own = f"sqlite:///{_ROOT / 'var' / 'succession.sqlite'}"
    return environment.get("SUCCESSION_DB") or own
