"""What the store hands out beside the register itself."""

from dataclasses import dataclass
from datetime import date, datetime

from succession.capacity.scenario.scenario import Scenario
from succession.playbook.run.run import Run
from succession.register.audience import Role


def month_of(day: date) -> date:
    """The first day of its month: the name of the month in the store."""
    return day.replace(day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who does what, when. A form that has the `key` and the `form`, which stands for person and
    content, of the last one of its `session` counts as that one sent twice. Without a session it
    is alone in one of its own.
    """

    key: str
    session: str | None = None
    form: str = ""
    by: str
    role: Role
    action: str
    now: datetime


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where the present value of one field comes from, and since when it is known."""

    sheet: str
    key: str
    field: str
    source: str
    known_since: date


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """The own Word template of the zorggroep, and who gave it when."""

    content: bytes
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """An import that was saved; `added`, `changed` and `removed` count rows."""

    import_id: int
    at: datetime
    by: str
    files: tuple[str, ...]
    added: int
    changed: int
    removed: int
    undone_at: datetime | None = None

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None


@dataclass(frozen=True, slots=True)
class Dependent:
    """What goes with a row that an import added, when that import is undone.

    `kind` is `draaiboek`, `gesprek` or `scan`, `row_key` that of the practice or the GP; `what`
    is the id of the draaiboek, empty for the other kinds. A draaiboek comes back with its
    practice, a talk and a scan do not.
    """

    kind: str
    id: str
    row_key: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One transaction: who did what to which records, as (sheet, key); never what they contain.

    A record that is gone for good bears the key `verwijderd`.
    """

    at: datetime
    by: str
    role: Role
    action: str
    records: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run, the version of its plan (ticks leave it), and the text that it is pinned to."""

    run: Run
    version: int
    playbook_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredScenario:
    """A saved scenario, its version, and who saved it last."""

    scenario_id: str
    version: int
    scenario: Scenario
    saved_by: str
    saved_at: datetime
