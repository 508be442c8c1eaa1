"""Changing, adding and removing one row of the register, in fields of text."""

from collections.abc import Mapping

import streamlit as st

from succession import actions
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import Row, key_of, rows_of
from succession.ui import components, forms, wiring
from succession.ui.markdown import plain
from succession.views import dutch
from succession.views import register as views

_COLUMNS = 3
_NEW = "Nieuwe rij"


def choose_sheet(key: str) -> str:
    chosen = st.segmented_control(
        "Blad",
        list(FIELDS_OF_SHEET),
        default="praktijken",
        format_func=views.SHEET_WORDS.__getitem__,
        key=key,
        required=True,
    )
    return str(chosen)


def draw() -> None:
    """Choose a row, change its fields, save; or add one, or take one away."""
    sheet = choose_sheet("edit.sheet")
    names = views.record_names(wiring.register(), sheet)
    chosen = st.selectbox(
        "Welke rij?",
        [_NEW, *names],
        format_func=lambda key: names.get(key, key),
        index=None,
        placeholder="Typ een naam of kies uit de lijst",
        key=f"edit.{sheet}.which",
    )
    if chosen == _NEW:
        _add(sheet)
    elif chosen is not None:
        rows = {key_of(sheet, row): row for row in rows_of(wiring.register())[sheet]}
        version = wiring.versions()[sheet, chosen]
        _edit(sheet, rows[chosen], actions.RowRef(sheet, chosen, version))


def _edit(sheet: str, row: Row, ref: actions.RowRef) -> None:
    form = f"edit.{sheet}.{ref.key}"
    ref = actions.RowRef(sheet, ref.key, forms.seen_version(form, ref.expected_version))
    with st.form(form):
        texts = _inputs(sheet, row, f"{form}.{ref.expected_version}")
        is_saved = st.form_submit_button("Opslaan", type="primary", key=f"{form}.save")
    if is_saved:
        _save(sheet, row, ref, texts)
    with st.form(f"{form}.remove", border=False):
        is_sure = st.checkbox("Deze rij moet weg", key=f"{form}.sure")
        is_removed = st.form_submit_button("Verwijderen", key=f"{form}.drop")
    if is_removed and is_sure:
        actions.remove_row(wiring.store(), wiring.submission("remove", ref), ref)
        forms.forget_versions()
        components.saved("De rij is verwijderd.")


def _save(sheet: str, row: Row, ref: actions.RowRef, texts: Mapping[str, str]) -> None:
    """Only what was typed anew is a change; an emptied field becomes unknown."""
    typed = {
        name: text.strip() for name, text in texts.items() if text.strip() != dutch.typed(row[name])
    }
    changes = forms.read(sheet, typed)
    if not changes:
        st.info("Er is niets gewijzigd.")
        return
    sent = wiring.submission("edit", ref, sorted(typed.items()))
    actions.edit_row(wiring.store(), sent, actions.RowEdit(ref, changes))
    forms.forget_versions()
    components.saved(f"Bewaard. {_told(sheet, row, changes)}")


def _told(sheet: str, row: Row, changes: Row) -> str:
    """What was read, so that a slip of the finger shows: `Fte: 0,8 → 0,9`."""
    return "; ".join(
        f"{dutch.label(sheet, name)}: {plain(dutch.cell(row[name]))} → {plain(dutch.cell(value))}"
        for name, value in changes.items()
    )


def _add(sheet: str) -> None:
    form = f"add.{sheet}"
    with st.form(form):
        texts = _inputs(sheet, {}, form)
        is_sent = st.form_submit_button("Toevoegen", type="primary", key=f"{form}.save")
    if is_sent:
        typed = {name: text.strip() for name, text in texts.items() if text.strip()}
        row = forms.read(sheet, typed)
        sent = wiring.submission("add", sheet, sorted(typed.items()))
        actions.add_row(wiring.store(), sent, sheet, row)
        components.saved("De rij is toegevoegd.")


def _inputs(sheet: str, row: Row, key: str) -> dict[str, str]:
    """All fields of the sheet in columns; each row of columns is read from left to right."""
    fields = FIELDS_OF_SHEET[sheet]
    texts = {}
    for start in range(0, len(fields), _COLUMNS):
        columns = st.columns(_COLUMNS)
        for column, field in zip(columns, fields[start : start + _COLUMNS], strict=False):
            with column:
                value = row.get(field.name)
                texts[field.name] = forms.field_input(field, value, f"{key}.{field.name}")
    return texts
