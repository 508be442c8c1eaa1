"""Who carries the lists today, and what is filled in where it is not known."""

from typing import Any

import pytest

from succession.capacity.region.workforce import Workforce, workforce_of
from succession.risk.cases import cases_of
from succession.simulation import SimulationPlan
from succession.simulation.world import region_of
from tests.risk.world import AS_OF, ASSUMPTIONS, gp, practice, register, vacancy

OTHER = "01000002"


def _workforce(*rows: dict[str, Any]) -> Workforce:
    found = register(*rows)
    return workforce_of(found, cases_of(found, ASSUMPTIONS, AS_OF), ASSUMPTIONS)


def test_owners_and_staff_are_told_apart() -> None:
    staff = gp("H", rol="hidha", fte=0.5), gp("T", rol="aios", fte=1.0)
    work = _workforce(practice(patienten=2800), gp(fte=0.9), *staff)
    assert work.owner_fte.tolist() == [pytest.approx(0.9)]
    assert work.staff_fte.tolist() == [0.5]
    # 2,800 patients on 1.4 fte, of whom 4.5 % do not fit.
    assert work.patients_per_fte == pytest.approx(2000 * 0.955)


def test_a_list_of_unknown_size_is_as_full_as_the_region() -> None:
    known = practice(patienten=2000), gp(fte=1.0)
    work = _workforce(*known, practice(OTHER, patienten=None), gp(agb=OTHER, fte=0.5))
    assert work.patients[1] == pytest.approx(0.5 * 2000)


def test_a_list_of_unknown_size_is_as_long_as_if_an_open_share_were_held() -> None:
    known = practice(patienten=2000), gp(fte=1.0)
    vacant = vacancy(agb=OTHER)
    work = _workforce(*known, practice(OTHER, patienten=None), gp(agb=OTHER, fte=0.5), vacant)
    assert work.patients[1] == pytest.approx((0.5 + 0.87) * 2000)


def test_a_practice_without_gps_has_the_fte_of_its_list() -> None:
    known = practice(patienten=2000), gp(fte=1.0)
    work = _workforce(*known, practice(OTHER, patienten=3000))
    assert work.owner_fte[1] == pytest.approx(3000 / 2000)
    assert work.staff_fte[1] == 0


def test_where_nothing_is_known_the_country_and_an_ordinary_duo_count() -> None:
    work = _workforce(practice(patienten=None))
    asked = ASSUMPTIONS.unknowns.patients_per_working_fte
    assert work.patients_per_fte == pytest.approx(asked * 0.955)
    assert work.owner_fte.tolist() == [pytest.approx(2 * 0.87)]


def test_the_simulation_reads_the_same_workforce() -> None:
    found = register(
        practice(patienten=2800),
        gp(fte=0.9),
        gp("H", rol="hidha", fte=0.5),
        practice(OTHER, patienten=None),
        gp(agb=OTHER, fte=None),
        practice("01000003", patienten=3000),
        practice("01000004", patienten=None),
    )
    work = workforce_of(found, cases_of(found, ASSUMPTIONS, AS_OF), ASSUMPTIONS)
    world = region_of(found, ASSUMPTIONS, AS_OF, SimulationPlan(years=1)).world
    assert work.patients == pytest.approx(world.practices["patients"])
    assert work.staff_fte == pytest.approx(world.practices["staff_fte"])
    assert work.patients_per_fte == pytest.approx(world.practices["per_fte"][0])
