"""Which pages there are, and who finds them in the menu.

The menu is a convenience: what somebody may see or change is decided by `seen_by` and by the
actions, not here.
"""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from succession.actions.permission import (
    PERMITTED,
    SEE_BOARD,
    SEE_CAPACITY,
    SEE_GROUND,
    SEE_OVERVIEW,
    SEE_OWN_RECORD,
    SEE_PLAYBOOKS,
    SEE_PRACTICE,
    SEE_REGISTER,
    SEE_TALKS,
    SEE_TODAY,
    SEE_VERIFICATION,
)
from succession.register import Role

_UI = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu: its file, its Dutch title, its address and the right to open it."""

    file: str
    title: str
    icon: str
    right: str
    section: str

    @property
    def roles(self) -> frozenset[Role]:
        return PERMITTED[self.right]

    @property
    def path(self) -> str:
        return self.title.lower().replace(" ", "-")


_TODAY, _REGION, _WORK, _KEEPING, _OWN = "", "Regio", "Werk", "Beheer", "Van mij"
TODAY = Entry("today/page.py", "Vandaag", ":material/today:", SEE_TODAY, _TODAY)
OVERVIEW = Entry("overview/page.py", "Regio", ":material/map:", SEE_OVERVIEW, _REGION)
PRACTICE = Entry("practice/page.py", "Praktijk", ":material/home_health:", SEE_PRACTICE, _REGION)
CAPACITY = Entry("capacity/page.py", "Vooruitblik", ":material/query_stats:", SEE_CAPACITY, _REGION)
GROUND = Entry("ground/page.py", "Uw gebied", ":material/public:", SEE_GROUND, _REGION)
BOARD = Entry("board/page.py", "Besluiten en rol", ":material/gavel:", SEE_BOARD, _REGION)
TALKS = Entry("talks/page.py", "Gesprekken", ":material/forum:", SEE_TALKS, _WORK)
PLAYBOOKS = Entry("library/page.py", "Draaiboeken", ":material/checklist:", SEE_PLAYBOOKS, _WORK)
REGISTER = Entry("register/page.py", "Register", ":material/table:", SEE_REGISTER, _KEEPING)
VERIFICATION = Entry(
    "verification/page.py", "Betrouwbaarheid", ":material/fact_check:", SEE_VERIFICATION, _KEEPING
)
OWN_RECORD = Entry("talks/own_page.py", "Mijn gegevens", ":material/badge:", SEE_OWN_RECORD, _OWN)
ENTRIES = (
    TODAY,
    OVERVIEW,
    PRACTICE,
    CAPACITY,
    GROUND,
    BOARD,
    TALKS,
    PLAYBOOKS,
    REGISTER,
    VERIFICATION,
    OWN_RECORD,
)
# What a page was called before, in addresses that people kept.
FORMER = {"overzicht": OVERVIEW, "capaciteit": CAPACITY, "hoe-goed-is-dit": VERIFICATION}


def menu(role: Role | None) -> StreamlitPage:
    """The page that was asked for. Pages for other roles exist, so that their address gives an
    explanation, but they are not in the menu; it is empty while nobody is known to look."""
    # The default page has no address of its own: it only sends on to the first page of the role.
    start = st.Page(_UI / "frame/start.py", title="Begin", default=True, visibility="hidden")
    pages: dict[str, list[StreamlitPage]] = {"": [start]}
    for entry in ENTRIES:
        # A heading above nothing would be drawn too: who is not in the menu stands under none.
        section = entry.section if role in entry.roles else ""
        pages.setdefault(section, []).append(_page(entry, role))
    return st.navigation(pages)


def is_allowed(page: StreamlitPage, role: Role) -> bool:
    allowed = {entry.path for entry in ENTRIES if role in entry.roles}
    return page.url_path in allowed | {""}


def home(role: Role) -> str:
    """The file of the first page of this role."""
    return file_of(next(entry for entry in ENTRIES if role in entry.roles))


def file_of(entry: Entry) -> str:
    """The file as Streamlit's links and switches want it."""
    return str(_UI / entry.file)


def _page(entry: Entry, role: Role | None) -> StreamlitPage:
    return st.Page(
        _UI / entry.file,
        title=entry.title,
        icon=entry.icon,
        url_path=entry.path,
        visibility="visible" if role in entry.roles else "hidden",
    )
