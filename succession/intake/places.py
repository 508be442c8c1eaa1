"""What a row says of its place, held against the ground: told when it cannot be true."""

from collections.abc import Iterator

import numpy as np

from succession.arrays import Floats
from succession.errors import Problem
from succession.intake.read_row import ReadRow
from succession.land.ground import DutchGround, dutch_ground
from succession.land.names import same_name
from succession.land.placing import pc4_of
from succession.land.rd import to_km
from succession.register.rows import Row

_FAR_KM = 3.0
_ABROAD_KM = 10.0  # further from the middle of any postcode nobody lives in the Netherlands


def about_place(read: ReadRow, row: Row, is_new: bool) -> Iterator[Problem]:
    """Coordinates abroad or outside the postcode, and a postcode in which nobody lives."""
    ground = dutch_ground()
    pc4 = pc4_of(str(row["postcode"] or ""))
    point = _point(row)
    if point is not None and {"breedtegraad", "lengtegraad"} & set(read.values):
        yield from _about_point(read, point, pc4, is_new)
    is_empty = pc4 and "postcode" in read.values and not _is_lived_in(pc4, ground)
    if is_empty and _names_a_real_place(row, ground):
        yield read.warning(
            f"in postcode {pc4} woont niemand: een postbus, of een tikfout",
            "vul de postcode van het praktijkpand in; tot dan telt de plaats",
            "postcode",
        )


def _about_point(read: ReadRow, point: Floats, pc4: str | None, is_new: bool) -> Iterator[Problem]:
    ground = dutch_ground()
    if ground.tree.query(point)[0] > _ABROAD_KM:
        what = "dit punt ligt niet in Nederland"
        remedy = "breedtegraad is zoiets als 52,5 en lengtegraad 6,4; staan ze andersom?"
        tell = read.problem if is_new else read.warning
        yield tell(what, remedy, "breedtegraad")
        return
    at = ground.index.get(pc4 or "")
    if at is None:
        return
    outside = float(np.hypot(*(ground.km[at] - point))) - float(ground.radius_km[at])
    if outside > _FAR_KM:
        yield read.warning(
            f"dit punt ligt {outside:.0f} km buiten postcode {pc4}",
            "controleer de postcode en de coördinaten; de coördinaten gelden",
            "breedtegraad",
        )


def _point(row: Row) -> Floats | None:
    degrees = row["breedtegraad"], row["lengtegraad"]
    if not all(isinstance(one, float | int) for one in degrees):
        return None
    return to_km(np.array(degrees, float))


def _is_lived_in(pc4: str, ground: DutchGround) -> bool:
    at = ground.index.get(pc4)
    return at is not None and bool(ground.inhabitants[at])


def _names_a_real_place(row: Row, ground: DutchGround) -> bool:
    """An invented region has postcodes and places that do not exist: that is no mistake."""
    plaats, gemeente = (same_name(str(row[name] or "")) for name in ("plaats", "gemeente"))
    return plaats in ground.rows_of_place or gemeente in ground.gemeente_by_name
