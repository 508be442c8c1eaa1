"""Forms that write: each sent once, and typed text read as strictly as a file."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence

import streamlit as st

from succession.errors import InvalidInput, Problem
from succession.intake.cells import Unreadable, value_of
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind
from succession.register.rows import Row, Value
from succession.views import dutch

_SEEN = "forms.versions"
_HINTS = {
    Kind.DATE: "dd-mm-jjjj",
    Kind.DATE_EARLIEST: "dd-mm-jjjj, mm-jjjj of jjjj",
    Kind.DATE_LIKELY: "dd-mm-jjjj, mm-jjjj of jjjj",
    Kind.DATE_LATEST: "dd-mm-jjjj, mm-jjjj of jjjj",
    Kind.DECIMAL: "bijvoorbeeld 0,8",
    Kind.YEAR: "jjjj",
}


def submission_key(*content: object) -> str:
    """The key of this content in this session: sending the same form twice writes it once.

    A key of the content also stops the second of two clicks when the page was drawn anew in
    between, which a key made at each drawing would let through.
    """
    return hashlib.sha256(repr((session_mark(), *content)).encode()).hexdigest()


def session_mark() -> str:
    """By what this session is told from others; nothing else is known by it."""
    mark: str = st.session_state.setdefault("forms.session", uuid.uuid4().hex)
    return mark


def seen_version(form: str, version: int) -> int:
    """The version at which the form was first drawn, so that a change by another is noticed."""
    seen: dict[str, int] = st.session_state.setdefault(_SEEN, {})
    return seen.setdefault(form, version)


def saw_version(form: str, version: int) -> None:
    """What this session wrote itself is no change by another."""
    st.session_state.setdefault(_SEEN, {})[form] = version


def forget_versions() -> None:
    """The next drawing of each form starts from what stands then."""
    st.session_state.pop(_SEEN, None)


def field_input(field: Field, value: Value, key: str) -> str:
    """One field as text, or as a choice of words; empty is unknown."""
    if field.choices or field.kind is Kind.YES_NO:
        return _choice(field, value, key)
    return st.text_input(field.label, dutch.typed(value), key=key, placeholder=_hint(field)) or ""


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
        except Unreadable as error:
            problems.append(Problem(error.what, error.remedy, column=field.label))
    if problems:
        raise InvalidInput(tuple(problems))
    return row


def _value(field: Field, text: str) -> Value:
    return value_of(field, text) if text.strip() else None
