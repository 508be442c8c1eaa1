"""A transfer that runs on schedule makes the plan of who hands over first weigh more."""

from importlib import import_module
from typing import Any

import pytest

from succession.register import Register
from succession.risk import Assessment, PracticeRisk, assess
from succession.risk.cases import SIGNED_CLASS, Cases, cases_of
from tests.risk.world import AGB, AS_OF, ROUND, RULES, gp, practice, register
from tests.talks.world import listed

OTHER = "01000002"
ON_SCHEDULE = frozenset({AGB})
PREPARED = ROUND.stop.certainty_when_prepared - 1  # its place among the classes


def _duo(first: dict[str, Any], second: dict[str, Any]) -> Register:
    later = {"stop_waarschijnlijk": 2034, "zekerheid": 2}
    sooner = {"stop_waarschijnlijk": 2029, "zekerheid": 2}
    return register(practice(), gp("A", **sooner | first), gp("B", **later | second))


def _classes(found: Register, prepared: frozenset[str] = ON_SCHEDULE) -> dict[str, int]:
    cases = cases_of(found, ROUND, AS_OF, prepared)
    named = zip(cases.holders, cases.share.plan_class.tolist(), strict=True)
    return {holder.name or "": place for holder, place in named if holder}


def _risk(found: Register, prepared: frozenset[str]) -> PracticeRisk:
    return assess(found, ROUND, RULES, AS_OF, prepared).practices[0]


def test_the_class_is_that_of_a_date_of_which_the_preparation_has_begun() -> None:
    begun = ROUND.stop.plan_classes.rows[PREPARED]
    assert (begun.weight, begun.slip_years, begun.width_years) == (0.80, 0.25, 0.6)


def test_only_the_plan_of_who_hands_over_first_weighs_more() -> None:
    assert _classes(_duo({}, {}), frozenset()) == {"A": 1, "B": 1}
    assert _classes(_duo({}, {})) == {"A": PREPARED, "B": 1}


def test_who_has_signed_is_not_first_any_more() -> None:
    signed = {"opvolgingsstatus": "getekend"}
    assert _classes(_duo(signed, {})) == {"A": SIGNED_CLASS, "B": PREPARED}


@pytest.mark.parametrize(("certainty", "place"), [(None, PREPARED), (5, 4)])
def test_a_plan_that_is_surer_stays_as_sure_as_it_was_said(
    certainty: int | None, place: int
) -> None:
    assert _classes(_duo({"zekerheid": certainty}, {}))["A"] == place


def test_who_named_no_day_has_no_plan_to_weigh() -> None:
    silent = dict.fromkeys(("stop_waarschijnlijk", "zekerheid"))
    assert _classes(_duo(silent, silent)) == {"A": -1, "B": -1}


def test_another_practice_does_not_change() -> None:
    neighbour = (practice(OTHER), gp("C", OTHER, stop_waarschijnlijk=2029, zekerheid=2))
    found = register(practice(), gp("A", stop_waarschijnlijk=2029, zekerheid=2), *neighbour)
    assert _classes(found) == {"A": PREPARED, "C": 1}


def test_the_risk_and_the_facts_follow() -> None:
    """He stops within the horizon for surer, and nobody has been found yet."""
    found = _duo({"geboortejaar": 1980}, {"geboortejaar": 1980})
    plain, prepared = _risk(found, frozenset()), _risk(found, ON_SCHEDULE)
    assert prepared.open_share.within_60 > plain.open_share.within_60
    facts = [
        Assessment(found, ROUND, RULES, AS_OF, which).told_facts[AGB]["open_aandeel_60"]
        for which in (frozenset[str](), ON_SCHEDULE)
    ]
    assert facts == [plain.open_share.within_60, prepared.open_share.within_60]


def test_risk_and_facts_come_from_one_reading_of_the_register(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[Cases] = []

    def counted(*of: Any) -> Cases:
        read.append(cases_of(*of))
        return read[-1]

    monkeypatch.setattr(import_module("succession.risk.assess"), "cases_of", counted)
    one = Assessment(_duo({}, {}), ROUND, RULES, AS_OF)
    (told,) = one.region.practices
    assert one.told_facts[AGB]["open_aandeel_60"] == told.open_share.within_60
    assert len(read) == 1


def test_the_work_list_of_talks_follows() -> None:
    found = _duo({"geboortejaar": 1965}, {"geboortejaar": 1965})
    plain, prepared = (
        next(one for one in listed(found, prepared=which).entries if one.gp.name == "A")
        for which in (frozenset[str](), ON_SCHEDULE)
    )
    assert prepared.stop_chance != plain.stop_chance
