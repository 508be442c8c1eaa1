"""From what is known to one value for everything: at the middle, at the worst, at the best.

The middle takes national distributions from the assumptions; worst and best take each unknown at
its plausible extremes. Nothing is borrowed from other records of the register.
"""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.register import Stage
from succession.risk.capacity import fuller
from succession.risk.cases import STAGES, Cases, Holding
from succession.risk.likelihood import Situation
from succession.risk.parameters import Parameters

_UNKNOWN, _CANDIDATE = STAGES.index(Stage.UNKNOWN), STAGES.index(Stage.CANDIDATE)
# What is neither nothing nor done may fall through.
_MAY_FALL = [STAGES.index(one) for one in (Stage.CANDIDATE, Stage.INTENTION, Stage.SIGNED)]
_LEAST_AND_MOST = (0.75, 1.25)  # what a list that shrinks or grows is told to become
_HARDLY = 0.1  # a chance below it is passed over, as what lies outside P10 to P90 is


class View(Enum):
    """How what is unknown is settled."""

    MIDDLE = "midden"
    WORST = "slechtst"
    BEST = "best"


def situation_of(
    cases: Cases, assumptions: Assumptions, parameters: Parameters, view: View
) -> Situation:
    """The situation of every share; see `Situation` for what each column means."""
    settle = _Settling(cases, assumptions, parameters, view)
    share, practice = cases.share, cases.practice
    idle, seeking, falling = settle.stage()
    return Situation(
        holding=share.holding,
        age=settle.age(),
        plan_class=share.plan_class,
        plan_middle=share.plan_middle,
        plan_low=share.plan_low,
        plan_high=share.plan_high,
        takeover_left=settle.takeover_left(),
        idle=idle,
        seeking=seeking,
        falling=falling,
        searched=settle.searched(),
        established=settle.each(practice.established, assumptions.unknowns.established, 1.0, 3.0),
        size=settle.size(),
        rural=settle.rural(),
        training=settle.each(practice.is_training, 0.0, 0.0, 1.0),
        premises=settle.each(practice.has_good_premises, 0.0, 0.0, 1.0),
        dispensing=settle.each(practice.is_dispensing, 0.0, 0.0, 0.0),
        load=settle.load(),
    )


def reference_of(actual: Situation, assumptions: Assumptions, parameters: Parameters) -> Situation:
    """The ordinary practice against which the reasons are set, for as many shares."""
    size = len(actual.age)
    nothing = np.full(size, np.nan)
    return replace(
        actual,
        holding=np.full(size, Holding.GP, dtype=np.intp),
        age=np.full(size, assumptions.reference_practice.age),
        plan_class=np.full(size, -1, dtype=np.intp),
        plan_middle=nothing,
        plan_low=nothing,
        plan_high=nothing,
        takeover_left=nothing,
        idle=np.ones(size),
        seeking=np.zeros(size),
        falling=np.zeros(size),
        searched=np.zeros(size),
        established=np.full(size, 2.0),
        size=np.ones(size),
        rural=np.zeros(size),
        training=np.zeros(size),
        premises=np.zeros(size),
        dispensing=np.zeros(size),
        load=np.full(size, assumptions.reference_practice.load),
    )


@dataclass(frozen=True)
class _Settling:
    cases: Cases
    assumptions: Assumptions
    parameters: Parameters
    view: View

    def each(self, known: Floats, middle: float, worst: float, best: float) -> Floats:
        """A column per practice, spread over its shares, with the unknown filled in."""
        filled = {View.MIDDLE: middle, View.WORST: worst, View.BEST: best}[self.view]
        return np.where(np.isnan(known), filled, known)[self.cases.share.practice]

    def rural(self) -> Floats:
        """A place in doubt may be either, once it is not all but certain."""
        chance = self.cases.practice.is_rural
        may_be, may_not = chance > _HARDLY, chance < 1 - _HARDLY
        known = {
            View.MIDDLE: chance,
            View.WORST: np.where(np.isnan(chance), np.nan, may_be),
            View.BEST: np.where(np.isnan(chance), np.nan, ~may_not),
        }[self.view]
        return self.each(known, self.assumptions.unknowns.rural, 1.0, 0.0)

    def age(self) -> Floats:
        """Unknown stays nan in the middle: the national ages are mixed in by the likelihood."""
        ages = self.cases.share.age
        if self.view is View.MIDDLE:
            return ages
        bounds = self.assumptions.unknowns.age
        return np.where(
            np.isnan(ages), bounds.high if self.view is View.WORST else bounds.low, ages
        )

    def takeover_left(self) -> Floats:
        longest = self.assumptions.stop.takeover_months.value
        filled = {View.MIDDLE: longest / 2, View.WORST: 0.0, View.BEST: longest}[self.view]
        left = self.cases.share.takeover_left
        return np.where(np.isnan(left), filled, left)

    def searched(self) -> Floats:
        """A temporary takeover of which the search was told has searched since it began."""
        longest = self.assumptions.stop.takeover_months.value
        share = self.cases.share
        is_told = (share.holding == Holding.TAKEOVER) & share.is_searching
        since_takeover = longest - self.takeover_left()
        return np.where(is_told, np.maximum(share.searched, since_takeover), share.searched)

    def stage(self) -> tuple[Floats, Floats, Floats]:
        """Chance that nobody is bound: not begun, searching, or a candidate that falls through."""
        share, success = self.cases.share, self.success()
        known = share.stage
        if self.view is View.BEST:
            known = np.where(known == _UNKNOWN, _CANDIDATE, known)
        nobody = np.array([1 - success.get(stage, 0.0) for stage in STAGES])[known]
        falling = np.where(np.isin(known, _MAY_FALL), nobody, 0.0)
        idle = np.where(known == _UNKNOWN, self._idle_when_unknown, 1.0)
        idle = np.where(share.is_searching, 0.0, idle) * (nobody - falling)
        return idle, nobody - falling - idle, falling

    def success(self) -> dict[Stage, float]:
        """Chance per stage that it ends in a successor who has started, with the drawn shift."""
        stages = self.assumptions.stages
        return {
            stage: self._shifted(stages.success[stage])
            for stage in STAGES
            if stage is not Stage.UNKNOWN
        }

    def _shifted(self, success: float) -> float:
        """Only a stage that may go either way has a range; none and done are facts."""
        if success in (0.0, 1.0):
            return success
        return float(np.clip(success + self.parameters.success_shift, 0.0, 1.0))

    @property
    def _idle_when_unknown(self) -> float:
        """The chance that who did not say so has not begun to search."""
        return self.assumptions.stages.when_unknown["geen"] if self.view is View.MIDDLE else 1.0

    def size(self) -> Floats:
        """The list as it will be, against an ordinary one."""
        usual, years = self.assumptions.search.usual_list, self.assumptions.search.outlook.value
        patients = self.cases.practice.load.patients
        later = np.clip(self.cases.practice.growth**years, *_LEAST_AND_MOST)
        known = np.where(patients > 0, patients * later, np.nan)
        return self.each(known, usual.value, usual.low, usual.high) / usual.value

    def load(self) -> Floats:
        """Where the load is unknown the middle is an ordinary one."""
        loads = self.cases.practice.load
        seen = {View.MIDDLE: loads.load, View.WORST: np.fmax(loads.high, 0.0), View.BEST: loads.low}
        full = fuller(seen[self.view], self.assumptions.capacity)
        return np.nan_to_num(full, nan=1.0)[self.cases.share.practice]
