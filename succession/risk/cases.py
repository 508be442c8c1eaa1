"""The register as columns: one row per practice, one row per share, unknown as nan.

The model is computed over these columns at once; `share.practice` leads from a share to its
practice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Bools, Floats
from succession.assumptions import Z_90, Assumptions, PlanClass
from succession.land.siting import siting_of
from succession.network.distance import Places, places_of
from succession.register import Gp, Holder, Practice, Seen, Share, Stage, StopPlan
from succession.risk.practice_columns import PracticeColumns, practice_columns
from succession.risk.share_rows import first_to_stop, share_records, weights

Ints = NDArray[np.intp]
DAYS_PER_MONTH = 365.25 / 12
_NARROWEST_MONTHS = 0.5  # three equal dates still are not a certain day


class Holding(IntEnum):
    GP = 0
    ORGANISATION = 1
    TAKEOVER = 2
    NOBODY = 3


STAGES = tuple(Stage)
_SEARCHING = (Stage.SEARCHING, Stage.CANDIDATE, Stage.INTENTION)
SIGNED_CLASS = 5  # the place of the signed plan behind certainty 1-5


@dataclass(frozen=True)
class ShareColumns:
    """`weight` is the part of the practice (adding up to 1); `plan_*`, `said` and `latest` are
    months from now, the first with the slip of stated dates; `latest` is the last day that the
    holder named himself; `calendar_age` is reached within this year."""

    practice: Ints
    weight: Floats
    is_weight_unknown: Bools
    holding: Ints
    age: Floats
    plan_class: Ints
    plan_middle: Floats
    plan_low: Floats
    plan_high: Floats
    stage: Ints
    searched: Floats
    is_searching: Bools
    takeover_left: Floats
    said: Floats
    latest: Floats
    calendar_age: Floats


@dataclass(frozen=True)
class Cases:
    """`share_records` are None for a share that the register does not bear but must exist."""

    practices: tuple[Practice, ...]
    share_records: tuple[Share | None, ...]
    holders: tuple[Gp | None, ...]
    places: Places
    practice: PracticeColumns
    share: ShareColumns

    def shares_of(self, index: int) -> slice:
        """Where the shares of one practice stand: they lie together, in order of practice."""
        first, last = np.searchsorted(self.share.practice, (index, index + 1))
        return slice(int(first), int(last))


class _ReadPlan(NamedTuple):
    """Class of a stated plan (-1 for none), its middle and the two widths in months from now."""

    place: int = -1
    middle: float = np.nan
    low: float = np.nan
    high: float = np.nan


class _ShareRow(NamedTuple):
    """One share of `ShareColumns`; as it stands here nothing is known of it."""

    holding: Holding = Holding.GP
    age: float = np.nan
    plan: _ReadPlan = _ReadPlan()
    stage: Stage = Stage.UNKNOWN
    searched: float = 0.0
    is_searching: bool = False
    takeover_left: float = np.nan
    said: float = np.nan
    latest: float = np.nan
    calendar_age: float = np.nan


def cases_of(
    register: Seen,
    assumptions: Assumptions,
    as_of: date,
    prepared: Collection[str] = frozenset(),
) -> Cases:
    """The columns of this register on this day, practices in order of agb.

    `prepared` are the practices (agb) whose transfer is being prepared on schedule: the plan of
    who hands over first weighs as one of which the preparation has begun.
    """
    practices = tuple(sorted(register.practices, key=lambda practice: practice.agb))
    places = places_of(practices, siting_of(practices, assumptions), assumptions)
    records, index = share_records(register, practices)
    holders = tuple(register.holder_of(share) if share else None for share in records)
    reading = _Reading(register, assumptions, as_of, first_to_stop(records, holders, prepared))
    rows = [
        reading.share(place, practices[p], share, holder)
        for place, (p, share, holder) in enumerate(zip(index, records, holders, strict=True))
    ]
    return Cases(
        practices=practices,
        share_records=records,
        holders=holders,
        places=places,
        practice=practice_columns(register, practices, places, assumptions, as_of),
        share=_share_columns(rows, records, index),
    )


def _share_columns(
    rows: Sequence[_ShareRow], records: Sequence[Share | None], index: Sequence[int]
) -> ShareColumns:
    weight, is_unknown = weights(records, index)
    return ShareColumns(
        practice=np.array(index, dtype=np.intp),
        weight=weight,
        is_weight_unknown=is_unknown,
        holding=np.array([row.holding for row in rows], dtype=np.intp),
        age=np.array([row.age for row in rows], dtype=float),
        plan_class=np.array([row.plan.place for row in rows], dtype=np.intp),
        plan_middle=np.array([row.plan.middle for row in rows], dtype=float),
        plan_low=np.array([row.plan.low for row in rows], dtype=float),
        plan_high=np.array([row.plan.high for row in rows], dtype=float),
        stage=np.array([STAGES.index(row.stage) for row in rows], dtype=np.intp),
        searched=np.array([row.searched for row in rows], dtype=float),
        is_searching=np.array([row.is_searching for row in rows], dtype=bool),
        takeover_left=np.array([row.takeover_left for row in rows], dtype=float),
        said=np.array([row.said for row in rows], dtype=float),
        latest=np.array([row.latest for row in rows], dtype=float),
        calendar_age=np.array([row.calendar_age for row in rows], dtype=float),
    )


def months_until(day: date, as_of: date) -> float:
    """Months from `as_of` to the day; negative when it has passed."""
    return (day - as_of).days / DAYS_PER_MONTH


@dataclass(frozen=True)
class _Reading:
    register: Seen
    assumptions: Assumptions
    as_of: date
    prepared: frozenset[int]

    def share(
        self, place: int, practice: Practice, share: Share | None, holder: Gp | None
    ) -> _ShareRow:
        if share is None:
            return _ShareRow()
        stage = self.register.stage_of(share)
        searched = self._searched(practice, share)
        return _ShareRow(
            holding=_holding(share),
            age=self._age(holder),
            plan=self._plan(holder.plan if holder else None, stage, place in self.prepared),
            stage=stage,
            searched=max(searched or 0.0, 0.0),
            is_searching=searched is not None or stage in _SEARCHING,
            takeover_left=self._takeover_left(share),
            said=self._said(holder),
            latest=self._latest(holder),
            calendar_age=self._calendar_age(holder),
        )

    def _said(self, holder: Gp | None) -> float:
        day = holder.stop_day if holder else None
        return months_until(day, self.as_of) if day else np.nan

    def _latest(self, holder: Gp | None) -> float:
        day = holder.plan.latest if holder and holder.plan else None
        return months_until(day, self.as_of) if day else np.nan

    def _calendar_age(self, holder: Gp | None) -> float:
        age = holder.age_in(self.as_of.year) if holder else None
        return np.nan if age is None else age

    def _age(self, holder: Gp | None) -> float:
        age = holder.age_on(self.as_of) if holder else None
        return np.nan if age is None else age

    def _searched(self, practice: Practice, share: Share) -> float | None:
        """Months searched in vain: since the search was told or the practice is for sale."""
        since = [d for d in (share.succession.searching_since, practice.for_sale_since) if d]
        return -months_until(min(since), self.as_of) if since else None

    def _takeover_left(self, share: Share) -> float:
        if share.holder is not Holder.ZORGGROEP_BV or share.vacancy is None:
            return np.nan
        longest = self.assumptions.stop.takeover_months.value
        return max(longest + months_until(share.vacancy.since, self.as_of), 0.0)

    def _plan(self, plan: StopPlan | None, stage: Stage, is_prepared: bool) -> _ReadPlan:
        if plan is None or not plan.is_dated:
            return _ReadPlan()
        plan_class, place = self._class(plan, stage, is_prepared)
        width = 12 * plan_class.width_years
        early, likely, late = (
            None if day is None else months_until(day, self.as_of)
            for day in (plan.earliest, plan.likely, plan.latest)
        )
        middle = _middle(early, likely, late, width)
        low = width if early is None else max((middle - early) / Z_90, _NARROWEST_MONTHS)
        high = width if late is None else max((late - middle) / Z_90, _NARROWEST_MONTHS)
        return _ReadPlan(place, middle + 12 * plan_class.slip_years, low, high)

    def _class(self, plan: StopPlan, stage: Stage, is_prepared: bool) -> tuple[PlanClass, int]:
        stop = self.assumptions.stop
        if stage.is_signed:
            return stop.signed_plan, SIGNED_CLASS
        certainty = plan.certainty or stop.certainty_when_unsaid
        if is_prepared:
            certainty = max(certainty, stop.certainty_when_prepared)
        return stop.plan_classes.rows[certainty - 1], certainty - 1


def _middle(early: float | None, likely: float | None, late: float | None, width: float) -> float:
    """The most likely month; from the other two dates where it was not said."""
    if likely is not None:
        return likely
    if early is not None and late is not None:
        return (early + late) / 2
    return early + Z_90 * width if early is not None else (late or 0.0) - Z_90 * width


def _holding(share: Share) -> Holding:
    """Who holds it; a list that was divided or taken over is not open, whoever held it."""
    is_settled = share.succession.stage.is_signed and share.succession.stage is not Stage.SIGNED
    if share.holder is Holder.NOBODY:
        return Holding.GP if is_settled else Holding.NOBODY
    if share.holder is Holder.ZORGGROEP_BV:
        return Holding.TAKEOVER
    return Holding.GP if share.holder is Holder.GP else Holding.ORGANISATION
