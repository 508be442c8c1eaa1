"""The engine against answers that can be written down: within four standard errors."""

import math
from dataclasses import replace

import numpy as np
import pytest

from succession.assumptions import LARGEST_LOAD_EFFECT
from succession.risk.stop import AgeHazard, plan_survival
from succession.simulation import engine
from tests.risk.world import ASSUMPTIONS
from tests.simulation.worlds import THE_REST, WITHOUT_FRAILTY, Office, run, world_of

RUNS = 20_000
BY_AGE = {"RATE_LEVEL": 1.0, "AGE_SHIFT": 0.0}
SEARCHING = {"SOLO_FACTOR": 1.0, "GROUP_FACTOR": 1.0, "LOAD_FACTOR": 1.0}
PLAIN = BY_AGE | SEARCHING | {"LOAD_EFFECT": 0.0}
EXPONENTIAL = PLAIN | {"FRAILTY_SHAPE": WITHOUT_FRAILTY}


def hazard(age: float, months: float) -> float:
    """Hazard of stopping gathered over so many months from this age."""
    ages = AgeHazard(ASSUMPTIONS.stop.yearly_rates, 1.0, 0.0)
    now, later = ages.cumulative(np.array([age, age + months / 12]))
    return float(later - now)


def assert_mean(values, expected: float) -> None:
    """Four standard errors, of what is drawn or, where it never varies, of a chance."""
    values = np.asarray(values, dtype=float)
    error = max(values.std(), math.sqrt(max(expected * (1 - expected), 0))) / math.sqrt(values.size)
    assert abs(values.mean() - expected) <= 4 * error + 1e-9


def alone(age: float = 60.0, **office) -> Office:
    """A practice of one owner, far from others."""
    return Office(ages=(age,), **office)


@pytest.mark.parametrize("age", [45, 58, 61, 64, 66, 70])
def test_who_stops_within_so_many_years_follows_the_age_rates(age):
    world = world_of([alone(age)], years=10, SEARCH_RATE=1e-9, **EXPONENTIAL)
    stops = run(world, RUNS).series[:, :, engine.STOPS]
    for year in (1, 3, 10):
        assert_mean(stops[:, year - 1], 1 - math.exp(-hazard(age, 12 * year)))


@pytest.mark.parametrize("middle", [36.0, -24.0])
def test_a_stated_date_mixes_with_age_and_loses_weight_once_passed(middle):
    weight, edges = 0.6, np.arange(121.0)
    plan = plan_survival(np.array([middle]), np.array([15.0]), np.array([15.0]), edges)
    office = alone(55, share={"plan_class": 0})
    world = world_of([office], years=10, SEARCH_RATE=1e-9, **EXPONENTIAL)
    world.seats["plan"] = 0
    world = world._replace(plans=plan, plan_weights=np.array([(weight, weight, weight)]))
    stops = run(world, RUNS).series[:, :, engine.STOPS]
    for year in (2, 4, 8):
        age = math.exp(-hazard(55, 12 * year))
        now = weight * plan[0, 0] + 1 - weight
        still = (weight * plan[0, 12 * year] + (1 - weight) * age) / now
        assert_mean(stops[:, year - 1], 1 - still)


def test_who_has_no_known_age_follows_the_national_ages():
    office = Office(ages=(0.0,), kind=engine.AGELESS)
    stops = run(world_of([office], SEARCH_RATE=1e-9, **EXPONENTIAL), RUNS).series[
        :, 4, engine.STOPS
    ]
    rows = ASSUMPTIONS.unknowns.ages
    still = sum(row.weight * math.exp(-hazard(row.age, 60)) for row in rows)
    assert_mean(stops, 1 - still / sum(row.weight for row in rows))


def test_an_overfull_practice_loses_its_owner_faster():
    office = alone(60, patients=2600.0)  # three in ten too many
    world = world_of([office, THE_REST], SEARCH_RATE=1e-9, **EXPONENTIAL | {"LOAD_EFFECT": 1.0})
    stops = run(world, RUNS).series[:, 2, engine.STOPS]
    assert_mean(stops, 1 - math.exp(-math.exp(0.3) * hazard(60, 36)))


def test_how_much_faster_is_capped():
    office = alone(60, patients=9000.0)
    world = world_of([office, THE_REST], SEARCH_RATE=1e-9, **EXPONENTIAL | {"LOAD_EFFECT": 1.0})
    stops = run(world, RUNS).series[:, 2, engine.STOPS]
    assert_mean(stops, 1 - math.exp(-LARGEST_LOAD_EFFECT * hazard(60, 36)))


def test_a_practice_as_full_as_its_region_is_not_too_full():
    office = alone(60, patients=9000.0)
    world = world_of([office], SEARCH_RATE=1e-9, **EXPONENTIAL | {"LOAD_EFFECT": 1.0})
    stops = run(world, RUNS).series[:, 2, engine.STOPS]
    assert_mean(stops, 1 - math.exp(-hazard(60, 36)))


def test_what_a_practice_that_is_too_full_loses_of_its_pull_is_capped():
    """Searching from the as-of day on: nobody by the end of a year."""
    for patients, left in ((2200.0, 0.8), (9000.0, 1 / LARGEST_LOAD_EFFECT)):
        office = alone(0.0, kind=engine.NOBODY, patients=patients)
        numbers = {
            "LOAD_FACTOR": 0.8,
            "SEARCH_RATE": 1.0,
            "GRACE_MONTHS": 24.0,
            "TAKEOVER_CHANCE": 0.0,
        }
        world = world_of([office, THE_REST], **EXPONENTIAL | numbers | {"GRACE_COVER": 1.0})
        still_open = run(world, RUNS).series[:, 0, engine.OPEN_SHARES]
        assert_mean(still_open, math.exp(-left))


@pytest.mark.parametrize("times", [0.25, 1.0, 4.0])
def test_a_list_pulls_with_its_length_to_a_power(times):
    office = alone(0.0, kind=engine.NOBODY, practice={"size": math.log(times)})
    numbers = {"SIZE_POWER": 0.5, "SEARCH_RATE": 1.0, "GRACE_MONTHS": 24.0, "TAKEOVER_CHANCE": 0.0}
    still_open = run(world_of([office], **EXPONENTIAL | numbers), RUNS)
    assert_mean(still_open.series[:, 0, engine.OPEN_SHARES], math.exp(-math.sqrt(times)))


def test_four_owners_go_at_once_as_often_as_their_shared_clock_rings():
    """Who is young does not go by himself, and four do not all go by chance."""
    office = Office(ages=(30.0,) * 4)
    numbers = {"SHARED_RATE": 0.02, "RATE_LEVEL": 1e-9, "SEARCH_RATE": 1e-9}
    series = run(world_of([office], years=5, **EXPONENTIAL | numbers), RUNS).series
    has_gone = series[:, 4, engine.STOPS] > 0
    assert_mean(has_gone, 1 - math.exp(-0.02 * 5))
    assert set(np.unique(series[:, 4, engine.STOPS])) == {0.0, 4.0}


def test_a_chain_leaves_at_its_own_rate():
    office = Office(ages=(0.0,), kind=engine.RATED)
    stops = run(world_of([office], SEARCH_RATE=1e-9, **EXPONENTIAL), RUNS).series[
        :, 9, engine.STOPS
    ]
    rate = ASSUMPTIONS.stop.chain_rate.value
    assert_mean(stops, 1 - (1 - rate) ** 10)


def leaving_at(months: float, **share) -> Office:
    """A share whose holder leaves halfway a known month: `months` is that month plus a half."""
    left = months + 0.5
    return Office(ages=(0.0,), kind=engine.FIXED, share={"left": left} | share)


@pytest.mark.parametrize("lead", [0.0, 1.0, 3.0])
@pytest.mark.parametrize("rate", [0.4, 1.5])
def test_nobody_is_found_as_often_as_an_exponential_search_says(lead, rate):
    world = world_of(
        [leaving_at(47.5)], LEAD_YEARS=lead, SEARCH_RATE=rate, TAKEOVER_FACTOR=1.0, **EXPONENTIAL
    )
    unfilled = run(world, RUNS).series[:, 3, engine.UNFILLED_STOPS]
    assert_mean(unfilled, math.exp(-lead * rate))


TRAITS = ("solo", "group", "rural", "training", "premises", "dispensing")


@pytest.mark.parametrize("trait", TRAITS)
def test_what_kind_of_practice_it_is_makes_the_search_as_much_harder_as_it_says(trait):
    practice = dict.fromkeys(TRAITS, 0.0) | {trait: 1.0}
    numbers = EXPONENTIAL | {f"{name.upper()}_FACTOR": 0.3 for name in TRAITS}
    numbers |= {f"{trait.upper()}_FACTOR": 0.5, "TAKEOVER_FACTOR": 1.0, "SEARCH_RATE": 0.9}
    office = replace(leaving_at(35.5), practice=practice)
    world = world_of([office], LEAD_YEARS=1.0, **numbers)
    unfilled = run(world, RUNS).series[:, 2, engine.UNFILLED_STOPS]
    assert_mean(unfilled, math.exp(-0.9 * 0.5))


@pytest.mark.parametrize("shape", [1.0, 2.0, 5.0])
def test_a_search_of_unknown_pull_fails_more_often(shape):
    numbers = PLAIN | {"FRAILTY_SHAPE": shape, "TAKEOVER_FACTOR": 1.0}
    world = world_of([leaving_at(47.5)], LEAD_YEARS=2.0, SEARCH_RATE=0.7, **numbers)
    unfilled = run(world, RUNS).series[:, 3, engine.UNFILLED_STOPS]
    assert_mean(unfilled, (shape / (shape + 1.4)) ** shape)


def test_what_was_searched_in_vain_counts_against_a_practice():
    share = {"idle": 0.0, "seeking": 1.0, "searched": 24.0}
    numbers = PLAIN | {"FRAILTY_SHAPE": 2.0, "TAKEOVER_FACTOR": 1.0}
    world = world_of([leaving_at(35.5, **share)], SEARCH_RATE=0.7, **numbers)
    unfilled = run(world, RUNS).series[:, 2, engine.UNFILLED_STOPS]
    before, after = 2 + 0.7 * 2, 2 + 0.7 * (2 + 35.5 / 12)
    assert_mean(unfilled, (before / after) ** 2)


@pytest.mark.parametrize(("rate", "unfilled"), [(1e9, 0.0), (1e-12, 1.0)])
def test_a_search_without_end_or_without_pull(rate, unfilled):
    world = world_of([leaving_at(23.5)], SEARCH_RATE=rate, **EXPONENTIAL)
    assert (run(world, 500).series[:, 1, engine.UNFILLED_STOPS] == unfilled).all()


def test_a_stage_that_may_go_either_way_succeeds_as_often_as_it_says():
    share = {"idle": 0.0, "swing": 1.0, "swing_success": 0.45}
    world = world_of([leaving_at(23.5, **share)], SEARCH_RATE=1e-12, **EXPONENTIAL)
    assert_mean(run(world, RUNS).series[:, 1, engine.UNFILLED_STOPS], 0.55)


@pytest.mark.parametrize("stop", [5.5, 35.5])
def test_the_search_begins_anew_when_a_candidate_falls_through(stop):
    """At any moment within a year or before the stop: the mean of exp(-rate x the rest)."""
    share = {"idle": 0.0, "swing": 1.0, "swing_success": 0.0}
    numbers = EXPONENTIAL | {"SEARCH_RATE": 0.7, "TAKEOVER_FACTOR": 1.0, "FALLS_WITHIN": 12.0}
    world = world_of([leaving_at(stop, **share)], **numbers)
    latest, rate = min(stop, 12.0), 0.7 / 12
    nobody = (math.exp(-rate * (stop - latest)) - math.exp(-rate * stop)) / (rate * latest)
    assert_mean(run(world, RUNS).series[:, 2, engine.UNFILLED_STOPS], nobody)


def test_unfilled_stops_with_replacements_follow_the_renewal_equation():
    """Solved month by month: stops of each generation, found or not, and when the next starts."""
    years, rate, lead = 15, 0.65, 1.0
    numbers = EXPONENTIAL | {"SEARCH_RATE": rate, "LEAD_YEARS": lead, "EARLY_EXIT": 1.0}
    # A partner who never stops keeps the practice from closing.
    office = Office(ages=(58.0, 1.0), patients=10.0, share={"swing_success": 0.0})
    world = world_of([office], years=years, SUCCESSOR_AGE=58.0, **numbers)
    world.seats["kind"][1] = engine.FIXED
    world.shares["left"][1] = 1e6
    unfilled = run(world, RUNS).series[:, -1, engine.UNFILLED_STOPS]
    assert_mean(unfilled, _renewal(12 * years, rate / 12, 12 * lead))


def _renewal(months: int, rate: float, lead: float) -> float:
    """Expected unfilled stops; a successor who starts in month b counts from the edge b + 1."""
    still = np.exp([-hazard(58, month) for month in range(months + 1)])
    leaving = -np.diff(still)
    starts = np.zeros(2 * months + 2)
    starts[0], unfilled = 1.0, 0.0
    waits = np.exp(-rate * np.maximum(np.arange(months + 1) - 0.5, 0.0))
    for edge in range(months):
        for age, chance in enumerate(leaving[: months - edge]):
            stop = starts[edge] * chance
            none = math.exp(-rate * min(age + 0.5, lead))
            unfilled += stop * none
            starts[edge + age + 1] += stop * (1 - none)
            found = stop * none * -np.diff(waits)
            starts[edge + age + 1 : edge + age + 1 + months] += found
    return unfilled


def test_a_takeover_still_stands_without_owner_after_two_years_as_often_as_it_should():
    numbers = EXPONENTIAL | {"TAKEOVER_CHANCE": 1.0, "TAKEOVER_SLOTS": 6.0, "TAKEOVER_FACTOR": 1.3}
    office = alone(0.0, kind=engine.NOBODY)
    world = world_of([office], SEARCH_RATE=0.5, **numbers)
    closures = run(world, RUNS).series[:, 2, engine.CLOSURES]
    # From the as-of day to halfway month 24, at the pull of a takeover.
    assert_mean(closures, math.exp(-0.5 * 1.3 * 24.5 / 12))


def test_the_gap_before_a_successor_is_an_exponential_search_cut_off():
    rate, grace = 0.9, 12
    numbers = EXPONENTIAL | {"TAKEOVER_CHANCE": 0.0, "GRACE_MONTHS": grace, "SEARCH_RATE": rate}
    office = alone(0.0, kind=engine.NOBODY, patients=1200.0)
    young = {"GRACE_COVER": 0.0, "SUCCESSOR_AGE": 20.0, "RATE_LEVEL": 1e-9}
    world = world_of([office], years=1, **numbers | young)
    still_open = run(world, RUNS).series[:, 0, engine.OPEN_SHARES]
    assert_mean(still_open, math.exp(-rate))
    years = run(world_of([office], years=3, **numbers), RUNS).series[:, 2, engine.CLOSURES]
    assert_mean(years, math.exp(-rate * (grace + 0.5) / 12))


def by_month(world: engine.World) -> engine.World:
    """The same world, told of every month instead of every year."""
    months = np.arange(len(world.year_of), dtype=world.year_of.dtype)
    practices = len(world.practices)
    return world._replace(
        year_of=months,
        year_ends=months + months.dtype.type(1),
        demand=np.ones((len(months), practices)),
        slopes=np.zeros((len(months), practices, 2)),
    )


@pytest.mark.parametrize(("rate", "grace"), [(0.9, 12), (2.0, 6)])
def test_months_without_owner_are_on_average_a_search_cut_off_at_the_end_of_grace(rate, grace):
    """(1 - exp(-rate x grace)) / rate; the practice closes halfway the month of its end."""
    numbers = EXPONENTIAL | {"TAKEOVER_CHANCE": 0.0, "GRACE_MONTHS": grace, "SEARCH_RATE": rate}
    numbers |= {"SUCCESSOR_AGE": 20.0, "RATE_LEVEL": 1e-9, "LEAD_YEARS": 0.0}
    world = world_of([leaving_at(0.0)], years=2, **numbers)
    without = run(by_month(world), RUNS).series[:, :, engine.IN_GRACE].sum(axis=1)
    # Told at the edges, of which the first comes half a month after the stop.
    edges = np.arange(grace) + 0.5
    expected = float(np.exp(-rate * edges / 12).sum())
    assert expected == pytest.approx(12 * (1 - math.exp(-rate * grace / 12)) / rate, rel=0.002)
    error = without.std() / math.sqrt(RUNS)
    assert abs(without.mean() - expected) < 4 * error


def test_a_share_that_stops_and_is_filled_settles_at_its_availability():
    """mu / (mu + lambda), month by month: who stops halfway a month, and who starts at an edge."""
    stop, found = 0.5 / 12, 1.5 / 12
    numbers = EXPONENTIAL | {"SEARCH_RATE": 12 * found, "LEAD_YEARS": 0.0, "EARLY_EXIT": 1.0}
    office = Office(ages=(30.0, 1.0), patients=10.0)
    world = world_of([office], years=30, SUCCESSOR_AGE=20.0, **numbers)
    world.seats["kind"][1] = engine.FIXED
    world.shares["left"][1] = 1e6
    world = world._replace(ages=stop * np.arange(len(world.ages)))
    vacant = run(world, RUNS).series[:, 20:, engine.OPEN_SHARES].mean(axis=1)
    held = 1 / -math.expm1(-stop)
    empty = math.exp(-found / 2) / -math.expm1(-found)
    assert empty / (held + empty) == pytest.approx(stop / (stop + found), rel=0.02)
    assert abs(vacant.mean() - empty / (held + empty)) < 4 * vacant.std() / math.sqrt(RUNS)


def test_a_successor_stops_early_somewhat_more_often_and_then_by_age():
    """A successor of 60 is bound to start halfway the sixth month; nobody is found after him."""
    numbers = EXPONENTIAL | {"SUCCESSOR_AGE": 60.0, "EARLY_EXIT": 1.5, "SEARCH_RATE": 1e-12}
    office = leaving_at(5.0, idle=0.0)
    stops = run(world_of([office], years=8, **numbers), RUNS).series[:, :, engine.STOPS] - 1
    for year in (2, 5, 7):
        months = 12 * year - 6
        gathered = 1.5 * hazard(60, min(months, 60)) + hazard(65, max(months - 60, 0))
        assert_mean(stops[:, year - 1], 1 - math.exp(-gathered))
