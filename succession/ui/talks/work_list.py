"""The work list in its two orders, what came in, and the way to each talk."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NoReturn

import streamlit as st

from succession.reports.paper import calendar
from succession.ui import files, shared, tables, viewing
from succession.ui.files import OfferedFile
from succession.ui.markdown import plain
from succession.ui.talks import reads
from succession.views import dutch
from succession.views.talks import page as talks
from succession.views.talks.page import ListChoice, TalkRow

PARAMETER = "gesprek"
_FIRST = 5


def both_orders() -> None:
    """The list to act and the list to learn side by side; a line that is clicked opens the talk."""
    _replies()
    view = talks.present(reads.work_list(), reads.marks().of, _choice())
    st.subheader(view.headline)
    st.caption(
        "Eerst wie nu aan de beurt is. *Handelen*: wie nu hulp nodig heeft. *Leren*: van wiens "
        "antwoord de regio het meest leert; bij wie al vaststaat wanneer hij stopt, leren we "
        "minder nieuws."
    )
    if not view.to_act:
        st.write("Er is nu niemand met wie een gesprek aan de orde is.")
        return
    orders = (
        ("Handelen", view.to_act, "act", "Praktijkhouders, eerst wie hulp nodig heeft"),
        ("Leren", view.to_learn, "learn", "Praktijkhouders, eerst van wie we het meest leren"),
    )
    for column, (title, rows, key, _) in zip(st.columns(2), orders, strict=True):
        with column:
            st.subheader(title)
            for row in rows[:_FIRST]:
                _card(row, f"talks.{key}.{row.mark}")
    with st.expander("De hele lijst in beide volgordes", key="talks.all"):
        for title, rows, key, alt in orders:
            st.markdown(f"**{title}**")
            _table(rows, key, alt)
    _open({row.mark: row.who for row in view.to_act})
    _agreed_days()


def _replies() -> None:
    """What praktijkhouders put right themselves or object to: the consulent reads it first."""
    rows = reads.replies()
    if not rows:
        return
    with st.container(border=True, key="talks.replies"):
        st.markdown("**Binnengekomen van praktijkhouders zelf**")
        listed = reads.names()
        for number, row in enumerate(rows):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(f"{dutch.day(row.on)}: {row.line}."))
                if row.row_key in listed:
                    mark = reads.marks().of(row.row_key)
                    link("Naar het gesprek", mark, f"talks.reply.{number}")


def link(label: str, mark: str | None, key: str, icon: str = ":material/forum:") -> None:
    """The way to the talk of this sign, or to the whole list.

    A button, since a link of a page to itself leaves the address as it was.
    """
    if st.button(label, icon=icon, type="tertiary", key=key):
        _go(mark)


def _go(mark: str | None) -> NoReturn:
    st.query_params.from_dict({PARAMETER: mark} if mark else {})
    st.rerun()


def _choice() -> ListChoice:
    """Filters by who holds the talk, the hagro and whose turn it is."""
    full = talks.present(reads.work_list(), reads.marks().of, ListChoice())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        consulent = _filter("Consulent", full.consulents, "talks.by")
        hagro = _filter("Hagro", full.hagros, "talks.hagro")
        is_due = st.toggle("Alleen wie nu aan de beurt is", key="talks.due")
    return ListChoice(consulent, hagro, is_due)


def _filter(label: str, names: Sequence[str], key: str) -> str | None:
    return st.selectbox(label, names, index=None, placeholder="iedereen", key=key, width=240)


def _card(row: TalkRow, key: str) -> None:
    with st.container(border=True, key=key):
        link(plain(row.who), row.mark, f"{key}.open")
        st.markdown(plain(f"Aan de beurt: {row.due}. Laatste gesprek: {row.last_talk}."))
        st.caption(plain(row.why))
        st.markdown(f"*{plain(row.question)}*")


def _table(rows: Sequence[TalkRow], key: str, alt: str) -> None:
    for line in tables.choice(
        [row.record() for row in rows], f"talks.{key}", alt, empty="nog niet"
    ):
        _go(rows[line].mark)


def _open(names: Mapping[str, str]) -> None:
    mark = st.selectbox(
        "Open een gesprek",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Typ een naam of kies uit de lijst",
        key="talks.open",
    )
    if mark:
        link("Naar het gesprek", mark, "talks.go")


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
