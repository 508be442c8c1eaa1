"""Files that people change while the app runs: a good edit counts at the next click, a bad one is
one line and stops nothing.
"""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from succession.errors import InvalidInput
from succession.store import Store
from succession.ui import files_read
from succession.ui.frame import navigation
from tests.region import BEUK, EIK, LINDE
from tests.ui.conftest import Open, finished
from tests.ui.run_pages import at, done, words
from tests.ui.started_runs import started

OVERVIEW, PRACTICE, TALKS, CAPACITY, VERIFICATION = (
    navigation.OVERVIEW,
    navigation.PRACTICE,
    navigation.TALKS,
    navigation.CAPACITY,
    navigation.VERIFICATION,
)
Edit = Callable[..., None]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the program in a folder of our own, to be changed at will."""
    for name in ("data", "playbooks"):
        shutil.copytree(files_read.ROOT / name, tmp_path / name)
    monkeypatch.setattr(files_read, "DATA", tmp_path / "data")
    monkeypatch.setattr(files_read, "PLAYBOOKS", tmp_path / "playbooks")
    return tmp_path


@pytest.fixture
def edit(folder: Path) -> Edit:
    def _edit(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return _edit


def _said(app: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in (*app.error, *app.warning)]


def _part(app: AppTest, name: str) -> AppTest:
    return app.segmented_control(key="playbooks.part").set_value(name).run()


BAD_BOOK = ("playbooks/stagebureau.yaml", "fase: weten", "fase: wetenn")
TOLD = "stagebureau.yaml:"


def _all_goes_on(open_page: Open, run_id: str) -> None:
    assert done(open_page(navigation.PLAYBOOKS)).dataframe
    assert done(open_page(navigation.PLAYBOOKS, run=run_id)).header
    acute = done(open_page(navigation.PLAYBOOKS, acuut=EIK))
    assert f"acute.{EIK}.start" in {button.key for button in acute.button}
    dossier = done(open_page(PRACTICE, praktijk=BEUK, onderdeel="Draaiboek"))
    assert any("lopen" in title.value for title in dossier.subheader)
    capacity = finished(open_page(CAPACITY))
    assert not capacity.exception
    assert not capacity.error
    assert any(TOLD in line for line in _said(capacity))


@pytest.mark.parametrize("is_known", [True, False])
def test_a_broken_draaiboek_is_one_red_line_above_the_library_and_takes_nothing_down(
    open_page: Open, store: Store, edit: Edit, is_known: bool
) -> None:
    if is_known:
        assert len(files_read.playbooks()) == 17
    edit(*BAD_BOOK)
    run = started(store, BEUK, overdracht=date(2034, 1, 1))
    for part in ("Bibliotheek", "Kiezen en beginnen"):
        (line,) = _said(_part(open_page(navigation.PLAYBOOKS), part))
        assert TOLD in line
        assert "bedoelde u `weten`?" in line
    assert len(files_read.playbooks()) == (17 if is_known else 16)
    _all_goes_on(open_page, run.run.run_id)


def test_an_edited_draaiboek_is_begun_as_it_stands_without_a_restart(
    open_page: Open, store: Store, edit: Edit
) -> None:
    done(open_page(navigation.PLAYBOOKS, draaiboek="overdracht-acuut", acuut=EIK))
    edit("playbooks/overdracht-acuut.yaml", "versie: 3", "versie: 4")
    app = open_page(navigation.PLAYBOOKS, acuut=EIK)
    app = done(app.button(key=f"acute.{EIK}.start").click().run())
    (run,) = store.runs()
    assert run.run.playbook_version == 4
    assert "versie: 4" in run.playbook_text
    assert "versie 4" in words(done(at(open_page, run)))
    assert done(open_page(navigation.PLAYBOOKS)).dataframe


def test_a_draaiboek_that_broke_is_begun_as_it_was_last_good(
    open_page: Open, store: Store, edit: Edit
) -> None:
    done(open_page(navigation.PLAYBOOKS, acuut=EIK))
    edit("playbooks/overdracht-acuut.yaml", "versie: 3", "versie: drie")
    app = open_page(navigation.PLAYBOOKS, acuut=EIK)
    done(app.button(key=f"acute.{EIK}.start").click().run())
    (run,) = store.runs()
    assert run.run.playbook_version == 3
    assert "versie: 3" in run.playbook_text


BROKEN = [
    ("data/assumptions.yaml", OVERVIEW),
    ("data/rules.yaml", PRACTICE),
    ("data/questions.yaml", TALKS),
    ("data/scan.yaml", TALKS),
    ("data/levers.yaml", CAPACITY),
    ("data/national.yaml", VERIFICATION),
    ("data/verification.yaml", VERIFICATION),
    ("data/calibration.yaml", VERIFICATION),
]


def _break(folder: Path, file: str) -> None:
    path = folder / file
    path.write_text(path.read_text("utf-8") + "\nonzin: [", "utf-8")


def _open(open_page: Open, entry: navigation.Entry) -> AppTest:
    query = {"praktijk": LINDE} if entry is PRACTICE else {}
    app = finished(open_page(entry, **query))
    assert not app.exception
    return app


@pytest.mark.parametrize(("file", "entry"), BROKEN, ids=lambda value: str(value)[:24])
def test_the_last_good_version_goes_on_and_one_line_says_so(
    open_page: Open, store: Store, folder: Path, file: str, entry: navigation.Entry
) -> None:
    before = _open(open_page, entry)
    if entry is TALKS:
        files_read.scan()
    good = (folder / file).read_text("utf-8")
    _break(folder, file)
    app = _open(open_page, entry)
    named = [line for line in _said(app) if f"{Path(file).name}:" in line]
    assert len(named) == 1, _said(app)
    assert not any("Dit kan nog niet" in line for line in _said(app))
    assert words(app).replace(named[0], "") == words(before) + "\n"
    (folder / file).write_text(good, "utf-8")
    assert words(_open(open_page, entry)) == words(before)


@pytest.mark.parametrize(("file", "entry"), BROKEN, ids=lambda value: str(value)[:24])
def test_a_start_with_a_broken_file_stops_only_what_needs_it(
    open_page: Open, store: Store, folder: Path, file: str, entry: navigation.Entry
) -> None:
    _break(folder, file)
    others = {OVERVIEW, PRACTICE, TALKS, navigation.PLAYBOOKS, CAPACITY, VERIFICATION}
    needs = {
        "data/assumptions.yaml": others - {VERIFICATION, navigation.PLAYBOOKS},
        "data/rules.yaml": others - {VERIFICATION, navigation.PLAYBOOKS, CAPACITY},
    }.get(file, {entry} - ({TALKS} if "scan" in file else set()))
    for page in (*others, navigation.REGISTER):
        app = _open(open_page, page)
        refused = any("Dit kan nog niet" in line for line in _said(app))
        assert refused == (page in needs), (page.path, _said(app))


def test_an_edited_assumption_counts_at_the_next_click(
    open_page: Open, store: Store, folder: Path
) -> None:
    def reckoned_with() -> str:
        said = "\n".join(one.value for one in _open(open_page, OVERVIEW).caption)
        return re.findall(r"aannames ([\w.]+)", said)[0].rstrip(".")

    before, path = reckoned_with(), folder / "data/assumptions.yaml"
    path.write_text(path.read_text("utf-8").replace(f'version: "{before}"', 'version: "9999"'))
    assert reckoned_with() == "9999"


def test_a_file_that_was_never_good_raises_its_problems_until_it_is(folder: Path) -> None:
    _break(folder, "data/rules.yaml")
    for _ in range(2):
        with pytest.raises(InvalidInput, match=r"rules\.yaml"):
            files_read.rules()
    shutil.copy(files_read.ROOT / "data/rules.yaml", folder / "data/rules.yaml")
    assert files_read.rules().problems == ()
