"""Scenarios beside each other: what differs, how sure, and by what evidence."""

import json

from succession.capacity.comparison import Compared, Comparison, DifferenceYear
from succession.capacity.result import Forecast, Tight
from succession.capacity.scenario import BASELINE
from succession.simulation import Band
from succession.views import capacity_comparison, capacity_pictures
from tests.views.forecasts import make_area, make_forecast, spread

LESS = Band(-3.0, -1.5, 0.5, -1.4)


def _named(name: str, tight: Tight) -> Forecast:
    scenario = BASELINE.model_copy(update={"name": name})
    return make_forecast(make_area(tight=tight), scenario=scenario)


def _difference(year: int, shortage: Band) -> DifferenceYear:
    return DifferenceYear(year, spread(0), spread(0), shortage, Band(-900.0, -340, 0, -1), LESS)


def _comparison() -> Comparison:
    other = _named("Stappenplan", Tight(None, None, None, 0.2))
    years = (_difference(2027, spread(0.0, 0.0)), _difference(2028, LESS))
    compared = Compared(other.provenance.scenario, other, years, "C")
    return Comparison(_named("Nu", Tight(2027, 2027, 2028, 0.9)), (compared,))


def test_each_scenario_has_its_difference_range_and_evidence() -> None:
    view = capacity_comparison.present(_comparison())
    assert view.first == "Nu"
    first, other = view.rows[2028]
    assert first.record()["verschil (fte)"] == "± 0"
    assert other.record() == {
        "scenario": "Stappenplan",
        "tekort (fte)": "4,0 (3,0 tot 5,0)",
        "verschil (fte)": "−1,5 (−3,0 tot 0,5)",
        "verschil zonder plek": "−340 (−900 tot 0)",
        "krap vanaf": "niet",
        "bewijs": "C",
    }
    assert view.base(2028) == first
    assert view.others(2028) == (other,)


def test_no_difference_is_said_as_none() -> None:
    row = capacity_comparison.present(_comparison()).rows[2027][1]
    assert row.difference_words == "± 0"


def test_the_picture_shows_every_other_scenario_against_the_first() -> None:
    rows = capacity_comparison.present(_comparison()).others(2028)
    text = json.dumps(capacity_pictures.comparison(rows).to_dict(), ensure_ascii=False)
    assert "Stappenplan" in text
    assert '"at": 0' in text
