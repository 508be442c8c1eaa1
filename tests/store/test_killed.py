"""A process that is killed while it saves an import leaves the old or the new register."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from succession.register import Register
from succession.store import open_store
from tests.store.import_process import save

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the old register."""
    path = tmp_path_factory.mktemp("before") / "register.sqlite"
    store = open_store(f"sqlite:///{path}")
    store.migrate()
    save(store, patients=1000)
    store.close()
    return path


@pytest.fixture(scope="module")
def seconds(before: Path) -> float:
    """How long the import takes when nobody kills it."""
    path = shutil.copy(before, before.with_name("whole.sqlite"))
    process = _start(Path(path))
    started = time.monotonic()
    assert process.wait() == 0
    return time.monotonic() - started


def test_four_kills_leave_the_old_or_the_new_register(
    before: Path, seconds: float, tmp_path: Path
) -> None:
    _kill_at_moments(4, before, seconds, tmp_path)


@pytest.mark.soak
def test_twenty_kills_leave_the_old_or_the_new_register(
    before: Path, seconds: float, tmp_path: Path
) -> None:
    _kill_at_moments(20, before, seconds, tmp_path)


def _kill_at_moments(kills: int, before: Path, seconds: float, folder: Path) -> None:
    """One random moment in each of as many equal parts of the time that the import takes."""
    draws = random.Random(1)
    whole = [_read(before), _read(before.with_name("whole.sqlite"))]
    assert whole[0] != whole[1]
    for number in range(kills):
        path = Path(shutil.copy(before, folder / f"{number}.sqlite"))
        _kill_after((number + draws.random()) / kills * seconds, _start(path))
        assert _read(path) in whole
        _assert_that_it_still_works(path, whole[1])


def _start(path: Path) -> subprocess.Popen[str]:
    """The process, at the moment at which it begins to save."""
    command = [sys.executable, "-m", "tests.store.import_process", f"sqlite:///{path}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "saving\n"
    return process


def _kill_after(seconds: float, process: "subprocess.Popen[str]") -> None:
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _read(path: Path) -> tuple[Register, int, int]:
    """The register with its history, the data version and the number of audit entries."""
    store = open_store(f"sqlite:///{path}")
    found = (store.register(), store.data_version(), len(store.audit(10)))
    store.close()
    return found


def _assert_that_it_still_works(path: Path, after: tuple[Register, int, int]) -> None:
    store = open_store(f"sqlite:///{path}")
    save(store, patients=2000)
    assert store.register() == after[0]
    store.close()
