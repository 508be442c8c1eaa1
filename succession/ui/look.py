"""What one drawing of a page reads: of one data version, on one day, for one audience.

Nothing here asks a session who is looking: a `Look` says it, and it is the key of every cached
read. The values are frozen, so that one copy serves all sessions and nothing is hashed but the key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from succession.actions.permission import (
    PERMITTED,
    SEE_EVERY_PRACTICE,
    SEE_SOURCES,
    SEE_WHOLE_LOG,
)
from succession.assumptions import Assumptions, Rules
from succession.board.decision import VisibleDecisions, visible_decisions, visible_mandate
from succession.board.meeting import Meeting
from succession.board.paper import BoardPaper, visible_papers
from succession.conditions import Fact
from succession.errors import InvalidInput
from succession.management.scan_history import HeldScan, visible_scans
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.run.overview import practices_on_schedule
from succession.playbook.run.run import Run, is_visible
from succession.playbook.run.versions import UnreadableRun, parted, pinned
from succession.register import Audience, Register, Seen, seen_by
from succession.register.declaration import Declaration
from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.reports.paper import workbook
from succession.risk import Assessment, PracticeRisk, RegionRisk
from succession.risk.assess import METHOD_VERSION
from succession.risk.waiting import WaitingCost, cost_of_waiting
from succession.store import AuditEntry as AuditEntry
from succession.store import FieldSource as FieldSource
from succession.store import ImportRecord as ImportRecord
from succession.store import RoleSaid, Store
from succession.store import StoredRun as StoredRun
from succession.store import StoredScenario as StoredScenario
from succession.talks.missed import MissedCalls, visible_calls
from succession.talks.talk import Talks, visible_talks
from succession.ui import everybody, files_read, shared

_AUDIT_LINES = 200
_Norms = tuple[Assumptions, Rules]


@dataclass(frozen=True, slots=True)
class Look:
    """Which database at which data version, who is looking, and on which day."""

    address: str
    version: int
    audience: Audience
    today: date

    @property
    def register(self) -> Seen:
        """The register as this audience knows it."""
        return _seen(self)

    @property
    def risk(self) -> RegionRisk:
        """The risk of every practice, computed with what this audience knows and nothing else."""
        return _risk(self, files_read.norms_mark(), files_read.norms())

    def waiting(self, agb: str) -> tuple[WaitingCost, ...]:
        """What it costs this practice when its search begins later."""
        return _waiting(self, files_read.norms_mark(), agb, files_read.norms())

    def risk_of(self, agb: str) -> PracticeRisk | None:
        return next((practice for practice in self.risk.practices if practice.agb == agb), None)

    @property
    def facts(self) -> Mapping[str, Mapping[str, Fact]]:
        """The named facts per practice by which draaiboeken are suggested."""
        return _assessment(self, files_read.norms_mark(), files_read.norms()).told_facts

    @property
    def prepared(self) -> frozenset[str]:
        """The practices whose transfer runs on schedule, as far as this audience may know of it."""
        return _prepared(self)

    @property
    def practice_names(self) -> Mapping[str, str]:
        """The names of all practices by agb, in order of name; base data, the same for everyone."""
        return everybody.practice_names(self.whole)

    @property
    def readable_practices(self) -> Mapping[str, str]:
        """Those of which this audience may open the dossier: a guest only opens his own."""
        names, own = self.practice_names, self.audience.practices
        if self._may(SEE_EVERY_PRACTICE):
            return names
        return {agb: name for agb, name in names.items() if agb in own}

    @property
    def runs(self) -> tuple[StoredRun, ...]:
        """The draaiboeken that are being followed, as far as this audience may know of them."""
        return tuple(each for each in self._kept_runs[0] if self._is_shared(each.run))

    @property
    def unreadable_runs(self) -> tuple[UnreadableRun, ...]:
        """Those of them that cannot be followed as they are kept."""
        return tuple(each for each in self._kept_runs[1] if self._is_shared(each.run))

    def run(self, run_id: str) -> StoredRun | None:
        """One of them; None when it is not there or this audience may not know of it."""
        found = self.store.run(run_id)
        sound, _ = parted((found,) if found else (), self.today)
        return next((each for each in sound if self._is_shared(each.run)), None)

    @property
    def running(self) -> Mapping[str, tuple[str, ...]]:
        """The titles of the draaiboeken that are not closed, per practice."""
        found: dict[str, tuple[str, ...]] = {}
        for run, playbook in map(pinned, self.runs):
            if run.practice_agb is not None and run.closing is None:
                found[run.practice_agb] = (*found.get(run.practice_agb, ()), playbook.title)
        return found

    @property
    def assumptions(self) -> Assumptions:
        return files_read.norms()[0]

    @property
    def talks(self) -> Talks:
        """The talks and drafts that this audience may know of, with the answers it may know."""
        return visible_talks(self.store.talks(), self.whole, self.audience)

    @property
    def scans(self) -> tuple[HeldScan, ...]:
        """The scans *overname-klaar* that this audience may know of."""
        return visible_scans(self.store.scans(), self.whole, self.audience)

    @property
    def missed_calls(self) -> MissedCalls:
        """The calls that nobody answered, as far as this audience may know of them."""
        return visible_calls(self.store.missed_calls(), self.whole, self.audience)

    @property
    def scenarios(self) -> tuple[StoredScenario, ...]:
        """The scenarios that were saved, by name; they say nothing of the register."""
        return self.store.scenarios()

    @property
    def mandate(self) -> SettledMandate | None:
        """What the zorggroep may do; None, which is not yes, while nothing was settled."""
        return visible_mandate(self.store.mandate(), self.store.decisions(), self.audience)

    @property
    def decisions(self) -> VisibleDecisions:
        """The decisions that this audience may read; a board member abstains from some."""
        return visible_decisions(self.store.decisions(), self.audience)

    @property
    def papers(self) -> tuple[BoardPaper, ...]:
        """The papers of meetings that this audience may read, the last meeting first."""
        return visible_papers(self.store.papers(), self.audience)

    @property
    def role(self) -> RoleSaid:
        """What members and board said of the role of the zorggroep: counts and decisions."""
        return self.store.role()

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """How the region stood at each meeting as this audience knew it, the last one first."""
        return self.store.meetings(self.audience)

    @property
    def invented(self) -> frozenset[Place]:
        """The rows that are of the invented region, and nobody's."""
        return _invented(self.address, self.version)

    @property
    def declaration(self) -> Declaration | None:
        """Who said last that the privacy of a real list was arranged."""
        return self.store.declaration()

    @property
    def imports(self) -> tuple[ImportRecord, ...]:
        return self.store.imports()

    @property
    def audit(self) -> Sequence[AuditEntry]:
        """The log as far as this audience may know of it: whole for who knows of every talk.

        To anybody else, that something was done, by whom and on which day would tell with whom
        there was a talk, and so would a number: he reads what was done in his own role.
        """
        own = None if self._may(SEE_WHOLE_LOG) else self.audience.role
        return self.store.audit(_AUDIT_LINES, own)

    def present_code(self, agb: str | None) -> str | None:
        """The code that a practice has now, for one that it had before; any other as it is."""
        if agb is None or agb in self.whole.practice_by_agb:
            return agb
        places = self.store.present_places([(Sheet.PRACTICES, agb)])
        return next((now for _, now in places.values()), agb)

    def sources(self, agb: str) -> tuple[FieldSource, ...]:
        """Whence the fields of a practice come and since when, for who sees everything of it."""
        return self.store.sources(agb) if self._may(SEE_SOURCES) else ()

    @property
    def statement(self) -> workbook.Statement:
        """What a document says about itself: its audience is the one that is looking."""
        who = self.audience.role.value
        who += f" ({self.audience.hagro})" if self.audience.hagro else ""
        norms = f"aannames {_assumptions_version()}"
        return workbook.Statement(self.today, who, METHOD_VERSION, norms)

    @property
    def whole(self) -> Register:
        """The whole register: to decide what this audience may know, never to show."""
        return everybody.whole(self.address, self.version)

    @property
    def store(self) -> Store:
        """The store, for reads that no property here gives."""
        return shared.store_at(self.address)

    @property
    def _kept_runs(self) -> tuple[tuple[StoredRun, ...], tuple[UnreadableRun, ...]]:
        return _parted_runs(self.address, self.version, self.today)

    def _is_shared(self, found: Run) -> bool:
        return is_visible(found, self.whole, self.audience)

    def _may(self, right: str) -> bool:
        return self.audience.role in PERMITTED[right]


@st.cache_resource(max_entries=32, show_spinner=False)
def _seen(look: Look) -> Seen:
    return seen_by(look.whole, look.audience)


@st.cache_resource(max_entries=32, show_spinner="Risico berekenen…")
def _risk(look: Look, norms_mark: str, _norms: _Norms) -> RegionRisk:
    return _assessment(look, norms_mark, _norms).region


@st.cache_resource(max_entries=32, show_spinner=False)
def _assessment(look: Look, norms_mark: str, _norms: _Norms) -> Assessment:
    return Assessment(look.register, *_norms, look.today, look.prepared)


@st.cache_resource(max_entries=64, show_spinner="Wat wachten kost berekenen…")
def _waiting(look: Look, norms_mark: str, agb: str, _norms: _Norms) -> tuple[WaitingCost, ...]:
    assessed, risk = _assessment(look, norms_mark, _norms), look.risk_of(agb)
    unplaced = risk.patients_unplaced if risk else None
    return cost_of_waiting(assessed.cases, agb, unplaced, assessed.assumptions)


@st.cache_resource(max_entries=32, show_spinner=False)
def _prepared(look: Look) -> frozenset[str]:
    return practices_on_schedule(map(pinned, look.runs), look.today)


@st.cache_resource(max_entries=4, show_spinner="Draaiboeken lezen…")
def _parted_runs(
    address: str, version: int, today: date
) -> tuple[tuple[StoredRun, ...], tuple[UnreadableRun, ...]]:
    return parted(shared.store_at(address).runs(), today)


@st.cache_resource(max_entries=4, show_spinner=False)
def _invented(address: str, version: int) -> frozenset[Place]:
    return shared.store_at(address).invented()


def _assumptions_version() -> str:
    """What says nothing of a chance is printed also while the assumptions cannot be read."""
    try:
        return files_read.assumptions().value.version
    except InvalidInput:
        return "niet te lezen"
