"""The question that would change the picture most, against filling the register anew."""

from datetime import date

import pytest

from succession.register import Register
from succession.risk import assess
from succession.risk.cases import cases_of
from succession.talks.turning import Turning, turning_points
from tests.risk.world import AS_OF, ASSUMPTIONS, RULES, gp, practice, register
from tests.talks.world import BANK, entry_of


def _turning(found: Register, share: int = 0) -> Turning | None:
    return turning_points(cases_of(found, ASSUMPTIONS, AS_OF), ASSUMPTIONS)[share]


def _open_share(*rows: dict[str, object]) -> float:
    (risk,) = assess(register(*rows), ASSUMPTIONS, RULES, AS_OF).practices
    return risk.open_share.within_60


def test_a_known_gp_of_unknown_stage_is_asked_for_it() -> None:
    sure = {"stop_waarschijnlijk": date(2029, 7, 1), "zekerheid": 5}
    unknown = gp(geboortejaar=1963, opvolgingsstatus=None, **sure)
    found = _turning(register(practice(), unknown))
    assert found.field == "huisartsen.opvolgingsstatus"
    ends = [
        _open_share(practice(), unknown | {"opvolgingsstatus": stage})
        for stage in ("kandidaat", "geen")
    ]
    assert (found.low, found.high) == pytest.approx((min(ends), max(ends)))


def test_an_unknown_age_turns_the_picture_and_is_weighed_by_the_share() -> None:
    unknown = {"geboortejaar": None, "stop_waarschijnlijk": date(2033, 1, 1), "zekerheid": 4}
    rows = (gp("A", aandeel=0.5, **unknown), gp("B", aandeel=0.5, geboortejaar=1985))
    found = _turning(register(practice(), *rows))
    assert found.field == "huisartsen.geboortejaar"
    solo = _turning(register(practice(), gp("A", aandeel=0.1, **unknown), gp("B", aandeel=0.9)))
    assert solo is None or solo.width < found.width


def test_who_says_nothing_is_asked_until_when() -> None:
    found = _turning(register(practice(), gp(geboortejaar=1963)))
    assert found.field == "huisartsen.stop_waarschijnlijk"
    assert found.low < _open_share(practice(), gp(geboortejaar=1963)) < found.high


def test_a_certain_date_is_not_asked_again() -> None:
    sure = gp(geboortejaar=1963, stop_waarschijnlijk=date(2029, 7, 1), zekerheid=4)
    assert _turning(register(practice(), sure)) is None


def test_nothing_is_asked_about_who_has_signed() -> None:
    signed = gp(geboortejaar=None, opvolgingsstatus="getekend")
    assert _turning(register(practice(patienten=None), signed)) is None


def test_an_unknown_list_counts_by_how_full_the_practice_is() -> None:
    sure = {"geboortejaar": 1963, "stop_waarschijnlijk": date(2029, 7, 1), "zekerheid": 5}
    other = (practice("01000002"), gp("B", "01000002"))
    found = _turning(register(practice(patienten=None), gp(**sure), *other))
    assert found.field == "praktijken.patienten"


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"geboortejaar": 1963}, "tot-wanneer"),
        (
            {
                "geboortejaar": 1963,
                "stop_waarschijnlijk": date(2029, 7, 1),
                "zekerheid": 5,
                "opvolgingsstatus": None,
            },
            "opvolger",
        ),
    ],
)
def test_the_datum_leads_to_its_question(changes: dict[str, object], asked: str) -> None:
    entry = entry_of(register(practice(), gp(**changes)))
    assert entry.question.id == asked
    assert entry.question in entry.questions


def test_every_datum_has_a_question() -> None:
    for field in (
        "huisartsen.geboortejaar",
        "huisartsen.stop_waarschijnlijk",
        "huisartsen.opvolgingsstatus",
        "huisartsen.fte",
        "praktijken.patienten",
        "praktijken.pand_staat",
        "praktijken.opleidingspraktijk",
    ):
        assert BANK.asking(field) is not None
