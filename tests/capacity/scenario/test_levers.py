"""Levers change single assumptions: what factors, additions and floors do, by hand."""

from math import exp, log, sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.capacity.scenario.effect import ModelEffect, Strength
from succession.capacity.scenario.levers import (
    LARGEST_FACTOR,
    Lever,
    changed,
    load_levers,
    number_at,
)
from succession.errors import InvalidInput
from tests.risk.world import ROUND
from tests.verification.published import ROOT

LEVERS = load_levers(ROOT / "data/levers.yaml")
RATE = "search.yearly_rate"


def _effect(on: str, how: str, value: float, low: float, high: float) -> ModelEffect:
    return ModelEffect.model_validate(
        {"on": on, "how": how, "value": value, "low": low, "high": high}
    )


def _sure(on: str, how: str, value: float) -> ModelEffect:
    return _effect(on, how, value, value, value)


@pytest.mark.parametrize("lever", LEVERS.levers, ids=lambda lever: lever.id)
def test_every_shipped_lever_changes_an_assumption(lever: Lever) -> None:
    after = changed(ROUND, lever.effects)
    assert after != ROUND
    for effect in lever.effects:
        assert number_at(after, effect.on) != number_at(ROUND, effect.on)


def test_no_lever_changes_nothing() -> None:
    assert changed(ROUND, ()) == ROUND


def test_only_the_named_number_moves() -> None:
    after = changed(ROUND, [_sure(RATE, "factor", 1.25)])
    assert number_at(after, RATE).value == pytest.approx(0.7 * 1.25)
    before = ROUND.search.yearly_rate
    search = after.search.model_copy(update={"yearly_rate": before})
    assert after.model_copy(update={"search": search}) == ROUND


def test_a_sure_factor_keeps_the_range_as_wide_as_it_was() -> None:
    number = number_at(changed(ROUND, [_sure(RATE, "factor", 1.25)]), RATE)
    assert (number.low, number.high) == (pytest.approx(0.35 * 1.25), pytest.approx(1.4 * 1.25))


def test_doubts_about_number_and_factor_add_as_squares() -> None:
    number = number_at(changed(ROUND, [_effect(RATE, "factor", 1.25, 1.0, 1.8)]), RATE)
    assert number.high == pytest.approx(0.875 * exp(sqrt(log(2) ** 2 + log(1.8 / 1.25) ** 2)))
    assert number.low == pytest.approx(0.875 / exp(sqrt(log(2) ** 2 + log(1.25) ** 2)))


def test_an_addition_by_hand() -> None:
    effect = _effect("supply.owner_capacity", "plus", 0.045, 0.02, 0.07)
    number = number_at(changed(ROUND, [effect]), effect.on)
    assert (number.low, number.value, number.high) == pytest.approx((1.02, 1.045, 1.07))


def test_a_floor_lifts_what_lies_below_and_nothing_else() -> None:
    lifted = number_at(changed(ROUND, [_effect("search.lead", "at_least", 3, 2, 5)]), "search.lead")
    assert (lifted.low, lifted.value, lifted.high) == (2, 3, 5)
    kept = number_at(changed(ROUND, [_sure("search.lead", "at_least", 0.1)]), "search.lead")
    assert kept == ROUND.search.lead


def test_of_two_floors_the_highest_counts() -> None:
    """Half a year more than the year that it is, beside three years at least."""
    more = _effect("search.lead", "beyond", 0.5, 0.0, 1.0)
    alone = number_at(changed(ROUND, [more]), "search.lead")
    assert (alone.low, alone.value, alone.high) == pytest.approx((1.0, 1.5, 2.0))
    floor = _effect("search.lead", "at_least", 3, 2, 5)
    for both in ([more, floor], [floor, more]):
        together = number_at(changed(ROUND, both), "search.lead")
        assert (together.low, together.value, together.high) == (2, 3, 5)


def test_factors_multiply_and_additions_add() -> None:
    effects = [_sure(RATE, "factor", 1.2), _sure(RATE, "factor", 1.5), _sure(RATE, "plus", 0.1)]
    assert number_at(changed(ROUND, effects), RATE).value == pytest.approx(0.7 * 1.8 + 0.1)


def test_all_factors_together_stay_believable() -> None:
    effects = [_sure(RATE, "factor", 2.0), _sure(RATE, "factor", 2.0)]
    assert number_at(changed(ROUND, effects), RATE).value == pytest.approx(0.7 * LARGEST_FACTOR)


@pytest.mark.parametrize(
    ("strength", "factor"), [(Strength.LOW, 1.0), (Strength.EXPECTED, 1.25), (Strength.HIGH, 1.8)]
)
def test_a_lever_works_as_strongly_as_is_said(strength: Strength, factor: float) -> None:
    effect = _effect(RATE, "factor", 1.25, 1.0, 1.8).at(strength)
    assert number_at(changed(ROUND, [effect]), RATE).value == pytest.approx(0.7 * factor)


@pytest.mark.parametrize("path", ["search.speed", "search", "nothing.at.all", "version"])
def test_a_place_without_a_number_is_refused(path: str) -> None:
    with pytest.raises(InvalidInput, match="is geen aanname"):
        changed(ROUND, [_sure(path, "plus", 1.0)])


@settings(deadline=None, derandomize=True, max_examples=50)
@given(
    how=st.sampled_from(["factor", "plus", "at_least"]),
    ends=st.lists(st.floats(0.1, 3), min_size=3, max_size=3).map(sorted),
    path=st.sampled_from([RATE, "search.lead", "supply.owner_capacity", "capacity.stretch"]),
)
def test_a_changed_number_lies_within_its_range(how: str, ends: list[float], path: str) -> None:
    low, value, high = ends
    number = number_at(changed(ROUND, [_effect(path, how, value, low, high)]), path)
    assert number.low <= number.value + 1e-9
    assert number.value <= number.high + 1e-9


def test_two_levers_with_one_name_are_refused(tmp_path: Path) -> None:
    text = (ROOT / "data/levers.yaml").read_text(encoding="utf-8")
    file = tmp_path / "levers.yaml"
    file.write_text(text.replace("id: has", "id: poh"), encoding="utf-8")
    with pytest.raises(InvalidInput, match="één keer"):
        load_levers(file)


def test_an_effect_outside_its_range_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "data/levers.yaml").read_text(encoding="utf-8")
    file = tmp_path / "levers.yaml"
    file.write_text(text.replace("value: 0.01, low: 0.0", "value: 0.01, low: 0.02"), "utf-8")
    with pytest.raises(InvalidInput, match="buiten haar eigen bereik"):
        load_levers(file)
