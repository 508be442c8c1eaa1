"""A backup is one whole file, whatever happens to the database meanwhile."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from succession.store import BackupRefused, Store, back_up, open_store
from tests import postgresql
from tests.region import fill, region
from tests.store.builders import import_rows, small_region

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def live(file: Path) -> Iterator[Store]:
    """A store with the named world that stays open, as under a running server."""
    store = fill(f"sqlite:///{file}")
    yield store
    store.close()


def _read(file: Path) -> Store:
    return open_store(f"sqlite:///{file}")


def test_a_backup_of_an_open_database_holds_everything(live: Store, file: Path) -> None:
    target = file.with_name("reserve.sqlite")
    back_up(f"sqlite:///{file}", target)
    # Only this one file is taken along.
    moved = target.rename(file.with_name("stick.sqlite"))
    copy = _read(moved)
    assert copy.register() == live.register()
    assert (copy.data_version(), copy.audit(10)) == (live.data_version(), live.audit(10))
    copy.close()


def test_a_backup_is_readable_by_its_owner_only_and_leaves_nothing_else(
    live: Store, file: Path
) -> None:
    folder = file.parent / "stick"
    folder.mkdir()
    back_up(f"sqlite:///{file}", folder / "reserve.sqlite")
    assert [path.name for path in folder.iterdir()] == ["reserve.sqlite"]
    assert stat.S_IMODE((folder / "reserve.sqlite").stat().st_mode) == 0o600


def test_a_backup_can_be_read_from_a_medium_without_write(live: Store, file: Path) -> None:
    back_up(f"sqlite:///{file}", file.with_name("reserve.sqlite"))
    address = f"{file.with_name('reserve.sqlite').as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        assert copy.execute("SELECT count(*) FROM practice").fetchone()[0] == len(
            region().practices
        )


def test_an_existing_file_is_never_overwritten(live: Store, file: Path) -> None:
    target = file.with_name("reserve.sqlite")
    target.write_text("van vorige week")
    with pytest.raises(BackupRefused, match="bestaat al en wordt niet overschreven"):
        back_up(f"sqlite:///{file}", target)
    assert target.read_text() == "van vorige week"


def test_the_database_itself_is_not_a_place_for_its_backup(live: Store, file: Path) -> None:
    with pytest.raises(BackupRefused, match="bestaat al"):
        back_up(f"sqlite:///{file}", file)
    assert live.register() == _read(file).register()


def test_a_backup_made_while_another_writes_is_of_one_moment(live: Store, file: Path) -> None:
    """A writer that has not ended neither waits for the backup nor comes into it."""
    before = live.register()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE practice SET patients = 1")
        back_up(f"sqlite:///{file}", file.with_name("reserve.sqlite"))
        other.execute("COMMIT")
    copy = _read(file.with_name("reserve.sqlite"))
    assert copy.register() == before
    copy.close()


def test_a_damaged_database_gives_no_backup(live: Store, file: Path) -> None:
    live.close()
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    file.write_bytes(content)
    with pytest.raises(BackupRefused, match="beschadigd"):
        back_up(f"sqlite:///{file}", file.with_name("reserve.sqlite"))
    assert [path.name for path in file.parent.glob("*reserve*")] == []


def test_a_full_disk_leaves_no_half_backup(live: Store, file: Path) -> None:
    """A limit on the size of a file stands for the disk: a process of its own has it."""
    target = file.with_name("reserve.sqlite")
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from succession.store import back_up; from pathlib import Path\n"
        f"back_up('sqlite:///{file}', Path('{target}'))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "BackupRefused: De reservekopie" in ran.stderr
    assert [path.name for path in file.parent.glob("*reserve*")] == []
    assert live.register().practices == region().practices


def test_what_is_not_there_or_empty_is_not_backed_up(tmp_path: Path) -> None:
    address, target = f"sqlite:///{tmp_path / 'none.sqlite'}", tmp_path / "reserve.sqlite"
    with pytest.raises(BackupRefused, match="nog geen database"):
        back_up(address, target)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "none.sqlite").touch()
    with pytest.raises(BackupRefused, match="is leeg"):
        back_up(address, target)
    assert not target.exists()


def test_a_folder_that_is_not_there_is_told(live: Store, file: Path) -> None:
    with pytest.raises(BackupRefused, match="is er niet"):
        back_up(f"sqlite:///{file}", file.parent / "geen" / "reserve.sqlite")


def test_for_postgresql_it_says_what_to_use(tmp_path: Path) -> None:
    with (
        postgresql.new_database() as address,
        pytest.raises(BackupRefused, match="pg_dump") as told,
    ):
        back_up(address, tmp_path / "reserve.sqlite")
    assert "tester" not in str(told.value)


def test_a_closed_store_leaves_everything_in_its_one_file(live: Store, file: Path) -> None:
    """Also while another connection stays open and only looks."""
    before = live.register()
    with closing(sqlite3.connect(file)) as other:
        other.execute("SELECT count(*) FROM practice").fetchall()
        live.close()
        copied = file.with_name("copied.sqlite")
        copied.write_bytes(file.read_bytes())
    copy = _read(copied)
    assert copy.register() == before
    copy.close()


def test_closing_a_store_whose_file_is_gone_does_not_make_a_new_one(
    live: Store, file: Path
) -> None:
    live.close()
    file.unlink()
    live.close()
    assert not file.exists()


def test_nothing_is_backed_up_when_no_migration_is_needed(file: Path) -> None:
    store = _read(file)
    assert store.migrate() is None
    import_rows(store, small_region())
    assert store.migrate() is None
    store.close()
    assert [path.name for path in file.parent.glob("*.sqlite")] == [file.name]
