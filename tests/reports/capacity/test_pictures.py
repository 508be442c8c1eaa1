"""The pictures on paper are those of the page, in the font of the document."""

from xml.etree import ElementTree

import pytest

from succession.capacity.forecast.result import Tight
from succession.capacity.region.area import REGION
from succession.reports.capacity import pictures as capacity_pictures
from succession.reports.paper.document import Picture
from succession.views.capacity import drivers as capacity_drivers
from succession.views.capacity import page as capacity
from succession.views.capacity.comparison import ComparisonRow, ComparisonView
from succession.views.capacity.drivers import SwingRow, TornadoView
from succession.views.capacity.page import SupplyUnit
from tests.views.forecasts import make_area, make_forecast, spread


def _words(picture: Picture) -> list[str]:
    svg = ElementTree.fromstring(picture.svg)
    return ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("unit", list(SupplyUnit))
def test_the_lines_carry_their_names_and_the_years_stand_below(unit: SupplyUnit) -> None:
    view = capacity.present(make_forecast(), REGION, unit, 1.05)
    picture = capacity_pictures.bands(view)
    names = {row.line for row in view.bands}
    assert names | {unit.value, "eind van het jaar", "2027", "2028"} <= set(_words(picture))
    assert all(name in picture.alt for name in names)
    assert view.conclusion in picture.alt


@pytest.mark.parametrize("tight", [Tight(2028, 2027, None, 0.6), Tight(None, None, None, 0.0)])
def test_the_year_it_gets_tight_is_marked_when_there_is_one(tight: Tight) -> None:
    view = capacity.present(make_forecast(make_area(tight=tight)), REGION, SupplyUnit.FTE, 1.05)
    said = _words(capacity_pictures.bands(view))
    assert ("krap vanaf 2028" in said) == (tight.year is not None)


def test_every_step_carries_its_number() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    picture = capacity_pictures.steps(rows)
    assert {row.words for row in rows} <= set(_words(picture))
    assert rows[-1].label in picture.alt


def test_an_assumption_carries_what_it_does_at_both_ends() -> None:
    picture = capacity_pictures.drivers(TornadoView("Zin.", "", (SwingRow("Trek", "", 2.0, -1.0),)))
    assert {"Trek", "+2,0", "−1,0"} <= set(_words(picture))
    assert picture.alt.startswith("Zin.")


def test_a_scenario_carries_the_middle_of_its_difference() -> None:
    row = ComparisonRow("Minder", "", spread(-3.0), "", "", "C")
    words = _words(capacity_pictures.compared(ComparisonView("Zin.", row, (row,))))
    assert {"Minder", "−3,0"} <= set(words)


def test_a_picture_is_as_wide_as_the_page_and_in_the_font_of_the_document() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    svg = ElementTree.fromstring(capacity_pictures.steps(rows).svg)
    assert float(svg.attrib["width"]) == pytest.approx(470, abs=15)
    fonts = {text.get("font-family") for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert fonts == {"Open Sans"}
