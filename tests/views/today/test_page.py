"""What waits for somebody today, in a sentence and in lines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from succession.playbook.run.overview import OverdueStep, RunSummary
from succession.talks.talk import Agreed
from succession.views.today.page import WaitingCounts, conclusion, shown, steps, talks_of_the_week
from tests.region import LINDE, TODAY, region
from tests.talks.world import listed

DAY = timedelta(days=1)
NAMES = {LINDE: "De Linde"}
RUN = RunSummary(
    run_id="r1",
    practice_agb=LINDE,
    playbook_id="p",
    title="Overdracht",
    share_done=0.5,
    end=TODAY + 300 * DAY,
    next_step="Team vertellen",
    next_due=TODAY + 3 * DAY,
    outcome=None,
)


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((0, 0, 0, 0), "Vandaag wacht er niets op u."),
        ((1, 0, 0, 0), "Vandaag: 1 gesprek nodig."),
        ((1, 0, 0, 0, 2), "Vandaag: 2 besluiten te nemen of te herzien en 1 gesprek nodig."),
        (
            (3, 2, 1, 1),
            "Vandaag: 3 gesprekken nodig, 2 stappen te laat, 1 stap deze week en "
            "1 antwoord binnen.",
        ),
    ],
)
def test_the_sentence_counts_what_waits(amounts: tuple[int, ...], said: str) -> None:
    assert conclusion(WaitingCounts(*amounts)) == said


def test_who_is_agreed_this_week_comes_before_who_is_due() -> None:
    work = listed(region(), as_of=TODAY)
    *others, last = work.by_need
    agreed = replace(last, agreed=Agreed(TODAY + 2 * DAY), is_due=False)
    later = replace(others[0], agreed=Agreed(TODAY + 30 * DAY), is_due=False)
    found = talks_of_the_week(replace(work, entries=(agreed, later, *others[1:])))
    assert found[0] == agreed
    assert later not in found
    assert set(others[1:]) <= set(found)


def _late(days: int) -> OverdueStep:
    return OverdueStep("r1", LINDE, f"s{days}", "Brief", "A", TODAY - days * DAY, days)


def test_what_is_late_the_longest_stands_first_and_then_this_week() -> None:
    run = replace(RUN, overdue=(_late(2), _late(9)))
    found = steps([run], NAMES, TODAY)
    assert [(one.step_id, one.is_late) for one in found] == [
        ("s9", True),
        ("s2", True),
        (None, False),
    ]
    assert found[0].words == "De Linde · Overdracht · had klaar moeten zijn op 12 november 2026"


def test_what_is_due_later_waits() -> None:
    assert steps([replace(RUN, next_due=TODAY + 8 * DAY)], NAMES, TODAY) == ()


def test_more_than_fits_is_counted() -> None:
    run = replace(RUN, next_step=None, overdue=tuple(_late(days) for days in range(1, 12)))
    first, rest = shown(steps([run], NAMES, TODAY))
    assert (len(first), rest) == (8, "en nog 3")
