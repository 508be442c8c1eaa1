"""A run to act on: the draaiboek of `tests.playbook.followed`, begun today."""

from dataclasses import replace
from datetime import date, timedelta

from succession.actions.gates import ConsentGiven, give_consent
from succession.actions.permission import Actor
from succession.actions.playbooks import RunStart, start_run, tick_step
from succession.actions.taking_part import RunRef, StepRef
from succession.playbook.book.model import Viewer
from succession.register import Audience, Level, Role
from succession.store import Store, StoredRun
from tests.playbook.followed import TEXT
from tests.store.builders import TODAY, import_rows, small_region, submission

OWN, OTHER = "01000001", "01000002"
TRANSFER = TODAY + timedelta(weeks=30)
DIRECTOR = Actor("Directeur", Audience(Role.DIRECTORS))
BOARD = Actor("Bestuurder", Audience(Role.BOARD))
START = RunStart(
    playbook_id="volgproef",
    playbook_version=1,
    playbook_text=TEXT,
    practice_agb=OWN,
    anchors=(("start", TODAY), ("overdracht", TRANSFER)),
    given=(("apotheekhoudend", "ja"), ("opdracht_van", "praktijkhouder")),
)


def guest(part: Viewer = Viewer.OWNER, agb: str = OWN) -> Actor:
    return Actor("Gast", Audience(Role.GUEST, practices=frozenset({agb})), part)


def public_region(store: Store) -> None:
    """The small region, with nothing hidden from anybody."""
    region = small_region()
    for gp in region["huisartsen"]:
        gp["deelniveau"] = Level.PUBLIC
    import_rows(store, region)


def started(store: Store, **changes: object) -> StoredRun:
    return start_run(store, submission(), replace(START, **changes))  # type: ignore[arg-type]


def step(stored: StoredRun, step_id: str) -> StepRef:
    return StepRef(stored.run.run_id, step_id)


def ref(stored: StoredRun) -> RunRef:
    return RunRef(stored.run.run_id, stored.version)


def consent(stored: StoredRun, role: str = "praktijkhouder", **changes: object) -> ConsentGiven:
    """What `role` says at the gate `instemming`."""
    plain = ConsentGiven(step(stored, "instemming"), role, "A. Smit", TODAY, "na overleg")
    return replace(plain, **changes)  # type: ignore[arg-type]


def tick(store: Store, stored: StoredRun, *step_ids: str, on: date = TODAY) -> StoredRun:
    for step_id in step_ids:
        stored = tick_step(store, submission(), step(stored, step_id), on=on)
    return stored


def agree(store: Store, stored: StoredRun) -> StoredRun:
    return give_consent(store, submission(), consent(stored))
