"""The rules of the model for the peers, in objects and lists; the clocks are left to them.

Only what they are measured on: holders of a known age, without plans, staff, shocks or levers.
"""

import math
import random
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from succession.simulation import engine as e


@dataclass(eq=False)
class Seat:
    practice: "Practice"
    static: dict[str, Any]
    share: dict[str, Any]
    index: int
    is_held: bool = True
    is_gone: bool = False
    generation: int = 0
    start: int = 0
    due: float = math.inf
    budget: float = 0.0
    since: float = 0.0


@dataclass(eq=False)
class Practice:
    static: dict[str, Any]
    patients: float
    seats: list[Seat] = field(default_factory=list)
    neighbours: list[tuple["Practice", float]] = field(default_factory=list)
    state: int = e.OPEN
    due: float = math.inf
    overload: float = 1.0
    pull: float = 0.0
    gamma: float = 1.0
    displaced: float = 0.0
    arrivals: list[tuple[int, float]] = field(default_factory=list)

    @property
    def held(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_held]


def _rows(array: Any) -> list[dict[str, Any]]:
    return [dict(zip(array.dtype.names, row, strict=True)) for row in array.tolist()]


class Rules:
    """One run; who inherits decides how time passes, with `start` and `settle`."""

    def __init__(self, world: e.World, seed: int) -> None:
        self.world, self.random = world, random.Random(seed)
        self.x = [float(row[0]) for row in world.numbers]
        self.size, self.lead = len(world.year_of), 12 * self.x[e.LEAD_YEARS]
        self.totals = [0.0] * e.SERIES
        self.figures: list[list[float]] = []
        self.search = [float(month) for month in range(self.size + 1)]
        self.ages = world.ages.tolist()
        self.practices = [Practice(row, row["patients"]) for row in _rows(world.practices)]
        self._place()
        for p in self.practices:
            p.gamma = self.random.gammavariate(self.x[e.FRAILTY_SHAPE], 1.0)
            p.overload = self.overload_of(p)
            for seat in p.seats:
                self.start(seat, 0)

    def _place(self) -> None:
        w = self.world
        rows = zip(_rows(w.seats), _rows(w.shares), strict=True)
        for index, (static, share) in enumerate(rows):
            practice = self.practices[static["practice"]]
            practice.seats.append(Seat(practice, static, share, index))
        for practice in self.practices:
            arcs = w.arcs[practice.static["first_arc"] : practice.static["last_arc"]]
            practice.neighbours = [(self.practices[a["other"]], float(a["km"])) for a in arcs]

    def seats(self) -> list[Seat]:
        return [seat for practice in self.practices for seat in practice.seats]

    def start(self, seat: Seat, edge: int) -> None:
        raise NotImplementedError

    def settle(self, p: Practice, edge: int, now: float) -> None:
        raise NotImplementedError

    # --- What a practice carries ---

    def fte(self, p: Practice) -> float:
        if p.state == e.CLOSED:
            return 0.0
        bridge = 0.0 if p.state == e.OPEN else self.cover(p) * self.missing(p)
        return sum(self.fte_of(seat) for seat in p.held) + bridge

    def fte_of(self, seat: Seat) -> float:
        if seat.generation == 0:
            return float(seat.static["fte"])
        return self.x[e.SUCCESSOR_FTE] * float(seat.share["successor_fte"])

    def missing(self, p: Practice) -> float:
        return sum(self.fte_of(seat) for seat in p.seats)

    def cover(self, p: Practice) -> float:
        return self.x[e.TAKEOVER_COVER if p.state == e.TAKEOVER else e.GRACE_COVER]

    def load(self, p: Practice) -> float:
        capacity = self.fte(p) * p.static["per_fte"]
        if capacity > 1e-9:
            return p.patients / capacity
        return 1e9 if p.patients > 1e-9 else 0.0

    def overload_of(self, p: Practice) -> float:
        over = max(0.0, min(100.0, self.load(p) - 1))
        return min(4.0, math.exp(self.x[e.LOAD_EFFECT] * over))

    def room(self, q: Practice) -> float:
        if q.state != e.OPEN:
            return 0.0
        return max(self.x[e.STRETCH] * self.fte(q) * q.static["per_fte"] - q.patients, 0.0)

    # --- Stopping ---

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

    def is_announced(self, seat: Seat, edge: int) -> bool:
        return seat.due + 0.5 - self.lead < edge

    # --- Searching ---

    def searched(self, time: float) -> float:
        month = min(int(time), self.size - 1)
        return self.search[month] + (time - month) * (self.search[month + 1] - self.search[month])

    def pull_of(self, p: Practice) -> float:
        x, s = self.x, p.static
        form = x[e.SOLO_FACTOR] ** s["solo"] * x[e.GROUP_FACTOR] ** s["group"]
        form *= x[e.TAKEOVER_FACTOR] if p.state == e.TAKEOVER else 1.0
        over = 10 * max(0.0, min(1.0, self.load(p) - 1))
        return float(x[e.SEARCH_RATE] * form * x[e.LOAD_FACTOR] ** over)

    def update_pull(self, p: Practice, now: float) -> None:
        """What open shares have searched counts at the pull that held until now."""
        before, p.pull = p.pull, self.pull_of(p)
        searched = self.searched(now)
        for seat in p.seats:
            if not seat.is_held:
                seat.budget -= before * max(searched - seat.since, 0.0) / 12
                seat.since = max(seat.since, searched)

    def search_left(self, seat: Seat, month: int) -> float:
        """Searching still needed at the stop; at most 0 when somebody has been found."""
        p, now = seat.practice, month + 0.5
        needed = self.random.expovariate(1.0) * self.x[e.FRAILTY_SHAPE] / p.gamma
        begin = max(now - self.lead, float(seat.start))
        return needed - self.pull_of(p) * (self.searched(now) - self.searched(begin)) / 12

    def found(self, seat: Seat) -> float:
        """The moment in months at which the successor of an open share is found."""
        pull = seat.practice.pull
        if pull <= 0:
            return math.inf
        wanted = seat.since + 12 * max(seat.budget, 0.0) / pull
        if wanted > self.search[-1]:
            return math.inf
        month = max(bisect_left(self.search, wanted) - 1, 0)
        return month + (wanted - self.search[month]) / (self.search[month + 1] - self.search[month])

    # --- Events ---

    def leave(self, seat: Seat, month: int) -> None:
        p = seat.practice
        needed = self.search_left(seat, month)
        self.totals[e.STOPS] += 1
        if needed <= 0:
            self.succeed(seat, month)
            return
        self.totals[e.UNFILLED_STOPS] += 1
        seat.is_held = False
        if not p.held:
            self.lose_owner(p, month)
        seat.budget, seat.since, seat.due = needed, self.searched(month + 0.5), math.inf
        self.totals[e.OPEN_SHARES] += 1
        self.settle(p, month + 1, month + 0.5)

    def succeed(self, seat: Seat, month: int) -> None:
        seat.is_held, seat.generation = True, seat.generation + 1
        self.totals[e.STARTS] += 1
        seat.due = math.inf
        self.settle(seat.practice, month + 1, month + 0.5)
        self.start(seat, month + 1)

    def fill(self, seat: Seat, month: int) -> None:
        p = seat.practice
        self.totals[e.OPEN_SHARES] -= 1
        if p.state != e.OPEN:
            self.totals[e.IN_TAKEOVER if p.state == e.TAKEOVER else e.IN_GRACE] -= 1
            p.state, p.due = e.OPEN, math.inf
        self.succeed(seat, month)

    def lose_owner(self, p: Practice, month: int) -> None:
        has_slot = self.totals[e.IN_TAKEOVER] < self.x[e.TAKEOVER_SLOTS]
        takes = has_slot and self.random.random() < self.x[e.TAKEOVER_CHANCE]
        p.state = e.TAKEOVER if takes else e.GRACE
        self.totals[e.IN_TAKEOVER if takes else e.IN_GRACE] += 1
        p.due = month + int(self.x[e.TAKEOVER_MONTHS if takes else e.GRACE_MONTHS])

    def close(self, p: Practice) -> None:
        self.totals[e.IN_TAKEOVER if p.state == e.TAKEOVER else e.IN_GRACE] -= 1
        self.totals[e.CLOSURES] += 1
        self.totals[e.OPEN_SHARES] -= len(p.seats)
        p.state, p.due, p.displaced, p.patients = e.CLOSED, math.inf, p.patients, 0.0
        p.arrivals = []
        for seat in p.seats:
            seat.is_gone, seat.due = True, math.inf

    def is_idle(self) -> bool:
        """Whether nobody waits for a place."""
        return all(p.displaced <= 1e-9 for p in self.practices)

    def disperse(self, month: int) -> None:
        """All who wait ask at once; see `docs/model.md`, "Verspreiding"."""
        waiting = [p for p in self.practices if p.displaced > 1e-9]
        room = {id(q): self.room(q) for p in waiting for q, _ in p.neighbours}
        gained: dict[int, Practice] = {}
        for _ in range(12):
            asked = dict.fromkeys(room, 0.0)
            asks = [ask for p in waiting for ask in self.asks(p, room)]
            for _, q, count in asks:
                asked[id(q)] += count
            for p, q, count in asks:
                taken = count * min(1.0, room[id(q)] / asked[id(q)])
                p.displaced -= taken
                q.patients += taken
                q.arrivals.append((month, taken))
                gained[id(q)] = q
            for key, count in asked.items():
                room[key] = max(room[key] - count, 0.0)
        for q in gained.values():
            self.settle(q, month + 1, month + 0.5)

    def asks(self, p: Practice, room: dict[int, float]) -> list[tuple[Practice, Practice, float]]:
        decay = self.x[e.DISTANCE_DECAY]
        pulls = [(q, math.exp(-decay * km) * room[id(q)]) for q, km in p.neighbours]
        total = sum(pull for _, pull in pulls)
        if total <= 1e-9 or p.displaced <= 1e-9:
            return []
        return [(p, q, p.displaced * pull / total) for q, pull in pulls if pull > 0]

    # --- What is told ---

    def close_month(self) -> None:
        self.totals[e.DISPLACED_YEARS] += sum(p.displaced for p in self.practices) / 12

    def state(self) -> list[float]:
        figures = list(self.totals)
        figures[e.SUPPLY_FTE] = sum(self.fte(p) for p in self.practices)
        figures[e.DISPLACED] = sum(p.displaced for p in self.practices)
        figures[e.UNCOVERED] = sum(self.uncovered(p) for p in self.practices)
        figures[e.REGISTERING] = sum(self.registering(p) for p in self.practices)
        return figures

    def registering(self, p: Practice) -> float:
        """Patients who have a place and still have to come over, on the day that is counted."""
        edge = self.world.year_ends[len(self.figures)]
        rate = self.x[e.REGISTRATION_RATE] / 12
        return sum(count * math.exp(-rate * (edge - month)) for month, count in p.arrivals)

    def uncovered(self, p: Practice) -> float:
        if p.state not in (e.TAKEOVER, e.GRACE):
            return 0.0
        return float((1 - self.cover(p)) * p.patients)
