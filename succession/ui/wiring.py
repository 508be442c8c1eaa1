"""Where the pages get everything: the clock, the store, who is looking, and cached reads.

Every cached read is a function of the data version and the audience. The values are frozen, so
that one copy serves all sessions and nothing is hashed but the key.
"""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st

from succession.actions import Actor, is_permitted
from succession.assumptions import Assumptions, Rules, load_assumptions, load_rules
from succession.conditions import Fact
from succession.playbook.mandate import SettledMandate
from succession.playbook.model import Playbook, Viewer
from succession.playbook.overview import practices_on_schedule
from succession.playbook.reading import library
from succession.playbook.run import is_visible
from succession.playbook.versions import pinned
from succession.register import Audience, GpRole, Register, Role, seen_by
from succession.reports import workbook
from succession.risk import PracticeRisk, RegionRisk, assess, practice_facts
from succession.store import AuditEntry as AuditEntry
from succession.store import FieldSource as FieldSource
from succession.store import ImportRecord as ImportRecord
from succession.store import Store, address_from, open_store
from succession.store import StoredRun as StoredRun
from succession.store import StoredScenario as StoredScenario
from succession.talks.questions import load_questions
from succession.talks.scan_history import HeldScan, visible_scans
from succession.talks.talk import Talks, visible_talks
from succession.talks.worklist import Method
from succession.ui.jobs import Jobs

ROOT = Path(__file__).resolve().parents[2]
PLAYBOOKS = ROOT / "playbooks"
ROLE_KEY, NAME_KEY = "viewer.role", "viewer.name"
HAGRO_KEY, PRACTICE_KEY = "viewer.hagro", "viewer.practice"
PART_KEY, HIMSELF_KEY = "viewer.part", "viewer.himself"
_AUDIT_LINES = 200
_HERE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The moment with its time zone. `SUCCESSION_TODAY` fixes the day, for demonstrations."""
    moment = datetime.now(_HERE)
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


def audience() -> Audience:
    """Who is looking, as chosen in the sidebar; whoever chose nothing is a consulent."""
    chosen = st.session_state
    role = Role(chosen.get(ROLE_KEY, Role.CONSULENT.value))
    if role is not Role.GUEST:
        return Audience(role, chosen.get(HAGRO_KEY) if role is Role.BOARD else None)
    own = _whole().practice_by_agb.get(str(chosen.get(PRACTICE_KEY)))
    if own is None:
        return Audience(role)
    return Audience(role, own.hagro, frozenset({own.agb}), _himself(own.agb))


def owners(agb: str) -> Mapping[str, str]:
    """The praktijkhouders of a practice by the key of their row; base data, for everyone."""
    gps = _whole().gps_by_practice.get(agb, ())
    return {
        f"{agb}/{gp.gp_key}": gp.name or "naam onbekend" for gp in gps if gp.role is GpRole.OWNER
    }


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


def register() -> Register:
    """The register as this audience knows it."""
    return _seen(data_version(), audience(), _whole())


def risk() -> RegionRisk:
    """The risk of every practice, computed with what this audience knows and nothing else."""
    return _risk(data_version(), audience(), today(), register())


def risk_of(agb: str) -> PracticeRisk | None:
    return next((practice for practice in risk().practices if practice.agb == agb), None)


def facts() -> Mapping[str, Mapping[str, Fact]]:
    """The named facts per practice by which draaiboeken are suggested."""
    return _facts(data_version(), audience(), today(), register())


def prepared() -> frozenset[str]:
    """The practices whose transfer runs on schedule, as far as this audience may know of it."""
    return _prepared(data_version(), audience(), today())


def data_version() -> int:
    return store().data_version()


def sources(agb: str) -> tuple[FieldSource, ...]:
    """Where the fields of a practice come from and since when, for who sees everything of it."""
    return store().sources(agb) if audience().role is Role.CONSULENT else ()


def scenarios() -> tuple[StoredScenario, ...]:
    """The scenarios that were saved, by name; they say nothing of the register."""
    return store().scenarios()


def runs() -> tuple[StoredRun, ...]:
    """The draaiboeken that are being followed, as far as this audience may know of them."""
    return _shared(_kept_runs(data_version(), database_address(), store()))


def run(run_id: str) -> StoredRun | None:
    """One of them; None when it is not there or this audience may not know of it."""
    found = store().run(run_id)
    return next(iter(_shared((found,) if found else ())), None)


@st.cache_resource(max_entries=4, show_spinner="Draaiboeken lezen…")
def _kept_runs(version: int, address: str, _store: Store) -> tuple[StoredRun, ...]:
    return _store.runs()


def _shared(stored: tuple[StoredRun, ...]) -> tuple[StoredRun, ...]:
    looking, whole = audience(), _whole()
    return tuple(each for each in stored if is_visible(each.run, whole, looking))


def talks() -> Talks:
    """The talks and drafts that this audience may know of, with the answers it may know."""
    return visible_talks(store().talks(), _whole(), audience())


def scans() -> tuple[HeldScan, ...]:
    """The scans *overname-klaar* that this audience may know of."""
    return visible_scans(store().scans(), _whole(), audience())


@st.cache_resource(show_spinner=False)
def talk_method() -> Method:
    """The files by which the work list is made."""
    return Method(*_assumptions_and_rules(), load_questions(ROOT / "data" / "questions.yaml"))


def imports() -> tuple[ImportRecord, ...]:
    return store().imports()


def audit() -> tuple[AuditEntry, ...]:
    return store().audit(_AUDIT_LINES)


def export() -> bytes:
    """The register in Excel as this audience knows it."""
    return workbook.export(register(), statement())


def statement() -> workbook.Statement:
    """What a document says about itself: its audience is the one that is looking."""
    looking, found = audience(), risk()
    who = looking.role.value + (f" ({looking.hagro})" if looking.hagro else "")
    return workbook.Statement(today(), who, found.version, f"aannames {found.assumptions}")


def hagros() -> tuple[str, ...]:
    """The hagro's of the region; base data, the same for everyone."""
    return tuple(sorted({p.hagro for p in _whole().practices if p.hagro}))


def practice_names() -> Mapping[str, str]:
    """The names of the practices by agb, in order of name; base data, the same for everyone."""
    named = sorted(_whole().practices, key=lambda p: (p.name or p.agb).casefold())
    return {practice.agb: practice.name or practice.agb for practice in named}


@st.cache_resource(show_spinner="Draaiboeken lezen…")
def playbooks() -> tuple[Playbook, ...]:
    return library(PLAYBOOKS)


def playbook_text(playbook_id: str) -> str:
    """The file as it stands now, which a run keeps."""
    return (PLAYBOOKS / f"{playbook_id}.yaml").read_text(encoding="utf-8")


def _whole() -> Register:
    return _register(data_version(), database_address(), store())


@st.cache_resource(max_entries=4, show_spinner="Register lezen…")
def _register(version: int, address: str, _store: Store) -> Register:
    return _store.register()


@st.cache_resource(max_entries=32, show_spinner=False)
def _seen(version: int, audience: Audience, _register: Register) -> Register:
    return seen_by(_register, audience)


@st.cache_resource(max_entries=32, show_spinner="Risico berekenen…")
def _risk(version: int, audience: Audience, as_of: date, _register: Register) -> RegionRisk:
    return assess(_register, *_assumptions_and_rules(), as_of, prepared())


@st.cache_resource(max_entries=32, show_spinner=False)
def _facts(
    version: int, audience: Audience, as_of: date, _register: Register
) -> dict[str, dict[str, Fact]]:
    return practice_facts(_register, *_assumptions_and_rules(), as_of, prepared())


@st.cache_resource(max_entries=32, show_spinner=False)
def _prepared(version: int, audience: Audience, as_of: date) -> frozenset[str]:
    return practices_on_schedule(map(pinned, runs()), as_of)


@st.cache_resource(show_spinner=False)
def _assumptions_and_rules() -> tuple[Assumptions, Rules]:
    data = ROOT / "data"
    return load_assumptions(data / "assumptions.yaml"), load_rules(data / "rules.yaml")


def mandate() -> SettledMandate | None:
    """What the zorggroep may do; None, which is not yes, while its directors settled nothing."""
    return store().mandate()


def readable_practices() -> Mapping[str, str]:
    """The practices whose dossier this audience may open, by agb: a guest only opens his own."""
    looking = audience()
    names = practice_names()
    if looking.role is not Role.GUEST:
        return names
    return {agb: name for agb, name in names.items() if agb in looking.practices}
