"""What a praktijkhouder reads of himself, and what the consulent reads of his replies."""

from dataclasses import replace
from datetime import date

import pytest

from succession.register import Level
from succession.views.talks.own import WHO, own_fields, own_row, reply_rows
from tests.region import BEUK, LINDE, TODAY, region
from tests.reports.talks.test_pdf import TALK

VISSER = f"{LINDE}/01100001"
FIELD = "stop_waarschijnlijk"


def _fields(**sources: tuple[str, date]) -> dict[str, dict[str, str]]:
    row = own_row(region(), VISSER)
    return {one.what: one.record() for one in own_fields(row, sources)}


def test_every_field_of_himself_is_there_and_none_of_the_share() -> None:
    found = _fields(**{FIELD: ("gesprek", TODAY)})
    plan = found["Stopt waarschijnlijk"]
    assert plan["zo staat het bij ons"] == "2028"
    assert plan["van wie, en sinds wanneer"] == "gesprek, 21 november 2026"
    assert plan["wie het mag weten"] == WHO[Level.CONFIDENTIAL]
    assert found["Geboortejaar"]["wie het mag weten"] == "u en de zorggroep"
    assert found["Naam"]["wie het mag weten"] == WHO[Level.PUBLIC]
    assert "Houder van het aandeel" not in found


def test_what_is_unknown_bears_no_source_that_would_tell_of_it() -> None:
    hidden = _fields(opvolger=("formulier", TODAY))["Opvolger"]
    assert hidden == _fields()["Opvolger"]
    assert hidden["zo staat het bij ons"] == "onbekend"


def test_what_he_told_is_news_until_a_later_talk() -> None:
    told = [(VISSER, FIELD, TODAY), (VISSER, "zekerheid", TODAY)]
    (row,) = reply_rows(told, (), region())
    assert row.line == "A. Visser — De Linde gaf zelf door: stopt waarschijnlijk en zekerheid (1–5)"
    spoken = replace(
        region(), gps=tuple(replace(gp, last_talk=date(2026, 12, 1)) for gp in region().gps)
    )
    assert reply_rows(told, (), spoken) == ()


def test_who_left_the_register_is_named_nowhere() -> None:
    gone = replace(TALK, row_key="01000009/X", objected_on=TODAY, objected_to=("a",))
    assert reply_rows([("01000009/X", FIELD, TODAY)], (gone,), region()) == ()


@pytest.mark.parametrize(
    ("to", "words"), [(("a",), "één regel in de brief"), (("a", "b"), "2 regels in de brief")]
)
def test_an_objection_stands_until_he_agrees(to: tuple[str, ...], words: str) -> None:
    talk = replace(TALK, row_key=VISSER, objected_on=TODAY, objected_to=to, agreed_on=None)
    (row,) = reply_rows((), (talk,), region())
    assert words in row.line
    assert reply_rows((), (replace(talk, agreed_on=TODAY),), region()) == ()


def test_his_own_row_is_that_of_him_alone() -> None:
    row = own_row(region(), f"{BEUK}/01100003")
    assert (row["naam"], row["opvolgingsstatus"]) == ("C. Mulder", None)
