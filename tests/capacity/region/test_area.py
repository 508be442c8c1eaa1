"""The areas of a region: the whole, its hagros and its gemeenten."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.result import Forecast
from succession.capacity.region import area
from succession.capacity.region.area import REGION, Area, AreaKind, division_of
from succession.capacity.scenario.scenario import BASELINE
from succession.register import Practice, Register
from tests.capacity.forecast.test_forecast import BASIS, TODAY
from tests.capacity.forecast.test_forecast import REGION as PRACTICES

FIGURES = ("supply_fte", "demand_fte", "shortage_fte", "patients", "unserved_patients")


def _practice(number: int, hagro: str | None, municipality: str | None) -> Practice:
    return Practice(agb=f"0100000{number}", hagro=hagro, municipality=municipality)


THREE = (
    _practice(1, "Noord", "Aardorp"),
    _practice(2, "Noord", "Beekdorp"),
    _practice(3, None, "Aardorp"),
)


@cache
def _of(register: Register) -> Forecast:
    return forecast(register, BASIS, BASELINE.model_copy(update={"years": 5, "runs": 40}), TODAY)


def test_every_hagro_and_gemeente_is_an_area_after_the_region() -> None:
    division = division_of(THREE)
    assert division.areas == (
        REGION,
        Area(AreaKind.HAGRO, "Noord"),
        Area(AreaKind.MUNICIPALITY, "Aardorp"),
        Area(AreaKind.MUNICIPALITY, "Beekdorp"),
    )


def test_a_practice_counts_in_its_own_areas_only() -> None:
    patients = np.array([1.0, 10.0, 100.0])
    assert division_of(THREE).summed(patients).tolist() == [111.0, 11.0, 101.0, 10.0]


def test_a_very_large_region_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(area, "MOST_PRACTICES_BY_AREA", 2)
    assert division_of(THREE).areas == (REGION,)
    assert division_of(THREE).summed(np.ones(3)).tolist() == [3.0]


@pytest.mark.parametrize("kind", [AreaKind.HAGRO, AreaKind.MUNICIPALITY])
def test_the_areas_of_one_kind_add_up_to_the_region(kind: AreaKind) -> None:
    everywhere = tuple(replace(p, hagro=p.hagro or "Elders") for p in PRACTICES.practices)
    whole, *rest = _of(replace(PRACTICES, practices=everywhere)).areas
    parts = [one for one in rest if one.area.kind is kind]
    assert len(parts) > 1
    assert sum(part.practices for part in parts) == whole.practices
    for index, year in enumerate(whole.years):
        for figure in FIGURES:
            total = sum(getattr(part.years[index], figure).mean for part in parts)
            assert total == pytest.approx(getattr(year, figure).mean, rel=1e-4, abs=0.05)


def test_who_lies_in_no_hagro_counts_in_the_region_alone() -> None:
    placed = [practice for practice in PRACTICES.practices if practice.hagro]
    assert 0 < len(placed) < len(PRACTICES.practices)
    hagros = [one for one in _of(PRACTICES).areas if one.area.kind is AreaKind.HAGRO]
    assert sum(hagro.practices for hagro in hagros) == len(placed)
    assert _of(PRACTICES).areas[0].practices == len(PRACTICES.practices)


def test_an_area_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        _of(PRACTICES).of(Area(AreaKind.HAGRO, "Bestaat niet"))
