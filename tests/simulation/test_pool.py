"""The common pool of successors: how many seek, and how easily one is found, in every run."""

from datetime import date

import numpy as np
import pytest

from succession.assumptions import Assumptions
from succession.example import example_region
from succession.simulation import SimulationPlan, engine
from succession.simulation.world import region_of
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import NEVER_STOPS, Office, run, some_region, world_of

YEARS, RUNS = 8, 50
CERTAIN = {"POOL_SIZE": 6.0, "POOL_EXIT": 0.1, "POOL_EFFECT": 0.5, "REGION_PULL": 1.0}
# A hundred new GPs on ten thousand owners: the part that wants to own is what comes per 100 shares.
HUNDRED_NEW = {
    "STARTERS": 100.0,
    "COMPLETION": 1.0,
    "ABROAD": 0.0,
    "NATIONAL_OWNERS": 1e4,
    "OWNER_SHARE": 3.0,
}


def region(practices: int, stops_a_year: float, years: int = YEARS, **numbers: float):
    world = world_of(some_region(5, practices), years=years, **CERTAIN | HUNDRED_NEW | numbers)
    return world._replace(stops_a_year=np.array([stops_a_year]))


def pull_by_hand(world: engine.World, series: np.ndarray, effect: float, intake: float):
    """From what is told on 31 December of each year: who started, who stopped, what stood open."""
    shares = len(world.seats)
    starts, stops, is_open = (
        series[:, index] for index in (engine.STARTS, engine.STOPS, engine.OPEN_SHARES)
    )
    open_today, part = (world.seats["kind"] == engine.NOBODY).sum(), min(shares / 100, 1.0)
    seekers = today = 6.0 * shares / 100
    pulls = [1.0]
    for year in range(1, len(series)):
        started, stopped = (
            now[year - 1] - (now[year - 2] if year > 1 else 0.0) for now in (starts, stops)
        )
        seekers = max(0.9 * seekers + intake * shares / 100 - started, 0.0)
        needed = (is_open[year - 1] + stopped) / (open_today + world.stops_a_year[0])
        room = (part * seekers / today + 1 - part) / max(part * needed + 1 - part, 1e-9)
        pulls.append(float(np.clip(room**effect, 0.05, 5.0)))
    return pulls


@pytest.mark.parametrize("practices", [10, 80], ids=["a part of a pool", "a pool of its own"])
@pytest.mark.parametrize("effect", [0.5, 0.8])
def test_every_run_follows_its_own_starts_and_stops(practices: int, effect: float) -> None:
    world = region(practices, 3.0, POOL_EFFECT=effect)
    series = run(world, RUNS).series
    moved = 0.0
    for one in series:
        expected = pull_by_hand(world, one, effect, 3.0)
        assert one[:, engine.PULL_OF_POOL] == pytest.approx(expected)
        moved = max(moved, abs(expected[-1] - 1))
    assert moved > 0.1


def still(**numbers: float) -> np.ndarray:
    """The pull in a region of a hundred shares where nobody stops: five are open, and stay so."""
    offices = (
        *(Office(ages=(45.0,), x=float(i)) for i in range(95)),
        *(Office(ages=(45.0,), kind=engine.NOBODY, x=300.0 + i) for i in range(5)),
    )
    never = {"RATE_LEVEL": NEVER_STOPS, "SEARCH_RATE": NEVER_STOPS, "GRACE_MONTHS": 1e3}
    world = world_of(offices, years=4, **CERTAIN | HUNDRED_NEW | never | numbers)
    return run(world, 1).series[0, :, engine.PULL_OF_POOL]


def test_who_seeks_comes_and_gives_up() -> None:
    """Of six, a tenth gives up each year and three come: 8.4, then 10.56."""
    pull = still()
    assert pull[1] == pytest.approx((8.4 / 6) ** 0.5)
    assert pull[2] == pytest.approx((10.56 / 6) ** 0.5)


def test_a_pool_that_stays_as_it_is_keeps_its_pull() -> None:
    assert still(OWNER_SHARE=0.6) == pytest.approx(1.0)


def test_an_effect_of_or_below_nothing_does_not_turn_scarcity_into_ease() -> None:
    assert still(OWNER_SHARE=0.0, POOL_EFFECT=-0.3) == pytest.approx(1.0)
    assert still(OWNER_SHARE=0.0, POOL_EFFECT=0.0) == pytest.approx(1.0)


def test_the_pull_is_bounded() -> None:
    assert still(OWNER_SHARE=1e6, POOL_EFFECT=3.0)[1:] == pytest.approx(5.0)
    assert still(OWNER_SHARE=0.0, POOL_EXIT=1.0, POOL_EFFECT=3.0)[1:] == pytest.approx(0.05)


def test_an_empty_pool_leaves_the_pull_alone() -> None:
    assert still(POOL_SIZE=0.0) == pytest.approx(1.0)


def test_half_the_pull_is_half_the_starters() -> None:
    """All shares of a region are open; from the second year on each is found half as fast."""
    offices = [Office(ages=(45.0,), kind=engine.NOBODY, x=float(i)) for i in range(100)]
    numbers = {"GRACE_MONTHS": 1e3, "RATE_LEVEL": NEVER_STOPS, "FRAILTY_SHAPE": 1e9}
    numbers |= {"SEARCH_RATE": 0.2, "SOLO_FACTOR": 1.0, "LOAD_FACTOR": 1.0, "TAKEOVER_CHANCE": 0.0}
    world = world_of(offices, years=2, **CERTAIN | HUNDRED_NEW | numbers)
    few = {"POOL_EXIT": 1.0, "OWNER_SHARE": 0.0, "POOL_EFFECT": 3.0, "POOL_SIZE": 20.0}
    fewer = world_of(offices, years=2, **CERTAIN | HUNDRED_NEW | numbers | few)
    for each, found in ((world, None), (fewer, 0.05)):
        series = run(each, 400).series
        is_open = series[:, 0, engine.OPEN_SHARES]
        pull = series[:, 1, engine.PULL_OF_POOL] if found is None else np.full(400, found)
        expected = is_open * -np.expm1(-0.2 * pull)
        came = series[:, 1, engine.STARTS] - series[:, 0, engine.STARTS]
        error = (came - expected).std() / np.sqrt(400)
        assert abs((came - expected).mean()) < 4 * error


def test_a_first_year_of_a_month_counts_eleven_months_as_today() -> None:
    world = region(80, 12.0, years=2)
    month = world.year_of * 0 + 1
    month[0] = 0
    world = world._replace(year_of=month, year_ends=world.year_ends * 0 + np.uint32([1, 24]))
    one = run(world, 1).series[0]
    needed = one[0, engine.OPEN_SHARES] + one[0, engine.STOPS] + 11.0
    hundreds = len(world.seats) / 100
    seekers = hundreds * (6 + (3 - 0.6) / 12) - one[0, engine.STARTS]
    room = (seekers / (6 * hundreds)) / (needed / 12)
    assert one[1, engine.PULL_OF_POOL] == pytest.approx(room**0.5)


def test_the_stops_of_a_year_that_are_expected_are_those_that_happen() -> None:
    """But for a load that changes within the year."""
    register = example_region(60, 3, date(2026, 12, 31))
    plan = SimulationPlan(years=1, is_uncertain=False)
    world = region_of(register, ASSUMPTIONS, date(2026, 12, 31), plan).world
    stops = run(world, 20_000).series[:, 0, engine.STOPS]
    assert world.stops_a_year[0] == pytest.approx(stops.mean(), rel=0.02)


def test_a_region_that_draws_more_new_gps_has_more_who_seek() -> None:
    register = example_region(60, 3, date(2026, 12, 31))
    plan = SimulationPlan(years=6, is_uncertain=False)
    pulls = []
    for starters in (718.0, 1000.0):
        world = region_of(register, _with_starters(starters), date(2026, 12, 31), plan).world
        pulls.append(run(world, 200).series[:, -1, engine.PULL_OF_POOL].mean())
    assert pulls[1] > 1.1 * pulls[0]


def _with_starters(value: float) -> Assumptions:
    number = ASSUMPTIONS.supply.starters.held_at(value)
    return ASSUMPTIONS.with_number("supply.starters", number)
