"""What importing reads: the uploaded file, and how its columns were read the last time."""

from collections.abc import Iterable

import streamlit as st

from succession.intake import Answers, Contents, Remembered, open_file
from succession.ui import viewing


def remembered_columns(signatures: Iterable[str]) -> Remembered:
    """How the columns under these headers were read the last time, by signature."""
    known = ((signature, viewing.look().store.mapping(signature)) for signature in signatures)
    return {
        signature: {header: str(target) if target else None for header, target in columns.items()}
        for signature, columns in known
        if columns is not None
    }


def remembered_answers(signatures: Iterable[str]) -> Answers:
    """What was answered about lists with these headers the last time."""
    found: dict[str, str] = {}
    for signature in signatures:
        found |= {k: str(v) for k, v in viewing.look().store.answers(signature).items()}
    return found


@st.cache_resource(max_entries=8, show_spinner="Bestand lezen…")
def upload(digest: str, name: str, _data: bytes) -> Contents:
    """The sheets of an uploaded file, read once."""
    return open_file(name, _data)
