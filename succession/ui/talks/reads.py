"""What the pages of talks read: the work list, the sheets and what a talk changed, each computed
with what this audience knows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from succession.actions.agreements import SELF
from succession.actions.permission import SEE_REPLIES
from succession.assumptions import Assumptions, Rules
from succession.management.scan import Scan, ThemeFound, scanned
from succession.management.scan_history import HeldScan, scans_with
from succession.register.fields import Sheet
from succession.register.model import ref_of
from succession.reports.paper.document import Document
from succession.reports.paper.marks import Marks
from succession.reports.paper.workbook import Statement
from succession.reports.talks.both_sheets import both_sheets
from succession.reports.talks.preparation import (
    FOR_MYSELF,
    TO_SHARE,
    for_myself_document,
    to_share_document,
)
from succession.risk import assess
from succession.talks.effect import RiskChange, change_of, register_before
from succession.talks.lessons import Lessons, lessons
from succession.talks.missed import last_calls
from succession.talks.preparation import Around, for_myself, to_share
from succession.talks.talk import Talk, agreed_of
from succession.talks.worklist import Method, RegionKnown, TalkEntry, Worklist, worklist
from succession.ui import files_read, shared, viewing
from succession.ui.look import Look
from succession.views.talks.own import ReplyRow, reply_rows
from succession.views.talks.page import RowSources, name_of


def method() -> Method:
    """The files by which the work list is made."""
    return Method(*files_read.norms(), files_read.questions().value)


def work_list() -> Worklist:
    """With whom to talk, as far as this audience may know."""
    return _work_list(viewing.look(), _method_mark(), method())


def entry_of(mark: str, version: int) -> TalkEntry | None:
    """The line that an address or a calendar names by its sign, in the list of this version.

    While a form is open that is an older one: each field that is kept makes a new version.
    A sign that two people happen to share names neither.
    """
    look_then = replace(viewing.look(), version=version)
    mark_of = marks().of
    listed = _work_list(look_then, _method_mark(), method())
    found = [entry for entry in listed.entries if mark_of(entry.row_key) == mark]
    if not found:
        # The sign of who had another key when the address was kept.
        place = look_then.store.present_place(Sheet.GPS, mark)
        found = [entry for entry in listed.entries if place == (Sheet.GPS, entry.row_key)]
    return found[0] if len(found) == 1 else None


def marks() -> Marks:
    """How this database marks a praktijkhouder in addresses and calendars."""
    return _marks(viewing.look().address)


def names() -> Mapping[str, str]:
    """Per row key who it is, for everyone on the work list."""
    return {entry.row_key: name_of(entry) for entry in work_list().entries}


def known() -> RowSources:
    """What the lines of the work list are told from."""
    look = viewing.look()
    return RowSources(look.register, last_calls(look.missed_calls))


@dataclass(frozen=True)
class Preparing:
    """What the sheets of any talk are made from, as this audience knows it."""

    region: RegionKnown
    method: Method
    around: Around
    statement: Statement
    entry_of: Mapping[str, TalkEntry]

    def sheets(self, row_key: str) -> dict[str, Document]:
        """The sheet for on the table and the one for oneself, by their kind."""
        entry = self.entry_of[row_key]
        shared_sheet = to_share(self.region, self.method, entry)
        own_sheet = for_myself(self.region, self.method, entry, self.around)
        return {
            TO_SHARE: to_share_document(shared_sheet, self.statement),
            FOR_MYSELF: for_myself_document(own_sheet, self.statement),
        }

    def both(self, row_key: str) -> Callable[[], bytes]:
        """Makes the file with both, once somebody asks for it."""
        return partial(_both, self, row_key)


def preparing() -> Preparing:
    """Taken once for a page with many lines."""
    look = viewing.look()
    around = Around(files_read.playbooks(), look.talks)
    entry_of = {entry.row_key: entry for entry in work_list().entries}
    return Preparing(_region(look), method(), around, look.statement, entry_of)


def _both(preparing: Preparing, row_key: str) -> bytes:
    return both_sheets(preparing.sheets(row_key))


def change(talk: Talk) -> RiskChange:
    """The risk of the practice without what this talk wrote, and with it."""
    return _change(viewing.look(), files_read.norms_mark(), talk.talk_id, talk, files_read.norms())


def scans(row_key: str) -> tuple[HeldScan, ...]:
    """The scans with this praktijkhouder that may be known, the last one first."""
    return scans_with(viewing.look().scans, row_key)


def days_off() -> tuple[date, ...]:
    """The days on which the consulent who looks holds no talks."""
    return viewing.look().store.days_off(viewing.actor().name)


def replies() -> tuple[ReplyRow, ...]:
    """What praktijkhouders told themselves and the consulent has to read."""
    if not viewing.may(SEE_REPLIES):
        return ()
    look = viewing.look()
    told = ((one.key, one.field, one.known_since) for one in look.store.told_by(SELF))
    return reply_rows(told, look.talks, look.register)


def own_sources(row_key: str) -> Mapping[str, tuple[str, date]]:
    """Whence each field of one's own row comes, and since when; for him alone."""
    look = viewing.look()
    if look.audience.himself != row_key:
        return {}
    found = look.store.sources(ref_of(row_key)[0])
    return {one.field: (one.source, one.known_since) for one in found if one.key == row_key}


def learnt() -> Lessons:
    """What the talks of this year taught."""
    look, (assumptions, _) = viewing.look(), files_read.norms()
    return lessons(look.register, look.talks, assumptions, look.today)


def scanned_now(agb: str, told: Mapping[str, bool | None]) -> tuple[ThemeFound, ...]:
    """The five P's of a practice: these answers, and for the rest what the register says."""
    return scanned(scan(), viewing.look().facts.get(agb, {}), told, files_read.playbooks())


def scan() -> Scan:
    """The questions of the scan."""
    return files_read.scan().value


def _method_mark() -> str:
    """Stands for the content of its files in the key of a cache."""
    return files_read.norms_mark() + files_read.questions().mark


def _region(look: Look) -> RegionKnown:
    """The region as this audience knows it."""
    return RegionKnown(look.register, look.risk, look.facts, look.prepared)


@st.cache_resource(show_spinner=False)
def _marks(address: str) -> Marks:
    return Marks(shared.store_at(address).secret())


@st.cache_resource(max_entries=16, show_spinner="Werklijst maken…")
def _work_list(look: Look, method_mark: str, _method: Method) -> Worklist:
    return worklist(_region(look), _method, agreed_of(look.talks))


@st.cache_resource(max_entries=32, show_spinner="Verandering berekenen…")
def _change(
    look: Look, norms_mark: str, talk_id: str, _talk: Talk, _norms: tuple[Assumptions, Rules]
) -> RiskChange:
    before = register_before(look.register, _talk)
    found = assess(before, *_norms, look.today, look.prepared)
    return change_of(found.practices, look.risk.practices, _talk.practice_agb)
