"""Scores of chances and bands, by hand and on made histories."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.capacity.verification import (
    Bin,
    brier,
    brier_skill,
    coverage,
    national_check,
    reliability,
)
from tests.capacity.published import NATIONAL

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_the_national_check_stands_beside_the_advice() -> None:
    check = national_check(NATIONAL)
    assert (check.balance_year, check.advised_starters) == (2043, 1026)
    assert 990 <= check.starters <= 1060
    assert check.supply_fte_as_advised == pytest.approx(check.demand_fte, rel=0.02)


def test_brier_by_hand() -> None:
    assert brier([(0.5, True), (0.0, False), (1.0, False)]) == pytest.approx((0.25 + 0 + 1) / 3)


def test_nothing_happened_yet_scores_nothing() -> None:
    assert (brier([]), brier_skill([]), reliability([]), coverage([], [])) == (None, None, (), None)


def test_skill_compares_with_the_mean() -> None:
    assert brier_skill([(1.0, True), (0.0, False)]) == 1
    assert brier_skill([(0.5, True), (0.5, False)]) == 0
    assert brier_skill([(0.0, True), (1.0, False)]) == -3


def test_skill_is_unknown_when_all_went_the_same_way() -> None:
    assert brier_skill([(0.9, True), (0.8, True)]) is None


def test_bins_by_hand() -> None:
    pairs = [(0.12, False), (0.18, True), (1.0, True)]
    assert reliability(pairs) == (
        Bin(mean_chance=pytest.approx(0.15), happened=0.5, count=2),
        Bin(mean_chance=1.0, happened=1.0, count=1),
    )


def test_certainty_stands_with_the_highest_chances() -> None:
    assert reliability([(0.95, False), (1.0, True)]) == (Bin(pytest.approx(0.975), 0.5, 2),)


def test_true_chances_lie_on_the_diagonal() -> None:
    stream = random.Random(7)
    pairs = [
        (chance, stream.random() < chance) for chance in (stream.random() for _ in range(20_000))
    ]
    for found in reliability(pairs):
        error = 4 * (0.25 / found.count) ** 0.5
        assert found.happened == pytest.approx(found.mean_chance, abs=error)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(pairs=PAIRS, bins=st.integers(1, 20))
def test_every_pair_stands_in_one_bin(pairs: list[tuple[float, bool]], bins: int) -> None:
    found = reliability(pairs, bins)
    assert sum(each.count for each in found) == len(pairs)
    total = sum(each.happened * each.count for each in found)
    assert total == pytest.approx(sum(happened for _, happened in pairs))


def test_coverage_counts_the_edges_in() -> None:
    assert coverage([(1, 2), (1, 2), (1, 2)], [1, 2, 3]) == pytest.approx(2 / 3)
