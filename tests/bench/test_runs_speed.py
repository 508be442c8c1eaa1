"""How long 200 runs of some 50 steps take: read, told in one line each, drawn, and ticked.

The aims on 2 cores: the page of all runs draws in under 2 s, a tick is saved and shown in under
0.5 s.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from succession.actions.playbooks import tick_step
from succession.actions.taking_part import StepRef
from succession.playbook.book.model import Playbook
from succession.playbook.run.overview import RunSummary, overview
from succession.playbook.run.progress import progress
from succession.playbook.run.run import EventKind, Run
from succession.playbook.run.versions import pinned, pinned_playbook
from succession.register import Level
from succession.store import Pen, Store, StoredRun
from succession.store.runs import write as runs
from succession.ui.frame import navigation
from tests.playbook.followed import ROOT, event, run
from tests.region import BEUK, TODAY, fill
from tests.store.builders import submission

RUNS, TICKED = 200, 25
TEXT = (ROOT / "playbooks" / "stappenplan-overdracht.yaml").read_text(encoding="utf-8")


def _run(number: int, playbook: Playbook) -> Run:
    """A run half done, each with its own date."""
    transfer = date(2029, 1, 1) + timedelta(days=7 * number)
    return run(
        run_id=f"r{number}",
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        practice_agb=BEUK,
        level=Level.PUBLIC,
        first_anchors=tuple((name, transfer) for name in playbook.anchors),
        first_given=(("apotheekhoudend", "ja"),),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('runs')}/register.sqlite"


@pytest.fixture(scope="module")
def followed(address: str) -> Iterator[Store]:
    playbook = pinned_playbook("stappenplan-overdracht", TEXT)
    store = fill(address)

    def write(pen: Pen) -> str:
        for number in range(RUNS):
            runs.start(pen, _run(number, playbook), TEXT)
            for step in playbook.steps[1 : TICKED + 1]:
                tick = event(EventKind.DONE, step.id, on=TODAY)
                runs.append(pen, f"r{number}", tick)
        return ""

    store.write(submission().stamp("draaiboek starten"), write)
    yield store
    store.close()


def _lines(stored: tuple[StoredRun, ...]) -> tuple[RunSummary, ...]:
    runs = dict(pinned(one) for one in stored)
    return overview(list(runs), {one.run_id: book for one, book in runs.items()}, TODAY)


def _page(address: str, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    monkeypatch.setenv("SUCCESSION_DB", address)
    monkeypatch.setenv("SUCCESSION_TODAY", TODAY.isoformat())
    app = AppTest.from_file(str(Path(ROOT) / "succession" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(f"ui/{navigation.PLAYBOOKS.file}")
    app.query_params.update(query)
    return app


def test_reading_all_runs(benchmark: Any, followed: Store) -> None:
    assert len(benchmark(followed.runs)) == RUNS


def test_all_runs_in_one_line_each_for_the_first_time(benchmark: Any, followed: Store) -> None:
    stored = followed.runs()
    lines = benchmark.pedantic(
        _lines, args=(stored,), setup=progress.cache_clear, rounds=5, iterations=1
    )
    assert len(lines) == RUNS
    assert all(line.share_done > 0.3 for line in lines)


def test_all_runs_in_one_line_each_again(benchmark: Any, followed: Store) -> None:
    """Read anew, as after a tick of somebody: only what changed is computed again."""
    _lines(followed.runs())
    assert len(benchmark(_lines, followed.runs())) == RUNS


def test_a_tick_saved_and_computed(benchmark: Any, followed: Store) -> None:
    playbook = pinned_playbook("stappenplan-overdracht", TEXT)
    numbers = count()

    def tick() -> StoredRun:
        step = StepRef(f"r{next(numbers)}", playbook.steps[0].id)
        stored = tick_step(followed, submission(), step, on=TODAY)
        progress(stored.run, playbook, TODAY)
        return stored

    stored = benchmark.pedantic(tick, rounds=20)
    assert len(stored.run.events) == TICKED + 1


def test_the_page_of_all_runs_is_drawn(
    benchmark: Any, followed: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _page(address, monkeypatch)

    def forget() -> None:
        st.cache_resource.clear()
        progress.cache_clear()

    benchmark.pedantic(app.run, setup=forget, rounds=5, iterations=1)
    assert not app.exception
    assert len(app.dataframe[0].value) == RUNS


def test_a_tick_is_saved_and_shown_on_the_page(
    benchmark: Any, followed: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ticked, and opened again, in turn: each press is one change that the page shows."""
    step = pinned_playbook("stappenplan-overdracht", TEXT).steps[0].id
    app = _page(address, monkeypatch, run="r199")
    app.session_state[f"step.{step}"] = True
    app.run()
    names = count()

    def press() -> None:
        verb = "reopen" if next(names) % 2 else "tick"
        app.button(key=f"step.{step}.{verb}").click().run()

    def show() -> None:
        app.session_state[f"step.{step}"] = True
        app.run()

    benchmark.pedantic(press, setup=show, rounds=6, iterations=1)
    assert not app.exception
    stored = followed.run("r199")
    assert stored is not None
    assert len(stored.run.events) >= TICKED + 6
