"""What Besluiten en rol reads: pictures of the region, each as its own audience knows it."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from succession.board.changes import BoardChanges, changes_between
from succession.board.meeting import Meeting, PictureFor, audiences_of
from succession.board.picture import BoardPicture, picture_of
from succession.ui import files_read, viewing
from succession.ui.look import Look
from succession.ui.runs import following


def last_meeting() -> Meeting | None:
    """The last meeting before today that was kept for who is looking, or that of today."""
    look = viewing.look()
    return next((one for one in look.meetings if one.on <= look.today), None)


def changes(since: Meeting) -> BoardChanges:
    """What is another for who is looking since this meeting, of the same audience."""
    return changes_between(since.picture, _picture(viewing.look(), files_read.norms_mark()))


def pictures() -> tuple[PictureFor, ...]:
    """How the region stands for the consulent, the directie and every board member."""
    look, mark = viewing.look(), files_read.norms_mark()
    return tuple(
        PictureFor(audience, _picture(replace(look, audience=audience), mark))
        for audience in audiences_of(look.register)
    )


def names() -> Mapping[int, str]:
    """The names of the practices of today by their id."""
    look = viewing.look()
    ids = look.store.practice_ids()
    return {ids[agb]: name for agb, name in look.practice_names.items() if agb in ids}


def titles() -> Mapping[str, str]:
    """The titles of the draaiboeken by their id."""
    return {one.id: one.title for one in files_read.playbooks()}


def norms() -> tuple[str, str]:
    """The method and the assumptions by which the numbers of today are made."""
    risk = viewing.look().risk
    return risk.version, risk.assumptions


@st.cache_resource(max_entries=64, show_spinner="Stand van de regio opmaken…")
def _picture(look: Look, norms_mark: str) -> BoardPicture:
    ids = look.store.practice_ids()
    return picture_of(look.register, look.risk, following.lines_of(look), ids)
