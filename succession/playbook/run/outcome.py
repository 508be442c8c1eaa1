"""How runs end: what the register says after it, and what a draaiboek has brought so far."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from succession.errors import InvalidInput, Problem
from succession.playbook.run.events import Closed, RunOutcome
from succession.playbook.run.putting_off import date_problems
from succession.playbook.run.run import Run, told
from succession.register.difference import Change, Difference, RowEntry
from succession.register.fields import Sheet
from succession.register.model import GpRole, Holder, Stage, StopPlan, VacancyReason
from succession.register.rows import Row, Value, bears_gp, bears_share, key_of

SHEET = Sheet.GPS
_PERSON = ("agb", "naam", "geboortejaar", "geslacht", "rol", "fte", "laatste_gesprek")
_PLAN = ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst", "zekerheid")
_SUCCESSION = ("opvolgingsstatus", "opvolger", "zoekt_sinds")
_VACANCY = ("vacant_sinds", "reden_vacant", "waarneming_tot", "houder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a run ended, on which day, and what was learnt.

    `successor` is the name of who started, needed where the share does not name him yet; `stop`
    is the stop plan as it is now, needed when the stop was put off.
    """

    outcome: RunOutcome
    on: date
    successor: str = ""
    stop: StopPlan | None = None
    went_well: str = ""
    went_otherwise: str = ""
    lesson: str = ""

    @property
    def details(self) -> Closed:
        return Closed(self.outcome, self.went_well, self.went_otherwise, self.lesson)


@dataclass(frozen=True, slots=True)
class OwnEvidence:
    """What came of the runs of one draaiboek: the day each ended, by outcome, and the lessons."""

    ended_on: tuple[tuple[RunOutcome, tuple[date, ...]], ...]
    still_open: int
    lessons: tuple[str, ...]


def own_evidence(playbook_id: str, runs: Iterable[Run]) -> OwnEvidence:
    """The outcomes of this draaiboek so far; `runs` are those that the audience may see."""
    own = [run for run in runs if run.playbook_id == playbook_id]
    closings = [pair for run in own for pair in told(run.events, Closed)]
    days = {
        outcome: tuple(sorted(event.day for event, end in closings if end.outcome is outcome))
        for outcome in RunOutcome
    }
    return OwnEvidence(
        ended_on=tuple((outcome, ended) for outcome, ended in days.items() if ended),
        still_open=sum(run.closing is None for run in own),
        lessons=tuple(end.lesson for _, end in closings if end.lesson),
    )


def consequences(closing: Closing, row: Row, colleagues: Iterable[Row] = ()) -> Difference:
    """What the end of a run changes in the row of the share it was about.

    `colleagues` are the rows of the practice, among which may be who takes the share over.
    Raises `InvalidInput` when the closing does not say what the register must know for it.
    """
    match closing.outcome:
        case RunOutcome.STARTED:
            return _started(closing, row, colleagues)
        case RunOutcome.DIVIDED:
            return _changes(row, {"opvolgingsstatus": Stage.DIVIDED})
        case RunOutcome.CLOSED:
            return _closed(closing, row)
        case RunOutcome.POSTPONED:
            return _postponed(closing, row)
        case RunOutcome.FINISHED | RunOutcome.NOTHING:
            return Difference()


def _started(closing: Closing, row: Row, colleagues: Iterable[Row]) -> Difference:
    """The share passes to who started, of whose own succession nothing is known yet."""
    name = closing.successor or str(row["opvolger"] or "")
    if not name:
        what = "de naam van de opvolger ontbreekt"
        raise InvalidInput((Problem(what, "vul in wie de praktijk heeft overgenomen"),))
    if _is_named(row, name):
        return _changes(row, dict.fromkeys(_SUCCESSION))
    own = next((one for one in colleagues if _is_named(one, name)), None)
    if own is not None:
        return _passed_on(row, own)
    return _replaced(
        row,
        {
            **dict.fromkeys((*_PERSON, *_PLAN, *_SUCCESSION, *_VACANCY)),
            "naam": name,
            "rol": GpRole.OWNER,
        },
    )


def _is_named(row: Row, name: str) -> bool:
    return str(row["naam"] or "").casefold() == name.casefold()


def _passed_on(row: Row, own: Row) -> Difference:
    """A GP of the practice takes the share over, beside the one that he may have himself."""
    sizes = (row["aandeel"], own["aandeel"] if bears_share(own) else 0.0)
    known = [float(size) for size in sizes if isinstance(size, int | float)]
    whole = min(sum(known), 1.0) if len(known) == len(sizes) else None
    gained = _changes(own, {"rol": GpRole.OWNER, "aandeel": whole})
    return replace(gained, removed=(RowEntry(SHEET, key_of(SHEET, row), row),))


def _closed(closing: Closing, row: Row) -> Difference:
    """The share has no holder from that day on; one that had none already keeps its own day."""
    if not bears_gp(row) and row["houder"] != Holder.ZORGGROEP_BV:
        return Difference()
    return _replaced(
        row,
        {
            **dict.fromkeys((*_PERSON, *_PLAN, *_SUCCESSION, *_VACANCY)),
            "vacant_sinds": closing.on,
            "reden_vacant": VacancyReason.STOPPED,
            "opvolgingsstatus": Stage.NONE,
        },
    )


def _postponed(closing: Closing, row: Row) -> Difference:
    stop = closing.stop
    problems = tuple(date_problems(stop))
    if stop is None or problems:
        raise InvalidInput(problems)
    if not bears_gp(row):
        what = "bij een aandeel zonder praktijkhouder valt niets uit te stellen"
        raise InvalidInput((Problem(what, "kies een andere uitkomst"),))
    plan: dict[str, Value] = {
        "stop_vroegst": stop.earliest,
        "stop_waarschijnlijk": stop.likely,
        "stop_laatst": stop.latest,
        "zekerheid": stop.certainty,
    }
    return _changes(row, plan)


def _changes(row: Row, news: dict[str, Value]) -> Difference:
    key = key_of(SHEET, row)
    return Difference(
        changed=tuple(
            Change(SHEET, key, name, row[name], new)
            for name, new in news.items()
            if row[name] != new
        )
    )


def _replaced(row: Row, news: dict[str, Value]) -> Difference:
    """Another holder, or none, is another row: who was there goes with his own history."""
    after = {**row, **news}
    return Difference(
        added=(RowEntry(SHEET, key_of(SHEET, after), after),),
        removed=(RowEntry(SHEET, key_of(SHEET, row), row),),
    )
