"""Pictures of the views, in Dutch: one theme, registered once, for the screen and for paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypedDict

import altair as alt
from babel.dates import get_day_names, get_month_names

from succession.risk.result import Reason
from succession.views import palette
from succession.views.completeness import FieldKnown
from succession.views.talks.form import StopYears

_MORE, _LESS, _TOTAL = "meer kans", "minder kans", "totaal"
_REASON_COLOURS = {_MORE: palette.ORANGE, _LESS: palette.BLUE, _TOTAL: palette.GREY}
_TOLD = ("label", "words")


@alt.theme.register("dutch", enable=True)
def _dutch_theme() -> alt.theme.ThemeConfig:
    return alt.theme.ThemeConfig(
        {
            "config": {
                # Vega describes axes in English; the page gives each chart a description of ours.
                "aria": False,
                # Words of a picture are read like any others; Streamlit's grey is too pale.
                "axis": {"labelColor": palette.GREY, "titleColor": palette.GREY},
                "legend": {"labelColor": palette.GREY, "titleColor": palette.GREY},
                "header": {"labelColor": palette.GREY, "titleColor": palette.GREY},
                "locale": {
                    "number": {
                        "decimal": ",",
                        "thousands": ".",
                        "grouping": [3],
                        "currency": ["€ ", ""],
                    },
                    "time": {
                        "dateTime": "%a %e %B %Y %X",
                        "date": "%d-%m-%Y",
                        "time": "%H:%M:%S",
                        "periods": ["", ""],
                        "days": _days("wide"),
                        "shortDays": _days("short"),
                        "months": list(get_month_names("wide", locale="nl").values()),
                        "shortMonths": list(get_month_names("abbreviated", locale="nl").values()),
                    },
                },
            }
        }
    )


def _days(width: Literal["wide", "short"]) -> list[str]:
    names = get_day_names(width, locale="nl")
    # Babel counts from Monday, Vega from Sunday.
    return [names[(number + 6) % 7] for number in range(7)]


class Bar(TypedDict):
    """One bar of a waterfall; `right` is where its words begin."""

    label: str
    start: float
    end: float
    right: float
    kind: str
    words: str


def bar(label: str, words: str, start: float, end: float, kind: str) -> Bar:
    """The bar from `start` to `end`, of which `kind` decides the colour."""
    return {
        "label": label,
        "start": start,
        "end": end,
        "right": max(start, end),
        "kind": kind,
        "words": words,
    }


def falling(
    base: alt.Chart, x: alt.X, colour: alt.Color, heads: tuple[str, str]
) -> list[alt.Chart]:
    """The bars of `base` along `x` with their words; `heads` are what a label and its words are."""
    tooltip = [alt.Tooltip(f"{n}:N", title=h) for n, h in zip(_TOLD, heads, strict=True)]
    bars = base.mark_bar(height=18).encode(x=x, x2=alt.X2("end:Q"), color=colour, tooltip=tooltip)
    words = base.mark_text(align="left", dx=5).encode(x=alt.X("right:Q"), text=alt.Text("words:N"))
    return [bars, words]


def waterfall(reasons: Sequence[Reason], words: Sequence[tuple[str, str]]) -> alt.LayerChart:
    """How the reasons add up to the expected open share: each bar begins where the last ended.

    `words` are the label and the text of each bar, the last one of what they add up to.
    """
    bars = list(_bars(reasons, words))
    base = chart_of(bars).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, labelOverlap=False))
    )
    # Room at the right for the words beside the longest bar.
    ends = [one["right"] for one in bars]
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[min(0.0, *ends), max(ends) * 1.2]),
        title="verwacht open aandeel binnen 5 jaar",
        axis=alt.Axis(format=".0%"),
    )
    legend = alt.Legend(title=None, orient="bottom")
    colour = alt.Color("kind:N", scale=scale_of(_REASON_COLOURS), legend=legend)
    layers = falling(base, x, colour, ("reden", "bijdrage"))
    return alt.LayerChart(layer=layers, height=alt.Step(30))


def _bars(reasons: Sequence[Reason], words: Sequence[tuple[str, str]]) -> Iterator[Bar]:
    """The first reason is that from which the others count; it is a sum, like the last bar."""
    level = 0.0
    *parts, total = words
    for index, (reason, (label, text)) in enumerate(zip(reasons, parts, strict=True)):
        end = level + reason.contribution
        change = _MORE if end - level >= 0 else _LESS
        yield bar(label, text, level, end, change if index else _TOTAL)
        level = end
    yield bar(*total, 0.0, level, _TOTAL)


def chart_of(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A chart of these rows, which travel with it."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def scale_of(marks: Mapping[str, Any]) -> alt.Scale:
    """Which colour or form says what."""
    return alt.Scale(domain=list(marks), range=list(marks.values()))


def stop_bands(bands: Sequence[StopYears], years: Sequence[int]) -> alt.LayerChart:
    """Between which years somebody stops, what was said before beside what is said now."""
    rows = [
        {
            "what": band.what,
            "start": band.earliest or band.likely or band.latest,
            "end": (band.latest or band.likely or band.earliest or 0) + 1,
            "likely": None if band.likely is None else band.likely + 0.5,
        }
        for band in bands
        if not band.is_empty
    ]
    base = chart_of(rows).encode(
        y=alt.Y("what:N", sort=None, title=None, axis=alt.Axis(labelLimit=160))
    )
    span = alt.Scale(domain=[years[0], years[-1] + 1], nice=False, clamp=True)
    axis = alt.Axis(format="d", tickMinStep=1, tickCount=10)
    bars = base.mark_bar(height=20, color=palette.BLUE, opacity=0.6).encode(
        x=alt.X("start:Q", scale=span, title=None, axis=axis), x2="end:Q"
    )
    points = base.mark_point(size=160, filled=True, color=palette.ORANGE, opacity=1).encode(
        x="likely:Q"
    )
    return alt.LayerChart(layer=[bars, points], height=alt.Step(36))


def known_bars(fields: Sequence[FieldKnown]) -> alt.LayerChart:
    """Per field which part is known; the rest is pale, not red: it is unknown, not wrong."""
    rows = [
        {"label": f"{f.label} ({f.sheet})", "share": f.share or 0.0, "words": f.words}
        for f in fields
    ]
    base = chart_of(rows).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=240, labelOverlap=False))
    )
    paper = base.mark_bar(height=14, color=palette.PAPER).encode(x=alt.datum(1))
    bars = base.mark_bar(height=14, color=palette.BLUE).encode(
        x=alt.X(
            "share:Q",
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format=".0%", title="bekend"),
        ),
        tooltip=[alt.Tooltip("label:N", title="gegeven"), alt.Tooltip("words:N", title="bekend")],
    )
    return alt.LayerChart(layer=[paper, bars], height=alt.Step(24))
