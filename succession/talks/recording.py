"""What a talk changes in the register, and who may then know of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from succession.errors import Problem
from succession.register.difference import Change, Difference
from succession.register.fields import GP_FIELDS, Sheet
from succession.register.model import Level, ref_of, strictest
from succession.register.rows import Row, Value
from succession.talks.checking import problems_of
from succession.talks.questions import QuestionBank, register_field
from succession.talks.talk import Answer, Side

PLAN = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst", "zekerheid")
LEVEL = "deelniveau"
_CONFIDENTIAL = tuple(field.name for field in GP_FIELDS if field.is_confidential)
_LONGEST_PROMISE = 200


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """What one side said it would do, by a day."""

    what: str
    side: Side
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTalk:
    """A talk as the form tells it, with the GP of `row_key`; versions are those shown.

    `shares_earlier` says that he agrees that what he said before is now seen by as many people;
    without it the register keeps the strictest level.
    """

    row_key: str
    on: date
    expected_version: int
    practice_version: int | None = None
    answers: tuple[Answer, ...] = ()
    promises: tuple[PromiseMade, ...] = ()
    next_talk: date | None = None
    shares_earlier: bool = False

    @property
    def practice_agb(self) -> str:
        return ref_of(self.row_key)[0]


def faults_of(held: HeldTalk, bank: QuestionBank, today: date) -> tuple[Problem, ...]:
    """Everything that stands in the way of keeping this talk."""
    return (
        *problems_of(held.answers, bank),
        *_day_faults(held, today),
        *(fault for promise in held.promises for fault in _promise_faults(promise, held.on)),
    )


def _day_faults(held: HeldTalk, today: date) -> Iterator[Problem]:
    if held.on > today:
        yield Problem(
            "de datum van het gesprek ligt in de toekomst",
            "vul de dag in waarop het gesprek was",
            column="laatste_gesprek",
        )
    if held.next_talk is not None and held.next_talk <= held.on:
        yield Problem(
            "het volgende gesprek ligt niet na dit gesprek", "kies een latere dag", column="volgend"
        )


def _promise_faults(promise: PromiseMade, on: date) -> Iterator[Problem]:
    if not promise.what.strip():
        yield Problem("een afspraak zegt niet wat er gebeurt", "vul in wat er is afgesproken")
    if len(promise.what) > _LONGEST_PROMISE:
        yield Problem(
            f"een afspraak is langer dan {_LONGEST_PROMISE} tekens",
            "schrijf alleen wat er gebeurt; leg niets vast over gezondheid, familie of inkomen",
        )
    if promise.due < on:
        yield Problem("een afspraak ligt voor het gesprek", "kies een latere dag")


def difference(held: HeldTalk, gp_row: Row, practice_row: Row, has_history: bool) -> Difference:
    """What the talk changes. A plan that is stated again replaces the former as a whole.

    What everybody in the house may see (the premises, the list, a birth year) is written only
    where the answer is for everybody; else it stays with the talk.
    """
    level = level_after(held, gp_row, has_history)
    gp = dict(_gp_values(held, gp_row)) | {LEVEL: level}
    practice = dict(_open_values(held.answers, Sheet.PRACTICES))
    agb = held.practice_agb
    return Difference(
        changed=(
            *_changes((Sheet.GPS, held.row_key), gp_row, gp),
            *_changes((Sheet.PRACTICES, agb), practice_row, practice),
        )
    )


def level_after(held: HeldTalk, gp_row: Row, has_history: bool) -> Level:
    """Who may know plan and talk from now on: the strictest of what he said about that.

    It never becomes wider than it was for what he said before, unless he agrees to that.
    """
    before = Level(str(gp_row[LEVEL])) if gp_row[LEVEL] else Level.CONFIDENTIAL
    now = [answer.level for answer in held.answers if _is_confidential(answer)]
    now += [Level(str(a.value)) for a in held.answers if _is_level(a) and a.value]
    if not now:
        return before
    said_before = has_history or any(gp_row[name] is not None for name in _CONFIDENTIAL)
    if said_before and not held.shares_earlier:
        now.append(before)
    return strictest(now)


def answers_kept(held: HeldTalk, changes: Difference) -> tuple[Answer, ...]:
    """The answers as the talk keeps them: with what the register said before, where it changed.

    A date of the former plan that was not named again is kept as an answer without value.
    """
    before = {f"{change.sheet}.{change.field}": change for change in changes.changed}
    named = {answer.name for answer in held.answers}
    level = strictest(answer.level for answer in held.answers if _is_confidential(answer))
    replaced = tuple(
        Answer(name, None, level, True, before[name].old)
        for name in (f"huisartsen.{part}" for part in PLAN)
        if name in before and name not in named
    )
    return replaced + tuple(
        Answer(a.name, a.value, a.level, True, before[a.name].old)
        if a.name in before and before[a.name].new == a.value
        else Answer(a.name, a.value, a.level)
        for a in held.answers
    )


def _gp_values(held: HeldTalk, gp_row: Row) -> Iterator[tuple[str, Value]]:
    confidential = {
        answer.name.partition(".")[2]: answer.value
        for answer in held.answers
        if _is_confidential(answer)
    }
    if any(confidential.get(name) is not None for name in PLAN):
        yield from ((name, confidential.get(name)) for name in PLAN)
    yield from ((name, value) for name, value in confidential.items() if name not in PLAN and value)
    yield from _open_values(held.answers, Sheet.GPS)
    last = gp_row["laatste_gesprek"]
    if not isinstance(last, date) or held.on > last:
        yield "laatste_gesprek", held.on


def _open_values(answers: Iterable[Answer], sheet: str) -> Iterator[tuple[str, Value]]:
    """Base data of the sheet that may be seen by everybody, as far as they were answered."""
    for answer in answers:
        found, _, name = answer.name.partition(".")
        is_open = answer.level is Level.PUBLIC and answer.value is not None
        if found == sheet and is_open and not _is_confidential(answer) and name != LEVEL:
            yield name, answer.value


def _is_confidential(answer: Answer) -> bool:
    sheet = answer.name.partition(".")[0]
    return sheet == Sheet.GPS and register_field(answer.name).is_confidential


def _is_level(answer: Answer) -> bool:
    return answer.name == f"huisartsen.{LEVEL}"


def _changes(place: tuple[str, str], row: Row, values: Mapping[str, Value]) -> tuple[Change, ...]:
    return tuple(
        Change(*place, name, row[name], value)
        for name, value in values.items()
        if value != row[name]
    )
