"""A register with postcodes, or places alone, answers as the one with the true addresses does.

Regions of the real spread of practices, with invented people, whose true addresses lie anywhere in
the outline of their PC4. A tenth of the campaign runs each time; the rest by `make soak`.
"""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from succession.capacity.forecast.computing import Computing
from succession.capacity.scenario.scenario import Scenario, Timeline
from succession.example import example_region
from succession.land.ground import dutch_ground
from succession.register import Audience, Practice, Register, Role
from succession.register.seen import Seen, seen_by
from succession.risk import PracticeRisk, assess
from succession.simulation import Execution
from tests.land.polygons import address_in
from tests.land.published import practices_per_pc4
from tests.risk.world import ASSUMPTIONS, RULES

AS_OF = date(2026, 11, 30)
GROUND = dutch_ground()
_REGIONS = 20
_IN_EVERY_RUN = 2
REGIONS = [
    pytest.param(seed, marks=[pytest.mark.soak] if seed >= _IN_EVERY_RUN else [])
    for seed in range(_REGIONS)
]
KNOWN = {"postcode": {"latitude": None, "longitude": None}}
KNOWN["plaats"] = KNOWN["postcode"] | {"postcode": None}


@cache
def _true(seed: int) -> Register:
    """Sixty or a hundred practices around one of the country's, at their true addresses."""
    luck, count = np.random.default_rng(seed), (60, 100)[seed % 2]
    homes = np.repeat(np.arange(len(GROUND.pc4)), practices_per_pc4().astype(int))
    far = np.hypot(*(GROUND.km[homes] - GROUND.km[luck.choice(homes)]).T)
    rows = sorted(homes[np.argsort(far, kind="stable")[:count]], key=lambda row: GROUND.pc4[row])
    register = example_region(count, seed, AS_OF)
    practices = [
        _moved(practice, row, luck) for practice, row in zip(register.practices, rows, strict=True)
    ]
    return replace(register, practices=tuple(practices))


def _moved(practice: Practice, row: int, luck: np.random.Generator) -> Practice:
    latitude, longitude = address_in(GROUND.pc4[row], luck)
    return replace(
        practice,
        postcode=f"{GROUND.pc4[row]} AB",
        place=GROUND.places[row],
        municipality=GROUND.gemeenten[GROUND.gemeente_of[row]].name,
        latitude=latitude,
        longitude=longitude,
    )


def _known(seed: int, what: str) -> Seen:
    true = _true(seed)
    practices = tuple(replace(one, **KNOWN.get(what, {})) for one in true.practices)
    return seen_by(replace(true, practices=practices), Audience(Role.CONSULENT))


@cache
def _risk(seed: int, what: str) -> tuple[PracticeRisk, ...]:
    return assess(_known(seed, what), ASSUMPTIONS, RULES, AS_OF).practices


@pytest.mark.parametrize("seed", REGIONS)
@pytest.mark.parametrize(("what", "part"), [("postcode", 0.9), ("plaats", 0.8)])
def test_the_levels_are_those_of_the_true_addresses(seed: int, what: str, part: float) -> None:
    pairs = zip(_risk(seed, "adres"), _risk(seed, what), strict=True)
    assert np.mean([true.level == found.level for true, found in pairs]) >= part


@pytest.mark.parametrize("what", KNOWN)
def test_nobody_is_without_a_place_only_because_the_address_is_not_known(what: str) -> None:
    found = [one for seed in range(_IN_EVERY_RUN) for one in _risk(seed, what)]
    assert all(one.patients_unplaced is not None for one in found if one.patients_enrolled)


@pytest.mark.parametrize("what", KNOWN)
def test_zonder_plek_is_that_of_the_true_addresses_and_lies_in_its_band(what: str) -> None:
    """Over all regions each time: in most of them a few practices make up the whole mean."""
    pairs = [
        pair
        for seed in range(_REGIONS)
        for pair in zip(_risk(seed, "adres"), _risk(seed, what), strict=True)
        if pair[0].patients_unplaced is not None and pair[1].patients_unplaced is not None
    ]
    true, told = (np.mean([pair[side].patients_unplaced for pair in pairs]) for side in (0, 1))
    assert told == pytest.approx(true, rel=0.25)
    inside = [
        found.unplaced_band[0] <= true.patients_unplaced <= found.unplaced_band[1]
        for true, found in pairs
    ]
    assert np.mean(inside) >= 0.85


@pytest.mark.parametrize("seed", REGIONS)
@pytest.mark.parametrize("what", KNOWN)
def test_supply_and_demand_are_those_of_the_true_addresses(seed: int, what: str) -> None:
    for measure in ("supply_fte", "demand_fte"):
        true, told = (np.median(_runs(seed, one, measure)[:, -1, 0]) for one in ("adres", what))
        assert told == pytest.approx(true, rel=0.03)


@cache
def _computed(seed: int, what: str):
    scenario = Scenario(name="adressen", years=10, runs=100, seed=1)
    timeline = Timeline(ASSUMPTIONS, ())
    return Computing(_known(seed, what), timeline, scenario, AS_OF).runs(Execution())


def _runs(seed: int, what: str, measure: str):
    return getattr(_computed(seed, what), measure)
