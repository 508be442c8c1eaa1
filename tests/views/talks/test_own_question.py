"""The question that matters for just this person, and why in a few words."""

from dataclasses import replace
from datetime import date

import pytest

from succession.register import Stage, StopPlan
from succession.register.model import Holder, Share, Succession
from succession.talks.turning import Turning
from succession.talks.worklist import TalkEntry
from succession.views.talks.own_question import own_question, why_words
from tests.region import TODAY, region
from tests.talks.world import listed

VISSER = listed(region(), as_of=TODAY).by_need[0]
PLAN = StopPlan(
    earliest=None, likely=date(2029, 7, 1), latest=None, certainty=2, said_on=date(2024, 5, 1)
)


def _entry(field: str | None = None, **gp: object) -> TalkEntry:
    turning = Turning(field, 0.1, 0.6) if field else None
    return replace(VISSER, turning=turning, gp=replace(VISSER.gp, **gp))


def _share(stage: Stage, since: date | None = None) -> Share:
    succession = Succession(stage=stage, searching_since=since)
    return Share(practice_agb="1", share_key="a", size=1.0, holder=Holder.GP, succession=succession)


def test_of_a_plan_it_asks_whether_that_still_holds() -> None:
    asked = own_question(_entry("huisartsen.stop_waarschijnlijk", said=(PLAN,)), None)
    assert asked == ("Blijft het bij waarschijnlijk 2029, gezegd in mei 2024, zekerheid 2 van 5?")


def test_without_a_plan_it_says_that_nothing_was_said() -> None:
    asked = own_question(_entry("huisartsen.stop_waarschijnlijk", said=()), None)
    assert asked == "Tot wanneer wilt u doorgaan? Daarover is nog niets gezegd."


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (_share(Stage.SEARCHING, date(2025, 1, 1)), "Er wordt gezocht sinds 2025"),
        (_share(Stage.CANDIDATE), "Er is een kandidaat"),
        (_share(Stage.SIGNED), VISSER.question.text),
        (None, VISSER.question.text),
    ],
)
def test_where_nothing_is_left_to_settle_it_follows_the_succession(
    share: Share | None, words: str
) -> None:
    assert own_question(_entry(), share).startswith(words)


def test_why_is_when_and_how_old() -> None:
    assert why_words(_entry(said=(PLAN,), birth_year=1962), TODAY) == "stopt 2029 · 64 jaar"
    assert why_words(_entry(said=(), birth_year=None), TODAY) == "leeftijd onbekend"
