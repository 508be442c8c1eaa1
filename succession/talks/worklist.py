"""With whom to talk, why now, and in which order: to learn and to act, side by side.

*Leren* orders by what the answers would teach (`learning`), *handelen* by who must be helped
(`need`). In both, whose turn it is comes first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from succession.arrays import Floats
from succession.assumptions import Assumptions, Rules
from succession.conditions import Fact
from succession.register import Gp, GpRole, Practice, Seen
from succession.register.fields import FIELDS_OF_SHEET, Sheet
from succession.register.model import GpRef
from succession.register.rows import rows_of
from succession.risk.assess import METHOD_VERSION, Assessment
from succession.risk.cases import Cases, cases_of
from succession.risk.result import Interval, PracticeRisk, RegionRisk
from succession.talks import facts as person
from succession.talks.benefit import benefits
from succession.talks.learning import answers, learning_values, places_for
from succession.talks.need import needs
from succession.talks.questions import Question, QuestionBank, chosen
from succession.talks.talk import Agreed
from succession.talks.turning import Turning, turning_points
from succession.working_days import add_months


@dataclass(frozen=True)
class RegionKnown:
    """What an audience knows of the region, and what was computed from that.

    `prepared` are the practices (agb) whose transfer runs on schedule.
    """

    register: Seen
    risk: RegionRisk
    facts: Mapping[str, Mapping[str, Fact]]
    prepared: frozenset[str] = frozenset()

    @cached_property
    def risk_by_agb(self) -> Mapping[str, PracticeRisk]:
        return {risk.agb: risk for risk in self.risk.practices}

    @property
    def as_of(self) -> date:
        return self.risk.as_of


@dataclass(frozen=True, slots=True)
class Method:
    """The files by which the list is made."""

    assumptions: Assumptions
    rules: Rules
    bank: QuestionBank


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkEntry:
    """One praktijkhouder to talk with; `row_key` is his row in the sheet `huisartsen`.

    `learning` and `need` are in patient-months; `stop_chance` (0-1) is that of stopping within 60
    months. `due` may lie in the past. `questions` are
    those for this talk, `question` the one that would change the picture most.
    """

    gp: Gp
    practice: Practice
    row_key: str
    reasons: tuple[str, ...]
    rhythm: str
    every_months: int
    due: date
    is_due: bool
    learning: float
    need: float
    stop_chance: float
    turning: Turning | None
    question: Question
    questions: tuple[Question, ...]
    agreed: Agreed

    @property
    def hagro(self) -> str | None:
        return self.practice.hagro


Worth: TypeAlias = Callable[[TalkEntry], tuple[float, float]]


@dataclass(frozen=True)
class Worklist:
    """The talks of a region on a day, and the number of owners they are chosen from."""

    as_of: date
    entries: tuple[TalkEntry, ...]
    owners: int

    @cached_property
    def by_learning(self) -> tuple[TalkEntry, ...]:
        """Whose turn it is first, by what the talk would teach; the others by day."""
        return self._ordered(lambda entry: (entry.learning, entry.need))

    @cached_property
    def by_need(self) -> tuple[TalkEntry, ...]:
        """Whose turn it is first, by how much he must be helped; the others by day."""
        return self._ordered(lambda entry: (entry.need, entry.learning))

    def _ordered(self, worth: Worth) -> tuple[TalkEntry, ...]:
        def place(entry: TalkEntry) -> tuple[object, ...]:
            turn = date.min if entry.is_due else entry.due
            return (turn, *(-one for one in worth(entry)), entry.row_key)

        return tuple(sorted(self.entries, key=place))


def region_to_order(
    register: Seen,
    assumptions: Assumptions,
    rules: Rules,
    as_of: date,
    prepared: frozenset[str] = frozenset(),
) -> RegionKnown:
    """A region for its work list alone: without the risk per practice, which only a sheet tells."""
    nothing = RegionRisk(as_of, METHOD_VERSION, assumptions.version, Interval(0.0, 0.0), ())
    facts = Assessment(register, assumptions, rules, as_of, prepared).told_facts
    return RegionKnown(register, nothing, facts, prepared)


def worklist(
    region: RegionKnown, method: Method, agreed: Mapping[GpRef, Agreed] | None = None
) -> Worklist:
    """All praktijkhouders who are 60 or over, of unknown age or near stopping, by the rules.

    `agreed` holds per (practice agb, gp key) what the last talk left, as far as it may be seen.
    """
    made = _Making(region, method, agreed or {})
    owners = [gp for gp in region.register.gps if gp.role is GpRole.OWNER]
    return Worklist(region.as_of, tuple(_one_each(made.entries(owners), region.as_of)), len(owners))


def _one_each(entries: Iterable[TalkEntry], as_of: date) -> Iterator[TalkEntry]:
    """Who holds a share in more practices is talked with once, about all of them."""
    by_person: dict[object, list[TalkEntry]] = {}
    for entry in entries:
        by_person.setdefault(entry.gp.agb or entry.row_key, []).append(entry)
    for found in by_person.values():
        yield found[0] if len(found) == 1 else _of_all(found, as_of)


def _of_all(entries: list[TalkEntry], as_of: date) -> TalkEntry:
    """In the practice where he was spoken last, or else where he is needed most; the last talk
    counts for all.
    """
    first = max(entries, key=lambda one: (one.gp.last_talk or date.min, one.need, one.learning))
    others = [one.practice for one in entries if one is not first]
    also = (f"ook praktijkhouder van {one.name or f'praktijk {one.agb}'}" for one in others)
    due = max(one.due for one in entries)
    return replace(
        first,
        reasons=(*first.reasons, *also),
        due=due,
        is_due=due <= as_of,
        learning=sum(one.learning for one in entries),
        need=sum(one.need for one in entries),
    )


@dataclass(frozen=True)
class _Making:
    region: RegionKnown
    method: Method
    agreed: Mapping[GpRef, Agreed] = field(default_factory=dict)

    def entries(self, owners: list[Gp]) -> Iterator[TalkEntry]:
        for gp in owners:
            facts = person.facts_of(self.region.register, gp, self.region.as_of)
            reasons = person.occasions(self.method.rules.talks, facts)
            if reasons and gp.practice_agb in self.region.register.practice_by_agb:
                yield self._entry(gp, facts, reasons)

    def _entry(self, gp: Gp, facts: dict[str, Fact], reasons: tuple[str, ...]) -> TalkEntry:
        key = (gp.practice_agb, gp.gp_key)
        computed = self._by_gp.get(key, _Computed())
        rhythm = person.rhythm_of(self.method.rules.talks, facts)
        agreed = self.agreed.get(key, Agreed())
        due = self._due(gp, rhythm.every_months, agreed)
        questions = self._questions(gp, facts, computed.turning)
        return TalkEntry(
            gp=gp,
            practice=self.region.register.practice_by_agb[gp.practice_agb],
            row_key=gp.row_key,
            reasons=reasons,
            rhythm=rhythm.text,
            every_months=rhythm.every_months,
            due=due,
            is_due=due <= self.region.as_of,
            learning=computed.learning,
            need=computed.need,
            stop_chance=computed.stop_chance,
            turning=computed.turning,
            question=self._first(questions, computed.turning),
            questions=questions,
            agreed=agreed,
        )

    def _due(self, gp: Gp, every_months: int, agreed: Agreed) -> date:
        if gp.last_talk is None:
            return self.region.as_of
        if agreed.next_talk is not None and agreed.next_talk > gp.last_talk:
            return agreed.next_talk
        return add_months(gp.last_talk, every_months)

    def _questions(
        self, gp: Gp, facts: dict[str, Fact], turning: Turning | None
    ) -> tuple[Question, ...]:
        known = {**self.region.facts.get(gp.practice_agb, {}), **facts}
        first = turning.field if turning else None
        unknown = self._unknown.get((gp.practice_agb, gp.gp_key), frozenset())
        return chosen(self.method.bank, known, unknown, first)

    def _first(self, questions: tuple[Question, ...], turning: Turning | None) -> Question:
        """Where nothing is left to settle, the first question that is not asked of everybody."""
        if turning is not None:
            asking = (one for one in questions if turning.field in one.fills)
            return next(asking, questions[0])
        return next((one for one in questions if not one.is_always_asked), questions[0])

    @cached_property
    def _unknown(self) -> dict[GpRef, frozenset[str]]:
        """The fields that are not known of each GP and his practice."""
        rows = rows_of(self.region.register)
        practices = {row["agb"]: _unknown_in(Sheet.PRACTICES, row) for row in rows[Sheet.PRACTICES]}
        return {
            (gp.practice_agb, gp.gp_key): practices[gp.practice_agb] | _unknown_in(Sheet.GPS, row)
            for gp, row in zip(self.region.register.gps, rows[Sheet.GPS], strict=False)
            if gp.practice_agb in practices
        }

    @cached_property
    def _by_gp(self) -> dict[GpRef, "_Computed"]:
        if not self.region.register.practices:
            return {}
        assumptions = self.method.assumptions
        region = self.region
        cases = cases_of(region.register, assumptions, region.as_of, region.prepared)
        gains = benefits(cases, assumptions)
        places = places_for(len(cases.practices), assumptions)
        values = learning_values(gains, answers(gains, assumptions), places)
        stops = gains.leaving.sum(axis=1)
        columns = (values, needs(cases, stops, assumptions), stops)
        return _by_holder(cases, columns, turning_points(cases, assumptions))


@dataclass(frozen=True, slots=True)
class _Computed:
    learning: float = 0.0
    need: float = 0.0
    stop_chance: float = 0.0
    turning: Turning | None = None


def _by_holder(
    cases: Cases, columns: tuple[Floats, ...], turning: list[Turning | None]
) -> dict[GpRef, _Computed]:
    """What was computed per share, by its holder: learning, need and chance of stopping."""
    learning, need, stops = columns
    return {
        (holder.practice_agb, holder.gp_key): _Computed(
            float(learning[i]), float(need[i]), float(stops[i]), turning[i]
        )
        for i, holder in enumerate(cases.holders)
        if holder is not None
    }


def _unknown_in(sheet: str, row: Mapping[str, object]) -> frozenset[str]:
    return frozenset(f"{sheet}.{f.name}" for f in FIELDS_OF_SHEET[sheet] if row[f.name] is None)
