"""The year planned: which talk on which of the days that the consulent has."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from succession.actions import undoing
from succession.actions.permission import PLAN_DAYS
from succession.actions.preparing import change_days_off, days_between
from succession.reports.paper import calendar
from succession.talks.planning import Order, planned
from succession.ui import components, filling, shared, tables, viewing
from succession.ui.filling import Form
from succession.ui.forms import DAY_FORMAT
from succession.ui.sending import Saved
from succession.ui.talks import reads, work_list
from succession.views import dutch
from succession.views.talks import page as talks
from succession.working_days import is_working_day

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
_YEAR = timedelta(days=365)


def year() -> None:
    """The talks of the coming year on the days that the consulent has."""
    days = _days()
    left, right = st.columns(2)
    per_day = left.slider("Gesprekken per dag", 1, 4, 1, key="talks.plan.per_day")
    order = right.segmented_control(
        "Wie aan de beurt is gaat voor; daarna op volgorde van",
        list(Order),
        default=Order.LEARN,
        format_func=lambda one: one.value,
        required=True,
        key="talks.plan.order",
    )
    plan = planned(reads.work_list(), days, per_day, order or Order.LEARN)
    view = talks.plan_view(plan)
    st.subheader(view.headline)
    tables.lines(
        view.records,
        "talks.plan",
        "Gesprekken van het jaar per dag",
        {"dag": dutch.day},
        empty="Kies een dag waarop u tijd heeft.",
    )
    if view.left_over:
        with st.expander(
            f"Zonder plek in deze planning: {len(view.left_over)}", key="talks.left_over"
        ):
            components.bullets(view.left_over)
    work_list.download(
        "Jaarplanning voor uw agenda",
        partial(calendar.plan_calendar, plan, shared.now(), reads.marks()),
        "talks.plan.ics",
    )


def _days() -> list[date]:
    """The working days of the coming year on the weekdays that were chosen."""
    chosen = st.pills(
        "Op welke dagen voert u gesprekken?",
        _WEEKDAYS,
        selection_mode="multi",
        default=_WEEKDAYS[1],
        key="talks.plan.days",
    )
    away = _away() if viewing.may(PLAN_DAYS) else frozenset()
    first = viewing.look().today
    days = (first + timedelta(days=number) for number in range(_YEAR.days))
    free = (day for day in days if is_working_day(day) and day not in away)
    return [day for day in free if _WEEKDAYS[day.weekday()] in chosen]


def _away() -> frozenset[date]:
    """The days on which this consulent is away, and the form to change them."""
    off = tuple(day for day in reads.days_off() if day >= viewing.look().today)
    title = f"Dagen waarop u weg bent: {len(off)}" if off else "Dagen waarop u weg bent"
    with st.expander(title, icon=":material/beach_access:", key="talks.away"):
        st.caption("Weekenden en feestdagen tellen al niet mee. Dit geldt voor u alleen.")
        form = filling.form("talks.away", None)
        left, right = st.columns(2)
        first = left.date_input("Van", None, format=DAY_FORMAT, key=form.key("first"))
        last = right.date_input("Tot en met", None, format=DAY_FORMAT, key=form.key("last"))
        form.unsaved_line()
        if form.button("Weg op deze dagen"):
            _go_away(form, first, last)
        if off:
            _come_back(off)
    return frozenset(off)


def _go_away(form: Form[None], first: object, last: object) -> None:
    """One day where only the first is filled in."""
    if not isinstance(first, date):
        st.info("Vul ten minste de eerste dag in.")
        return
    until = last if isinstance(last, date) else first
    away = days_between(first, until)
    stretch = " tot en met ".join(map(dutch.day, sorted({first, until})))
    # Days that were free already stay so.
    back = undoing.days_off(away - frozenset(reads.days_off()), frozenset())
    told = Saved(f"Bewaard: u bent weg op {stretch}.", "Deze dagen tellen weer mee.", back)
    form.send(told, change_days_off, away, frozenset())


def _come_back(off: Sequence[date]) -> None:
    form = filling.form("talks.back", None)
    back = st.multiselect(
        "Toch aanwezig op",
        off,
        format_func=dutch.day,
        placeholder="Kies een of meer dagen",
        key=form.key("days"),
    )
    if form.button("Deze dagen toch gebruiken", "undo", disabled=not back):
        days, undo = frozenset(back), undoing.days_off(frozenset(), frozenset(back))
        words = f"Bewaard: u bent toch aanwezig op {dutch.listing(map(dutch.day, sorted(days)))}."
        told = Saved(words, "U bent op deze dagen weer weg.", undo)
        form.send(told, change_days_off, frozenset(), days)
