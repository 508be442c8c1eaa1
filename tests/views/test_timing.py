"""Open, searching, not begun and arranged are four sentences, each with its own number."""

from datetime import date

import pytest

from succession.register import Audience, Role
from succession.register.seen import seen_by
from succession.risk.result import Headway
from succession.risk.waiting import WaitingCost
from succession.views import timing
from tests.risk.world import AGB, gp, practice, register, vacancy
from tests.views.builders import make_risk

AS_OF = date(2026, 11, 21)
HELD = seen_by(register(practice(), gp()), Audience(Role.CONSULENT))
OPEN = seen_by(register(practice(), vacancy()), Audience(Role.CONSULENT))
SEARCHES = make_risk(
    agb=AGB,
    headway=Headway.SEARCHING,
    months_left=17.0,
    searching_months=15.2,
    chance_before_stop=0.42,
    chance_helped=0.5,
)
ARRANGED = make_risk(agb=AGB, headway=Headway.ARRANGED, months_left=-4.0)


def test_in_a_list_each_is_said_in_a_few_words_and_without_a_chance() -> None:
    late = make_risk(agb=AGB, months_left=-4.0)
    nothing = make_risk(agb=AGB, months_left=None, headway=None)
    said = [timing.brief(HELD, one) for one in (late, SEARCHES, ARRANGED, nothing)]
    assert said == [
        "4 maanden te laat",
        "zoekt 15 maanden",
        "opvolger heeft toegezegd",
        "niets te beginnen",
    ]
    opened = make_risk(agb=AGB, headway=Headway.OPEN, months_left=None)
    assert timing.brief(OPEN, opened) == "staat open sinds november 2026"


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (17.0, "voor een rustige overdracht moet er uiterlijk in april 2028 iemand zijn."),
        (
            -2.0,
            "voor een rustige overdracht had er uiterlijk in september 2026 iemand moeten zijn.",
        ),
    ],
)
def test_who_searches_is_not_too_late_to_begin(months: float, words: str) -> None:
    searches = make_risk(
        agb=AGB, headway=Headway.SEARCHING, months_left=months, searching_months=15.2
    )
    found = timing.sentence(HELD, searches, AS_OF)
    assert found == f"Er wordt gezocht, al 15 maanden; {words}"


def test_the_chance_stands_apart_with_and_without_help() -> None:
    assert timing.chance(SEARCHES) == ("De kans op een opvolger vóór de stop is 42%, met hulp 50%.")
    assert timing.chance(ARRANGED) == ""


def test_of_what_is_open_it_is_said_until_when_it_is_bridged() -> None:
    until = {
        None: "Tot wanneer de waarneming is geregeld, is niet bekend.",
        date(2027, 3, 1): "De waarneming is geregeld tot 1 maart 2027.",
        date(2026, 3, 1): "De waarneming liep tot 1 maart 2026.",
    }
    for day, words in until.items():
        risk = make_risk(agb=AGB, headway=Headway.OPEN, months_left=None, bridged_until=day)
        assert timing.sentence(OPEN, risk, AS_OF) == words


def test_who_has_somebody_has_only_the_way_to_go() -> None:
    assert timing.sentence(HELD, ARRANGED, AS_OF) == (
        "De opvolger heeft toegezegd; de weg naar de overdracht had uiterlijk in juli 2026 moeten "
        "beginnen."
    )


def test_what_waiting_costs_is_said_where_it_costs_something() -> None:
    rows = (WaitingCost(0, 117.2, 60.0, 200.0), WaitingCost(24, 228.4, 110.0, 340.0))
    assert timing.waiting_line(rows).startswith(
        "Begint het zoeken nu, dan blijven er binnen vijf jaar naar verwachting 117 patiënten "
        "zonder plek; begint het over 24 maanden, dan 228."
    )
    assert [record["zoeken begint"] for record in timing.waiting_records(rows)] == [
        "nu",
        "over 24 maanden",
    ]
    assert timing.waiting_line(()) == timing.waiting_line((WaitingCost(0, 0.1, 0.0, 0.2),)) == ""
