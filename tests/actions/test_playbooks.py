"""Runs: started once, followed by those who may see them, on the text they began with."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from succession.actions import (
    Actor,
    RunStart,
    StepRef,
    add_note,
    reopen_step,
    start_run,
    tick_step,
)
from succession.errors import Conflict, InvalidInput, NotAllowed
from succession.playbook.run import EventKind
from succession.register import Audience, Level, Role
from succession.store import Store, StoredRun
from tests.store.builders import (
    CONSULENT,
    NOW,
    TODAY,
    changed,
    gp_row,
    import_rows,
    small_region,
    submission,
)

DIRECTOR = Actor("Directeur", Audience(Role.DIRECTORS))
GUEST = Actor("Gast", Audience(Role.GUEST, practices=frozenset({"01000001"})))
START = RunStart(
    playbook_id="mentorschap",
    playbook_version=2,
    playbook_text="titel: Mentorschap\n",
    practice_agb="01000001",
    anchors=(("overdracht", date(2028, 1, 1)),),
    given=(("pand", "eigendom"),),
)


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    return store


def _step(stored: StoredRun) -> StepRef:
    return StepRef(stored.run.run_id, "kennismaken", stored.version)


def test_a_run_is_kept_as_it_was_started(region: Store) -> None:
    stored = start_run(region, submission(), START)
    assert region.runs() == (stored,)
    run = stored.run
    assert (run.anchors, run.given) == (START.anchors, START.given)
    assert (run.playbook_id, run.playbook_version) == ("mentorschap", 2)
    assert (run.started_by, run.started_at, run.closed_at) == (CONSULENT.name, NOW, None)
    assert stored.playbook_text == START.playbook_text


def test_a_double_click_starts_one_run(region: Store) -> None:
    first = start_run(region, submission(key="form"), START)
    assert start_run(region, submission(key="form"), START) == first
    assert len(region.runs()) == 1


def test_what_happens_to_a_step_is_appended_with_who_and_when(region: Store) -> None:
    stored = start_run(region, submission(), START)
    stored = tick_step(region, submission(), _step(stored), on=TODAY, note="gebeld")
    stored = reopen_step(region, submission(), _step(stored), note="toch niet")
    stored = add_note(region, submission(), _step(stored), note="volgende week")
    events = stored.run.events
    assert [event.kind for event in events] == [
        EventKind.DONE,
        EventKind.REOPENED,
        EventKind.NOTE,
    ]
    assert [event.on for event in events] == [TODAY, None, None]
    assert [event.note for event in events] == ["gebeld", "toch niet", "volgende week"]
    assert {(event.by, event.at) for event in events} == {(CONSULENT.name, NOW)}


def test_a_step_of_a_run_that_moved_on_is_refused(region: Store) -> None:
    seen = _step(start_run(region, submission(), START))
    tick_step(region, submission(), seen, on=TODAY)
    with pytest.raises(Conflict, match="intussen"):
        tick_step(region, submission(), seen, on=TODAY)
    assert len(region.runs()[0].run.events) == 1


def test_a_step_is_not_done_on_a_day_to_come(region: Store) -> None:
    seen = _step(start_run(region, submission(), START))
    with pytest.raises(InvalidInput, match="in de toekomst"):
        tick_step(region, submission(), seen, on=TODAY + timedelta(days=1))


def test_a_practice_that_is_not_there_gets_no_run(region: Store) -> None:
    with pytest.raises(InvalidInput, match="01000009"):
        start_run(region, submission(), replace(START, practice_agb="01000009"))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([Level.PUBLIC], Level.PUBLIC),
        ([Level.PUBLIC, Level.BOARD], Level.BOARD),
        ([Level.BOARD, None], Level.CONFIDENTIAL),
    ],
)
def test_a_run_bears_the_strictest_level_of_the_shares(
    store: Store, levels: list[Level | None], expected: Level
) -> None:
    region = small_region()
    region["huisartsen"] = [
        gp_row("01000001", f"0190000{number}", deelniveau=level)
        for number, level in enumerate(levels)
    ]
    import_rows(store, region)
    assert start_run(store, submission(), START).run.level == expected


def test_a_practice_without_shares_has_the_strictest_run(store: Store) -> None:
    import_rows(store, {**small_region(), "huisartsen": []})
    assert start_run(store, submission(), START).run.level == Level.CONFIDENTIAL


def test_who_starts_a_run_sees_it_whatever_is_hidden_from_him(region: Store) -> None:
    """Also: hidden plans and none at all give the same level."""
    hidden = start_run(region, submission(DIRECTOR), START).run
    import_rows(region, changed(small_region(), "huisartsen", 0, deelniveau=None))
    unknown = start_run(region, submission(DIRECTOR), START).run
    assert hidden.level == unknown.level == Level.DIRECTORS


def test_a_run_that_is_not_shared_and_one_that_is_not_there_answer_alike(region: Store) -> None:
    stored = start_run(region, submission(), START)
    refusals = []
    for run_id in (stored.run.run_id, "bestaat-niet"):
        with pytest.raises(NotAllowed) as raised:
            tick_step(
                region, submission(DIRECTOR), StepRef(run_id, "stap", stored.version), on=TODAY
            )
        refusals.append(str(raised.value))
    assert refusals[0] == refusals[1]
    assert region.runs() == (stored,)


def test_a_guest_ticks_in_a_run_of_his_own_practice_only(store: Store) -> None:
    region = small_region()
    for gp in region["huisartsen"]:
        gp["deelniveau"] = Level.PUBLIC
    import_rows(store, region)
    own = start_run(store, submission(), START)
    other = start_run(store, submission(), replace(START, practice_agb="01000002"))
    ticked = tick_step(store, submission(GUEST), _step(own), on=TODAY)
    assert ticked.run.events[0].by == GUEST.name
    with pytest.raises(NotAllowed):
        tick_step(store, submission(GUEST), _step(other), on=TODAY)
