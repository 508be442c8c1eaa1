"""Which datum would change the picture of a practice most, if a talk settled it.

Each datum that is unknown or soft is filled at its lowest and its highest plausible value; the
width is how far the expected open share of the practice at 60 months then moves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions
from succession.register import Stage
from succession.risk.cases import STAGES, Cases, Holding
from succession.risk.likelihood import Likelihood, Situation, per_practice
from succession.risk.parameters import central
from succession.risk.practice_columns import PracticeColumns
from succession.risk.situations import View, situation_of
from succession.risk.time_left import is_signed

_SURE = 4  # the plan class of certainty 5
_SOFTEST = 2  # up to certainty 3 a stated date may still be asked again
_LATER_MONTHS = 120.0
_NO_EFFECT = 0.005


@dataclass(frozen=True, slots=True)
class Turning:
    """A datum (`huisartsen.geboortejaar`) and the open share (0-1) at its lowest and highest."""

    field: str
    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


@dataclass(frozen=True)
class _Datum:
    """`asked` says per share whether it may be asked; `at` gives the cases with it filled.

    A personal datum moves the share of the person alone, others all shares of the practice.
    """

    field: str
    asked: Bools
    at: Callable[[bool], Cases]
    is_personal: bool = False


def turning_points(cases: Cases, assumptions: Assumptions) -> list[Turning | None]:
    """Per share the datum that turns the picture most, or None where nothing would."""
    model = _Model(assumptions)
    now = model.open_share(cases)
    best: list[Turning | None] = [None] * len(now)
    for datum in _data(cases, model):
        ends = [
            _at_practice(cases, datum, now, model.open_share(datum.at(b))) for b in (True, False)
        ]
        low, high = np.minimum(*ends), np.maximum(*ends)
        for index in np.flatnonzero(datum.asked & (high - low > _NO_EFFECT)):
            found = Turning(datum.field, float(low[index]), float(high[index]))
            known = best[index]
            if known is None or found.width > known.width:
                best[index] = found
    return best


def _at_practice(cases: Cases, datum: _Datum, now: Floats, filled: Floats) -> Floats:
    """The open share of the practice of each share, once the datum is filled."""
    weight, practice = cases.share.weight, cases.share.practice
    if datum.is_personal:
        return np.asarray(per_practice(cases, weight, now)[practice] + weight * (filled - now))
    return np.asarray(per_practice(cases, weight, filled)[practice])


@dataclass(frozen=True)
class _Model:
    assumptions: Assumptions

    def open_share(self, cases: Cases) -> Floats:
        """Chance per share of having fallen open by 60 months."""
        return self._likelihood.open_by(self._situation(cases))[:, -1]

    def months_to_stop(self, cases: Cases, survival: float) -> Floats:
        """The month by which survival has fallen so far; long from now where it has not."""
        curve = self._likelihood.survival(self._situation(cases))
        first = np.argmax(curve <= survival, axis=1).astype(float)
        return np.where((curve <= survival).any(axis=1), first, _LATER_MONTHS)

    @property
    def _likelihood(self) -> Likelihood:
        return Likelihood(self.assumptions, central(self.assumptions))

    def _situation(self, cases: Cases) -> Situation:
        return situation_of(cases, self.assumptions, central(self.assumptions), View.MIDDLE)


def _data(cases: Cases, model: _Model) -> Iterator[_Datum]:
    is_open = ~is_signed(cases) & (cases.share.holding == Holding.GP)
    yield _birth_year(cases, is_open, model.assumptions)
    yield _stop(cases, is_open, model)
    yield _stage(cases, is_open)
    yield from _load(cases, is_open)
    practice = cases.practice
    yield _yes_no(
        cases,
        is_open & np.isnan(practice.has_good_premises)[cases.share.practice],
        "praktijken.pand_staat",
        lambda value: replace(
            practice, has_good_premises=_filled(practice.has_good_premises, value)
        ),
    )
    yield _yes_no(
        cases,
        is_open & np.isnan(practice.is_training)[cases.share.practice],
        "praktijken.opleidingspraktijk",
        lambda value: replace(practice, is_training=_filled(practice.is_training, value)),
    )


def _birth_year(cases: Cases, is_open: Bools, assumptions: Assumptions) -> _Datum:
    share, bounds = cases.share, assumptions.unknowns.age
    asked = is_open & np.isnan(share.age)

    def at(is_low: bool) -> Cases:
        age = bounds.low if is_low else bounds.high
        return replace(cases, share=replace(share, age=np.where(asked, age, share.age)))

    return _Datum("huisartsen.geboortejaar", asked, at, is_personal=True)


def _stop(cases: Cases, is_open: Bools, model: _Model) -> _Datum:
    """A date named with certainty, at the early and the late end of what is thought now."""
    share = cases.share
    asked = is_open & (share.plan_class <= _SOFTEST)
    width = 12 * model.assumptions.stop.plan_classes.rows[_SURE].width_years

    def at(is_low: bool) -> Cases:
        middle = model.months_to_stop(cases, 0.9 if is_low else 0.1)
        sure = replace(
            share,
            plan_class=np.where(asked, _SURE, share.plan_class),
            plan_middle=np.where(asked, middle, share.plan_middle),
            plan_low=np.where(asked, width, share.plan_low),
            plan_high=np.where(asked, width, share.plan_high),
        )
        return replace(cases, share=sure)

    return _Datum("huisartsen.stop_waarschijnlijk", asked, at, is_personal=True)


def _stage(cases: Cases, is_open: Bools) -> _Datum:
    share = cases.share
    asked = is_open & (share.stage == STAGES.index(Stage.UNKNOWN))

    def at(is_low: bool) -> Cases:
        stage = STAGES.index(Stage.CANDIDATE if is_low else Stage.NONE)
        told = replace(
            share,
            stage=np.where(asked, stage, share.stage),
            # Who has a candidate has begun to search.
            is_searching=share.is_searching | (asked & is_low),
        )
        return replace(cases, share=told)

    return _Datum("huisartsen.opvolgingsstatus", asked, at, is_personal=True)


def _load(cases: Cases, is_open: Bools) -> Iterator[_Datum]:
    """How full the practice is, asked by its list or else by its fte."""
    load = cases.practice.load
    list_unknown = np.isnan(load.patients)[cases.share.practice]
    fte_unknown = np.array([holder is not None and holder.fte is None for holder in cases.holders])

    def at(is_low: bool) -> Cases:
        filled = replace(load, load=load.low if is_low else load.high)
        return replace(cases, practice=replace(cases.practice, load=filled))

    yield _Datum("praktijken.patienten", is_open & list_unknown, at)
    yield _Datum("huisartsen.fte", is_open & ~list_unknown & fte_unknown, at)


def _yes_no(
    cases: Cases, asked: Bools, field: str, filled: Callable[[float], PracticeColumns]
) -> _Datum:
    """Yes makes a practice easier to place, so that it stands for the lowest end."""
    return _Datum(field, asked, lambda is_low: replace(cases, practice=filled(float(is_low))))


def _filled(known: Floats, value: float) -> Floats:
    return np.where(np.isnan(known), value, known)
