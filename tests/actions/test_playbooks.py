"""Runs: started once, followed by those who may see them, on the text they began with."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from succession.actions.permission import Submission
from succession.actions.playbooks import add_evidence, add_note, reopen_step, start_run, tick_step
from succession.actions.taking_part import StepRef
from succession.errors import Conflict, InvalidInput, NotAllowed, SuccessionError
from succession.playbook.book.model import Viewer
from succession.playbook.run.events import Proof
from succession.playbook.run.run import EventKind
from succession.register import Level
from succession.store import Store
from tests.actions.runs import (
    DIRECTOR,
    OTHER,
    START,
    agree,
    guest,
    public_region,
    started,
    step,
    tick,
)
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


@pytest.fixture
def region(store: Store) -> Store:
    import_rows(store, small_region())
    return store


def test_a_run_is_kept_as_it_was_started(region: Store) -> None:
    stored = started(region)
    assert region.runs() == (stored,)
    run = stored.run
    assert (run.anchors, run.given) == (START.anchors, START.given)
    assert (run.playbook_id, run.playbook_version) == ("volgproef", 1)
    assert (run.started_by, run.started_at, run.closing) == (CONSULENT.name, NOW, None)
    assert stored.playbook_text == START.playbook_text


def test_a_double_click_starts_one_run(region: Store) -> None:
    first = start_run(region, submission(key="form"), START)
    assert start_run(region, submission(key="form"), START) == first
    assert len(region.runs()) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"practice_agb": "01000009"}, "01000009"),
        ({"anchors": START.anchors[:1]}, "overdracht"),
        ({"given": (("apotheekhoudend", "misschien"),)}, "misschien"),
        ({"playbook_text": "titel: Niets\n"}, "volgproef.yaml"),
    ],
)
def test_what_cannot_be_followed_is_not_started(
    region: Store, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(SuccessionError, match=words):
        started(region, **changes)
    assert region.runs() == ()


def test_what_happens_to_a_step_is_appended_with_who_and_when(region: Store) -> None:
    stored = started(region)
    where, proof = step(stored, "gesprek"), Proof("A. Smit", "map 3")
    tick_step(region, submission(), where, on=TODAY, note="gebeld")
    reopen_step(region, submission(), where, note="toch niet")
    add_note(region, submission(), where, note="volgende week")
    yesterday = TODAY - timedelta(days=1)
    stored = add_evidence(region, submission(), where, proof, on=yesterday)
    events = stored.run.events
    assert [event.kind for event in events] == [
        EventKind.DONE,
        EventKind.REOPENED,
        EventKind.NOTE,
        EventKind.PROOF,
    ]
    assert [event.on for event in events] == [TODAY, None, None, yesterday]
    assert [event.note for event in events] == ["gebeld", "toch niet", "volgende week", ""]
    assert events[-1].details == proof
    assert {(event.by, event.at, event.step_id) for event in events} == {
        (CONSULENT.name, NOW, "gesprek")
    }


def test_a_double_click_ticks_once(region: Store) -> None:
    where = step(started(region), "gesprek")
    for _ in range(2):
        tick_step(region, submission(key="form"), where, on=TODAY)
    assert len(region.runs()[0].run.events) == 1


def test_two_people_tick_different_steps_from_the_same_page(region: Store) -> None:
    seen = started(region)
    tick_step(region, submission(), step(seen, "gesprek"), on=TODAY)
    found = tick_step(region, submission(), step(seen, "opdracht"), on=TODAY)
    assert [event.step_id for event in found.run.events] == ["gesprek", "opdracht"]


def test_a_step_that_is_done_is_not_ticked_again_nor_an_open_one_reopened(region: Store) -> None:
    where = step(started(region), "gesprek")
    with pytest.raises(Conflict, match="staat intussen al open"):
        reopen_step(region, submission(), where)
    tick_step(region, submission(), where, on=TODAY)
    with pytest.raises(Conflict, match="al afgevinkt"):
        tick_step(region, submission(), where, on=TODAY)
    assert len(region.runs()[0].run.events) == 1


def test_a_step_behind_a_shut_gate_is_not_ticked_and_the_gate_is_named(region: Store) -> None:
    stored = tick(region, started(region), "gesprek", "opdracht")
    for step_id in ("instemming", "vergunning"):
        with pytest.raises(InvalidInput, match=r"„Instemming” wacht op akkoord van Praktijkhouder"):
            tick(region, stored, step_id)
    agree(region, stored)
    tick(region, stored, "instemming", "vergunning")
    with pytest.raises(InvalidInput, match=r"„Contract” wacht op akkoord van Bestuur"):
        tick(region, stored, "contract")


def test_a_gate_that_hangs_on_an_unknown_fact_asks_for_the_fact(region: Store) -> None:
    stored = agree(region, started(region, given=(("apotheekhoudend", "ja"),)))
    with pytest.raises(InvalidInput, match="leg eerst vast: wie de opdracht geeft"):
        tick(region, stored, "instemming")


def test_a_step_is_not_done_on_a_day_to_come(region: Store) -> None:
    seen = step(started(region), "gesprek")
    with pytest.raises(InvalidInput, match="in de toekomst"):
        tick_step(region, submission(), seen, on=TODAY + timedelta(days=1))
    proof = Proof("A. Smit", "map 3")
    with pytest.raises(InvalidInput, match="in de toekomst"):
        add_evidence(region, submission(), seen, proof, on=TODAY + timedelta(days=1))


def test_an_empty_note_and_evidence_without_name_or_place_are_refused(region: Store) -> None:
    seen = step(started(region), "gesprek")
    with pytest.raises(InvalidInput, match="notitie ontbreekt"):
        add_note(region, submission(), seen, note=" ")
    with pytest.raises(InvalidInput) as raised:
        add_evidence(region, submission(), seen, Proof("", " "), on=TODAY)
    assert [problem.what for problem in raised.value.problems] == [
        "naam ontbreekt",
        "vindplaats ontbreekt",
    ]


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
    assert started(store).run.level == expected


def test_a_practice_without_shares_has_the_strictest_run(store: Store) -> None:
    import_rows(store, {**small_region(), "huisartsen": []})
    assert started(store).run.level == Level.CONFIDENTIAL


def test_who_starts_a_run_sees_it_whatever_is_hidden_from_him(region: Store) -> None:
    """Also: hidden plans and none at all give the same level."""
    hidden = start_run(region, submission(DIRECTOR), START).run
    import_rows(region, changed(small_region(), "huisartsen", 0, deelniveau=None))
    unknown = start_run(region, submission(DIRECTOR), START).run
    assert hidden.level == unknown.level == Level.DIRECTORS


def test_a_run_that_is_not_shared_and_one_that_is_not_there_answer_alike(region: Store) -> None:
    stored = started(region)
    refusals = []
    for run_id in (stored.run.run_id, "bestaat-niet"):
        with pytest.raises(NotAllowed) as raised:
            tick_step(region, submission(DIRECTOR), StepRef(run_id, "gesprek"), on=TODAY)
        refusals.append(str(raised.value))
    assert refusals[0] == refusals[1]
    assert region.runs() == (stored,)


def test_a_guest_ticks_in_a_run_of_his_own_practice_only(store: Store) -> None:
    public_region(store)
    own, other = started(store), started(store, practice_agb=OTHER)
    ticked = tick_step(store, submission(guest()), step(own, "boeken"), on=TODAY)
    assert ticked.run.events[0].by == guest().name
    with pytest.raises(NotAllowed, match="is er niet"):
        tick_step(store, submission(guest()), step(other, "boeken"), on=TODAY)


def test_a_guest_acts_on_the_steps_he_sees_and_on_no_other(store: Store) -> None:
    public_region(store)
    for part, step_id, may in (
        (Viewer.OWNER, "boeken", True),
        (Viewer.SUCCESSOR, "boeken", False),
        (Viewer.OWNER, "opdracht", True),
        (Viewer.BOTH, "boeken", False),
        (Viewer.ZORGGROEP, "boeken", False),
    ):
        stored = started(store)
        for act in _ACTS:
            if may:
                act(store, submission(guest(part)), step(stored, step_id))
            else:
                with pytest.raises(NotAllowed, match="niet met u gedeeld"):
                    act(store, submission(guest(part)), step(stored, step_id))
        found = store.run(stored.run.run_id)
        assert found is not None
        assert len(found.run.events) == (len(_ACTS) if may else 0), part


_ACTS: tuple[Callable[[Store, Submission, StepRef], object], ...] = (
    lambda store, sent, where: tick_step(store, sent, where, on=TODAY),
    lambda store, sent, where: add_note(store, sent, where, note="gezien"),
    lambda store, sent, where: add_evidence(store, sent, where, Proof("A", "map"), on=TODAY),
    lambda store, sent, where: reopen_step(store, sent, where),
)
_SAY_IT_IS_DONE = (_ACTS[0], _ACTS[2])


def test_of_a_step_that_he_sees_and_does_not_do_a_guest_says_a_note_alone(store: Store) -> None:
    public_region(store)
    for part in (Viewer.OWNER, Viewer.SUCCESSOR, Viewer.BOTH, Viewer.ZORGGROEP):
        stored = started(store)
        where, sent = step(stored, "gesprek"), submission(guest(part))
        for act in _SAY_IT_IS_DONE:
            with pytest.raises(NotAllowed, match="Deze stap is voor Consulent"):
                act(store, sent, where)
        tick(store, stored, "gesprek")
        with pytest.raises(NotAllowed, match="Deze stap is voor Consulent"):
            reopen_step(store, submission(guest(part)), where)
        noted = add_note(store, submission(guest(part)), where, note="gezien")
        assert [event.note for event in noted.run.events] == ["", "gezien"]


def test_a_step_that_is_not_shared_and_one_that_is_not_there_answer_alike(store: Store) -> None:
    public_region(store)
    stored, refusals = started(store), []
    for step_id in ("boeken", "bestaat-niet"):
        where = step(stored, step_id)
        with pytest.raises(NotAllowed) as raised:
            tick_step(store, submission(guest(Viewer.SUCCESSOR)), where, on=TODAY)
        refusals.append(str(raised.value))
    assert refusals[0] == refusals[1]


def test_a_guest_is_not_told_of_a_gate_that_he_does_not_see(store: Store) -> None:
    """With the gate of `instemming` on a step of the zorggroep alone."""
    public_region(store)
    text = START.playbook_text.replace(
        "    wie: [zorggroep, hagro]\n", "    wie: [zorggroep, hagro]\n    ziet: zorggroep\n"
    )
    stored = tick(store, started(store, playbook_text=text), "gesprek", "opdracht")
    with pytest.raises(InvalidInput) as raised:
        tick_step(store, submission(guest(Viewer.SUCCESSOR)), step(stored, "vergunning"), on=TODAY)
    assert "nstemming" not in str(raised.value)
    assert "er is nog een akkoord nodig" in str(raised.value)


def test_a_step_that_does_not_apply_here_is_not_ticked(region: Store) -> None:
    stored = started(region, given=(("apotheekhoudend", "nee"),))
    with pytest.raises(NotAllowed, match="Deze stap is er niet"):
        tick(region, stored, "vergunning")
