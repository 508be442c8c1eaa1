"""The map: a picture that needs nothing from outside, and where every cue is there twice.

A circle stands for a practice: its area for the patients, its colour and its letter for the
level.
"""

from collections.abc import Iterable
from math import cos, log2, radians, sin, sqrt, tau

import pydeck as pdk

from succession.views import dutch
from succession.views.overview.region_map import MapPoint, MapView

_TYPICAL_PATIENTS = 2500
_HEIGHT_PIXELS, _WIDTH_PIXELS = 430, 620
_DARK_LETTERS = frozenset({"N", "V"})
# Around each practice, so that a hagro of one or two practices has an area as well.
_MARGIN_KM = 1.6
_KM_PER_DEGREE = 111.2

_FONT = pdk.types.String("Arial, sans-serif")

Point = tuple[float, float]


def deck(view: MapView) -> pdk.Deck:
    """The map, without a map style: with one the browser would ask a server outside for it."""
    rows = [_drawn(point) for point in view.points]
    areas, names = _ground(view.points)
    circles = pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="praktijken",
        get_position="[lon, lat]",
        get_radius="radius",
        radius_units="'pixels'",
        get_fill_color="fill",
        get_line_color=[31, 41, 51],
        line_width_min_pixels=1,
        stroked=True,
        pickable=True,
    )
    letters = pdk.Layer(
        "TextLayer",
        rows,
        id="letters",
        get_position="[lon, lat]",
        get_text="letter",
        get_color="ink",
        get_size=13,
        font_weight=700,
        font_family=_FONT,
        get_alignment_baseline="'center'",
    )
    return pdk.Deck(
        [areas, circles, letters, names],
        map_provider=None,
        initial_view_state=_view_state(view.points),
        tooltip={"text": "{name}\n{words}\n{patients}"},
    )


def _drawn(point: MapPoint) -> dict[str, object]:
    size = point.patients if point.patients is not None else _TYPICAL_PATIENTS
    dark = point.letter in _DARK_LETTERS
    return {
        "agb": point.agb,
        "name": point.name,
        "words": point.words,
        "patients": f"{dutch.number(point.patients)} patiënten op naam",
        "letter": point.letter,
        "lat": point.latitude,
        "lon": point.longitude,
        "radius": round(max(8.0, min(24.0, 11 * sqrt(size / _TYPICAL_PATIENTS))), 1),
        "fill": [*_rgb(point.colour), 235],
        "ink": [31, 41, 51] if dark else [255, 255, 255],
    }


def _ground(points: tuple[MapPoint, ...]) -> tuple[pdk.Layer, pdk.Layer]:
    """The hagro's as pale areas with their names: the ground on which people find their way."""
    hagros = sorted({point.hagro for point in points if point.hagro})
    areas = [_area(name, [p for p in points if p.hagro == name]) for name in hagros]
    polygons = pdk.Layer(
        "PolygonLayer",
        areas,
        id="hagros",
        get_polygon="polygon",
        get_fill_color=[11, 92, 138, 22],
    )
    names = pdk.Layer(
        "TextLayer",
        areas,
        id="hagronamen",
        get_position="middle",
        get_text="name",
        get_color=[55, 65, 81],
        get_size=13,
        font_family=_FONT,
    )
    return polygons, names


def _area(name: str, points: list[MapPoint]) -> dict[str, object]:
    outline = _hull(corner for point in points for corner in _around(point))
    middle = (
        sum(point.longitude for point in points) / len(points),
        sum(point.latitude for point in points) / len(points),
    )
    return {"name": name, "polygon": outline, "middle": middle}


def _around(point: MapPoint) -> Iterable[Point]:
    """Twelve points on a circle around the practice, as (longitude, latitude)."""
    radius = _MARGIN_KM / _KM_PER_DEGREE
    shrink = cos(radians(point.latitude))
    for step in range(12):
        angle = tau * step / 12
        yield point.longitude + radius * cos(angle) / shrink, point.latitude + radius * sin(angle)


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
