"""Whatever version made a database: brought up to date it holds all that was kept in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from succession.actions.register import RowEdit, RowRef, edit_row
from succession.playbook.run.run import EventKind
from succession.register import Audience, Role
from succession.register.fields import Sheet
from succession.store import RoleSaid, Store, migration, open_store
from succession.talks.talk import Talk
from tests.store import lived
from tests.store.builders import submission

VERSIONS = migration.MIGRATIONS / "versions"
REVISIONS = tuple(sorted(migration.revisions()))
# A database that was migrated yesterday is not migrated again: a migration that went out never
# changes, and what it lacks comes in a new one.
DIGESTS = {
    "0001": "8124c262c63a9553dcfe1d9b6364043c6ee7b6b95ed8479dda6325925aea6b7c",
    "0002": "c3631e82631a068994d474c001fc7fa00eb456e09b8df647b803c914a440efe4",
    "0003": "c33ac8a69d236c8d5d1a2de5ae62f1cae1659de71d844fd58e26484e03051eb2",
    "0004": "5970bd4b0a539d2a5c60657fa4be69b1db6b23ba8d8aee4dd142d847a0bb026e",
    "0005": "9c481d956cbc34aacf6e10ca8663dec74837825eae98fd7c4814c8124931eb03",
    "0006": "e626bf9787d7c9103eef5c186c698fbfc9f946637691c632b30278a4b5c562a2",
    "0007": "5e3a42bc1258ff71521dfb69a2b349aa926a0c2b3e964b99396c7fe2368a8596",
    "0008": "9b8d30bcd83de2189e5185ffb13f32d7fff6eda9f962adbd4d86f09fe04d3d1b",
    "0009": "1802b9513c24b9defbc51b4468093a275cbbd28aafc643c4715f57892b0c5eaf",
    "0010": "43fbc02d70536e9b7f09be9ca90b8721f851aab8c8b44cccbf18b23b9cdf56c9",
    "0011": "eada6e7986f3f1a309d6e0e2b94d346f73e357048ba777e322336eaa3be4376e",
    "0012": "01c0b503fdca35d74772bb983118b61d713f4776f4f464c03a87891a9b706c1c",
    "0013": "42579bb776a0bad552289a2d89e8cc540ae457dbc4d5b2b2b62c4adc052d41c0",
    "0014": "3934f4599e0b2e096896061a627aecf5d88872e7f33b5c0547f877a60d4df8f8",
    "0015": "362e1c3568278bf09d55424d43c7b0f1a4cd219b255c859c6985f527729f01be",
    "0016": "e4f014a01823f4254870fce8192dc5b286179c3256fd77d9904635244f5a214c",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, lived.Rows]]:
    """A store of today in which everything happened, and its rows."""
    address = f"sqlite:///{tmp_path_factory.mktemp('lived')}/register.sqlite"
    store = lived.opened_again(address)
    lived.live_a_while(store)
    yield store, lived.rows_of_everything(address)
    store.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_database_keeps_everything_it_held(
    address: str, revision: str, world: tuple[Store, lived.Rows]
) -> None:
    today, rows = world
    lived.at_revision(address, revision, rows, today.data_version())
    store = lived.opened_again(address)
    migration.run(address, command.check)
    _assert_that_it_holds(store, today, revision)
    _assert_that_it_still_works(store)
    store.close()


def test_a_database_whose_number_promised_more_than_it_held_gets_the_rest(
    address: str, world: tuple[Store, lived.Rows]
) -> None:
    """For a while 0004 to 0007 made nothing; such a database bears the number 0007."""
    today, rows = world
    lived.at_revision(address, "0003", rows, today.data_version())
    migration.run(address, lambda config: command.stamp(config, "0007"))
    store = lived.opened_again(address)
    migration.run(address, command.check)
    _assert_that_it_holds(store, today, "0003")
    _assert_that_it_still_works(store)
    lived.keep_the_rest(store)
    assert store.scans()[0].told == today.scans()[0].told
    assert store.own_history().kept != ()
    store.close()


def _assert_that_it_holds(store: Store, today: Store, revision: str) -> None:
    assert store.register() == today.register()
    assert store.data_version() == today.data_version()
    assert store.sources(lived.PRACTICE) == today.sources(lived.PRACTICE)
    assert (store.imports(), store.audit(100)) == (today.imports(), today.audit(100))
    assert store.versions() == today.versions()
    assert store.mapping("kop") == {"Agbcode": "agb"}
    _assert_runs(store, today, revision)
    assert store.talks() == (_as_then(today.talks(), revision) if revision >= "0003" else ())
    assert store.mandate() == (today.mandate() if revision >= "0004" else None)
    assert store.scans() == (today.scans() if revision >= "0005" else ())
    assert store.days_off("A") == (today.days_off("A") if revision >= "0005" else ())
    assert store.word_template() == (today.word_template() if revision >= "0005" else None)
    assert store.scenarios() == (today.scenarios() if revision >= "0006" else ())
    assert store.missed_calls() == (today.missed_calls() if revision >= "0014" else ())
    assert store.decisions() == (today.decisions() if revision >= "0016" else ())
    board = Audience(Role.BOARD)
    assert store.meetings(board) == (today.meetings(board) if revision >= "0016" else ())
    assert store.role() == (today.role() if revision >= "0016" else RoleSaid((), ()))
    assert store.papers() == (today.papers() if revision >= "0016" else ())
    kept = revision >= "0007"
    assert store.own_history().kept == (today.own_history().kept if kept else ())


def _assert_runs(store: Store, today: Store, revision: str) -> None:
    expected = today.runs()
    if revision < "0004":
        expected = expected[:1]
    if revision < "0002":
        ticks = tuple(e for e in expected[0].run.events if e.kind is EventKind.DONE)
        expected = (replace(expected[0], run=replace(expected[0].run, events=ticks)),)
    assert store.runs() == expected
    assert store.runs()[0].run.events[0].note == "Zij wil na de zomer stoppen."


def _as_then(talks: tuple[Talk, ...], revision: str) -> tuple[Talk, ...]:
    if revision >= "0005":
        return talks
    return tuple(replace(one, objected_on=None, objected_to=()) for one in talks)


def _assert_that_it_still_works(store: Store) -> None:
    ref = RowRef("praktijken", lived.PRACTICE, store.versions()["praktijken", lived.PRACTICE])
    edit_row(store, submission(), RowEdit(ref, {"naam": "Na de migratie"}))
    assert store.register().practice_by_agb[lived.PRACTICE].name == "Na de migratie"


def test_the_world_of_these_tests_leaves_no_table_empty(
    world: tuple[Store, lived.Rows],
) -> None:
    _, rows = world
    assert [name for name, found in rows.items() if not found] == []


@pytest.mark.parametrize("file", sorted(VERSIONS.glob("*.py")), ids=lambda file: file.stem)
def test_a_migration_never_changes(file: Path) -> None:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    known = DIGESTS.get(_number(file))
    assert known is not None, f"new: put {_number(file)!r}: {digest!r} in DIGESTS, for ever"
    assert digest == known, f"{file.name} went out: put it back, and make a new migration"


def test_no_migration_is_taken_away() -> None:
    assert sorted(map(_number, VERSIONS.glob("*.py"))) == sorted(DIGESTS)


def _number(file: Path) -> str:
    return file.name[1:5]


def test_a_migrated_database_has_its_own_identity(address: str) -> None:
    migration.run(address, lambda config: command.upgrade(config, "0007"))
    store = lived.opened_again(address)
    first = (store.identity(), store.secret())
    store.migrate()
    again = open_store(address)
    assert (again.identity(), again.secret()) == first
    again.close()
    store.close()


def test_a_key_that_an_undone_import_left_behind_is_put_right(
    address: str, world: tuple[Store, lived.Rows]
) -> None:
    """Until 0011 undoing an import left the key that the import had told."""
    today, rows = world
    lived.at_revision(address, "0011", rows, today.data_version())
    left = "UPDATE record SET key = '01000002/01900099' WHERE key = :key"
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text(left), {"key": lived.NAMED})
    engine.dispose()
    store = lived.opened_again(address)
    assert store.versions() == today.versions()
    told = (Sheet.GPS, "01000002/01900099")
    assert store.present_places([told]) == {told: (Sheet.GPS, lived.NAMED)}
    store.close()
