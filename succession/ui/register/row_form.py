"""Changing, adding and removing one row of the register, in fields of text."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from succession.actions import undoing as undoing_of
from succession.actions.register import RowEdit, RowRef, add_row, edit_row, leaving, remove_row
from succession.errors import InvalidInput
from succession.register.fields import FIELDS_OF_SHEET, Sheet, field_of
from succession.register.rows import Row
from succession.ui import address, filling, forms, row_reads, sending, viewing
from succession.ui.filling import Form
from succession.ui.markdown import plain
from succession.ui.register import undoing
from succession.ui.sending import Saved
from succession.views import conflict, dutch
from succession.views.register import page as views
from succession.views.register.saved import changed_words
from succession.views.register.undoing import UNSEEN, Going

_COLUMNS = 3
_NEW = "Nieuwe rij"
_SOMEBODY_ELSE = "Ja, dit wordt een andere huisarts; wat hierboven staat, gaat weg"
_Shown = tuple[Row, int]


def choose_sheet(key: str) -> str:
    sheets = list(FIELDS_OF_SHEET)
    chosen = st.segmented_control(
        "Blad",
        sheets,
        format_func=views.SHEET_WORDS.__getitem__,
        required=True,
        **address.one_of("blad", sheets, key, Sheet.PRACTICES),
    )
    return str(chosen)


def draw() -> None:
    """Choose a row, change its fields, save; or add one, or take one away."""
    sheet = choose_sheet("edit.sheet")
    names = views.record_names(viewing.look().register, sheet)
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
        _edit(sheet, chosen, names[chosen])


def _edit(sheet: str, key: str, name: str) -> None:
    found = row_reads.rows(sheet).get(key)
    if found is None:
        st.info("Deze rij staat niet meer in het register.")
        return
    form = filling.form(f"edit.{sheet}.{key}", found)
    with st.container(border=True):
        _conflict(sheet, form, (key, name))
        row, version = form.base
        texts = _inputs(sheet, row, form)
        form.unsaved_line()
        _save(form, RowRef(sheet, key, version), texts, name)
    _remove(RowRef(sheet, key, found[1]), name)


def _conflict(sheet: str, form: Form[_Shown], row: tuple[str, str]) -> None:
    if form.before is None:
        return
    key, name = row
    changes = conflict.row_changes(sheet, (form.before[0], form.base[0]), form.typed())
    by = row_reads.last_change((sheet, key))
    filling.conflict_box(form, conflict.who_line(name, by, viewing.actor().name), changes)


def _save(form: Form[_Shown], ref: RowRef, texts: Mapping[str, str], name: str) -> None:
    """Only what was typed anew is a change; an emptied field becomes unknown."""
    row, sheet = form.base[0], ref.sheet
    typed = {
        one: text.strip()
        for one, text in texts.items()
        if text.strip() != dutch.in_field(field_of(sheet, one), row[one])
    }
    going = _going(ref, row, typed)
    is_sure = not going.ids or st.checkbox(_SOMEBODY_ELSE, key=form.key(f"sure.{going.mark}"))
    if not form.button("Bewaren", "save", type="primary"):
        return
    changes = forms.read(sheet, typed)
    if not changes:
        st.info("Er is niets gewijzigd.")
    elif not is_sure:
        st.info("Er is niets gewijzigd: zet eerst het vinkje.")
    else:
        words = changed_words(name, sheet, row, changes)
        told = Saved(words, f"{name} is weer zoals het was.", undoing_of.rows)
        form.send(told, edit_row, RowEdit(ref, changes), going.ids)


def _going(ref: RowRef, row: Row, typed: Mapping[str, str]) -> Going:
    """What goes when the row becomes that of another; said once what was typed can be read."""
    try:
        edit = RowEdit(ref, forms.read(ref.sheet, typed))
    except InvalidInput:
        return undoing.warned([], UNSEEN)
    return undoing.warned(leaving(edit, row), UNSEEN)


def _remove(ref: RowRef, name: str) -> None:
    form = filling.form(f"remove.{ref.sheet}.{ref.key}", ref)
    going = undoing.warned([(ref.sheet, ref.key)], UNSEEN)
    words = f"{plain(name)} moet weg{', met alles wat hierboven staat' if going.ids else ''}"
    is_sure = st.checkbox(words, key=sending.numbered(form.name, f"sure.{going.mark}"))
    is_asked = form.button(f"{views.ROW_WORDS[ref.sheet]} verwijderen", "drop")
    if is_asked and not is_sure:
        st.info("Zet eerst het vinkje; verwijderen doet u niet per ongeluk.")
    elif is_asked:
        back = f"{name} staat weer in het register."
        told = Saved(f"Verwijderd: {name}.", back, undoing_of.rows)
        form.send(told, remove_row, form.base, going.ids)


def _add(sheet: str) -> None:
    form = filling.form(f"add.{sheet}", None)
    with st.container(border=True):
        texts = _inputs(sheet, {}, form)
        form.unsaved_line()
        if form.button("Bewaren", "save", type="primary"):
            typed = {name: text.strip() for name, text in texts.items() if text.strip()}
            row = forms.read(sheet, typed)
            name = views.new_name(viewing.look().register, sheet, row)
            back = f"{name} staat niet meer in het register."
            form.send(Saved(f"Toegevoegd: {name}.", back, undoing_of.rows), add_row, sheet, row)


def _inputs(sheet: str, row: Row, form: Form[Any]) -> dict[str, str]:
    """All fields of the sheet in columns; each row of columns is read from left to right."""
    fields = FIELDS_OF_SHEET[sheet]
    texts = {}
    for start in range(0, len(fields), _COLUMNS):
        columns = st.columns(_COLUMNS)
        for column, field in zip(columns, fields[start : start + _COLUMNS], strict=False):
            with column:
                value = row.get(field.name)
                texts[field.name] = forms.field_input(field, value, form.key(field.name))
    return texts
