from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from succession.playbook.run.progress import StepState, progress
from succession.playbook.run.run import EventKind, Run, RunEvent
from tests.playbook.example import playbook

TODAY = date(2028, 2, 1)


def event(step_id, kind=EventKind.DONE, day=1, **changes):
    at = datetime(2028, 1, day, 12, tzinfo=UTC)
    return RunEvent(step_id=step_id, kind=kind, by="consulent", at=at, **changes)


def run(*events, **changes):
    plain = Run(
        run_id="r1",
        playbook_id="proef",
        playbook_version=2,
        practice_agb="01000001",
        first_anchors=(("overdracht", date(2029, 1, 1)),),
        first_given=(("apotheekhoudend", "ja"),),
        started_by="consulent",
        started_at=datetime(2027, 1, 1, tzinfo=UTC),
        level=None,
        events=events,
    )
    return replace(plain, **changes)


@pytest.fixture
def example(tmp_path):
    return playbook(tmp_path)


def states(found):
    return {step.planned.step.id: step.state for step in found.steps}


def test_at_the_start_the_first_step_can_be_done_and_the_rest_waits(example):
    found = progress(run(), example, date(2027, 6, 1))
    assert states(found) == {
        "gesprek": StepState.READY,
        "vergunning": StepState.WAITING,
        "contract": StepState.WAITING,
    }
    assert found.steps[1].waits_for == ("gesprek",)
    assert [step.planned.step.id for step in found.next_steps] == ["gesprek"]
    assert found.share_done == 0


def test_a_tick_frees_the_next_step_and_tells_who_and_when(example):
    tick = event("gesprek", on=date(2027, 12, 20), note="verslag ligt in de map")
    found = progress(run(tick), example, TODAY)
    assert states(found)["vergunning"] is StepState.READY
    first = found.steps[0]
    assert (first.done_by, first.done_on) == ("consulent", date(2027, 12, 20))
    assert [note.note for note in first.notes] == ["verslag ligt in de map"]
    assert found.share_done == pytest.approx(1 / 3)


def test_without_a_day_told_a_step_was_done_on_the_day_it_was_ticked(example):
    assert progress(run(event("gesprek", day=7)), example, TODAY).steps[0].done_on == date(
        2028, 1, 7
    )


def test_a_step_is_late_the_day_after_it_was_due_and_not_before(example):
    due = date(2028, 1, 1)
    assert progress(run(), example, due).overdue == ()
    found = progress(run(), example, date(2028, 1, 2))
    assert [step.planned.step.id for step in found.overdue] == ["gesprek"]


def test_a_late_step_still_tells_what_it_waits_for(example):
    found = progress(run(), example, date(2028, 12, 1))
    assert states(found)["vergunning"] is StepState.LATE
    assert found.steps[1].waits_for == ("gesprek",)
    assert [step.planned.step.id for step in found.next_steps] == ["gesprek"]


def test_reopening_takes_the_tick_away_and_a_later_tick_counts_again(example):
    done, again = event("gesprek", day=1), event("gesprek", day=9)
    reopened = event("gesprek", EventKind.REOPENED, day=5)
    assert not progress(run(done, reopened), example, TODAY).steps[0].is_done
    found = progress(run(done, reopened, again), example, TODAY)
    assert found.steps[0].done_on == date(2028, 1, 9)


def test_a_note_alone_does_not_finish_a_step(example):
    found = progress(run(event("gesprek", EventKind.NOTE, note="gebeld")), example, TODAY)
    assert not found.steps[0].is_done
    assert found.steps[0].notes[0].note == "gebeld"


def test_an_unknown_fact_keeps_the_step_and_a_known_one_settles_it(example):
    assert progress(run(first_given=()), example, TODAY).steps[1].planned.is_conditional
    found = progress(run(first_given=(("apotheekhoudend", "nee"),)), example, TODAY)
    assert [step.planned.step.id for step in found.steps] == ["gesprek", "contract"]


def test_a_finished_run_is_wholly_done(example):
    ticks = [event(step) for step in ("gesprek", "vergunning", "contract")]
    found = progress(run(*ticks), example, date(2030, 1, 1))
    assert (found.share_done, found.next_steps, found.overdue) == (1, (), ())


def test_another_version_of_the_draaiboek_is_not_mistaken_for_this_one(example):
    with pytest.raises(AssertionError):
        progress(run(playbook_version=1), example, TODAY)
