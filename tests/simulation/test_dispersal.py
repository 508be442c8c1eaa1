"""Where the patients of a practice go that closes: exact answers, without luck."""

from dataclasses import replace

import numpy as np
import pytest

from succession.simulation import engine
from tests.simulation.test_closed_forms import EXPONENTIAL, by_month
from tests.simulation.worlds import NEVER_STOPS, Office, run, some_region, world_of

CLOSES = {"TAKEOVER_CHANCE": 0.0, "SEARCH_RATE": 1e-12, "GRACE_MONTHS": 3.0, "STRETCH": 1.0}


def closing(patients: float = 1000.0, **office) -> Office:
    return Office(ages=(0.0,), kind=engine.NOBODY, patients=patients, **office)


def neighbour(room: float, km: float = 1.0, **office) -> Office:
    """An owner who stays, with room for so many patients."""
    return Office(ages=(30.0,), patients=2000.0 - room, x=km, **office)


def unplaced(*offices: Office, **numbers: float) -> float:
    world = world_of(offices, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES | numbers)
    return float(run(world, 1).series[0, -1, engine.DISPLACED])


def taken(*offices: Office, **numbers: float) -> np.ndarray:
    """Patients that each practice gained."""
    world = world_of(offices, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES | numbers)
    live = engine.live_of(world)
    engine.run_many(world, live, engine.results_of(world, 1), (1, 0, 1), False)
    return np.asarray(live.positions["patients"] - world.practices["patients"])


@pytest.mark.parametrize(("room", "left"), [(1500.0, 0.0), (400.0, 600.0), (0.0, 1000.0)])
def test_a_neighbour_takes_no_more_than_there_are_and_no_more_than_fit(room, left):
    assert unplaced(closing(), neighbour(room)) == pytest.approx(left, abs=1e-6)


def test_without_neighbours_nobody_finds_a_place():
    assert unplaced(closing()) == 1000.0


def test_like_neighbours_share_alike():
    gained = taken(closing(900.0), *(neighbour(500.0, km=k, y=0.0) for k in (1.0, -1.0)))
    assert gained[1:] == pytest.approx([450.0, 450.0])


@pytest.mark.parametrize("count", [1, 3, 7])
def test_so_many_like_neighbours_each_take_an_equal_part(count):
    angles = 2 * np.pi * np.arange(count) / count
    around = [neighbour(1500.0, km=np.cos(a), y=np.sin(a)) for a in angles]
    gained = taken(closing(1400.0), *around)
    assert gained == pytest.approx([-1400.0] + [1400.0 / count] * count)


def test_neighbours_who_can_carry_nothing_take_nobody():
    assert unplaced(closing(), neighbour(800.0, per_fte=0.0)) == 1000.0


@pytest.mark.parametrize("seed", range(4))
def test_taking_patients_makes_nobody_fuller_than_they_can_stretch(seed):
    """Unless they were fuller already; and nobody ever has less than no room."""
    region = some_region(seed, 25)
    open_now = [replace(o, kind=engine.NOBODY) if i % 4 == 0 else o for i, o in enumerate(region)]
    world = world_of(open_now, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES | {"STRETCH": 1.05})
    live = engine.live_of(world)
    engine.run_many(world, live, engine.results_of(world, 1), (seed, 0, 1), False)
    still = live.positions["state"] == engine.OPEN
    capacity = (live.positions["fte"] * live.positions["per_fte"])[still]
    before = world.practices["patients"][still] / capacity
    after = live.positions["patients"][still] / capacity
    assert (after > before + 0.001).any()
    assert (after <= np.maximum(before, 1.05) + 1e-9).all()
    assert (live.positions["spare"] >= 0).all()


def test_without_a_pull_of_nearness_room_decides():
    offices = closing(600.0), neighbour(300.0, km=1.0), neighbour(900.0, km=9.0)
    assert taken(*offices, DISTANCE_DECAY=0.0)[1:] == pytest.approx([150.0, 450.0])


@pytest.mark.parametrize("decay", [0.5, 0.75])
def test_of_two_with_the_same_room_the_nearer_is_asked_more(decay):
    offices = closing(600.0), neighbour(900.0, km=1.0), neighbour(900.0, km=-3.0)
    _, near, far = taken(*offices, DISTANCE_DECAY=decay)
    assert near + far == pytest.approx(600.0)
    assert near / far == pytest.approx(np.exp(decay * (3.0 - 1.0)))


def test_two_closures_are_cut_in_the_same_proportion():
    offices = closing(1000.0, x=0.0), closing(500.0, x=2.0), neighbour(300.0, km=1.0)
    world = world_of(offices, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES)
    live = engine.live_of(world)
    engine.run_many(world, live, engine.results_of(world, 1), (1, 0, 1), False)
    assert live.positions["displaced"][:2] == pytest.approx([800.0, 400.0])


def test_a_practice_that_takes_nobody_takes_nobody():
    assert unplaced(closing(), neighbour(800.0, practice={"willing": 0.0})) == 1000.0


def test_who_takes_a_quarter_of_its_room_does_so_once_however_often_it_is_asked():
    """Two practices close, half a year and two years from now, beside one with room for 800."""
    quarter = neighbour(800.0, practice={"willing": 0.25})
    late = replace(closing(500.0, x=2.0), practice={"least_takeover_chance": 1.0})
    numbers = CLOSES | {"TAKEOVER_SLOTS": 1.0}
    world = world_of((closing(500.0), late, quarter), years=4, RATE_LEVEL=NEVER_STOPS, **numbers)
    figures = run(world, 1).series[0, -1]
    assert figures[engine.CLOSURES] == 2
    assert figures[engine.DISPLACED] == pytest.approx(1000.0 - 200.0)


def test_the_part_of_its_room_that_a_limited_practice_offers_is_drawn():
    offices = closing(1000.0), neighbour(800.0, practice={"limited": 1})
    certain = {"UNMET_DEMAND": 0.05, "FTE_TREND": 0.0, "OWNER_CAPACITY": 1.0, "GRACE_MONTHS": 6.0}
    world = world_of(offices, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES | certain)
    world.numbers[engine.LIMITED_STOP_ROOM] = (0.25, 0.0, 0.5, 0.0)
    results = run(world._replace(spread=np.array([1.0, 0.0, 0.0, 0.0])), 200)
    part, placed = results.drawn[:, engine.LIMITED_STOP_ROOM], 1000 - results.series[:, -1]
    assert (part == 0).any(), "never less than nothing"
    assert part.max() > 0.5
    assert placed[:, engine.DISPLACED] == pytest.approx(800.0 * part, abs=1e-6)


def test_lists_and_capacity_twice_as_large_leave_twice_as_many_without_a_place():
    small = closing(), neighbour(400.0)
    large = tuple(
        Office(o.ages, 2 * o.patients, o.x, o.y, kind=o.kind, per_fte=4000.0) for o in small
    )
    assert unplaced(*large) == pytest.approx(2 * unplaced(*small))


def test_who_found_no_place_is_helped_in_the_month_that_a_neighbour_has_an_owner_again():
    """The neighbour, taken over for a while, has room for all as soon as somebody is found."""
    practice = {"least_takeover_chance": 1.0, "search_factor": 1e12}
    offices = closing(1000.0), closing(500.0, x=1.0, practice=practice)
    numbers = EXPONENTIAL | {"TAKEOVER_FACTOR": 1.0, "TAKEOVER_SLOTS": 1.0, "SUCCESSOR_FTE": 1.0}
    world = world_of(offices, years=2, **numbers | CLOSES | {"RATE_LEVEL": NEVER_STOPS})
    told = run(by_month(world), 300).series[:, 4:]
    waiting, has_owner = told[..., engine.DISPLACED], told[..., engine.OPEN_SHARES] == 0
    assert (told[..., engine.CLOSURES] == 1).all()
    assert 50 < has_owner[:, 0].sum() < has_owner[:, -1].sum() - 50, "some before, some after"
    assert waiting[has_owner] == pytest.approx(0.0, abs=1e-6)
    assert waiting[~has_owner] == pytest.approx(1000.0)
