"""A stop that is put off: the new plan is a range with a certainty, or nothing."""

from datetime import date

import pytest

from succession.errors import InvalidInput
from succession.playbook.run.putting_off import new_stop_plan
from succession.register import StopPlan

EARLY, LIKELY, LATE = date(2030, 1, 1), date(2031, 7, 1), date(2032, 12, 31)


def _row(*days: date | None, sure: int | None = 4):
    names = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst")
    return {**dict(zip(names, days, strict=True)), "zekerheid": sure}


def test_the_plan_is_a_range_with_how_certain_it_is() -> None:
    plan = new_stop_plan(_row(EARLY, LIKELY, LATE))
    assert plan == StopPlan(earliest=EARLY, likely=LIKELY, latest=LATE, certainty=4)


def test_one_date_is_enough() -> None:
    assert new_stop_plan(_row(None, LIKELY, None)).likely == LIKELY


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (_row(None, None, None), ["stopdatum ontbreekt"]),
        (_row(LATE, LIKELY, None), ["niet op volgorde"]),
        (_row(None, LIKELY, None, sure=None), ["hoe zeker"]),
        (_row(LATE, None, EARLY, sure=None), ["niet op volgorde", "hoe zeker"]),
    ],
)
def test_everything_that_is_missing_is_said_at_once(row, said) -> None:
    with pytest.raises(InvalidInput) as refused:
        new_stop_plan(row)
    problems = refused.value.problems
    assert len(problems) == len(said)
    assert all(words in one.what for words, one in zip(said, problems, strict=True))
