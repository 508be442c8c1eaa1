"""The rules of the model for the peers: as the slow reference, with the clocks left to them.

No yearly shocks and no stated plans: what the peers are measured on.
"""

import math
from bisect import bisect_left

from succession.simulation import engine as e
from tests.simulation.reference import Practice, Reference, Seat


class Rules(Reference):
    """Straight lookups in the table of ages instead of a curve per holder."""

    def gathered(self, seat: Seat, first: int, last: int) -> float:
        """Hazard of this holder between two edges, at an ordinary load."""
        ages, level = self.ages, self.x[e.RATE_LEVEL]
        if seat.generation == 0:
            step = seat.static["age_months"]
            return level * (ages[step + last] - ages[step + first])
        begin = int(self.x[e.SUCCESSOR_AGE] * 12) - seat.start
        early = min(max(seat.start + e.EARLY_MONTHS, first), last)
        before = ages[begin + early] - ages[begin + first]
        after = ages[begin + last] - ages[begin + early]
        return level * (self.x[e.EARLY_EXIT] * before + after)

    def rings(self, seat: Seat, edge: int) -> float:
        """The month in which the budget is used up."""
        wanted = seat.budget / seat.practice.overload
        if self.gathered(seat, edge, self.size) < wanted:
            return math.inf
        low, high = edge, self.size
        while high - low > 1:
            middle = (low + high) // 2
            if self.gathered(seat, edge, middle) >= wanted:
                high = middle
            else:
                low = middle
        return high - 1

    def found(self, seat: Seat) -> float:
        pull = seat.practice.pull
        if pull <= 0:
            return math.inf
        wanted = seat.since + 12 * max(seat.budget, 0.0) / pull
        if wanted > self.search[-1]:
            return math.inf
        month = max(bisect_left(self.search, wanted) - 1, 0)
        return month + (wanted - self.search[month]) / (self.search[month + 1] - self.search[month])

    def is_idle(self) -> bool:
        """Whether nobody waits for a place."""
        return all(p.displaced <= 1e-9 for p in self.practices)

    def seats(self) -> list[Seat]:
        return [seat for practice in self.practices for seat in practice.seats]

    def update_pull(self, p: Practice, now: float) -> None:
        """What open shares have searched counts at the pull that held until now."""
        before, p.pull = p.pull, self.pull_of(p)
        searched = self.searched(now)
        for seat in p.seats:
            if not seat.is_held:
                seat.budget -= before * max(searched - seat.since, 0.0) / 12
                seat.since = max(seat.since, searched)
