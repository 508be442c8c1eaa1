"""What is written goes into the database that was opened, or it is refused with a sentence."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from succession.actions import permission
from succession.errors import DatabaseTrouble, Replaced
from succession.store import Store, open_store
from tests.store.builders import import_rows, practice_row, small_region, submission


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{file}")
    opened.migrate()
    import_rows(opened, small_region())
    yield opened
    opened.close()


def _one_more(store: Store) -> None:
    import_rows(store, {"praktijken": [practice_row("01000009")]})


def test_a_file_that_was_removed_takes_no_writes_and_is_not_made_anew(
    store: Store, file: Path
) -> None:
    for found in file.parent.glob("register.sqlite*"):
        found.unlink()
    for refused in (_one_more, Store.register):
        with pytest.raises(DatabaseTrouble, match="verdwenen of vervangen"):
            refused(store)
    assert not file.exists()


def test_a_file_that_another_was_put_in_the_place_of_takes_no_writes(
    store: Store, file: Path
) -> None:
    copy = file.with_name("kopie.sqlite")
    shutil.copy(file, copy)
    before = copy.read_bytes()
    os.replace(copy, file)
    with pytest.raises(DatabaseTrouble, match="verdwenen of vervangen"):
        _one_more(store)
    assert file.read_bytes() == before


def test_a_file_that_comes_back_goes_on(store: Store, file: Path) -> None:
    aside = file.with_name("opzij.sqlite")
    file.rename(aside)
    with pytest.raises(DatabaseTrouble):
        store.register()
    aside.rename(file)
    _one_more(store)
    assert store.data_version() == 2


def test_a_file_that_went_while_it_was_written_is_not_called_saved(
    store: Store, file: Path
) -> None:
    def lose(_: object) -> str:
        file.unlink()
        return "bewaard"

    with pytest.raises(DatabaseTrouble, match="verdwenen"):
        store.write(submission().stamp(permission.IMPORT), lose)


def test_an_older_copy_put_back_in_the_same_place_takes_no_writes(address: str) -> None:
    serving, restoring = open_store(address), open_store(address)
    serving.migrate()
    import_rows(serving, small_region())
    _one_more(serving)
    with restoring._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE state SET data_version = 1")
    with pytest.raises(DatabaseTrouble, match="vervangen"):
        _one_more(serving)
    assert restoring.data_version() == 1
    serving.close()
    restoring.close()


def test_another_database_copied_into_the_same_file_takes_no_writes(
    store: Store, file: Path
) -> None:
    """It is as far as ours and was put back as often: only its name tells them apart."""
    theirs = file.with_name("ander.sqlite")
    other = open_store(f"sqlite:///{theirs}")
    other.migrate()
    import_rows(other, small_region())
    other.close()
    with closing(sqlite3.connect(theirs)) as source, closing(sqlite3.connect(file)) as ours:
        source.backup(ours)
    before = store.data_version()
    with pytest.raises(Replaced):
        _one_more(store)
    assert store.data_version() == before
