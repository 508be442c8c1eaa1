"""The page of talks: everything about all of them, or about the talk with one praktijkhouder."""

from collections.abc import Callable, Mapping

import streamlit as st

from succession.actions.permission import HOLD_TALK
from succession.reports.talks import preparation
from succession.talks.worklist import TalkEntry
from succession.ui import components, paper, viewing
from succession.ui.markdown import plain
from succession.ui.talks import after, form, hold, reads, scan, work_list, year
from succession.views.talks import page as talks

_HOLD, _AFTER, _SECTION = "Gesprek", "Na het gesprek", "talk.section"


def chosen() -> TalkEntry | None:
    """The praktijkhouder of the address (`?gesprek=`).

    One that is not there counts as none, and says so.
    """
    if st.session_state.pop(hold.WRITTEN, False):
        # Before the choice of section is drawn, since after that it cannot be changed.
        st.session_state[_SECTION] = _AFTER
    mark = st.query_params.get(work_list.PARAMETER)
    if mark is None:
        return None
    is_form = st.session_state.get(_SECTION) == _HOLD
    version = form.version_of(mark) if is_form else viewing.look().version
    entry = reads.entry_of(mark, version)
    if entry is None:
        components.not_there("Het gesprek")
    return entry


def region() -> None:
    """Everything about all talks, one section at a time."""
    _OF_REGION[_section("Wat wilt u zien?", list(_OF_REGION), "talks.section")]()


def one(entry: TalkEntry) -> None:
    """Everything about the talk with one praktijkhouder, one section at a time."""
    mark = reads.marks().of(entry.row_key)
    st.header(plain(talks.name_of(entry)))
    st.caption(plain(f"{', '.join(entry.reasons)} · {entry.rhythm} · kenmerk {mark}"))
    with st.container(horizontal=True, vertical_alignment="center"):
        work_list.link("Hele lijst", None, "talk.all", ":material/list:")
        components.practice_link(entry.practice.agb, "Naar het dossier")
    names = [name for name in _OF_ONE if name != _HOLD or viewing.may(HOLD_TALK)]
    _OF_ONE[_section("Wat wilt u doen?", names, _SECTION)](entry)


def _section(label: str, names: list[str], key: str) -> str:
    name = st.segmented_control(label, names, default=names[0], key=key, required=True)
    return name or names[0]


def _prepare(entry: TalkEntry) -> None:
    to_share, for_myself = reads.sheets(entry)
    shared, own = st.tabs(["Mee naar het gesprek", "Voor mijzelf"], key="talk.sheets")
    with shared:
        paper.sheet(to_share, preparation.TO_SHARE, "sheet.shared")
    with own:
        paper.sheet(for_myself, preparation.FOR_MYSELF, "sheet.own")


def _hold(entry: TalkEntry) -> None:
    hold.hold(entry, reads.marks().of(entry.row_key))


def _scan(entry: TalkEntry) -> None:
    scan.scan(entry)


_OF_REGION: Mapping[str, Callable[[], None]] = {
    "Werklijst": work_list.both_orders,
    "Jaarplanning": year.year,
    "Openstaande afspraken": after.all_promises,
    "Wat we leerden": after.lessons,
}
_OF_ONE: Mapping[str, Callable[[TalkEntry], None]] = {
    "Voorbereiden": _prepare,
    _HOLD: _hold,
    _AFTER: after.after,
    "Overname-klaar": _scan,
}
