"""The model once more, slow and plain: every month everybody is asked, with Python's own luck.

Shares no code with the engine and has no events; reads the same world. Leaves out what its regions
do not have: stated plans, stages, searches of before, takeovers of before, levers, drawn numbers.
"""

import math
import random
from types import SimpleNamespace
from typing import Any

from succession.simulation import engine as e


def play(world: e.World, seed: int) -> list[list[float]]:
    """The series on 31 December of each year, in the order of the engine."""
    region = Region(world, random.Random(seed))
    for month in range(len(world.year_of)):
        region.month(month)
    return region.figures


def _rows(array: Any) -> list[SimpleNamespace]:
    names = array.dtype.names
    return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in array.tolist()]


class Region:
    def __init__(self, world: e.World, luck: random.Random) -> None:
        self.world, self.luck = world, luck
        self.x, self.ages = [float(row[0]) for row in world.numbers], world.ages.tolist()
        self.totals, self.figures, self.level, self.year = [0.0] * e.SERIES, [], 1.0, 0
        shocks = [self.shock(world.spread[1]) for _ in world.year_ends]
        pulls = [theta * self.shock(world.spread[2]) for theta in world.theta]
        self.shocks = [shocks[year] for year in world.year_of]
        self.searching = [pulls[year] for year in world.year_of]
        self.practices = _rows(world.practices)
        self.seats = _rows(world.seats)
        pairs = list(zip(self.seats, _rows(world.shares), strict=True))
        for p, practice in enumerate(self.practices):
            self.begin(p, practice, pairs[practice.first_seat : practice.last_seat])
        for practice in self.practices:
            practice.overload = self.overload(practice)
            if not self.held(practice):
                self.lose_owner(practice, 0)

    def begin(self, p: int, practice: Any, seats: list[Any]) -> None:
        practice.index, practice.seats = p, [seat for seat, _ in seats]
        practice.state, practice.due, practice.displaced, practice.came = e.OPEN, math.inf, 0.0, []
        arcs = self.world.arcs[practice.first_arc : practice.last_arc]
        practice.near = [(self.practices[arc["other"]], float(arc["km"])) for arc in arcs]
        shape = self.x[e.FRAILTY_SHAPE]
        practice.draw = self.luck.gammavariate(shape, 1 / shape) if shape < 1e6 else 1.0
        for seat, share in seats:
            seat.office, seat.successor_fte, seat.is_held = practice, share.successor_fte, True
            self.take_office(seat, 0)
            if seat.kind == e.NOBODY:
                seat.fte = self.x[e.SUCCESSOR_FTE] * seat.successor_fte
                self.open(seat, 0.0, self.luck.expovariate(practice.draw))

    def shock(self, sd: float) -> float:
        return math.exp(self.luck.gauss(0, sd) - sd * sd / 2) if sd else 1.0

    # --- What a practice carries ---

    def held(self, practice: Any) -> list[Any]:
        return [seat for seat in practice.seats if seat.is_held]

    def cover(self, practice: Any) -> float:
        return self.x[e.TAKEOVER_COVER if practice.state == e.TAKEOVER else e.GRACE_COVER]

    def fte(self, practice: Any) -> float:
        if practice.state == e.CLOSED:
            return 0.0
        bridge = 0.0
        if practice.state != e.OPEN:
            bridge = self.cover(practice) * sum(seat.fte for seat in practice.seats)
        held = sum(seat.fte for seat in self.held(practice))
        return float(practice.staff_fte * self.level + held + bridge)

    def capacity(self, practice: Any) -> float:
        asked = self.world.demand[self.year, practice.index]
        return float(self.fte(practice) * practice.per_fte / asked)

    def over(self, practice: Any) -> float:
        capacity = self.capacity(practice)
        full = practice.patients / capacity if capacity > 1e-9 else 1e9 * practice.patients
        return max(full - 1, 0.0)

    def overload(self, practice: Any) -> float:
        return min(4.0, math.exp(self.x[e.LOAD_EFFECT] * min(self.over(practice), 100.0)))

    def room(self, practice: Any) -> float:
        if practice.state != e.OPEN:
            return 0.0
        spare = self.x[e.STRETCH] * self.capacity(practice) - practice.patients
        return float(practice.willing * max(spare, 0.0))

    # --- Stopping ---

    def take_office(self, seat: Any, edge: int) -> None:
        seat.start, seat.due, seat.budget = edge, math.inf, self.luck.expovariate(1.0)
        seat.is_first = edge == 0
        months = range(len(self.shocks) - edge)
        seat.hazard = [0.0] * edge + [self.hazard(seat, month) for month in months]
        if seat.kind != e.RATED or not seat.is_first:
            seat.hazard = [a * b for a, b in zip(seat.hazard, self.shocks, strict=True)]

    def hazard(self, seat: Any, month: int) -> float:
        """In so manieth a month of this holder, at an ordinary load."""
        ages, level = self.ages, self.x[e.RATE_LEVEL]
        if not seat.is_first:
            age = int(12 * self.x[e.SUCCESSOR_AGE]) + month
            early = self.x[e.EARLY_EXIT] if month < e.EARLY_MONTHS else 1.0
            return float(early * level * (ages[age + 1] - ages[age]))
        if seat.kind == e.RATED:
            return -math.log1p(-self.x[e.CHAIN_RATE]) / 12
        known = [(seat.age_months, 1.0)] if seat.kind == e.AGED else self.world.unknown_ages
        still = [
            sum(w * math.exp(-level * (ages[int(a) + m] - ages[int(a)])) for a, w in known)
            for m in (month, month + 1)
        ]
        return math.log(still[0] / still[1])

    def near_stop(self, seat: Any, month: int, before: float, now: float) -> None:
        """A stop less than the lead away stands; until then the pace follows the load."""
        if seat.is_first and seat.kind == e.RATED:
            before = now = 1.0
        elif seat.start == month:
            before = now
        reach, left = month + math.ceil(12 * self.x[e.LEAD_YEARS] - 0.5), seat.budget
        for ahead, step in enumerate(seat.hazard[month:reach], start=month):
            left -= before * step
            if left <= 0:
                seat.due = ahead
                return
        if seat.budget <= now * seat.hazard[month]:
            seat.due = month
        seat.budget -= now * seat.hazard[month]

    # --- Searching ---

    def pull(self, practice: Any) -> float:
        """Successors found per month, before what all practices share in a year."""
        x = self.x
        form = x[e.SOLO_FACTOR] ** practice.solo * x[e.GROUP_FACTOR] ** practice.group
        form *= x[e.TAKEOVER_FACTOR] if practice.state == e.TAKEOVER else 1.0
        form *= x[e.LOAD_FACTOR] ** (10 * min(self.over(practice), 1.0))
        return float(x[e.SEARCH_RATE] * form / 12)

    def searched(self, begin: float, end: float) -> float:
        months = range(int(begin), math.ceil(end))
        return sum(self.searching[m] * (min(end, m + 1) - max(begin, m)) for m in months)

    def leave(self, seat: Any, month: int) -> None:
        practice, now = seat.office, month + 0.5
        needed = self.luck.expovariate(practice.draw)
        if seat.kind != e.RATED or not seat.is_first:
            begin = max(now - 12 * self.x[e.LEAD_YEARS], seat.start)
            needed -= self.pull(practice) * self.searched(begin, now)
        self.totals[e.STOPS] += 1
        if needed <= 0:
            self.succeed(seat, month)
            return
        self.totals[e.UNFILLED_STOPS] += 1
        self.open(seat, now, needed)
        if not self.held(practice):
            self.lose_owner(practice, month)

    def open(self, seat: Any, now: float, needed: float) -> None:
        seat.is_held, seat.since, seat.needed, seat.due = False, now, needed, math.inf
        self.totals[e.OPEN_SHARES] += 1

    def succeed(self, seat: Any, month: int) -> None:
        seat.is_held, seat.fte = True, self.x[e.SUCCESSOR_FTE] * seat.successor_fte
        self.totals[e.STARTS] += 1
        self.take_office(seat, month + 1)

    def search(self, seat: Any, month: int) -> None:
        """A month nearer to a successor, who comes too late when the practice closes halfway."""
        practice = seat.office
        end = month + (0.5 if practice.due <= month else 1.0)
        seat.needed -= self.pull(practice) * self.searched(max(seat.since, month), end)
        if seat.needed <= 0:
            self.totals[e.OPEN_SHARES] -= 1
            if practice.state != e.OPEN:
                self.leave_bridge(practice)
                practice.state, practice.due = e.OPEN, math.inf
            self.succeed(seat, month)

    def lose_owner(self, practice: Any, month: int) -> None:
        x, has_slot = self.x, self.totals[e.IN_TAKEOVER] < self.x[e.TAKEOVER_SLOTS]
        is_taken = has_slot and self.luck.random() < x[e.TAKEOVER_CHANCE]
        practice.state = e.TAKEOVER if is_taken else e.GRACE
        self.totals[e.IN_TAKEOVER if is_taken else e.IN_GRACE] += 1
        practice.due = month + int(x[e.TAKEOVER_MONTHS if is_taken else e.GRACE_MONTHS])

    def leave_bridge(self, practice: Any) -> None:
        self.totals[e.IN_TAKEOVER if practice.state == e.TAKEOVER else e.IN_GRACE] -= 1

    def close(self, practice: Any) -> None:
        self.leave_bridge(practice)
        self.totals[e.CLOSURES] += 1
        self.totals[e.OPEN_SHARES] -= len(practice.seats)
        practice.state, practice.due, practice.came = e.CLOSED, math.inf, []
        practice.displaced, practice.patients = practice.patients, 0.0
        practice.went = {}

    def disperse(self, month: int) -> bool:
        """Twelve rounds in which all who wait ask at once; whether anybody found a place."""
        waiting = [p for p in self.practices if p.displaced > 1e-6]
        rooms = [self.room(p) for p in self.practices]
        start = sum(p.displaced for p in waiting)
        for _ in range(12):
            asks = [ask for p in waiting for ask in self.asks(p, rooms)]
            asked = [0.0] * len(rooms)
            for _, q, count in asks:
                asked[q.index] += count
            for p, q, count in asks:
                taken = count * min(1.0, rooms[q.index] / asked[q.index])
                p.displaced, q.patients = p.displaced - taken, q.patients + taken
                p.went[q.index] = p.went.get(q.index, 0.0) + taken
                q.came.append((month, taken))
            rooms = [max(room - count, 0.0) for room, count in zip(rooms, asked, strict=True)]
        return start - sum(p.displaced for p in waiting) > 1e-6

    def asks(self, p: Any, rooms: list[float]) -> list[Any]:
        decay = self.x[e.DISTANCE_DECAY]
        pulls = [(q, math.exp(-decay * km) * rooms[q.index]) for q, km in p.near]
        total = sum(pull for _, pull in pulls)
        if total <= 1e-9 or p.displaced <= 1e-9:
            return []
        return [(p, q, p.displaced * pull / total) for q, pull in pulls if pull > 0]

    def move_staff(self, p: Any) -> None:
        """Where the patients went, or nearby when nobody could take any."""
        going = {q: count for q, count in p.went.items() if count > 0}
        if not going:
            decay = self.x[e.DISTANCE_DECAY]
            going = {q.index: math.exp(-decay * km) for q, km in p.near if q.state == e.OPEN}
        for q, count in going.items():
            staff = self.x[e.STAFF_STAYS] * p.staff_fte * count / sum(going.values())
            self.practices[q].staff_fte += staff
        p.staff_fte = 0.0

    # --- A month, and what is told of a year ---

    def month(self, month: int) -> None:
        self.year = int(self.world.year_of[month])
        for p in self.practices:
            before, p.overload = p.overload, self.overload(p)
            for seat in self.held(p):
                if seat.due == math.inf:
                    self.near_stop(seat, month, before, p.overload)
        self.events(month)
        self.totals[e.DISPLACED_YEARS] += sum(p.displaced for p in self.practices) / 12
        if month + 1 == self.world.year_ends[self.year]:
            if len(self.world.staff):
                self.level = self.staff_level()
            self.figures.append(self.state(month + 1))

    def events(self, month: int) -> None:
        for seat in self.seats:
            if seat.is_held and seat.due == month:
                self.leave(seat, month)
        for seat in self.seats:
            if not seat.is_held and seat.office.state != e.CLOSED:
                self.search(seat, month)
        closing = [p for p in self.practices if p.due == month]
        for p in closing:
            self.close(p)
        while self.disperse(month) or any(p.staff_fte > 0 for p in closing):
            for p in closing:
                self.move_staff(p)

    def staff_level(self) -> float:
        today = sum(float(row["staff_fte"]) for row in self.world.practices)
        if today == 0:
            return 1.0
        staying, newcomers, each = self.world.staff[self.year]
        more = each * (newcomers - self.totals[e.STARTS])
        return max(float(staying + more / today), 0.0)

    def state(self, edge: int) -> list[float]:
        figures, rate = list(self.totals), self.x[e.REGISTRATION_RATE] / 12
        figures[e.SUPPLY_FTE] = sum(self.fte(p) for p in self.practices)
        figures[e.DISPLACED] = sum(p.displaced for p in self.practices)
        figures[e.UNCOVERED] = sum(self.uncovered(p) for p in self.practices)
        came = [one for p in self.practices for one in p.came]
        figures[e.REGISTERING] = sum(n * math.exp(-rate * (edge - m)) for m, n in came)
        return figures

    def uncovered(self, p: Any) -> float:
        if p.state in (e.OPEN, e.CLOSED):
            return 0.0
        missing = sum(seat.fte for seat in p.seats)
        whole = p.staff_fte * self.level + missing
        part = missing / whole if whole > 0 else 1.0
        return float((1 - self.cover(p)) * part * p.patients)
