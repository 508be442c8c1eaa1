"""The map: a picture that needs nothing from outside, and where every cue is there twice.

Land and gemeenten come from an address of our own, so that they do not travel with every drawing.
A circle stands for a practice: its area for the patients, its colour and its size for the urgency.
"""

import json
from collections.abc import Iterable, Sequence
from math import cos, log2, radians, sin, sqrt, tau

import pydeck as pdk

from succession.views.levels import LevelLook
from succession.views.overview.region_map import MapPoint, MapView

OUTLINES = "/app/static/land/gemeenten.json"
_TYPICAL_PATIENTS = 2500
# As wide as the map is on a tablet, so that it fits there too.
_HEIGHT_PIXELS, _WIDTH_PIXELS = 430, 440
_FEW = 300  # with more practices the dots that ask nothing are smaller
# Around each practice, so that a hagro of one or two practices has an area as well.
_MARGIN_KM = 1.6
_KM_PER_DEGREE = 111.2
_LAND, _BORDER, _INK = [250, 250, 247], [178, 189, 200], [31, 41, 51]
_PALE_INK = [75, 85, 99]

_FONT = pdk.types.String("Arial, sans-serif")

Point = tuple[float, float]


class RegionDeck(pdk.Deck):  # type: ignore[misc]
    """As pydeck draws it, written without the spaces between: a quarter of what it sends."""

    def to_json(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def deck(view: MapView) -> pdk.Deck:
    """The map, without a map style: with one the browser would ask a server outside for it."""
    ground = [_land(), _names(view)] if view.is_on_real_ground else list(_hagros(view.points))
    circles = [_circles(look, view.points) for look in reversed(view.legend)]
    return RegionDeck(
        [*ground, *circles, _labels(view.points)],
        map_provider=None,
        initial_view_state=_view_state(view.points),
        tooltip={"text": "{n}\n{w}"},
    )


def _circles(look: LevelLook, points: Sequence[MapPoint]) -> pdk.Layer:
    """The practices of one level: what is told of all of them is told once."""
    mine = [point for point in points if point.look is look]
    return pdk.Layer(
        "ScatterplotLayer",
        [_drawn(point, len(points) > _FEW) for point in mine],
        id=f"praktijken-{look.letter}",
        get_position="p",
        get_radius="r",
        radius_units="'pixels'",
        get_fill_color=[*_rgb(look.colour), 235],
        get_line_color=[*_rgb(look.stroke), 255],
        line_width_units="'pixels'",
        get_line_width=look.stroke_pixels,
        stroked=True,
        pickable=True,
    )


def _drawn(point: MapPoint, is_crowded: bool) -> dict[str, object]:
    size = point.patients if point.patients is not None else _TYPICAL_PATIENTS
    radius = max(7.0, min(22.0, 10 * sqrt(size / _TYPICAL_PATIENTS)))
    if not point.is_pressing:
        radius *= 0.3 if is_crowded else 0.6
    where = [round(point.longitude, 4), round(point.latitude, 4)]
    return {"p": where, "r": round(radius, 1), "a": point.agb, "n": point.name, "w": point.words}


def _labels(points: Iterable[MapPoint]) -> pdk.Layer:
    named = [
        {"p": [round(one.longitude, 4), round(one.latitude, 4)], "n": one.short_name}
        for one in points
        if one.has_name
    ]
    return pdk.Layer(
        "TextLayer",
        named,
        id="praktijknamen",
        get_position="p",
        get_text="n",
        get_color=_INK,
        get_size=12,
        font_weight=700,
        font_family=_FONT,
        get_pixel_offset=[0, -18],
        outline_width=4,
        outline_color=[255, 255, 255],
        font_settings={"sdf": True},
    )


def _land() -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        OUTLINES,
        id="gemeenten",
        get_fill_color=_LAND,
        get_line_color=_BORDER,
        line_width_min_pixels=1,
        stroked=True,
    )


def _names(view: MapView) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        [
            {"p": [round(town.longitude, 4), round(town.latitude, 4)], "n": town.name}
            for town in view.towns or ()
        ],
        id="plaatsnamen",
        get_position="p",
        get_text="n",
        get_color=_PALE_INK,
        get_size=11,
        font_family=_FONT,
        outline_width=3,
        outline_color=[255, 255, 255],
        font_settings={"sdf": True},
    )


def _hagros(points: tuple[MapPoint, ...]) -> tuple[pdk.Layer, pdk.Layer]:
    """Where no real ground is: the hagro's as outlines with their names, to find one's way by."""
    hagros = sorted({point.hagro for point in points if point.hagro})
    areas = [_area(name, [p for p in points if p.hagro == name]) for name in hagros]
    polygons = pdk.Layer(
        "PolygonLayer",
        areas,
        id="hagros",
        get_polygon="polygon",
        filled=False,
        stroked=True,
        get_line_color=_BORDER,
        line_width_min_pixels=1,
    )
    names = pdk.Layer(
        "TextLayer",
        areas,
        id="hagronamen",
        get_position="middle",
        get_text="name",
        get_color=_PALE_INK,
        get_size=11,
        font_family=_FONT,
    )
    return polygons, names


def _area(name: str, points: list[MapPoint]) -> dict[str, object]:
    outline = _hull(corner for point in points for corner in _around(point))
    middle = (
        round(sum(point.longitude for point in points) / len(points), 4),
        round(sum(point.latitude for point in points) / len(points), 4),
    )
    return {"name": name, "polygon": outline, "middle": middle}


def _around(point: MapPoint) -> Iterable[Point]:
    """Twelve points on a circle around the practice, as (longitude, latitude)."""
    radius = _MARGIN_KM / _KM_PER_DEGREE
    shrink = cos(radians(point.latitude))
    for step in range(12):
        angle = tau * step / 12
        east, north = radius * cos(angle) / shrink, radius * sin(angle)
        yield round(point.longitude + east, 4), round(point.latitude + north, 4)


def _hull(corners: Iterable[Point]) -> list[Point]:
    """The convex outline of the points, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(corners))
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(ordered: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for corner in ordered:
        while len(chain) >= 2 and not _turns_left(chain[-2], chain[-1], corner):
            chain.pop()
        chain.append(corner)
    return chain


def _turns_left(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0


def _view_state(points: tuple[MapPoint, ...]) -> pdk.ViewState:
    """The middle of the practices and the zoom at which all of them are on the map."""
    latitudes = [point.latitude for point in points]
    longitudes = [point.longitude for point in points]
    middle = (min(latitudes) + max(latitudes)) / 2
    margin = 4 * _MARGIN_KM / _KM_PER_DEGREE
    wide = max(longitudes) - min(longitudes) + margin / cos(radians(middle))
    high = (max(latitudes) - min(latitudes) + margin) / cos(radians(middle))
    # At zoom 0 the 360 degrees of the world are 512 pixels wide.
    zoom = log2(min(_WIDTH_PIXELS / wide, _HEIGHT_PIXELS / high) * 360 / 512)
    return pdk.ViewState(
        latitude=middle, longitude=(min(longitudes) + max(longitudes)) / 2, zoom=round(zoom, 2)
    )


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
