"""Who works in the region by role: persons and fte, run by run."""

from functools import cache

import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.result import Forecast, RoleYear
from succession.capacity.region.supply import Group
from succession.capacity.scenario.scenario import BASELINE
from succession.register import GpRole
from tests.capacity.forecast.test_forecast import BASIS, REGION, TODAY

SCENARIO = BASELINE.model_copy(update={"years": 8, "runs": 60})
ROLES = [
    Group.OWNER,
    Group.HIDHA,
    Group.REGULAR_LOCUM,
    Group.CHANGING_LOCUM,
    Group.NEWCOMER,
]


@cache
def _found() -> Forecast:
    return forecast(REGION, BASIS, SCENARIO, TODAY)


def _roles(year: int) -> dict[Group, RoleYear]:
    return {role.group: role for role in _found().roles[year]}


def test_every_role_is_told_every_year() -> None:
    assert [[role.group for role in year] for year in _found().roles] == [ROLES] * 8


def test_the_roles_and_who_bridges_are_the_supply() -> None:
    for roles, year in zip(_found().roles, _found().years, strict=True):
        told = sum(role.fte.mean for role in roles)
        assert told <= year.supply_fte.mean + 1e-6
        assert told == pytest.approx(year.supply_fte.mean, rel=0.02)
        persons = sum(role.persons.mean for role in roles)
        assert persons == pytest.approx(year.supply_persons.mean)


@pytest.mark.parametrize("role", [GpRole.OWNER, GpRole.HIDHA, GpRole.CHANGING_LOCUM])
def test_the_first_year_counts_who_is_in_the_register(role: GpRole) -> None:
    # It ends six weeks after the as-of day.
    listed = sum(gp.role is role for gp in REGION.gps)
    assert _roles(0)[Group(role.value)].persons.mean == pytest.approx(listed, rel=0.05)


def test_owners_stay_as_many_staff_of_today_become_fewer_and_newcomers_more() -> None:
    first, last = _roles(0), _roles(7)
    assert last[Group.OWNER].fte.mean == pytest.approx(first[Group.OWNER].fte.mean, rel=0.03)
    for group in (Group.HIDHA, Group.CHANGING_LOCUM):
        assert last[group].fte.mean < first[group].fte.mean
    assert last[Group.NEWCOMER].persons.mean > first[Group.NEWCOMER].persons.mean + 3


def test_how_many_newcomers_come_is_not_known() -> None:
    newcomers = _roles(7)[Group.NEWCOMER].persons
    assert newcomers.p90 - newcomers.p10 > 0.3 * newcomers.p50
