"""One practice on one screen: what is the matter, what does it mean, what now."""

from datetime import date

import pytest

from succession.register import Audience, Role, seen_by
from succession.risk.result import RiskLevel
from succession.views.practice.listing import headline
from succession.views.practice.summary import (
    Fitting,
    TalkAhead,
    To,
    Underway,
    matter,
    meaning,
    timeline,
    what_now,
    when,
)
from tests.region import EIK, LINDE, region
from tests.views.builders import AS_OF, make_risk

SEEN = seen_by(region(), Audience(Role.CONSULENT))
RUN = Underway("r1", "Overdracht", "Team vertellen", 2)
DUE = TalkAhead("m1", "A. Visser", "Blijft het 2029?", is_due=True, due=AS_OF)
LATER = TalkAhead("m2", "B. de Boer", "Is er iemand?", is_due=False, due=date(2027, 5, 12))
FIT = Fitting("stappenplan", "Stappenplan", "er is haast")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (RiskLevel.ACT, "Bij De Linde moet nu iets beginnen."),
        (RiskLevel.TALK, "Bij De Linde is het tijd voor een gesprek over de toekomst."),
        (RiskLevel.FOLLOW, "Bij De Linde is nu niets te doen; wel bijhouden."),
    ],
)
def test_the_conclusion_is_a_sentence(level: RiskLevel, said: str) -> None:
    assert matter(SEEN, make_risk(agb=LINDE, name="De Linde", level=level)) == said


def test_what_stands_open_says_since_when() -> None:
    said = matter(SEEN, make_risk(agb=EIK, name="De Eik", level=RiskLevel.ACUTE))
    assert said.startswith("Bij De Eik staat een aandeel open")
    assert said.endswith("en wie blijft kan de patiënten niet dragen.")


def test_what_is_unknown_is_never_said_as_safe() -> None:
    risk = make_risk(
        agb=LINDE, name="De Linde", level=RiskLevel.UNKNOWN, possible_level=RiskLevel.ACT
    )
    assert matter(SEEN, risk) == (
        "Van De Linde weten we te weinig om te zeggen of er iets moet gebeuren; "
        "mogelijk is het nu handelen."
    )
    unknown = make_risk(agb=LINDE, patients_enrolled=None)
    assert meaning(SEEN, unknown) == "Om hoeveel patiënten het gaat is niet bekend."
    nowhere = make_risk(agb=LINDE, patients_enrolled=1500, patients_unplaced=None)
    assert "geen plek vinden is niet bekend" in meaning(SEEN, nowhere)


def test_whom_it_is_about_stands_beside_the_whole_list() -> None:
    risk = make_risk(agb=LINDE, patients_enrolled=1500, patients_unplaced=310)
    assert meaning(SEEN, risk) == (
        "Valt hier een aandeel open, dan gaat het om 1.500 patiënten van de 2.200 op naam; "
        "naar verwachting vinden er 310 geen plek in de buurt."
    )


def test_time_is_a_month() -> None:
    late = make_risk(level=RiskLevel.ACT, months_left=-4.0)
    assert when(SEEN, late, AS_OF) == "Beginnen had uiterlijk in juli 2026 gemoeten."
    assert when(SEEN, make_risk(level=RiskLevel.TALK, months_left=None), AS_OF) == ""
    assert when(SEEN, make_risk(level=RiskLevel.FOLLOW, months_left=99.0), AS_OF) == ""


def test_what_runs_goes_before_a_talk_and_a_talk_before_what_fits() -> None:
    on = what_now(RiskLevel.ACT, [RUN], [DUE], [FIT])
    assert (on.to, on.query) == (To.PLAYBOOKS, (("run", "r1"),))
    assert "2 stappen zijn te laat" in on.words
    assert what_now(RiskLevel.ACT, [], [LATER, DUE], [FIT]).query == (("gesprek", "m1"),)
    assert what_now(RiskLevel.ACUTE, [], [DUE], [FIT]).query == (("draaiboek", "stappenplan"),)
    assert what_now(RiskLevel.ACT, [], [], [FIT]).to is To.PLAYBOOKS


def test_where_nothing_is_to_be_done_there_is_no_button() -> None:
    wait = what_now(RiskLevel.FOLLOW, [], [LATER], [FIT])
    assert wait.to is None
    assert wait.words == ("Nu niets; het gesprek met B. de Boer is op 12 mei 2027 aan de beurt.")
    assert what_now(RiskLevel.FOLLOW, [], [], []).words == "Nu niets; wel bijhouden."


def test_what_was_said_stands_with_the_last_first() -> None:
    said = timeline(SEEN.gps_by_practice[LINDE], ())
    assert said
    days = [one.day or date.min for one in said]
    assert days == sorted(days, reverse=True)
    assert "A. Visser zei: stopt waarschijnlijk 2028" in said[0].line
    assert timeline((), ()) == ()


def test_the_list_counts_practices_hagros_and_praktijkhouders() -> None:
    names = [practice.agb for practice in SEEN.practices]
    assert headline(SEEN, names) == "4 praktijken in 2 hagro's, 4 praktijkhouders"
    assert headline(SEEN, []) == "Er is hier nog geen praktijk te openen"
