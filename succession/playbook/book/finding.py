"""Something wrong in a draaiboek, told by the place where it stands."""

from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, what would mend it, and the path of keys to the place in the file."""

    path: Path
    what: str
    remedy: str
