"""The model once more, slow and plain: every month everybody is asked, with Python's own luck.

Shares no code with the engine and has no events; reads the same world, in which every number is
taken as it stands. Leaves out what is done for one practice, and what only holds later.
"""

import math
import random
from itertools import accumulate
from types import SimpleNamespace
from typing import Any

import numpy as np

from succession.simulation import engine as e

SUCCESSOR = -1  # holds a share like the kinds of the engine, which hold it today
TRAITS = ("solo", "group", "rural", "training", "premises", "dispensing")


def play(world: e.World, seed: int) -> list[list[float]]:
    """The series on 31 December of each year, in the order of the engine."""
    region = Region(world, random.Random(seed))
    for month in range(len(world.year_of)):
        region.month(month)
    return region.figures


def _numbers(world: e.World) -> list[float]:
    """Chances are chances, months and places are whole."""
    x = world.numbers[:, 0].copy()
    chances = [e.TAKEOVER_CHANCE, e.TAKEOVER_COVER, e.GRACE_COVER, e.STAFF_STAYS]
    whole = [e.TAKEOVER_SLOTS, e.TAKEOVER_MONTHS, e.GRACE_MONTHS]
    x[chances] = np.clip(x[chances], 0.0, 1.0)
    x[whole] = np.maximum(np.floor(x[whole] + 0.5), [0, 1, 1])
    return list(x.tolist())


def _rows(array: Any) -> list[SimpleNamespace]:
    names = array.dtype.names
    return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in array.tolist()]


class Region:
    def __init__(self, world: e.World, luck: random.Random) -> None:
        self.world, self.luck, self.x = world, luck, _numbers(world)
        self.totals, self.figures, self.level, self.year = [0.0] * e.SERIES, [], 1.0, 0
        shocks = [self.shock(world.spread[1]) for _ in world.year_ends]
        pulls = [self.shock(world.spread[2]) for _ in world.year_ends]
        self.shocks, self.usual = (np.array(x)[world.year_of] for x in (shocks, pulls))
        self.searching = self.usual.copy()
        self.hours = (1 + self.x[e.FTE_TREND]) ** (world.year_ends / 12)
        self.lead, self.cover = 12 * self.x[e.LEAD_YEARS], np.zeros(4)
        self.cover[[e.TAKEOVER, e.GRACE]] = self.x[e.TAKEOVER_COVER], self.x[e.GRACE_COVER]
        self.shift = math.floor(12 * self.x[e.AGE_SHIFT] + 0.5)
        self.begin_practices(world.practices)
        self.seats = _rows(world.seats)
        for seat in self.seats:
            seat.is_held = seat.kind != e.NOBODY
        self.mean_load = self.read_mean_load()
        pull = self.pull()
        for seat, share in zip(self.seats, _rows(world.shares), strict=True):
            self.begin_seat(seat, share, pull[seat.practice])
        for p in range(len(self.state)):
            self.lose_owner(p, 0)
        self.begin_pool()

    def begin_practices(self, practices: Any) -> None:
        count, x = len(practices), self.x
        self.state, self.due = np.full(count, e.OPEN), np.full(count, math.inf)
        self.patients, self.staff = practices["patients"].copy(), practices["staff_fte"].copy()
        self.bridged, self.brought = practices["bridged"].copy(), np.zeros(count)
        self.displaced, self.registering = np.zeros(count), np.zeros(count)
        self.near, self.went = np.zeros((count, count)), np.zeros((count, count))
        for p, practice in enumerate(practices):
            arcs = self.world.arcs[practice["first_arc"] : practice["last_arc"]]
            self.near[p, arcs["other"]] = np.exp(-x[e.DISTANCE_DECAY] * arcs["km"])
        self.rate = np.full(count, x[e.SEARCH_RATE] / 12)
        for trait in TRAITS:
            self.rate *= x[getattr(e, f"{trait.upper()}_FACTOR")] ** practices[trait]
        self.rate *= np.exp(x[e.SIZE_POWER] * practices["size"])
        together = x[e.SHARED_RATE] / 12
        self.all_go = [int(self.luck.expovariate(together)) for _ in practices]
        shape = min(x[e.FRAILTY_SHAPE], 1e6)
        self.draws = [self.luck.gammavariate(shape, 1 / shape) for _ in practices]

    def begin_seat(self, seat: Any, share: Any, pull: float) -> None:
        """What was searched in vain tells that this practice draws less than others like it."""
        seat.left, seat.plan_class = share.left, share.plan_class
        seat.successor_fte = self.x[e.SUCCESSOR_FTE] * share.successor_fte
        ease = self.x[e.TAKEOVER_FACTOR] if seat.kind == e.FIXED else 1.0
        in_vain = ease * pull * share.searched / self.x[e.FRAILTY_SHAPE]
        seat.draw = self.draws[seat.practice] / (1 + in_vain)
        place, failed = self.luck.random(), share.swing * (1 - share.swing_success)
        is_bound = place >= share.seeking + share.idle + failed
        seat.begun = 0.0 if place < share.seeking else math.inf
        falls = share.seeking + share.idle <= place and not is_bound
        seat.falls = self.luck.random() if falls else math.inf
        seat.ease = 0.0 if seat.kind == e.RATED else math.inf if is_bound else ease
        if seat.is_held:
            self.take_office(seat, 0)
            return
        seat.fte, seat.since = seat.successor_fte, 0.0
        seat.needed = 0.0 if is_bound else self.luck.expovariate(seat.draw)

    def shock(self, sd: float) -> float:
        return math.exp(self.luck.gauss(0, sd) - sd * sd / 2) if sd else 1.0

    # --- What the practices carry ---

    def owners_fte(self, is_gone_too: bool) -> Any:
        """Of who is there; or what the practice has when all are."""
        fte = [seat.fte * (seat.is_held or is_gone_too) for seat in self.seats]
        return np.bincount([seat.practice for seat in self.seats], fte, len(self.state))

    def fte(self) -> Any:
        bridge = self.cover[self.state] * self.owners_fte(is_gone_too=True)
        return self.staff * self.level + self.owners_fte(is_gone_too=False) + bridge

    def capacity(self) -> Any:
        """Patients of whom each practice can take care."""
        usual, asked = self.world.practices["per_fte"], self.world.demand[self.year]
        return self.fte() * usual * self.hours[self.year] / asked

    def read_mean_load(self) -> float:
        """How full the region is: a practice is fuller or emptier than that."""
        is_there = self.state != e.CLOSED
        return float(self.patients[is_there].sum() / max(self.capacity()[is_there].sum(), 1e-9))

    def over(self) -> Any:
        """How much fuller than its region each practice is."""
        load = self.patients / np.maximum(self.capacity(), 1e-9)
        return np.maximum(load / self.mean_load - 1, 0.0)

    def rooms(self) -> Any:
        """A part of the room beside the own patients, and what those can carry who came along with
        theirs, less who came already."""
        own, fte = self.world.practices["patients"], np.maximum(self.fte(), 1e-12)
        can = self.x[e.STRETCH] * self.capacity()
        brought = self.brought * self.level * can / fte
        offered = self.world.practices["willing"] * np.maximum(can - brought - own, 0.0)
        left = offered + brought - (self.patients - own)
        return (self.state == e.OPEN) * np.maximum(left, 0.0)

    # --- Stopping ---

    def take_office(self, seat: Any, edge: int) -> None:
        """Hold a share from this month on; who is not a GP goes at a time of its own."""
        seat.is_held, seat.start, seat.due = True, edge, math.inf
        if seat.kind == e.FIXED:
            seat.due = max(math.ceil(seat.left) - 1, 0)
        elif seat.kind == e.RATED:
            seat.due = int(self.luck.expovariate(-math.log1p(-self.x[e.CHAIN_RATE]) / 12))
        else:
            seat.budget = self.luck.expovariate(1.0)
            hazard = self.hazard(seat, np.arange(len(self.shocks) - edge + 1))
            seat.hazard = [0.0] * edge + (hazard * self.shocks[edge:]).tolist()

    def hazard(self, seat: Any, months: Any) -> Any:
        """In each month of this holder, at an ordinary load."""
        ages, level, x = self.world.ages, self.x[e.RATE_LEVEL], self.x
        if seat.kind == SUCCESSOR:
            steps = level * np.diff(ages[int(12 * x[e.SUCCESSOR_AGE] - self.shift) + months])
            steps[: e.EARLY_MONTHS] *= x[e.EARLY_EXIT]
            return steps
        known = [(seat.age_months, 1.0)] if seat.kind == e.AGED else self.world.unknown_ages
        now = [max(int(age) - self.shift, 0) for age, _ in known]
        each = [np.exp(level * (ages[age] - ages[age + months])) for age in now]
        still = np.average(each, axis=0, weights=[weight for _, weight in known])
        if seat.plan >= 0:
            weight = self.world.plan_weights[seat.plan_class, 0]
            still = weight * self.world.plans[seat.plan] + (1 - weight) * still
        return -np.diff(np.log(np.maximum(still, 1e-300)))

    def near_stop(self, seat: Any, month: int, pace: float) -> None:
        """A stop less than the lead away stands; until then the pace follows the load."""
        last = month + 1 + math.ceil(self.lead - 0.5)
        for ahead, used in enumerate(accumulate(seat.hazard[month:last]), start=month):
            if pace * used >= seat.budget:
                seat.due = ahead
                return
        seat.budget -= pace * seat.hazard[month]

    # --- Searching, and being without an owner ---

    def pull(self) -> Any:
        """Successors found per month, before what all practices share in a year."""
        lost = self.x[e.LOAD_FACTOR] ** (10 * np.minimum(self.over(), 1.0))
        pull = self.rate * np.maximum(lost, 1 / 1.5)
        return np.where(self.state == e.TAKEOVER, self.x[e.TAKEOVER_FACTOR], 1.0) * pull

    def searched(self, begin: float, end: float) -> float:
        months = range(int(begin), math.ceil(end))
        return sum(self.searching[m] * (min(end, m + 1) - max(begin, m)) for m in months)

    def is_leaving_with_all(self, seat: Any, month: int) -> bool:
        """A GP goes with all others of his practice, whatever he meant to do himself."""
        is_gp = seat.kind not in (e.FIXED, e.RATED)
        return seat.is_held and is_gp and self.all_go[seat.practice] == month

    def leave(self, seat: Any, month: int) -> None:
        p, now = seat.practice, month + 0.5
        begun = min(seat.begun, max(now - self.lead, seat.start))
        if seat.falls <= 1:
            begun = seat.falls * min(now, self.x[e.FALLS_WITHIN])
        if self.is_leaving_with_all(seat, month):
            begun, seat.ease = now, 1.0
        done = self.searched(begun, now)
        needed = self.luck.expovariate(seat.draw) - seat.ease * self.pull()[p] * done
        self.totals[e.STOPS] += 1
        if seat.kind == e.FIXED:
            self.bridged[p] = 0
        if needed <= 0:
            self.succeed(seat, month)
            return
        self.totals[e.UNFILLED_STOPS] += 1
        seat.is_held, seat.since, seat.needed = False, now, needed
        self.lose_owner(p, month, was_bridge=seat.kind == e.FIXED)

    def succeed(self, seat: Any, month: int) -> None:
        seat.kind, seat.fte = SUCCESSOR, seat.successor_fte
        seat.begun, seat.falls, seat.ease = math.inf, math.inf, 1.0
        self.totals[e.STARTS] += 1
        self.take_office(seat, month + 1)

    def search(self, seat: Any, month: int, pull: float) -> None:
        """A month nearer to a successor, who comes too late when the practice closes halfway."""
        p = seat.practice
        end = month + (0.5 if self.due[p] <= month else 1.0)
        seat.needed -= pull * self.searched(max(seat.since, month), end)
        if seat.needed <= 0:
            self.state[p], self.due[p] = e.OPEN, math.inf
            self.succeed(seat, month)

    def begin_pool(self) -> None:
        """Who wants to own a practice, and what is open or opens within a year."""
        self.seekers = self.seekers_today = self.x[e.POOL_SIZE] * len(self.seats) / 100
        self.needed_today = len(self.open_seats()) + float(self.world.stops_a_year[0])
        self.before, self.totals[e.PULL_OF_POOL] = (0.0, 0.0), 1.0

    def new_pool(self, month: int) -> None:
        """From this month on everybody finds sooner or later, by who still wants to and who needs
        them; a short list is only a part of what shares a pool."""
        x, years = self.x, (month - ([0, *self.world.year_ends][self.year - 1])) / 12
        starts, stops = self.totals[e.STARTS], self.totals[e.STOPS]
        new_gps = (x[e.STARTERS] * x[e.COMPLETION] + x[e.ABROAD]) * x[e.REGION_PULL]
        come = years * new_gps * x[e.OWNER_SHARE] / x[e.NATIONAL_OWNERS] * len(self.seats)
        gone = years * x[e.POOL_EXIT] * self.seekers + starts - self.before[0]
        self.seekers = max(self.seekers + come - gone, 0.0)
        needed = len(self.open_seats()) + stops - self.before[1]
        needed += (1 - years) * float(self.world.stops_a_year[0])
        self.before, part = (starts, stops), min(len(self.seats) / 100, 1.0)
        if self.needed_today > 0:
            room = 1 - part + part * self.seekers / self.seekers_today
            room /= max(1 - part + part * needed / self.needed_today, 1e-9)
            self.totals[e.PULL_OF_POOL] = min(max(room ** x[e.POOL_EFFECT], 0.05), 5.0)
        self.searching[month:] = self.totals[e.PULL_OF_POOL] * self.usual[month:]

    def lose_owner(self, p: int, month: int, was_bridge: bool = False) -> None:
        """Somebody stands in for a while, if the last has gone."""
        if any(seat.is_held for seat in self.seats if seat.practice == p):
            return
        has_slot = self.taken_over() < self.x[e.TAKEOVER_SLOTS] and not was_bridge
        is_taken = has_slot and self.luck.random() < self.x[e.TAKEOVER_CHANCE]
        self.state[p] = e.TAKEOVER if is_taken else e.GRACE
        self.due[p] = month + self.x[e.TAKEOVER_MONTHS if is_taken else e.GRACE_MONTHS]

    def taken_over(self) -> int:
        return int((self.state == e.TAKEOVER).sum() + self.bridged.sum())

    def close(self, month: int) -> None:
        closing = self.due == month
        self.totals[e.CLOSURES] += closing.sum()
        self.state[closing], self.due[closing], self.registering[closing] = e.CLOSED, math.inf, 0.0
        self.displaced[closing], self.patients[closing] = self.patients[closing], 0.0
        self.disperse()
        for p in np.flatnonzero(closing):
            self.move_staff(p)
        self.disperse()

    def disperse(self) -> None:
        """Twelve rounds in which all who wait ask at once."""
        rooms = self.rooms()
        for _ in range(12 if self.displaced.sum() > 1e-6 else 0):
            pulls = self.near * rooms
            total = pulls.sum(axis=1)
            wishes = np.where(total > 1e-9, self.displaced / np.maximum(total, 1e-9), 0.0)
            asks = wishes[:, None] * pulls
            asked = asks.sum(axis=0)
            taken = asks * np.minimum(1.0, rooms / np.maximum(asked, 1e-12))
            rooms = np.maximum(rooms - asked, 0.0)
            self.displaced, self.went = self.displaced - taken.sum(axis=1), self.went + taken
            self.patients += taken.sum(axis=0)
            self.registering += taken.sum(axis=0)

    def move_staff(self, p: int) -> None:
        """Where the patients went, or nearby when nobody could take any."""
        is_taken = self.went[p].sum() > 1e-9
        going = self.went[p] if is_taken else self.near[p] * (self.state == e.OPEN)
        coming = self.x[e.STAFF_STAYS] * self.staff[p] * going / max(going.sum(), 1e-300)
        self.staff[p] = self.brought[p] = 0.0
        self.staff += coming
        self.brought += coming

    # --- A month, and what is told of a year ---

    def month(self, month: int) -> None:
        if self.year != self.world.year_of[month]:
            self.year = int(self.world.year_of[month])
            self.mean_load = self.read_mean_load()
            self.new_pool(month)
        pace = np.minimum(np.exp(self.x[e.LOAD_EFFECT] * np.minimum(self.over(), 100.0)), 1.5)
        for seat in self.seats:
            if seat.is_held and seat.due == math.inf:
                self.near_stop(seat, month, pace[seat.practice])
            if self.is_leaving_with_all(seat, month):
                seat.due = month
            if seat.is_held and seat.due == month:
                self.leave(seat, month)
        pull = self.pull()
        for seat in self.open_seats():
            self.search(seat, month, pull[seat.practice])
        self.close(month)
        self.registering *= math.exp(-self.x[e.REGISTRATION_RATE] / 12)
        self.totals[e.DISPLACED_YEARS] += self.displaced.sum() / 12
        if month + 1 == self.world.year_ends[self.year]:
            self.end_year()

    def open_seats(self) -> list[Any]:
        is_closed = self.state == e.CLOSED
        return [seat for seat in self.seats if not (seat.is_held or is_closed[seat.practice])]

    def end_year(self) -> None:
        today = self.world.practices["staff_fte"].sum()
        if len(self.world.staff) and today > 0:
            staying, newcomers, each = self.world.staff[self.year]
            more = each * (newcomers - self.totals[e.STARTS])
            self.level = max(float(staying + more / today), 0.0)
        self.figures.append(self.told())

    def told(self) -> list[float]:
        told, missing = list(self.totals), self.owners_fte(is_gone_too=True)
        whole, is_grace = self.staff * self.level + missing, self.state == e.GRACE
        part = np.where(whole > 0, missing / np.maximum(whole, 1e-9), 1.0)
        uncovered = (1 - self.cover[self.state]) * part * self.patients
        told[e.OPEN_SHARES] = len(self.open_seats())
        told[e.SUPPLY_FTE] = self.fte().sum() * self.hours[self.year]
        told[e.DISPLACED] = self.displaced.sum()
        told[e.UNCOVERED] = uncovered[is_grace | (self.state == e.TAKEOVER)].sum()
        told[e.REGISTERING] = self.registering.sum()
        told[e.IN_GRACE], told[e.IN_TAKEOVER] = is_grace.sum(), self.taken_over()
        return told
