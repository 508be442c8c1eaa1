"""Files that leave the house. What is in one is settled when its button is drawn, and that
somebody takes it along is written down before it is made.

Streamlit makes a file after the click in a thread of its own, without a session: whatever asks
there who is looking gets no answer. So `make` holds frozen values and nothing else.

What was made is kept until the browser has had the time to fetch it. By itself Streamlit throws it
away as soon as two pages were drawn, whoever's they were.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from queue import Empty, SimpleQueue

import streamlit as st
from streamlit import runtime

from succession.actions.export import note_export
from succession.actions.permission import Submission
from succession.errors import SuccessionError
from succession.ui import components, shared, viewing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF, ICS, JSON = "application/pdf", "text/calendar", "application/json"
ZIP = "application/zip"
_PATIENCE_SECONDS = 30
# As many files as may be on their way to browsers at once; the next one made pushes out the oldest.
_SHELF = cycle([f"made {number}" for number in range(32)])
# What became of each line in the log, in the order of the clicks: nothing, or why it failed.
_Written = SimpleQueue[SuccessionError | None]


class NotWrittenDown(SuccessionError):
    """A file was asked for and no click was written down."""

    def __init__(self) -> None:
        super().__init__("Het bestand is niet gemaakt: in het logboek staat er geen regel van.")


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file on offer: what the button says, the name of the file, its kind and how it is made."""

    label: str
    name: str
    mime: str
    make: Callable[[], bytes]
    icon: str | None = None


@st.fragment
def offer(file: OfferedFile, key: str) -> None:
    """The button that gives the file.

    Only the button is drawn anew after its click: with the whole page the other files on it would
    get another address, and whoever clicked the next one meanwhile would get nothing.
    """
    refused = st.session_state.pop(f"{key}.refused", None)
    written: _Written = st.session_state.setdefault(f"{key}.written", SimpleQueue())
    st.download_button(
        file.label,
        partial(_made, file, written),
        file_name=file.name,
        mime=file.mime,
        on_click=_write_down,
        args=(file.name, written, f"{key}.refused"),
        icon=f":material/{file.icon}:" if file.icon else None,
        key=key,
    )
    if refused:
        components.error_box(refused)


def _write_down(name: str, written: _Written, refused_key: str) -> None:
    """Runs in the session, before `_made`; what cannot be written down is not given."""
    try:
        sent = Submission(viewing.actor(), f"export {name}", shared.now())
        note_export(shared.store(), sent, name)
    except SuccessionError as error:
        st.session_state[refused_key] = error
        written.put(error)
    else:
        written.put(None)


def _made(file: OfferedFile, written: _Written) -> bytes:
    """The file, for one line that was written; whichever drawing of the button it came from."""
    try:
        trouble = written.get(timeout=_PATIENCE_SECONDS)
    except Empty:
        raise NotWrittenDown from None
    if trouble:
        raise trouble
    content = file.make()
    if runtime.exists():
        _keep(file, content)
    return content


def _keep(file: OfferedFile, content: bytes) -> None:
    """Streamlit knows a file by its content, kind and name: this is the one that it will give."""
    kept = runtime.get_instance().media_file_mgr
    kept.add(content, file.mime, next(_SHELF), file.name, is_for_static_download=True)
