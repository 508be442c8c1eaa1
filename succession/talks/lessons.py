"""What the talks of a year taught: how many were held, what is known, how plans moved.

A plan that is stated again later tells how far stated dates slip. From that comes a proposal for
the assumptions of the risk model; nothing is changed until somebody puts it in the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from succession.assumptions import Assumptions
from succession.register import Gp, GpRole, Seen
from succession.register.model import GpRef, ref_of
from succession.risk.cases import DAYS_PER_MONTH
from succession.talks.talk import Talk

_TALK_AGE = 60
_FEWEST = 5  # from fewer statements one name would show through the mean
_PRIOR = 10  # the assumption as it stands weighs as ten statements
_DAYS_PER_YEAR = 365.25
_SURPRISE_YEARS = 1.0
_LIKELY = "huisartsen.stop_waarschijnlijk"


@dataclass(frozen=True, slots=True)
class Restated:
    """A plan stated again: how sure it was at first, and how far the likely day moved.

    `slip_years` is positive when stopping was put off.
    """

    gp: GpRef
    on: date
    certainty: int
    slip_years: float

    @property
    def is_surprise(self) -> bool:
        return abs(self.slip_years) > _SURPRISE_YEARS


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new slip for stated dates of one certainty: what it is now, and what own history says."""

    certainty: int
    current_years: float
    proposed_years: float
    statements: int

    @property
    def place(self) -> str:
        """Where the number stands in `data/assumptions.yaml`."""
        return f"stop.plan_classes.rows, certainty {self.certainty}: slip_years"


@dataclass(frozen=True, slots=True)
class Lessons:
    """The year of `as_of`; `spoken` were spoken with in the last twelve months."""

    as_of: date
    owners_60: int
    spoken: int
    plans_known: int
    talks_held: int
    restated: tuple[Restated, ...]
    proposals: tuple[Proposal, ...]

    @property
    def coverage(self) -> float | None:
        """Part (0-1) of the owners of 60 and over spoken with; None where there are none."""
        return self.spoken / self.owners_60 if self.owners_60 else None

    @property
    def known(self) -> float | None:
        """Part (0-1) of the owners of 60 and over whose plan is known."""
        return self.plans_known / self.owners_60 if self.owners_60 else None

    @property
    def surprises(self) -> tuple[Restated, ...]:
        """Plans that moved by more than a year."""
        return tuple(one for one in self.restated if one.is_surprise)


def lessons(
    register: Seen, talks: Iterable[Talk], assumptions: Assumptions, as_of: date
) -> Lessons:
    """What was learnt, from what the audience may see of register and talks.

    The year counts for coverage and surprises; the proposals rest on everything ever stated.
    """
    held = [talk for talk in talks if talk.held_on is not None]
    owners = [gp for gp in register.gps if _is_of_talk_age(gp, as_of)]
    certainty = assumptions.stop.certainty_when_unsaid
    restated = tuple(
        one for gp in register.gps for one in _restated(gp, _unchanged(held), certainty)
    )
    return Lessons(
        as_of=as_of,
        owners_60=len(owners),
        spoken=sum(_is_recent(gp.last_talk, as_of) for gp in owners),
        plans_known=sum(gp.plan is not None and gp.plan.is_dated for gp in owners),
        talks_held=sum(
            talk.held_on is not None and _is_this_year(talk.held_on, as_of) for talk in held
        ),
        restated=tuple(one for one in restated if _is_this_year(one.on, as_of)),
        proposals=tuple(_proposals(restated, assumptions)),
    )


def _is_of_talk_age(gp: Gp, as_of: date) -> bool:
    age = gp.age_in(as_of.year)
    return gp.role is GpRole.OWNER and age is not None and age >= _TALK_AGE


def _is_recent(talk: date | None, as_of: date) -> bool:
    return talk is not None and (as_of - talk).days <= 12 * DAYS_PER_MONTH


def _is_this_year(day: date, as_of: date) -> bool:
    return day.year == as_of.year and day <= as_of


def _unchanged(talks: Iterable[Talk]) -> Mapping[GpRef, list[tuple[date, date]]]:
    """Per GP the days on which a plan was told again as it stood, with the likely day of it."""
    found: dict[GpRef, list[tuple[date, date]]] = {}
    for talk in talks:
        answer = talk.answer(_LIKELY)
        if answer and not answer.is_written and isinstance(answer.value, date) and talk.held_on:
            found.setdefault(ref_of(talk.row_key), []).append((talk.held_on, answer.value))
    return found


def _restated(
    gp: Gp, unchanged: Mapping[GpRef, list[tuple[date, date]]], certainty: int
) -> Iterator[Restated]:
    ref = (gp.practice_agb, gp.gp_key)
    sure = {plan.likely: plan.certainty or certainty for plan in gp.said if plan.likely}
    for before, after in zip(gp.said, gp.said[1:], strict=False):
        if before.likely and after.likely and after.said_on:
            slip = (after.likely - before.likely).days / _DAYS_PER_YEAR
            yield Restated(ref, after.said_on, before.certainty or certainty, slip)
    for on, likely in unchanged.get(ref, []):
        if likely in sure:
            yield Restated(ref, on, sure[likely], 0.0)


def _proposals(restated: tuple[Restated, ...], assumptions: Assumptions) -> Iterator[Proposal]:
    for row in assumptions.stop.plan_classes.rows:
        slips = [one.slip_years for one in restated if one.certainty == row.certainty]
        if len(slips) < _FEWEST:
            continue
        learnt = (_PRIOR * row.slip_years + sum(slips)) / (_PRIOR + len(slips))
        yield Proposal(row.certainty, row.slip_years, round(learnt, 2), len(slips))
