"""The few numbers by which a board follows its region."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from succession.playbook.run.overview import RunSummary
from succession.register.model import Gp, GpRole, Stage
from succession.register.seen import Seen
from succession.risk.result import PRESSING, RegionRisk, Together
from succession.strict_model import Strict

SOON_YEARS = 5
_WITHOUT_SUCCESSOR = (Stage.NONE, Stage.SEARCHING, Stage.CANDIDATE)


class BoardMeasure(StrEnum):
    """What is followed from meeting to meeting: seven, no more."""

    PRESSING = "praktijken die nu om actie vragen"
    STOPPING = "praktijkhouders die binnen vijf jaar stoppen"
    WITHOUT = "van wie zonder opvolger"
    CONCERNED = "patiënten om wie het gaat"
    UNPLACED = "patiënten zonder plek als alles tegelijk openvalt"
    RUNNING = "draaiboeken die lopen"
    LATE = "stappen die te laat zijn"


class MeetingFigure(Strict):
    """One number, with the range of what is not known; no value where it cannot be told."""

    measure: BoardMeasure
    value: int | None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Stopping:
    """Owners who said that they stop within five years, those of them without a successor and of
    whom that is not known; and who is old enough, or of unknown age, and did not say."""

    stopping: int
    without: int
    unknown: int
    unsaid: int


def stopping_soon(register: Seen, as_of: date) -> Stopping:
    """In the words of who asked for it: stoppen binnen vijf jaar, van wie zonder opvolger."""
    until = as_of + timedelta(days=round(365.25 * SOON_YEARS))
    owners = [gp for gp in register.gps if gp.role is GpRole.OWNER]
    stages = {
        holder.row_key: register.stage_of(share)
        for share in register.shares
        if (holder := register.holder_of(share))
    }
    soon = [gp for gp in owners if gp.stop_day and gp.stop_day <= until]
    told = [stages.get(gp.row_key, Stage.UNKNOWN) for gp in soon]
    return Stopping(
        stopping=len(soon),
        without=sum(stage in _WITHOUT_SUCCESSOR for stage in told),
        unknown=told.count(Stage.UNKNOWN),
        unsaid=sum(_may_stop_soon(gp, as_of) for gp in owners),
    )


def _may_stop_soon(gp: Gp, as_of: date) -> bool:
    age = gp.age_in(as_of.year)
    return gp.stop_day is None and (age is None or age >= 60)


def figures_of(
    register: Seen, risk: RegionRisk, runs: Iterable[RunSummary]
) -> tuple[MeetingFigure, ...]:
    """The numbers of the region as one audience knows it, in the order of `BoardMeasure`."""
    said = stopping_soon(register, risk.as_of)
    pressing = [one for one in risk.practices if one.level in PRESSING]
    maybe = sum(one.possible_level in PRESSING for one in risk.practices)
    running = [one for one in runs if one.is_open]
    late = sum(len(one.overdue) for one in running)
    return (
        _at_least(BoardMeasure.PRESSING, len(pressing), maybe),
        _at_least(BoardMeasure.STOPPING, said.stopping, said.unsaid),
        _at_least(BoardMeasure.WITHOUT, said.without, said.unknown),
        _concerned([one.patients_enrolled for one in pressing]),
        _unplaced(risk.pressing),
        _at_least(BoardMeasure.RUNNING, len(running), 0),
        _at_least(BoardMeasure.LATE, late, 0),
    )


def _at_least(measure: BoardMeasure, value: int, unknown: int) -> MeetingFigure:
    """So many are known; of others it is not known whether they count."""
    return MeetingFigure(measure=measure, value=value, low=value, high=value + unknown)


def _concerned(patients: Sequence[int | None]) -> MeetingFigure:
    """What is missing is not nothing: without all of them there is no highest."""
    known = [one for one in patients if one is not None]
    is_told = bool(known) or not patients
    whole = sum(known) if is_told else None
    high = whole if len(known) == len(patients) else None
    return MeetingFigure(measure=BoardMeasure.CONCERNED, value=whole, low=whole, high=high)


def _unplaced(together: Together) -> MeetingFigure:
    if not together.practices and together.unknown:
        return MeetingFigure(measure=BoardMeasure.UNPLACED, value=None)
    return MeetingFigure(
        measure=BoardMeasure.UNPLACED,
        value=together.unplaced,
        low=together.low,
        high=together.high,
    )
