"""Pictures of the views, in Dutch: one theme, registered once, for the screen and for paper."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

import altair as alt
from babel.dates import get_day_names, get_month_names

from succession.risk.result import Reason
from succession.views.completeness import FieldKnown
from succession.views.talks.form import StopYears

_MORE, _LESS, _TOTAL = "#D55E00", "#0072B2", "#4B5563"


@alt.theme.register("dutch", enable=True)
def _dutch_theme() -> alt.theme.ThemeConfig:
    return alt.theme.ThemeConfig(
        {
            "config": {
                # Vega describes axes in English; the page gives each chart a description of ours.
                "aria": False,
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
    """One bar of the waterfall."""

    label: str
    start: float
    end: float
    right: float
    kind: str
    text: str


def waterfall(reasons: Sequence[Reason], words: Sequence[tuple[str, str]]) -> alt.LayerChart:
    """How the reasons add up to the expected open share: each bar begins where the last ended.

    `words` are the label and the text of each bar, the last one of what they add up to.
    """
    rows: list[Bar] = []
    level = 0.0
    *parts, total = words
    for reason, (label, text) in zip(reasons, parts, strict=True):
        rows.append(_bar(label, text, level, level + reason.contribution, is_total=not rows))
        level += reason.contribution
    rows.append(_bar(*total, 0.0, level, is_total=True))
    base = chart_of(rows).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, labelOverlap=False))
    )
    # Room at the right for the words beside the longest bar.
    room = alt.Scale(domain=[min(0.0, *_ends(rows)), max(_ends(rows)) * 1.2])
    scale = alt.Scale(domain=["meer kans", "minder kans", "totaal"], range=[_MORE, _LESS, _TOTAL])
    bars = base.mark_bar(height=18).encode(
        x=alt.X(
            "start:Q",
            scale=room,
            title="verwacht open aandeel binnen 5 jaar",
            axis=alt.Axis(format=".0%"),
        ),
        x2="end:Q",
        color=alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, orient="bottom")),
        tooltip=[alt.Tooltip("label:N", title="reden"), alt.Tooltip("text:N", title="bijdrage")],
    )
    texts = base.mark_text(align="left", dx=5).encode(x="right:Q", text="text:N")
    return alt.LayerChart(layer=[bars, texts], height=alt.Step(30))


def chart_of(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A chart of these rows, which travel with it."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def _ends(rows: Sequence[Bar]) -> list[float]:
    return [bar["right"] for bar in rows]


def _bar(label: str, text: str, start: float, end: float, is_total: bool) -> Bar:
    change = end - start
    kind = "totaal" if is_total else ("meer kans" if change >= 0 else "minder kans")
    return {
        "label": label,
        "start": start,
        "end": end,
        "right": max(start, end),
        "kind": kind,
        "text": text,
    }


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
    bars = base.mark_bar(height=20, color=_LESS, opacity=0.6).encode(
        x=alt.X("start:Q", scale=span, title=None, axis=axis), x2="end:Q"
    )
    points = base.mark_point(size=160, filled=True, color=_MORE, opacity=1).encode(x="likely:Q")
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
    paper = base.mark_bar(height=14, color="#E5E7EB").encode(x=alt.datum(1))
    bars = base.mark_bar(height=14, color=_LESS).encode(
        x=alt.X(
            "share:Q",
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format=".0%", title="bekend"),
        ),
        tooltip=[alt.Tooltip("label:N", title="gegeven"), alt.Tooltip("words:N", title="bekend")],
    )
    return alt.LayerChart(layer=[paper, bars], height=alt.Step(24))
