"""How long 200 runs of some 50 steps take: read and told in one line each, and one tick saved.

The aims: all lines in under 0.5 s, a tick saved and shown in under 0.5 s, on 2 cores.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from succession.actions import StepRef, tick_step
from succession.playbook.model import Playbook
from succession.playbook.overview import RunSummary, overview
from succession.playbook.progress import progress
from succession.playbook.run import EventKind, Run
from succession.playbook.versions import pinned_playbook
from succession.store import Store, StoredRun, Transaction, open_store
from tests.playbook.followed import ROOT, event, run
from tests.store.builders import TODAY, import_rows, small_region, submission

RUNS, TICKED = 200, 25
TEXT = (ROOT / "playbooks" / "stappenplan-overdracht.yaml").read_text(encoding="utf-8")


def _run(number: int, playbook: Playbook) -> Run:
    """A run half done, each with its own date."""
    transfer = date(2029, 1, 1) + timedelta(days=7 * number)
    return run(
        run_id=f"r{number}",
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        first_anchors=tuple((name, transfer) for name in playbook.anchors),
        first_given=(("apotheekhoudend", "ja"),),
    )


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    playbook = pinned_playbook("stappenplan-overdracht", TEXT)
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('runs')}/register.sqlite")
    store.migrate()
    import_rows(store, small_region())

    def write(transaction: Transaction) -> str:
        for number in range(RUNS):
            transaction.start_run(_run(number, playbook), TEXT)
            for step in playbook.steps[1 : TICKED + 1]:
                tick = event(EventKind.DONE, step.id, on=TODAY)
                transaction.append_event(f"r{number}", tick)
        return ""

    store.write(submission().stamp("draaiboek starten"), write)
    yield store
    store.close()


def _lines(stored: tuple[StoredRun, ...]) -> tuple[RunSummary, ...]:
    pinned = {
        one.run.run_id: pinned_playbook(one.run.playbook_id, one.playbook_text) for one in stored
    }
    return overview([one.run for one in stored], pinned, TODAY)


def test_reading_all_runs(benchmark: Any, followed: Store) -> None:
    assert len(benchmark(followed.runs)) == RUNS


def test_all_runs_in_one_line_each(benchmark: Any, followed: Store) -> None:
    stored = followed.runs()
    lines = benchmark(_lines, stored)
    assert len(lines) == RUNS
    assert all(line.share_done > 0.3 for line in lines)


def test_a_tick_saved_and_shown(benchmark: Any, followed: Store) -> None:
    playbook = pinned_playbook("stappenplan-overdracht", TEXT)
    numbers = count()

    def tick() -> StoredRun:
        step = StepRef(f"r{next(numbers)}", playbook.steps[0].id)
        stored = tick_step(followed, submission(), step, on=TODAY)
        progress(stored.run, playbook, TODAY)
        return stored

    stored = benchmark.pedantic(tick, rounds=20)
    assert len(stored.run.events) == TICKED + 1
