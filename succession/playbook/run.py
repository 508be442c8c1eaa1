"""A playbook followed for one practice: facts that are appended, never a stored status."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from succession.register.audience import Audience, may_see
from succession.register.model import Level, Register


class EventKind(StrEnum):
    DONE = "gedaan"
    REOPENED = "heropend"
    NOTE = "notitie"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent:
    """What happened to a step: `at` is when it was written down, `on` the day it was done."""

    step_id: str
    kind: EventKind
    by: str
    at: datetime
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One playbook for one practice, pinned to the version it began with; key `run_id`.

    `given` holds facts as text, in the words of the register ("ja", "nee", "eigendom", ...);
    what is not in it is unknown. `level` says who may know that the run exists.
    """

    run_id: str
    playbook_id: str
    playbook_version: int
    practice_agb: str
    anchors: tuple[tuple[str, date], ...]
    given: tuple[tuple[str, str], ...]
    started_by: str
    started_at: datetime
    level: Level | None
    events: tuple[RunEvent, ...] = ()
    closed_at: datetime | None = None


def visible_runs(runs: Sequence[Run], register: Register, audience: Audience) -> tuple[Run, ...]:
    """The runs whose level this audience may see, in the order given.

    `register` is the whole register, not what the audience sees of it; a run of a practice that
    is no longer in the register is seen by nobody.
    """
    return tuple(run for run in runs if _is_visible(run, register, audience))


def _is_visible(run: Run, register: Register, audience: Audience) -> bool:
    practice = register.practice_by_agb.get(run.practice_agb)
    shares = len(register.shares_by_practice.get(run.practice_agb, ()))
    return practice is not None and may_see(audience, practice, run.level, shares)
