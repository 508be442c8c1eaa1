"""What Besluiten en rol reads: pictures of the region, each as its own audience knows it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from succession.actions.permission import SEE_BOARD
from succession.board.changes import BoardChanges, changes_between
from succession.board.decision import visible_decisions
from succession.board.meeting import Meeting, PictureFor, audiences_of
from succession.board.paper import BoardPaper, FrozenPaper, audience_of_paper, on_the_agenda
from succession.board.picture import BoardPicture, picture_of
from succession.reports.board.meeting_paper import MeetingPaper
from succession.ui import files_read, shared, viewing
from succession.ui.look import Look
from succession.ui.runs import following
from succession.views import region_map
from succession.views.board.decisions import abstaining, accepted
from succession.views.board.papers import readers
from succession.views.region_map import MapView


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


def frozen() -> FrozenPaper:
    """What a paper of who is looking keeps: the figures as its audience knows them now, those of
    the last meeting of that audience, and what is on the agenda."""
    look, mark = viewing.look(), files_read.norms_mark()
    audience = audience_of_paper(look.audience)
    own = replace(look, audience=audience)
    before = next((one for one in own.meetings if one.on < look.today), None)
    return FrozenPaper(
        picture=_picture(own, mark),
        before=before.picture if before else None,
        before_on=before.on if before else None,
        decisions=on_the_agenda(look.store.decisions()),
        method=own.risk.version,
        assumptions=own.risk.assumptions,
    )


def next_meeting() -> date | None:
    """The first day on which something is on an agenda."""
    look = viewing.look()
    found = [one.agenda_on for one in look.decisions.decisions if one.taken is None]
    return min((day for day in found if day is not None and day >= look.today), default=None)


def told(paper: BoardPaper) -> MeetingPaper:
    """The paper for who is looking: without the points on which he abstains."""
    look = viewing.look()
    asked = (one.as_asked for one in paper.frozen.decisions)
    found = visible_decisions(asked, look.audience)
    statement = replace(look.statement, audience=readers(paper))
    said = abstaining(found, look.audience.hagro)
    return MeetingPaper(
        paper, found.decisions, said, names(), titles(), _map_then(paper), statement
    )


def _map_then(paper: BoardPaper) -> MapView:
    """The practices as the readers of the paper know them, with the urgency that it froze."""
    look = viewing.look()
    own, ids = replace(look, audience=paper.audience), _ids(look.address, look.version)
    levels = {one.practice: one.level for one in paper.frozen.picture.standings}
    by_agb = {agb: levels[number] for agb, number in ids.items() if number in levels}
    return region_map.at_levels(region_map.present(own.register, own.risk, own.assumptions), by_agb)


def names() -> Mapping[int, str]:
    """The names of the practices of today by their id."""
    look = viewing.look()
    ids = _ids(look.address, look.version)
    return {ids[agb]: name for agb, name in look.practice_names.items() if agb in ids}


def accepted_risk(agb: str) -> str:
    """What the board said of the risk of this practice, for who may read that."""
    look = viewing.look()
    if not viewing.may(SEE_BOARD):
        return ""
    number = _ids(look.address, look.version).get(agb)
    return "" if number is None else accepted(look.decisions.decisions, number, look.today)


def titles() -> Mapping[str, str]:
    """The titles of the draaiboeken by their id."""
    return {one.id: one.title for one in files_read.playbooks()}


def norms() -> tuple[str, str]:
    """The method and the assumptions by which the numbers of today are made."""
    risk = viewing.look().risk
    return risk.version, risk.assumptions


@st.cache_resource(max_entries=64, show_spinner="Stand van de regio opmaken…")
def _picture(look: Look, norms_mark: str) -> BoardPicture:
    ids = _ids(look.address, look.version)
    return picture_of(look.register, look.risk, following.lines_of(look), ids)


@st.cache_resource(max_entries=4, show_spinner=False)
def _ids(address: str, version: int) -> Mapping[str, int]:
    """The id of each practice at this data version: base data, the same for everyone."""
    return shared.store_at(address).practice_ids()
