"""The model once more, slow and plain: objects, lists and Python's own random numbers.

Shares no code with the engine; reads the same world. The benchmark's Mesa and SimPy versions
drive these same rules with their own clocks.
"""

import math
import random
from dataclasses import dataclass, field
from typing import Any

from succession.simulation import engine as e

_ROUNDS = 12


@dataclass(eq=False)
class Seat:
    index: int
    practice: "Practice"
    static: dict[str, Any]
    share: dict[str, Any]
    is_held: bool = True
    is_gone: bool = False
    generation: int = 0
    start: int = 0
    due: float = math.inf
    budget: float = 0.0
    since: float = 0.0
    curve: list[float] = field(default_factory=list)


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
    start_load: float = 0.0
    displaced: float = 0.0
    arrivals: list[tuple[int, float]] = field(default_factory=list)
    has_bridged: bool = False

    @property
    def held(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_held]


def _rows(array: Any) -> list[dict[str, Any]]:
    return [dict(zip(array.dtype.names, row, strict=True)) for row in array.tolist()]


class Reference:
    """One run; `months()` plays it, `figures()` gives the series of each year."""

    def __init__(self, world: e.World, seed: int) -> None:
        self.world, self.random = world, random.Random(seed)
        self.x = [float(row[0]) for row in world.numbers]
        self.size = len(world.year_of)
        self.totals = [0.0] * e.SERIES
        self.figures: list[list[float]] = []
        self.shock = [self._shock(world.spread[1]) for _ in world.year_ends]
        luck = [self._shock(world.spread[2]) for _ in world.year_ends]
        self.search = [0.0]
        for year in world.year_of:
            self.search.append(self.search[-1] + world.theta[year] * luck[year])
        self.ages = world.ages.tolist()
        self.practices = [Practice(row, row["patients"]) for row in _rows(world.practices)]
        self._place_seats()
        self._begin()

    def _shock(self, sd: float) -> float:
        return math.exp(self.random.gauss(0, sd) - sd * sd / 2) if sd else 1.0

    def _place_seats(self) -> None:
        w = self.world
        rows = zip(_rows(w.seats), _rows(w.shares), strict=True)
        for j, (static, share) in enumerate(rows):
            practice = self.practices[static["practice"]]
            is_held = static["kind"] != e.NOBODY
            practice.seats.append(Seat(j, practice, static, share, is_held))
        for practice in self.practices:
            first, last = practice.static["first_arc"], practice.static["last_arc"]
            arcs = w.arcs[first:last]
            practice.neighbours = [(self.practices[a["other"]], float(a["km"])) for a in arcs]

    def _begin(self) -> None:
        shape = self.x[e.FRAILTY_SHAPE]
        for p in self.practices:
            p.gamma = self.random.gammavariate(shape, 1.0) if shape < 1e6 else shape
            p.overload, p.start_load = self.overload_of(p), self.load(p)
            self.totals[e.IN_TAKEOVER] += p.static["bridged"]
        for p in self.practices:
            for seat in p.seats:
                if not seat.is_held:
                    self.open(seat, 0.0, self.searching_needed(seat))
            if not p.held:
                self.lose_owner(p, 0)
            self.settle(p, 0, 0.0)
            for seat in p.held:
                self.start(seat, 0)

    # --- What a practice carries ---

    def fte(self, p: Practice) -> float:
        if p.state == e.CLOSED:
            return 0.0
        bridge = 0.0 if p.state == e.OPEN else self.cover(p) * self.missing(p)
        held = sum(self.fte_of(s) for s in p.held)
        return float(p.static["staff_fte"]) + held + bridge

    def fte_of(self, seat: Seat) -> float:
        if seat.generation == 0 and seat.static["kind"] != e.NOBODY:
            return float(seat.static["fte"])
        return self.x[e.SUCCESSOR_FTE] * float(seat.share["successor_fte"])

    def missing(self, p: Practice) -> float:
        return sum(self.fte_of(seat) for seat in p.seats)

    def cover(self, p: Practice) -> float:
        return self.x[e.TAKEOVER_COVER if p.state == e.TAKEOVER else e.GRACE_COVER]

    def load(self, p: Practice) -> float:
        capacity = self.fte(p) * p.static["per_fte"] * p.static["capacity_factor"]
        if capacity > 1e-9:
            return p.patients / capacity
        return 1e9 if p.patients > 1e-9 else 0.0

    def overload_of(self, p: Practice) -> float:
        over = max(0.0, min(100.0, self.load(p) - 1))
        return p.static["stop_factor"] * min(4.0, math.exp(self.x[e.LOAD_EFFECT] * over))

    def lead(self, p: Practice) -> float:
        return max(12 * self.x[e.LEAD_YEARS], p.static["least_lead"])

    # --- Stopping ---

    def start(self, seat: Seat, edge: int) -> None:
        seat.start, seat.since, kind = edge, edge, seat.static["kind"]
        seat.budget = self.random.expovariate(1.0)
        if seat.generation == 0 and kind == e.FIXED:
            seat.due = max(math.ceil(seat.share["left"]) - 1, 0)
        elif seat.generation == 0 and kind == e.RATED:
            seat.due = int(seat.budget / (-math.log1p(-self.x[e.CHAIN_RATE]) / 12))
        else:
            seat.curve = [self.hazard(seat, month) for month in range(self.size + 1)]
            seat.due = self.rings(seat, edge)

    def hazard(self, seat: Seat, edge: int) -> float:
        ages, level = self.ages, self.x[e.RATE_LEVEL]
        if seat.generation > 0:
            begin, total = int(self.x[e.SUCCESSOR_AGE] * 12), 0.0
            early = max(0, min(edge - seat.start, e.EARLY_MONTHS))
            total = self.x[e.EARLY_EXIT] * (ages[begin + early] - ages[begin])
            late = max(0, edge - seat.start)
            return float(level * (total + ages[begin + late] - ages[begin + early]))
        if seat.static["kind"] == e.AGELESS:
            passed = [level * (ages[int(a) + edge] - ages[int(a)]) for a, _ in self.known]
            still = sum(w * math.exp(-h) for (_, w), h in zip(self.known, passed, strict=True))
            by_age = -math.log(still / sum(w for _, w in self.known))
        else:
            step = int(seat.static["age_months"])
            by_age = float(level * (ages[step + edge] - ages[step]))
        if seat.static["plan"] < 0:
            return by_age
        w = self.world.plan_weights[seat.share["plan_class"]][0]
        plan = self.world.plans[seat.static["plan"], edge]
        return -math.log(max(w * plan + (1 - w) * math.exp(-by_age), 1e-300))

    @property
    def known(self) -> Any:
        return self.world.unknown_ages

    def pace(self, seat: Seat, month: int) -> float:
        """Hazard that a holder uses in one month."""
        shock = self.shock[self.world.year_of[month]]
        return seat.practice.overload * shock * (seat.curve[month + 1] - seat.curve[month])

    def rings(self, seat: Seat, edge: int) -> float:
        left = seat.budget
        for month in range(edge, self.size):
            left -= self.pace(seat, month)
            if left <= 0:
                return month
        return math.inf

    def is_announced(self, seat: Seat, edge: int) -> bool:
        return seat.due + 0.5 - self.lead(seat.practice) < edge

    def spend(self, seat: Seat, edge: int) -> None:
        """Use the budget up to this edge, at the pace that held until now."""
        for month in range(int(seat.since), edge):
            seat.budget -= self.pace(seat, month)
        seat.since = max(edge, seat.since)

    # --- Searching ---

    def searched(self, time: float) -> float:
        month = min(int(time), self.size - 1)
        return self.search[month] + (time - month) * (self.search[month + 1] - self.search[month])

    def rate(self, p: Practice, load: float) -> float:
        x, s = self.x, p.static
        place = x[e.RURAL_FACTOR] ** s["rural"] * x[e.TRAINING_FACTOR] ** s["training"]
        place *= x[e.PREMISES_FACTOR] ** s["premises"] * x[e.DISPENSING_FACTOR] ** s["dispensing"]
        form = x[e.SOLO_FACTOR] ** s["solo"] * x[e.GROUP_FACTOR] ** s["group"]
        over = 10 * max(0.0, min(1.0, load - 1))
        return float(
            x[e.SEARCH_RATE] * s["search_factor"] * form * place * x[e.LOAD_FACTOR] ** over
        )

    def pull_of(self, p: Practice) -> float:
        bridged = self.x[e.TAKEOVER_FACTOR] if p.state == e.TAKEOVER else 1.0
        return self.rate(p, self.load(p)) * bridged

    def searching_needed(self, seat: Seat) -> float:
        if seat.generation == 0 and seat.static["kind"] == e.NOBODY and self.stage(seat) == "bound":
            return 0.0
        bridged = self.x[e.TAKEOVER_FACTOR] if seat.static["kind"] == e.FIXED else 1.0
        rate = self.rate(seat.practice, seat.practice.start_load) * bridged
        shape = self.x[e.FRAILTY_SHAPE]
        frailty = seat.practice.gamma / (shape + rate * seat.share["searched"] / 12)
        return self.random.expovariate(1.0) / frailty

    def stage(self, seat: Seat) -> str:
        share, u = seat.share, self.random.random()
        swing = share["swing"] * (1 - share["swing_success"])
        seeking = share["seeking"] + swing * (share["swing_seeks"] == 1)
        idle = share["idle"] + swing * (share["swing_seeks"] != 1)
        return "seeking" if u < seeking else "idle" if u < seeking + idle else "bound"

    def search_left(self, seat: Seat, month: int) -> float:
        """Searching still needed at the stop; at most 0 when somebody has been found."""
        p, now = seat.practice, month + 0.5
        needed, first = self.searching_needed(seat), seat.generation == 0
        if first and seat.static["kind"] == e.RATED:
            return needed
        stage = self.stage(seat) if first else "idle"
        if stage == "bound":
            return 0.0
        begin = 0.0 if stage == "seeking" else max(now - self.lead(p), float(seat.start))
        pull = self.pull_of(p)
        if first and seat.static["kind"] == e.FIXED:
            pull *= self.x[e.TAKEOVER_FACTOR]
        return needed - pull * (self.searched(now) - self.searched(begin)) / 12

    def found(self, seat: Seat) -> float:
        """The moment in months at which the successor of an open share is found."""
        if seat.practice.pull <= 0:
            return math.inf
        wanted = seat.since + 12 * max(seat.budget, 0.0) / seat.practice.pull
        for month in range(self.size):
            gain = self.search[month + 1] - self.search[month]
            if self.search[month + 1] >= wanted:
                return month + max(wanted - self.search[month], 0.0) / gain
        return math.inf

    # --- Events ---

    def settle(self, p: Practice, edge: int, now: float) -> None:
        """Bring a practice to its new load; a practice with more room wakes its neighbours."""
        if p.state == e.CLOSED:
            return
        for seat in p.held:
            if seat.curve and not self.is_announced(seat, edge):
                self.spend(seat, edge)
        p.overload = self.overload_of(p)
        for seat in p.held:
            if seat.curve and not self.is_announced(seat, edge):
                seat.due = self.rings(seat, edge)
        pull_before, p.pull = p.pull, self.pull_of(p)
        for seat in p.seats:
            if not seat.is_held:
                seat.budget -= pull_before * max(self.searched(now) - seat.since, 0.0) / 12
                seat.since = max(seat.since, self.searched(now))
                found = self.found(seat)
                seat.due = max(int(found), int(now)) if found < math.inf else math.inf

    def leave(self, seat: Seat, month: int) -> None:
        p = seat.practice
        needed = self.search_left(seat, month)
        was_bridged = seat.generation == 0 and seat.static["kind"] == e.FIXED
        if was_bridged and not p.has_bridged:
            p.has_bridged = True
            self.totals[e.IN_TAKEOVER] -= 1
        self.totals[e.STOPS] += 1
        if needed <= 0:
            self.succeed(seat, month)
            return
        self.totals[e.UNFILLED_STOPS] += 1
        seat.is_held = False
        seat.curve = []
        if not p.held:
            self.lose_owner(p, month, was_bridged)
        self.open(seat, month + 0.5, needed)
        self.settle(p, month + 1, month + 0.5)

    def open(self, seat: Seat, now: float, needed: float) -> None:
        seat.budget, seat.since, seat.due = needed, self.searched(now), math.inf
        self.totals[e.OPEN_SHARES] += 1

    def succeed(self, seat: Seat, month: int) -> None:
        seat.is_held, seat.generation, seat.curve = True, seat.generation + 1, []
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

    def lose_owner(self, p: Practice, month: int, was_bridged: bool = False) -> None:
        has_slot = self.totals[e.IN_TAKEOVER] < self.x[e.TAKEOVER_SLOTS]
        takes = not was_bridged and has_slot and self.random.random() < self.x[e.TAKEOVER_CHANCE]
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

    def disperse(self, month: int) -> None:
        """All who wait ask at once; see `docs/model.md`, "Verspreiding"."""
        waiting = [p for p in self.practices if p.displaced > 1e-9]
        room = {id(q): self.room(q) for p in waiting for q, _ in p.neighbours}
        gained: dict[int, Practice] = {}
        for _ in range(_ROUNDS):
            asked = dict.fromkeys(room, 0.0)
            asks = []
            for p in waiting:
                pulls = [
                    (q, math.exp(-self.x[e.DISTANCE_DECAY] * km) * room[id(q)])
                    for q, km in p.neighbours
                ]
                total = sum(pull for _, pull in pulls)
                if total > 1e-9 and p.displaced > 1e-9:
                    asks += [(p, q, p.displaced * pull / total) for q, pull in pulls if pull > 0]
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

    def room(self, q: Practice) -> float:
        if q.state != e.OPEN:
            return 0.0
        stretch = self.x[e.STRETCH] + q.static["stretch_extra"]
        capacity = stretch * self.fte(q) * q.static["per_fte"] * q.static["capacity_factor"]
        return float(q.static["willing"] * max(capacity - q.patients, 0.0))

    def month(self, month: int) -> None:
        """Everything of one month: whoever is due, in any order; then those without a place."""
        while True:
            due = [s for p in self.practices for s in p.seats if s.due <= month]
            ends = [p for p in self.practices if p.due <= month]
            if not due and not ends:
                if not self.has_new_room():
                    break
                self.disperse(month)
            elif due and due[0].practice.due > month:
                (self.leave if due[0].is_held else self.fill)(due[0], month)
            else:
                self.end(ends[0], month)

    def has_new_room(self) -> bool:
        """Whether anybody who waits has a neighbour with room."""
        return any(
            self.room(q) > 1e-6
            for p in self.practices
            if p.displaced > 1e-6
            for q, _ in p.neighbours
        )

    def end(self, p: Practice, month: int) -> None:
        """Halfway the month a practice without owner closes, unless somebody came before."""
        in_time = [s for s in p.seats if s.due <= month and self.found(s) <= month + 0.5]
        if in_time:
            self.fill(in_time[0], month)
        else:
            self.close(p)

    def play(self) -> list[list[float]]:
        """The series on 31 December of each year, in the order of the engine."""
        for month in range(self.size):
            self.month(month)
            self.close_month()
            if month + 1 in self.world.year_ends:
                self.figures.append(self.state())
        return self.figures

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
        whole = p.static["staff_fte"] + self.missing(p)
        part = self.missing(p) / whole if whole > 1e-9 else 1.0
        return float((1 - self.cover(p)) * part * p.patients)
