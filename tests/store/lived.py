"""A database in which everything once happened, and the same as an older version would hold it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command

from succession.actions.register import RowEdit, RowRef, add_row, edit_row, remember_mapping
from succession.actions.talks import hold_talk
from succession.board.decision import BoardDecision, DecidingBody
from succession.board.meeting import Occasion, PictureFor
from succession.board.paper import BoardPaper, Voorlegger
from succession.board.role import MembersVoice, RoleSession
from succession.capacity.scenario.scenario import PulledLever, Scenario
from succession.management.scan_history import HeldScan
from succession.playbook.book.model import Mandate
from succession.playbook.run.events import GateAnswer as Agreed
from succession.playbook.run.run import EventKind
from succession.register import Audience, Role
from succession.register.declaration import Declaration
from succession.register.fields import Sheet
from succession.register.model import GpRole, Level, Stage
from succession.register.rows import gp_key_of, key_of
from succession.risk.given import Given, GivenChance
from succession.risk.result import Chances, RiskLevel
from succession.store import Pen, Stamp, Store, migration, open_store
from succession.store.calls import write as calls
from succession.store.chances import write as chances
from succession.store.decisions import write as decisions
from succession.store.identity import read as identity
from succession.store.mandate import write as mandate
from succession.store.meetings import write as meetings
from succession.store.papers import write as papers
from succession.store.register.keys import mark_of
from succession.store.role import write as role
from succession.store.runs import write as runs
from succession.store.scans import write as scans
from succession.store.scenarios import write as scenarios
from succession.store.tables import metadata
from succession.store.talks import write as talks
from succession.talks.missed import MissedCall
from succession.talks.questions import load_questions
from succession.talks.recording import HeldTalk, PromiseMade
from succession.talks.talk import Answer, Side
from tests.board.proposals import FROZEN, proposal
from tests.board.test_changes import picture
from tests.playbook.followed import TEXT, done, event, run
from tests.store.builders import (
    CONSULENT,
    NOW,
    TODAY,
    changed,
    import_rows,
    small_region,
    submission,
    undo,
)

BANK = load_questions(Path(__file__).resolve().parents[2] / "data/questions.yaml")
GP, PRACTICE = "01000001/01900001", "01000001"
ON = TODAY - timedelta(days=3)
# As revisions 0001 to 0008 keep it: a later one may not read it with the tables of today.
_SUBMISSION = """
INSERT INTO submission (key, action, outcome, at)
VALUES ('oud formulier', 'rij wijzigen', '', '2027-01-04 09:30:00')
"""
NAMED = "01000002/V. Zonder Agb"
_APART = {"alembic_version", "state", "identity", "submission"}

Rows = dict[str, list[dict[str, Any]]]


def live_a_while(store: Store) -> None:
    """Imports, one of them undone, an edit, runs, a talk, a scan and all that can be kept."""
    import_rows(store, small_region(), declared=Declaration(TODAY, "de FG", TODAY, "het bestuur"))
    import_rows(store, changed(small_region(), "praktijken", 0, patienten=3100), file="fout.xlsx")
    undo(store)
    edit = {"naam": "De Linde", "patienten": 2750}
    ref = RowRef("praktijken", PRACTICE, store.versions()["praktijken", PRACTICE])
    edit_row(store, submission(), RowEdit(ref, edit))
    remember_mapping(store, submission(), "kop", {"Agbcode": "agb"})
    hold_talk(store, submission(), _talk(store), BANK)
    (talk,) = store.talks()
    objected = {"objected_on": TODAY, "objected_to": ["huisartsen.zekerheid"]}
    _write(store, lambda t: talks.change(t, talk.talk_id, talk.version, **objected))
    _follow_runs(store)
    keep_the_rest(store)
    _correct_names(store)


def _correct_names(store: Store) -> None:
    """Rows whose key has a name in it, after that name was corrected."""
    gp = {"praktijk_agb": "01000002", "naam": "V. Zonder Abg", "rol": GpRole.HIDHA}
    add_row(store, submission(), Sheet.GPS, gp)
    for sheet, key, name in (
        (Sheet.GPS, "01000002/V. Zonder Abg", "V. Zonder Agb"),
        (Sheet.CANDIDATES, "Kandidaat A", "Kandidaat B"),
    ):
        ref = RowRef(sheet, key, store.versions()[sheet, key])
        edit_row(store, submission(), RowEdit(ref, {"naam": name}))


def _talk(store: Store) -> HeldTalk:
    versions = store.versions()
    return HeldTalk(
        row_key=GP,
        on=ON,
        expected_version=versions["huisartsen", GP],
        practice_version=versions["praktijken", PRACTICE],
        answers=(
            Answer("huisartsen.stop_waarschijnlijk", date(2031, 7, 1), Level.DIRECTORS),
            Answer("huisartsen.zekerheid", 4, Level.DIRECTORS),
            Answer("huisartsen.opvolgingsstatus", Stage.SEARCHING, Level.DIRECTORS),
            Answer("praktijken.fte_poh", 1.2, Level.CONFIDENTIAL),
            Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL),
        ),
        promises=(PromiseMade("Profiel opstellen", Side.ZORGGROEP, date(2027, 3, 1)),),
        next_talk=date(2027, 7, 1),
    )


def _follow_runs(store: Store) -> None:
    own, regional = run(practice_agb=PRACTICE), run(run_id="r2", practice_agb=None, level=None)
    happened = (
        done("gesprek", note="Zij wil na de zomer stoppen."),
        event(EventKind.AGREED, "instemming", Agreed("hagro", "B. de Wit"), on=ON),
        event(EventKind.NOTE, None, note="Over de hele overdracht."),
    )
    _write(store, *(lambda t, one=one: runs.start(t, one, TEXT) for one in (own, regional)))
    _write(store, *(lambda t, one=one: runs.append(t, "r1", one) for one in happened))
    _write(store, lambda t: runs.append(t, "r2", done("gesprek")))


def keep_the_rest(store: Store) -> None:
    """What was not kept by the first versions: mandate, scan, days off, template and more."""
    scan = HeldScan(
        scan_id="s1",
        row_key=GP,
        on=ON,
        level=Level.DIRECTORS,
        by="A",
        version=0,
        edition="1",
        told=(("pand.staat", True),),
        known=(("team.poh", False),),
    )
    chance = GivenChance(RiskLevel.ACT, None, Chances(0.1, 0.2, 0.55))
    away = frozenset({date(2027, 8, 2)})
    _write(
        store,
        lambda t: mandate.settle(t, Mandate.MEDIATE, "Besluit 4", TODAY, 0),
        lambda t: scans.keep(t, ("huisartsen", GP), scan),
        lambda t: calls.keep(t, ("huisartsen", GP), MissedCall("b1", GP, ON, "A")),
        lambda t: talks.change_days_off(t, "A", away, frozenset()),
        lambda t: talks.keep_template(t, b"PK een sjabloon"),
        lambda t: scenarios.add(
            t, "sc1", Scenario(name="Samen", levers=(PulledLever(lever="stappenplan"),))
        ),
        lambda t: chances.keep(t, Given(TODAY, "1", "2026.11", {GP: chance})),
    )
    _keep_for_the_board(store)


def _keep_for_the_board(store: Store) -> None:
    """A decision, a paper, a meeting, and what was said of the role."""
    _write(
        store,
        lambda t: decisions.keep(
            t, BoardDecision(decision_id="d1", version=0, proposal=proposal(), prepared_by="A")
        ),
        lambda t: papers.add(
            t,
            BoardPaper(
                paper_id="p1",
                version=0,
                on=TODAY,
                made_on=TODAY,
                audience=Audience(Role.BOARD),
                voorlegger=Voorlegger(core="kern"),
                frozen=FROZEN,
                settled_on=None,
                made_by="A",
            ),
        ),
        lambda t: role.hear(t, MembersVoice(hagro="Noord", on=TODAY, answered=5)),
        lambda t: role.settle(
            t,
            RoleSession(on=TODAY, option="alliantie", decision="Samen", body=DecidingBody.MEMBERS),
        ),
        lambda t: meetings.add(
            t,
            "m1",
            Occasion(TODAY, DecidingBody.BOARD, "1", "2026.14"),
            PictureFor(Audience(Role.BOARD), picture({1: RiskLevel.ACT})),
        ),
    )


def _write(store: Store, *work: Callable[[Pen], object]) -> None:
    def do(pen: Pen) -> str:
        for step in work:
            step(pen)
        return ""

    role = CONSULENT.audience.role
    key = f"proef {store.data_version()}"
    store.write(Stamp(key=key, by="A", role=role, action="proef", now=NOW), do)


def rows_of_everything(address: str) -> Rows:
    """What stands in each table of today, by its name."""
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        found = {
            table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
            for table in metadata.sorted_tables
            if table.name not in _APART
        }
    engine.dispose()
    return found


def at_revision(address: str, revision: str, rows: Rows, data_version: int) -> None:
    """Makes the database of an older revision, with of these rows what it could hold."""
    migration.run(address, lambda config: command.upgrade(config, revision))
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        there = sa.inspect(connection)
        for table in metadata.sorted_tables:
            if table.name in rows and there.has_table(table.name):
                columns = {one["name"]: one["type"] for one in there.get_columns(table.name)}
                _insert(connection, table, columns, _as_of(revision, table.name, rows))
        if revision >= "0012":
            _mark_anew(connection, rows)
        connection.execute(sa.text("UPDATE state SET data_version = :now"), {"now": data_version})
        if revision < "0009":
            connection.execute(sa.text(_SUBMISSION))
        if connection.dialect.name == "postgresql":
            _count_on(connection)
    engine.dispose()


def _as_of(revision: str, table: str, rows: Rows) -> list[dict[str, Any]]:
    """A run for the region came with 0004, what is more than a tick with 0002."""
    regional = {row["id"] for row in rows["run"] if row["practice_agb"] is None}
    if table == "run" and revision < "0004":
        texts = {row["digest"]: row["text"] for row in rows["playbook_edition"]}
        own = [row for row in rows["run"] if row["id"] not in regional]
        return [row | {"playbook_text": texts[row["edition"]]} for row in own]
    if table == "run_event" and revision < "0004":
        own = [row for row in rows["run_event"] if row["run_id"] not in regional]
        ticks = [row for row in own if row["step_id"] and row["details"] is None]
        return ticks if revision < "0002" else own
    if table in ("record", "gp", "share") and revision < "0012":
        return _with_keys(table, rows)
    return rows[table]


def _with_keys(table: str, rows: Rows) -> list[dict[str, Any]]:
    """As these tables were until 0011: with the key of the row, and that of the GP."""
    person = {gp["record_id"]: _person(gp) for gp in rows["gp"]}
    if table == "record":
        return [one | {"key": key} for one, key in zip(rows[table], _keys(rows), strict=True)]
    return [one | {"gp_key": person.get(one["record_id"])} for one in rows[table]]


def _person(gp: Mapping[str, Any]) -> str:
    return gp_key_of({"agb": gp["agb"], "naam": gp["name"]})


def _keys(rows: Rows) -> Iterator[str]:
    """The key of each record, from what it contains."""
    for record in rows["record"]:
        told: dict[str, Any] = {}
        for table in ("practice", "candidate", "share", "gp"):
            for one in rows[table]:
                told |= one if one["record_id"] == record["id"] else {}
        names = {"naam": "name", "praktijk_agb": "practice_agb", "houder": "holder"}
        names |= {"agb": "agb", "vacant_sinds": "vacant_since"}
        yield key_of(record["sheet"], {dutch: told.get(name) for dutch, name in names.items()})


def _mark_anew(connection: sa.Connection, rows: Rows) -> None:
    """A mark is made with the secret of its own database."""
    secret = identity.secret(connection)
    for record, key in zip(rows["record"], _keys(rows), strict=True):
        values = {"id": record["id"], "mark": mark_of(secret, key)}
        connection.execute(sa.text("UPDATE record SET mark = :mark WHERE id = :id"), values)


def _insert(
    connection: sa.Connection,
    table: sa.Table,
    columns: dict[str, Any],
    rows: list[dict[str, Any]],
) -> None:
    kinds = columns | {column.name: column.type for column in table.c if column.name in columns}
    then = sa.table(table.name, *(sa.column(name, kind) for name, kind in kinds.items()))
    kept = [{name: row.get(name) for name in columns} for row in rows]
    if kept:
        connection.execute(sa.insert(then), kept)


def _count_on(connection: sa.Connection) -> None:
    """Rows that came with their number leave the counters of PostgreSQL behind."""
    for table in sa.inspect(connection).get_table_names():
        named = {"table": f'"{table}"'}
        columns = {one["name"] for one in sa.inspect(connection).get_columns(table)}
        if "id" not in columns:
            continue
        sequence = sa.text("SELECT pg_get_serial_sequence(:table, 'id')")
        if connection.scalar(sequence, named):
            last = f'(SELECT coalesce(max(id), 1) FROM "{table}")'
            connection.execute(
                sa.text(f"SELECT setval(pg_get_serial_sequence(:table, 'id'), {last})"), named
            )


def opened_again(address: str) -> Store:
    """The store of today on that database."""
    store = open_store(address)
    store.migrate()
    return store


def texts(store: Store) -> Iterator[tuple[tuple[str, str], str]]:
    """Each text that is kept, with its table and column, of a text with parts that of the part."""

    def walk(connection: sa.Connection) -> list[tuple[tuple[str, str], str]]:
        held = sa.MetaData()
        held.reflect(connection)
        found: list[tuple[tuple[str, str], str]] = []
        for table in held.sorted_tables:
            for one in connection.execute(sa.select(table)).mappings():
                for column, value in one.items():
                    found += [((table.name, at), text) for at, text in _parts(column, value)]
        return found

    yield from store.read(walk)


def _parts(column: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _parts(f"{column}.{name}", part)
    elif isinstance(value, list):
        for part in value:
            yield from _parts(column, part)
    elif isinstance(value, bytes | memoryview):
        yield column, bytes(value).decode("latin-1")
    elif value is not None:
        yield column, str(value)
