"""The pictures of Capaciteit: every cue twice, by colour and by form or word."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

import altair as alt

from succession.capacity.result import Tight
from succession.views import dutch
from succession.views.capacity import DEMAND, SUPPLY, UNSERVED, BandRow, Unit
from succession.views.capacity_comparison import ComparisonRow
from succession.views.capacity_drivers import StepRow, SwingRow
from succession.views.charts import chart_of

_BLUE, _ORANGE, _PURPLE, _GREY, _PALE = "#0072B2", "#D55E00", "#7E57A0", "#4B5563", "#9CA3AF"
_LINES = [SUPPLY, DEMAND, UNSERVED]
_COLOURS = alt.Scale(domain=_LINES, range=[_BLUE, _ORANGE, _PURPLE])
_DASHES = alt.Scale(domain=_LINES, range=[[1, 0], [7, 4], [1, 0]])
# A long label is broken into lines, so that it leaves room for the bars on a narrow screen.
_LABEL_SIGNS = 34


def bands(rows: Sequence[BandRow], unit: Unit, tight: Tight) -> alt.LayerChart:
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
    height = alt.Y("low:Q", title=unit.value, scale=alt.Scale(zero=unit is Unit.PATIENTS))
    areas = base.mark_area(opacity=0.2).encode(y=height, y2="high:Q")
    lines = base.mark_line(strokeWidth=2.5, point=len(years) == 1).encode(
        y="middle:Q", strokeDash=alt.StrokeDash("line:N", scale=_DASHES, legend=None)
    )
    ends = chart_of([row for row in values if row["year"] == years[-1]]).encode(
        x=_years("year:Q", years), y="middle:Q", text="line:N", color=_line_colour()
    )
    names = ends.mark_text(align="left", dx=6, fontSize=13, fontWeight="bold")
    return alt.LayerChart(layer=[*_tight(tight, years), areas, lines, names], height=360)


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
    return alt.Color("line:N", scale=_COLOURS, legend=None)


def waterfall(rows: Sequence[StepRow]) -> alt.LayerChart:
    """From the shortage now to that of a later year; each bar begins where the last one ended."""
    values = [
        {
            "label": row.label,
            "start": row.start,
            "end": row.end,
            "right": max(row.start, row.end),
            "kind": row.kind,
            "words": row.words,
        }
        for row in rows
    ]
    kinds = ["stand", "tekort groeit", "tekort krimpt"]
    scale = alt.Scale(domain=kinds, range=[_GREY, _ORANGE, _BLUE])
    base = _labelled(values)
    bars = base.mark_bar(height=18).encode(
        x=alt.X("start:Q", title="tekort in fte", scale=_room(values, "start", "end")),
        x2="end:Q",
        color=alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, orient="bottom")),
        tooltip=[alt.Tooltip("label:N", title="stap"), alt.Tooltip("words:N", title="fte")],
    )
    words = base.mark_text(align="left", dx=5).encode(x="right:Q", text="words:N")
    return alt.LayerChart(layer=[_rule(0.0), bars, words], height=alt.Step(30))


def tornado(rows: Sequence[SwingRow], base: float) -> alt.LayerChart:
    """Per assumption how far the shortage moves: to the side with the point it is high."""
    values = [
        {"label": row.label, "low": row.low, "high": row.high, "words": row.words} for row in rows
    ]
    chart = _labelled(values)
    bars = chart.mark_bar(height=14, color=_BLUE, opacity=0.35).encode(
        x=alt.X(
            "low:Q",
            title="tekort in fte; ● als de aanname hoog is, │ als zij laag is",
            scale=_room(values, "low", "high"),
        ),
        x2="high:Q",
        tooltip=[alt.Tooltip("label:N", title="aanname"), alt.Tooltip("words:N", title="tekort")],
    )
    high = chart.mark_point(shape="circle", filled=True, size=90, color=_BLUE, opacity=1)
    low = chart.mark_tick(thickness=3, size=16, color=_GREY)
    layers = [_rule(base), bars, low.encode(x="low:Q"), high.encode(x="high:Q")]
    return alt.LayerChart(layer=layers, height=alt.Step(26))


def comparison(rows: Sequence[ComparisonRow]) -> alt.LayerChart:
    """Per scenario the change of the shortage: where eight of ten runs lie, and their middle."""
    values = [
        {
            "label": row.name,
            "low": row.difference.p10,
            "high": row.difference.p90,
            "middle": row.difference.p50,
            "words": row.difference_words,
        }
        for row in rows
    ]
    chart = _labelled(values)
    spans = chart.mark_bar(height=8, color=_BLUE, opacity=0.35).encode(
        x=alt.X(
            "low:Q",
            title="verschil in tekort (fte); links van de lijn is minder tekort",
            scale=_room(values, "low", "high"),
        ),
        x2="high:Q",
        tooltip=[alt.Tooltip("label:N", title="scenario"), alt.Tooltip("words:N", title="fte")],
    )
    middles = chart.mark_point(filled=True, size=90, color=_BLUE, opacity=1).encode(x="middle:Q")
    return alt.LayerChart(layer=[_rule(0.0), spans, middles], height=alt.Step(26))


def _band_values(row: BandRow, unit: Unit) -> dict[str, Any]:
    decimals = 1 if unit is Unit.FTE else 0
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
        .mark_rect(color=_PALE, opacity=0.18)
        .encode(x=_years("from:Q", years), x2="to:Q"),
        marked.mark_rule(color=_GREY, strokeDash=[3, 3]).encode(x=_years("year:Q", years)),
        marked.mark_text(align="left", dx=5, color=_GREY, fontSize=12).encode(
            x=_years("year:Q", years), y=alt.value(10), text="words:N"
        ),
    ]


def _labelled(values: Sequence[dict[str, Any]]) -> alt.Chart:
    broken = [{**value, "label": fill(value["label"], _LABEL_SIGNS)} for value in values]
    lines = "split(datum.label, '\\n')"
    axis = alt.Axis(labelExpr=lines, labelLimit=260, labelOverlap=False, labelLineHeight=12)
    return chart_of(broken).encode(y=alt.Y("label:N", sort=None, title=None, axis=axis))


def _room(values: Sequence[dict[str, Any]], *names: str) -> alt.Scale:
    """Room at both sides for the words beside the longest bars."""
    found = [value[name] for value in values for name in names] or [0.0]
    low, high = min(0.0, *found), max(0.0, *found)
    margin = max(high - low, 1.0) * 0.12
    return alt.Scale(domain=[low - (margin if low else 0.0), high + margin], nice=False)


def _rule(at: float) -> alt.Chart:
    rule: alt.Chart = chart_of([{"at": at}]).mark_rule(color=_GREY).encode(x="at:Q")
    return rule
