"""The work list in two orders, its filters, and the year planned."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from succession.register import Audience, Role, seen_by
from succession.talks.missed import MissedCall
from succession.talks.planning import Order, planned
from succession.talks.worklist import Worklist
from succession.views.talks import page as talks
from succession.views.talks.page import ListChoice, RowSources
from tests.region import TODAY, mark_of, region
from tests.talks.world import listed

_ALL = ListChoice()


@pytest.fixture(scope="module")
def work() -> Worklist:
    return listed(region(), as_of=TODAY)


def _view(work: Worklist, choice: ListChoice = _ALL, **known: Any) -> talks.TalksView:
    sources = RowSources(seen_by(region(), Audience(Role.CONSULENT)), **known)
    return talks.present(work, mark_of, choice, sources)


def _names(work: Worklist, choice: ListChoice) -> list[str]:
    return [row.who for row in _view(work, choice).rows]


def test_the_same_people_stand_in_both_orders(work: Worklist) -> None:
    act, learn = (_names(work, ListChoice(order=order)) for order in Order)
    assert sorted(act) == sorted(learn)
    assert (act[0], learn[0]) == ("A. Visser", "B. de Boer")


def test_a_line_says_why_now_the_last_talk_and_the_own_question(work: Worklist) -> None:
    (bakker,) = (row for row in _view(work).rows if row.who == "D. Bakker")
    assert (bakker.practice, bakker.why) == ("De Wilg", "leeftijd onbekend")
    assert bakker.last_talk == "nog nooit gesproken"
    assert bakker.question == "Wat is het geboortejaar? Dat is onbekend."


def test_a_call_that_nobody_answered_counts_until_the_next_talk(work: Worklist) -> None:
    entry = work.by_need[0]
    call = MissedCall("b1", entry.row_key, TODAY, "K. Smit")
    (row, *_) = _view(work, calls={entry.row_key: call}).rows
    assert row.called == "K. Smit belde 21-11-2026, geen gehoor"
    spoken = replace(entry, gp=replace(entry.gp, last_talk=TODAY))
    after = replace(work, entries=(spoken,))
    assert _view(after, calls={entry.row_key: call}).rows[0].called == ""


@pytest.mark.parametrize(
    ("due", "later", "headline"),
    [
        (4, 0, "Met 4 praktijkhouders is nu een gesprek nodig."),
        (1, 3, "Met 1 praktijkhouder is nu een gesprek nodig, met 3 later."),
        (0, 4, "Met niemand is nu een gesprek nodig, met 4 later."),
    ],
)
def test_the_headline_says_with_how_many_a_talk_is_needed(
    work: Worklist, due: int, later: int, headline: str
) -> None:
    entries = [replace(one, is_due=number < due) for number, one in enumerate(work.entries)]
    assert due + later == len(entries)
    assert talks.headline(replace(work, entries=tuple(entries))) == headline


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (ListChoice(hagro="Zuid"), ["D. Bakker"]),
        (ListChoice(consulent="K. Smit"), []),
        (ListChoice(is_due=True), ["A. Visser", "B. de Boer", "D. Bakker", "C. Mulder"]),
    ],
)
def test_a_filter_leaves_who_was_chosen(
    work: Worklist, choice: ListChoice, names: list[str]
) -> None:
    assert _names(work, choice) == names


def test_a_filter_does_not_take_away_its_own_choices(work: Worklist) -> None:
    assert _view(work, ListChoice(hagro="Zuid")).hagros == ("Noord", "Zuid")


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
