"""The parts of Vandaag: talks, steps, what came in, and the region in one sentence."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from succession.actions.permission import SEE_ALL_RUNS, SEE_ORDER_BY_TIME, SEE_TALKS
from succession.ui import components, viewing
from succession.ui.board import decisions
from succession.ui.frame import navigation
from succession.ui.markdown import plain
from succession.ui.overview import sections as region_sections
from succession.ui.runs import following, running
from succession.ui.talks import reads, work_list
from succession.views.overview import page as overview
from succession.views.talks import page as talk_views
from succession.views.talks.page import TalkRow
from succession.views.today import page as today
from succession.views.today.page import WaitingCounts, WaitingStep

_TALKS = 5


@dataclass(frozen=True)
class Waiting:
    """What waits for whoever is looking."""

    talks: tuple[TalkRow, ...]
    steps: tuple[WaitingStep, ...]
    replies: int
    decisions: int

    @cached_property
    def conclusion(self) -> str:
        late = sum(step.is_late for step in self.steps)
        return today.conclusion(
            WaitingCounts(
                len(self.talks), late, len(self.steps) - late, self.replies, self.decisions
            )
        )


def waiting() -> Waiting:
    """As far as this person may know of it."""
    look = viewing.look()
    lines = following.lines() if viewing.may(SEE_ALL_RUNS) else ()
    found = today.steps(lines, look.practice_names, look.today)
    return Waiting(_talks(), found, len(reads.replies()), len(decisions.waiting()))


def _talks() -> tuple[TalkRow, ...]:
    if not viewing.may(SEE_TALKS):
        return ()
    listed, sources, mark = reads.work_list(), reads.known(), reads.marks().of
    return tuple(
        talk_views.row_of(entry, listed.as_of, mark, sources)
        for entry in today.talks_of_the_week(listed)
    )


def talks(found: Waiting) -> None:
    """With whom to talk now, and what praktijkhouders told themselves."""
    work_list.replies()
    if not found.talks:
        return
    st.subheader("Met wie praten")
    work_list.rows(found.talks[:_TALKS])
    st.page_link(
        navigation.file_of(navigation.TALKS),
        label=f"Alle gesprekken ({len(found.talks)} nu aan de beurt)",
        icon=":material/forum:",
    )


def steps(found: Waiting) -> None:
    """What is late or due, each with the way to the very step."""
    lines, rest = today.shown(found.steps)
    if not lines:
        return
    st.subheader("Wat er in draaiboeken te doen is")
    with st.container(key="today-steps", gap=None):
        for number, line in enumerate(lines):
            _step(line, number)
    if rest:
        st.caption(rest)


def _step(line: WaitingStep, number: int) -> None:
    query = {"run": line.run_id} | ({"stap": line.step_id} if line.step_id else {})
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if line.is_late:
            st.badge("te laat", icon=":material/schedule:", color="orange")
        components.playbooks_link(plain(line.title), query)
        st.caption(plain(line.words))


def own_runs() -> None:
    """For a guest: the draaiboeken in which he takes part, and what is known of him."""
    running.draw()
    st.page_link(
        navigation.file_of(navigation.OWN_RECORD),
        label="Wat er over u is vastgelegd",
        icon=":material/badge:",
    )


def region() -> None:
    """The region in one sentence, with the practices that ask attention first."""
    look = viewing.look()
    view = overview.present(look.register, look.risk, look.running, viewing.may(SEE_ORDER_BY_TIME))
    st.subheader(f"De regio: {view.conclusion[:1].lower()}{view.conclusion[1:]}")
    region_sections.most_urgent(view)
    st.page_link(
        navigation.file_of(navigation.OVERVIEW), label="Naar de regio", icon=":material/map:"
    )
