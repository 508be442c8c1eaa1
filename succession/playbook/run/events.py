"""What people say in a run beside ticks and notes: each kind of statement as a value of its own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from succession.playbook.book.model import Viewer


class RunOutcome(StrEnum):
    """How a run ended."""

    STARTED = "opvolger gestart"
    DIVIDED = "verdeeld"
    CLOSED = "gesloten"
    POSTPONED = "uitgesteld"
    FINISHED = "afgerond"
    NOTHING = "gestopt zonder resultaat"

    @property
    def touches_register(self) -> bool:
        """Whether a share of the practice is not what it was."""
        return self not in (RunOutcome.FINISHED, RunOutcome.NOTHING)


@dataclass(frozen=True, slots=True)
class Proof:
    """Who has what shows that a step was done, and where it lies; never the document itself."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """Who answered for a role at a gate; `substitute` is the role that stood in for it."""

    role: str
    name: str
    substitute: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that became known, as text in the words of the register."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Filled:
    """Who fills a role in this run."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An anchor that was put on another day; `old` is None for an anchor that is new."""

    anchor: str
    old: date | None
    new: date


@dataclass(frozen=True, slots=True)
class Checked:
    """The stop criteria with the answer to each: met or not, None where nobody could say."""

    answers: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about a limit or a stop criterion; with `until` it extends the limit."""

    about: str
    choice: str
    decided_by: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """An open step that a newer version has not: enough to take it out of a calendar."""

    step_id: str
    title: str
    due: date
    viewer: Viewer


@dataclass(frozen=True, slots=True)
class Repinned:
    """A newer version of the draaiboek that was taken over, and the steps that it took away."""

    old_version: int
    new_version: int
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """How the run ended, and what was learnt from it."""

    outcome: RunOutcome
    went_well: str = ""
    went_otherwise: str = ""
    lesson: str = ""


Details: TypeAlias = (
    Proof | GateAnswer | Known | Filled | Moved | Checked | Decided | Repinned | Closed
)
