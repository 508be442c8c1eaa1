"""What waiting costs is the chance of opening times who finds no place then, worked out by hand."""

from datetime import date
from typing import Any

import pytest

from succession.risk.cases import cases_of
from succession.risk.waiting import STARTS_MONTHS, WaitingCost, cost_of_waiting
from tests.risk.world import AGB, AS_OF, ROUND, gp, neighbours, practice, register, vacancy


def _waiting(*rows: dict[str, Any], unplaced: int | None = 1000) -> tuple[WaitingCost, ...]:
    cases = cases_of(register(practice(), *rows, *neighbours(6)), ROUND, AS_OF)
    return cost_of_waiting(cases, AGB, unplaced, ROUND)


def _bv(**changes: Any) -> dict[str, Any]:
    """A takeover that ends halfway the eighteenth month, as far as the months tell."""
    since = {"vacant_sinds": date(2026, 7, 2), "opvolgingsstatus": "geen"}
    return gp(None, houder="zorggroep-bv", geboortejaar=None, **since | changes)


def test_the_later_the_search_begins_the_more_have_no_place() -> None:
    """At .91 a year: 17.5, 11.5 and (the lead before the end) 12 and 12 months of searching."""
    found = [row.patients for row in _waiting(_bv())]
    rate = 0.70 * 1.3
    months = (17.5, 12.0, 12.0, 12.0)
    assert found == pytest.approx([1000 * (2 / (2 + rate * m / 12)) ** 2 for m in months], abs=1)


def test_it_rises_with_waiting_and_lies_within_its_band() -> None:
    rows = _waiting(gp(geboortejaar=1963))
    patients = [row.patients for row in rows]
    assert [row.start_months for row in rows] == list(STARTS_MONTHS)
    assert patients == sorted(patients)
    assert patients[-1] > patients[0] + 50
    assert all(row.low < row.patients < row.high for row in rows)


@pytest.mark.parametrize("stage", ["zoekend", "kandidaat", "getekend", "niet nodig"])
def test_who_searches_or_has_somebody_waits_no_more(stage: str) -> None:
    assert _waiting(gp(geboortejaar=1963, opvolgingsstatus=stage)) == ()


def test_what_stands_open_already_has_nothing_to_wait_for() -> None:
    assert _waiting(vacancy(), gp(geboortejaar=1963)) == ()


def test_where_it_is_not_known_who_finds_a_place_nothing_is_told() -> None:
    assert _waiting(gp(geboortejaar=1963), unplaced=None) == ()
