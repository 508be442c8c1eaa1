"""Where the practices of a list stand, and from where their patients come."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.land.catchment import Catchment, catchment_of
from succession.land.ground import DutchGround, dutch_ground
from succession.land.placing import Location, gemeente_of, is_confirmed, place_of
from succession.register import Practice

_REAL_PART = 0.8


@dataclass(frozen=True)
class Siting:
    """`places` and `gemeenten` (codes) in the order of the practices; None where not known.

    `catchment` is None when the list does not stand on Dutch ground, as an invented region does
    not: there nothing is known of who lives around.
    """

    ground: DutchGround
    places: tuple[Location | None, ...]
    gemeenten: tuple[str | None, ...]
    catchment: Catchment | None

    @property
    def is_on_real_ground(self) -> bool:
        return self.catchment is not None


def siting_of(practices: Sequence[Practice], assumptions: Assumptions) -> Siting:
    """The siting of these practices, in their order."""
    ground = dutch_ground()
    places = tuple(place_of(practice, ground) for practice in practices)
    if not _is_real(practices, places, ground):
        return Siting(ground, places, (None,) * len(places), None)
    return Siting(
        ground=ground,
        places=places,
        gemeenten=tuple(
            gemeente_of(practice, place, ground)
            for practice, place in zip(practices, places, strict=True)
        ),
        catchment=catchment_of(places, _lists(practices, assumptions), ground, assumptions),
    )


def _is_real(
    practices: Sequence[Practice], places: Sequence[Location | None], ground: DutchGround
) -> bool:
    """Whether nearly all practices with a place name a postcode, gemeente or plaats that exists."""
    placed = [(one, place) for one, place in zip(practices, places, strict=True) if place]
    real = sum(is_confirmed(practice, place, ground) for practice, place in placed)
    return bool(placed) and real >= _REAL_PART * len(placed)


def _lists(practices: Sequence[Practice], assumptions: Assumptions) -> Floats:
    """Persons per list; an unknown one is as large as those of the country."""
    usual = assumptions.ground.people_per_practice.value
    known = (practice.patients for practice in practices)
    return np.array([usual if count is None else max(count, 1) for count in known], float)
