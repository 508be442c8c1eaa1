"""Demand: where the age bands come from, what they weigh, and what moves them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.assumptions import Assumptions
from succession.capacity.region.demand import (
    Growth,
    Lists,
    Mix,
    Trend,
    ageing,
    care_weights,
    demand_of,
    trend_of,
)
from succession.capacity.region.demand import (
    lists_of as lists_at,
)
from succession.land.siting import siting_of
from succession.register import Practice
from tests.risk.world import ASSUMPTIONS
from tests.verification.published import table

DEMAND = ASSUMPTIONS.demand
STILL = Trend(growth=0.0, trend_years=10, ageing_level=0.0)
NATIONAL_TREND = Trend(growth=0.0, trend_years=10, ageing_level=1.0)
_FIRST_AGES = (0, 5, 18, 45, 65, 75, 85, 130)
_FIELDS = (
    "patients_0_4",
    "patients_5_17",
    "patients_18_44",
    "patients_45_64",
    "patients_65_74",
    "patients_75_84",
    "patients_85_plus",
)


def _practice(number: int = 1, patients: int | None = None, **bands: int) -> Practice:
    return Practice(agb=f"0100000{number}", patients=patients, **bands)


def _of_bands(number: int, *counts: int, patients: int | None = None) -> Practice:
    return _practice(number, patients, **dict(zip(_FIELDS, counts, strict=True)))


YOUNG = _of_bands(1, 100, 300, 600, 0, 0, 0, 0)
OLD = _of_bands(2, 0, 0, 0, 0, 400, 400, 200)


def lists_of(practices: Sequence[Practice], assumptions: Assumptions) -> Lists:
    """The lists of practices of which nobody knows where they stand."""
    return lists_at(practices, siting_of(practices, assumptions), assumptions)


def _demand(lists: Lists, trend: Trend = STILL, years: Iterable[float] = (5, 10)) -> Any:
    return demand_of(lists, DEMAND, trend, list(years))


def test_a_list_with_all_bands_uses_its_own() -> None:
    lists = lists_of([OLD], ASSUMPTIONS)
    assert lists.mixes == (Mix.OWN,)
    assert lists.bands[0].tolist() == [0, 0, 0, 0, 0.4, 0.4, 0.2]


def test_a_list_that_lacks_one_band_does_not_use_the_rest() -> None:
    lists = lists_of([_practice(patients=1000, patients_85_plus=900)], ASSUMPTIONS)
    assert lists.mixes == (Mix.NATIONAL,)
    assert lists.bands[0] == pytest.approx(DEMAND.national_mix.values, abs=1e-9)


def test_enough_neighbours_with_bands_lend_theirs_together() -> None:
    own = [_of_bands(n, 0, 0, 0, 0, 400, 400, 200) for n in range(1, 5)]
    lists = lists_of([*own, YOUNG, _practice(9, 2000)], ASSUMPTIONS)
    assert lists.mixes[-1] is Mix.REGION
    assert lists.bands[-1] == pytest.approx([0.02, 0.06, 0.12, 0, 0.32, 0.32, 0.16])
    assert dict(lists.mix_counts) == {Mix.OWN: 5, Mix.REGION: 1}


def test_too_few_neighbours_lend_nothing() -> None:
    own = [_of_bands(n, 0, 0, 0, 0, 400, 400, 200) for n in range(1, 5)]
    assert lists_of([*own, _practice(9, 2000)], ASSUMPTIONS).mixes[-1] is Mix.NATIONAL


def test_the_total_stands_where_the_bands_add_up_to_another() -> None:
    lists = lists_of([_of_bands(1, 0, 0, 0, 0, 400, 400, 200, patients=1100)], ASSUMPTIONS)
    assert lists.patients.tolist() == [1100]


def test_bands_give_the_total_that_is_not_known() -> None:
    assert lists_of([OLD], ASSUMPTIONS).patients.tolist() == [1000]


def test_a_list_of_unknown_size_stays_unknown_and_asks_nothing() -> None:
    lists = lists_of([OLD, _practice(3)], ASSUMPTIONS)
    assert np.isnan(lists.patients[1])
    assert _demand(lists).care[:, 1].tolist() == [0, 0, 0]


def test_the_weights_are_the_contacts_against_the_average_patient() -> None:
    # Young: (3.5 x 100 + 2.3 x 300 + 3.6 x 600) / 1000 = 3.2; old: 2.4 + 3.56 + 2.66 = 8.62.
    weights = care_weights(lists_of([YOUNG, OLD], ASSUMPTIONS), DEMAND)
    assert weights[0] == pytest.approx(3.5 / 5.91)
    assert weights[6] == pytest.approx(13.3 / 5.91)


def test_an_old_list_asks_more_and_the_region_as_much_as_it_has_patients() -> None:
    demand = _demand(lists_of([YOUNG, OLD], ASSUMPTIONS))
    assert demand.care[0] == pytest.approx([1000 * 3.2 / 5.91, 1000 * 8.62 / 5.91])
    assert demand.care[0].sum() == pytest.approx(2000)
    assert demand.fte(2000).sum(axis=1) == pytest.approx([1, 1, 1])


def test_without_ageing_or_growth_nothing_moves() -> None:
    demand = _demand(lists_of([YOUNG, OLD], ASSUMPTIONS))
    assert demand.patients == pytest.approx(np.full((3, 2), 1000))
    assert demand.per_patient == pytest.approx(np.ones((3, 2)))


def test_growth_adds_up_until_the_trend_ends() -> None:
    trend = Trend(growth=0.02, trend_years=10, ageing_level=0.0)
    demand = _demand(lists_of([OLD], ASSUMPTIONS), trend, (5, 10, 15))
    assert demand.per_patient[:, 0] == pytest.approx([1, 1.1, 1.2, 1.2])
    assert demand.patients[:, 0] == pytest.approx([1000] * 4)


def test_an_old_list_and_a_young_one_grow_as_the_country_does() -> None:
    """Ageing the own mix at national rates would let old places grow fastest: they do not."""
    demand = _demand(lists_of([YOUNG, OLD], ASSUMPTIONS), NATIONAL_TREND, (5,))
    mix, rows = np.array(DEMAND.national_mix.values), np.array(DEMAND.ageing.rows[0].values)
    contacts = np.array(DEMAND.contacts.values)
    grown = (mix * rows) @ contacts / (mix @ contacts)
    assert demand.per_patient[1] == pytest.approx([grown, grown])
    assert demand.patients[1] == pytest.approx([1000 * (mix * rows).sum() / mix.sum()] * 2)


def test_a_gemeente_that_grows_faster_takes_its_practices_along_until_the_trend_ends() -> None:
    lists = replace(
        lists_of([YOUNG, OLD], ASSUMPTIONS),
        care_rate=np.array([0.004, 0.0]),
        person_rate=np.array([0.01, 0.0]),
    )
    demand = _demand(lists, replace(STILL, local=0.5), (5, 10, 15))
    faster = np.exp(0.5 * 0.004 * np.array([0, 5, 10, 10]))
    assert demand.per_patient[:, 0] == pytest.approx(faster)
    assert demand.per_patient[:, 1] == pytest.approx(np.ones(4))
    assert demand.patients[2, 0] == pytest.approx(1000 * np.exp(0.5 * 0.01 * 10))


def test_between_two_years_bands_move_evenly() -> None:
    halfway = ageing(DEMAND, 1.0, np.array([2.5]))[0]
    assert halfway == pytest.approx((1 + np.array(DEMAND.ageing.rows[0].values)) / 2)


def test_no_band_shrinks_below_nobody() -> None:
    assert ageing(DEMAND, 1_000.0, np.array([10.0])).min() == 0


def test_the_national_mix_asks_what_the_national_plan_foresees() -> None:
    # Capaciteitsorgaan 2025: demography alone adds 4.3, 8.6, 12.1 and 14.8 %.
    lists = lists_of([_practice(patients=10_000)], ASSUMPTIONS)
    asked = _demand(lists, NATIONAL_TREND, (5, 10, 15, 20)).per_patient[1:, 0]
    assert asked == pytest.approx([1.043, 1.086, 1.121, 1.148], abs=5e-4)


def test_the_scenarios_are_low_middle_and_high_of_one_number() -> None:
    growths = [trend_of(DEMAND, growth).growth for growth in Growth]
    assert growths == [0.009, 0.018, 0.026, 0.018]


counts = st.lists(st.integers(1, 2000), min_size=7, max_size=7)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(rows=st.lists(counts, min_size=1, max_size=4), level=st.floats(0, 2))
def test_patients_and_fte_are_kept_whatever_the_mixes(rows: list[list[int]], level: float) -> None:
    lists = lists_of([_of_bands(n, *row) for n, row in enumerate(rows)], ASSUMPTIONS)
    demand = _demand(lists, Trend(0.018, 10, level))
    people = sum(map(sum, rows))
    assert demand.patients[0].sum() == pytest.approx(people)
    assert demand.care[0].sum() == pytest.approx(people)
    assert demand.care == pytest.approx(demand.care[0] * demand.per_patient)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(row=counts, growth=st.floats(0, 0.05), more=st.floats(0.001, 0.05))
def test_more_growth_asks_more(row: list[int], growth: float, more: float) -> None:
    lists = lists_of([_of_bands(1, *row)], ASSUMPTIONS)
    low, high = (
        _demand(lists, Trend(each, 10, 1.0)).care[1:].sum() for each in (growth, growth + more)
    )
    assert low < high


@settings(deadline=None, derandomize=True, max_examples=40)
@given(row=counts, extra=st.integers(1, 500))
def test_one_more_old_patient_for_a_young_one_asks_more(row: list[int], extra: int) -> None:
    older = [row[0], row[1] + extra, *row[2:]], [*row[:6], row[6] + extra]
    lists = lists_of([_of_bands(n, *bands) for n, bands in enumerate(older)], ASSUMPTIONS)
    demand = _demand(lists)
    assert demand.care[0, 0] < demand.care[0, 1]


def _banded(rows: Iterable[tuple[str, float]]) -> np.ndarray:
    """Five-year ages into the bands of a list; a band that cuts one takes its part of the years."""
    found = np.zeros(7)
    for ages, persons in rows:
        first = int(ages.rstrip("+").split("-")[0])
        for year in range(first, first + 5):
            found[np.searchsorted(_FIRST_AGES, year, side="right") - 1] += persons / 5
    return found


def test_the_shipped_mix_is_the_public_population() -> None:
    rows = table("nl_population_pc4_age_2021/population_gemeente2022_age5_2021_derived.csv")
    persons = _banded((row["age_group"], float(row["total"])) for row in rows)
    assert persons / persons.sum() == pytest.approx(DEMAND.national_mix.values, abs=1e-4)


def test_the_shipped_ageing_is_the_public_projection_raised_by_one_factor_a_year() -> None:
    groups = defaultdict(list)
    for row in table("nl_population_projection_un2019/un_wpp2019_netherlands_age5.csv"):
        if row["variant"] == "medium":
            groups[int(row["year"])].append((row["age"], float(row["thousands"])))
    today = _banded(groups[2025])
    for shipped, factor in zip(DEMAND.ageing.rows, (1.0169, 1.0337, 1.0541, 1.0748), strict=True):
        projected = _banded(groups[2025 + shipped.after_years]) / today
        assert projected * factor == pytest.approx(shipped.values, abs=1e-3)
