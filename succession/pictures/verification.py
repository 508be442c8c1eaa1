"""The pictures of *Betrouwbaarheid*: colours that everyone can tell apart, and shapes too."""

from collections.abc import Sequence
from dataclasses import asdict
from math import floor
from typing import Any

import altair as alt

from succession.views.palette import BLUE, GREY, ORANGE, PAPER
from succession.views.verification.coverage import CoveredPoint
from succession.views.verification.own_history import BinPoint
from succession.views.verification.page import PicturePoint

_COLOURS = [GREY, BLUE, ORANGE]
_DASHES = [[1, 0], [6, 3], [2, 2]]


def national_lines(
    lines: Sequence[PicturePoint], published: Sequence[PicturePoint]
) -> alt.LayerChart:
    """Supply and demand by year, with the figures of others as open signs on it."""
    years = alt.Scale(domain=[lines[0].x, lines[-1].x], nice=False)
    axis = alt.Axis(format="d", tickCount=5)
    ours = _lined(lines, alt.X("x:Q", title="jaar", axis=axis, scale=years), "fte", ",.0f")
    theirs = (
        _chart([{"what": point.line, "x": point.x, "y": point.y} for point in published])
        .mark_point(size=110, strokeWidth=2, color="black")
        .encode(
            x="x:Q",
            y="y:Q",
            shape=alt.Shape("what:N", scale=alt.Scale(range=["circle", "square"]), legend=None),
            tooltip=[
                alt.Tooltip("what:N", title="wat"),
                alt.Tooltip("y:Q", title="fte", format=",.0f"),
            ],
        )
    )
    return alt.LayerChart(layer=[*ours, theirs], height=340)


def error_lines(lines: Sequence[PicturePoint], published: tuple[float, float]) -> alt.LayerChart:
    """The mean error by horizon; the grey field is what was published of the national model."""
    low, high = published
    field = (
        _chart([{"low": low, "high": high}])
        .mark_rect(color=PAPER, opacity=0.7)
        .encode(y=alt.Y("low:Q"), y2="high:Q")
    )
    axis = alt.Axis(values=sorted({point.x for point in lines}), format="d")
    x = alt.X("x:Q", title="jaren vooruit", axis=axis)
    drawn = _lined(lines, x, "gemiddeld ernaast", ".0%")
    return alt.LayerChart(layer=[field, *drawn], height=300)


def coverage_dots(
    points: Sequence[CoveredPoint], target: tuple[float, float, float]
) -> alt.LayerChart:
    """The share within the band, with its own interval; the field is where it ought to lie."""
    low, value, high = target
    # From half up, where a band that is any good has its points; further when one lies below.
    start = min(0.5, floor(10 * min(point.low for point in points)) / 10)
    scale = alt.Scale(domain=[start, 1], nice=False)
    axis = alt.Axis(format=".0%", tickCount=6)
    x = alt.X("low:Q", scale=scale, axis=axis, title="deel binnen de band")
    field = _chart([{"low": low, "high": high}]).mark_rect(color=PAPER, opacity=0.8)
    aim = _chart([{"low": value}]).mark_rule(color=GREY, strokeDash=[4, 3])
    base = _chart([asdict(point) for point in points]).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=300, labelOverlap=False))
    )
    bars = base.mark_rule(color=BLUE, strokeWidth=2).encode(x=x, x2="high:Q")
    dots = base.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(
        x=alt.X("share:Q", scale=scale)
    )
    layers = [field.encode(x=x, x2="high:Q"), aim.encode(x=x), bars, dots]
    return alt.LayerChart(layer=layers, height=alt.Step(28))


def reliability(points: Sequence[BinPoint]) -> alt.LayerChart:
    """The chance that was given beside how often it happened: on the dashed line they agree.

    Both axes end where the points do: most chances are small.
    """
    end = min(max(max(point.chance, point.high) for point in points) * 1.05, 1.0)
    share = alt.Scale(domain=[0, end], nice=False)
    axis = alt.Axis(format="~%", tickCount=5)
    diagonal = (
        _chart([{"x": 0, "y": 0}, {"x": end, "y": end}])
        .mark_line(color=GREY, strokeDash=[4, 3])
        .encode(
            x=alt.X("x:Q", scale=share, axis=axis, title="kans die we gaven"),
            y=alt.Y("y:Q", scale=share, axis=axis, title="zo vaak gebeurde het"),
        )
    )
    base = _chart([asdict(point) for point in points]).encode(x="chance:Q")
    bars = base.mark_rule(color=BLUE, strokeWidth=2).encode(y="low:Q", y2="high:Q")
    dots = base.mark_point(filled=True, size=110, color=BLUE, opacity=1).encode(
        y="happened:Q", tooltip=[alt.Tooltip("words:N", title="gevallen")]
    )
    return alt.LayerChart(layer=[diagonal, bars, dots], height=340)


def _lined(
    lines: Sequence[PicturePoint], x: alt.X, title: str, number: str
) -> tuple[alt.Chart, alt.Chart]:
    """Lines that differ in colour and in dashes, with a dot at each point."""
    names = list(dict.fromkeys(point.line for point in lines))
    legend = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=300, symbolType="stroke")
    base = _chart([asdict(point) for point in lines]).encode(
        x=x,
        y=alt.Y("y:Q", title=title, axis=alt.Axis(format=number), scale=alt.Scale(zero=False)),
        color=alt.Color("line:N", scale=alt.Scale(domain=names, range=_COLOURS), legend=legend),
        tooltip=[
            alt.Tooltip("line:N", title="lijn"),
            alt.Tooltip("x:Q", title="bij"),
            alt.Tooltip("y:Q", title=title, format=number),
        ],
    )
    dash = alt.StrokeDash("line:N", scale=alt.Scale(domain=names, range=_DASHES), legend=legend)
    return base.mark_line(strokeWidth=2.5).encode(strokeDash=dash), base.mark_point(
        filled=True, size=1, opacity=0
    )


def _chart(rows: Sequence[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))
