"""The work list: who, why now, what to ask, and from each line what a consulent does next."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn

import streamlit as st

from succession.actions.calling import note_missed_call
from succession.actions.permission import HOLD_TALK, NOTE_MISSED_CALL
from succession.actions.undoing import missed_call
from succession.reports.paper import calendar
from succession.reports.paper.document import file_name
from succession.reports.talks.both_sheets import FILE_KIND
from succession.talks.planning import Order
from succession.ui import address, files, filling, shared, viewing
from succession.ui.files import OfferedFile
from succession.ui.markdown import plain
from succession.ui.sending import Saved
from succession.ui.talks import reads
from succession.views import dutch
from succession.views.talks import page as talks
from succession.views.talks.page import ListChoice, TalkRow

PARAMETER, SECTION = "gesprek", "onderdeel"
FORM = "Gesprek"
_FIRST, _SHOWN = 20, "talks.shown"
_EVERYBODY = "iedereen"
_ORDERS = {
    Order.ACT.value: "wie hulp nodig heeft",
    Order.LEARN.value: "van wie we het meest leren",
}


def work_list() -> None:
    """What came in, the choice of whom to see, and a line for each."""
    replies()
    listed = reads.work_list()
    view = talks.present(listed, reads.marks().of, _choice(), reads.known())
    if not view.rows:
        st.write("Hier is niemand met wie een gesprek aan de orde is.")
        return
    many = st.session_state.get(_SHOWN, _FIRST)
    rows(view.rows[:many])
    if len(view.rows) > many and st.button(f"Toon de volgende {_FIRST}", key="talks.more"):
        st.session_state[_SHOWN] = many + _FIRST
        st.rerun()
    _agreed_days()


def rows(found: Sequence[TalkRow]) -> None:
    """One line each, with what can be done about it."""
    preparing = reads.preparing()
    with st.container(key="talk-rows", gap=None):
        for row in found:
            with st.container(key=f"talk-row-{row.mark}", horizontal=True):
                _told(row)
                _actions(row, preparing)


def _told(row: TalkRow) -> None:
    with st.container(key=f"talk-told-{row.mark}", gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            link(plain(row.who), row.mark, f"talks.open.{row.mark}", icon=None)
            st.caption(plain(f"{row.practice} · {row.why} · {row.last_talk}"))
        told = f"**{plain(row.called)}.** " if row.called else ""
        st.markdown(told + plain(row.question))


def _actions(row: TalkRow, preparing: reads.Preparing) -> None:
    with st.container(horizontal=True, width="content", gap="small"):
        name = file_name(FILE_KIND, viewing.look().today, "zip")
        both = OfferedFile("Beide vellen", name, files.ZIP, preparing.both(row.row_key))
        files.offer(both, f"talks.both.{row.mark}")
        if viewing.may(HOLD_TALK):
            link(FORM, row.mark, f"talks.hold.{row.mark}", FORM, icon=None)
        if viewing.may(NOTE_MISSED_CALL):
            _missed(row)


def _missed(row: TalkRow) -> None:
    form = filling.form(f"talks.missed.{row.mark}", None)
    if form.button("Belde, geen gehoor", type="tertiary"):
        today = viewing.look().today
        words = f"Genoteerd: {row.who} gebeld op {dutch.short_day(today)}, geen gehoor."
        told = Saved(words, f"Bij {row.who} staat geen gemist gesprek meer.", missed_call)
        form.send(told, note_missed_call, row.row_key, on=today)


def replies() -> None:
    """What praktijkhouders put right themselves or object to: the consulent reads it first."""
    found = reads.replies()
    if not found:
        return
    with st.container(border=True, key="talks.replies"):
        st.markdown("**Binnengekomen van praktijkhouders zelf**")
        listed = reads.names()
        for number, row in enumerate(found):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(f"{dutch.day(row.on)}: {row.line}."))
                if row.row_key in listed:
                    mark = reads.marks().of(row.row_key)
                    link("Naar het gesprek", mark, f"talks.reply.{number}")


def link(
    label: str,
    mark: str | None,
    key: str,
    section: str | None = None,
    icon: str | None = ":material/forum:",
) -> None:
    """The way to the talk of this sign and a part of it, or to the whole list.

    A button, since a link of a page to itself leaves the address as it was.
    """
    if st.button(label, icon=icon, type="tertiary", key=key):
        go(mark, section)


def go(mark: str | None, section: str | None = None) -> NoReturn:
    asked = {PARAMETER: mark, SECTION: section}
    st.query_params.from_dict({name: value for name, value in asked.items() if value})
    st.rerun()


def _choice() -> ListChoice:
    """Filters by who holds the talk, the hagro and whose turn it is, and the order."""
    entries = reads.work_list().entries
    consulents = sorted({one.agreed.consulent for one in entries if one.agreed.consulent})
    hagros = sorted({one.hagro for one in entries if one.hagro})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.segmented_control(
            "Bovenaan staat",
            list(_ORDERS),
            format_func=_ORDERS.__getitem__,
            required=True,
            **address.one_of("volgorde", list(_ORDERS), "talks.order", Order.ACT.value),
        )
        hagro = _filter("Hagro", "hagro-van", hagros)
        consulent = _filter("Consulent", "consulent", consulents)
        is_due = st.toggle("Alleen wie nu aan de beurt is", key="talks.due")
    return ListChoice(consulent, hagro, is_due, Order(order))


def _filter(label: str, parameter: str, names: Sequence[str]) -> str | None:
    choices = [_EVERYBODY, *names]
    kept = address.one_of(parameter, choices, f"talks.{parameter}", _EVERYBODY)
    chosen = str(st.selectbox(label, choices, width=200, **kept))
    return None if chosen == _EVERYBODY else chosen


def _agreed_days() -> None:
    download(
        "Afgesproken gesprekken voor uw agenda",
        partial(calendar.talk_calendar, viewing.look().talks, shared.now(), reads.marks()),
        "talks.ics",
    )
    st.caption("In de agenda staat geen naam, alleen het kenmerk van de lijst.")


def download(label: str, make: Callable[[], bytes], key: str) -> None:
    """A calendar file of talks; its name tells of nobody."""
    name, icon = calendar.TALKS_FILE_NAME, "calendar_month"
    files.offer(OfferedFile(label, name, files.ICS, make, icon), key)
