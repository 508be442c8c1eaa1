"""The invented region looks like a Dutch one, at any size, and is the same every time."""

from collections import Counter
from datetime import date
from statistics import mean

import numpy as np
import pytest

from succession.example import MOST_PRACTICES, example_region
from succession.example.plans import months_after, stop_chances
from succession.example.practices import PATIENT_BANDS
from succession.register import GpRole, Holder, Register, Share, Stage
from succession.register.rows import register_of, rows_of

AS_OF = date(2026, 11, 21)
SEEDS = range(1, 13)


@pytest.fixture(scope="module")
def country() -> Register:
    return example_region(4900, 1, AS_OF)


def owner_ages(register: Register) -> np.ndarray:
    owners = (gp for gp in register.gps if gp.role is GpRole.OWNER)
    return np.array([AS_OF.year - gp.birth_year for gp in owners if gp.birth_year])


def named_within_five_years(register: Register) -> list[Share]:
    end = AS_OF.replace(year=AS_OF.year + 5)
    plans = ((share, register.holder_of(share)) for share in register.shares)
    return [
        share
        for share, gp in plans
        if gp and gp.plan and gp.plan.likely and AS_OF < gp.plan.likely <= end
    ]


def is_without_successor(share: Share) -> bool:
    return share.succession.stage in (Stage.NONE, Stage.SEARCHING)


@pytest.mark.parametrize("practices", [1, 2, 3, 7, 60, 150, MOST_PRACTICES])
def test_a_region_has_the_asked_number_of_practices_and_nothing_hangs_loose(practices):
    region = example_region(practices, 7, AS_OF)
    codes = {practice.agb for practice in region.practices}

    assert len(region.practices) == len(codes) == practices
    assert {gp.practice_agb for gp in region.gps} <= codes
    assert {share.practice_agb for share in region.shares} == codes
    assert all(region.holder_of(share) for share in region.shares if share.holder is Holder.GP)
    assert all(len(code) == 8 and code.startswith("01") for code in codes)


def test_nobody_bears_the_code_or_the_name_of_another(country):
    gp_codes = [gp.agb for gp in country.gps if gp.agb]
    practice_codes = {practice.agb for practice in country.practices}

    assert len(set(gp_codes)) == len(gp_codes)
    assert practice_codes.isdisjoint(gp_codes)
    assert len({gp.name for gp in country.gps}) == len(country.gps)
    assert len({c.name for c in country.candidates}) == len(country.candidates)


@pytest.mark.parametrize("practices", [1, 2, 60, 600])
def test_the_rows_of_a_region_give_the_same_region(practices):
    region = example_region(practices, 3, AS_OF)

    assert register_of(rows_of(region)) == region


def test_the_same_arguments_give_the_same_region_and_each_argument_counts():
    region = example_region(60, 1, AS_OF)

    assert example_region(60, 1, AS_OF) == region
    assert example_region(60, 2, AS_OF) != region
    assert example_region(61, 1, AS_OF) != region
    assert example_region(60, 1, date(2027, 11, 21)) != region


def test_150_practices_have_twentes_stoppers_and_missing_successors():
    named = [named_within_five_years(example_region(150, seed, AS_OF)) for seed in SEEDS]
    without = [sum(map(is_without_successor, shares)) for shares in named]

    assert mean(map(len, named)) == pytest.approx(23, abs=1)
    assert all(abs(len(shares) - 23) <= 4 for shares in named)
    assert mean(without) == pytest.approx(8, abs=0.5)
    assert all(abs(count - 8) <= 3 for count in without)


@pytest.mark.parametrize("practices", [60, 150])
def test_about_a_fifth_of_the_praktijkhouders_stops_within_five_years(practices):
    for seed in SEEDS:
        ages = owner_ages(example_region(practices, seed, AS_OF))
        assert 0.16 <= stop_chances(ages)[:, -1].mean() <= 0.25


def test_praktijkhouders_are_35_to_70_and_a_fifth_is_60_or_older(country):
    ages = owner_ages(country)

    assert (ages.min(), ages.max()) == (35, 69)
    assert (ages >= 60).mean() == pytest.approx(0.19, abs=0.03)


def test_the_chance_of_stopping_grows_with_age_and_time():
    chances = stop_chances(np.arange(35, 70))

    assert (np.diff(chances, axis=0) >= 0).all()
    assert (np.diff(chances, axis=1) > 0).all()
    assert chances[20, -1] == pytest.approx(0.10, abs=0.01)  # aged 55
    assert chances[25, -1] == pytest.approx(0.39, abs=0.01)  # aged 60


def test_roles_forms_and_fte_are_those_of_the_netherlands(country):
    roles = Counter(gp.role for gp in country.gps if gp.role is not GpRole.TRAINEE)
    employed = roles[GpRole.HIDHA] + roles[GpRole.REGULAR_LOCUM]
    fte = [gp.fte for gp in country.gps if gp.role is GpRole.OWNER and gp.fte is not None]

    assert roles[GpRole.OWNER] / roles.total() == pytest.approx(0.51, abs=0.02)
    assert employed / roles.total() == pytest.approx(0.28, abs=0.02)
    assert roles[GpRole.CHANGING_LOCUM] / roles.total() == pytest.approx(0.21, abs=0.02)
    assert mean(fte) == pytest.approx(0.87, abs=0.02)


def test_a_third_of_the_practices_is_solo_and_a_fifth_a_group(country):
    established = Counter(gp.practice_agb for gp in country.gps if gp.role.is_established)
    sizes = [established[practice.agb] for practice in country.practices]

    assert mean(size <= 1 for size in sizes) == pytest.approx(0.35, abs=0.02)
    assert mean(size == 2 for size in sizes) == pytest.approx(0.43, abs=0.02)
    assert mean(size >= 3 for size in sizes) == pytest.approx(0.22, abs=0.02)


def test_lists_are_of_norm_size_and_the_age_bands_add_up(country):
    fte: Counter[str] = Counter()
    for gp in country.gps:
        fte[gp.practice_agb] += (gp.fte or 0.74) * gp.role.is_established
    known = [practice for practice in country.practices if practice.patients is not None]
    patients = sum(practice.patients for practice in known)
    rows = rows_of(country)["praktijken"]
    banded = [row for row in rows if row["patienten_0_4"] is not None]

    assert patients / sum(fte[p.agb] for p in known) == pytest.approx(2095, rel=0.03)
    assert patients / len(known) == pytest.approx(3650, rel=0.03)
    assert len(banded) == pytest.approx(0.70 * len(rows), rel=0.03)
    assert all(sum(row[band] for band in PATIENT_BANDS) == row["patienten"] for row in banded)


def test_features_of_practices_are_as_frequent_as_they_are(country):
    def share(has: object) -> float:
        return mean(map(bool, has))

    practices = country.practices
    stops = [p.patient_stop for p in practices if p.patient_stop is not None]

    assert share(stop != "nee" for stop in stops) == pytest.approx(0.60, abs=0.02)
    assert share(p.is_dispensing for p in practices) == pytest.approx(0.08, abs=0.02)
    assert 0.20 <= share(p.is_training for p in practices) <= 0.25
    assert share(p.chain for p in practices) == pytest.approx(0.02, abs=0.002)
    assert share(s.holder is Holder.NOBODY for s in country.shares) == pytest.approx(
        0.01, abs=0.005
    )
    assert sum(s.holder is Holder.ZORGGROEP_BV for s in country.shares) == 2


def test_what_is_unknown_is_unknown_as_often_as_in_practice(country):
    def unknown(values: object) -> float:
        return mean(value is None for value in values)

    assert unknown(gp.birth_year for gp in country.gps) == pytest.approx(0.03, abs=0.005)
    assert unknown(gp.fte for gp in country.gps) == pytest.approx(0.05, abs=0.005)
    assert unknown(p.latitude for p in country.practices) == pytest.approx(0.02, abs=0.005)
    assert unknown(p.patients for p in country.practices) == pytest.approx(0.01, abs=0.005)
    assert all((p.latitude is None) == (p.longitude is None) for p in country.practices)


def test_stop_plans_stand_in_order_lie_ahead_and_bear_certainty_and_level():
    region = example_region(900, 5, AS_OF)
    plans = [(gp.plan, gp.level) for gp in region.gps if gp.plan]

    assert len(plans) > 100
    for plan, level in plans:
        dates = [day for day in (plan.earliest, plan.likely, plan.latest) if day]
        assert dates == sorted(dates)
        assert plan.likely > AS_OF
        assert plan.certainty in range(1, 6)
        assert level is not None


def test_a_level_stands_only_where_there_is_something_to_share():
    region = example_region(900, 5, AS_OF)
    silent = [gp for gp in region.gps if not gp.said and not gp.last_talk]
    shares = region.shares
    untold = {share.gp_key for share in shares if share.succession.stage is Stage.UNKNOWN}

    assert all(gp.level is None for gp in silent if gp.gp_key in untold)


def test_known_shares_of_a_practice_add_up_to_the_whole(country):
    for shares in country.shares_by_practice.values():
        sizes = [share.size for share in shares]
        assert None in sizes or sum(sizes) == pytest.approx(1)


def test_a_hagro_is_five_to_nine_practices_close_together():
    region = example_region(150, 1, AS_OF)
    placed = [p for p in region.practices if p.hagro and p.latitude is not None]
    sizes = Counter(p.hagro for p in region.practices if p.hagro)
    points = {p.agb: np.array([p.longitude * 68, p.latitude * 111]) for p in placed}

    def spread_km(practices: list) -> float:
        own = np.array([points[p.agb] for p in practices])
        return float(np.linalg.norm(own - own.mean(axis=0), axis=1).mean())

    hagros = [[p for p in placed if p.hagro == name] for name in sizes]
    assert all(4 <= size <= 9 for size in sizes.values())  # one may be short of an unknown
    assert mean(map(spread_km, hagros)) < spread_km(placed) / 2


@pytest.mark.parametrize(("practices", "side_km"), [(60, 20), (4900, 184)])
def test_a_region_is_as_dense_as_the_netherlands(practices, side_km):
    region = example_region(practices, 1, AS_OF)
    latitudes = [p.latitude for p in region.practices if p.latitude is not None]

    assert (max(latitudes) - min(latitudes)) * 111.2 == pytest.approx(side_km, rel=0.35)


@pytest.mark.parametrize(
    ("months", "first_of_month"),
    [(0, date(2026, 11, 1)), (2, date(2027, 1, 1)), (-11, date(2025, 12, 1))],
)
def test_months_after_a_day_begin_on_the_first(months, first_of_month):
    assert months_after(AS_OF, months) == first_of_month
