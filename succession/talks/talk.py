"""A talk and what came of it: answers, each with who may know it, and promises of both sides.

What was said is kept as closed answers and dates. There is no room for notes: nothing about
health, family or income is ever asked or kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from succession.register.audience import Audience
from succession.register.model import GpRef, Level, ref_of
from succession.register.rows import Value
from succession.register.sight import Sight
from succession.register.whole import Register


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the last talk left: the day of the next one, and who will hold it."""

    next_talk: date | None = None
    consulent: str | None = None


class Side(StrEnum):
    """Who promised something."""

    ZORGGROEP = "zorggroep"
    GP = "praktijkhouder"


class PromiseOutcome(StrEnum):
    """What became of a promise."""

    KEPT = "gedaan"
    DROPPED = "vervallen"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and who may know: `name` is a field of the register such as
    `huisartsen.zekerheid`, `vraag.<id>` for a choice, or `obstakel.<1-3>`.

    `before` is what the register said before the talk, for what the talk wrote there; `version`
    is to be handed back when a field of a draft is changed.
    """

    name: str
    value: Value
    level: Level
    is_written: bool = False
    before: Value = None
    version: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something that one side will do by a day; open until it has an outcome."""

    promise_id: str
    what: str
    side: Side
    due: date
    settled_on: date | None = None
    outcome: PromiseOutcome | None = None

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk with the GP of `row_key` (sheet `huisartsen`); a draft until it is held.

    `level` says who may know that it took place and what was promised; each answer has its own.
    `sequence` counts how often the day of the next talk was changed. `agreed_on` is the day on
    which the praktijkhouder agreed with the letter, `objected_on` that on which he said that
    something in it is not right; `objected_to` names those answers and promises.
    """

    talk_id: str
    row_key: str
    practice_agb: str
    started_by: str
    started_at: datetime
    version: int
    held_on: date | None = None
    level: Level | None = None
    next_talk: date | None = None
    sequence: int = 0
    agreed_on: date | None = None
    objected_on: date | None = None
    objected_to: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def is_held(self) -> bool:
        return self.held_on is not None

    @property
    def is_disputed(self) -> bool:
        """Whether he said that something is not right, and did not agree since."""
        return self.objected_on is not None and self.agreed_on is None

    def answer(self, name: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.name == name), None)


Talks: TypeAlias = tuple[Talk, ...]


def visible_talks(talks: Iterable[Talk], register: Register, audience: Audience) -> Talks:
    """The talks that this audience may know of, without the answers it may not know.

    `register` is the whole register. A talk is hidden as the plan of the GP is: by the strictest
    of its own level and the level his row bears now. A draft is for the consulent alone.
    """
    sight = Sight(register, audience)
    return tuple(
        replace(talk, answers=tuple(a for a in talk.answers if sight.sees(talk.row_key, a.level)))
        for talk in talks
        if sight.sees_with_plan(talk.row_key, talk.level)
        and (talk.is_held or audience.role.sees_every_level)
    )


def agreed_of(talks: Iterable[Talk]) -> Mapping[GpRef, Agreed]:
    """What the last held talk with each GP left."""
    held = sorted(
        (talk for talk in talks if talk.held_on), key=lambda talk: talk.held_on or date.min
    )
    return {ref_of(talk.row_key): Agreed(talk.next_talk, talk.started_by) for talk in held}


def open_promises(talks: Iterable[Talk]) -> tuple[tuple[Talk, Promise], ...]:
    """Every promise that still has to be kept, with its talk, the first due first."""
    found = [(talk, one) for talk in talks for one in talk.promises if one.is_open]
    return tuple(sorted(found, key=lambda pair: (pair[1].due, pair[1].promise_id)))
