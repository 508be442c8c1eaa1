"""Files that leave the house. What is in one is settled when its button is drawn, and that
somebody takes it along is written down before it is made.

Streamlit makes a file after the click in a thread of its own, without a session: whatever asks
there who is looking gets no answer. So `make` holds frozen values and nothing else.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

import streamlit as st

from succession import actions
from succession.actions import Submission
from succession.errors import SuccessionError
from succession.ui import components, wiring

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF, ICS, JSON = "application/pdf", "text/calendar", "application/json"
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class File:
    """A file on offer: what the button says, the name of the file, its kind and how it is made."""

    label: str
    name: str
    mime: str
    make: Callable[[], bytes]
    icon: str | None = None


@st.fragment
def offer(file: File, key: str) -> None:
    """The button that gives the file.

    Only the button is drawn anew after its click: with the whole page the other files on it would
    get another address, and whoever clicked the next one meanwhile would get nothing.
    """
    refused = st.session_state.pop(f"{key}.refused", None)
    written: Future[None] = Future()
    st.download_button(
        file.label,
        partial(_made, file.make, written),
        file_name=file.name,
        mime=file.mime,
        on_click=_write_down,
        args=(file.name, written, f"{key}.refused"),
        icon=f":material/{file.icon}:" if file.icon else None,
        key=key,
    )
    if refused:
        components.error_box(refused)


def _write_down(name: str, written: "Future[None]", refused_key: str) -> None:
    """Runs in the session, while `_made` waits; what cannot be written down is not given."""
    if written.done():
        return
    try:
        sent = Submission(wiring.actor(), f"export {name}", wiring.now())
        actions.note_export(wiring.store(), sent, name)
    except SuccessionError as error:
        st.session_state[refused_key] = error
        written.set_exception(error)
    else:
        written.set_result(None)


def _made(make: Callable[[], bytes], written: "Future[None]") -> bytes:
    written.result(_PATIENCE_SECONDS)
    return make()
