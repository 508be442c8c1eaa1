"""The form of a talk: what is asked, what stands in the draft, and what is then written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from succession.register import Level, StopPlan
from succession.register.fields import FIELDS_OF_SHEET, Sheet
from succession.register.model import strictest
from succession.register.rows import Row, Value
from succession.talks.questions import Question, QuestionBank
from succession.talks.recording import PLAN
from succession.talks.talk import Answer, Talk
from succession.talks.worklist import TalkEntry
from succession.views import dutch

PLAN_FIELDS = tuple(f"huisartsen.{name}" for name in PLAN)
YEARS_AHEAD = 20
FOR_ALL = "gesprek.deelniveau"
OBSTACLES = ("obstakel.1", "obstakel.2", "obstakel.3")
_EARLIEST, _LIKELY, _LATEST = PLAN_FIELDS[:3]
_DAY_IN_YEAR = {_EARLIEST: (1, 1), _LIKELY: (7, 1), _LATEST: (12, 31)}


@dataclass(frozen=True, slots=True)
class FormView:
    """The questions for this praktijkhouder, and the others for when they come up."""

    asked: tuple[Question, ...]
    others: tuple[Question, ...]
    has_draft: bool


@dataclass(frozen=True, slots=True)
class StopYears:
    """Between which years somebody stops, and most likely; None is not said."""

    what: str
    earliest: int | None
    likely: int | None
    latest: int | None

    @property
    def is_empty(self) -> bool:
        return (self.earliest, self.likely, self.latest) == (None, None, None)


@dataclass(frozen=True, slots=True)
class Locked:
    """A question with the names of its answers, and who may know those by nature."""

    name: str
    names: tuple[str, ...]
    level: Level = Level.CONFIDENTIAL

    @property
    def lock(self) -> str:
        """Under which a draft keeps who may know, where that is said of these answers alone."""
        return f"slot.{self.name}"

    def usual(self, for_all: Level) -> Level:
        """What is public by nature is so; all else follows what was chosen for all."""
        return Level.PUBLIC if self.level is Level.PUBLIC else for_all


def form_view(entry: TalkEntry, bank: QuestionBank, draft: Talk | None) -> FormView:
    asked = entry.questions
    others = tuple(question for question in bank.questions if question not in asked)
    return FormView(asked, others, draft is not None and bool(draft.answers))


def known(practice: Row, gp: Row) -> Mapping[str, Value]:
    """What the register says of him and of the practice, by `sheet.field`."""
    rows = ((Sheet.PRACTICES, practice), (Sheet.GPS, gp))
    return {f"{sheet}.{name}": value for sheet, row in rows for name, value in row.items()}


def label(name: str) -> str:
    """What an answer is called, by its name in the form."""
    sheet, _, field = name.partition(".")
    return dutch.label(sheet, field) if sheet in FIELDS_OF_SHEET else name.replace(".", " ")


def draft_of(talks: Iterable[Talk], row_key: str) -> Talk | None:
    """The talk with this GP that is not finished, if there is one."""
    return next((t for t in talks if t.row_key == row_key and not t.is_held), None)


def years(today: date) -> tuple[int, ...]:
    """The years in which somebody may stop."""
    return tuple(range(today.year, today.year + YEARS_AHEAD + 1))


def day_in(field: str, year: int | None) -> date | None:
    """The day for a year: its first for the earliest, 1 July for the likely, its last day."""
    if year is None:
        return None
    month, day = _DAY_IN_YEAR[field]
    return date(year, month, day)


def is_exact(field: str, day: date | None) -> bool:
    """Whether a day is more than a year that was named."""
    return day is not None and day != day_in(field, day.year)


def band_of_plan(plan: StopPlan | None) -> StopYears:
    days = (plan.earliest, plan.likely, plan.latest) if plan else (None, None, None)
    return StopYears("eerder gezegd", *(day.year if day else None for day in days))


def band_of(values: Mapping[str, date | None]) -> StopYears:
    found = (values.get(name) for name in (_EARLIEST, _LIKELY, _LATEST))
    return StopYears("nu gezegd", *(day.year if day else None for day in found))


def told(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers that were given: an empty field says nothing."""
    return tuple(answer for answer in answers if answer.value is not None)


def for_all(draft: Talk | None) -> Level:
    """Who may know what is told, as the draft says; confidential while nobody chose."""
    answer = draft.answer(FOR_ALL) if draft else None
    return Level(answer.value) if answer and isinstance(answer.value, str) else Level.CONFIDENTIAL


def own_level(draft: Talk | None, asked: Locked) -> Level | None:
    """Who may know this answer according to the draft, where that was said of it alone.

    An answer that it keeps for fewer people than all the rest stays with them, also where no lock
    was kept.
    """
    if draft is None:
        return None
    said = draft.answer(asked.lock)
    if said and isinstance(said.value, str):
        return Level(said.value)
    usual = asked.usual(for_all(draft))
    kept = [answer.level for answer in map(draft.answer, asked.names) if answer]
    strict = strictest([usual, *kept])
    return strict if strict is not usual else None
