"""Opening a database file that is not there yet."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from succession.store import database_file, open_store
from succession.store.address import url_of
from succession.store.engine import open_engine

PROCESSES, FILES = 4, 100


def test_processes_that_open_a_new_file_at_once_all_get_in(tmp_path: Path) -> None:
    addresses = [f"sqlite:///{tmp_path}/{number}.sqlite" for number in range(FILES)]
    spawn = get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, spawn, _share, (spawn.Barrier(PROCESSES),)) as processes:
        list(processes.map(_open_together, [addresses] * PROCESSES))
    assert {_journal_mode(address) for address in addresses} == {"wal"}


def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/var/deep/register.sqlite")
    store.migrate()
    assert store.data_version() == 0
    store.close()


def _share(barrier: Barrier) -> None:
    global _barrier
    _barrier = barrier


def _open_together(addresses: list[str]) -> None:
    for address in addresses:
        _barrier.wait(timeout=20)
        _journal_mode(address)


def _journal_mode(address: str) -> str:
    url = url_of(address)
    database_file.prepare(Path(url.database or ""))
    engine = open_engine(url)
    with engine.connect() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    engine.dispose()
    return str(mode)
