"""Betrouwbaarheid: verdicts that follow from the figures, and pictures that show the same."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from succession.pictures import charts
from succession.pictures import verification as verification_pictures
from succession.verification.backtest import Guess, PlanOutcome, backtest_fte, backtest_persons
from succession.verification.calibration import Calibration, Covered, Quantity
from succession.verification.yardsticks import load_yardsticks
from succession.views.verification.backtest import present_backtest
from succession.views.verification.conclusion import conclusion
from succession.views.verification.coverage import present_coverage
from succession.views.verification.page import LIMITS, present_national
from tests.verification.published import NATIONAL, ROOT

YARDSTICKS = load_yardsticks(Path(ROOT) / "data/verification.yaml")
VIEW = present_national(NATIONAL, YARDSTICKS)
PERSONS = present_backtest(NATIONAL, backtest_persons(NATIONAL), "personen")
assert charts, "pictures are drawn in the theme that this module registers"


def rows_of(spec: dict, layer: int) -> list[dict]:
    """What one layer of a picture draws; Altair moves data that layers share to one place."""
    data = spec["layer"][layer]["data"]
    return data["values"] if "values" in data else spec["datasets"][data["name"]]


def test_the_national_check_says_yes_with_both_numbers_and_what_yes_means() -> None:
    assert VIEW.verdict.startswith("Ja: met dezelfde invoer")
    assert "1.034 aios per jaar nodig, volgens het advies 1.026: 0,7% verschil" in VIEW.verdict
    assert "niet dat de toekomst zo wordt" in VIEW.verdict


def test_each_number_stands_beside_the_one_it_is_compared_with() -> None:
    starters, soon, end = VIEW.numbers
    assert (starters.value, "Het advies: 1.026" in starters.what) == ("1.034", True)
    assert (soon.value, "11.568" in soon.what, "13.492" in soon.what) == ("11.549 fte", True, True)
    assert (end.value, "16.401" in end.what, "16.403" in end.what) == ("16.338 fte", True, True)


def test_what_counts_as_the_same_is_said_behind_the_numbers() -> None:
    assert VIEW.how[0] == "Aios: gelijk noemen we 990 tot 1.060 per jaar."
    assert len(VIEW.how) == 3


def test_the_national_check_says_no_when_we_differ() -> None:
    narrow = YARDSTICKS.starters_accepted.model_copy(update={"high": 1000.0})
    other = YARDSTICKS.model_copy(update={"starters_accepted": narrow})
    assert present_national(NATIONAL, other).verdict.startswith("Nee: ")


def test_a_year_that_is_too_far_off_is_a_no_too() -> None:
    rows = tuple(row.model_copy(update={"supply_fte": 12_000.0}) for row in _years())
    years = YARDSTICKS.national_years.model_copy(update={"rows": rows})
    other = YARDSTICKS.model_copy(update={"national_years": years})
    assert present_national(NATIONAL, other).verdict.startswith("Nee: ")


def _years() -> tuple:
    return YARDSTICKS.national_years.rows


def test_the_sources_say_where_from_and_since_when() -> None:
    for words in ("Capaciteitsorgaan", "22-10-2025", "01-11-2025", "niet nageslagen"):
        assert words in VIEW.sources


def test_the_national_picture_shows_what_the_table_says() -> None:
    spec = verification_pictures.national_lines(VIEW.lines, VIEW.published).to_dict()
    demand = {row["x"]: row["y"] for row in rows_of(spec, 0) if row["line"] == "vraag"}
    assert sorted(demand) == list(range(2025, 2046))
    told = {row["jaar"]: row["vraag (fte)"] for row in VIEW.table}
    assert told["2043"] == f"{demand[2043]:,.0f}".replace(",", ".")
    assert {row["x"] for row in rows_of(spec, 2)} == {2030, 2043}


def test_the_lines_differ_in_more_than_their_colour() -> None:
    spec = verification_pictures.national_lines(VIEW.lines, VIEW.published).to_dict()
    dashes = spec["layer"][0]["encoding"]["strokeDash"]["scale"]["range"]
    assert len({tuple(dash) for dash in dashes}) == 3


def test_that_a_straight_line_was_better_is_said_plainly() -> None:
    assert PERSONS.verdict.startswith(
        "In personen was een rechte lijn door de laatste twee tellingen beter dan het stroommodel"
    )
    assert "1,6% ernaast, tegen 5,4%" in PERSONS.verdict
    assert "3,3% tot 8,4%, ligt op elke termijn binnen de gepubliceerde 1,9% tot 14,9%" in (
        PERSONS.verdict
    )


def test_in_fte_it_was_the_other_way_round_and_one_horizon_is_out_of_range() -> None:
    view = present_backtest(NATIONAL, backtest_fte(NATIONAL), "fte")
    assert view.verdict.startswith("In fte was het stroommodel beter dan een rechte lijn")
    assert "ligt niet op elke termijn binnen" in view.verdict


def test_the_table_of_errors_counts_the_plans() -> None:
    first, *_, last = PERSONS.table
    assert first == {
        "vooruit": "3 jaar",
        "stroommodel, alle ramingen": "3,3% (4)",
        "stroommodel": "3,7% (3)",
        "rechte lijn": "1,4% (3)",
        "geen verandering": "6,2% (3)",
    }
    assert last["stroommodel, alle ramingen"] == "8,4% (1)"
    assert last["rechte lijn"] == "niet te zeggen"


def test_the_side_of_the_error_is_told_per_plan() -> None:
    assert "die van 2010 was te laag (2,1% tot 8,4%)" in PERSONS.bias
    assert "die van 2016 was te hoog (2,7% tot 8,0%)" in PERSONS.bias


def test_a_plan_that_erred_both_ways_is_told_so() -> None:
    made = {Guess.MODEL: 90.0, Guess.NO_CHANGE: 100.0, Guess.LAST_TREND: 100.0}
    low = PlanOutcome(2010, 2013, 100.0, made)
    high = replace(low, year=2016, foreseen={**made, Guess.MODEL: 105.0})
    view = present_backtest(NATIONAL, (low, high), "personen")
    assert "die van 2010 zat er aan beide kanten naast (tot 10,0%)" in view.bias


def test_the_picture_of_errors_holds_the_published_field() -> None:
    spec = verification_pictures.error_lines(PERSONS.lines, PERSONS.published).to_dict()
    assert rows_of(spec, 0) == [{"low": 0.019, "high": 0.149}]
    assert {row["line"] for row in rows_of(spec, 1)} == {
        "stroommodel",
        "rechte lijn",
        "geen verandering",
    }


def _measured(*inside: int) -> Calibration:
    rows = tuple(
        Covered(quantity=Quantity.SUPPLY, horizon_years=5 * place, inside=one, of=200)
        for place, one in enumerate(inside, start=1)
    )
    return Calibration(
        version="2",
        date=date(2026, 11, 22),
        replicates=200,
        regions="20 verzonnen regio's",
        source="make calibrate",
        rows=rows,
    )


def test_what_was_not_measured_is_said_so() -> None:
    view = present_coverage(None, YARDSTICKS.coverage_target)
    assert (view.verdict, view.points, view.table) == ("Dit is nog niet gemeten.", (), ())


def test_coverage_stands_with_its_own_uncertainty() -> None:
    view = present_coverage(_measured(160, 150), YARDSTICKS.coverage_target)
    assert view.verdict.startswith("Ja: bij alle 2 gemeten uitkomsten")
    assert view.table[0] == {
        "uitkomst": "aanbod",
        "vooruit": "5 jaar",
        "binnen de band": "80%",
        "onzekerheid": "74% tot 85%",
        "gevallen": "160 van 200",
    }
    assert "22 november 2026" in view.sources
    assert "Grijs is waar het hoort te liggen, 72% tot 88%" in view.sources


def test_coverage_outside_the_margin_is_named() -> None:
    view = present_coverage(_measured(160, 190), YARDSTICKS.coverage_target)
    assert view.verdict.startswith("Niet overal: bij 1 van de 2")
    assert "aanbod, 10 jaar vooruit" in view.verdict


def test_the_picture_of_coverage_shows_the_margin_and_each_interval() -> None:
    view = present_coverage(_measured(160, 150), YARDSTICKS.coverage_target)
    spec = verification_pictures.coverage_dots(view.points, view.target).to_dict()
    assert rows_of(spec, 0) == [{"low": 0.72, "high": 0.88}]
    assert [row["share"] for row in rows_of(spec, 2)] == [0.8, 0.75]


@pytest.mark.parametrize(("worst", "start"), [(150, 0.5), (90, 0.3)])
def test_no_point_of_the_coverage_lies_outside_its_axis(worst: int, start: float) -> None:
    view = present_coverage(_measured(160, worst), YARDSTICKS.coverage_target)
    spec = verification_pictures.coverage_dots(view.points, view.target).to_dict()
    domains = [layer["encoding"]["x"]["scale"]["domain"] for layer in spec["layer"]]
    assert domains == [[start, 1]] * 4


@pytest.mark.parametrize("subject", ["zoeken", "stopdatum", "waarnemers", "aanpak", "gezegd"])
def test_what_the_programme_cannot_know_is_said(subject: str) -> None:
    assert any(subject in line for line in LIMITS)


TARGET = YARDSTICKS.coverage_target
OUTCOMES = backtest_persons(NATIONAL)


def test_the_conclusion_says_how_far_old_plans_were_off_and_whether_bands_held() -> None:
    assert conclusion(OUTCOMES, _measured(160, 150), TARGET) == (
        "Gebruik deze cijfers om keuzes te vergelijken: oude ramingen zaten er 3% tot 8% naast, "
        "en onze bandbreedtes klopten in een proef aan zichzelf."
    )


def test_the_conclusion_is_no_stronger_than_what_was_measured() -> None:
    assert "en of onze bandbreedtes kloppen is nog niet gemeten." in conclusion(
        OUTCOMES, None, TARGET
    )
    assert conclusion(OUTCOMES, _measured(160, 190), TARGET).endswith(
        "onze bandbreedtes klopten in een proef aan zichzelf bij 1 van de 2 uitkomsten niet."
    )


def test_errors_that_are_the_same_are_said_once() -> None:
    made = {Guess.MODEL: 95.0, Guess.NO_CHANGE: 100.0, Guess.LAST_TREND: 100.0}
    plan = PlanOutcome(2010, 2013, 100.0, made)
    assert "zaten er 5% naast, en" in conclusion((plan,), None, TARGET)
