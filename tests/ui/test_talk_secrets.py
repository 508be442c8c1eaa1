"""What was said in confidence shows nowhere: everyone else gets what he would get without it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession.actions import Actor, DraftAnswer, Submission, hold_talk, save_draft
from succession.register import Audience, Level, Register, Role, Stage, seen_by
from succession.register.rows import register_of, rows_of
from succession.reports import workbook
from succession.reports.pdf import pdf
from succession.reports.preparation import for_myself_document
from succession.reports.workbook import Statement
from succession.store import Store
from succession.talks.preparation import Around, for_myself
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.talk import Answer, Side, visible_talks
from succession.talks.worklist import worklist
from succession.ui import wiring
from succession.ui.navigation import ENTRIES, Entry
from tests.region import BEUK, LINDE, NOW, TODAY, fill, region
from tests.talks.world import BANK, METHOD
from tests.talks.world import region as known_region
from tests.ui.conftest import Open

VISSER, DE_BOER = f"{LINDE}/01100001", f"{BEUK}/01100002"
SECRETS = ("Notaris bellen", "niemand-te-vinden", "2033", "18-11-2026", "18 november 2026")
LOOKERS = [
    Audience(Role.DIRECTORS),
    Audience(Role.BOARD),
    Audience(Role.BOARD, "Noord"),
    Audience(Role.GUEST, "Noord", frozenset({BEUK})),
    Audience(Role.ADMIN),
]
_WHO = pytest.mark.parametrize("who", LOOKERS, ids=lambda who: f"{who.role}-{who.hagro}")


@dataclass(frozen=True)
class World:
    """A store with its address."""

    address: str
    store: Store


Worlds = tuple[World, World]


@pytest.fixture
def worlds(tmp_path: Path) -> Iterator[Worlds]:
    """The region after a talk in confidence and with a draft, and one that knows of neither."""
    after, without = _at(tmp_path, "after", region()), _at(tmp_path, "without", _unknown())
    _talk_in_confidence(after.store)
    yield after, without
    after.store.close()
    without.store.close()


def _at(folder: Path, name: str, register: Register) -> World:
    address = f"sqlite:///{folder / name}.sqlite"
    return World(address, fill(address, register))


def _unknown() -> Register:
    """The region in which nobody knows what A. Visser said."""
    rows = rows_of(region())
    hidden = ("stop_waarschijnlijk", "zekerheid", "opvolgingsstatus", "zoekt_sinds", "deelniveau")
    unknown = dict.fromkeys((*hidden, "laatste_gesprek"))
    rows["huisartsen"] = [
        {**row, **unknown} if row["praktijk_agb"] == LINDE else row for row in rows["huisartsen"]
    ]
    return register_of(rows)


def _talk_in_confidence(store: Store) -> None:
    level, versions = Level.CONFIDENTIAL, store.versions()
    held = HeldTalk(
        row_key=VISSER,
        on=TODAY - timedelta(days=3),
        expected_version=versions["huisartsen", VISSER],
        practice_version=versions["praktijken", LINDE],
        answers=(
            Answer("huisartsen.stop_waarschijnlijk", date(2033, 7, 1), level),
            Answer("huisartsen.opvolgingsstatus", Stage.NONE, level),
            Answer("praktijken.pand_staat", "verouderd", level),
            Answer("obstakel.1", "niemand-te-vinden", level),
        ),
        promises=(PromiseMade("Notaris bellen", Side.GP, TODAY + timedelta(days=9)),),
        next_talk=TODAY + timedelta(days=200),
    )
    hold_talk(store, _sent("hold"), held, BANK)
    answer = Answer("obstakel.1", "niemand-te-vinden", level)
    save_draft(store, _sent("draft"), DraftAnswer(DE_BOER, answer))


def _sent(key: str) -> Submission:
    return Submission(Actor("K. Smit", Audience(Role.CONSULENT)), key, NOW.astimezone(UTC))


def _drawn(app: AppTest) -> list[str]:
    """Every element of the page with all that is sent to the browser."""
    assert not app.exception
    return [str(getattr(node, "proto", "")) for node in _nodes(app.main)]


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
        app.session_state[wiring.PRACTICE_KEY] = next(iter(who.practices), None)
        return _drawn(app.run())

    return _look


@_WHO
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path)
def test_every_page_is_as_if_it_was_never_said(
    look: Callable[..., list[str]], worlds: Worlds, entry: Entry, who: Audience
) -> None:
    after, without = (look(world, entry, who) for world in worlds)
    assert after == without
    assert not [secret for secret in SECRETS if secret in "".join(after)]


@_WHO
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
    return [
        workbook.export(seen_by(store.register(), who), statement),
        *(pdf(sheet) for sheet in sheets),
    ]


def test_the_consulent_does_see_it(look: Callable[..., list[str]], worlds: Worlds) -> None:
    """The comparison can fail: for the consulent the two worlds differ."""
    pages = [entry for entry in ENTRIES if entry.path in ("gesprekken", "praktijk")]
    for entry in pages:
        after, without = (look(world, entry, Audience(Role.CONSULENT)) for world in worlds)
        assert after != without
