"""Expected supply against closed forms, by role, and what is conserved."""

from datetime import date
from math import exp
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.assumptions import Assumptions
from succession.capacity.region.shares import share_states
from succession.capacity.region.supply import (
    Group,
    Supply,
    expected_supply,
    new_gps,
)
from succession.register import Register
from succession.risk.cases import cases_of
from tests.risk.world import AGB, AS_OF, ROUND, gp, practice, register, vacancy

YEARS = 10


def _changed(section: str, base: Assumptions = ROUND, **values: float) -> Assumptions:
    """The assumptions with these numbers of one section fixed."""
    part = getattr(base, section)
    numbers = {
        name: getattr(part, name).model_copy(update={"value": value, "low": value, "high": value})
        for name, value in values.items()
    }
    return base.model_copy(update={section: part.model_copy(update=numbers)})


# Without unmet demand a practice alone in its region is exactly full, and nobody stops earlier.
AT_EASE = _changed("capacity", unmet_demand=0.0)


def _supply(*rows: dict[str, Any], assumptions: Assumptions = ROUND) -> Supply:
    return expected_supply(register(*rows), assumptions, AS_OF, YEARS)


def _locum(name: str = "W", **changes: Any) -> dict[str, Any]:
    return gp(name, **({"rol": "wisselende waarnemer", "fte": 0.6, "geboortejaar": 1985} | changes))


def test_the_years_are_those_of_the_simulation() -> None:
    assert _supply(practice(), gp()).years == tuple(range(2027, 2037))


def test_no_more_staff_take_a_share_than_there_are() -> None:
    """Six owners go and their one locum of today is all that is left to follow them."""
    owners = [gp(name, geboortejaar=1957, stop_waarschijnlijk=2027) for name in "ABCDEF"]
    supply = _supply(practice(patienten=1), *owners, _locum())
    for group, fte in supply.fte.items():
        assert (fte >= 0).all(), group


def test_an_owner_leaves_by_age() -> None:
    # 54.5 on 1 January 2027.
    supply = _supply(practice(patienten=1), gp(fte=0.9), assumptions=AT_EASE)
    still = (1 - 0.010) ** 0.5 * (1 - 0.015) ** 0.5
    assert supply.fte[Group.OWNER][0] == pytest.approx(0.9 * still, rel=1e-3)
    assert supply.stopped[0] == pytest.approx(1 - still, rel=1e-2)


def test_a_locum_leaves_by_age_and_trainees_do_not_count() -> None:
    trainee = gp("T", rol="aios", fte=1.0)
    supply = _supply(practice(patienten=1), _locum(geboortejaar=1962), trainee)
    # 64.5 now, and 66.5 on 31 December of the second year.
    still = (1 - 0.15) ** 0.5 * (1 - 0.20) * (1 - 0.28) ** 0.5
    assert supply.fte[Group.CHANGING_LOCUM][1] == pytest.approx(0.6 * still, rel=1e-3)
    assert supply.fte_today == pytest.approx(0.6)


def test_where_nobody_searches_with_success_what_stops_stays_open() -> None:
    hopeless = _changed("search", yearly_rate=1e-12)
    supply = _supply(practice(), gp(geboortejaar=1962), assumptions=hopeless)
    assert supply.fte[Group.SUCCESSOR] == pytest.approx(np.zeros(YEARS), abs=1e-9)


def test_a_signed_succession_always_succeeds() -> None:
    row = gp(geboortejaar=1962, opvolgingsstatus="gestart", stop_waarschijnlijk=date(2027, 6, 1))
    supply = _supply(practice(), row)
    assert supply.succeeded == pytest.approx(supply.stopped)
    assert supply.succeeded[1] > 0.95


def test_an_open_share_is_filled_with_the_chance_of_the_search() -> None:
    # Two established practices in a city: nothing slows the search but being solo.
    states = share_states(
        cases_of(register(practice(), vacancy()), ROUND, AS_OF),
        ROUND,
        np.array([0.0, 12.0, 24.0]),
    )
    assert states.held[0].tolist() == [1, 0, 0]
    assert 0 < states.open[0, 2] < states.open[0, 1] < 1
    assert states.succeeded[0, 0] == 0


def test_a_search_without_frailty_is_exponential() -> None:
    plain = {"yearly_rate": 0.7, "frailty_shape": 1e9, "lead": 0.0, "rural_factor": 1.0}
    assumptions = _changed("search", AT_EASE, **plain)
    cases = cases_of(register(practice(), gp("A"), gp("B")), assumptions, AS_OF)
    states = share_states(cases, assumptions, np.array([120.0]))
    grid = np.arange(121)
    survival = share_states(cases, assumptions, grid.astype(float)).held
    leaving = -np.diff(survival, axis=1)
    expected = leaving @ np.exp(-0.7 * (120 - (grid[:-1] + 0.5)) / 12)
    assert states.open[:, 0] == pytest.approx(expected, rel=1e-6)


def test_a_share_of_a_chain_stays_held_by_it() -> None:
    row = {"praktijk_agb": AGB, "houder": "keten", "rol": None}
    found = register(practice(), {**vacancy(), **row, "vacant_sinds": None, "reden_vacant": None})
    states = share_states(cases_of(found, ROUND, AS_OF), ROUND, np.array([120.0]))
    assert states.held.tolist() == [[1.0]]


def test_a_successor_works_less_than_who_stopped() -> None:
    rows = (practice(), gp(geboortejaar=1962, fte=1.0))
    supply = _supply(*rows)
    ratio = ROUND.simulation.successor_fte.value
    assert supply.fte[Group.SUCCESSOR] == pytest.approx(ratio * supply.succeeded)


def test_newcomers_are_the_part_of_the_country_that_the_region_is() -> None:
    # 718 x 0.94 for 18 million.
    assert new_gps(ROUND.supply, 1_800_000) == pytest.approx(0.1 * (718 * 0.94 + 14))


def test_newcomers_stay_by_age() -> None:
    supply = _supply(practice(patienten=1_800_000), _locum())
    yearly, stay = new_gps(ROUND.supply, 1_800_000), 1 - 0.008
    assert supply.newcomers[1] == pytest.approx(yearly * (1 + stay) * stay**0.5, rel=1e-3)


def test_who_takes_a_share_no_longer_works_as_a_newcomer() -> None:
    supply = _supply(practice(patienten=100_000), gp(geboortejaar=1962), _locum())
    left = supply.newcomers - supply.succeeded
    assert supply.fte[Group.NEWCOMER] == pytest.approx(0.74 * left)


def test_where_too_few_come_staff_of_today_takes_the_shares() -> None:
    with_owner = _supply(practice(patienten=1), gp(geboortejaar=1962), _locum(fte=3.0))
    alone = _supply(practice(patienten=1), _locum(fte=3.0))
    fewer = alone.fte[Group.CHANGING_LOCUM] - with_owner.fte[Group.CHANGING_LOCUM]
    taken = with_owner.succeeded - with_owner.newcomers
    assert fewer == pytest.approx(0.74 * np.maximum(taken, 0), abs=1e-4)


def test_a_register_of_owners_only_counts_owners_only() -> None:
    supply = _supply(practice(patienten=100_000), gp())
    assert not supply.counts_staff
    assert set(supply.fte) == {Group.OWNER, Group.SUCCESSOR}


def test_the_fte_trend_holds_for_everybody() -> None:
    rows = (practice(), gp(), _locum())
    plain, less = (
        _supply(*rows, assumptions=_changed("supply", fte_trend=trend)) for trend in (0.0, -0.01)
    )
    months = 12 * np.arange(1, YEARS + 1)
    expected = plain.total_fte * 0.99 ** (months / 12)
    assert less.total_fte == pytest.approx(expected, rel=1e-3)


def test_an_empty_register_has_no_supply() -> None:
    assert expected_supply(Register(), ROUND, AS_OF, 3).total_fte.tolist() == [0, 0, 0]


@settings(deadline=None, derandomize=True, max_examples=25)
@given(
    births=st.lists(st.integers(1955, 1990), min_size=1, max_size=4),
    stage=st.sampled_from(["onbekend", "geen", "zoekend", "kandidaat", "getekend"]),
)
def test_every_share_is_held_open_or_taken(births: list[int], stage: str) -> None:
    gps = [
        gp(f"A{n}", geboortejaar=year, opvolgingsstatus=None if stage == "onbekend" else stage)
        for n, year in enumerate(births)
    ]
    found = cases_of(register(practice(), *gps), ROUND, AS_OF)
    states = share_states(found, ROUND, np.array([0.0, 12.0, 60.0, 180.0]))
    for chance in (states.held, states.open, states.succeeded):
        assert chance.min() >= -1e-9
        assert chance.max() <= 1 + 1e-9
    assert (np.diff(states.held, axis=1) <= 1e-12).all()


@settings(deadline=None, derandomize=True, max_examples=15)
@given(rate=st.floats(0.1, 2.0), faster=st.floats(1.05, 3.0), birth=st.integers(1957, 1975))
def test_a_faster_search_leaves_fewer_shares_open(rate: float, faster: float, birth: int) -> None:
    found = register(practice(), gp(geboortejaar=birth))
    slow, quick = (
        share_states(
            cases_of(found, ROUND, AS_OF),
            _changed("search", yearly_rate=each),
            np.array([120.0]),
        ).open[0, 0]
        for each in (rate, rate * faster)
    )
    assert quick < slow


@settings(deadline=None, derandomize=True, max_examples=15)
@given(birth=st.integers(1957, 1985), older=st.integers(1, 8))
def test_older_owners_supply_less(birth: int, older: int) -> None:
    young, old = (
        _supply(practice(patienten=1), gp(geboortejaar=year)).fte[Group.OWNER]
        for year in (birth, birth - older)
    )
    assert (old <= young + 1e-9).all()
    assert old[-1] < young[-1]


def test_a_candidate_who_is_searched_for_may_still_be_missed() -> None:
    # 1 - 0.45 that the candidate does not come; then a search that is under way goes on.
    hopeless = _changed("search", AT_EASE, yearly_rate=1e-12)
    row = gp(geboortejaar=1957, opvolgingsstatus="kandidaat")
    found = cases_of(register(practice(), row), hopeless, AS_OF)
    states = share_states(found, hopeless, np.array([240.0]))
    assert states.open[0, 0] / (1 - states.held[0, 0]) == pytest.approx(0.55)


def test_who_begins_a_year_before_the_stop_has_searched_that_year() -> None:
    plain = {"yearly_rate": 0.7, "frailty_shape": 1e9, "rural_factor": 1.0}
    with_lead, without = (_changed("search", AT_EASE, **plain, lead=lead) for lead in (1.0, 0.0))
    day = date(2035, 1, 1)
    rows = practice(), gp("A", stop_waarschijnlijk=day, zekerheid=5), gp("B")
    found = register(*rows)
    early, late = (
        share_states(cases_of(found, each, AS_OF), each, np.array([180.0])).open[0, 0]
        for each in (with_lead, without)
    )
    assert early == pytest.approx(late * exp(-0.7), rel=0.03)
