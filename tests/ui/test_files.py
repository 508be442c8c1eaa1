"""Each file that a page offers holds what its audience may know, and no more.

Two worlds differ in what was told in confidence, or made confidential after it had begun; whoever
may not know of it gets the same pages and the same files in both.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from succession.errors import DatabaseTrouble, SuccessionError
from succession.register import Audience, Level, Role
from succession.store import Store
from succession.ui import files
from succession.ui.files import OfferedFile
from succession.ui.frame import navigation
from succession.ui.frame.navigation import ENTRIES, Entry
from tests.region import BEUK, LINDE
from tests.ui.conftest import Open
from tests.ui.looking import Look
from tests.ui.worlds import (
    BOTH,
    MULDER,
    TOLD,
    UNKNOWN,
    VISSER,
    Worlds,
    at,
    changed,
    guest,
    keep_for_the_board,
    marks,
    tell_in_confidence,
)

UI = Path(__file__).resolve().parents[2] / "succession/ui"
# Every place that offers a file, by the key of its button as it stands there.
PLACES = {
    "board/papers.py": ["f'{key}.xlsx'"],
    "capacity/download.py": ["f'capacity.{extension}'"],
    "register/import_wizard.py": ["'import.problems.xlsx'"],
    "paper.py": ["f'{key}.pdf'", "f'{key}.word'", "'paper.starting'"],
    "register/sections.py": ["'register.export'", "'register.template'"],
    "runs/sections.py": ["'run.ics'"],
    "talks/after.py": ["f'agenda.{talk.talk_id}'"],
    "talks/work_list.py": ["key", "f'talks.both.{row.mark}'"],
}
# The files that the consulent is offered here, by the beginning of the key.
REACHED = {
    *("register.export", "register.template", "talks.ics", "talks.plan.ics"),
    *("capacity.pdf", "capacity.xlsx", "capacity.json"),
    *("runs.report.pdf", "runs.report.word", "run.report.pdf", "run.report.word", "run.ics"),
    *("acute.pdf", "acute.word", "sheet.shared.pdf", "sheet.shared.word"),
    *("sheet.own.pdf", "sheet.own.word", "scan.paper.pdf", "scan.paper.word"),
    *("letter.", "own.letter.", "talks.both.", "agenda.", "board.paper.", "board.role."),
}
# What was uploaded a moment ago, and what ships: nothing of the register is in these.
NOT_OF_THE_REGISTER = {"import.problems.xlsx", "paper.starting"}
CASES = [
    Audience(Role.DIRECTORS),
    Audience(Role.BOARD, "Noord"),
    Audience(Role.ADMIN),
    guest(BEUK, f"{BEUK}/01100002"),
]
PAGES = [(who, entry) for who in CASES for entry in ENTRIES if who.role in entry.roles]


def _named(value: object) -> str:
    if isinstance(value, Audience):
        return f"{value.role}-{value.hagro}-{value.himself}"
    return value.path if isinstance(value, Entry) else str(value)


@pytest.fixture(scope="module", params=[Level.CONFIDENTIAL, Level.BOARD], ids=["told", "stricter"])
def worlds(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Worlds]:
    """After somebody told, under this level at first, what nobody may know now; and without it."""
    folder = tmp_path_factory.mktemp("worlds")
    after = at(folder, "after", changed(BOTH, **{**TOLD, "deelniveau": request.param}))
    without = at(folder, "without", changed(BOTH, **UNKNOWN))
    for row_key in BOTH:
        tell_in_confidence(after.store, row_key, request.param, hands_over=True)
    for world in (after, without):
        keep_for_the_board(world.store)
    yield after, without
    after.store.close()
    without.store.close()


def _below(entry: Entry, worlds: Worlds) -> list[tuple[str, str]]:
    """What an address can ask of this page: whoever knows it may try."""
    if entry is navigation.PLAYBOOKS:
        runs = [("run", stored.run.run_id) for stored in worlds[0].store.runs()]
        return [*runs, ("acuut", LINDE)]
    if entry is navigation.TALKS:
        return [("gesprek", mark) for mark in marks(worlds[0].store, (VISSER, MULDER))]
    return []


@pytest.mark.parametrize(("who", "entry"), PAGES, ids=_named)
def test_pages_and_files_are_as_if_it_was_never_said(
    look: Look,
    worlds: Worlds,
    entry: Entry,
    who: Audience,
) -> None:
    after, without = (look(world, entry, who, _below(entry, worlds)) for world in worlds)
    assert after.elements == without.elements
    assert after.files == without.files


@pytest.mark.parametrize("worlds", [Level.BOARD], indirect=True, ids=["stricter"])
def test_the_consulent_and_he_himself_reach_every_file_and_see_the_difference(
    look: Look,
    worlds: Worlds,
) -> None:
    """So the comparison can fail, and leaves no file out."""
    consulent, himself = Audience(Role.CONSULENT), guest(LINDE, VISSER)
    reached, differing = set[str](), set[str]()
    for who in (consulent, himself):
        for entry in (one for one in ENTRIES if who.role in one.roles):
            after, without = (look(world, entry, who, _below(entry, worlds)) for world in worlds)
            reached |= set(after.files)
            differing |= {k for k, said in after.files.items() if without.files.get(k) != said}
    missing = {one for one in REACHED if not any(key.startswith(one) for key in reached)}
    assert missing == set()
    assert {"register.export", "talks.ics", "sheet.own.pdf", "run.ics"} <= differing


def test_every_place_that_offers_a_file_is_known_here() -> None:
    found = {str(path.relative_to(UI)): _keys(path) for path in sorted(UI.rglob("*.py"))}
    assert {name: keys for name, keys in found.items() if keys} == PLACES
    named = {key.strip("'") for keys in PLACES.values() for key in keys if key.startswith("'")}
    assert named <= REACHED | NOT_OF_THE_REGISTER


def _keys(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    offers = (call for call in calls if ast.unparse(call.func) == "files.offer")
    return [ast.unparse(call.args[1]) for call in offers]


def test_a_file_is_made_for_a_line_in_the_log_and_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "_PATIENCE_SECONDS", 0)
    made: list[bytes] = []
    written = SimpleQueue[SuccessionError | None]()

    def make() -> bytes:
        made.append(b"brief")
        return made[-1]

    file = OfferedFile("Brief", "brief.txt", "text/plain", make)
    with pytest.raises(files.NotWrittenDown):
        files._made(file, written)
    written.put(DatabaseTrouble("De database is bezet: wacht even."))
    with pytest.raises(DatabaseTrouble):
        files._made(file, written)
    assert made == []
    written.put(None)
    assert files._made(file, written) == b"brief"
    with pytest.raises(files.NotWrittenDown):
        files._made(file, written)
    assert made == [b"brief"]


@pytest.mark.parametrize("role", [Role.CONSULENT, Role.ADMIN])
def test_a_click_on_a_file_is_written_down(open_page: Open, store: Store, role: Role) -> None:
    app = open_page(navigation.REGISTER, role)
    app.segmented_control(key="register.section").set_value("Exporteren").run()
    before = store.data_version()
    button = app.download_button(key="register.export")
    assert not button.click().run().exception
    entry = store.audit(1)[0]
    assert (entry.action, entry.role) == ("bestand meenemen", role)
    assert [kind for kind, _ in entry.records] == ["bestand"]
    assert store.data_version() == before
