"""The chance that a share falls open is the formula, where it can be worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from succession.conditions import Fact
from succession.risk import assess, search
from succession.risk.assess import Assessment
from succession.risk.parameters import central
from tests.risk.world import (
    AGB,
    AS_OF,
    ASSUMPTIONS,
    ROUND,
    RULES,
    gp,
    neighbours,
    practice,
    register,
    risk_of,
    vacancy,
)

OTHER = "01000002"
URBAN = neighbours(6)
DUO = (practice(patienten=4190), gp("B", geboortejaar=1990, opvolgingsstatus="niet nodig"))


def _rate(form: float = 1.0) -> float:
    """Of a practice as full as its region."""
    return 0.70 * form


def _signed_on(day: date, **changes: object) -> float:
    """The open share of one half of a duo whose holder certainly stops on this day."""
    certain = {"stop_vroegst": day, "stop_waarschijnlijk": day, "stop_laatst": day}
    rows = [*DUO, gp("A", geboortejaar=1990, zekerheid=5, **certain, **changes), *URBAN]
    return risk_of(*rows).open_share.within_60 / 0.5


def test_a_certain_date_leaves_it_to_the_search() -> None:
    """Weight .9, no slip; of a 37-year-old without plan next to nobody stops within five years."""
    found = _signed_on(date(2029, 1, 1), opvolgingsstatus="zoekend")
    young = 1 - 0.992**5
    none_after_two_years = (2 / (2 + 2 * _rate())) ** 2
    assert found == pytest.approx(0.9 * none_after_two_years + 0.1 * young * 0.45, abs=0.01)


def test_who_has_not_begun_searches_for_the_lead_only() -> None:
    found = _signed_on(date(2030, 1, 1), opvolgingsstatus="geen")
    none_after_the_lead = (2 / (2 + _rate())) ** 2
    assert found == pytest.approx(0.9 * none_after_the_lead + 0.1 * 0.04 * 0.55, abs=0.01)


@pytest.mark.parametrize(("stage", "falls"), [("kandidaat", 0.55), ("intentie", 0.2)])
def test_the_search_begins_anew_when_a_candidate_falls_through(stage: str, falls: float) -> None:
    """Halfway the eighteenth month: 2.455^2 (1 / 2.872 - 1 / 3.782) / .91 = .5549."""
    told = {"vacant_sinds": date(2026, 7, 2), "opvolgingsstatus": stage}
    risk = risk_of(practice(), gp(None, houder="zorggroep-bv", geboortejaar=None, **told), *URBAN)
    assert risk.open_share.within_24 == pytest.approx(falls * 0.5549, abs=0.0005)


@pytest.mark.parametrize("shape", [1.0, 2.0, 3.3, 1e6])
@pytest.mark.parametrize("stop", [0.0, 5.0, 12.0, 40.0])
def test_each_moment_of_falling_through_is_as_likely(shape: float, stop: float) -> None:
    parameters = replace(central(ROUND), frailty_shape=shape, falls_months=12.0)
    searched, rate, months = np.array([7.0]), np.array([0.6]), np.array([stop])
    found = search.none_by_falling(months, months, searched, rate, parameters)
    begun = (np.arange(2000) + 0.5) / 2000 * min(stop, 12.0)
    each = search.none_by(stop - begun, searched, rate, shape)
    assert found[0, 0] == pytest.approx(each.mean(), rel=1e-6)


@pytest.mark.parametrize(
    ("stage", "chance"),
    # (2 / 2.91)^2 after a year, (2.455 / 3.782)^2 since the takeover, and .6 of the one with .4
    # of (2 / 3.327)^2 from now on.
    [("geen", 0.4724), ("zoekend", 0.4214), (None, 0.4280)],
)
def test_a_share_of_the_zorggroep_searches_when_that_was_said(
    stage: str | None, chance: float
) -> None:
    bv = gp(None, houder="zorggroep-bv", vacant_sinds=date(2026, 7, 2), opvolgingsstatus=stage)
    risk = risk_of(practice(), bv | {"geboortejaar": None}, *URBAN)
    assert risk.open_share.within_24 == pytest.approx(chance, abs=0.0005)


def test_a_blank_stage_lies_between_searching_and_nothing_nearer_to_nothing() -> None:
    idle, seeking, blank = (
        risk_of(practice(), gp("A", geboortejaar=1964, opvolgingsstatus=stage)).open_share
        for stage in ("geen", "zoekend", None)
    )
    middle = (idle.within_60 + seeking.within_60) / 2
    assert seeking.within_60 < middle < blank.within_60 < idle.within_60


def _facts(*rows: dict[str, Any]) -> Mapping[str, Fact]:
    return Assessment(register(*rows), ROUND, RULES, AS_OF).told_facts[AGB]


def test_who_stands_in_for_an_open_share_carries_load() -> None:
    """Of two shares one is open; a locum who is told of is as good as one who is listed."""
    open_share = vacancy(waarneming_tot=date(2027, 6, 1))
    owner = gp("A", geboortejaar=1985, fte=0.9)
    others = (practice(OTHER, patienten=200_000), gp("Z", OTHER, fte=100.0))
    listed = gp("W", rol="vaste waarnemer", fte=0.65, geboortejaar=1985)
    told, by_name, alone = (
        _facts(practice(), owner, *more, *others)
        for more in ((open_share,), (vacancy(), listed), (vacancy(),))
    )
    assert told["belasting"] == pytest.approx(by_name["belasting"])
    assert told["is_solo"] is by_name["is_solo"] is False
    assert alone["is_solo"] is True
    assert alone["belasting"] == pytest.approx(told["belasting"] * 1.55 / 0.9, rel=0.01)


def test_a_started_successor_leaves_nothing_open() -> None:
    assert _signed_on(date(2028, 6, 1), opvolgingsstatus="gestart") == 0.0


def test_gestart_where_nobody_leaves_is_read_as_unknown() -> None:
    one = risk_of(practice(), gp("A", geboortejaar=1962, opvolgingsstatus="gestart"))
    other = risk_of(practice(), gp("A", geboortejaar=1962, opvolgingsstatus=None))
    assert one == other


@pytest.mark.parametrize("successor", [None, "B"])
def test_of_who_started_in_a_vacant_share_nothing_is_known(successor: str | None) -> None:
    found = risk_of(practice(), vacancy(opvolgingsstatus="gestart", opvolger=successor))
    assert 0.0 < found.open_share.within_12 < found.open_share.within_60 < 1.0
    assert found.data_interval.high - found.data_interval.low > 0.3


def test_gestart_keeps_its_meaning_where_somebody_follows_the_holder() -> None:
    followed = {"geboortejaar": 1962, "opvolgingsstatus": "gestart", "opvolger": "B"}
    assert risk_of(practice(), gp("A", **followed)).open_share.within_60 == 0.0


def test_all_owners_of_a_practice_may_go_at_once() -> None:
    """Three of 37 whose succession is arranged: only what they share can leave a share open."""
    rate = ROUND.stop.shared_rate.model_copy(update={"value": 0.02})
    shared = ROUND.with_number("stop.shared_rate", rate)
    owners = [gp(name, geboortejaar=1990, opvolgingsstatus="niet nodig") for name in "ABC"]
    found = risk_of(practice(), *owners, *URBAN, assumptions=shared)
    once = 1 - np.exp(-0.02 * 5)
    assert found.open_share.within_60 == pytest.approx(once)
    assert found.any_open.within_60 == pytest.approx(once)
    assert found.no_owner.within_60 == pytest.approx(once)


def test_four_owners_are_lost_about_as_often_as_their_shared_clock_rings() -> None:
    """And not as often as four who each go by themselves."""
    owners = [gp(name, geboortejaar=1972) for name in "ABCD"]
    risk = risk_of(practice(patienten=8000), *owners, *URBAN, assumptions=ASSUMPTIONS)
    once = 1 - np.exp(-5 * ASSUMPTIONS.stop.shared_rate.value)
    assert once <= risk.no_owner.within_60 <= 1.05 * once


@pytest.mark.parametrize(("patients", "times"), [(3600, 1.0), (900, 0.5), (14400, 2.0)])
def test_the_pull_goes_with_the_list_to_a_power(patients: int, times: float) -> None:
    power = ROUND.search.size_power.model_copy(update={"value": 0.5})
    sized = ROUND.with_number("search.size_power", power)
    day = date(2029, 1, 1)
    certain = {"stop_vroegst": day, "stop_waarschijnlijk": day, "stop_laatst": day}
    plan = certain | {"zekerheid": 5, "geboortejaar": 1990, "opvolgingsstatus": "zoekend"}
    rows = practice(patienten=patients), gp(**plan), gp("B", opvolgingsstatus="niet nodig"), *URBAN
    found = risk_of(*rows, assumptions=sized).open_share.within_60 / 0.5
    none = (2 / (2 + 2 * 0.7 * times)) ** 2
    assert found == pytest.approx(0.9 * none + 0.1 * 0.04 * 0.45, abs=0.01)


def test_a_list_that_shrinks_pulls_as_it_will_be() -> None:
    sized = ROUND.with_number(
        "search.size_power", ROUND.search.size_power.model_copy(update={"value": 0.5})
    )
    now, before, long_ago = (
        risk_of(
            practice(patienten=3000, patienten_eerder=earlier, patienten_eerder_jaar=year),
            *(gp(geboortejaar=1962), *URBAN),
            assumptions=sized,
        ).open_share.within_60
        for earlier, year in ((None, None), (3300, 2023), (3300, 2027))
    )
    assert before > now
    assert long_ago == now, "a year that is still to come tells nothing"


def test_the_holder_of_a_practice_that_started_is_at_the_risk_of_his_age() -> None:
    """The right value of two practices of 2,400 patients, an owner of 64 each, one `gestart`."""
    rows = [
        practice(agb, naam=agb, breedtegraad=lat, lengtegraad=lon, patienten=2400)
        | dict.fromkeys(("apotheekhoudend", "opleidingspraktijk", "pand_staat"))
        for agb, lat, lon in (("01990001", 52.1, 5.7), ("01990002", 52.11, 5.71))
    ]
    owner = {"geboortejaar": 1962, "fte": 1.0, "aandeel": 1.0, "deelniveau": None}
    people = [
        gp("A", "01990001", **owner, opvolgingsstatus="gestart"),
        gp("B", "01990002", **owner, opvolgingsstatus=None),
    ]
    for agb in ("01990001", "01990002"):
        found = risk_of(*rows, *people, agb=agb, as_of=date(2026, 11, 28))
        told = (found.open_share.within_60, found.interval.low, found.interval.high)
        assert [round(100 * value) for value in told] == [59, 36, 74]
        assert found.level == "nu handelen"


def test_a_share_open_now_counts_as_opened_at_every_horizon() -> None:
    risk = risk_of(practice(), vacancy(), gp("B", opvolgingsstatus="niet nodig"))
    chances = risk.open_share
    assert [chances.within_12, chances.within_24, chances.within_60] == [0.5, 0.5, 0.5]
    assert (risk.any_open.within_12, risk.no_owner.within_60) == (1.0, 0.0)


def test_a_chain_follows_its_own_rate() -> None:
    chain = gp(None, houder="keten", geboortejaar=None, opvolgingsstatus=None)
    risk = risk_of(practice(), chain)
    rate = ROUND.stop.chain_rate.value
    assert risk.open_share.within_60 == pytest.approx(1 - (1 - rate) ** 5)
    assert risk.months_left is None


def test_a_takeover_ends_at_month_24_and_not_before() -> None:
    """It began 6 months ago: 18 left, 6 searched, and it pulls 1.3 times as hard as a solo."""
    told = {"vacant_sinds": date(2026, 7, 2), "opvolgingsstatus": "zoekend"}
    bv = gp(None, houder="zorggroep-bv", geboortejaar=None, **told)
    risk = risk_of(practice(), bv, *URBAN)
    rate = 0.70 * 1.3
    still_none = ((2 + 0.5 * rate) / (2 + 2.0 * rate)) ** 2
    assert risk.open_share.within_12 == 0.0
    assert risk.open_share.within_24 == pytest.approx(still_none, abs=0.05)


def test_two_shares_fall_open_independently() -> None:
    risk = risk_of(practice(), gp("A", geboortejaar=1963), gp("B", geboortejaar=1966))
    one = risk_of(practice(), gp("A", geboortejaar=1963), gp("B", opvolgingsstatus="niet nodig"))
    other = risk_of(practice(), gp("A", opvolgingsstatus="niet nodig"), gp("B", geboortejaar=1966))
    p, q = one.any_open.within_60, other.any_open.within_60
    assert risk.any_open.within_60 == pytest.approx(1 - (1 - p) * (1 - q))
    assert risk.no_owner.within_60 == pytest.approx(p * q)
    assert risk.open_share.within_60 == pytest.approx((p + q) / 2)


def test_parts_that_do_not_add_up_are_scaled() -> None:
    people = gp("A", aandeel=0.9, geboortejaar=1963), gp("B", aandeel=0.6, geboortejaar=1990)
    scaled = gp("A", aandeel=0.6, geboortejaar=1963), gp("B", aandeel=0.4, geboortejaar=1990)
    one, other = risk_of(practice(), *people), risk_of(practice(), *scaled)
    assert one.open_share.within_60 == pytest.approx(other.open_share.within_60)


def test_unsaid_parts_share_the_rest_equally() -> None:
    people = gp("A", aandeel=0.4), gp("B"), gp("C")
    said = gp("A", aandeel=0.4), gp("B", aandeel=0.3), gp("C", aandeel=0.3)
    one, other = risk_of(practice(), *people), risk_of(practice(), *said)
    assert one.open_share.within_60 == pytest.approx(other.open_share.within_60)


def test_the_parameter_interval_spreads_around_the_answer() -> None:
    risk = risk_of(practice(), gp(geboortejaar=1965))
    assert risk.interval.low < risk.open_share.within_60 < risk.interval.high


def test_the_band_of_the_region_is_that_of_the_sum_over_each_draw() -> None:
    planned = gp(
        "B",
        OTHER,
        geboortejaar=1985,
        stop_waarschijnlijk=date(2029, 7, 1),
        zekerheid=2,
        deelniveau="bestuur",
    )
    rows = practice(), gp(geboortejaar=1965), practice(OTHER), planned
    whole = assess(register(*rows), ROUND, RULES, AS_OF)
    sum_of_bands = sum(p.interval.high - p.interval.low for p in whole.practices)
    expected = sum(p.open_share.within_60 for p in whole.practices)
    band = whole.open_practices
    assert band.low < expected < band.high
    # One set of numbers holds for all: what is low for one practice need not be so for the other.
    assert band.high - band.low < sum_of_bands


def test_the_same_register_gives_the_same_result_again() -> None:
    rows = practice(), gp(geboortejaar=1965), *URBAN
    assert repr(risk_of(*rows)) == repr(risk_of(*rows))


def test_a_list_that_was_divided_is_no_longer_open() -> None:
    risk = risk_of(practice(), vacancy(opvolgingsstatus="verdeling"))
    assert (risk.open_share.within_60, risk.level) == (0.0, "volgen")
    signed_only = risk_of(practice(), vacancy(opvolgingsstatus="getekend"))
    assert signed_only.open_share.within_60 == 1.0
