"""Choosing a draaiboek: what is compared, and which days are proposed."""

from datetime import date
from pathlib import Path

import pytest

from succession.advice.suggestion import suggestions
from succession.conditions import Fact
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate, Reach
from succession.playbook.book.reading import library
from succession.views.library import choosing

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = {playbook.id: playbook for playbook in library(ROOT / "playbooks")}
TODAY = date(2026, 11, 21)
OPEN: dict[str, Fact] = {
    "open_nu": True,
    "niveau": "acuut",
    "getekend": False,
    "is_solo": True,
}
STOPS: dict[str, Fact] = {"open_nu": False, "stop_maanden": 20.0}


def _settled(furthest: Mandate) -> SettledMandate:
    return SettledMandate(furthest, "ledenraad, besluit 12.", date(2026, 3, 12), "D. Vos", 1)


def _options(furthest: Mandate | None = None) -> tuple[choosing.Option, ...]:
    fitting = suggestions(OPEN, LIBRARY.values())
    settled = _settled(furthest) if furthest else None
    return choosing.options(fitting, LIBRARY, OPEN, settled, TODAY)


def test_each_option_says_how_long_how_much_and_why() -> None:
    found = _options()
    assert found
    assert all(one.length and one.effort and one.why for one in found)
    assert [one.playbook_id for one in found] == [
        one.playbook_id for one in suggestions(OPEN, LIBRARY.values())
    ]


def test_the_mandate_decides_what_is_allowed() -> None:
    narrow = {one.playbook_id: one.fits_mandate for one in _options(Mandate.MEDIATE)}
    assert narrow["overdracht-acuut"] is True
    assert {one.fits_mandate for one in _options()} == {None}
    wide = [one.fits_mandate for one in _options(Mandate.TAKE_OVER)]
    assert all(wide)
    assert not all(one.fits_mandate for one in _options(Mandate.SHARE_KNOWLEDGE))


def test_what_is_not_settled_is_unknown_and_not_allowed() -> None:
    assert all("mandaat onbekend" in one.mandate for one in _options())
    assert "nog niet vastgelegd" in choosing.mandate_line(None)


def test_a_settled_mandate_says_how_far_since_when_and_by_whom() -> None:
    line = choosing.mandate_line(_settled(Mandate.MEDIATE))
    assert line == (
        "tot en met bemiddelen, sinds 12 maart 2026. "
        "Besluit: ledenraad, besluit 12 (vastgelegd door D. Vos)."
    )
    ladder = choosing.mandate_ladder(_settled(Mandate.CONNECT))
    assert ladder[1:3] == ("✔ verbindingen leggen", "✘ agenderen")


def test_a_transfer_is_proposed_on_the_first_of_the_quarter_of_the_stop() -> None:
    proposed = choosing.proposed_anchors(LIBRARY["stappenplan-overdracht"], STOPS, TODAY)
    assert proposed == {"overdracht": date(2028, 10, 1)}


def test_without_a_stop_somebody_must_choose_the_day() -> None:
    proposed = choosing.proposed_anchors(LIBRARY["stappenplan-overdracht"], {}, TODAY)
    assert proposed == {"overdracht": None}


def test_what_is_acute_begins_today_and_what_follows_keeps_its_distance() -> None:
    acute = choosing.proposed_anchors(LIBRARY["overdracht-acuut"], {}, TODAY)
    ending = choosing.proposed_anchors(LIBRARY["tijdelijk-praktijkbeheer"], {}, TODAY)
    assert acute == {"melding": TODAY}
    assert ending == {"start": TODAY, "einde": date(2027, 11, 21)}


def test_where_a_share_is_open_the_stop_is_now_and_the_latest_start_is_past() -> None:
    proposed = choosing.proposed_anchors(LIBRARY["stappenplan-overdracht"], OPEN, TODAY)
    assert proposed == {"overdracht": date(2027, 1, 1)}
    takeover = next(one for one in _options() if one.playbook_id == "tijdelijke-overname")
    assert "al voorbij" in takeover.latest_start


def test_for_the_region_every_draaiboek_that_is_not_for_one_practice() -> None:
    found = choosing.regional(tuple(LIBRARY.values()), _settled(Mandate.CONNECT), TODAY)
    assert {one.playbook_id for one in found} == {
        name for name, playbook in LIBRARY.items() if playbook.reach is not Reach.PRACTICE
    }
    assert {one.start for one in found} == {None}
    assert all(one.why for one in found)
    assert {one.fits_mandate for one in found} == {True, False}


@pytest.mark.parametrize(
    ("practice", "amount", "words"),
    [
        ("De Linde", 0, "Bij De Linde past nu geen van de draaiboeken."),
        ("De Linde", 1, "Bij De Linde kan 1 draaiboek passen."),
        ("De Linde", 6, "Bij De Linde kunnen 6 draaiboeken passen."),
        (None, 1, "Voor meer praktijken samen is er 1 draaiboek."),
        (None, 5, "Voor meer praktijken samen zijn er 5 draaiboeken."),
    ],
)
def test_how_many_may_fit_is_said(practice: str | None, amount: int, words: str) -> None:
    assert choosing.conclusion(practice, amount) == words
