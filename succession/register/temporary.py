"""The key by which a practice is known until its AGB code is."""

import re
from hashlib import sha256

_TEMPORARY = re.compile("T-[0-9a-f]{8}")


def temporary_key(name: str, where: str) -> str:
    """The key of the practice with this name in this postcode or place: always the same one."""
    return f"T-{sha256(f'{name}|{where}'.encode()).hexdigest()[:8]}"


def is_temporary(key: str) -> bool:
    """Whether this stands in for an AGB code."""
    return _TEMPORARY.fullmatch(key) is not None


def agb_of(key: str) -> str | None:
    """The AGB code of the practice with this key; None while it is not known."""
    return None if is_temporary(key) else key
