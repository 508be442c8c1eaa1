"""The region in SimPy: a process per share that sleeps until something happens to it."""

import math
from collections.abc import Iterator
from typing import Any

import simpy

from succession.simulation import engine as e
from tests.bench.peers.rules import Practice, Rules, Seat

_BEFORE_THE_EDGE = 1e-6


class SimpyRegion(Rules):
    """One run; `play()` gives the series of each year."""

    def __init__(self, world: e.World, seed: int) -> None:
        self.env = simpy.Environment()
        self.processes: dict[int, Any] = {}
        self.closing: dict[int, Any] = {}
        self.is_dispersing = False
        self.counted_until, self.waiting = 0, 0.0
        super().__init__(world, seed)
        for seat in self.seats():
            self.processes[seat.index] = self.env.process(self._career(seat))

    def _career(self, seat: Seat) -> Iterator[Any]:
        """Sleep until this share is due; whoever moves its date wakes it."""
        while not seat.is_gone:
            try:
                yield self.env.timeout(max(self._moment(seat) - self.env.now, 0.0))
            except simpy.Interrupt:
                continue
            if seat.is_gone:
                return
            month = int(self.env.now)
            if seat.is_held:
                self.leave(seat, month)
            else:
                self.fill(seat, month)
                self._look_again()

    def _moment(self, seat: Seat) -> float:
        if seat.due == math.inf:
            return self.size + 1.0
        return seat.due + 0.5 if seat.is_held else seat.due

    def _wake(self, seat: Seat, due: float) -> None:
        if due == seat.due:
            return
        seat.due = due
        process = self.processes.get(seat.index)
        if process is not None and process is not self.env.active_process:
            process.interrupt()

    def start(self, seat: Seat, edge: int) -> None:
        seat.start = seat.since = edge
        seat.budget = self.random.expovariate(1.0)
        seat.due = self.rings(seat, edge)

    def settle(self, p: Practice, edge: int, now: float) -> None:
        if p.state == e.CLOSED:
            return
        before, p.overload = p.overload, self.overload_of(p)
        self.update_pull(p, now)
        for seat in p.seats:
            if not seat.is_held:
                self._wake(seat, max(self.found(seat), self.env.now))
            elif p.overload != before and not self.is_announced(seat, edge):
                if edge > seat.since:
                    seat.budget -= before * self.gathered(seat, int(seat.since), edge)
                    seat.since = edge
                self._wake(seat, self.rings(seat, edge))

    def is_announced(self, seat: Seat, edge: int) -> bool:
        return seat.start > edge or super().is_announced(seat, edge)

    def lose_owner(self, p: Practice, month: int) -> None:
        super().lose_owner(p, month)
        self.env.process(self._end_of(p, p.due))

    def _end_of(self, p: Practice, due: float) -> Iterator[Any]:
        yield self.env.timeout(due + 0.5 - self.env.now)
        if p.due == due and p.state != e.OPEN:
            self.close(p)
            self._look_again()

    def close(self, p: Practice) -> None:
        super().close(p)
        for seat in p.seats:
            self._wake(seat, -1.0)

    def _look_again(self) -> None:
        if not self.is_dispersing and not self.is_idle():
            self.is_dispersing = True
            self.env.process(self._dispersal())

    def _dispersal(self) -> Iterator[Any]:
        edge = int(self.env.now) + 1
        yield self.env.timeout(edge - _BEFORE_THE_EDGE - self.env.now)
        self.is_dispersing = False
        self._count(edge - 1)
        self.disperse(edge - 1)
        self.waiting = sum(p.displaced for p in self.practices)

    def _count(self, month: int) -> None:
        """Patients without a place, over the months since this was last counted."""
        self.totals[e.DISPLACED_YEARS] += self.waiting * (month - self.counted_until) / 12
        self.counted_until = month

    def play(self) -> list[list[float]]:
        for edge in range(12, self.size + 1, 12):
            self.env.run(until=edge)
            self._count(edge)
            self.figures.append(self.state())
        return self.figures
