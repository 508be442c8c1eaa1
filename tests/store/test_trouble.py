"""What a database complains of is one Dutch sentence with its remedy, and never a password."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from succession.actions import permission
from succession.errors import DatabaseTrouble
from succession.store import Pen, Store, open_store
from tests import postgresql
from tests.store.builders import import_rows, practice_row, small_region, submission

SECRET = "geh3im"
STAMP = submission(key="form").stamp(permission.IMPORT)


def _complaint(store: Store) -> str:
    """What is said when the store is opened and read."""
    with pytest.raises(DatabaseTrouble) as raised:
        store.migrate()
    return _one_sentence(raised.value)


def _one_sentence(trouble: DatabaseTrouble) -> str:
    said = str(trouble)
    assert said[0].isupper()
    assert said.endswith(".")
    assert ": " in said, "the remedy stands behind the colon"
    assert "\n" not in said
    assert SECRET not in said
    return said


@pytest.mark.parametrize(
    "address",
    [
        f"postgres://u:{SECRET}@server/register",
        f"postgresql+psycopg2://u:{SECRET}@server/register",
        f"mysql://u:{SECRET}@server/register",
        f"postgresql://u:x@{SECRET}@server/register",
        f"postgresql://u:{SECRET}@server:poort/register",
        f"/srv/{SECRET}/register.sqlite",
        "sqlite://",
        "sqlite:///:memory:",
        "",
    ],
)
def test_an_address_that_is_none_is_told_with_what_to_write(address: str) -> None:
    with pytest.raises(DatabaseTrouble) as raised:
        open_store(address)
    assert "postgresql://gebruiker:wachtwoord@server/database" in _one_sentence(raised.value)


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseTrouble) as raised:
        open_store(f"postgresql://u:{SECRET}@server/register")
    assert "[postgres]" in _one_sentence(raised.value)


def test_a_server_that_does_not_answer() -> None:
    store = open_store(f"postgresql://u:{SECRET}@127.0.0.1:1/register")
    assert "niet bereikbaar" in _complaint(store)


def test_a_database_that_the_server_does_not_know() -> None:
    with postgresql.new_database() as address:
        url = sa.make_url(address).set(database="onbekend")
        store = open_store(url.render_as_string(hide_password=False))
        assert "kent de database „onbekend”" in _complaint(store)


def test_a_user_that_the_server_does_not_know() -> None:
    with postgresql.new_database() as address:
        url = sa.make_url(address).set(username="onbekend", password=SECRET)
        store = open_store(url.render_as_string(hide_password=False))
        assert "weigert de gebruiker" in _complaint(store)


def test_a_user_who_may_make_no_tables() -> None:
    with postgresql.new_database() as address, psycopg.connect(address, autocommit=True) as admin:
        admin.execute("CREATE ROLE zonder_rechten LOGIN")
        url = sa.make_url(address).set(username="zonder_rechten")
        store = open_store(url.render_as_string())
        try:
            assert "GRANT ALL ON SCHEMA public" in _complaint(store)
        finally:
            store.close()
            admin.execute("DROP ROLE zonder_rechten")


def test_a_file_that_is_damaged_or_no_database(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    file.write_bytes(b"Dit is een brief, geen database. " * 200)
    assert "reservekopie" in _complaint(open_store(f"sqlite:///{file}"))


def test_a_file_that_is_damaged_in_the_middle(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    store = open_store(f"sqlite:///{file}")
    store.migrate()
    import_rows(store, small_region())
    store.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(DatabaseTrouble, match="beschadigd"):
        open_store(f"sqlite:///{file}").register()


def test_an_empty_file_does_not_become_a_register(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    file.touch()
    with pytest.raises(DatabaseTrouble, match="leeg"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == b""


def test_of_a_file_that_vanished_the_remains_do_not_become_a_register(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite-wal").write_bytes(b"rest")
    with pytest.raises(DatabaseTrouble, match="verdwenen"):
        open_store(f"sqlite:///{tmp_path}/register.sqlite")
    assert not (tmp_path / "register.sqlite").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "map").write_text("een bestand")
    with pytest.raises(DatabaseTrouble, match="niet te maken"):
        open_store(f"sqlite:///{tmp_path}/map/register.sqlite")


def _execute(address: str, *statements: str) -> None:
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_a_database_of_another_program_is_left_alone(address: str) -> None:
    _execute(address, "CREATE TABLE klanten (naam text)")
    store = open_store(address)
    assert "ander programma" in _complaint(store)
    store.close()
    engine = sa.create_engine(address)
    assert sa.inspect(engine).get_table_names() == ["klanten"]
    engine.dispose()


def test_a_database_of_another_program_that_migrates_as_ours_does(address: str) -> None:
    version = "CREATE TABLE alembic_version (version_num text)"
    _execute(address, version, "INSERT INTO alembic_version VALUES ('a1b2')")
    store = open_store(address)
    assert "ander programma" in _complaint(store)
    store.close()


def test_a_database_of_a_newer_version_is_left_alone(store: Store, address: str) -> None:
    _execute(address, "UPDATE alembic_version SET version_num = '9999'")
    assert "nieuwere versie" in _complaint(store)


def test_a_table_that_somebody_took_away(store: Store, address: str) -> None:
    _execute(address, "DROP TABLE column_mapping")
    with pytest.raises(DatabaseTrouble) as raised:
        store.mapping("x")
    assert "ontbreken tabellen" in _one_sentence(raised.value)


@contextmanager
def _locked(address: str) -> Iterator[None]:
    """Somebody else holds the lock of a writer, as long as the block lasts."""
    engine = sa.create_engine(address)
    with engine.connect() as other:
        if other.dialect.name == "sqlite":
            other.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            other.exec_driver_sql("SELECT * FROM state FOR UPDATE")
        yield
    engine.dispose()


def _change_nothing(_: Pen) -> str:
    return ""


def test_a_database_that_somebody_else_holds(
    store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("succession.store.engine.BUSY_SECONDS", 0)
    impatient = open_store(address)
    with _locked(address), pytest.raises(DatabaseTrouble) as raised:
        impatient.write(STAMP, _change_nothing)
    assert "bezet" in _one_sentence(raised.value)
    impatient.write(STAMP, _change_nothing)
    impatient.close()
    assert store.data_version() == 1


@pytest.mark.parametrize(
    ("pragma", "word"), [("query_only = ON", "alleen te lezen"), ("max_page_count = 1", "vol")]
)
def test_a_disk_that_takes_nothing_more(tmp_path: Path, pragma: str, word: str) -> None:
    """SQLite then answers as it does on a full or a read-only disk."""
    store = open_store(f"sqlite:///{tmp_path}/register.sqlite")
    store.migrate()
    sa.event.listen(store._writer, "connect", lambda on, _: on.execute(f"PRAGMA {pragma}"))
    with pytest.raises(DatabaseTrouble) as raised:
        import_rows(store, {"praktijken": [practice_row(f"0100{n:04}") for n in range(500)]})
    assert word in _one_sentence(raised.value)
    assert store.data_version() == 0
    store.close()


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_server_that_ends_the_connection_is_told_and_then_forgotten(store: Store) -> None:
    def cut_off(pen: Pen) -> str:
        here = pen.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with store._reader.connect() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({here})")
        pen.connection.exec_driver_sql("SELECT 1")
        return ""

    with pytest.raises(DatabaseTrouble) as raised:
        store.write(STAMP, cut_off)
    assert "niet bereikbaar" in _one_sentence(raised.value)
    store.write(STAMP, _change_nothing)
    assert store.data_version() == 1


def test_a_fault_of_ours_stays_one(store: Store) -> None:
    def wrong(pen: Pen) -> str:
        pen.connection.exec_driver_sql("SELEKT")
        return ""

    with pytest.raises(sa.exc.DBAPIError):
        store.write(STAMP, wrong)


def test_what_was_typed_is_in_no_error(store: Store) -> None:
    def wrong(pen: Pen) -> str:
        insert = sa.text("INSERT INTO geen_tabel VALUES (:note, 1 +)")
        pen.connection.execute(insert, {"note": "zij wil niet dat u belt"})
        return ""

    with pytest.raises(sa.exc.DBAPIError) as raised:
        store.write(STAMP, wrong)
    assert "belt" not in str(raised.value)


def test_a_database_beside_ours_stays_as_it_was(tmp_path: Path) -> None:
    """A file with tables that is not ours keeps every byte."""
    file = tmp_path / "foto.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE foto (naam text)")
    before = file.stat().st_size
    assert "ander programma" in _complaint(open_store(f"sqlite:///{file}"))
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("foto",)]
    assert file.stat().st_size == before
