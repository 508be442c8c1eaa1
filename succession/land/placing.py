"""Where a practice stands: by its coordinates, else its postcode, else its plaats.

Derived at reading and never stored: there is no copy that can grow old, and what is written out is
what was given. A postcode or plaats leaves doubt: the practice is somewhere in it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from succession.land.ground import DutchGround, dutch_ground
from succession.land.names import same_name
from succession.land.rd import to_km
from succession.register import Practice

_POSTCODE = re.compile(r"([1-9][0-9]{3})(?:[A-Z]{2})?")
# A plaats in two gemeenten far apart says nothing of where the practice is.
_WIDEST_PLACE_KM = 15.0


class LocatedBy(StrEnum):
    COORDINATES = "coördinaten"
    POSTCODE = "postcode"
    PLACE = "plaats"


@dataclass(frozen=True, slots=True)
class Location:
    """RD km. `rows` are the PC4 of the ground in which the practice may be, none when its own
    coordinates are known; `nearest` is the PC4 to which it is reckoned."""

    x: float
    y: float
    source: LocatedBy
    rows: tuple[int, ...]
    nearest: int

    @property
    def is_exact(self) -> bool:
        """Whether the coordinates themselves are known."""
        return not self.rows


def pc4_of(postcode: str | None) -> str | None:
    """The four digits of `1234AB`, `1234 ab` or `1234`; None for anything else."""
    found = _POSTCODE.fullmatch("".join((postcode or "").upper().split()))
    return found[1] if found else None


def place_of(practice: Practice, ground: DutchGround) -> Location | None:
    """Where the practice stands; None when nothing tells."""
    if practice.latitude is not None and practice.longitude is not None:
        return _at(practice.latitude, practice.longitude, ground)
    row = ground.index.get(pc4_of(practice.postcode) or "")
    if row is not None:
        x, y = ground.km[row].tolist()
        return Location(x, y, LocatedBy.POSTCODE, (row,), row)
    return _in_place(practice, ground)


def gemeente_of(practice: Practice, place: Location | None, ground: DutchGround) -> str | None:
    """The code of its gemeente: the one that was given, else the one in which it stands."""
    given = ground.gemeente_by_name.get(same_name(practice.municipality or ""))
    if given is not None:
        return given.code
    return None if place is None else ground.gemeente_of[place.nearest]


def municipality_of(practice: Practice) -> str | None:
    """The name of the gemeente: as it was given, else of a postcode or plaats that exists."""
    if practice.municipality is not None:
        return practice.municipality
    ground = dutch_ground()
    place = place_of(practice, ground)
    if place is None or not is_confirmed(practice, place, ground):
        return None
    return ground.gemeenten[ground.gemeente_of[place.nearest]].name


def is_confirmed(practice: Practice, place: Location | None, ground: DutchGround) -> bool:
    """Whether what the practice says of itself exists: its postcode, else the gemeente in which
    it lies, else its plaats. Coordinates alone, or an invented town, confirm nothing."""
    pc4 = pc4_of(practice.postcode)
    if pc4 is not None:
        return pc4 in ground.index
    given = ground.gemeente_by_name.get(same_name(practice.municipality or ""))
    if given is not None and place is not None:
        return ground.gemeente_of[place.nearest] == given.code
    return bool(practice.place) and same_name(practice.place or "") in ground.rows_of_place


def _at(latitude: float, longitude: float, ground: DutchGround) -> Location:
    x, y = to_km(np.array([latitude, longitude])).tolist()
    return Location(x, y, LocatedBy.COORDINATES, (), int(ground.tree.query((x, y))[1]))


def _in_place(practice: Practice, ground: DutchGround) -> Location | None:
    """The middle of the people of the plaats, within the gemeente where that was given too."""
    rows = ground.rows_of_place.get(same_name(practice.place or ""), ())
    given = ground.gemeente_by_name.get(same_name(practice.municipality or ""))
    inside = tuple(row for row in rows if given and ground.gemeente_of[row] == given.code)
    lived_in = [row for row in inside or rows if ground.inhabitants[row] > 0]
    if not lived_in:
        return None
    middle = np.average(ground.km[lived_in], axis=0, weights=ground.inhabitants[lived_in])
    far = np.hypot(*(ground.km[lived_in] - middle).T)
    if far.max() > _WIDEST_PLACE_KM:
        return None
    x, y = middle.tolist()
    return Location(x, y, LocatedBy.PLACE, tuple(lived_in), lived_in[int(far.argmin())])
