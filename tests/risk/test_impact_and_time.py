"""What it does to patients, how much time is left, and what clears a flag."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from succession.risk import ClearedBy, Flag, PracticeRisk, assess
from succession.risk.cases import cases_of
from succession.risk.facts import at_worst
from succession.risk.impact import Stake, impacts
from succession.risk.result import PRESSING, Headway, RiskLevel
from tests.risk.world import (
    AGB,
    AS_OF,
    ROUND,
    RULES,
    gp,
    neighbours,
    practice,
    register,
    risk_of,
    vacancy,
)

NEAR = "01000002"


def _with_neighbour(patients: int, **changes: Any) -> PracticeRisk:
    """A solo of 2,000 patients whose one neighbour, a kilometre off, has this list."""
    neighbour = practice(NEAR, breedtegraad=52.509, patienten=patients, **changes)
    return risk_of(practice(patienten=2000), gp(), neighbour, gp("N", NEAR))


def test_a_solo_has_its_whole_list_at_stake() -> None:
    assert risk_of(practice(patienten=2000), gp()).patients_enrolled == 2000


def test_a_neighbour_takes_what_fits_and_the_rest_has_no_place() -> None:
    """Both work .9 fte: .955 x 1,500 patients each, stretched to 1,504; the neighbour has 1,000."""
    assert _with_neighbour(1000).patients_unplaced == 2000 - 504
    assert _with_neighbour(1000).patients_unplaced_steered == 2000 - 504


def test_a_patientenstop_takes_nobody_unless_the_hagro_lifts_it() -> None:
    risk = _with_neighbour(1000, patientenstop="ja")
    assert (risk.patients_unplaced, risk.patients_unplaced_steered) == (2000, 2000 - 504)


def test_a_limited_stop_leaves_a_quarter_of_the_room() -> None:
    assert _with_neighbour(1000, patientenstop="beperkt").patients_unplaced == 2000 - 126


def test_a_stop_of_which_nobody_told_counts_as_a_limited_one() -> None:
    unknown, limited = (_with_neighbour(1000, patientenstop=stop) for stop in (None, "beperkt"))
    assert unknown.patients_unplaced == limited.patients_unplaced == 2000 - 126


@pytest.mark.parametrize(("cap_months", "sooner"), [(36, -12), (54, 6)])
def test_searching_counts_for_48_months_at_most(cap_months: float, sooner: float) -> None:
    """A rural dispensing solo searches longer than any of these: the cap alone decides."""
    rows = practice(apotheekhoudend="ja"), gp(geboortejaar=1964)
    (found,) = assess(register(*rows), ROUND, RULES, AS_OF).practices
    cap = ROUND.path.search_cap
    assert cap.value == 48
    assert found.needs_other_form
    number = cap.model_copy(update={"value": cap_months, "low": cap_months, "high": cap_months})
    path = ROUND.path.model_copy(update={"search_cap": number})
    changed = ROUND.model_copy(update={"path": path})
    (other,) = assess(register(*rows), changed, RULES, AS_OF).practices
    assert found.months_left is not None
    assert other.months_left == pytest.approx(found.months_left - sooner)


def test_a_takeover_of_which_the_start_is_unknown_may_end_today() -> None:
    """Nobody knows since when the zorggroep holds it: what is possible counts its end as now."""
    held = {"naam": None, "houder": "zorggroep-bv", "opvolgingsstatus": "kandidaat"}
    fresh, unknown = (
        risk_of(practice(), gp(**held, **since), gp("B", geboortejaar=1985), *neighbours(6))
        for since in ({"vacant_sinds": date(2026, 12, 1)}, {})
    )
    assert (fresh.level, fresh.possible_level) == (RiskLevel.TALK, None)
    assert (unknown.level, unknown.possible_level) == (RiskLevel.UNKNOWN, RiskLevel.ACT)
    cases = cases_of(register(practice(), gp(**held)), ROUND, AS_OF)
    assert np.isnan(cases.share.takeover_left[0])
    assert at_worst(cases, highest_age=70).share.takeover_left[0] == 0


def test_a_neighbour_whose_list_is_unknown_offers_no_room() -> None:
    assert _with_neighbour(1000).patients_unplaced != 2000
    neighbour = practice(NEAR, breedtegraad=52.509, patienten=None)
    risk = risk_of(practice(patienten=2000), gp(), neighbour, gp("N", NEAR))
    assert risk.patients_unplaced == 2000


def test_a_full_neighbour_takes_nobody() -> None:
    assert _with_neighbour(9000).patients_unplaced == 2000


def test_without_a_place_on_the_map_nobody_knows_who_takes_them() -> None:
    risk = risk_of(practice(breedtegraad=None), gp())
    assert (risk.patients_enrolled, risk.patients_unplaced) == (2095, None)


def test_the_impact_does_not_depend_on_how_likely_it_is() -> None:
    young, old = (
        risk_of(practice(), gp(geboortejaar=year), *neighbours(2)) for year in (1985, 1958)
    )
    assert young.open_share.within_60 < old.open_share.within_60
    assert young.patients_unplaced == old.patients_unplaced


def _months_left(**changes: Any) -> float:
    certain = {"stop_vroegst": 2030, "stop_waarschijnlijk": "2030-01-01", "stop_laatst": 2030}
    plan = certain | {"zekerheid": 5, "geboortejaar": 1990} | changes
    plan["stop_laatst"] = "2030-01-02"
    other = gp("B", opvolgingsstatus="niet nodig")
    months = risk_of(practice(patienten=4190), gp(**plan), other, *neighbours(6)).months_left
    assert months is not None
    return months


def test_time_left_is_the_stop_less_the_path_less_the_search() -> None:
    """36 months until the stop, 11.6 of path, and a plain practice needs 25.1 of searching."""
    assert _months_left(opvolgingsstatus="geen") == pytest.approx(
        36 - 11.6 - 12 * 2 * (3**0.5 - 1) / 0.7, abs=0.5
    )


@pytest.mark.parametrize("stage", ["zoekend", "kandidaat", "intentie"])
def test_who_searches_has_begun(stage: str) -> None:
    """What is left is until somebody must be there; it does not move with how long was searched."""
    since = {} if stage == "intentie" else {"zoekt_sinds": date(2024, 1, 1)}
    left = _months_left(opvolgingsstatus=stage, **since)
    assert left == pytest.approx(36 - 11.6, abs=1.5)
    assert left > _months_left(opvolgingsstatus="geen") + 20


def _searching(**changes: Any) -> PracticeRisk:
    bv = {"houder": "zorggroep-bv", "vacant_sinds": date(2026, 7, 2), "geboortejaar": None}
    return risk_of(practice(), gp(None, **bv | changes), *neighbours(6))


def test_the_chance_before_the_stop_is_that_of_the_search() -> None:
    """Eighteen months until the takeover ends, half a year searched: at a rate of .91 nobody is
    found with (2.455 / 3.82)^2; with help it is 1.2 times as fast. Two years in vain are worse.
    """
    found = _searching(opvolgingsstatus="zoekend")
    assert (found.headway, found.searching_months) == (
        Headway.SEARCHING,
        pytest.approx(6, abs=0.1),
    )
    assert found.chance_before_stop == pytest.approx(1 - (2.455 / 3.82) ** 2, abs=0.01)
    assert found.chance_helped == pytest.approx(1 - (2.546 / 4.184) ** 2, abs=0.01)
    longer = _searching(opvolgingsstatus="zoekend", zoekt_sinds=date(2025, 1, 1))
    assert longer.searching_months == pytest.approx(24, abs=0.1)
    assert longer.chance_before_stop == pytest.approx(1 - (3.82 / 5.185) ** 2, abs=0.01)


def test_of_who_does_not_search_no_chance_is_told() -> None:
    risk = risk_of(practice(), gp(geboortejaar=1963), *neighbours(6))
    assert risk.headway is Headway.NOT_BEGUN
    assert (risk.chance_before_stop, risk.searching_months) == (None, None)
    signed = risk_of(practice(), gp(geboortejaar=1963, opvolgingsstatus="getekend"))
    assert (signed.headway, signed.months_left) == (None, None)
    intended = risk_of(practice(), gp(geboortejaar=1963, opvolgingsstatus="intentie"))
    assert intended.headway is Headway.ARRANGED


def test_who_searches_with_little_chance_is_to_act_and_not_too_late_to_begin() -> None:
    told = {"geboortejaar": 1962, "stop_waarschijnlijk": date(2028, 10, 1), "zekerheid": 4}
    idle, seeking = (
        risk_of(practice(), gp(**told, opvolgingsstatus=stage), *neighbours(6))
        for stage in ("geen", "zoekend")
    )
    assert idle.level == seeking.level == "nu handelen"
    assert _flag(idle, "te-laat-begonnen")
    assert not _flag(seeking, "te-laat-begonnen")
    assert _flag(seeking, "zoekt-met-weinig-kans")
    assert not _flag(idle, "zoekt-met-weinig-kans")
    assert seeking.open_share.within_60 < idle.open_share.within_60


def test_the_cautious_time_counts_to_the_month_in_which_one_in_ten_has_stopped() -> None:
    """From the middle of the plan to its earliest day, a year before it, which is its P10; the
    tenth of the chance that follows his age brings it a few weeks nearer.
    """
    plan = {"stop_vroegst": "2029-01-01", "stop_waarschijnlijk": "2030-01-01"}
    plan |= {"stop_laatst": "2031-01-01", "zekerheid": 5, "opvolgingsstatus": "intentie"}
    risk = risk_of(practice(), gp(geboortejaar=1990, **plan), *neighbours(6))
    assert risk.months_left is not None
    assert risk.months_left_cautious is not None
    assert risk.months_left - risk.months_left_cautious == pytest.approx(12, abs=1.5)


def test_a_dispensing_practice_has_a_longer_path() -> None:
    plain, dispensing = (
        risk_of(practice(apotheekhoudend=answer), gp(geboortejaar=1963), *neighbours(6))
        for answer in (False, True)
    )
    assert plain.months_left is not None
    assert dispensing.months_left == pytest.approx(plain.months_left - 6)


def test_searching_longer_than_four_years_asks_for_another_form() -> None:
    rural, urban = (risk_of(practice(), gp(), *neighbours(n)) for n in (0, 6))
    assert (rural.needs_other_form, urban.needs_other_form) == (True, False)


def test_an_open_share_has_no_time_left() -> None:
    told = {"vacant_sinds": date(2026, 10, 1), "waarneming_tot": date(2027, 4, 1)}
    risk = risk_of(practice(), vacancy(**told), gp("B", geboortejaar=1963), *neighbours(6))
    assert (risk.headway, risk.months_left, risk.months_left_cautious) == (
        Headway.OPEN,
        None,
        None,
    )
    assert (risk.open_since, risk.bridged_until) == (date(2026, 10, 1), date(2027, 4, 1))


def _flag(risk: PracticeRisk, rule: str) -> Flag | None:
    return next((flag for flag in risk.flags if flag.rule == rule), None)


LATE = {"geboortejaar": 1962, "stop_waarschijnlijk": date(2028, 1, 1), "zekerheid": 4}


@pytest.mark.parametrize(
    ("owner", "rule"),
    [
        (LATE, "stop-nadert-zonder-opvolger"),
        (LATE, "te-laat-begonnen"),
        ({"geboortejaar": 1970}, "kans-op-open-aandeel"),
        ({"geboortejaar": 1966}, "zestig-plus"),
        ({"geboortejaar": None}, "leeftijd-onbekend"),
    ],
)
def test_what_is_said_to_clear_a_flag_clears_it(owner: dict[str, Any], rule: str) -> None:
    flag = _flag(risk_of(practice(), gp(**owner), *neighbours(6)), rule)
    assert flag is not None
    assert flag.cleared_by
    for change in flag.cleared_by:
        after = risk_of(*_after(change, owner), *neighbours(6))
        assert _flag(after, rule) is None, change


def _after(change: ClearedBy, owner: dict[str, Any]) -> list[dict[str, Any]]:
    """The register as it is once the change has been made."""
    told = change.to.partition(",")[0]
    changed = {
        "zoekend": {"opvolgingsstatus": "zoekend"},
        "ingevuld": {"geboortejaar": 1985},
        "genoemd in een gesprek": {"stop_waarschijnlijk": 2032},
        "intentie": {"opvolgingsstatus": "intentie"},
        "getekend": {"opvolgingsstatus": "getekend"},
        "iemand treedt toe voor de helft": {"aandeel": 0.5},
    }
    young = {"geboortejaar": 1985, "opvolgingsstatus": "niet nodig", "aandeel": 0.5}
    end = {"vacant_sinds": date(2027, 12, 31), "opvolgingsstatus": "zoekend"}
    others = {
        "iemand treedt toe voor de helft": [gp("B", **young)],
        "duo": [gp("H", rol="hidha", geboortejaar=1985)],
        "aangesloten bij een groep of HAS": [
            gp(name, rol="hidha", geboortejaar=1985) for name in ("H", "I")
        ],
    }
    if told == "tijdelijk de zorggroep na de stop":
        return [practice(), gp(None, houder="zorggroep-bv", geboortejaar=None, **end)]
    return [practice(), gp(**owner | changed.get(told, {})), *others.get(told, [])]


def _clearing(risk: PracticeRisk, rule: str) -> list[tuple[str, str | None, str]]:
    flag = _flag(risk, rule)
    assert flag is not None
    return [(change.field, change.from_, change.to) for change in flag.cleared_by]


def test_a_flag_names_what_it_was_and_what_it_must_become_the_smallest_first() -> None:
    late = LATE | {"stop_waarschijnlijk": date(2029, 10, 1)}
    found = _clearing(risk_of(practice(), gp(**late), *neighbours(6)), "te-laat-begonnen")
    assert found[0] == ("opvolgingsstatus", "geen", "zoekend, vanaf nu")
    assert ("vorm", "solo", "aangesloten bij een groep of HAS") in found
    assert found[-1][0] == "opvolgingsstatus"


def test_going_on_is_only_named_as_far_as_the_holder_said_so_himself() -> None:
    late = LATE | {"stop_waarschijnlijk": date(2028, 10, 1)}
    silent = risk_of(practice(), gp(**late), *neighbours(6))
    open_to_it = risk_of(practice(), gp(**late, stop_laatst=date(2031, 1, 1)), *neighbours(6))
    rule, field = "stop-nadert-zonder-opvolger", "stop_waarschijnlijk"
    assert field not in {one[0] for one in _clearing(silent, rule)}
    (named,) = (one for one in _clearing(open_to_it, rule) if one[0] == field)
    assert named[1:] == ("2028-10-01", "2031-01-01, zoals de praktijkhouder zelf openliet")


def test_an_open_share_is_cleared_by_who_stays_or_by_the_zorggroep() -> None:
    alone = _clearing(risk_of(practice(), vacancy()), "open-aandeel")
    beside = _clearing(risk_of(practice(), vacancy(), gp("B")), "open-aandeel")
    taken_over = ("houder", "niemand", "tijdelijk de zorggroep na de stop, terwijl wordt gezocht")
    assert alone == [taken_over]
    assert beside == [taken_over, ("houder", "niemand", "verdeeld onder wie blijft")]


def test_that_the_succession_is_arranged_is_never_all_that_clears_a_flag() -> None:
    young = {"stop_waarschijnlijk": date(2027, 3, 1), "opvolgingsstatus": "kandidaat"}
    risk = risk_of(practice(), gp(geboortejaar=1962, zekerheid=5, **young), *neighbours(6))
    for flag in risk.flags:
        told = {change.to.partition(",")[0] for change in flag.cleared_by}
        assert not told or told - {"intentie", "getekend"}, flag


def test_a_young_practice_with_a_successor_bears_no_flag() -> None:
    risk = risk_of(practice(), gp(geboortejaar=1985, opvolgingsstatus="getekend"), *neighbours(6))
    assert (risk.level, risk.flags) == ("volgen", ())


def test_what_is_unknown_is_told_by_code_and_field() -> None:
    person = gp("A", agb="01100001", geboortejaar=None, fte=None, opvolgingsstatus=None)
    person["agb"], person["praktijk_agb"] = "01100001", AGB
    unknown = risk_of(practice(hagro=None), person, as_of=AS_OF).unknown
    assert set(unknown) == {
        f"{AGB}.hagro",
        "01100001.geboortejaar",
        "01100001.fte",
        "01100001.stop_waarschijnlijk",
        "01100001.opvolgingsstatus",
    }


def test_a_practice_that_has_no_patients_yet_is_not_full() -> None:
    risk = risk_of(practice(patienten=0), gp())
    assert (risk.patients_enrolled, risk.patients_unplaced) == (0, 0)
    assert risk.open_share.within_60 == risk_of(practice(patienten=None), gp()).open_share.within_60


def test_what_presses_is_reckoned_at_once_and_takes_nobody() -> None:
    """Two solos that both press have one neighbour of 504: together they find it once."""
    pressing = {"stop_waarschijnlijk": "2027-03-01", "zekerheid": 5, "opvolgingsstatus": "geen"}
    rows = [
        practice(patienten=2000),
        gp(**pressing),
        practice("01000003", breedtegraad=52.501, patienten=2000),
        gp("C", "01000003", **pressing),
        practice(NEAR, breedtegraad=52.509, patienten=1000),
        gp("N", NEAR, geboortejaar=1985, opvolgingsstatus="niet nodig"),
    ]
    found = assess(register(*rows), ROUND, RULES, AS_OF)
    pressed = [one for one in found.practices if one.level in PRESSING]
    assert [one.agb for one in pressed] == [AGB, "01000003"]
    alone = sum(one.patients_unplaced or 0 for one in pressed)
    assert found.pressing.practices == 2
    assert found.pressing.unplaced > alone
    taken = sum(one.patients_enrolled or 0 for one in pressed) - found.pressing.unplaced
    assert 0 < taken < 1000


def test_whether_colleagues_can_carry_is_a_plain_yes_or_no() -> None:
    """It is kept with a draaiboek that begins, where only ja and nee are known."""
    found = impacts(
        cases_of(register(practice(), gp(), gp("B")), ROUND, AS_OF),
        Stake(part=np.array([0.5]), staying_fte=np.array([0.9]), going_along_fte=np.zeros(1)),
        ROUND.capacity,
    )
    assert found[0].colleagues_can_carry in (True, False)
    assert type(found[0].colleagues_can_carry) is bool


PER_FTE = 2000 * (1 - ROUND.capacity.unmet_demand.value)
"""What one fte can carry where a far practice of 200,000 patients and 100 fte sets the measure."""
MEASURE = (
    practice("01000009", patienten=200_000, breedtegraad=51.0),
    gp("Z", "01000009", fte=100.0, geboortejaar=1990),
)


def _staffed(owners: int, employed: int) -> PracticeRisk:
    """An ordinary list per fte, and nobody near to take anyone."""
    people = [gp(f"P{n}", fte=0.9, geboortejaar=1962) for n in range(owners)]
    people += [gp(f"H{n}", rol="hidha", fte=0.65, geboortejaar=1990) for n in range(employed)]
    patients = round(2000 * (0.9 * owners + 0.65 * employed))
    return risk_of(practice(patienten=patients), *people, *MEASURE)


def test_who_is_in_service_carries_on_when_the_one_owner_goes() -> None:
    """Four of .65 fte, of whom 70% stay, may stretch to 105%; the rest of 7,000 has no place."""
    found = _staffed(owners=1, employed=4)
    stay = 0.7 * 4 * 0.65 * 1.05 * PER_FTE
    assert found.patients_enrolled == 7000
    assert found.patients_unplaced == pytest.approx(7000 - stay, abs=2)
    assert _staffed(owners=1, employed=0).patients_unplaced == 1800


def test_an_owner_who_stays_carries_by_the_fte_that_he_works() -> None:
    """Of two owners one goes, certainly: half the list is at stake, .9 of 1.8 fte stays, and has
    no room beside its own half; with somebody in service there is some.
    """
    gone = {"geboortejaar": 1990, "opvolgingsstatus": "niet nodig", "fte": 0.9}
    rows = (practice(patienten=3600), gp("A", geboortejaar=1962, fte=0.9), gp("B", **gone))
    carried = 1.05 * PER_FTE * 0.9 - 1800
    assert risk_of(*rows, *MEASURE).patients_unplaced == pytest.approx(1800 - carried, abs=2)
    helped = (practice(patienten=3600), *rows[1:], gp("H", rol="hidha", fte=0.65), *MEASURE)
    # With who is in service too there are 102.45 fte for 203,600 patients.
    carried = 1.05 * 203_600 / 102.45 * (1 - ROUND.capacity.unmet_demand.value) * 1.55 - 1800
    assert risk_of(*helped).patients_unplaced == pytest.approx(1800 - carried, abs=2)
