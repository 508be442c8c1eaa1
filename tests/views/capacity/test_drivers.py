"""Where a shortage comes from and what it hangs from, in bars and in words."""

import json
from itertools import pairwise

import numpy as np
import pytest

from succession.capacity.forecast.result import Flow, Tight
from succession.capacity.forecast.tornado import Tornado, TornadoPoint
from succession.capacity.forecast.waterfall import Edge, WaterfallStep
from succession.capacity.region.area import REGION, Area, AreaKind
from succession.pictures import capacity as capacity_pictures
from succession.views.capacity import drivers as capacity_drivers
from succession.views.capacity import page as capacity
from succession.views.capacity.drivers import SwingRow, TornadoView
from succession.views.capacity.page import SupplyUnit
from tests.risk.world import ASSUMPTIONS
from tests.views.forecasts import make_area, make_forecast, make_year

ZUID = Area(AreaKind.HAGRO, "Zuid")


def _point(path: str, label: str, low: float, high: float) -> TornadoPoint:
    """As given in the last year of the region; in the year before nothing moves, elsewhere half."""
    ends = (np.array([[4.0, 2.0], [4.0 + move, 2.0 + move / 2]]) for move in (low, high))
    return TornadoPoint(path, label, *ends)


TORNADO = Tornado(
    runs=200,
    areas=(REGION, ZUID),
    years=(2039, 2040),
    base=np.array([[4.0, 2.0], [4.0, 2.0]]),
    points=(
        _point("search.lead", "Voorbereiding", 1.0, -0.5),
        _point("supply.region_pull", "Aantrekkingskracht", 5.0, -3.0),
        _point("stop.plan_classes", "Stopdatum", 0.16, -0.16),
        _point("stop.age_shift", "Stopleeftijd", 0.01, -0.01),
    ),
)


def _tornado(area: Area = REGION, year: int = 2040) -> TornadoView:
    return capacity_drivers.tornado(TORNADO, area, year, ASSUMPTIONS)


def test_each_bar_begins_where_the_last_one_ended_and_the_sum_is_the_sum() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    assert (rows[0].label, rows[-1].label) == ("tekort nu", "tekort eind 2027")
    for before, row in pairwise(rows[:-1]):
        assert row.start == before.end
    assert rows[-2].end == pytest.approx(rows[-1].end)
    assert [row.kind for row in rows] == ["stand", "tekort groeit", "tekort krimpt", "stand"]


def test_the_steps_add_up_in_the_decimal_that_is_shown() -> None:
    changes = [WaterfallStep(kind, 0.04) for kind in list(Flow)[:4]]
    steps = [WaterfallStep(Edge.TODAY, 1.04), *changes, WaterfallStep(Edge.THEN, 1.2)]
    records = capacity_drivers.waterfall_records(capacity_drivers.waterfall_rows(steps, 2027))
    told = [record["verandering (fte)"] for record in records[1:-1]]
    assert sorted(told) == ["+0,1", "+0,1", "± 0", "± 0"]
    assert [records[n]["tekort daarna (fte)"] for n in (0, -2, -1)] == ["1,0", "1,2", "1,2"]


def test_the_table_of_the_steps_says_the_same() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    assert capacity_drivers.waterfall_records(rows) == [
        {"stap": "tekort nu", "verandering (fte)": "", "tekort daarna (fte)": "1,0"},
        {
            "stap": "praktijkhouders die stoppen",
            "verandering (fte)": "+2,5",
            "tekort daarna (fte)": "3,5",
        },
        {
            "stap": "opvolgers die beginnen",
            "verandering (fte)": "−1,5",
            "tekort daarna (fte)": "2,0",
        },
        {"stap": "tekort eind 2027", "verandering (fte)": "", "tekort daarna (fte)": "2,0"},
    ]


def test_the_tornado_names_what_matters_most_and_leaves_out_what_does_not() -> None:
    view = _tornado()
    assert view.sentence == (
        "Het tekort in de regio eind 2040 hangt het meest af van „Aantrekkingskracht”, "
        "„Voorbereiding” en „Stopdatum”. Is de eerste laag, dan is het tekort 5,0 fte groter; is "
        "zij hoog, dan 3,0 fte kleiner."
    )
    assert "200 berekeningen per aanname" in view.basis
    labels = ["Aantrekkingskracht", "Voorbereiding", "Stopdatum"]
    assert [row.label for row in view.shown] == labels
    assert view.records[0] == {
        "aanname": "Aantrekkingskracht",
        "laag tot hoog": "0,6 tot 1,4 (factor)",
        "tekort bij laag (fte)": "+5,0",
        "tekort bij hoog (fte)": "−3,0",
    }
    assert view.records[2]["laag tot hoog"] == "verschilt per geval"


def test_the_tornado_of_another_area_or_year_is_another() -> None:
    view = _tornado(ZUID)
    assert view.sentence.startswith("Het tekort in hagro Zuid eind 2040")
    assert [row["tekort bij laag (fte)"] for row in view.records] == ["+2,5", "+0,5", "+0,1"]
    with pytest.raises(ValueError, match="not in tuple"):
        _tornado(Area(AreaKind.HAGRO, "Noord"))


def test_when_nothing_matters_it_says_so() -> None:
    view = _tornado(year=2039)
    assert view.sentence == (
        "Het tekort in de regio eind 2039 verandert door geen enkele aanname merkbaar."
    )
    assert (view.shown, view.records) == ((), ())


@pytest.mark.parametrize("unit", list(SupplyUnit))
@pytest.mark.parametrize("tight", [Tight(2027, 2027, None, 0.6), Tight(None, None, None, 0.0)])
def test_supply_and_demand_differ_by_more_than_colour(unit: SupplyUnit, tight: Tight) -> None:
    view = capacity.present(make_forecast(make_area(tight=tight)), REGION, unit, 1.05)
    spec = json.loads(capacity_pictures.bands(view.bands, unit, tight).to_json())
    text = json.dumps(spec, ensure_ascii=False)
    assert "http" not in text.replace(spec["$schema"], "")
    lines = {row.line for row in view.bands}
    dashes = next(
        layer["encoding"]["strokeDash"]["scale"]
        for layer in spec["layer"]
        if "strokeDash" in layer["encoding"]
    )
    of = dict(zip(dashes["domain"], map(tuple, dashes["range"]), strict=True))
    assert len({of[line] for line in lines}) == len(lines)
    named = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert any(layer["encoding"]["text"]["field"] == "line" for layer in named)
    assert ("krap vanaf 2027" in text) == (tight.year is not None)


def test_the_years_stay_on_the_axis_and_zero_does_not() -> None:
    view = capacity.present(make_forecast(), REGION, SupplyUnit.FTE, 1.05)
    spec = json.loads(capacity_pictures.bands(view.bands, SupplyUnit.FTE, view.tight).to_json())
    for layer in spec["layer"]:
        scale = layer["encoding"]["x"]["scale"]
        assert scale["domain"][0] == 2027
        assert scale["zero"] is False


def test_one_year_can_be_drawn() -> None:
    forecast = make_forecast(make_area(years=(make_year(2027),)))
    view = capacity.present(forecast, REGION, SupplyUnit.FTE, 1.05)
    spec = capacity_pictures.bands(view.bands, SupplyUnit.FTE, view.tight).to_dict()
    assert spec["layer"]


def test_the_pictures_of_steps_and_drivers_carry_their_words() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    text = json.dumps(capacity_pictures.waterfall(rows).to_dict(), ensure_ascii=False)
    text = text.replace("\\n", " ")
    assert all(word in text for row in rows for word in (row.label, row.kind, row.words))
    drawn = json.dumps(capacity_pictures.tornado(_tornado().shown).to_dict(), ensure_ascii=False)
    assert all(word in drawn for word in ("Aantrekkingskracht", "+5,0", "−3,0", "(fte)"))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([10.0, 40.0], [10.0, 40.0]),
        ([10.0, 12.0], [7.0, 15.0]),
        ([12.0, 10.0], [15.0, 7.0]),
        ([10.0, 10.0], [6.0, 14.0]),
        ([10.0], [10.0]),
    ],
)
def test_the_names_of_two_lines_never_cover_each_other(
    places: list[float], expected: list[float]
) -> None:
    assert capacity_pictures.apart(places, 8.0) == expected


def test_a_label_of_many_lines_gets_a_row_as_high() -> None:
    def height(label: str) -> float:
        row = SwingRow(label, "", 1.0, -1.0)
        return float(capacity_pictures.tornado([row]).to_dict()["height"]["step"])

    long = "Deel van wie in dienst is bij een praktijk die sluit, dat meegaat naar de buren"
    assert height(long) >= height("Kort") + 12
