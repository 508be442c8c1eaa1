"""An invented region on real ground: practices that do not exist in gemeenten that do."""

from collections.abc import Sequence

import numpy as np

from succession.example.draws import Rng
from succession.example.places import Site, hagro_names, postcode_letters
from succession.land.ground import DutchGround, Gemeente
from succession.land.rd import to_degrees
from succession.network.dispersal import whole_persons

_RURAL_WITHIN_KM, _RURAL_PEOPLE = 5.0, 6 * 3600


def sites_on(
    rng: Rng, count: int, gemeenten: Sequence[Gemeente], ground: DutchGround
) -> tuple[Site, ...]:
    """Where `count` practices stand: over the PC4 of the gemeenten as their people live."""
    rows = np.array([row for one in gemeenten for row in ground.rows_in(one.code)])
    rows = rows[np.argsort([ground.pc4[row] for row in rows])]
    people = ground.inhabitants[rows]
    home = np.repeat(rows, whole_persons(people / people.sum() * count, count))
    far = ground.radius_km[home] * np.sqrt(rng.random(count))
    turn = 2 * np.pi * rng.random(count)
    km = ground.km[home] + far[:, None] * np.column_stack((np.cos(turn), np.sin(turn)))
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
    around = ground.tree.query_ball_point(point, _RURAL_WITHIN_KM)
    return bool(ground.inhabitants[around].sum() < _RURAL_PEOPLE)
