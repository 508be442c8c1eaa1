"""A playbook followed for a practice: facts that are appended, never a stored status."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from succession.playbook.run.events import (
    Checked,
    Closed,
    Decided,
    Details,
    Filled,
    GateAnswer,
    Known,
    Moved,
    Proof,
    Repinned,
)
from succession.register.audience import Audience, may_see
from succession.register.days import day_of
from succession.register.model import Level, strictest
from succession.register.whole import Register


class EventKind(StrEnum):
    DONE = "gedaan"
    REOPENED = "heropend"
    NOTE = "notitie"
    PROOF = "bewijs"
    AGREED = "akkoord"
    REFUSED = "geweigerd"
    KNOWN = "gegeven bekend"
    FILLED = "rol ingevuld"
    MOVED = "anker verzet"
    CHECKED = "stopcriteria nagelopen"
    DECIDED = "besluit"
    REPINNED = "nieuwe versie"
    CLOSED = "afgesloten"


DETAILS: Mapping[EventKind, type[Details]] = {
    EventKind.PROOF: Proof,
    EventKind.AGREED: GateAnswer,
    EventKind.REFUSED: GateAnswer,
    EventKind.KNOWN: Known,
    EventKind.FILLED: Filled,
    EventKind.MOVED: Moved,
    EventKind.CHECKED: Checked,
    EventKind.DECIDED: Decided,
    EventKind.REPINNED: Repinned,
    EventKind.CLOSED: Closed,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent:
    """What happened: `at` is when it was written down, `on` the day it was so.

    `step_id` is None for what concerns the run as a whole; `details` has the type that
    `DETAILS` gives for the kind, None for a kind that is not in it.
    """

    kind: EventKind
    by: str
    at: datetime
    step_id: str | None = None
    on: date | None = None
    note: str = ""
    details: Details | None = None

    @property
    def day(self) -> date:
        """The day it was so as told, or else the day it was written down."""
        return self.on or day_of(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One playbook for one practice, pinned to a version of it; key `run_id`.

    Without `practice_agb` it is for the region as a whole.
    The facts it began with are text, in the words of the register ("ja", "nee", "eigendom",
    ...); what is not among them is unknown. `events` stand in the order in which they were
    written down. `level` says who may know that the run exists, and `shares_level` how secret
    the shares of the practice were that day: stricter than `level` where who began it may not
    know so much; None where that was not kept.
    """

    run_id: str
    playbook_id: str
    playbook_version: int
    practice_agb: str | None
    first_anchors: tuple[tuple[str, date], ...]
    first_given: tuple[tuple[str, str], ...]
    started_by: str
    started_at: datetime
    level: Level | None
    shares_level: Level | None = None
    events: tuple[RunEvent, ...] = ()

    @property
    def started_on(self) -> date:
        return day_of(self.started_at)

    @property
    def anchors(self) -> tuple[tuple[str, date], ...]:
        """The anchors where they stand now, each after its last move."""
        moved = {details.anchor: details.new for _, details in told(self.events, Moved)}
        return tuple((dict(self.first_anchors) | moved).items())

    @property
    def begun_anchors(self) -> Mapping[str, date]:
        """The days that the anchors had first; one that came with a newer version has its own."""
        came = {m.anchor: m.new for _, m in told(self.events, Moved) if m.old is None}
        return came | dict(self.first_anchors)

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """The facts as they are known now."""
        known = {details.fact: details.value for _, details in told(self.events, Known)}
        return tuple((dict(self.first_given) | known).items())

    @property
    def people(self) -> Mapping[str, str]:
        """Who fills each role, by name; a role that nobody fills is absent."""
        filled = {details.role: details.name for _, details in told(self.events, Filled)}
        return {role: name for role, name in filled.items() if name}

    @property
    def closing(self) -> RunEvent | None:
        return next((event for event, _ in told(self.events, Closed)), None)


_Kind = TypeVar("_Kind", bound=Details)


def told(events: Sequence[RunEvent], kind: type[_Kind]) -> Iterator[tuple[RunEvent, _Kind]]:
    """The events that tell something of this kind, with what they tell."""
    for event in events:
        if isinstance(event.details, kind):
            yield event, event.details


def is_visible(run: Run, register: Register, audience: Audience) -> bool:
    """Whether this audience may know of the run as secret as it and its practice are today; a
    guest only of those of his own practice.

    `register` is the whole register, not what the audience sees of it; a run of a practice that
    is no longer in the register is seen by nobody, one for the region by the zorggroep.
    """
    if run.practice_agb is None:
        return audience.role.is_of_the_zorggroep
    if audience.role.has_a_practice and run.practice_agb not in audience.practices:
        return False
    practice = register.practice_by_agb.get(run.practice_agb)
    shares = register.shares_by_practice.get(run.practice_agb, ())
    level = _level_today(run, strictest(share.level for share in shares))
    return practice is not None and may_see(audience, practice, level, len(shares))


def _level_today(run: Run, now: Level) -> Level:
    """The strictest of its own level and the one that the shares bear now.

    Who began a run without knowing all of the shares goes on seeing it, until one of them
    becomes more secret than it was that day.
    """
    then = run.shares_level or run.level or Level.CONFIDENTIAL
    own = strictest((run.level,))
    return own if now.rank >= then.rank else strictest((own, now))
