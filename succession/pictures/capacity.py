"""The pictures of Vooruitblik: every cue twice, by colour and by form or word.

Channels are written out (`x=alt.X(...)`): for a bare string Altair goes through its whole schema.
"""

from collections.abc import Mapping, Sequence
from textwrap import fill, wrap
from typing import Any

import altair as alt

from succession.capacity.forecast.result import Tight
from succession.pictures.charts import bar, chart_of, falling, scale_of
from succession.views import dutch
from succession.views.capacity.comparison import ComparisonRow
from succession.views.capacity.drivers import StepRow, SwingRow
from succession.views.capacity.page import DEMAND, SUPPLY, UNSERVED, BandRow, SupplyUnit
from succession.views.palette import BLUE, GREY, ORANGE, PALE, PURPLE

STEPS_AXIS = "tekort (fte)"
TORNADO_AXIS, COMPARISON_AXIS = "verandering van het tekort (fte)", "verschil in tekort (fte)"
COLOUR_OF = {SUPPLY: BLUE, DEMAND: ORANGE, UNSERVED: PURPLE}
DASH_OF = {SUPPLY: (1, 0), DEMAND: (7, 4), UNSERVED: (1, 0)}
KIND_COLOURS = {"stand": GREY, "tekort groeit": ORANGE, "tekort krimpt": BLUE}
_HEIGHT, _NAME_HEIGHT = 360, 17
# A long label is broken into lines, so that it leaves room for the bars on a narrow screen.
_LABEL_SIGNS, _LINE_HEIGHT = 34, 12


def bands(rows: Sequence[BandRow], unit: SupplyUnit, tight: Tight) -> alt.LayerChart:
    """Per line where eight of ten runs lie, and their middle: supply drawn through, demand dashed.

    A grey band marks between which years it gets tight, a grey line the year itself.
    """
    values = [_band_values(row, unit) for row in rows]
    years = sorted({row.year for row in rows})
    base = chart_of(values).encode(
        x=_years("year:Q", years),
        color=_line_colour(),
        tooltip=[
            alt.Tooltip("line:N", title="wat"),
            alt.Tooltip("year:Q", title="eind", format="d"),
            alt.Tooltip("words:N", title=unit.value),
        ],
    )
    height = alt.Y("low:Q", title=unit.value, scale=alt.Scale(zero=unit is SupplyUnit.PATIENTS))
    areas = base.mark_area(opacity=0.2).encode(y=height, y2=alt.Y2("high:Q"))
    lines = base.mark_line(strokeWidth=2.5, point=len(years) == 1).encode(
        y=alt.Y("middle:Q"),
        strokeDash=alt.StrokeDash("line:N", scale=scale_of(DASH_OF), legend=None),
    )
    ends = chart_of(_names(values)).encode(
        x=_years("year:Q", years), y=alt.Y("at:Q"), text=alt.Text("line:N"), color=_line_colour()
    )
    names = ends.mark_text(align="left", dx=6, fontSize=13, fontWeight="bold")
    return alt.LayerChart(layer=[*_tight(tight, years), areas, lines, names], height=_HEIGHT)


def _years(field: str, years: list[int]) -> alt.X:
    """The years, with room at the right for the names of the lines."""
    room = max(1.0, (years[-1] - years[0]) * 0.11)
    return alt.X(
        field,
        title="eind van het jaar",
        scale=alt.Scale(domain=[years[0], years[-1] + room], zero=False, nice=False),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False, values=years),
    )


def _line_colour() -> alt.Color:
    return alt.Color("line:N", scale=scale_of(COLOUR_OF), legend=None)


def waterfall(rows: Sequence[StepRow]) -> alt.LayerChart:
    """From the shortage now to that of a later year; each bar begins where the last one ended."""
    values = [bar(row.label, row.words, row.start, row.end, row.kind) for row in rows]
    x = _fte(STEPS_AXIS, values, "start", "end")
    colour = alt.Color("kind:N", scale=scale_of(KIND_COLOURS), legend=None)
    bars, words = falling(_labelled(values), x, colour, ("stap", "fte"))
    return alt.LayerChart(layer=[_rule(0.0), bars, words], height=_height(values))


def tornado(rows: Sequence[SwingRow]) -> alt.LayerChart:
    """Per assumption how far the shortage moves: to the side with the point it is high."""
    values = [
        {
            "label": row.label,
            "low": row.low,
            "high": row.high,
            "left": min(row.low, row.high),
            "right": max(row.low, row.high),
            "words": row.words,
            "less": dutch.signed(min(row.low, row.high), 1),
            "more": dutch.signed(max(row.low, row.high), 1),
        }
        for row in rows
    ]
    chart = _labelled(values)
    bars = chart.mark_bar(height=14, color=BLUE, opacity=0.35).encode(
        x=_fte(TORNADO_AXIS, values, "left", "right"),
        x2=alt.X2("right:Q"),
        tooltip=[alt.Tooltip("label:N", title="aanname"), alt.Tooltip("words:N", title="tekort")],
    )
    high = chart.mark_point(shape="circle", filled=True, size=90, color=BLUE, opacity=1)
    low = chart.mark_tick(thickness=3, size=16, color=GREY)
    signs = [low.encode(x=alt.X("low:Q")), high.encode(x=alt.X("high:Q"))]
    words = [
        chart.mark_text(align="right", dx=-9).encode(x=alt.X("left:Q"), text=alt.Text("less:N")),
        chart.mark_text(align="left", dx=9).encode(x=alt.X("right:Q"), text=alt.Text("more:N")),
    ]
    return alt.LayerChart(layer=[_rule(0.0), bars, *signs, *words], height=_height(values))


def comparison(rows: Sequence[ComparisonRow]) -> alt.LayerChart:
    """Per scenario the change of the shortage: where eight of ten runs lie, and their middle."""
    values = [
        {
            "label": row.name,
            "low": row.difference.p10,
            "high": row.difference.p90,
            "middle": row.difference.p50,
            "right": max(row.difference.p50, row.difference.p90),
            "words": row.difference_words,
            "short": row.middle_words,
        }
        for row in rows
    ]
    chart = _labelled(values)
    spans = chart.mark_bar(height=8, color=BLUE, opacity=0.35).encode(
        x=_fte(COMPARISON_AXIS, values, "low", "high"),
        x2=alt.X2("high:Q"),
        tooltip=[alt.Tooltip("label:N", title="scenario"), alt.Tooltip("words:N", title="fte")],
    )
    middles = chart.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(
        x=alt.X("middle:Q")
    )
    words = chart.mark_text(align="left", dx=9).encode(x=alt.X("right:Q"), text=alt.Text("short:N"))
    layers = [_rule(0.0), spans, middles, words]
    return alt.LayerChart(layer=layers, height=_height(values))


def apart(places: Sequence[float], least: float) -> list[float]:
    """Two names so far from each other that both can be read; one stays where it is."""
    if len(places) < 2 or abs(places[0] - places[1]) >= least:
        return list(places)
    middle, side = sum(places) / 2, -1 if places[0] <= places[1] else 1
    return [middle + side * least / 2, middle - side * least / 2]


def _names(values: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The names of the lines at their ends, in the last year."""
    last = [row for row in values if row["year"] == values[-1]["year"]]
    reach = max(row["high"] for row in values) - min(row["low"] for row in values)
    places = apart([row["middle"] for row in last], reach * _NAME_HEIGHT / _HEIGHT)
    return [{**row, "at": place} for row, place in zip(last, places, strict=True)]


def _band_values(row: BandRow, unit: SupplyUnit) -> dict[str, Any]:
    decimals = 1 if unit is SupplyUnit.FTE else 0
    low, middle, high = (dutch.number(v, decimals) for v in (row.low, row.middle, row.high))
    return {
        "year": row.year,
        "line": row.line,
        "low": row.low,
        "middle": row.middle,
        "high": row.high,
        "words": f"{middle} (8 van de 10 keer {low} tot {high})",
    }


def _tight(tight: Tight, years: list[int]) -> list[alt.Chart]:
    if tight.year is None:
        return []
    span = [{"from": tight.earliest or tight.year, "to": tight.latest or years[-1]}]
    marked = chart_of([{"year": tight.year, "words": f"krap vanaf {tight.year}"}])
    return [
        chart_of(span)
        .mark_rect(color=PALE, opacity=0.18)
        .encode(x=_years("from:Q", years), x2=alt.X2("to:Q")),
        marked.mark_rule(color=GREY, strokeDash=[3, 3]).encode(x=_years("year:Q", years)),
        marked.mark_text(align="left", dx=5, color=GREY, fontSize=12).encode(
            x=_years("year:Q", years), y=alt.value(10), text=alt.Text("words:N")
        ),
    ]


def _labelled(values: Sequence[Mapping[str, Any]]) -> alt.Chart:
    broken = [{**value, "label": fill(value["label"], _LABEL_SIGNS)} for value in values]
    lines = "split(datum.label, '\\n')"
    axis = alt.Axis(
        labelExpr=lines, labelLimit=260, labelOverlap=False, labelLineHeight=_LINE_HEIGHT
    )
    return chart_of(broken).encode(y=alt.Y("label:N", sort=None, title=None, axis=axis))


def _height(values: Sequence[Mapping[str, Any]]) -> alt.Step:
    """Every row as high as the label with most lines, so that none stands over another."""
    lines = max((len(wrap(value["label"], _LABEL_SIGNS)) for value in values), default=1)
    return alt.Step(_LINE_HEIGHT * max(lines, 2) + 6)


def _fte(title: str, values: Sequence[Mapping[str, Any]], *names: str) -> alt.X:
    """The axis of the first of these, with few enough ticks for a narrow screen."""
    axis = alt.Axis(tickCount=6, labelBound=True)
    return alt.X(f"{names[0]}:Q", title=title, scale=_room(values, *names), axis=axis)


def _room(values: Sequence[Mapping[str, Any]], *names: str) -> alt.Scale:
    """Room at both sides for the words beside the longest bars."""
    found = [value[name] for value in values for name in names] or [0.0]
    low, high = min(0.0, *found), max(0.0, *found)
    margin = max(high - low, 0.1) * 0.26
    return alt.Scale(domain=[low - (margin if low else 0.0), high + margin], nice=False)


def _rule(at: float) -> alt.Chart:
    rule: alt.Chart = chart_of([{"at": at}]).mark_rule(color=GREY).encode(x=alt.X("at:Q"))
    return rule
