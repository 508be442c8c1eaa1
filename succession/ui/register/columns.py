"""Step two of an import: what each column of the list holds, with what stands in it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from succession.intake import Contents, Matching, Table, Target, propose
from succession.register.fields import FIELDS_OF_SHEET
from succession.ui import filling
from succession.ui.filling import Form
from succession.ui.markdown import plain
from succession.ui.register import remembered
from succession.views import dutch
from succession.views.register import importing as views

_DONE = "confirmed"
_TARGETS = [
    Target(sheet, field.name) for sheet, fields in FIELDS_OF_SHEET.items() for field in fields
]


def confirmed(upload: Form[None], contents: Contents) -> tuple[Matching, ...] | None:
    """The matchings as a person confirmed them, now or with an earlier list; None until then. With
    the file that was uploaded it stands after a reload.
    """
    known = remembered.of(propose(contents.tables))
    proposed = propose(contents.tables, remembered=known)
    if not proposed:
        return ()
    key = upload.key(_DONE)
    done: dict[str, tuple[Matching, ...]] = st.session_state.setdefault(key, {})
    mark = repr([(m.file, m.sheet, m.signature) for m in proposed])
    is_known = all(m.signature in known for m in proposed)
    is_open = mark not in done and not is_known
    with st.expander(_summary(proposed), expanded=is_open, key=f"import.columns.{mark}.{is_open}"):
        if is_known and remembered.is_forgotten(proposed):
            st.session_state[key] = {}
            st.rerun()
        chosen = _form(contents, proposed, mark)
    if chosen is not None:
        st.session_state[key] = {**done, mark: chosen}
        st.rerun()
    return done.get(mark) or (_all(proposed) if is_known else None)


def _all(matchings: Sequence[Matching]) -> tuple[Matching, ...]:
    return tuple(matching.confirmed() for matching in matchings)


def _summary(matchings: Sequence[Matching]) -> str:
    columns = [column for matching in matchings for column in matching.columns if column.header]
    known = sum(column.target is not None for column in columns)
    return f"{known} van {dutch.count(len(columns), 'kolom', 'kolommen')} herkend"


def _form(
    contents: Contents, matchings: Sequence[Matching], mark: str
) -> tuple[Matching, ...] | None:
    form = filling.form("import.columns", None, mark)
    tables = {table.place: table for table in contents.tables}
    is_choice = len(matchings) > 1
    chosen = [_sheet(form, tables[m.file, m.sheet], m, is_choice) for m in matchings]
    form.unsaved_line()
    return _all(chosen) if form.button("Kolommen kloppen", type="primary") else None


def _sheet(form: Form[None], table: Table, matching: Matching, is_choice: bool) -> Matching:
    """One choice per column of the sheet; a field that is chosen twice stays with the last."""
    where = f"{matching.file}, blad {matching.sheet}" if matching.sheet else matching.file
    st.markdown(f"**{plain(where)}** — kolomnamen op rij {matching.header_row}")
    place = f"{matching.file}.{matching.sheet}.{matching.signature}"
    key = form.key(f"{place}.read")
    if is_choice and not st.checkbox(f"Blad {plain(matching.sheet or where)} lezen", True, key=key):
        return replace(matching, is_left_out=True)
    result, samples = matching, views.samples(table, matching)
    for column in matching.columns:
        if column.header:
            label = f"{plain(column.header)} ({column.how.value})"
            key = form.key(f"{place}.{column.index}")
            target = _target(label, samples[column.index], column.target, key)
            if target != column.target:
                result = result.with_choice(column.index, target)
    return result


def _target(label: str, samples: Sequence[str], target: Target | None, key: str) -> Target | None:
    options = [None, *_TARGETS]
    choice, said = st.columns([1, 1], vertical_alignment="bottom")
    with said:
        st.caption(f"bijvoorbeeld {plain(' · '.join(samples))}" if samples else "staat niets in")
    with choice:
        return st.selectbox(
            label,
            options,
            index=options.index(target),
            format_func=_target_words,
            key=key,
        )


def _target_words(target: Target | None) -> str:
    if target is None:
        return "niet overnemen"
    return f"{target.sheet}: {dutch.label(target.sheet, target.field)}"
