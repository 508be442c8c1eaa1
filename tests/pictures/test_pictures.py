"""Map and charts: nothing from outside, every cue twice, and the sum is the sum."""

import json

import pytest

from succession.pictures import charts
from succession.pictures.region_map import _around, _hull, deck
from succession.risk.result import RiskLevel
from succession.views.completeness import FieldKnown
from succession.views.overview import region_map
from tests.region import BEUK, EIK, LINDE, WILG, region
from tests.views.builders import make_region, make_risk

RISK = make_region(
    make_risk(agb=LINDE),
    make_risk(agb=BEUK, name="De Beuk", level=RiskLevel.FOLLOW, patients_enrolled=None),
    make_risk(agb=EIK, name="De Eik", level=RiskLevel.ACUTE, patients_enrolled=9000),
    make_risk(agb=WILG, name="De Wilg"),
)


@pytest.fixture
def spec() -> dict[str, object]:
    found: dict[str, object] = json.loads(deck(region_map.present(region(), RISK)).to_json())
    return found


def test_the_map_asks_nothing_from_outside(spec: dict[str, object]) -> None:
    assert not spec.get("mapProvider")
    assert "http" not in json.dumps(spec)


def test_each_practice_on_the_map_has_letter_colour_and_size(spec: dict[str, object]) -> None:
    layers = {layer["id"]: layer for layer in spec["layers"]}  # type: ignore[attr-defined]
    drawn = {row["agb"]: row for row in layers["praktijken"]["data"]}
    assert set(drawn) == {LINDE, BEUK, EIK}
    assert [drawn[agb]["letter"] for agb in (LINDE, BEUK, EIK)] == ["N", "V", "A"]
    assert len({tuple(row["fill"]) for row in drawn.values()}) == 3
    assert drawn[BEUK]["radius"] > drawn[LINDE]["radius"]
    assert drawn[BEUK]["patients"] == "3.900 patiënten op naam"


def test_the_map_says_in_words_what_it_shows() -> None:
    view = region_map.present(region(), RISK)
    assert view.description == "Kaart met 3 praktijken: 1 acuut, 1 nu handelen en 1 volgen."
    assert view.without_place == 1
    assert [letter for letter, _, _ in view.legend] == ["A", "N", "V"]


def test_the_map_shows_all_practices_at_once() -> None:
    view = deck(region_map.present(region(), RISK)).initial_view_state
    assert view.latitude == pytest.approx((52.1 + 52.25) / 2)
    pixels_per_degree = 512 * 2**view.zoom / 360
    assert (6.2 - 6.1) * pixels_per_degree < 620
    assert (6.2 - 6.1) * pixels_per_degree > 100


def test_a_hagro_of_one_practice_has_an_area_around_it() -> None:
    (point,) = region_map.present(region(), make_region(make_risk(agb=EIK))).points
    outline = _hull(_around(point))
    assert len(outline) == 12
    assert min(x for x, _ in outline) < point.longitude < max(x for x, _ in outline)


def test_the_bars_begin_where_the_last_ended_and_end_at_the_sum() -> None:
    reasons = make_risk().reasons
    words = [("gewoon", "5%"), ("stop", "+37"), ("opvolging", "−2"), ("Deze praktijk", "40%")]
    spec = charts.waterfall(reasons, words).to_dict()
    bars = next(iter(spec["datasets"].values())) if "datasets" in spec else None
    rows = bars or spec["layer"][0]["data"]["values"]
    assert [row["label"] for row in rows] == ["gewoon", "stop", "opvolging", "Deze praktijk"]
    assert [row["words"] for row in rows] == ["5%", "+37", "−2", "40%"]
    assert [row["start"] for row in rows[1:3]] == [rows[0]["end"], rows[1]["end"]]
    assert rows[3]["end"] == pytest.approx(sum(reason.contribution for reason in reasons))
    assert [row["kind"] for row in rows] == ["totaal", "meer kans", "minder kans", "totaal"]


def test_charts_speak_dutch() -> None:
    spec = charts.known_bars([FieldKnown("praktijken", "Hagro", 3, 4)]).to_dict()
    locale = spec["config"]["locale"]
    assert locale["number"]["decimal"] == ","
    assert locale["time"]["days"][0] == "zondag"
    assert locale["time"]["months"][2] == "maart"
