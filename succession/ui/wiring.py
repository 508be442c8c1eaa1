"""Where the pages get everything: the clock, the store, who is looking, and cached reads.

Every cached read is a function of the data version and the audience. The values are frozen, so
that one copy serves all sessions and nothing is hashed but the key.
"""

import os
from collections.abc import Mapping
from datetime import date, datetime

import streamlit as st

from succession.actions.permission import (
    SEE_EVERY_PRACTICE,
    SEE_SOURCES,
    SEE_WHOLE_LOG,
    Actor,
    is_permitted,
)
from succession.assumptions import Assumptions, Rules
from succession.conditions import Fact
from succession.errors import Conflict, InvalidInput, SuccessionError
from succession.jobs import Jobs
from succession.management.scan_history import HeldScan, visible_scans
from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Playbook, Viewer
from succession.playbook.run.overview import practices_on_schedule
from succession.playbook.run.run import Run, is_visible
from succession.playbook.run.versions import UnreadableRun, parted, pinned
from succession.register import Audience, GpRole, Register, Role, Seen, seen_by
from succession.register.days import HERE
from succession.reports.paper import workbook
from succession.risk import PracticeRisk, RegionRisk, assess, practice_facts
from succession.risk.assess import METHOD_VERSION
from succession.store import AuditEntry as AuditEntry
from succession.store import FieldSource as FieldSource
from succession.store import ImportRecord as ImportRecord
from succession.store import Store, address_from, open_store
from succession.store import StoredRun as StoredRun
from succession.store import StoredScenario as StoredScenario
from succession.talks.talk import Talks, visible_talks
from succession.talks.worklist import Method
from succession.ui import files_read

ROLE_KEY, NAME_KEY = "viewer.role", "viewer.name"
HAGRO_KEY, PRACTICE_KEY = "viewer.hagro", "viewer.practice"
PART_KEY, HIMSELF_KEY = "viewer.part", "viewer.himself"
_AUDIT_LINES = 200


def now() -> datetime:
    """The moment with its time zone. `SUCCESSION_TODAY` fixes the day, for demonstrations."""
    moment = datetime.now(HERE)
    fixed = os.environ.get("SUCCESSION_TODAY")
    return datetime.combine(date.fromisoformat(fixed), moment.timetz()) if fixed else moment


def today() -> date:
    return now().date()


def database_address() -> str:
    return address_from(os.environ)


def store() -> Store:
    """The store with today's tables; opened once for all sessions."""
    return _opened(database_address())


@st.cache_resource(show_spinner="Register openen…")
def _opened(address: str) -> Store:
    opened = open_store(address)
    opened.migrate()
    return opened


@st.cache_resource(show_spinner=False)
def jobs() -> Jobs:
    """The long computations of all sessions."""
    return Jobs()


class UnknownViewer(SuccessionError):
    """Nobody said who is looking: then there is nothing to see."""

    def __init__(self) -> None:
        super().__init__("Het is niet bekend wie er kijkt. Kies eerst door wiens ogen u kijkt.")


def role() -> Role | None:
    """The role of who is looking, known without the database; None while nobody said so."""
    said = st.session_state.get(ROLE_KEY)
    return Role(said) if said in {one.value for one in Role} else None


def audience() -> Audience:
    """Who is looking, as the address or the menu says; UnknownViewer where nobody is known.

    Also where there is no session, as in a file that is made later: no role is ever assumed.
    """
    chosen, looking = st.session_state, role()
    if looking is None:
        raise UnknownViewer
    if not looking.has_a_practice:
        return Audience(looking, chosen.get(HAGRO_KEY) if looking.has_a_hagro else None)
    own = _whole().practice_by_agb.get(str(chosen.get(PRACTICE_KEY)))
    if own is None:
        return Audience(looking)
    return Audience(looking, own.hagro, frozenset({own.agb}), _himself(own.agb))


def owners(agb: str) -> Mapping[str, str]:
    """The praktijkhouders of a practice by the key of their row; base data, for everyone."""
    gps = _whole().gps_by_practice.get(agb, ())
    return {gp.row_key: gp.name or "naam onbekend" for gp in gps if gp.role is GpRole.OWNER}


def _himself(agb: str) -> str | None:
    """Who the guest is where that is certain: the one praktijkhouder, or the one he chose."""
    chosen = st.session_state
    if chosen.get(PART_KEY, Viewer.OWNER.value) != Viewer.OWNER.value:
        return None
    names = owners(agb)
    asked = str(chosen.get(f"{HIMSELF_KEY}.{agb}"))
    return next(iter(names), None) if len(names) == 1 else asked if asked in names else None


def actor() -> Actor:
    """Who acts: the name typed in the sidebar, else the role."""
    looking = audience()
    part = Viewer(st.session_state.get(PART_KEY, Viewer.OWNER.value))
    return Actor(st.session_state.get(NAME_KEY, "").strip() or looking.role.value, looking, part)


def may(action: str) -> bool:
    """Whether to offer the action at all; the action itself asks again."""
    return is_permitted(actor(), action)


def register() -> Seen:
    """The register as this audience knows it."""
    return _seen(data_version(), audience(), _whole())


def risk() -> RegionRisk:
    """The risk of every practice, computed with what this audience knows and nothing else."""
    return _risk(data_version(), norms_mark(), audience(), today(), register())


def risk_of(agb: str) -> PracticeRisk | None:
    return next((practice for practice in risk().practices if practice.agb == agb), None)


def facts() -> Mapping[str, Mapping[str, Fact]]:
    """The named facts per practice by which draaiboeken are suggested."""
    return _facts(data_version(), norms_mark(), audience(), today(), register())


def prepared() -> frozenset[str]:
    """The practices whose transfer runs on schedule, as far as this audience may know of it."""
    return _prepared(data_version(), audience(), today())


def data_version() -> int:
    return store().data_version()


def sources(agb: str) -> tuple[FieldSource, ...]:
    """Where the fields of a practice come from and since when, for who sees everything of it."""
    return store().sources(agb) if may(SEE_SOURCES) else ()


def scenarios() -> tuple[StoredScenario, ...]:
    """The scenarios that were saved, by name; they say nothing of the register."""
    return store().scenarios()


def runs() -> tuple[StoredRun, ...]:
    """The draaiboeken that are being followed, as far as this audience may know of them."""
    return tuple(each for each in _all_runs()[0] if _is_shared(each.run))


def unreadable_runs() -> tuple[UnreadableRun, ...]:
    """Those of them that cannot be followed as they are kept."""
    return tuple(each for each in _all_runs()[1] if _is_shared(each.run))


def run(run_id: str) -> StoredRun | None:
    """One of them; None when it is not there or this audience may not know of it."""
    found = store().run(run_id)
    sound, _ = parted((found,) if found else (), today())
    return next((each for each in sound if _is_shared(each.run)), None)


def _all_runs() -> tuple[tuple[StoredRun, ...], tuple[UnreadableRun, ...]]:
    return _kept_runs(data_version(), database_address(), today(), store())


@st.cache_resource(max_entries=4, show_spinner="Draaiboeken lezen…")
def _kept_runs(
    version: int, address: str, as_of: date, _store: Store
) -> tuple[tuple[StoredRun, ...], tuple[UnreadableRun, ...]]:
    return parted(_store.runs(), as_of)


def _is_shared(found: Run) -> bool:
    return is_visible(found, _whole(), audience())


def talks() -> Talks:
    """The talks and drafts that this audience may know of, with the answers it may know."""
    return visible_talks(store().talks(), _whole(), audience())


def scans() -> tuple[HeldScan, ...]:
    """The scans *overname-klaar* that this audience may know of."""
    return visible_scans(store().scans(), _whole(), audience())


def talk_method() -> Method:
    """The files by which the work list is made."""
    return Method(*norms(), files_read.questions().value)


def method_mark() -> str:
    """Stands for the content of those files in the key of a cache."""
    return norms_mark() + files_read.questions().mark


def imports() -> tuple[ImportRecord, ...]:
    return store().imports()


def audit() -> tuple[AuditEntry, ...]:
    """The log as far as this audience may know of it: whole for who knows of every talk.

    To anybody else, that something was done, by whom and on which day would tell with whom there
    was a talk, and so would a number: he reads what was done in his own role.
    """
    own = None if may(SEE_WHOLE_LOG) else audience().role
    return store().audit(_AUDIT_LINES, own)


def statement() -> workbook.Statement:
    """What a document says about itself: its audience is the one that is looking."""
    looking = audience()
    who = looking.role.value + (f" ({looking.hagro})" if looking.hagro else "")
    return workbook.Statement(today(), who, METHOD_VERSION, f"aannames {_assumptions_version()}")


def _assumptions_version() -> str:
    """What says nothing of a chance is printed also while the assumptions cannot be read."""
    try:
        return files_read.assumptions().value.version
    except InvalidInput:
        return "niet te lezen"


def hagros() -> tuple[str, ...]:
    """The hagro's of the region; base data, the same for everyone."""
    return tuple(sorted({p.hagro for p in _whole().practices if p.hagro}))


def practice_names() -> Mapping[str, str]:
    """The names of the practices by agb, in order of name; base data, the same for everyone."""
    named = sorted(_whole().practices, key=lambda p: (p.name or p.agb).casefold())
    return {practice.agb: practice.name or practice.agb for practice in named}


def playbooks() -> tuple[Playbook, ...]:
    """The draaiboeken of the library as they can be read now."""
    return tuple(one.playbook for one in files_read.library().editions)


def playbook_text(playbook_id: str) -> str:
    """The very text of that draaiboek, which a run keeps; raises `Conflict` when it is gone."""
    for one in files_read.library().editions:
        if one.playbook.id == playbook_id:
            return one.text
    raise Conflict(f"Het draaiboek {playbook_id} staat niet meer in de bibliotheek.")


def _whole() -> Register:
    return _register(data_version(), database_address(), store())


@st.cache_resource(max_entries=4, show_spinner="Register lezen…")
def _register(version: int, address: str, _store: Store) -> Register:
    return _store.register()


@st.cache_resource(max_entries=32, show_spinner=False)
def _seen(version: int, audience: Audience, _register: Register) -> Seen:
    return seen_by(_register, audience)


@st.cache_resource(max_entries=32, show_spinner="Risico berekenen…")
def _risk(
    version: int, norms_mark: str, audience: Audience, as_of: date, _register: Seen
) -> RegionRisk:
    return assess(_register, *norms(), as_of, prepared())


@st.cache_resource(max_entries=32, show_spinner=False)
def _facts(
    version: int, norms_mark: str, audience: Audience, as_of: date, _register: Seen
) -> dict[str, dict[str, Fact]]:
    return practice_facts(_register, *norms(), as_of, prepared())


@st.cache_resource(max_entries=32, show_spinner=False)
def _prepared(version: int, audience: Audience, as_of: date) -> frozenset[str]:
    return practices_on_schedule(map(pinned, runs()), as_of)


def norms() -> tuple[Assumptions, Rules]:
    """The assumptions and rules by which is reckoned; an edit counts at the next click."""
    return files_read.assumptions().value, files_read.rules().value


def norms_mark() -> str:
    """Stands for their content in the key of a cache."""
    return files_read.assumptions().mark + files_read.rules().mark


def mandate() -> SettledMandate | None:
    """What the zorggroep may do; None, which is not yes, while its directors settled nothing."""
    return store().mandate()


def readable_practices() -> Mapping[str, str]:
    """The practices whose dossier this audience may open, by agb: a guest only opens his own."""
    names, own = practice_names(), audience().practices
    if may(SEE_EVERY_PRACTICE):
        return names
    return {agb: name for agb, name in names.items() if agb in own}
