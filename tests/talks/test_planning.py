"""The year planned over the days that there are."""

from datetime import date, timedelta

from succession.example import example_region
from succession.talks.planning import planned
from tests.risk.world import AS_OF, gp, practice, register
from tests.talks.world import listed

WEEKLY = [AS_OF + timedelta(weeks=week) for week in range(52)]
EXAMPLE = example_region(25, 3, AS_OF)


def test_whose_turn_it_is_gets_the_first_days_in_order_of_learning() -> None:
    found = listed(EXAMPLE)
    due = [entry.row_key for entry in found.by_learning if entry.is_due]
    plan = planned(found, WEEKLY[:3])
    assert [talk.entry.row_key for talk in plan.talks] == due[:3]
    assert [talk.day for talk in plan.talks] == WEEKLY[:3]
    assert {entry.row_key for entry in plan.left_over} >= set(due[3:])


def test_no_day_bears_more_than_it_can_and_no_day_goes_unasked() -> None:
    plan = planned(listed(EXAMPLE), WEEKLY, per_day=2)
    days = [talk.day for talk in plan.talks]
    assert days == sorted(days)
    assert max(days.count(day) for day in days) <= 2
    assert set(days) <= set(WEEKLY)


def test_days_that_are_past_are_not_used() -> None:
    found = listed(EXAMPLE)
    assert planned(found, [AS_OF - timedelta(days=1)]).talks == ()
    assert len(planned(found, []).left_over) == len(found.entries)


def test_somebody_comes_back_after_his_rhythm_not_sooner() -> None:
    half_yearly = register(practice(), gp(geboortejaar=1964))
    plan = planned(listed(half_yearly), WEEKLY[:45])
    assert [talk.number for talk in plan.talks] == [1, 2]
    first, second = plan.talks
    assert (first.day, second.due) == (AS_OF, date(2027, 7, 1))
    assert timedelta(0) <= second.due - second.day <= timedelta(weeks=4)


def test_a_talk_that_is_not_yet_due_waits_for_its_time() -> None:
    spoken = register(practice(), gp(geboortejaar=1966, laatste_gesprek=date(2026, 12, 1)))
    (talk,) = planned(listed(spoken), WEEKLY).talks
    assert date(2027, 11, 3) <= talk.day <= date(2027, 12, 1)
    assert not talk.is_late
    (late,) = planned(listed(spoken), [date(2027, 12, 8)]).talks
    assert late.is_late
