"""What was said in confidence shows nowhere: everyone else gets what he would get without it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession.actions import (
    Actor,
    Correction,
    DraftAnswer,
    Objection,
    ScanForm,
    Submission,
    TalkRef,
    change_days_off,
    correct_own_record,
    hold_talk,
    keep_scan,
    object_to_letter,
    save_draft,
)
from succession.register import Audience, Level, Practice, Register, Role, Stage, seen_by
from succession.register.rows import key_of, register_of, rows_of
from succession.reports import workbook
from succession.reports.agreements import letter
from succession.reports.calendar import talk_calendar
from succession.reports.marks import Marks
from succession.reports.pdf import pdf
from succession.reports.preparation import for_myself_document
from succession.reports.workbook import Statement
from succession.store import Store
from succession.talks.preparation import Around, for_myself
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.scan import load_scan
from succession.talks.scan_history import visible_scans
from succession.talks.talk import Answer, Side, Talk, visible_talks
from succession.talks.worklist import worklist
from succession.ui import wiring
from succession.ui.navigation import CAPACITY, ENTRIES, OWN_RECORD, Entry
from succession.ui.talk_own import SECTIONS
from tests.region import BEUK, LINDE, NOW, TODAY, fill, region
from tests.risk.world import ROOT
from tests.talks.world import BANK, METHOD
from tests.talks.world import region as known_region
from tests.ui.conftest import Open, finished

VISSER, DE_BOER = f"{LINDE}/01100001", f"{BEUK}/01100002"
MULDER = f"{BEUK}/01100003"
SECRETS = (
    "Notaris bellen",
    "K. Kandidaat",
    "niemand-te-vinden",
    "2033",
    "18-11-2026",
    "18 november 2026",
)
SCAN = load_scan(ROOT / "data/scan.yaml")
BOTH = (VISSER, MULDER)


def _guest(agb: str, himself: str | None = None) -> Audience:
    return Audience(Role.GUEST, "Noord", frozenset({agb}), himself)


# Who told something in confidence, and who looks: everybody but the consulent and himself.
CASES = [
    (BOTH, Audience(Role.DIRECTORS)),
    (BOTH, Audience(Role.BOARD)),
    (BOTH, Audience(Role.BOARD, "Noord")),
    (BOTH, Audience(Role.ADMIN)),
    (BOTH, _guest(LINDE)),
    (BOTH, _guest(BEUK)),
    (BOTH, _guest(BEUK, DE_BOER)),
    ((MULDER,), _guest(LINDE, VISSER)),
]
PAGES = [(*case, entry) for case in CASES for entry in ENTRIES if case[1].role in entry.roles]


def _named(value: object) -> str:
    if isinstance(value, Audience):
        return f"{value.role}-{value.hagro}-{value.himself}"
    return value.path if isinstance(value, Entry) else str(len(value))  # type: ignore[arg-type]


@dataclass(frozen=True)
class World:
    """A store with its address."""

    address: str
    store: Store


Worlds = tuple[World, World]


@pytest.fixture(scope="module")
def worlds(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Worlds]:
    """The region after somebody told in confidence, and one that knows of nothing he told.

    A talk, a scan, a draft, a correction of his own, an objection and days off.
    """
    row_keys, folder = request.param, tmp_path_factory.mktemp("worlds")
    after = _at(folder, "after", _changed(row_keys, **_TOLD))
    without = _at(folder, "without", _changed(row_keys, **_UNKNOWN))
    for row_key in row_keys:
        _tell_in_confidence(after.store, row_key)
    yield after, without
    after.store.close()
    without.store.close()


def _at(folder: Path, name: str, register: Register) -> World:
    address = f"sqlite:///{folder / name}.sqlite"
    return World(address, fill(address, register))


def _changed(row_keys: tuple[str, ...], **values: object) -> Register:
    rows = rows_of(region())
    rows["huisartsen"] = [
        {**row, **values} if key_of("huisartsen", row) in row_keys else row
        for row in rows["huisartsen"]
    ]
    return register_of(rows)


# He told the consulent alone, and she wrote down whom she has in mind for him.
_TOLD = {"deelniveau": Level.CONFIDENTIAL, "opvolger": "K. Kandidaat"}
# As if nobody knew what he said.
_UNKNOWN = dict.fromkeys(
    (
        "stop_waarschijnlijk",
        "zekerheid",
        "opvolgingsstatus",
        "opvolger",
        "zoekt_sinds",
        "deelniveau",
        "laatste_gesprek",
    )
)


def _tell_in_confidence(store: Store, row_key: str) -> None:
    talk = _talk_in_confidence(store, row_key)
    told = {"poen.goodwill": False, "pand.staat": False}
    scan = ScanForm(row_key=row_key, on=TODAY, level=Level.CONFIDENTIAL, told=told, known={})
    keep_scan(store, _sent(f"scan {row_key}"), scan, SCAN)
    change_days_off(store, _sent(f"days {row_key}"), frozenset({TODAY}), frozenset())
    himself = Actor("Zelf", _guest(row_key[:8], row_key))
    ref = TalkRef(talk.talk_id, talk.version)
    to = (talk.promises[0].promise_id,)
    object_to_letter(store, Submission(himself, f"object {row_key}", NOW), Objection(ref, to))
    version = store.versions()["huisartsen", row_key]
    correction = Correction(row_key, {"stop_waarschijnlijk": date(2033, 9, 1)}, version)
    correct_own_record(store, Submission(himself, f"correct {row_key}", NOW), correction, BANK)


def _talk_in_confidence(store: Store, row_key: str) -> Talk:
    level, versions = Level.CONFIDENTIAL, store.versions()
    held = HeldTalk(
        row_key=row_key,
        on=TODAY - timedelta(days=3),
        expected_version=versions["huisartsen", row_key],
        practice_version=versions["praktijken", row_key[:8]],
        answers=(
            Answer("huisartsen.stop_waarschijnlijk", date(2033, 7, 1), level),
            Answer("huisartsen.opvolgingsstatus", Stage.NONE, level),
            Answer("praktijken.pand_staat", "verouderd", level),
            Answer("obstakel.1", "niemand-te-vinden", level),
        ),
        promises=(PromiseMade("Notaris bellen", Side.GP, TODAY + timedelta(days=9)),),
        next_talk=TODAY + timedelta(days=200),
    )
    talk = hold_talk(store, _sent(f"hold {row_key}"), held, BANK)
    answer = Answer("obstakel.1", "niemand-te-vinden", level)
    kept = any(one.row_key == DE_BOER for one in store.talks())
    if not kept:
        save_draft(store, _sent("draft"), DraftAnswer(DE_BOER, answer))
    return talk


def _sent(key: str) -> Submission:
    return Submission(Actor("K. Smit", Audience(Role.CONSULENT)), key, NOW.astimezone(UTC))


def _drawn(app: AppTest) -> list[str]:
    """Every element of the page with all that is sent to the browser.

    A file that is made on demand gets a name by lot; what is in it is compared where it is made.
    """
    assert not app.exception
    sent = (str(getattr(node, "proto", "")) for node in _nodes(app.main))
    return [re.sub(r'deferred_file_id: "\w+"', "", element) for element in sent]


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


@pytest.fixture
def look(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What this audience is sent of this page of this world."""

    def _look(world: World, entry: Entry, who: Audience) -> list[str]:
        monkeypatch.setenv("SUCCESSION_DB", world.address)
        st.cache_resource.clear()
        app = open_page(entry, who.role, praktijk=LINDE)
        app.session_state[wiring.HAGRO_KEY] = who.hagro
        own = next(iter(who.practices), None)
        app.session_state[wiring.PRACTICE_KEY] = own
        if own is not None:
            part = "opvolger" if who.himself is None else "praktijkhouder"
            app.session_state[wiring.PART_KEY] = part
            app.session_state[f"{wiring.HIMSELF_KEY}.{own}"] = who.himself
        app.run()
        parts = [_drawn(finished(app))]
        if app.get("button_group") and entry is OWN_RECORD:
            for name in SECTIONS:
                parts.append(_drawn(app.segmented_control(key="own.section").set_value(name).run()))
        return [element for part in parts for element in part]

    return _look


@pytest.mark.parametrize(("worlds", "who", "entry"), PAGES, indirect=["worlds"], ids=_named)
def test_every_page_is_as_if_it_was_never_said(
    look: Callable[..., list[str]], worlds: Worlds, entry: Entry, who: Audience
) -> None:
    after, without = (look(world, entry, who) for world in worlds)
    assert after == without
    # A forecast has a line for every year, also for those somebody named.
    secrets = set(SECRETS) - ({"2033"} if entry is CAPACITY else set())
    assert not [secret for secret in secrets if secret in "".join(after)]


@pytest.mark.parametrize(("worlds", "who"), CASES, indirect=["worlds"], ids=_named)
def test_exports_and_prints_are_as_if_it_was_never_said(worlds: Worlds, who: Audience) -> None:
    after, without = (_papers(world.store, who) for world in worlds)
    assert after == without


def _papers(store: Store, who: Audience) -> list[bytes]:
    """The Excel file and the PDF of every sheet, as this audience can have them."""
    statement = Statement(TODAY, who.role, "1", "aannames")
    known = known_region(store.register(), who, TODAY)
    talks = visible_talks(store.talks(), store.register(), who)
    sheets = (
        for_myself_document(for_myself(known, METHOD, entry, Around((), talks)), statement)
        for entry in worklist(known, METHOD).by_learning
    )
    scans = visible_scans(store.scans(), store.register(), who)
    return [
        workbook.export(seen_by(store.register(), who), statement),
        talk_calendar(talks, NOW, Marks(store.secret())),
        *(pdf(sheet) for sheet in sheets),
        *(pdf(letter(talk, _practice(store, talk), BANK, statement)) for talk in talks),
        *(repr(scan).encode() for scan in scans),
    ]


def _practice(store: Store, talk: Talk) -> Practice:
    return store.register().practice_by_agb[talk.practice_agb]


@pytest.mark.parametrize("row_key", BOTH)
@pytest.mark.parametrize("worlds", [BOTH], indirect=True, ids=["both"])
def test_he_himself_does_see_it(
    look: Callable[..., list[str]], worlds: Worlds, row_key: str
) -> None:
    """But not whom the consulent has in mind for him."""
    after, without = (look(world, OWN_RECORD, _guest(row_key[:8], row_key)) for world in worlds)
    assert after != without
    assert "Notaris bellen" in "".join(after)
    assert "K. Kandidaat" not in "".join(after)


@pytest.mark.parametrize("worlds", [BOTH], indirect=True, ids=["both"])
def test_the_consulent_does_see_it(look: Callable[..., list[str]], worlds: Worlds) -> None:
    """The comparison can fail: for the consulent the two worlds differ."""
    pages = [entry for entry in ENTRIES if entry.path in ("gesprekken", "praktijk")]
    for entry in pages:
        after, without = (look(world, entry, Audience(Role.CONSULENT)) for world in worlds)
        assert after != without
