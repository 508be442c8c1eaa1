"""The map: a picture that needs nothing from outside, and where every cue is there twice.

Land and gemeenten come from an address of our own, so that they do not travel with every drawing.
A circle stands for a practice: its area for the patients, its colour and its size for the urgency.
The more practices, the smaller all circles; only what presses has a strong colour and a name.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import asinh, cos, degrees, log2, radians, sin, sqrt, tan, tau

import pydeck as pdk

from succession.pictures.map_names import Dot, MapRoom, Name, PlacedName, Point
from succession.risk.result import RiskLevel
from succession.views import palette
from succession.views.levels import LevelLook
from succession.views.region_map import MapPoint, MapView, TownName

OUTLINES = "/app/static/land/gemeenten.json"
_TYPICAL_PATIENTS = 2500
# As wide as the map is on a tablet, so that it fits there too.
_HEIGHT_PIXELS, _WIDTH_PIXELS = 430, 440
# A typical practice that presses: a fourth of the way to its neighbour, if all were spread evenly.
_PART_OF_WAY, _LARGEST, _SMALLEST = 0.25, 10.0, 2.6
# Of each level: its size beside that, the least number of pixels, and how much of its colour.
_DRAWN = {
    RiskLevel.ACUTE: (1.3, 4.5, 1.0),
    RiskLevel.ACT: (1.0, 3.2, 1.0),
    RiskLevel.UNKNOWN: (0.65, 1.8, 1.0),
    RiskLevel.TALK: (0.65, 1.8, 0.7),
    RiskLevel.FOLLOW: (0.5, 1.4, 0.9),
}
_FOREMOST, _MOST_NAMES, _MOST_TOWNS = 6, 12, 12
# So many of the most urgent try to find a place for their name.
_MOST_TRIED = 60
_NAME_LETTERS, _TOWN_LETTERS = 12, 11
# A place is not a point: its name may stand beside the practices there.
_NEAR = (0, 10, 20)
# Around each practice, so that a hagro of one or two practices has an area as well.
_MARGIN_KM = 1.6
_KM_PER_DEGREE = 111.2
_LAND, _BORDER, _INK = [250, 250, 247], [178, 189, 200], [31, 41, 51]
_PALE_INK = [75, 85, 99]

_FONT = pdk.types.String("Arial, sans-serif")
# Drawn twice as large as they stand there: from larger ones the thin strokes would fall away.
_LETTERS = {"sdf": True, "fontSize": 24, "buffer": 5, "radius": 6, "smoothing": 0.15}

_OF_TOWNS = {"get_color": _PALE_INK, "get_size": _TOWN_LETTERS}
_OF_PRACTICES = {"get_color": _INK, "get_size": _NAME_LETTERS, "font_weight": 700}


class RegionDeck(pdk.Deck):  # type: ignore[misc]
    """As pydeck draws it, written without the spaces between: a quarter of what it sends."""

    def to_json(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def deck(view: MapView) -> pdk.Deck:
    """The map, without a map style: with one the browser would ask a server outside for it."""
    sight = MapSight.of(view.points)
    ground = [_land()] if view.is_on_real_ground else [_areas(view.points)]
    circles = [_circles(look, view.points, sight) for look in reversed(view.legend)]
    towns, names = names_of(view, sight)
    texts = _texts("plaatsnamen", towns, _OF_TOWNS), _texts("praktijknamen", names, _OF_PRACTICES)
    return RegionDeck(
        [*ground, *circles, *texts],
        map_provider=None,
        initial_view_state=sight.view_state,
        tooltip={"text": "{n}\n{w}"},
    )


def on_paper(view: MapView) -> str:
    """The same map as SVG, as it is first seen; the hagro's are its ground."""
    sight = MapSight.of(view.points)
    towns, names = names_of(view, sight)
    areas = (_outline(mine, sight) for _, mine in _by_hagro(view.points))
    circles = (_circle(one, sight) for one in reversed(view.points))
    texts = (
        *(_text(one, sight, _TOWN_LETTERS, palette.GREY) for one in towns),
        *(_text(one, sight, _NAME_LETTERS, palette.INK) for one in names),
    )
    size = f'viewBox="0 0 {_WIDTH_PIXELS} {_HEIGHT_PIXELS}"'
    drawn = "".join((*areas, *circles, *texts))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'


def _outline(points: Sequence[MapPoint], sight: "MapSight") -> str:
    corners = _hull(corner for point in points for corner in _around(point))
    dots = (sight.dot(*corner) for corner in corners)
    line = " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in dots)
    return f'<polygon points="{line}" fill="none" stroke="{palette.PALE}" stroke-width="0.7"/>'


def _circle(point: MapPoint, sight: "MapSight") -> str:
    dot, look = sight.dot(*_at(point), _radius(point, sight)), point.look
    fill = "#{:02x}{:02x}{:02x}".format(*_paled(_rgb(look.colour), _DRAWN[look.level][2]))
    dashes = ' stroke-dasharray="2 1.5"' if look.has_outline else ""
    return (
        f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.1f}" fill="{fill}" '
        f'stroke="{look.stroke}" stroke-width="{0.4 + 0.3 * look.stroke_pixels:.1f}"{dashes}/>'
    )


def _text(placed: PlacedName, sight: "MapSight", letters: int, colour: str) -> str:
    at = sight.dot(*placed.name.at)
    x, y = at.x + placed.right, at.y + placed.down + letters / 3
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Open Sans" font-size="{letters}" '
        f'text-anchor="middle" fill="{colour}" stroke="{palette.UNKNOWN}" stroke-width="2.5" '
        f'paint-order="stroke">{escape(placed.name.text)}</text>'
    )


@dataclass(frozen=True, slots=True)
class MapSight:
    """From where the map is seen first, and how large a typical practice is drawn."""

    latitude: float
    longitude: float
    zoom: float
    radius: float

    @classmethod
    def of(cls, points: Sequence[MapPoint]) -> "MapSight":
        """The middle of the practices and the zoom at which all of them are on the map."""
        latitudes = [point.latitude for point in points]
        longitudes = [point.longitude for point in points]
        middle = (min(latitudes) + max(latitudes)) / 2
        margin = 4 * _MARGIN_KM / _KM_PER_DEGREE
        wide = max(longitudes) - min(longitudes) + margin / cos(radians(middle))
        high = (max(latitudes) - min(latitudes) + margin) / cos(radians(middle))
        # At zoom 0 the 360 degrees of the world are 512 pixels wide.
        zoom = log2(min(_WIDTH_PIXELS / wide, _HEIGHT_PIXELS / high) * 360 / 512)
        way = sqrt(_WIDTH_PIXELS * _HEIGHT_PIXELS / len(points))
        return cls(
            latitude=middle,
            longitude=(min(longitudes) + max(longitudes)) / 2,
            zoom=round(zoom, 2),
            radius=max(_SMALLEST, min(_LARGEST, _PART_OF_WAY * way)),
        )

    @property
    def view_state(self) -> pdk.ViewState:
        return pdk.ViewState(latitude=self.latitude, longitude=self.longitude, zoom=self.zoom)

    def dot(self, longitude: float, latitude: float, radius: float = 0.0) -> Dot:
        """Where that is on the map, in pixels from its left and its top."""
        scale = 512 * 2**self.zoom / 360
        return Dot(
            x=_WIDTH_PIXELS / 2 + (longitude - self.longitude) * scale,
            y=_HEIGHT_PIXELS / 2 - (_mercator(latitude) - _mercator(self.latitude)) * scale,
            radius=radius,
        )


def _mercator(latitude: float) -> float:
    """How far north that is drawn, in degrees of longitude."""
    return degrees(asinh(tan(radians(latitude))))


def _circles(look: LevelLook, points: Sequence[MapPoint], sight: MapSight) -> pdk.Layer:
    """The practices of one level: what is told of all of them is told once."""
    mine = [point for point in points if point.look is look]
    _, _, colour = _DRAWN[look.level]
    return pdk.Layer(
        "ScatterplotLayer",
        [_drawn(point, sight) for point in mine],
        id=f"praktijken-{look.letter}",
        get_position="p",
        get_radius="r",
        radius_units="'pixels'",
        get_fill_color=[*_paled(_rgb(look.colour), colour), 235],
        get_line_color=[*_rgb(look.stroke), 255],
        line_width_units="'pixels'",
        get_line_width=round(look.stroke_pixels * max(0.4, sight.radius / _LARGEST), 1),
        stroked=True,
        pickable=True,
    )


def _drawn(point: MapPoint, sight: MapSight) -> dict[str, object]:
    at, radius = _at(point), round(_radius(point, sight), 1)
    return {"p": at, "r": radius, "a": point.agb, "n": point.name, "w": point.words}


def _radius(point: MapPoint, sight: MapSight) -> float:
    beside, least, _ = _DRAWN[point.look.level]
    patients = point.patients if point.patients is not None else _TYPICAL_PATIENTS
    size = max(0.7, min(2.0, sqrt(patients / _TYPICAL_PATIENTS)))
    return max(least, sight.radius * beside * size)


def names_of(view: MapView, sight: MapSight) -> tuple[list[PlacedName], list[PlacedName]]:
    """The names of places and those of practices that press, where there is room for them."""
    names = [
        Name(one.short_name, _at(one), sight.dot(*_at(one), _radius(one, sight)), _NAME_LETTERS)
        for one in view.points
        if one.is_pressing
    ]
    towns = [Name(name, at, sight.dot(*at), _TOWN_LETTERS, _NEAR) for name, at in _places(view)]
    room = MapRoom(_WIDTH_PIXELS, _HEIGHT_PIXELS, [name.dot for name in names])
    # The most urgent first, then where one is, then what else presses.
    foremost = room.placed(names[:_FOREMOST], _FOREMOST)
    found = room.placed(towns, _MOST_TOWNS)
    others = room.placed(names[_FOREMOST:_MOST_TRIED], _MOST_NAMES - len(foremost))
    return found, [*foremost, *others]


def _places(view: MapView) -> list[tuple[str, Point]]:
    """What there is to find one's way by: places, or hagro's where no real ground is."""
    if view.towns is not None:
        return [(town.name, _at(town)) for town in view.towns]
    return [(name, _middle(points)) for name, points in _by_hagro(view.points)]


def _at(found: MapPoint | TownName) -> Point:
    return round(found.longitude, 4), round(found.latitude, 4)


def _texts(id_: str, names: Iterable[PlacedName], look: Mapping[str, object]) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        [{"p": one.name.at, "n": one.name.text, "o": (one.right, one.down)} for one in names],
        id=id_,
        get_position="p",
        get_text="n",
        get_pixel_offset="o",
        font_family=_FONT,
        outline_width=4,
        outline_color=[255, 255, 255],
        font_settings=_LETTERS,
        character_set=pdk.types.String("auto"),
        **look,
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


def _areas(points: Sequence[MapPoint]) -> pdk.Layer:
    """Where no real ground is: the hagro's as outlines, to find one's way by."""
    return pdk.Layer(
        "PolygonLayer",
        [_hull(c for point in mine for c in _around(point)) for _, mine in _by_hagro(points)],
        id="hagros",
        get_polygon="-",
        filled=False,
        stroked=True,
        get_line_color=_BORDER,
        line_width_min_pixels=1,
    )


def _by_hagro(points: Sequence[MapPoint]) -> list[tuple[str, list[MapPoint]]]:
    names = sorted({point.hagro for point in points if point.hagro})
    return [(name, [point for point in points if point.hagro == name]) for name in names]


def _middle(points: Sequence[MapPoint]) -> Point:
    return (
        round(sum(point.longitude for point in points) / len(points), 4),
        round(sum(point.latitude for point in points) / len(points), 4),
    )


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


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _paled(colour: tuple[int, int, int], part: float) -> tuple[int, ...]:
    """So much of the colour, and for the rest white."""
    return tuple(round(255 - part * (255 - one)) for one in colour)
