"""Which draaiboek is suggested first, and what is said for and against."""

from pathlib import Path

import pytest

from succession.advice.suggestion import suggestions
from succession.playbook.facts import FROM_REGISTER
from succession.playbook.reading import library
from succession.risk.facts import FACT_LABELS

LIBRARY = library(Path(__file__).parents[2] / "playbooks")
STOPPER = {
    "leeftijd_oudste": 63,
    "leeftijd_onbekend": False,
    "stop_bekend": True,
    "stop_maanden": 30,
    "open_nu": False,
    "is_solo": True,
    "opvolgingsstatus": "geen",
    "niveau": "gesprek plannen",
    "andere_vorm_nodig": False,
    "maanden_over": 8.0,
    "te_koop": False,
}
EMPTY = {
    "open_nu": True,
    "is_solo": True,
    "niveau": "acuut",
    "zoekt_maanden": 14,
    "getekend": False,
    "pand_staat": "goed",
    "andere_vorm_nodig": False,
    "opvolgingsstatus": "zoekend",
    "leeftijd_oudste": 66,
    "overname": False,
    "collegas_dragen": False,
}


def names(facts):
    return [suggestion.playbook_id for suggestion in suggestions(facts, LIBRARY)]


def test_a_stopper_of_63_without_successor_gets_the_transfer_first_and_the_reasons():
    first = suggestions(STOPPER, LIBRARY)[0]
    assert first.playbook_id == "stappenplan-overdracht"
    assert first.why[0] == "Een praktijkhouder wil binnen vijf jaar stoppen"
    assert len(first.why) == 4
    assert first.against == ()


def test_an_empty_solo_practice_gets_the_takeover_with_what_speaks_against_it():
    (takeover,) = suggestions(EMPTY, LIBRARY)
    assert takeover.playbook_id == "tijdelijke-overname"
    assert takeover.why[0] == "Er staat nu een aandeel van de praktijk open"
    assert takeover.against[0].startswith("Familiedokter raadt zorggroepen sterk af")
    assert takeover.against[-1] == (
        "nog niet bekend: De leden gaven de zorggroep mandaat om praktijken tijdelijk over te nemen"
    )


def test_no_takeover_is_suggested_without_a_mandate():
    assert names(EMPTY | {"mandaat_overname": True}) == ["tijdelijke-overname"]
    assert names(EMPTY | {"mandaat_overname": False}) == []


def test_a_practice_that_stands_open_need_not_have_searched_for_a_year():
    stopping = EMPTY | {"open_nu": False, "stop_maanden": 10, "aandelen_zonder_opvolger": 1}
    assert names(EMPTY | {"zoekt_maanden": 3}) == ["tijdelijke-overname"]
    assert "tijdelijke-overname" in names(stopping)
    assert "tijdelijke-overname" not in names(stopping | {"zoekt_maanden": 3})


@pytest.mark.parametrize("fact", ["getekend", "overname"])
def test_an_unknown_requirement_is_said_and_never_counts_for(fact):
    known, unknown = suggestions(EMPTY, LIBRARY)[0], suggestions(EMPTY | {fact: None}, LIBRARY)[0]
    assert len(unknown.why) == len(known.why) - 1
    assert len(unknown.against) == len(known.against) + 1


def test_where_nothing_is_known_nothing_is_suggested():
    assert suggestions({}, LIBRARY) == ()
    assert suggestions(dict.fromkeys(FROM_REGISTER), LIBRARY) == ()


def test_an_unknown_age_and_stop_ask_for_the_first_talk():
    facts = {"leeftijd_onbekend": True, "stop_bekend": False, "open_nu": False}
    (first,) = suggestions(facts, LIBRARY)
    assert first.why[0] == "Leeftijd en stopjaar zijn onbekend; begin met het verkennend gesprek"


def test_a_practice_that_is_taken_over_already_is_not_taken_over_again():
    assert names(EMPTY | {"overname": True}) == []
    assert names(EMPTY | {"overname": True, "open_nu": False}) == ["stappenplan-overdracht"]


def test_the_facts_that_a_draaiboek_may_ask_are_those_that_the_risk_model_tells():
    assert set(FROM_REGISTER) == {*FACT_LABELS, "niveau", "mogelijk_niveau"}


def test_a_young_practice_gets_no_suggestion():
    assert names(STOPPER | {"leeftijd_oudste": 45, "stop_maanden": 200}) == []


def test_a_successor_in_view_brings_the_mentor():
    assert "mentorschap" in names(STOPPER | {"opvolgingsstatus": "kandidaat"})


def test_an_objection_puts_a_draaiboek_after_those_without():
    candidate = STOPPER | {"opvolgingsstatus": "kandidaat"}
    other_form = candidate | {"andere_vorm_nodig": True}
    assert names(candidate) == ["stappenplan-overdracht", "mentorschap"]
    assert names(other_form) == ["mentorschap", "stappenplan-overdracht"]
