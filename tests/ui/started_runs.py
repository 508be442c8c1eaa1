"""Runs of the draaiboeken that ship, in the named world, for the tests of their pages."""

from datetime import date

from succession.actions.permission import Actor, Submission
from succession.actions.playbooks import RunStart, start_run, tick_step
from succession.actions.taking_part import RunRef, StepRef
from succession.playbook.run.versions import pinned_playbook
from succession.register import Audience, Role
from succession.store import Store, StoredRun
from succession.ui import files_read
from tests.region import NOW, TODAY

CONSULENT = Actor("K. Smit", Audience(Role.CONSULENT))
DIRECTOR = Actor("D. Vos", Audience(Role.DIRECTORS))
TRANSFER = "stappenplan-overdracht"


def started(
    store: Store,
    agb: str | None,
    actor: Actor = CONSULENT,
    *,
    playbook_id: str = TRANSFER,
    text: str | None = None,
    given: tuple[tuple[str, str], ...] = (),
    **anchors: date,
) -> StoredRun:
    """A run of this draaiboek with these anchors; `text` where it is not the version that ships."""
    text = text or files_read.playbook_text(playbook_id)
    playbook = pinned_playbook(playbook_id, text)
    start = RunStart(
        playbook_id=playbook_id,
        playbook_version=playbook.version,
        playbook_text=text,
        practice_agb=agb,
        anchors=tuple(anchors.items()),
        given=given,
    )
    return start_run(store, Submission(actor, f"start {agb} {playbook_id}", NOW), start)


def tick(store: Store, run: StoredRun, *step_ids: str, on: date = TODAY) -> StoredRun:
    for step_id in step_ids:
        ref = StepRef(run.run.run_id, step_id)
        run = tick_step(store, Submission(CONSULENT, f"tick {ref}", NOW), ref, on=on)
    return run


def ref(run: StoredRun) -> RunRef:
    return RunRef(run.run.run_id, run.version)
