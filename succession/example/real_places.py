"""An invented region on real ground: practices that do not exist in gemeenten that do."""

from collections.abc import Sequence

import numpy as np

from succession.example.draws import Rng
from succession.example.places import (
    RURAL_BELOW,
    RURAL_WITHIN_KM,
    Site,
    hagro_names,
    postcode_letters,
)
from succession.land.ground import DutchGround, Gemeente
from succession.land.rd import to_degrees
from succession.network.dispersal import whole_persons

_RURAL_PEOPLE = RURAL_BELOW * 3600  # so many to a practice in the Netherlands


def sites_on(
    rng: Rng, count: int, gemeenten: Sequence[Gemeente], ground: DutchGround
) -> tuple[Site, ...]:
    """Where `count` practices stand: over the PC4 of the gemeenten as their people live."""
    rows = np.array([row for one in gemeenten for row in ground.rows_in(one.code)])
    rows = rows[np.argsort([ground.pc4[row] for row in rows])]
    people = ground.inhabitants[rows]
    home = np.repeat(rows, whole_persons(people / people.sum() * count, count))
    km = ground.points_in(home, rng.random(count), rng.random(count))
    places = [ground.places[row] for row in home]
    letters = postcode_letters(rng, count)
    columns = zip(
        places,
        [ground.gemeenten[ground.gemeente_of[row]].name for row in home],
        hagro_names(rng, places),
        [f"{ground.pc4[row]} {two}" for row, two in zip(home, letters, strict=True)],
        *to_degrees(km).round(5).T.tolist(),
        [_is_rural(point, ground) for point in km],
        strict=True,
    )
    return tuple(Site(*site) for site in columns)


def _is_rural(point: np.ndarray[tuple[int], np.dtype[np.float64]], ground: DutchGround) -> bool:
    around = ground.tree.query_ball_point(point, RURAL_WITHIN_KM)
    return bool(ground.inhabitants[around].sum() < _RURAL_PEOPLE)
