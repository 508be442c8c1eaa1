"""One run on one page, in parts: where it stands, its steps, its time, its people, its end."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from succession.actions.permission import CLOSE_RUN, FILL_ROLE, MOVE_ANCHOR, SEE_LIMITS
from succession.pictures import runs as pictures
from succession.reports.paper import calendar
from succession.reports.runs.progress import FILE_KIND
from succession.ui import address, components, files, paper, shared, tables, viewing
from succession.ui.files import OfferedFile
from succession.ui.frame import finding
from succession.ui.markdown import plain
from succession.ui.runs import checklist, closing, following, latest_start, plan
from succession.ui.runs import clock as run_clock
from succession.ui.runs.following import Followed
from succession.views.runs import timeline
from succession.views.runs.clock import clock_line, stop_view
from succession.views.runs.latest_start import run_row
from succession.views.search import Found


def draw(followed: Followed) -> None:
    """The head of the run and the part that was chosen; only that part is drawn."""
    st.title(plain(followed.view.conclusion))
    components.title_of_tab(followed.view.title)
    components.confidentiality_line(viewing.look().audience.role)
    _heading(followed)
    parts = _parts(followed)
    parts[address.section(list(parts), "run.part")](followed)


def _parts(followed: Followed) -> Mapping[str, Callable[[Followed], None]]:
    """What this person finds here: a guest his steps and their time and no more."""
    is_open = followed.run.closing is None
    parts: dict[str, Callable[[Followed], None]] = {"Stappen": _steps, "Tijdlijn": _timeline}
    if viewing.may(SEE_LIMITS):
        parts["Beslismomenten"] = run_clock.draw
    if is_open and viewing.may(FILL_ROLE):
        parts["Betrokkenen"] = plan.people_and_facts
    if is_open and viewing.may(MOVE_ANCHOR):
        parts["Verzetten"] = plan.dates_and_version
    if not is_open or viewing.may(CLOSE_RUN):
        parts["Afsluiten" if is_open else "Terugblik"] = closing.draw
    return parts


def _heading(followed: Followed) -> None:
    view = followed.view
    finding.remember(Found.RUN, view.title, {"run": followed.run.run_id})
    st.header(plain(view.title))
    st.caption(plain(view.subtitle))
    with st.container(horizontal=True, vertical_alignment="center", key="run.ways"):
        if followed.run.practice_agb:
            components.practice_link(followed.run.practice_agb, "Naar het dossier")
        components.playbooks_button("Alle draaiboeken", {}, ":material/list:")
        _downloads(followed)
    st.progress(view.share_done, view.status)
    if viewing.may(SEE_LIMITS) and not followed.run.closing:
        _clock(followed)


def _clock(followed: Followed) -> None:
    clock = clock_line(followed.run, followed.playbook, viewing.look().today)
    if clock:
        st.markdown(f":material/timer: **{plain(clock)}**")
    for alarm in followed.alarms:
        st.error(f"**Rood.** {plain(alarm)}", icon=":material/warning:")
    stop = stop_view(followed.run, followed.playbook, viewing.look().today)
    if stop and stop.is_due:
        words = "**Loop de stopcriteria na**, bij *Beslismomenten*."
        st.warning(f"{words} {plain(stop.status)}", icon=":material/event_repeat:")


def _steps(followed: Followed) -> None:
    if not followed.run.closing:
        _attention(followed)
    checklist.checklist(followed)


def _attention(followed: Followed) -> None:
    view = followed.view
    boxes = (
        (f"Te laat ({view.late})", view.overdue, "Geen stap is te laat."),
        ("Dit kan nu", view.next_steps, "Geen stap kan nu beginnen."),
        ("Hier wacht het op", view.blocked, "Er wordt nu op niemands akkoord gewacht."),
    )
    for column, (title, lines, otherwise) in zip(st.columns(len(boxes)), boxes, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{title}**")
            components.bullets(lines, otherwise)


def _timeline(followed: Followed) -> None:
    today = viewing.look().today
    rows = timeline.timeline(followed.progress, today)
    st.altair_chart(
        pictures.timeline(rows, today), key="run.timeline", alt=timeline.alternative(rows)
    )
    with st.expander("Dezelfde stappen als tabel", key="run.steps.open"):
        tables.lines(timeline.records(rows), "run.steps", "Alle stappen naar datum")
    st.subheader("Kritieke stappen")
    st.caption("Loopt een van deze stappen uit, dan schuift het einde mee. De stippellijn is nu.")
    tables.lines(
        timeline.critical_records(rows),
        "run.critical",
        "De stappen die samen de kortste doorlooptijd bepalen",
    )
    # From all steps together: what it tells is more than a guest's own steps do.
    if viewing.may(SEE_LIMITS):
        row, begun = run_row(followed.run, followed.playbook)
        latest_start.draw([row], begun, "run.start")


def _downloads(followed: Followed) -> None:
    viewer = viewing.actor().viewer
    paper.downloads(following.report(followed), FILE_KIND, "run.report")
    make = partial(calendar.step_calendar, followed.run, followed.playbook, viewer, shared.now())
    files.offer(
        OfferedFile("In mijn agenda (.ics)", calendar.FILE_NAME, files.ICS, make), "run.ics"
    )
