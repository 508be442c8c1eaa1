"""A stop that is put off: the plan that takes the place of the old one, whole or not at all."""

from collections.abc import Iterator
from datetime import date

from succession.errors import InvalidInput, Problem
from succession.register.model import StopPlan
from succession.register.rows import Row, Value

PLAN = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst", "zekerheid")


def new_stop_plan(row: Row) -> StopPlan:
    """The range of dates and how certain it is, from the fields of `PLAN` as they were typed.

    Raises `InvalidInput` for a plan without a date or certainty, or with dates out of order.
    """
    earliest, likely, latest = (_day(row.get(name)) for name in PLAN[:3])
    sure = row.get("zekerheid")
    certainty = sure if isinstance(sure, int) else None
    plan = StopPlan(earliest=earliest, likely=likely, latest=latest, certainty=certainty)
    problems = (*date_problems(plan), *_uncertain(plan))
    if problems:
        raise InvalidInput(problems)
    return plan


def date_problems(plan: StopPlan | None) -> Iterator[Problem]:
    """What is wrong with the dates of a new plan."""
    if plan is None or not plan.is_dated:
        what = "de nieuwe stopdatum ontbreekt"
        yield Problem(what, "vul in wanneer de praktijkhouder nu wil stoppen; een jaar is genoeg")
        return
    days = [day for day in (plan.earliest, plan.likely, plan.latest) if day]
    if days != sorted(days):
        what = "de stopdatums staan niet op volgorde"
        yield Problem(what, "zet ze op volgorde: vroegst, waarschijnlijk, laatst")


def _uncertain(plan: StopPlan) -> Iterator[Problem]:
    if plan.certainty is None:
        what = "er is niet gezegd hoe zeker het nieuwe stopmoment is"
        yield Problem(what, "kies 1 (een eerste gedachte) tot 5 (staat vast)")


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
