"""The inputs of forms, and typed text read as strictly as a file."""

import uuid
from collections.abc import Mapping, Sequence

import streamlit as st

from succession.errors import InvalidInput, Problem
from succession.intake.cells import UnreadableCell, value_of
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind
from succession.register.rows import Row, Value
from succession.views import dutch

# As Streamlit's field for a day wants it.
DAY_FORMAT = "DD-MM-YYYY"
_HINTS = {
    Kind.DATE: "dd-mm-jjjj",
    Kind.DATE_EARLIEST: "dd-mm-jjjj, mm-jjjj of jjjj",
    Kind.DATE_LIKELY: "dd-mm-jjjj, mm-jjjj of jjjj",
    Kind.DATE_LATEST: "dd-mm-jjjj, mm-jjjj of jjjj",
    Kind.DECIMAL: "bijvoorbeeld 0,8",
    Kind.YEAR: "jjjj",
}


def session_mark() -> str:
    """By what this session is told from others; nothing else is known by it."""
    mark: str = st.session_state.setdefault("forms.session", uuid.uuid4().hex)
    return mark


def field_input(field: Field, value: Value, key: str) -> str:
    """One field as text, or as a choice of words; empty is unknown."""
    if field.choices or field.kind is Kind.YES_NO:
        return _choice(field, value, key)
    return (
        st.text_input(field.label, dutch.in_field(field, value), key=key, placeholder=_hint(field))
        or ""
    )


def _choice(field: Field, value: Value, key: str) -> str:
    words = [choice.value for choice in field.choices] or ["ja", "nee"]
    now = dutch.typed(value)
    options = ["", *words]
    chosen = st.selectbox(
        field.label,
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda word: word or dutch.UNKNOWN,
        key=key,
    )
    return chosen or ""


def answer(label: str, options: Sequence[str], now: str | None, key: str) -> str:
    """The answer to a question of a draaiboek: a choice, or a number as text; empty is unknown."""
    if not options:
        return st.text_input(label, now or "", key=key, placeholder=dutch.UNKNOWN) or ""
    choices = ["", *options]
    chosen = st.selectbox(
        label,
        choices,
        index=choices.index(now) if now in choices else 0,
        format_func=lambda word: word or dutch.UNKNOWN,
        key=key,
    )
    return chosen or ""


def _hint(field: Field) -> str:
    return _HINTS.get(field.kind, dutch.UNKNOWN)


def read(sheet: str, texts: Mapping[str, str]) -> Row:
    """The typed texts as values of the register; InvalidInput with every field that cannot be."""
    row: Row = {}
    problems = []
    for field in FIELDS_OF_SHEET[sheet]:
        if field.name not in texts:
            continue
        try:
            row[field.name] = _value(field, texts[field.name])
        except UnreadableCell as error:
            problems.append(Problem(error.what, error.remedy, column=field.label))
    if problems:
        raise InvalidInput(tuple(problems))
    return row


def _value(field: Field, text: str) -> Value:
    return value_of(field, text) if text.strip() else None
