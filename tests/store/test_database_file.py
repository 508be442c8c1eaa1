"""The file with everybody's plans is for the account that runs the program, and for no other."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from succession.store import database_file, open_store
from tests.store.builders import import_rows, small_region


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def _modes(folder: Path) -> dict[str, int]:
    return {found.name: found.stat().st_mode & 0o777 for found in folder.iterdir()}


@pytest.mark.usefixtures("umask")
def test_a_new_database_and_what_lies_beside_it_is_ours_alone(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    store = open_store(f"sqlite:///{folder}/register.sqlite")
    store.migrate()
    import_rows(store, small_region())
    names = ("register.sqlite", "register.sqlite-wal", "register.sqlite-shm")
    assert _modes(folder) == dict.fromkeys(names, 0o600)
    assert folder.stat().st_mode & 0o777 == 0o700
    store.close()


def test_a_database_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/register.sqlite"
    before = open_store(address)
    before.migrate()
    for found in tmp_path.iterdir():
        found.chmod(0o644)
    assert open_store(address).data_version() == 0
    assert set(_modes(tmp_path).values()) == {0o600}
    before.close()


def test_our_own_folder_is_closed_and_a_folder_of_somebody_else_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("var", "documenten"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(database_file, "OWN_FOLDER", tmp_path / "var")
    for name in ("var", "documenten"):
        open_store(f"sqlite:///{tmp_path}/{name}/register.sqlite").migrate()
    assert _modes(tmp_path) == {"var": 0o700, "documenten": 0o755}


def test_a_database_whose_name_has_signs_of_an_address_in_it(tmp_path: Path) -> None:
    file = tmp_path / "a%20b #1?.sqlite"
    database_file.prepare(file)
    assert database_file.existing(file).count("?") == 1
    assert [found.name for found in tmp_path.iterdir()] == [file.name]
