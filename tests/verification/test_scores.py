"""Scores of chances and bands, by hand and on made histories."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.verification.scores import (
    Bin,
    binomial_interval,
    brier,
    brier_interval,
    brier_skill,
    coverage,
    national_check,
    reliability,
    skill_interval,
)
from tests.verification.published import NATIONAL

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
    assert reliability(pairs, 2) == (
        Bin(mean_chance=pytest.approx(0.15), happened=0.5, count=2),
        Bin(mean_chance=1.0, happened=1.0, count=1),
    )


def test_equal_chances_stand_together() -> None:
    pairs = [(0.1, False)] * 3 + [(0.2, True)]
    assert reliability(pairs, 4) == (Bin(pytest.approx(0.1), 0.0, 3), Bin(0.2, 1.0, 1))


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
    assert len(found) <= bins
    assert [each.mean_chance for each in found] == sorted(each.mean_chance for each in found)
    assert sum(each.count for each in found) == len(pairs)
    total = sum(each.happened * each.count for each in found)
    assert total == pytest.approx(sum(happened for _, happened in pairs))


def test_coverage_counts_the_edges_in() -> None:
    assert coverage([(1, 2), (1, 2), (1, 2)], [1, 2, 3]) == pytest.approx(2 / 3)


def test_a_binomial_interval_by_hand() -> None:
    # Wilson: (p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), z = 1.96.
    assert binomial_interval(8, 10) == pytest.approx((0.490, 0.943), abs=1e-3)
    assert binomial_interval(0, 10) == pytest.approx((0, 0.278), abs=1e-3)
    assert binomial_interval(0, 0) is None


@settings(deadline=None, derandomize=True, max_examples=50)
@given(count=st.integers(1, 500), share=st.floats(0, 1))
def test_a_binomial_interval_holds_its_share_and_stays_a_share(count: int, share: float) -> None:
    happened = round(share * count)
    found = binomial_interval(happened, count)
    assert found is not None
    assert -1e-12 <= found[0] <= happened / count + 1e-12
    assert happened / count - 1e-12 <= found[1] <= 1 + 1e-12


def test_the_interval_of_the_score_by_hand() -> None:
    # Squares .25 and .04: mean .145, standard error .105.
    pairs = [(0.5, True), (0.2, False)]
    assert brier_interval(pairs) == pytest.approx(
        (0.145 - 1.96 * 0.105, 0.145 + 1.96 * 0.105), abs=1e-4
    )
    # Gains on the mean .5: 0 and .21; mean .105, error .105; divided by .25.
    assert skill_interval(pairs) == pytest.approx(
        (0.42 - 1.96 * 0.42, 0.42 + 1.96 * 0.42), abs=1e-4
    )


def test_too_few_pairs_have_no_interval() -> None:
    assert brier_interval([(0.5, True)]) is None
    assert skill_interval([(0.5, True), (0.4, True)]) is None
