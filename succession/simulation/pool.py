"""The common pool of successors: what one practice finds, another does not.

    theta(t) = (Q(t) / Q0)**a x (V(t) / V0)**-a

with Q who wants to become owner, V the shares that need one in a year, 0 for today. Who comes to
want it is a part of those who finish training. See docs/model.md, "Vijver".
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions, SupplyAssumptions
from succession.simulation import engine

_LEAST, _MOST = 0.05, 5.0


@dataclass(frozen=True)
class Pool:
    """The pool of a region with so many shares, of which so many are open today; years may be
    shorter than twelve months.

    `assumptions` are those of each year.
    """

    assumptions: tuple[Assumptions, ...]
    shares: int
    open_today: int
    year_lengths: Floats

    def seekers(self, starts: Floats) -> Floats:
        """Who wants to become owner at the start of each year, never below 0."""
        hundreds = self.shares / 100
        seekers = np.empty(len(starts))
        left = self.assumptions[0].simulation.pool_size.value * hundreds
        for year, (length, started) in enumerate(zip(self.year_lengths, starts, strict=True)):
            now, seekers[year] = self.assumptions[year], left
            gone = now.simulation.pool_exit.value * length * left
            left = max(left + intake(now.supply) * hundreds * length - gone - started, 0.0)
        return seekers

    def pull(self, series: Floats, needed_today: float) -> Floats:
        """How easily a successor is found in each year, against today."""
        starts = np.diff(series[:, engine.STARTS], prepend=0.0)
        seekers = self.seekers(starts)
        needed = self.needed(series)
        if needed_today <= 0 or seekers[0] <= 0:
            return np.ones(len(needed))
        room = (seekers / seekers[0]) / np.maximum(needed / needed_today, 1e-9)
        # Less than nothing would turn scarcity into ease.
        effect = max(self.assumptions[0].simulation.pool_effect.value, 0.0)
        return np.asarray(np.clip(room**effect, _LEAST, _MOST))

    def needed(self, series: Floats) -> Floats:
        """Shares that need a successor, per year: open at its start, or opening in it."""
        stops = np.diff(series[:, engine.STOPS], prepend=0.0)
        opened = np.concatenate(([self.open_today], series[:-1, engine.OPEN_SHARES]))
        return np.asarray(opened + stops / self.year_lengths)

    def needed_today(self, series: Floats) -> float:
        """Shares that need a successor now: those that are open, and a year of stops."""
        passed = np.cumsum(self.year_lengths)
        year = int(np.argmax(passed >= min(1.0, passed[-1])))
        return float(self.open_today + series[year, engine.STOPS] / passed[year])


def intake(supply: SupplyAssumptions) -> float:
    """Who comes to want a practice of his own in a year, per 100 shares: of those who finish
    training or come from abroad, the part that becomes owner."""
    trained = supply.starters.value * supply.completion.value + supply.abroad.value
    come = trained * supply.region_pull.value
    return 100 * come * supply.owner_share.value / supply.national_owners.value
