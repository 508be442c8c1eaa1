"""The work list in two orders, its filters, and the year planned."""

from datetime import date, timedelta

import pytest

from succession.talks.planning import planned
from succession.talks.worklist import Worklist
from succession.views.talks import page as talks
from succession.views.talks.page import ListChoice
from tests.region import TODAY, mark_of, region
from tests.talks.world import listed


@pytest.fixture(scope="module")
def work() -> Worklist:
    return listed(region(), as_of=TODAY)


def _names(work: Worklist, choice: ListChoice) -> list[str]:
    return [row.who.split(" —")[0] for row in talks.present(work, mark_of, choice).to_act]


def test_the_same_people_stand_in_both_orders(work: Worklist) -> None:
    view = talks.present(work, mark_of, ListChoice())
    assert {row.mark for row in view.to_act} == {row.mark for row in view.to_learn}
    assert view.to_act[0].who == "A. Visser — De Linde"
    assert view.to_learn[0].who == "D. Bakker — De Wilg"


def test_a_line_says_why_now_the_last_talk_and_the_one_question(work: Worklist) -> None:
    (row,) = (r for r in talks.present(work, mark_of, ListChoice()).to_act if "Bakker" in r.who)
    assert (row.due, row.last_talk) == ("nu", "nog niet")
    assert "leeftijd onbekend" in row.why
    assert "geboortejaar" in row.question


def test_the_headline_counts_them(work: Worklist) -> None:
    assert talks.present(work, mark_of, ListChoice()).headline == (
        "4 praktijkhouders om mee te praten, van de 4; bij 4 is een gesprek nu aan de beurt."
    )


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (ListChoice(hagro="Zuid"), ["D. Bakker"]),
        (ListChoice(consulent="K. Smit"), []),
        (ListChoice(is_due=True), ["A. Visser", "B. de Boer", "C. Mulder", "D. Bakker"]),
    ],
)
def test_a_filter_leaves_who_was_chosen(
    work: Worklist, choice: ListChoice, names: list[str]
) -> None:
    assert _names(work, choice) == names


def test_a_filter_does_not_take_away_its_own_choices(work: Worklist) -> None:
    assert talks.present(work, mark_of, ListChoice(hagro="Zuid")).hagros == ("Noord", "Zuid")


def test_the_year_says_who_comes_later_than_the_rhythm_and_who_finds_no_day(work: Worklist) -> None:
    view = talks.plan_view(planned(work, [TODAY + timedelta(days=7)]))
    assert [record["dag"] for record in view.records] == [date(2026, 11, 28)]
    assert view.records[0]["later dan het ritme"] == "ja"
    assert view.headline == "1 gesprek met 1 praktijkhouder; 1 daarvan later dan het ritme vraagt."
    assert len(view.left_over) == 3


def test_without_days_nobody_is_planned(work: Worklist) -> None:
    view = talks.plan_view(planned(work, [date(2020, 1, 1)]))
    assert view.records == ()
    assert len(view.left_over) == 4
