"""Every table on a page: a frame of typed columns that sorts as numbers and as days.

What is shown is the Dutch of each value; what is unknown is empty in the frame, never a zero.
Text that a spreadsheet would take for a formula is kept from being one. What scrolls on the screen
is drawn a second time, for the printer alone: see `static/app.css`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any, cast

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from succession.register.days import local
from succession.views import dutch
from succession.views.records import Cell, Show

_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,]+ ?(%|punt(en)?)?$)")
_WORD = re.compile(r"[^\W\d_]")
_AS_USUAL: Mapping[str, Show] = {}
# A longer table is one to search on the screen, or to take along in a spreadsheet.
MOST_ON_PAPER, _WIDEST_ON_PAPER = 300, 12


def lines(
    records: Sequence[Mapping[str, Cell]],
    key: str,
    alt: str,
    shown: Mapping[str, Show] = _AS_USUAL,
    *,
    empty: str = dutch.UNKNOWN,
    **look: Any,
) -> None:
    """A table that scrolls and sorts.

    `shown` says of a column how its values are read, and `empty` what stands where there is none.
    """
    frame = styled(records, shown, empty)
    st.dataframe(frame, hide_index=True, key=key, alt=alt, placeholder=empty, **look)
    st.html(on_paper(records, shown, empty))


def choice(
    records: Sequence[Mapping[str, Cell]],
    key: str,
    alt: str,
    shown: Mapping[str, Show] = _AS_USUAL,
    *,
    empty: str = dutch.UNKNOWN,
    **look: Any,
) -> list[int]:
    """As `lines`; answers which line was clicked, in a list of one or none."""
    found = st.dataframe(
        styled(records, shown, empty),
        hide_index=True,
        placeholder=empty,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        alt=alt,
        **look,
    )
    st.html(on_paper(records, shown, empty))
    return found["selection"]["rows"]


def whole(
    records: Sequence[Mapping[str, Cell]],
    alt: str | None = None,
    *,
    empty: str = dutch.UNKNOWN,
) -> None:
    """All rows at once, with words that wrap."""
    st.table(styled(records, empty=empty), hide_index=True, alt=alt)


def on_paper(
    records: Sequence[Mapping[str, Cell]],
    shown: Mapping[str, Show] = _AS_USUAL,
    empty: str = dutch.UNKNOWN,
) -> str:
    """The same as HTML: all columns of the first lines, as words where paper is too narrow."""
    columns = {
        escape(name): _told(values, shown.get(name), empty)
        for name, values in _columns(records[:MOST_ON_PAPER]).items()
    }
    made = _table if len(columns) <= _WIDEST_ON_PAPER else _paragraphs
    return f"<div class=on-paper>{_cut(len(records))}{made(columns, empty)}</div>"


def _told(values: Sequence[Cell], show: Show | None, empty: str) -> list[str]:
    kind = _kind_of(values)
    words = show or kind.show
    said = [empty if value is None else words(kind.kept(value)) for value in values]
    return [escape(one, quote=False) for one in said]


def _table(columns: Mapping[str, Sequence[str]], empty: str) -> str:
    head = "".join(f"<th>{name}" for name in columns)
    rows = zip(*(_cells(told, empty) for told in columns.values()), strict=True)
    body = "".join(f"<tr>{''.join(row)}" for row in rows)
    return f"<table><thead><tr>{head}<tbody>{body}</table>"


def _cells(told: Sequence[str], empty: str) -> list[str]:
    """Those of one column; what has no words stands at the right."""
    has_words = any(_WORD.search(one) for one in told if one != empty)
    begin = "<td>" if has_words else "<td class=n>"
    return [begin + one for one in told]


def _paragraphs(columns: Mapping[str, Sequence[str]], empty: str) -> str:
    """What is known of each line, one after the other."""
    rows = zip(*columns.values(), strict=True)
    known = (
        [f"{name} <b>{cell}</b>" for name, cell in zip(columns, row, strict=True) if cell != empty]
        for row in rows
    )
    return "".join(f"<p>{' · '.join(row)}" for row in known)


def _cut(lines: int) -> str:
    if lines <= MOST_ON_PAPER:
        return ""
    return f"<p>De eerste {MOST_ON_PAPER} van {dutch.number(lines)} regels."


def styled(
    records: Sequence[Mapping[str, Cell]],
    shown: Mapping[str, Show] = _AS_USUAL,
    empty: str = dutch.UNKNOWN,
) -> Styler:
    """The frame of the records with the words in which each value is read."""
    words: dict[Any, Any] = {}
    for name, values in _columns(records).items():
        kind = _kind_of(values)
        words[name] = _words(kind, shown.get(name) or kind.show, empty)
    # With a sign of its own, drawn by lot, the same table would be another at each drawing.
    return Styler(frame_of(records), uuid="tabel").format(words)


def frame_of(records: Sequence[Mapping[str, Cell]]) -> pd.DataFrame:
    """The records as columns of one kind each, in which what is unknown is empty."""
    return pd.DataFrame({name: _series(values) for name, values in _columns(records).items()})


def _columns(records: Sequence[Mapping[str, Cell]]) -> dict[str, list[Cell]]:
    names = dict.fromkeys(name for record in records for name in record)
    return {name: [record.get(name) for record in records] for name in names}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the values of a column are: their type in the frame, how they are read, and how they
    go into the frame and come out of it.
    """

    is_of: Callable[[Cell], bool]
    dtype: str
    show: Show
    kept: Callable[[Any], Any] = lambda value: value
    taken: Callable[[Any], Cell] = lambda value: value


def _text(value: Cell) -> str:
    text = value if isinstance(value, str) else dutch.cell(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _is_number(value: Cell) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TEXT = _Kind(lambda _value: True, "string", str, _text)
_KINDS = (
    _Kind(lambda v: isinstance(v, bool), "boolean", dutch.cell, taken=bool),
    _Kind(lambda v: _is_number(v) and isinstance(v, int), "Int64", dutch.number, taken=int),
    _Kind(_is_number, "Float64", lambda value: dutch.number(value, 2), taken=float),
    _Kind(
        lambda v: isinstance(v, datetime),
        "datetime64[s]",
        lambda value: f"{value:%d-%m-%Y %H:%M}",
        lambda value: local(value).replace(tzinfo=None),
    ),
    _Kind(
        lambda v: isinstance(v, date) and not isinstance(v, datetime),
        "datetime64[s]",
        dutch.short_day,
        taken=lambda value: value.date(),
    ),
    _TEXT,
)


def _kind_of(values: Sequence[Cell]) -> _Kind:
    """The kind that fits all that is known; a column of which nothing is known is text."""
    known = [value for value in values if value is not None]
    return next(kind for kind in _KINDS if all(map(kind.is_of, known))) if known else _TEXT


def _series(values: Sequence[Cell]) -> "pd.Series[Any]":
    kind = _kind_of(values)
    kept = [None if value is None else kind.kept(value) for value in values]
    return pd.Series(kept, dtype=cast(Any, kind.dtype))


def _words(kind: _Kind, show: Show, empty: str) -> Show:
    """A frame has values of its own, and signs of its own for what is not there."""
    return lambda value: empty if pd.isna(value) else show(kind.taken(value))
