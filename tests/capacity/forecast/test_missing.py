"""What is missing is not zero: the middle hardly moves, no band narrows, and it is told.

Common random numbers: the whole register and the one with holes draw the same.
"""

import random
from dataclasses import replace
from functools import cache

import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.result import Forecast
from succession.capacity.scenario.scenario import BASELINE, Basis
from succession.example import example_region
from succession.register import Audience, GpRole, Register, Role, seen_by
from succession.register.rows import Row, register_of, rows_of
from tests.capacity.scenario.test_levers import LEVERS
from tests.region import TODAY
from tests.risk.world import ASSUMPTIONS

BASIS = Basis(ASSUMPTIONS, LEVERS)
WHOLE = example_region(60, 1, TODAY)
SCENARIO = BASELINE.model_copy(update={"years": 8, "runs": 200, "seed": 1})
# Of the middle, by how much of the field is hidden; of a band, how much narrower it may be.
MOST_MOVED = {0.2: 0.03, 0.5: 0.03, 1.0: 0.06}
MOST_NARROWED = 0.05
FIELDS = {"patienten": "praktijken", "fte": "huisartsen", "geboortejaar": "huisartsen"}


@cache
def _whole() -> Forecast:
    return _forecast(WHOLE)


def _forecast(register: Register) -> Forecast:
    return forecast(seen_by(register, Audience(Role.CONSULENT)), BASIS, SCENARIO, TODAY)


def _hidden(field: str, part: float) -> Register:
    draw, sheet = random.Random(1), FIELDS[field]
    rows = rows_of(WHOLE)
    hidden = [_without(row, field) if draw.random() < part else row for row in rows[sheet]]
    return register_of({**rows, sheet: hidden})


def _without(row: Row, field: str) -> Row:
    gone = [name for name in row if name == field or name.startswith(f"{field}_")]
    return row | dict.fromkeys(gone, None)


@pytest.mark.parametrize("part", MOST_MOVED)
@pytest.mark.parametrize("field", FIELDS)
def test_the_middle_hardly_moves_and_no_band_narrows(field: str, part: float) -> None:
    whole, found = _whole().areas[0].years[-1], _forecast(_hidden(field, part))
    last = found.areas[0].years[-1]
    for name in ("supply_fte", "demand_fte"):
        before, after = getattr(whole, name), getattr(last, name)
        assert after.p50 == pytest.approx(before.p50, rel=MOST_MOVED[part]), name
        assert after.p90 - after.p10 >= (1 - MOST_NARROWED) * (before.p90 - before.p10), name
    owners, before_owners = (one.roles[-1][0].persons.p50 for one in (found, _whole()))
    assert owners == pytest.approx(before_owners, rel=MOST_MOVED[part])
    for name in ("unserved_patients", "open_shares"):
        band = getattr(whole, name)
        assert band.p10 <= getattr(last, name).p50 <= band.p90, name


@pytest.mark.parametrize("field", FIELDS)
def test_what_was_filled_in_is_told_with_how_often(field: str) -> None:
    told = {one.field: one.count for one in _forecast(_hidden(field, 1.0)).imputed}
    sheet = FIELDS[field]
    gps = [gp for gp in WHOLE.gps if gp.role is not GpRole.TRAINEE]
    assert told[f"{sheet}.{field}"] == (len(WHOLE.practices) if sheet == "praktijken" else len(gps))


def test_owners_alone_give_about_the_same_ratio_of_supply_to_demand() -> None:
    owners = replace(WHOLE, gps=tuple(gp for gp in WHOLE.gps if gp.role is GpRole.OWNER))
    found = _forecast(owners)
    for year, whole in zip(found.areas[0].years, _whole().areas[0].years, strict=True):
        ratio = year.supply_fte.p50 / year.demand_fte.p50
        assert ratio == pytest.approx(whole.supply_fte.p50 / whole.demand_fte.p50, abs=0.12)
    assert "huisartsen.rol" in {one.field for one in found.imputed}
