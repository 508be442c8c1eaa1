"""Who is in service follows the patients, comes and goes, and is never lost from the count."""

from dataclasses import replace

import numpy as np
import pytest

from succession.simulation import engine
from tests.simulation.worlds import NEVER_STOPS, Office, run, some_region, world_of

CLOSES = {"TAKEOVER_CHANCE": 0.0, "SEARCH_RATE": 1e-12, "GRACE_MONTHS": 3.0, "STRETCH": 1.0}
UNCERTAIN = (1.0, 0.12, 0.2, 0.15)
YEARS = np.arange(1.0, 7.0)


def closing(staff: float = 2.0, **office) -> Office:
    """Without owner, so that its patients and its staff look for another place."""
    return Office(ages=(0.0,), kind=engine.NOBODY, patients=1000.0, staff_fte=staff, **office)


def neighbour(room: float, km: float, **office) -> Office:
    return Office(ages=(30.0,), patients=2000.0 - room, x=km, **office)


def staff_after(*offices: Office, **numbers: float) -> list[float]:
    """Fte of staff of each practice when all has settled."""
    world = world_of(offices, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES | numbers)
    live = engine.live_of(world)
    engine.run_many(world, live, engine.results_of(world, 1), (1, 0, 1), False)
    return list(live.positions["staff"])


def test_staff_go_with_the_patients_and_part_of_them_leaves():
    offices = closing(), neighbour(300.0, 1.0), neighbour(900.0, -1.0)
    assert staff_after(*offices, STAFF_STAYS=0.7) == pytest.approx([0.0, 0.35, 1.05])


@pytest.mark.parametrize("room", [0.0, 150.0, 850.0])
def test_staff_bring_room_for_the_patients_who_found_none(room):
    """Also where patients have just taken the room that there was, even if it was more."""
    offices = closing(staff=0.5), neighbour(room, 1.0)
    world = world_of(offices, years=2, RATE_LEVEL=NEVER_STOPS, **CLOSES, STAFF_STAYS=0.8)
    told = run(world, 1).cells[0, -1, 0]
    assert told[engine.STAFF_FTE] == pytest.approx(0.4)
    assert told[engine.DISPLACED_IN_CELL] == pytest.approx(max(1000.0 - room - 0.4 * 2000.0, 0.0))


def test_staff_leave_the_region_where_no_practice_is_left_nearby():
    assert staff_after(closing(), neighbour(900.0, 60.0), STAFF_STAYS=0.9) == [0.0, 0.0]


def test_staff_of_two_closures_each_go_their_own_way():
    offices = (
        closing(staff=1.0),
        neighbour(1000.0, 1.0),
        closing(staff=3.0, x=100.0),
        neighbour(1000.0, 101.0),
    )
    assert staff_after(*offices, STAFF_STAYS=1.0) == pytest.approx([0.0, 1.0, 0.0, 3.0])


def test_fte_is_what_it_was_less_who_left_plus_who_came_plus_who_stands_in():
    """In every run and year: solo practices of one fte, whose successors work as much."""
    region = [Office(ages=(a,), x=2.0 * i, staff_fte=0.5) for i, a in enumerate(range(54, 70))]
    world = world_of(region, SUCCESSOR_FTE=1.0, STAFF_STAYS=1.0)
    results = run(world, 300)
    told, series = results.cells[:, :, 0].astype(float), results.series
    owners = len(region) - series[..., engine.STOPS] + series[..., engine.STARTS]
    bridge = world.numbers[engine.TAKEOVER_COVER, 0] * series[..., engine.IN_TAKEOVER]
    bridge += world.numbers[engine.GRACE_COVER, 0] * series[..., engine.IN_GRACE]
    assert told[..., engine.OWNER_FTE] == pytest.approx(owners, abs=1e-5)
    assert told[..., engine.BRIDGE_FTE] == pytest.approx(bridge, abs=1e-5)
    assert told[..., engine.STAFF_FTE] == pytest.approx(np.full(owners.shape, 8.0), abs=1e-5)
    whole = told[..., [engine.OWNER_FTE, engine.STAFF_FTE, engine.BRIDGE_FTE]].sum(axis=-1)
    assert series[..., engine.SUPPLY_FTE] == pytest.approx(whole, abs=1e-4)


def test_a_successor_works_so_much_less_than_who_went():
    share = {"left": 5.5, "idle": 0.0}
    office = Office(ages=(0.0,), kind=engine.FIXED, fte=0.9, staff_fte=0.5, share=share)
    world = world_of([office], years=1, SUCCESSOR_FTE=0.8, RATE_LEVEL=NEVER_STOPS)
    results = run(world, 1)
    told = results.cells[0, 0, 0]
    assert told[[engine.OWNER_FTE, engine.SUCCESSORS_FTE]] == pytest.approx([0.72, 0.72])
    assert results.series[0, 0, engine.SUPPLY_FTE] == pytest.approx(0.72 + 0.5)


def test_the_more_staff_stay_the_fewer_patients_have_no_place():
    region = [
        replace(office, staff_fte=0.6, patients=office.patients + 1200.0)
        for office in some_region(11, 30)
    ]
    none, all_of_them = (
        run(world_of(region, STAFF_STAYS=part, SEARCH_RATE=0.3, GRACE_MONTHS=6.0), 1500)
        for part in (0.0, 1.0)
    )
    fewer = (none.series - all_of_them.series)[:, -1, engine.DISPLACED_YEARS]
    assert fewer.mean() > 4 * fewer.std() / np.sqrt(1500)


def path(staying: float, newcomers: float) -> np.ndarray:
    return np.column_stack((staying**YEARS, newcomers * YEARS, np.full(6, 0.65)))


def test_staff_come_and_go_and_become_owners():
    """Where nothing closes: who still works, and who came, less those who took a share."""
    offices = [Office(ages=(60.0, 62.0, 40.0), x=50.0 * i, staff_fte=2.0) for i in range(5)]
    world = world_of(offices, years=6, SEARCH_RATE=50.0)._replace(staff=path(0.95, 1.5))
    results = run(world, 200)
    rest = 1.5 * YEARS - results.series[..., engine.STARTS]
    expected = np.maximum(10 * 0.95**YEARS + 0.65 * rest, 0.0)
    assert (results.series[..., engine.CLOSURES] == 0).all()
    assert results.series[:, -1, engine.STARTS].max() > 4
    assert results.cells[:, :, 0, engine.STAFF_FTE] == pytest.approx(expected, abs=1e-4)


def test_staff_stop_as_much_faster_as_owners_do():
    offices = [Office(ages=(30.0,), staff_fte=4.0)]
    world = world_of(offices, years=6, FTE_TREND=0.0, SEARCH_RATE=50.0)
    world = world._replace(staff=path(0.9, 0.0))
    world.numbers[engine.RATE_LEVEL] = (1.0, 0.7, 1.4, 1.0)
    results = run(world._replace(spread=np.array(UNCERTAIN)), 50)
    starts, level = results.series[..., engine.STARTS], results.drawn[:, [engine.RATE_LEVEL]]
    expected = np.maximum(4 * 0.9 ** (level * YEARS) - 0.65 * starts, 0.0)
    assert np.ptp(level) > 0.3
    assert (results.series[..., engine.CLOSURES] == 0).all()
    assert results.cells[:, :, 0, engine.STAFF_FTE] == pytest.approx(expected, abs=1e-4)


def test_newcomers_vary_with_what_is_drawn():
    offices = [Office(ages=(30.0,), staff_fte=4.0)]
    world = world_of(offices, years=6, spread=UNCERTAIN, RATE_LEVEL=NEVER_STOPS, FTE_TREND=0.0)
    results = run(world._replace(staff=path(1.0, 1.0)), 50)
    numbers = [engine.STARTERS, engine.COMPLETION, engine.ABROAD, engine.REGION_PULL]
    drawn, middle = results.drawn[:, numbers].T, world.numbers[numbers, 0]
    come, usual = ((one * two + abroad) * pull for one, two, abroad, pull in (drawn, middle))
    came = (come / usual)[:, None] * YEARS
    assert results.cells[:, :, 0, engine.STAFF_FTE] == pytest.approx(4 + 0.65 * came, rel=1e-5)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_gets_lost_when_staff_come_go_and_move(seed):
    region = some_region(seed, 25, staff_fte=0.7)
    world = world_of(region, years=6, spread=UNCERTAIN)._replace(staff=path(0.97, 2.0))
    residual = run(world, 150, seed, is_checked=True).residual.max(axis=0)
    assert residual[0] < 1e-9 * world.practices["patients"].sum()
    assert residual[1:].max() < 1e-6
