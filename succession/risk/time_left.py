"""How much time is left, by how far the succession of a practice is: one of four.

    not begun    months until stop - path after a successor is known - search still needed
    searching    months until stop - path, and the chance of a successor before the stop
    arranged     months until stop - path
    open         none: since when, and how long it is bridged

The search still needed gives two chances in three of a successor, and is capped: where searching
alone takes longer, another form is the advice. Who searches has begun: what is left is not time to
begin in, and so it never counts against a practice that it searches already.
"""

from dataclasses import dataclass, replace

import numpy as np

from succession.arrays import Bools, Floats
from succession.assumptions import Assumptions
from succession.register import Stage
from succession.risk import search
from succession.risk.cases import STAGES, Cases, Holding
from succession.risk.likelihood import Grid, Likelihood, Situation
from succession.risk.parameters import central
from succession.risk.result import Headway

_YEARS_AHEAD = Grid(step_months=3, horizon_months=480)
_MONTHS_AHEAD = Grid(horizon_months=480)
_SIGNED = [STAGES.index(stage) for stage in Stage if stage.is_signed]
_INTENTION = STAGES.index(Stage.INTENTION)
_HEADWAYS = (None, *Headway)
_NONE, _OPEN, _SEARCHING, _NOT_BEGUN, _ARRANGED = range(len(_HEADWAYS))


@dataclass(frozen=True)
class TimeLeft:
    """Per practice; months, and nan where there is nothing to tell.

    `likely` is nan where a share is open; `to_help` is as `likely`, but counts the search that is
    still needed of who searches and of what is open too: who is helped, searches on. `search` are
    the months of searching alone (not capped), and `late` says that a share of which the search
    has not begun is past its last moment. `chance` is that of a successor before the stop, the
    least of the shares that search, and `searching` how long it was.
    """

    likely: Floats
    cautious: Floats
    to_help: Floats
    search: Floats
    late: Bools
    headway: tuple[Headway | None, ...]
    chance: Floats
    searching: Floats


def is_signed(cases: Cases) -> Bools:
    """Whether nothing is left to search or to negotiate, per share."""
    return np.asarray(np.isin(cases.share.stage, _SIGNED))


def time_left(cases: Cases, situation: Situation, assumptions: Assumptions) -> TimeLeft:
    """The time of the share with the least of it, of those whose succession is not signed.

    `cautious` takes the month by which one in ten has stopped in place of the middle one.
    """
    return _Timing(cases, situation, assumptions).time_left()


def helped_chance(cases: Cases, situation: Situation, assumptions: Assumptions) -> Floats:
    """As `TimeLeft.chance`, for a practice that is helped to search."""
    factor = assumptions.talks.help_factor.value
    return _Timing(cases, situation, assumptions).chance(factor)


@dataclass(frozen=True)
class _Timing:
    cases: Cases
    situation: Situation
    assumptions: Assumptions

    def time_left(self) -> TimeLeft:
        likelihood = Likelihood(self.assumptions, central(self.assumptions), _YEARS_AHEAD)
        survival = likelihood.survival(self.situation)
        uncapped = self._search_months(likelihood)
        path = _path(self.situation, self.assumptions)
        begun = self.is_searching | self.is_intended
        capped = np.minimum(uncapped, self.assumptions.path.search_cap.value)
        needed = np.where(begun, 0.0, capped)
        likely, cautious = (
            np.where(self.counts, self._until_stop(survival, chance) - path - needed, np.inf)
            for chance in (0.5, 0.9)
        )
        is_open = self.cases.share.holding == Holding.NOBODY
        with_open = self._any(is_open)
        to_help = np.where(is_open, 0.0, self._until_stop(survival, 0.5)) - path - capped
        searched = np.where(self.is_searching, self.situation.searched, -np.inf)
        return TimeLeft(
            likely=np.where(with_open, np.nan, self._least(likely)),
            cautious=np.where(with_open, np.nan, self._least(cautious)),
            to_help=self._least(np.where(self.counts | is_open, to_help, np.inf)),
            search=-self._least(np.where(self.counts, -uncapped, np.inf)),
            late=self._any(~begun & (likely <= 0)),
            headway=self._headways(likely, with_open),
            chance=self.chance(),
            searching=-self._least(-searched),
        )

    @property
    def counts(self) -> Bools:
        """The shares that somebody holds and of which something is still to be arranged."""
        holding = self.cases.share.holding
        others = (holding == Holding.ORGANISATION) | (holding == Holding.NOBODY)
        return np.asarray(~is_signed(self.cases) & ~others)

    @property
    def is_intended(self) -> Bools:
        return np.asarray(self.counts & (self.cases.share.stage == _INTENTION))

    @property
    def is_searching(self) -> Bools:
        return np.asarray(self.counts & self.cases.share.is_searching & ~self.is_intended)

    def _until_stop(self, survival: Floats, chance: float) -> Floats:
        """The months until a stop; the day on which a takeover ends is known."""
        is_takeover = self.situation.holding == Holding.TAKEOVER
        months = _months_until(survival, chance)
        return np.asarray(np.where(is_takeover, self.situation.takeover_left, months))

    def _search_months(self, likelihood: Likelihood) -> Floats:
        """Search still needed, not capped; nothing once somebody has said yes in writing."""
        months = search.remaining_months(
            self.situation.searched,
            likelihood.rate(self.situation),
            likelihood.parameters.frailty_shape,
            self.assumptions.path.success_wanted.value,
        )
        return np.asarray(np.where(self.cases.share.stage == _INTENTION, 0.0, months))

    def chance(self, help_factor: float = 1.0) -> Floats:
        """Of a successor before the stop, at a search so many times as fast: the least."""
        which, central_ones = self.is_searching, central(self.assumptions)
        faster = replace(central_ones, search_rate=help_factor * central_ones.search_rate)
        likelihood = Likelihood(self.assumptions, faster, _MONTHS_AHEAD)
        mine = self.situation.only(which)
        leaving = -np.diff(likelihood.survival(mine), axis=1)
        nobody = (leaving * likelihood.nobody(mine, _MONTHS_AHEAD.middles)).sum(axis=1)
        chances = np.full(len(which), np.inf)
        chances[which] = 1 - nobody / np.maximum(leaving.sum(axis=1), 1e-12)
        return self._least(chances)

    def _headways(self, likely: Floats, with_open: Bools) -> tuple[Headway | None, ...]:
        """That of the share with the least time; an open one goes before all."""
        of_share = np.where(
            self.is_intended, _ARRANGED, np.where(self.is_searching, _SEARCHING, _NOT_BEGUN)
        )
        codes = np.full(len(with_open), _NONE)
        order = np.argsort(-likely, kind="stable")
        counted = order[self.counts[order]]
        codes[self.cases.share.practice[counted]] = of_share[counted]
        return tuple(_HEADWAYS[code] for code in np.where(with_open, _OPEN, codes))

    def _any(self, of_shares: Bools) -> Bools:
        found = np.bincount(self.cases.share.practice, of_shares, len(self.cases.practices))
        return np.asarray(found > 0)

    def _least(self, values: Floats) -> Floats:
        result = np.full(len(self.cases.practices), np.inf)
        np.minimum.at(result, self.cases.share.practice, values)
        return np.where(np.isfinite(result), result, np.nan)


def _path(situation: Situation, assumptions: Assumptions) -> Floats:
    extra = assumptions.path.dispensing_extra.value
    return np.asarray(assumptions.path.base.value + extra * situation.dispensing)


def _months_until(survival: Floats, chance: float) -> Floats:
    """The month at which survival falls to this chance, between the edges of the grid."""
    months = _YEARS_AHEAD.edges
    after = np.argmax(survival <= chance, axis=1)
    never = ~(survival <= chance).any(axis=1)
    before = np.maximum(after - 1, 0)
    rows = np.arange(len(survival))
    high, low = survival[rows, before], survival[rows, after]
    part = np.divide(high - chance, high - low, out=np.zeros_like(high), where=high > low)
    between = months[before] + part * (months[after] - months[before])
    return np.asarray(np.where(never, months[-1], between))
