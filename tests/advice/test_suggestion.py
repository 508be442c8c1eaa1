"""Which draaiboek is suggested first, and what is said for and against."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from succession.advice.suggestion import suggestions
from succession.example import example_region
from succession.playbook.book.model import Reach
from succession.playbook.book.reading import library
from succession.register import Holder
from succession.register.facts import FROM_REGISTER, OF_PRACTICE
from succession.risk import Assessment
from tests.risk.world import AGB, AS_OF, ASSUMPTIONS, RULES, gp, practice, register

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
    "heeft_praktijkhouder": True,
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
    "heeft_praktijkhouder": False,
}


def names(facts):
    return [suggestion.playbook_id for suggestion in suggestions(facts, LIBRARY)]


def test_a_stopper_of_63_without_successor_gets_the_transfer_first_and_the_reasons():
    first = suggestions(STOPPER, LIBRARY)[0]
    assert first.playbook_id == "stappenplan-overdracht"
    assert first.why[0] == "Een praktijkhouder wil binnen vijf jaar stoppen"
    assert first.against == ()


def test_an_empty_solo_practice_gets_the_acute_draaiboek_and_then_the_takeover():
    acute, takeover, *_ = suggestions(EMPTY, LIBRARY)
    assert (acute.playbook_id, acute.against) == ("overdracht-acuut", ())
    assert takeover.playbook_id == "tijdelijke-overname"
    assert takeover.why[0] == "Er staat nu een aandeel van de praktijk open"
    assert takeover.against[0].startswith("Familiedokter raadt zorggroepen sterk af")
    assert takeover.against[-1] == (
        "nog niet bekend: De leden gaven de zorggroep mandaat om praktijken tijdelijk over te nemen"
    )


def test_closing_is_suggested_last_and_only_after_a_year_of_searching():
    assert names(EMPTY)[-1] == "beeindigen-zonder-opvolger"
    assert "beeindigen-zonder-opvolger" not in names(EMPTY | {"zoekt_maanden": 3})


def test_no_takeover_is_suggested_without_a_mandate():
    assert "tijdelijke-overname" in names(EMPTY | {"mandaat_overname": True})
    assert "tijdelijke-overname" not in names(EMPTY | {"mandaat_overname": False})


def test_a_practice_that_stands_open_need_not_have_searched_for_a_year():
    stopping = EMPTY | {"open_nu": False, "stop_maanden": 10, "aandelen_zonder_opvolger": 1}
    assert "tijdelijke-overname" in names(EMPTY | {"zoekt_maanden": 3})
    assert "tijdelijke-overname" in names(stopping)
    assert "tijdelijke-overname" not in names(stopping | {"zoekt_maanden": 3})


@pytest.mark.parametrize("fact", ["getekend", "overname"])
def test_an_unknown_requirement_is_said_and_never_counts_for(fact):
    known, unknown = (
        next(s for s in suggestions(facts, LIBRARY) if s.playbook_id == "tijdelijke-overname")
        for facts in (EMPTY, EMPTY | {fact: None})
    )
    assert unknown.why == known.why
    assert len(unknown.against) == len(known.against) + 1


def test_where_nothing_is_known_nothing_is_suggested():
    assert suggestions({}, LIBRARY) == ()
    assert suggestions(dict.fromkeys(FROM_REGISTER), LIBRARY) == ()


def test_an_unknown_age_and_stop_ask_for_the_first_talk():
    facts = {"leeftijd_onbekend": True, "stop_bekend": False, "open_nu": False}
    (first,) = suggestions(facts, LIBRARY)
    assert first.why[0] == "Leeftijd en stopjaar zijn onbekend; begin met het verkennend gesprek"


def test_a_practice_that_is_taken_over_already_is_not_taken_over_again():
    assert "tijdelijke-overname" not in names(EMPTY | {"overname": True})
    held = EMPTY | {"overname": True, "open_nu": False, "niveau": "nu handelen"}
    assert "stappenplan-overdracht" in names(held)
    assert "tijdelijk-praktijkbeheer" not in names(held)


def test_the_facts_that_a_draaiboek_may_ask_are_those_that_the_risk_model_tells():
    assert set(FROM_REGISTER) == {*OF_PRACTICE, "niveau", "mogelijk_niveau"}


CLAIM = re.compile(r"[Ee]r is (nog )?een praktijkhouder|praktijkhouder (wil|stopt|blijft|van)")


@pytest.mark.parametrize("holder", [Holder.ZORGGROEP_BV, Holder.CHAIN, Holder.COOPERATIVE])
@pytest.mark.parametrize("stage", [None, "geen", "zoekend"])
def test_no_draaiboek_says_that_there_is_a_praktijkhouder_where_there_is_none(holder, stage):
    held = dict.fromkeys(gp(), None) | {"praktijk_agb": AGB, "houder": holder}
    since = AS_OF - timedelta(days=400)
    found = register(practice(), held | {"vacant_sinds": since, "opvolgingsstatus": stage})
    facts = Assessment(found, ASSUMPTIONS, RULES, AS_OF).told_facts[AGB]
    assert facts["heeft_praktijkhouder"] is False
    for level in ("nu handelen", "acuut", "gesprek plannen"):
        for one in suggestions(facts | {"niveau": level}, LIBRARY):
            assert not [line for line in one.why if CLAIM.search(line)], one


def test_what_is_unknown_of_the_succession_is_not_said_to_be_unsigned():
    """A share of unknown stage counts as one without successor for the level, not in words."""
    found = register(practice(), gp("A", geboortejaar=1962, opvolgingsstatus=None))
    facts = Assessment(found, ASSUMPTIONS, RULES, AS_OF).told_facts[AGB]
    assert (facts["opvolgingsstatus"], facts["getekend"], facts["intentie"]) == (None, None, None)
    known = register(practice(), gp("A", geboortejaar=1962, opvolgingsstatus="zoekend"))
    facts = Assessment(known, ASSUMPTIONS, RULES, AS_OF).told_facts[AGB]
    assert (facts["getekend"], facts["intentie"]) == (False, False)


def test_a_condition_is_no_reason():
    for facts in (STOPPER, EMPTY):
        for one in suggestions(facts, LIBRARY):
            assert not [line for line in one.why if " niet al " in line or "niet van een" in line]


def test_a_young_practice_gets_no_suggestion():
    assert names(STOPPER | {"leeftijd_oudste": 45, "stop_maanden": 200}) == []


def test_a_successor_in_view_brings_the_mentor():
    assert "mentorschap" in names(STOPPER | {"opvolgingsstatus": "kandidaat"})


def test_an_objection_puts_a_draaiboek_after_those_without():
    candidate = STOPPER | {"opvolgingsstatus": "kandidaat"}
    other_form = candidate | {"andere_vorm_nodig": True}
    assert names(candidate)[:2] == ["stappenplan-overdracht", "mentorschap"]
    assert names(other_form)[:2] == ["mentorschap", "samenwerking-groepspraktijk"]
    assert "stappenplan-overdracht" in names(other_form)[2:]


def test_an_approach_for_the_whole_region_is_never_suggested_for_one_practice():
    regional = {playbook.id for playbook in LIBRARY if playbook.reach is Reach.REGION}
    every_fact = dict.fromkeys(FROM_REGISTER, True)
    assert len(regional) == 6
    for facts in (STOPPER, EMPTY, every_fact):
        assert not regional & set(names(facts))


def test_a_heavy_load_brings_management_and_not_a_transfer_to_a_practice_that_is_young():
    young = STOPPER | {"leeftijd_oudste": 45, "stop_maanden": None, "niveau": "volgen"}
    busy = young | {"belasting": 1.3, "praktijkmanager": "geen", "aantal_huisartsen": 2}
    assert set(names(busy)) == {
        "has-vorming",
        "praktijkmanagement-op-maat",
        "praktijkverbeterplan",
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_in_the_example_region_every_practice_that_asks_for_action_gets_a_suggestion(seed):
    as_of = date(2026, 11, 21)
    region = Assessment(example_region(100, seed, as_of), ASSUMPTIONS, RULES, as_of).told_facts
    urgent = {agb: f for agb, f in region.items() if f["niveau"] in ("nu handelen", "acuut")}
    assert len(urgent) >= 3
    assert [agb for agb, facts in urgent.items() if not suggestions(facts, LIBRARY)] == []
    acute = [names(facts)[0] for facts in urgent.values() if facts["niveau"] == "acuut"]
    assert set(acute) == {"overdracht-acuut"}
