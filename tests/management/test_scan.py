"""The 60+ scan: five P's, what is weak, and which step helps."""

import pytest

from succession.errors import InvalidInput
from succession.management.scan import PointStanding, Scan, load_scan, scanned
from succession.register.facts import FROM_REGISTER
from succession.strict_yaml import parse_text
from tests.risk.world import ROOT
from tests.talks.world import PLAYBOOK

PATH = ROOT / "data/scan.yaml"
SCAN = load_scan(PATH)
FACTS = dict.fromkeys(FROM_REGISTER)


def _standing(
    name: str, answers: dict[str, bool | None] | None = None, **facts: object
) -> PointStanding:
    found = scanned(SCAN, FACTS | facts, answers or {}, (PLAYBOOK,))
    return next(
        finding.standing
        for theme in found
        for finding in theme.findings
        if f"{theme.theme.id}.{finding.point.id}" == name
    )


def test_the_five_ps_and_their_steps_are_there() -> None:
    assert [theme.id for theme in SCAN.themes] == [
        "patienten",
        "personeel",
        "pand",
        "partnerschappen",
        "poen",
    ]
    assert SCAN.missing_steps((PLAYBOOK,)) == ()
    assert SCAN.missing_steps(()) != ()


def test_what_is_unknown_is_not_in_order() -> None:
    found = scanned(SCAN, FACTS, {}, (PLAYBOOK,))
    assert {finding.standing for theme in found for finding in theme.findings} == {
        PointStanding.UNKNOWN
    }
    assert {theme.standing for theme in found} == {PointStanding.UNKNOWN}


def test_the_register_answers_what_it_knows() -> None:
    assert _standing("pand.staat", pand_staat="goed") is PointStanding.IN_ORDER
    assert _standing("pand.staat", pand_staat="verouderd") is PointStanding.WEAK


def test_an_answer_goes_before_the_register() -> None:
    told = {"pand.staat": True}
    assert _standing("pand.staat", told, pand_staat="verouderd") is PointStanding.IN_ORDER


def test_a_weak_point_bears_the_steps_that_help() -> None:
    found = scanned(SCAN, FACTS | {"pand_staat": "matig"}, {}, (PLAYBOOK,))
    premises = next(theme for theme in found if theme.theme.id == "pand")
    assert premises.standing is PointStanding.WEAK
    (weak,) = premises.weak
    assert weak.is_from_register
    assert [one.step.id for one in weak.steps] == ["a6-huisvesting"]
    assert weak.steps[0].playbook is PLAYBOOK


def test_a_theme_is_in_order_only_when_every_point_is() -> None:
    answers = {f"poen.{point.id}": True for point in SCAN.themes[-1].points}
    assert scanned(SCAN, FACTS, answers, ())[-1].standing is PointStanding.IN_ORDER
    answers["poen.goodwill"] = None
    assert scanned(SCAN, FACTS, answers, ())[-1].standing is PointStanding.UNKNOWN


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("field: pand_staat", "field: humeur", "geen bekend gegeven"),
        ("advies: Laat", "raad: Laat", "raad"),
        ("- id: duo", "- id: staat", "twee keer"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(old: str, new: str, words: str) -> None:
    text = PATH.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(InvalidInput, match=words):
        parse_text(text.replace(old, new, 1), "scan.yaml", Scan)
