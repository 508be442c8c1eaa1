"""The steps of a run against time: as a picture, and the longest chain as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt

from succession.playbook.run.planning import slack_days
from succession.playbook.run.progress import Progress, StepProgress, StepState
from succession.views import dutch
from succession.views.records import Record

_COLOURS = {
    StepState.DONE: "#4B5563",
    StepState.READY: "#0072B2",
    StepState.WAITING: "#9CA3AF",
    StepState.LATE: "#D55E00",
}
_SHAPES = {
    StepState.DONE: "circle",
    StepState.READY: "square",
    StepState.WAITING: "diamond",
    StepState.LATE: "triangle-up",
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A step on the time line. `slack` says how long it can wait; None once it is done."""

    title: str
    start: date
    due: date
    state: StepState
    is_critical: bool
    slack: str | None


def timeline(progress: Progress, today: date) -> tuple[TimelineRow, ...]:
    """Every step in the order of its due date."""
    done = {step.planned.step.id for step in progress.steps if step.is_done}
    slack = slack_days(progress.schedule, today, done)
    return tuple(_row(step, slack) for step in progress.steps)


def records(rows: tuple[TimelineRow, ...]) -> list[Record]:
    """Every step as the picture shows it, for who would rather read."""
    return [
        {
            "stap": row.title,
            "van": row.start,
            "tot": row.due,
            "stand": row.state.value,
            "speling": row.slack or "–",
        }
        for row in rows
    ]


def critical_records(rows: tuple[TimelineRow, ...]) -> list[Record]:
    """The chain that decides the end: a delay of any of these delays it all."""
    return records(tuple(row for row in rows if row.is_critical))


def picture(rows: tuple[TimelineRow, ...], today: date) -> alt.LayerChart:
    """Bars from start to due; what must not be delayed has a dark edge, today is a line."""
    values = [_value(row) for row in rows]
    steps = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("stap:N", sort=None, title=None, axis=_TITLES),
        color=alt.Color("stand:N", scale=_scale(_COLOURS), legend=_LEGEND),
    )
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("stap", "periode", "stand", "speling")]
    bars = steps.mark_bar(height=12).encode(
        x=alt.X(
            "van:T",
            title=None,
            axis=_TIME,
        ),
        x2="tot:T",
        stroke=alt.condition("datum.kritiek", alt.value("#111827"), alt.value("transparent")),
        strokeWidth=alt.value(2),
        tooltip=tooltip,
    )
    ends = steps.mark_point(filled=True, size=55, opacity=1).encode(
        x="tot:T",
        shape=alt.Shape("stand:N", scale=_scale(_SHAPES), legend=_LEGEND),
        tooltip=tooltip,
    )
    now = alt.Chart(alt.InlineData(values=[{"dag": today.isoformat(), "wat": "vandaag"}]))
    line = now.mark_rule(strokeDash=[4, 3], size=2, color="#111827").encode(
        x="dag:T", tooltip=alt.Tooltip("wat:N", title="lijn")
    )
    return alt.LayerChart(layer=[bars, ends, line], height=alt.Step(22))


def alternative(rows: tuple[TimelineRow, ...]) -> str:
    """The picture in one sentence, for who does not see it."""
    if not rows:
        return "Er zijn geen stappen."
    first, last = min(row.start for row in rows), max(row.due for row in rows)
    late = sum(row.state is StepState.LATE for row in rows)
    return (
        f"Tijdlijn van {len(rows)} stappen van {dutch.day(first)} tot {dutch.day(last)}; "
        f"{late} te laat. De tabellen eronder zeggen hetzelfde."
    )


# On a tablet a longer title would leave no room for time; the table has it whole.
_TITLES = alt.Axis(labelLimit=190, labelOverlap=False)
_TIME = alt.Axis(format="%b %Y", labelAngle=0, tickCount=8, labelOverlap=True)
_LEGEND = alt.Legend(title=None, orient="top", columns=2)


def _scale(by_state: Mapping[StepState, str]) -> alt.Scale:
    return alt.Scale(domain=[s.value for s in by_state], range=list(by_state.values()))


def _row(step: StepProgress, slack: Mapping[str, int]) -> TimelineRow:
    planned = step.planned
    return TimelineRow(
        title=planned.step.title,
        start=planned.start,
        due=planned.due,
        state=step.state,
        is_critical=planned.is_critical,
        slack=_slack(slack.get(planned.step.id)),
    )


def _slack(days: int | None) -> str | None:
    if days is None:
        return None
    if days < 0:
        return f"{dutch.count(-days, 'dag', 'dagen')} te kort"
    return dutch.count(days, "dag", "dagen") if days else "geen"


def _value(row: TimelineRow) -> dict[str, object]:
    return {
        "stap": row.title,
        "van": row.start.isoformat(),
        "tot": max(row.due, row.start + _DAY).isoformat(),
        "periode": f"{dutch.short_day(row.start)} tot {dutch.short_day(row.due)}",
        "stand": row.state.value,
        "speling": row.slack or "–",
        "kritiek": row.is_critical,
    }
