"""What a consulent takes to a talk: one sheet to share, and one for his own eyes.

Both are made from what the reader may see and from nothing else. The sheet to share bears no
score, no names of candidates, no figures of neighbours and nothing about partners.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from succession.advice.suggestion import suggestions
from succession.conditions import Fact
from succession.playbook.book.model import Playbook
from succession.playbook.dates.schedule import plan
from succession.register import Practice, Register, Seen
from succession.register.fields import Sheet
from succession.register.rows import Row, rows_of
from succession.risk.cases import DAYS_PER_MONTH, Cases, cases_of
from succession.risk.result import PracticeRisk
from succession.talks.candidates import Fit, Place, fitting
from succession.talks.questions import Question
from succession.talks.talk import Promise, Talk, open_promises
from succession.talks.worklist import Method, RegionKnown, TalkEntry

_ANCHOR = "overdracht"
_SHOWN_BEFOREHAND = (
    "patienten",
    "patientenstop",
    "pand",
    "pand_staat",
    "spreekkamers",
    "fte_assistent",
    "fte_poh",
    "praktijkmanager",
    "opleidingspraktijk",
    "apotheekhoudend",
    "npa_geaccrediteerd",
    "his",
    "has",
    "noodplan_getest_op",
)


@dataclass(frozen=True, slots=True)
class ToShare:
    """The sheet that stays on the table: the practice as we know it, and what we would ask.

    `known` is the row of the practice, for him to put right.
    """

    practice: Practice
    gp_name: str | None
    known: Row
    questions: tuple[Question, ...]
    recording: str
    sharing: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """`room` is the number of patients that would still fit, None where it is unknown."""

    practice: Practice
    km: float
    room: int | None


@dataclass(frozen=True, slots=True)
class FittingPlaybook:
    """A draaiboek that fits; `latest_start` is the last day on which it can still be on time."""

    title: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    latest_start: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForMyself:
    """Everything that helps the consulent to prepare.

    `own` is the register of this practice alone, `hagro` are the other practices of its hagro.
    """

    as_of: date
    entry: TalkEntry
    risk: PracticeRisk
    own: Seen
    hagro: tuple[Practice, ...]
    neighbours: tuple[Neighbour, ...]
    candidates: tuple[Fit, ...]
    options: tuple[FittingPlaybook, ...]
    talks: tuple[Talk, ...]
    promises: tuple[Promise, ...]
    recording: str
    sharing: str


@dataclass(frozen=True, slots=True)
class Around:
    """What else the sheet for oneself draws from: the draaiboeken, and the visible talks."""

    playbooks: tuple[Playbook, ...]
    talks: tuple[Talk, ...] = ()


def to_share(region: RegionKnown, method: Method, entry: TalkEntry) -> ToShare:
    """The sheet for on the table."""
    rows = rows_of(Register(practices=(entry.practice,)))[Sheet.PRACTICES]
    return ToShare(
        practice=entry.practice,
        gp_name=entry.gp.name,
        known={name: rows[0][name] for name in _SHOWN_BEFOREHAND},
        questions=entry.questions,
        recording=method.bank.recording,
        sharing=method.bank.sharing,
    )


def for_myself(region: RegionKnown, method: Method, entry: TalkEntry, around: Around) -> ForMyself:
    """The sheet for the consulent's own eyes."""
    register, agb = region.register, entry.practice.agb
    gps = register.gps_by_practice.get(agb, ())
    talks = tuple(t for t in around.talks if t.row_key == entry.row_key and t.is_held)
    risk = region.risk_by_agb[agb]
    established = sum(gp.role.is_established for gp in gps)
    place = Place(entry.practice, entry.gp, established)
    return ForMyself(
        as_of=region.as_of,
        entry=entry,
        risk=risk,
        own=_only(register, entry.practice),
        hagro=_hagro(register, entry.practice),
        neighbours=_neighbours(cases_of(register, method.assumptions, region.as_of), agb, method),
        candidates=fitting(place, register.candidates),
        options=_options(region, entry, around.playbooks),
        talks=talks,
        promises=tuple(promise for _, promise in open_promises(talks)),
        recording=method.bank.recording,
        sharing=method.bank.sharing,
    )


def _only(register: Seen, practice: Practice) -> Seen:
    """The practice alone, with who works in it."""
    return replace(
        register,
        practices=(practice,),
        gps=register.gps_by_practice.get(practice.agb, ()),
        shares=register.shares_by_practice.get(practice.agb, ()),
        candidates=(),
    )


def _hagro(register: Seen, practice: Practice) -> tuple[Practice, ...]:
    if practice.hagro is None:
        return ()
    others = (one for one in register.practices if one.hagro == practice.hagro)
    return tuple(one for one in others if one.agb != practice.agb)


def _neighbours(cases: Cases, agb: str, method: Method) -> tuple[Neighbour, ...]:
    """The nearest practices with the room that their fte leaves beside their list."""
    capacity, loads = method.assumptions.capacity, cases.practice.load
    index = next(i for i, practice in enumerate(cases.practices) if practice.agb == agb)
    near = cases.places.neighbours.of(index, capacity.distance_decay.value)
    room = capacity.stretch.value * loads.per_fte * loads.fte - loads.patients
    return tuple(
        Neighbour(cases.practices[other], km, _whole(float(room[other]))) for other, km in near
    )


def _whole(room: float) -> int | None:
    return None if np.isnan(room) else max(int(room), 0)


def _options(
    region: RegionKnown, entry: TalkEntry, playbooks: Iterable[Playbook]
) -> tuple[FittingPlaybook, ...]:
    facts = region.facts.get(entry.practice.agb, {})
    by_id = {playbook.id: playbook for playbook in playbooks}
    return tuple(
        FittingPlaybook(
            one.title, one.why, one.against, _latest_start(by_id[one.playbook_id], entry, facts)
        )
        for one in suggestions(facts, by_id.values())
    )


def _latest_start(playbook: Playbook, entry: TalkEntry, facts: Mapping[str, Fact]) -> date | None:
    """For a draaiboek that counts back from the transfer, when that day was named."""
    stop = entry.gp.stop_day
    if stop is None or set(playbook.anchors) != {_ANCHOR}:
        return None
    return plan(playbook, {_ANCHOR: stop}, facts).latest_start


def _day_in(months: float | None, as_of: date) -> date | None:
    return None if months is None else as_of + timedelta(days=round(months * DAYS_PER_MONTH))
