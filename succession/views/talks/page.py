"""Gesprekken: with whom to talk, in which order, and the year of the consulent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from succession.talks.planning import TalkPlan
from succession.talks.worklist import TalkEntry, Worklist
from succession.views import dutch
from succession.views.records import Record

NAME_UNKNOWN = "naam onbekend"
Mark = Callable[[str], str]
"""The sign by which a talk is found again, from the key of the row of the GP."""


@dataclass(frozen=True, slots=True)
class ListChoice:
    """Which part of the work list to show; None is everybody."""

    consulent: str | None = None
    hagro: str | None = None
    is_due: bool = False

    def holds(self, entry: TalkEntry) -> bool:
        by = self.consulent in (None, entry.agreed.consulent)
        near = self.hagro in (None, entry.hagro)
        return by and near and (entry.is_due or not self.is_due)


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One praktijkhouder to talk with; `mark` is how an address or a calendar names the talk."""

    mark: str
    who: str
    due: str
    last_talk: str
    due_on: date
    last_on: date | None
    why: str
    question: str
    hagro: str

    def record(self) -> Record:
        return {
            "aan de beurt": self.due_on,
            "wie": self.who,
            "de ene vraag": self.question,
            "waarom nu": self.why,
            "laatste gesprek": self.last_on,
            "hagro": self.hagro,
            "kenmerk": self.mark,
        }


@dataclass(frozen=True, slots=True)
class TalksView:
    """The work list in its two orders."""

    to_act: tuple[TalkRow, ...]
    to_learn: tuple[TalkRow, ...]
    headline: str
    consulents: tuple[str, ...]
    hagros: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The talks of the year by day, and who finds no day."""

    records: tuple[Record, ...]
    headline: str
    left_over: tuple[str, ...]


def present(worklist: Worklist, mark: Mark, choice: ListChoice) -> TalksView:
    """The part of the list that was chosen, side by side to act and to learn."""
    shown = narrowed(worklist, choice)
    entries = worklist.entries
    return TalksView(
        to_act=tuple(_row(entry, shown, mark) for entry in shown.by_need),
        to_learn=tuple(_row(entry, shown, mark) for entry in shown.by_learning),
        headline=_headline(shown),
        consulents=_sorted(entry.agreed.consulent for entry in entries),
        hagros=_sorted(entry.hagro for entry in entries),
    )


def narrowed(worklist: Worklist, choice: ListChoice) -> Worklist:
    """The same list with only the chosen praktijkhouders."""
    return replace(worklist, entries=tuple(e for e in worklist.entries if choice.holds(e)))


def name_of(entry: TalkEntry) -> str:
    """Who it is, with the practice: `A. Visser — De Linde`."""
    practice = entry.practice.name or f"praktijk {entry.practice.agb}"
    return f"{entry.gp.name or NAME_UNKNOWN} — {practice}"


def plan_view(plan: TalkPlan) -> PlanView:
    late = sum(talk.is_late for talk in plan.talks)
    people = len({talk.entry.row_key for talk in plan.talks})
    return PlanView(
        records=tuple(
            {
                "dag": talk.day,
                "wie": name_of(talk.entry),
                "hagro": talk.entry.hagro or dutch.UNKNOWN,
                "aan de beurt": talk.due,
                "later dan het ritme": "ja" if talk.is_late else "",
            }
            for talk in plan.talks
        ),
        headline=(
            f"{dutch.count(len(plan.talks), 'gesprek', 'gesprekken')} met "
            f"{dutch.count(people, 'praktijkhouder', 'praktijkhouders')}; "
            f"{late} daarvan later dan het ritme vraagt."
        ),
        left_over=tuple(name_of(entry) for entry in plan.left_over),
    )


def _headline(worklist: Worklist) -> str:
    due = sum(entry.is_due for entry in worklist.entries)
    people = dutch.count(len(worklist.entries), "praktijkhouder", "praktijkhouders")
    return (
        f"{people} om mee te praten, van de {dutch.number(worklist.owners)}; "
        f"bij {due} is een gesprek nu aan de beurt."
    )


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def _row(entry: TalkEntry, worklist: Worklist, mark: Mark) -> TalkRow:
    last = entry.gp.last_talk
    since = f"{dutch.short_day(last)} ({dutch.since(last, worklist.as_of)})"
    return TalkRow(
        mark=mark(entry.row_key),
        who=name_of(entry),
        due="nu" if entry.is_due else dutch.short_day(entry.due),
        last_talk=since if last else "nog niet",
        due_on=entry.due,
        last_on=last,
        why=f"{dutch.listing(entry.reasons)}; {entry.rhythm}",
        question=entry.question.text,
        hagro=entry.hagro or dutch.UNKNOWN,
    )
