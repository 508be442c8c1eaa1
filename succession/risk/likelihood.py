"""How likely each share falls open: exact, over a grid of months, all shares at once.

    P(open within h) = sum over months of P(stops then) x P(nobody found by then)

A situation says one value for everything; what is unknown is settled before: at the middle, or
at its worst or best plausible value. See docs/model.md, "Kans dat een aandeel openvalt".
"""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions, YearlyRates
from succession.risk import search, stop
from succession.risk.cases import Cases, Holding
from succession.risk.parameters import Parameters

HORIZON_MONTHS = 60


@dataclass(frozen=True)
class Situation:
    """Everything the likelihood depends on, one value per share, in five groups (the factors).

    `idle`, `seeking` and `falling` are the chances that nobody is bound while the search has not
    begun, has, or begins anew when a candidate falls through; `searched` is months searched in
    vain; `size` is the list against an ordinary one; `load` is how full the practice is against
    its region. Only `age` may be nan: then the national ages count.
    """

    holding: NDArray[np.intp]
    age: Floats
    plan_class: NDArray[np.intp]
    plan_middle: Floats
    plan_low: Floats
    plan_high: Floats
    takeover_left: Floats

    idle: Floats
    seeking: Floats
    falling: Floats
    searched: Floats

    established: Floats
    size: Floats

    rural: Floats
    training: Floats
    premises: Floats
    dispensing: Floats

    load: Floats

    def only(self, which: slice | Bools) -> "Situation":
        """Of these shares alone."""
        return Situation(**{one.name: getattr(self, one.name)[which] for one in fields(self)})

    def taking(self, factor: str, other: "Situation") -> "Situation":
        """This situation with one factor as it is in the other."""
        return replace(self, **{name: getattr(other, name) for name in FACTORS[factor]})


FACTORS = {
    "stop": (
        "holding",
        "age",
        "plan_class",
        "plan_middle",
        "plan_low",
        "plan_high",
        "takeover_left",
    ),
    "stage": ("idle", "seeking", "falling", "searched"),
    "form": ("established", "size"),
    "place": ("rural", "training", "premises", "dispensing"),
    "load": ("load",),
}
assert {f.name for f in fields(Situation)} == {name for group in FACTORS.values() for name in group}


@dataclass(frozen=True)
class Grid:
    """Steps of equal length from now to the horizon; chances are summed over the steps."""

    step_months: int = 1
    horizon_months: int = HORIZON_MONTHS

    @cached_property
    def edges(self) -> Floats:
        return np.arange(0, self.horizon_months + self.step_months, self.step_months, dtype=float)

    @cached_property
    def middles(self) -> Floats:
        return np.asarray((self.edges[1:] + self.edges[:-1]) / 2)


@dataclass(frozen=True)
class Likelihood:
    """The likelihood of shares under one set of parameters, on one grid."""

    assumptions: Assumptions
    parameters: Parameters
    grid: Grid = Grid()

    def survival(self, s: Situation) -> Floats:
        """Chance that the holder is still there at each edge of the grid, (shares, edges).

        By his own clock alone; the one that all owners of a practice share is apart (`shared`).
        """
        months = self.grid.edges
        age = stop.age_survival(self._hazard, s.age, months, self.assumptions.unknowns.ages)
        curve = self._with_plans(s, age, months)
        curve = curve ** stop.load_multiplier(s.load, self.parameters)[:, None]
        is_takeover = s.holding == Holding.TAKEOVER
        if is_takeover.any():
            # A takeover ends on its day; one that is over time ends in the first step.
            ends = np.maximum(s.takeover_left[is_takeover], 1e-9)
            curve[is_takeover] = months[None, :] < ends[:, None]
        return np.asarray(curve)

    def nobody(self, s: Situation, months: Floats) -> Floats:
        """Chance that no successor is bound by each month, (shares, months)."""
        rate, shape = self.rate(s), self.parameters.frailty_shape
        seeking = search.none_by(months, s.searched, rate, shape)
        # Who has not begun begins `lead` before stopping: at most so long is searched by then.
        begun = np.minimum(months, self.parameters.lead_months)
        idle = search.none_by(begun, np.zeros_like(s.searched), rate, shape)
        nobody = s.idle[:, None] * idle + s.seeking[:, None] * seeking
        may = s.falling > 0
        falling = search.none_by_falling(
            months, months, s.searched[may], rate[may], self.parameters
        )
        nobody[may] += s.falling[may, None] * falling
        return np.asarray(nobody)

    def open_by(self, s: Situation) -> Floats:
        """Chance that the share falls open by the end of each step, (shares, steps)."""
        leaving = -np.diff(self.survival(s), axis=1)
        return self.opened(s, leaving, self.nobody(s, self.grid.middles))

    def opened(self, s: Situation, leaving: Floats, nobody: Floats) -> Floats:
        """As `open_by`, from its two parts; shares open now are certain, chains follow a rate."""
        result = np.cumsum(leaving * nobody, axis=1)
        is_gp = s.holding == Holding.GP
        result[is_gp] = 1 - (1 - result[is_gp]) * (1 - self.shared)
        result[s.holding == Holding.NOBODY] = 1.0
        yearly = -np.log1p(-self.parameters.chain_rate)
        by_rate = -np.expm1(-yearly * self.grid.edges[1:] / 12)
        result[s.holding == Holding.ORGANISATION] = by_rate
        return np.asarray(result)

    @cached_property
    def shared(self) -> Floats:
        """Chance by the end of each step that all owners of a practice have gone at once: nobody
        has begun to search then."""
        return stop.shared_by(self.grid.edges[1:], self.parameters)

    def rate(self, s: Situation) -> Floats:
        """Chance per year of finding a successor."""
        p = self.parameters
        form = np.where(
            s.established < 2, p.solo_factor, np.where(s.established >= 3, p.group_factor, 1.0)
        )
        place = (
            p.rural_factor**s.rural
            * p.training_factor**s.training
            * p.premises_factor**s.premises
            * p.dispensing_factor**s.dispensing
        )
        rate = search.yearly_rate(form * s.size**p.size_power, place, s.load, p)
        return np.where(s.holding == Holding.TAKEOVER, rate * p.takeover_factor, rate)

    @cached_property
    def _hazard(self) -> stop.AgeHazard:
        rates: YearlyRates = self.assumptions.stop.yearly_rates
        return stop.AgeHazard(rates, self.parameters.rate_level, self.parameters.age_shift_years)

    def _with_plans(self, s: Situation, age: Floats, months: Floats) -> Floats:
        said = s.plan_class >= 0
        if not said.any():
            return age
        weights = np.array([plan.weight for plan in self.parameters.plans])
        spread = (s.plan_middle[said], s.plan_low[said], s.plan_high[said])
        plan = stop.plan_survival(*spread, months)
        now = stop.plan_survival(*spread, np.zeros(1))[:, 0]
        curve = age.copy()
        curve[said] = stop.mixed(weights[s.plan_class[said]], plan, now, age[said])
        return curve


def per_practice(cases: Cases, weights: Floats, share_values: Floats) -> Floats:
    """The weighted sum over the shares of each practice, (practices, ...)."""
    result = np.zeros((len(cases.practices), *share_values.shape[1:]))
    shape = (len(weights),) + (1,) * (share_values.ndim - 1)
    np.add.at(result, cases.share.practice, weights.reshape(shape) * share_values)
    return result


def any_and_none_left(
    cases: Cases, share_values: Floats, shared: Floats | float
) -> tuple[Floats, Floats]:
    """Chance per practice that any share opens, and that all do.

    Every share of a GP has its own clock, and they have one together: `shared` is the chance that
    it has rung, of one moment or per moment, and is part of `share_values`.
    """
    shape = (len(cases.practices), *share_values.shape[1:])
    is_gp = cases.share.holding == Holding.GP
    own, others = share_values.copy(), np.where(_each(is_gp, share_values), 1.0, share_values)
    own[is_gp] = 1 - (1 - own[is_gp]) / (1 - shared)
    has_gp = np.bincount(cases.share.practice, is_gp, len(cases.practices)) > 0
    rings = np.where(_each(has_gp, np.ones(shape)), shared, 0.0)
    none_open, all_open, rest_open = np.ones(shape), np.ones(shape), np.ones(shape)
    np.multiply.at(none_open, cases.share.practice, 1 - own)
    np.multiply.at(all_open, cases.share.practice, own)
    np.multiply.at(rest_open, cases.share.practice, others)
    return 1 - (1 - rings) * none_open, (1 - rings) * all_open + rings * rest_open


def _each(rows: Bools, like: Floats) -> Bools:
    """One value per row, as wide as the other."""
    return rows.reshape((len(rows),) + (1,) * (like.ndim - 1))
