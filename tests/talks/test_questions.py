"""The bank of questions: read strictly, and chosen for one praktijkhouder."""

import pytest

from succession.errors import InvalidInput
from succession.strict_yaml import parse_text
from succession.talks.questions import QuestionBank, chosen
from tests.risk.world import ROOT, gp, practice, register
from tests.talks.world import BANK, entry_of

TEXT = (ROOT / "data/questions.yaml").read_text(encoding="utf-8")
FACTS = {"leeftijd": 62, "leeftijd_onbekend": False, "heeft_maten": False}


def _ids(**facts: object) -> list[str]:
    return [question.id for question in chosen(BANK, FACTS | facts, frozenset())]


def test_every_topic_of_the_talk_has_a_question() -> None:
    assert len(BANK.questions) >= 17
    assert {question.topic for question in BANK.questions} >= {"Opvolging", "Pand", "Team", "Hulp"}


def test_no_question_asks_for_what_may_not_be_kept() -> None:
    for word in ("gezondheid", "ziek", "inkomen", "salaris", "partner"):
        assert [q.id for q in BANK.questions if word in q.text.lower()] == []


def test_a_talk_bears_no_more_than_so_many_questions_and_keeps_their_order() -> None:
    ids = _ids()
    assert len(ids) == BANK.most
    assert ids == [question.id for question in BANK.questions if question.id in ids]
    assert {"energie", "welke-hulp", "vastleggen-en-delen"} <= set(ids)


def test_a_solo_is_not_asked_about_his_partners() -> None:
    roomy = BANK.model_copy(update={"most": 99})
    asked = {q.id for q in chosen(roomy, FACTS, ())}
    assert "maatschap" not in asked
    assert "maatschap" in {q.id for q in chosen(roomy, FACTS | {"heeft_maten": True}, ())}


def test_what_is_unknown_of_him_goes_before_what_is_known() -> None:
    small = BANK.model_copy(update={"most": 5})
    asked = [q.id for q in chosen(small, FACTS, {"praktijken.his"}, "praktijken.patienten")]
    assert asked == ["energie", "patienten", "organisatie", "welke-hulp", "vastleggen-en-delen"]


def test_an_unknown_birth_year_is_asked_for() -> None:
    entry = entry_of(register(practice(), gp(geboortejaar=None)))
    assert "geboortejaar" in {question.id for question in entry.questions}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("onderwerp: De praktijk nu", "onderwerpje: De praktijk nu", "onderwerpje"),
        ("vult: [huisartsen.geboortejaar]", "vult: [huisartsen.gewicht]", "geen veld"),
        ("vult: [huisartsen.geboortejaar]", "vult: [gewicht]", "geen veld"),
        ("field: leeftijd_onbekend", "field: humeur", "geen bekend gegeven"),
        ("id: tot-wanneer", "id: energie", "twee keer"),
        ("deelniveau: openbaar", "deelniveau: geheim", "geheim"),
        ("    antwoorden: [vooral plezier, in balans, vooral druk]\n", "", "vult geen veld"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(old: str, new: str, words: str) -> None:
    assert old in TEXT
    with pytest.raises(InvalidInput, match=words):
        parse_text(TEXT.replace(old, new, 1), "questions.yaml", QuestionBank)


def test_a_problem_names_its_line() -> None:
    line = next(n for n, text in enumerate(TEXT.splitlines(), 1) if "onderwerp: Pand" in text)
    wrong = TEXT.replace("onderwerp: Pand", "thema: Pand", 1)
    with pytest.raises(InvalidInput) as refused:
        parse_text(wrong, "questions.yaml", QuestionBank)
    assert line in {problem.row for problem in refused.value.problems}
