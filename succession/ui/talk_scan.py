"""The scan *overname-klaar* with one praktijkhouder: five P's, and what helps."""

import streamlit as st

from succession.register.model import Practice
from succession.talks.scan import Point, Standing, Theme, scanned
from succession.ui import components, talk_reads, wiring
from succession.ui.markdown import plain
from succession.views import talk_scan
from succession.views.talk_scan import ThemeView

_LOOK = {
    Standing.IN_ORDER: ("green", ":material/check:"),
    Standing.WEAK: ("orange", ":material/flag:"),
    Standing.UNKNOWN: ("gray", ":material/question_mark:"),
}
_WORDS = {"ja": True, "nee": False}


def scan(practice: Practice) -> None:
    """The questions, and beside each P what weakens it."""
    st.caption(
        "Wat het register weet, telt al mee; een antwoord hier gaat voor, en wordt niet bewaard. "
        "Wat onbekend is, is nooit op orde."
    )
    asked, facts = talk_reads.scan(), wiring.facts().get(practice.agb, {})
    columns = [st.columns(2) for _ in asked.themes]
    answers: dict[str, bool | None] = {}
    for (left, _), theme in zip(columns, asked.themes, strict=True):
        with left:
            answers |= _questions(theme, practice.agb)
    found = talk_scan.theme_views(scanned(asked, facts, answers, wiring.playbooks()))
    for (_, right), view in zip(columns, found, strict=True):
        with right:
            _theme(view)


def _questions(theme: Theme, agb: str) -> dict[str, bool | None]:
    st.subheader(plain(theme.title))
    places = [(f"{theme.id}.{point.id}", point) for point in theme.points]
    return {place: _answer(point, f"scan.{agb}.{place}") for place, point in places}


def _answer(point: Point, key: str) -> bool | None:
    word = st.segmented_control(plain(point.question), list(_WORDS), key=key)
    return _WORDS[word] if word else None


def _theme(view: ThemeView) -> None:
    color, icon = _LOOK[view.standing]
    st.badge(f"{view.title}: {view.summary}", icon=icon, color=color)  # type: ignore[arg-type]
    for row in view.advice:
        with st.container(border=True):
            st.markdown(f"**{plain(row.advice)}**")
            st.caption(plain(row.question))
            components.bullets([f"Stap: {step}" for step in row.steps])
