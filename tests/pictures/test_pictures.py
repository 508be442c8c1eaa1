"""Map and charts: nothing from outside, every cue twice, and the sum is the sum."""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from succession.example import example_region
from succession.land.ground import dutch_ground
from succession.pictures import charts
from succession.pictures.map_names import overlap
from succession.pictures.region_map import (
    OUTLINES,
    MapSight,
    _around,
    _at,
    _hull,
    _radius,
    deck,
    names_of,
)
from succession.register import Audience, Practice, Register, Role
from succession.register.seen import Seen, seen_by
from succession.risk.result import PracticeRisk, RegionRisk, RiskLevel
from succession.views import region_map
from succession.views.completeness import FieldKnown
from tests.region import BEUK, EIK, LINDE, WILG, region
from tests.risk.world import ASSUMPTIONS, ROOT
from tests.views.builders import AS_OF, make_region, make_risk

RISK = make_region(
    make_risk(agb=LINDE),
    make_risk(agb=BEUK, name="De Beuk", level=RiskLevel.FOLLOW, patients_enrolled=None),
    make_risk(agb=EIK, name="De Eik", level=RiskLevel.ACUTE, patients_enrolled=9000),
    make_risk(agb=WILG, name="De Wilg"),
)


def _view(risk: RegionRisk = RISK) -> region_map.MapView:
    return region_map.present(region(), risk, ASSUMPTIONS)


def _spec(view: region_map.MapView) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(deck(view).to_json())
    return found


def _layers(view: region_map.MapView) -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in _spec(view)["layers"]}


def test_the_map_asks_nothing_from_outside() -> None:
    spec = _spec(_view())
    assert not spec.get("mapProvider")
    assert "http" not in json.dumps(spec)


def test_each_level_is_drawn_in_its_own_way_and_the_most_urgent_on_top() -> None:
    layers = _layers(_view())
    drawn = [name for name in layers if name.startswith("praktijken-")]
    assert drawn == ["praktijken-V", "praktijken-N", "praktijken-A"]
    looks = [(tuple(layers[name]["getFillColor"]), layers[name]["getLineWidth"]) for name in drawn]
    assert len(set(looks)) == 3
    ((eik,), (linde,), (beuk,)) = (layers[f"praktijken-{one}"]["data"] for one in "ANV")
    assert (eik["a"], linde["a"], beuk["a"]) == (EIK, LINDE, BEUK)
    assert beuk["r"] < linde["r"]
    assert eik["w"] == "acuut"


def test_only_what_presses_bears_its_name_and_names_do_not_overlap() -> None:
    named = {row["n"] for row in _layers(_view())["praktijknamen"]["data"]}
    assert named <= {"De Linde", "De Eik"}
    assert named
    crowded = [
        make_risk(agb=f"010{n:05d}", name=f"Praktijk met een lange naam {n}") for n in range(40)
    ]
    view = region_map.present(_crowd(crowded), make_region(*crowded), ASSUMPTIONS)
    assert 0 < len(names_of(view, MapSight.of(view.points))[1]) <= 12


@pytest.mark.parametrize("practices", [60, 150, 300, 1500])
def test_no_name_lies_over_another_or_over_what_presses(practices: int) -> None:
    view = region_map.present(*_on_ground(practices), ASSUMPTIONS)
    sight = MapSight.of(view.points)
    towns, names = names_of(view, sight)
    assert 1 <= len(names) <= 12
    assert 5 <= len(towns) <= 12
    boxes = [placed.box for placed in (*towns, *names)]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    circles = [sight.dot(*_at(one), _radius(one, sight)) for one in view.points if one.is_pressing]
    assert not any(overlap(box, circle.box) for box in boxes for circle in circles)
    assert all(left >= 0 and right <= 440 for left, _, right, _ in boxes)
    assert all(top >= 0 and bottom <= 430 for _, top, _, bottom in boxes)


def test_the_more_practices_the_smaller_and_what_presses_stays_the_larger() -> None:
    """Of one size of list: a circle never grows, nor becomes too small to find."""
    sizes = []
    for practices in (60, 300, 1500):
        seen, risk = _on_ground(practices)
        points = region_map.present(seen, risk, ASSUMPTIONS).points
        sight = MapSight.of(points)
        typical = {one.look.level: _radius(replace(one, patients=2500), sight) for one in points}
        acute, act, talk, follow = (typical[level] for level in _LEVELS)
        assert acute > act > talk > follow > 1
        sizes.append(acute)
    assert all(one > other for one, other in pairwise(sizes))
    assert sizes[-1] >= 4.5


def test_in_grey_what_presses_is_the_darkest() -> None:
    layers = _layers(region_map.present(*_on_ground(60), ASSUMPTIONS))
    grey = [_grey(layers[f"praktijken-{letter}"]["getFillColor"]) for letter in "ANGV"]
    assert grey == sorted(grey)
    assert min(b - a for a, b in pairwise(grey)) > 15


def _grey(colour: Sequence[int]) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def _crowd(risks: Sequence[PracticeRisk]) -> Seen:
    rows = [
        Practice(
            agb=one.agb,
            name=one.name,
            latitude=52.5 + 0.01 * (n % 7),
            longitude=6.3 + 0.015 * (n // 7),
        )
        for n, one in enumerate(risks)
    ]
    return seen_by(Register(practices=tuple(rows)), Audience(Role.CONSULENT))


def test_what_is_not_known_is_an_open_circle() -> None:
    unknown = make_risk(agb=EIK, level=RiskLevel.UNKNOWN)
    layer = _layers(_view(make_region(unknown)))["praktijken-?"]
    assert layer["getFillColor"][:3] == [255, 255, 255]
    assert layer["getLineWidth"] == 2


def test_the_map_says_in_words_what_it_shows() -> None:
    view = _view()
    assert view.description == "Kaart met 3 praktijken: 1 acuut, 1 nu handelen en 1 volgen."
    assert view.without_place == 1
    assert [look.letter for look in view.legend] == ["A", "N", "V"]


def test_the_map_shows_all_practices_at_once() -> None:
    view = deck(_view()).initial_view_state
    assert view.latitude == pytest.approx((52.1 + 52.25) / 2, abs=1e-4)
    pixels_per_degree = 512 * 2**view.zoom / 360
    assert (6.2 - 6.1) * pixels_per_degree < 620
    assert (6.2 - 6.1) * pixels_per_degree > 100


def test_a_hagro_of_one_practice_has_an_area_around_it() -> None:
    (point,) = _view(make_region(make_risk(agb=EIK))).points
    outline = _hull(_around(point))
    assert len(outline) == 12
    assert min(x for x, _ in outline) < point.longitude < max(x for x, _ in outline)


def test_an_invented_region_has_its_hagros_and_no_land_of_which_nothing_is_known() -> None:
    view = _view()
    assert not view.is_on_real_ground
    layers = _layers(view)
    assert [name["n"] for name in layers["plaatsnamen"]["data"]] == ["Noord", "Zuid"]
    assert len(layers["hagros"]["data"]) == 2
    assert "gemeenten" not in _layers(view)


_LEVELS = (RiskLevel.ACUTE, RiskLevel.ACT, RiskLevel.TALK, RiskLevel.FOLLOW)


def _on_ground(count: int) -> tuple[Seen, RegionRisk]:
    """An invented region in Salland, of which every practice has only its postcode."""
    ground = dutch_ground()
    gemeenten = [ground.gemeente_named(name) for name in ("Deventer", "Raalte", "Ommen", "Dalfsen")]
    made = example_region(count, 1, AS_OF, gemeenten)
    bare = [replace(one, latitude=None, longitude=None) for one in made.practices]
    seen = seen_by(replace(made, practices=tuple(bare)), Audience(Role.CONSULENT))
    levels = (*_LEVELS[:2], *[RiskLevel.TALK] * 4, *[RiskLevel.FOLLOW] * 8)
    risks = [
        make_risk(agb=one.agb, name=one.name, level=levels[n % len(levels)])
        for n, one in enumerate(bare)
    ]
    return seen, make_region(*risks)


def test_postcodes_alone_make_a_map_with_land_and_names_from_an_address_of_our_own() -> None:
    view = region_map.present(*_on_ground(60), ASSUMPTIONS)
    layers = _layers(view)
    assert layers["gemeenten"]["data"] == OUTLINES
    assert (ROOT / "succession/static/land/gemeenten.json").exists()
    assert view.without_place == 0
    assert not any(point.is_exact for point in view.points)
    assert "Deventer" in [town.name for town in view.towns or ()]
    assert len(layers["plaatsnamen"]["data"]) >= 5


def test_practices_in_one_postcode_stand_beside_each_other() -> None:
    seen, risk = _on_ground(150)
    points = region_map.present(seen, risk, ASSUMPTIONS).points
    assert len({(point.latitude, point.longitude) for point in points}) == 150


@pytest.mark.parametrize(("practices", "most"), [(150, 25_000), (1500, 150_000)])
def test_the_map_is_small(practices: int, most: int) -> None:
    """In bytes over the websocket: the land itself is fetched once, by its address."""
    view = region_map.present(*_on_ground(practices), ASSUMPTIONS)
    assert len(deck(view).to_json().encode()) <= most


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
