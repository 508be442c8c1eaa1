"""Where a shortage comes from and what it hangs from, in bars and in words."""

import json
from itertools import pairwise

import pytest

from succession.capacity.area import REGION
from succession.capacity.result import Tight
from succession.capacity.tornado import Swing
from succession.views import capacity, capacity_drivers, capacity_pictures
from succession.views.capacity import Unit
from tests.views.forecasts import make_area, make_forecast, make_year

SWINGS = (
    Swing("supply.region_pull", "Aantrekkingskracht", low=9.0, high=1.0, base=4.0),
    Swing("search.lead", "Voorbereiding", low=5.0, high=3.5, base=4.0),
    Swing("stop.age_shift", "Stopleeftijd", low=4.01, high=3.99, base=4.0),
)


def test_each_bar_begins_where_the_last_one_ended_and_the_sum_is_the_sum() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    assert (rows[0].label, rows[-1].label) == ("tekort nu", "tekort eind 2027")
    for before, row in pairwise(rows[:-1]):
        assert row.start == before.end
    assert rows[-2].end == pytest.approx(rows[-1].end)
    assert [row.kind for row in rows] == ["stand", "tekort groeit", "tekort krimpt", "stand"]


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
    view = capacity_drivers.tornado(SWINGS, 2040)
    assert view.sentence == (
        "Het tekort eind 2040 is gemiddeld 4,0 fte. Dat hangt het meest af van "
        "Aantrekkingskracht en Voorbereiding."
    )
    assert [row.label for row in view.shown] == ["Aantrekkingskracht", "Voorbereiding"]
    assert view.records[0] == {
        "aanname": "Aantrekkingskracht",
        "tekort als zij laag is (fte)": "9,0",
        "tekort als zij hoog is (fte)": "1,0",
        "verschil (fte)": "8,0",
    }


def test_when_nothing_matters_it_says_so() -> None:
    view = capacity_drivers.tornado(SWINGS[2:], 2040)
    assert "Geen enkele aanname" in view.sentence
    assert (view.shown, view.records) == ((), ())


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("tight", [Tight(2027, 2027, None, 0.6), Tight(None, None, None, 0.0)])
def test_supply_and_demand_differ_by_more_than_colour(unit: Unit, tight: Tight) -> None:
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
    view = capacity.present(make_forecast(), REGION, Unit.FTE, 1.05)
    spec = json.loads(capacity_pictures.bands(view.bands, Unit.FTE, view.tight).to_json())
    for layer in spec["layer"]:
        scale = layer["encoding"]["x"]["scale"]
        assert scale["domain"][0] == 2027
        assert scale["zero"] is False


def test_one_year_can_be_drawn() -> None:
    forecast = make_forecast(make_area(years=(make_year(2027),)))
    view = capacity.present(forecast, REGION, Unit.FTE, 1.05)
    spec = capacity_pictures.bands(view.bands, Unit.FTE, view.tight).to_dict()
    assert spec["layer"]


def test_the_pictures_of_steps_and_drivers_carry_their_words() -> None:
    rows = capacity_drivers.steps_to(make_forecast(), REGION, 2027)
    text = json.dumps(capacity_pictures.waterfall(rows).to_dict(), ensure_ascii=False)
    text = text.replace("\\n", " ")
    assert all(word in text for row in rows for word in (row.label, row.kind, row.words))
    view = capacity_drivers.tornado(SWINGS, 2040)
    drawn = json.dumps(capacity_pictures.tornado(view.shown, view.base).to_dict())
    assert "Aantrekkingskracht" in drawn
    assert "als de aanname hoog is" in drawn
