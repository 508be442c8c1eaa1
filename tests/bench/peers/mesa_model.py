"""The region in Mesa: an agent per share and per practice, all of them asked every month."""

import math
from typing import Any

import mesa

from succession.simulation import engine as e
from tests.bench.peers.rules import Practice, Rules, Seat


class MesaRules(Rules):
    """A holder keeps what is left of his budget; only a date that is near is set."""

    def start(self, seat: Seat, edge: int) -> None:
        seat.start, seat.due = edge, math.inf
        seat.budget = self.random.expovariate(1.0)

    def settle(self, p: Practice, edge: int, now: float) -> None:
        if p.state != e.CLOSED:
            p.overload = self.overload_of(p)
            self.update_pull(p, now)


class SeatAgent(mesa.Agent):
    """A share: its holder comes nearer to his stop, or the search goes on."""

    def __init__(self, model: "MesaRegion", seat: Seat) -> None:
        super().__init__(model)
        self.seat = seat

    def step(self) -> None:
        seat, rules, month = self.seat, self.model.rules, self.model.month
        if seat.is_gone:
            return
        if seat.is_held:
            self._near_stop(seat, rules, month)
        elif rules.found(seat) < month + 1 and not self._is_too_late(seat, rules, month):
            rules.fill(seat, month)
            self.model.has_room = True

    def _near_stop(self, seat: Seat, rules: Rules, month: int) -> None:
        if seat.start > month:
            return
        if seat.due == math.inf:
            times = seat.practice.overload
            ahead = min(month + int(rules.lead) + 1, rules.size)
            if seat.budget <= times * rules.gathered(seat, month, ahead):
                seat.due = rules.rings(seat, month)
            else:
                seat.budget -= times * rules.gathered(seat, month, month + 1)
        if seat.due == month:
            rules.leave(seat, month)

    @staticmethod
    def _is_too_late(seat: Seat, rules: Rules, month: int) -> bool:
        return seat.practice.due <= month and rules.found(seat) > month + 0.5


class PracticeAgent(mesa.Agent):
    """A practice: closes when its time without owner is over."""

    def __init__(self, model: "MesaRegion", practice: Practice) -> None:
        super().__init__(model)
        self.practice = practice

    def step(self) -> None:
        if self.practice.due <= self.model.month:
            self.model.rules.close(self.practice)
            self.model.has_room = True


class MesaRegion(mesa.Model):
    """One run; `play()` gives the series of each year."""

    def __init__(self, world: e.World, seed: int) -> None:
        super().__init__(seed=seed)
        self.rules = MesaRules(world, seed)
        self.month = 0
        self.has_room = False
        self.seat_agents: Any = mesa.agent.AgentSet(
            [SeatAgent(self, seat) for seat in self.rules.seats()], random=self.random
        )
        self.practice_agents: Any = mesa.agent.AgentSet(
            [PracticeAgent(self, p) for p in self.rules.practices], random=self.random
        )

    def step(self) -> None:
        self.has_room = False
        self.seat_agents.do("step")
        self.practice_agents.do("step")
        if self.has_room and not self.rules.is_idle():
            self.rules.disperse(self.month)
        self.rules.close_month()
        self.month += 1

    def play(self) -> list[list[float]]:
        rules = self.rules
        while self.month < rules.size:
            self.step()
            if self.month % 12 == 0:
                rules.figures.append(rules.state())
        return rules.figures
