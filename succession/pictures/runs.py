"""The pictures of a draaiboek that is followed, and of one that may be begun.

Every cue is there twice: by colour and by form.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

import altair as alt

from succession.playbook.run.progress import StepState
from succession.views import dutch, palette
from succession.views.runs.latest_start import HEADS, Leeway, Line, StartRow, records
from succession.views.runs.timeline import TimelineRow

_State = TypeVar("_State", bound=StrEnum)
_STATE_COLOURS = {
    StepState.DONE: palette.GREY,
    StepState.READY: palette.BLUE,
    StepState.WAITING: palette.PALE,
    StepState.LATE: palette.ORANGE,
}
_STATE_SHAPES = {
    StepState.DONE: "circle",
    StepState.READY: "square",
    StepState.WAITING: "diamond",
    StepState.LATE: "triangle-up",
}
_DAY = timedelta(days=1)
_ROOM_COLOURS = {
    Leeway.AMPLE: palette.BLUE,
    Leeway.TIGHT: palette.AMBER,
    Leeway.PAST: palette.ORANGE,
}
_ROOM_SHAPES = {Leeway.AMPLE: "circle", Leeway.TIGHT: "diamond", Leeway.PAST: "triangle-up"}
# On a tablet a longer title would leave no room for time; the table has it whole.
_TITLES = alt.Axis(labelLimit=190, labelOverlap=False)
_TIME = alt.Axis(format="%b %Y", labelAngle=0, tickCount=8, labelOverlap=True)
_LEGEND = alt.Legend(title=None, orient="top", columns=2)
_AXIS = alt.Axis(format="%b %Y", labelAngle=0, tickCount=5, labelOverlap=True)


def timeline(rows: Sequence[TimelineRow], today: date) -> alt.LayerChart:
    """Bars from start to due; what must not be delayed has a dark edge, today is a line."""
    values = [_step(row) for row in rows]
    steps = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("stap:N", sort=None, title=None, axis=_TITLES),
        color=alt.Color("stand:N", scale=_scale(_STATE_COLOURS), legend=_LEGEND),
    )
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("stap", "periode", "stand", "speling")]
    bars = steps.mark_bar(height=12).encode(
        x=alt.X(
            "van:T",
            title=None,
            axis=_TIME,
        ),
        x2="tot:T",
        stroke=alt.condition("datum.kritiek", alt.value(palette.INK), alt.value("transparent")),
        strokeWidth=alt.value(2),
        tooltip=tooltip,
    )
    ends = steps.mark_point(filled=True, size=55, opacity=1).encode(
        x="tot:T",
        shape=alt.Shape("stand:N", scale=_scale(_STATE_SHAPES), legend=_LEGEND),
        tooltip=tooltip,
    )
    now = alt.Chart(alt.InlineData(values=[{"dag": today.isoformat(), "wat": "vandaag"}]))
    line = now.mark_rule(strokeDash=[4, 3], size=2, color=palette.INK).encode(
        x="dag:T", tooltip=alt.Tooltip("wat:N", title="lijn")
    )
    return alt.LayerChart(layer=[bars, ends, line], height=alt.Step(22))


def latest_start(rows: Sequence[StartRow], line: Line) -> alt.LayerChart:
    """A thin line for what is possible, a thick one for 9 to 1 in 10, a sign for the middle."""
    legend = alt.Legend(
        title=f"{line.name} (stippellijn)", orient="top", direction="vertical", symbolOpacity=1
    )
    drawn = alt.Chart(alt.InlineData(values=[_start(row, line.name) for row in rows])).encode(
        y=alt.Y("draaiboek:N", sort=None, title=None, axis=alt.Axis(labelLimit=190, ticks=False)),
        color=alt.Color("stand:N", scale=_scale(_ROOM_COLOURS), legend=legend),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("draaiboek", *HEADS.values(), line.name)],
    )
    days = alt.X("van:T", title=None, axis=_AXIS, scale=alt.Scale(padding=8))
    possible = drawn.mark_rule(size=2).encode(x=days, x2="tot:T")
    likely = drawn.mark_rule(size=10, opacity=0.45).encode(x="zeker:T", x2="krap:T")
    middle = drawn.mark_point(filled=True, size=120, opacity=1).encode(
        x="midden:T", shape=alt.Shape("stand:N", scale=_scale(_ROOM_SHAPES), legend=legend)
    )
    mark = alt.Chart(alt.InlineData(values=[{"dag": line.day.isoformat(), "wat": line.name}]))
    dashed = mark.mark_rule(strokeDash=[4, 3], size=2, color=palette.INK).encode(
        x="dag:T", tooltip=alt.Tooltip("wat:N", title="lijn")
    )
    return alt.LayerChart(layer=[possible, likely, middle, dashed], height=alt.Step(34))


def _scale(by_state: Mapping[_State, str]) -> alt.Scale:
    return alt.Scale(domain=[s.value for s in by_state], range=list(by_state.values()))


def _step(row: TimelineRow) -> dict[str, object]:
    return {
        "stap": row.title,
        "van": row.start.isoformat(),
        "tot": max(row.due, row.start + _DAY).isoformat(),
        "periode": f"{dutch.short_day(row.start)} tot {dutch.short_day(row.due)}",
        "stand": row.state.value,
        "speling": row.slack or "–",
        "kritiek": row.is_critical,
    }


def _start(row: StartRow, name: str) -> dict[str, str]:
    (told,) = records([row], name)
    return {
        **{head: dutch.cell(value) for head, value in told.items()},
        "stand": row.room.value,
        "van": row.safest.isoformat(),
        "tot": row.last.isoformat(),
        "zeker": row.sure.isoformat(),
        "midden": row.even.isoformat(),
        "krap": row.tight.isoformat(),
    }
