"""What the pages of talks read: the work list, the sheets and what a talk changed, each computed
with what this audience knows. Cached as in `wiring`: by data version, audience and day.
"""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from succession.actions.agreements import SELF
from succession.actions.permission import SEE_REPLIES
from succession.management.scan import Scan, ThemeFound, scanned
from succession.management.scan_history import HeldScan, scans_with
from succession.register import Audience
from succession.register.model import ref_of
from succession.reports.paper.document import Document
from succession.reports.paper.marks import Marks
from succession.reports.talks.preparation import for_myself_document, to_share_document
from succession.risk import assess
from succession.talks.effect import RiskChange, change_of, register_before
from succession.talks.lessons import Lessons, lessons
from succession.talks.preparation import Around, for_myself, to_share
from succession.talks.talk import Talk, agreed_of
from succession.talks.worklist import RegionKnown, TalkEntry, Worklist, worklist
from succession.ui import files_read, wiring
from succession.views.talks.own import ReplyRow, reply_rows
from succession.views.talks.page import name_of


def region() -> RegionKnown:
    """The region as this audience knows it."""
    return RegionKnown(wiring.register(), wiring.risk(), wiring.facts(), wiring.prepared())


def work_list() -> Worklist:
    """With whom to talk, as far as this audience may know."""
    return _work_list(
        wiring.data_version(), wiring.method_mark(), wiring.audience(), wiring.today()
    )


def entry_of(mark: str, version: int) -> TalkEntry | None:
    """The line that an address or a calendar names by its sign, in the list of this version.

    While a form is open that is an older one: each field that is kept makes a new version.
    A sign that two people happen to share names neither.
    """
    version_of_method = wiring.method_mark()
    listed = _work_list(version, version_of_method, wiring.audience(), wiring.today())
    mark_of = marks().of
    found = [entry for entry in listed.entries if mark_of(entry.row_key) == mark]
    return found[0] if len(found) == 1 else None


def marks() -> Marks:
    """How this database marks a praktijkhouder in addresses and calendars."""
    return _marks(wiring.database_address())


def names() -> Mapping[str, str]:
    """Per row key who it is, for everyone on the work list."""
    return {entry.row_key: name_of(entry) for entry in work_list().entries}


def sheets(entry: TalkEntry) -> tuple[Document, Document]:
    """The sheet for on the table and the one for oneself."""
    method, statement = wiring.talk_method(), wiring.statement()
    around = Around(wiring.playbooks(), wiring.talks())
    return (
        to_share_document(to_share(region(), method, entry), statement),
        for_myself_document(for_myself(region(), method, entry, around), statement),
    )


def change(talk: Talk) -> RiskChange:
    """The risk of the practice without what this talk wrote, and with it."""
    looking, marked = wiring.audience(), wiring.norms_mark()
    return _change(wiring.data_version(), marked, looking, wiring.today(), talk.talk_id, talk)


def scans(row_key: str) -> tuple[HeldScan, ...]:
    """The scans with this praktijkhouder that may be known, the last one first."""
    return scans_with(wiring.scans(), row_key)


def days_off() -> tuple[date, ...]:
    """The days on which the consulent who looks holds no talks."""
    return wiring.store().days_off(wiring.actor().name)


def replies() -> tuple[ReplyRow, ...]:
    """What praktijkhouders told themselves and the consulent has to read."""
    if not wiring.may(SEE_REPLIES):
        return ()
    told = ((one.key, one.field, one.known_since) for one in wiring.store().told_by(SELF))
    return reply_rows(told, wiring.talks(), wiring.register())


def own_sources(row_key: str) -> Mapping[str, tuple[str, date]]:
    """Whence each field of one's own row comes, and since when; for him alone."""
    if wiring.audience().himself != row_key:
        return {}
    found = wiring.store().sources(ref_of(row_key)[0])
    return {one.field: (one.source, one.known_since) for one in found if one.key == row_key}


def learnt() -> Lessons:
    """What the talks of this year taught."""
    assumptions, _ = wiring.norms()
    return lessons(wiring.register(), wiring.talks(), assumptions, wiring.today())


def scanned_now(agb: str, told: Mapping[str, bool | None]) -> tuple[ThemeFound, ...]:
    """The five P's of a practice: these answers, and for the rest what the register says."""
    return scanned(scan(), wiring.facts().get(agb, {}), told, wiring.playbooks())


@st.cache_resource(show_spinner=False)
def _marks(address: str) -> Marks:
    return Marks(wiring.store().secret())


def scan() -> Scan:
    """The questions of the scan."""
    return files_read.scan().value


@st.cache_resource(max_entries=16, show_spinner="Werklijst maken…")
def _work_list(version: int, method_mark: str, audience: Audience, as_of: date) -> Worklist:
    return worklist(region(), wiring.talk_method(), agreed_of(wiring.talks()))


@st.cache_resource(max_entries=32, show_spinner="Verandering berekenen…")
def _change(
    version: int, norms_mark: str, audience: Audience, as_of: date, talk_id: str, _talk: Talk
) -> RiskChange:
    before = register_before(wiring.register(), _talk)
    found = assess(before, *wiring.norms(), as_of, wiring.prepared())
    return change_of(found.practices, wiring.risk().practices, _talk.practice_agb)
