"""Runs on texts of another day: each goes on as it began, and a broken one is one red line."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from succession.actions.permission import Submission
from succession.actions.playbooks import RunStart, start_run
from succession.cli import main as cli
from succession.errors import Conflict
from succession.playbook.run.events import RunOutcome
from succession.playbook.run.run import Run
from succession.playbook.run.versions import pinned_playbook
from succession.register import Level, Role
from succession.store import Pen, Stamp, Store, StoredRun
from succession.store.runs import write as runs
from succession.ui import files_read
from succession.ui.frame import navigation
from tests.playbook.editions import edition
from tests.region import BEUK, LINDE, NOW, TODAY
from tests.ui.conftest import Open
from tests.ui.run_pages import END, at, closed, done, opened, words
from tests.ui.started_runs import CONSULENT, TRANSFER, started

FIRST = edition(TRANSFER, "e091685")


def kept(store: Store, text: str, version: int, agb: str = LINDE) -> StoredRun:
    """A run as a database may hold it, whatever an action would say to it."""
    begun = Run(
        run_id=f"oud{version}{agb[-1]}",
        playbook_id=TRANSFER,
        playbook_version=version,
        practice_agb=agb,
        first_anchors=(("overdracht", date(2029, 1, 1)),),
        first_given=(),
        started_by="K. Smit",
        started_at=NOW,
        level=Level.CONFIDENTIAL,
    )

    def write(pen: Pen) -> str:
        runs.start(pen, begun, text)
        return begun.run_id

    stamp = Stamp(key=begun.run_id, by="K. Smit", role=Role.CONSULENT, action="start", now=NOW)
    store.write(stamp, write)
    found = store.run(begun.run_id)
    assert found is not None
    return found


def test_a_run_on_an_edition_of_the_first_form_shows_ticks_and_closes(
    open_page: Open, store: Store
) -> None:
    run = kept(store, FIRST, 1)
    step = pinned_playbook(TRANSFER, FIRST).steps[0].id
    app = opened(done(at(open_page, run)), step)
    app = done(app.button(key=f"step.{step}.tick").click().run())
    assert [event.step_id for event in store.runs()[0].run.events] == [step]
    app = at(open_page, run, END)
    app.radio(key="run.close.outcome").set_value(RunOutcome.NOTHING).run()
    done(closed(app))
    assert store.runs()[0].run.closing


def test_a_run_whose_version_does_not_fit_its_text_follows_its_text(
    open_page: Open, store: Store
) -> None:
    run = kept(store, FIRST, 9)
    assert run.run.playbook_version == 1
    assert "versie 1" in words(done(at(open_page, run)))
    assert done(open_page(navigation.PLAYBOOKS)).dataframe


@pytest.fixture
def broken(store: Store) -> StoredRun:
    """One that nobody can read beside one that is sound."""
    started(store, BEUK, overdracht=date(2034, 1, 1))
    return kept(store, "titel: [", 2)


@pytest.mark.parametrize("entry", navigation.ENTRIES[:-1], ids=lambda entry: entry.path)
def test_a_run_that_cannot_be_read_takes_no_page_down(
    open_page: Open, broken: StoredRun, entry: navigation.Entry
) -> None:
    app = open_page(entry, praktijk=LINDE)
    assert not app.exception
    assert not any("Dit kan nog niet" in error.value for error in app.error)


def test_a_run_that_cannot_be_read_is_one_red_line_above_the_others(
    open_page: Open, broken: StoredRun
) -> None:
    def line(app: AppTest) -> str:
        (error,) = app.error
        return error.value.replace("\\", "")

    app = open_page(navigation.PLAYBOOKS)
    assert app.dataframe
    assert f"Het draaiboek „{TRANSFER}” van De Linde" in line(app)
    assert f"{TRANSFER}.yaml:" in line(app)
    assert broken.run.run_id in line(app)
    assert line(open_page(navigation.PLAYBOOKS, run=broken.run.run_id)) == line(app)
    assert not open_page(navigation.PLAYBOOKS, Role.BOARD).error


@pytest.mark.parametrize("command", ["risk", "talks"])
def test_a_run_that_cannot_be_read_stops_no_command(broken: StoredRun, command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command, "--as-of", TODAY.isoformat(), "--json"])
    assert ended.value.code == 0


def test_a_run_begins_on_the_version_that_was_chosen_or_not_at_all(store: Store) -> None:
    text = files_read.playbook_text(TRANSFER)
    version = pinned_playbook(TRANSFER, text).version
    edited = text.replace(f"versie: {version}", f"versie: {version + 1}")
    start = RunStart(
        playbook_id=TRANSFER,
        playbook_version=version,
        playbook_text=edited,
        practice_agb=LINDE,
        anchors=(("overdracht", date(2029, 1, 1)),),
    )
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        start_run(store, Submission(CONSULENT, "start", NOW), start)
    assert store.runs() == ()
