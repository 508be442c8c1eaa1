"""The chance that a share falls open is the formula, where it can be worked out by hand."""

from datetime import date

import pytest

from succession.risk import assess
from tests.risk.world import (
    AS_OF,
    ASSUMPTIONS,
    RULES,
    gp,
    neighbours,
    practice,
    register,
    risk_of,
    vacancy,
)

# A practice at exactly the ordinary load has this one: today's demand is a little over capacity.
LOAD = 1 / (1 - ASSUMPTIONS.capacity.unmet_demand.value)
OTHER = "01000002"
URBAN = neighbours(6)
DUO = (practice(patienten=4190), gp("B", geboortejaar=1990, opvolgingsstatus="niet nodig"))


def _rate(form: float = 1.0) -> float:
    return 0.70 * form * 0.90 ** (10 * (LOAD - 1))


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


def test_an_intention_lets_one_in_five_go_back_to_searching() -> None:
    searching = _signed_on(date(2028, 6, 1), opvolgingsstatus="zoekend")
    intended = _signed_on(date(2028, 6, 1), opvolgingsstatus="intentie")
    assert intended == pytest.approx(0.2 * searching)


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
        assert [round(100 * value) for value in told] == [55, 33, 69]
        assert found.level == "nu handelen"


def test_a_share_open_now_counts_as_opened_at_every_horizon() -> None:
    risk = risk_of(practice(), vacancy(), gp("B", opvolgingsstatus="niet nodig"))
    chances = risk.open_share
    assert [chances.within_12, chances.within_24, chances.within_60] == [0.5, 0.5, 0.5]
    assert (risk.any_open.within_12, risk.no_owner.within_60) == (1.0, 0.0)


def test_a_chain_follows_its_own_rate() -> None:
    chain = gp(None, houder="keten", geboortejaar=None, opvolgingsstatus=None)
    risk = risk_of(practice(), chain)
    rate = ASSUMPTIONS.stop.chain_rate.value
    assert risk.open_share.within_60 == pytest.approx(1 - (1 - rate) ** 5)
    assert risk.months_left is None


def test_a_takeover_ends_at_month_24_and_not_before() -> None:
    """It began 6 months ago: 18 left, 6 searched, and it pulls 1.3 times as hard as a solo."""
    bv = gp(None, houder="zorggroep-bv", vacant_sinds=date(2026, 7, 2), geboortejaar=None)
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
    whole = assess(register(*rows), ASSUMPTIONS, RULES, AS_OF)
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
