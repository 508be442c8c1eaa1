"""Gesprekken: with whom to talk, in which order, and the year of the consulent."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from succession.register.seen import Seen
from succession.talks.facts import share_of
from succession.talks.missed import MissedCall
from succession.talks.planning import Order, TalkPlan
from succession.talks.worklist import TalkEntry, Worklist
from succession.views import dutch
from succession.views.records import Record
from succession.views.talks.own_question import own_question, why_words

NAME_UNKNOWN = "naam onbekend"
Mark = Callable[[str], str]
"""The sign by which a talk is found again, from the key of the row of the GP."""


@dataclass(frozen=True, slots=True)
class ListChoice:
    """Which part of the work list to show, in which order; None is everybody."""

    consulent: str | None = None
    hagro: str | None = None
    is_due: bool = False
    order: Order = Order.ACT

    def holds(self, entry: TalkEntry) -> bool:
        by = self.consulent in (None, entry.agreed.consulent)
        near = self.hagro in (None, entry.hagro)
        return by and near and (entry.is_due or not self.is_due)


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One praktijkhouder to talk with; `mark` is how an address or a calendar names the talk,
    `row_key` how the register does. `called` says that somebody rang in vain since.
    """

    mark: str
    row_key: str
    who: str
    practice: str
    why: str
    last_talk: str
    called: str
    question: str
    is_due: bool
    due_on: date


@dataclass(frozen=True, slots=True)
class RowSources:
    """What the rows are told from, beside the list itself: the register as this audience knows
    it, and the last call that nobody answered by the key of the row.
    """

    register: Seen
    calls: Mapping[str, MissedCall] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TalksView:
    """The part of the work list that was chosen, in the order that was chosen."""

    rows: tuple[TalkRow, ...]
    headline: str
    consulents: tuple[str, ...]
    hagros: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The talks of the year by day, and who finds no day."""

    records: tuple[Record, ...]
    headline: str
    left_over: tuple[str, ...]


def present(worklist: Worklist, mark: Mark, choice: ListChoice, known: RowSources) -> TalksView:
    """The part of the list that was chosen, in its order."""
    shown = narrowed(worklist, choice)
    entries = worklist.entries
    ordered = shown.by_learning if choice.order is Order.LEARN else shown.by_need
    return TalksView(
        rows=tuple(row_of(entry, worklist.as_of, mark, known) for entry in ordered),
        headline=headline(shown),
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


def headline(worklist: Worklist) -> str:
    """`Met 16 praktijkhouders is nu een gesprek nodig, met 4 later`."""
    due = sum(entry.is_due for entry in worklist.entries)
    later = len(worklist.entries) - due
    who = dutch.count(due, "praktijkhouder", "praktijkhouders") if due else "niemand"
    rest = f", met {dutch.number(later)} later" if later else ""
    return f"Met {who} is nu een gesprek nodig{rest}."


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def row_of(entry: TalkEntry, as_of: date, mark: Mark, known: RowSources) -> TalkRow:
    last = entry.gp.last_talk
    turn = "" if entry.is_due else f"; aan de beurt {dutch.short_day(entry.due)}"
    since = f"gesproken {dutch.since(last, as_of)}" if last else "nog nooit gesproken"
    return TalkRow(
        mark=mark(entry.row_key),
        row_key=entry.row_key,
        who=entry.gp.name or NAME_UNKNOWN,
        practice=entry.practice.name or f"praktijk {entry.practice.agb}",
        why=why_words(entry, as_of),
        last_talk=since + turn,
        called=_called(known.calls.get(entry.row_key), last),
        question=own_question(entry, share_of(known.register, entry.gp)),
        is_due=entry.is_due,
        due_on=entry.due,
    )


def _called(call: MissedCall | None, last_talk: date | None) -> str:
    """A call that nobody answered is of no use once there was a talk."""
    if call is None or (last_talk is not None and call.on <= last_talk):
        return ""
    return f"{call.by} belde {dutch.short_day(call.on)}, geen gehoor"
