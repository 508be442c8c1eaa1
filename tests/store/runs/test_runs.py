"""Runs come back as they were kept, whatever happened in them; old databases keep theirs."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from alembic import command

from succession.errors import Conflict
from succession.playbook.book.model import Viewer
from succession.playbook.run.events import (
    Checked,
    Closed,
    Decided,
    Details,
    Filled,
    GateAnswer,
    Known,
    Moved,
    Proof,
    Removed,
    Repinned,
    RunOutcome,
)
from succession.playbook.run.run import DETAILS, EventKind, Run
from succession.store import Pen, Stamp, Store, migration
from succession.store.runs import write as runs
from tests.playbook.followed import TEXT, event, run
from tests.store.builders import CONSULENT, NOW

DAY = date(2027, 1, 4)
EXAMPLES: dict[EventKind, Details] = {
    EventKind.PROOF: Proof("A. Smit", "map 3"),
    EventKind.AGREED: GateAnswer("praktijkhouder", "A. Smit", "erven"),
    EventKind.REFUSED: GateAnswer("hagro", "B. de Wit"),
    EventKind.KNOWN: Known("maatschap", "ja"),
    EventKind.FILLED: Filled("zorggroep", "K. Bakker"),
    EventKind.MOVED: Moved("start", None, DAY),
    EventKind.CHECKED: Checked((("Iets.", True), ("Anders.", None))),
    EventKind.DECIDED: Decided("12 maanden na overname", "Een duo.", "bestuur", DAY),
    EventKind.REPINNED: Repinned(1, 2, (Removed("oud", "Oude stap", DAY, Viewer.OWNER),)),
    EventKind.CLOSED: Closed(RunOutcome.DIVIDED, "veel", "minder", "eerder beginnen"),
}


def _write(store: Store, key: str, *work: object) -> None:
    def do(pen: Pen) -> str:
        for step in work:
            step(pen)  # type: ignore[operator]
        return ""

    stamp = Stamp(key=key, by="A", role=CONSULENT.audience.role, action="proef", now=NOW)
    store.write(stamp, do)


def _started(store: Store, *begun: Run) -> None:
    _write(store, "start", *(lambda t, one=one: runs.start(t, one, TEXT) for one in begun))


def test_a_run_for_the_region_comes_back_without_practice(store: Store) -> None:
    regional = run(practice_agb=None, level=None)
    _started(store, regional, run(run_id="r2"))
    assert [stored.run for stored in store.runs()] == [regional, run(run_id="r2")]


def test_every_kind_of_event_comes_back_as_it_was(store: Store) -> None:
    assert set(EXAMPLES) == set(DETAILS)
    events = [event(kind, "stap", details, on=DAY, note="om") for kind, details in EXAMPLES.items()]
    events += [event(EventKind.DONE, "stap"), event(EventKind.KNOWN, None, Known("pand", "huur"))]
    _started(store, run())
    _write(store, "events", *(lambda t, one=one: runs.append(t, "r1", one) for one in events))
    (stored,) = store.runs()
    assert stored.run == run(*events)
    assert stored.playbook_text == TEXT


def test_one_run_is_read_without_the_others(store: Store) -> None:
    second = run(run_id="r2", started_at=NOW)
    _started(store, run(), second)
    found = store.run("r2")
    assert found is not None
    assert found.run == second
    assert store.run("r3") is None


def test_a_text_that_many_runs_follow_is_kept_once(store: Store, address: str) -> None:
    _started(store, *(run(run_id=f"r{number}") for number in range(5)))
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        texts = connection.scalars(sa.text("SELECT text FROM playbook_edition")).all()
    engine.dispose()
    assert texts == [TEXT]


def test_a_run_that_is_pinned_anew_follows_the_new_text_and_the_old_one_stays(
    store: Store, address: str
) -> None:
    _started(store, run(), run(run_id="r2"))
    newer = TEXT.replace("versie: 1", "versie: 2")
    _write(store, "pin", lambda t: runs.pin(t, "r1", 2, newer))
    first, second = store.run("r1"), store.run("r2")
    assert first is not None
    assert second is not None
    assert (first.run.playbook_version, first.playbook_text) == (2, newer)
    assert (second.run.playbook_version, second.playbook_text) == (1, TEXT)
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        assert len(connection.scalars(sa.text("SELECT text FROM playbook_edition")).all()) == 2
    engine.dispose()


def test_appending_leaves_the_version_and_renewing_asks_for_it(store: Store) -> None:
    _started(store, run())
    (before,) = store.runs()
    _write(store, "tick", lambda t: runs.append(t, "r1", event(EventKind.DONE, "gesprek")))
    assert store.runs()[0].version == before.version
    _write(store, "plan", lambda t: runs.renew(t, "r1", before.version))
    assert store.runs()[0].version == store.data_version()
    with pytest.raises(Conflict, match="intussen"):
        _write(store, "again", lambda t: runs.renew(t, "r1", before.version))


def test_the_runs_of_an_older_database_are_kept(address: str) -> None:
    migration.run(address, lambda config: command.upgrade(config, "0001"))
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        for run_id in ("r1", "r2"):
            connection.execute(sa.text(_OLD_RUN), {"id": run_id, "text": TEXT})
        connection.execute(sa.text(_OLD_EVENT))
    engine.dispose()
    migration.upgrade(address)
    store = Store(address)
    first, second = store.runs()
    assert (first.playbook_text, second.playbook_text) == (TEXT, TEXT)
    assert dict(first.run.anchors) == {"overdracht": date(2029, 1, 1)}
    (tick,) = first.run.events
    assert (tick.step_id, tick.kind, tick.details) == ("gesprek", EventKind.DONE, None)
    store.close()


def test_the_way_back_keeps_what_the_older_tables_can_hold(address: str) -> None:
    migration.upgrade(address)
    store = Store(address)
    _started(store, run())
    details = EXAMPLES[EventKind.PROOF]
    events = [event(EventKind.DONE, "gesprek"), event(EventKind.PROOF, "gesprek", details)]
    _write(store, "tick", *(lambda t, one=one: runs.append(t, "r1", one) for one in events))
    store.close()
    migration.run(address, lambda config: command.downgrade(config, "0001"))
    migration.upgrade(address)
    (stored,) = store.runs()
    assert stored == replace(stored, run=run(events[0]), playbook_text=TEXT)
    store.close()


_OLD_RUN = """
INSERT INTO run (id, version, playbook_id, playbook_version, playbook_text, practice_agb,
                 anchors, given, started_by, started_at, level)
VALUES (:id, 1, 'volgproef', 1, :text, '01000001', '[["overdracht", "2029-01-01"]]', '[]',
        'A', '2027-01-04 09:30:00', 'vertrouwelijk')
"""
_OLD_EVENT = """
INSERT INTO run_event (run_id, step_id, kind, by, at, note)
VALUES ('r1', 'gesprek', 'gedaan', 'A', '2027-01-04 09:30:00', '')
"""
