"""What is made to stop the server is refused or read, and meanwhile nobody else waits."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from succession.intake import checked, open_file, propose, read
from tests.intake.hostile import HOSTILE
from tests.region import TODAY

# Longer, and somebody else notices that his page does not answer.
_NOTICED = 0.5
# What holds the others up does so each time; a machine that is busy does so now and then.
_TRIES = 3


def _whole_road(name: str, data: bytes) -> None:
    """All that the page does with an upload; what is wrong is told, and nothing else is raised."""
    contents = open_file(name, data)
    intake = checked(read(contents, propose(contents.tables), TODAY), {})
    assert intake.is_faulty or intake.after


@dataclass
class _Stall:
    longest: float = 0.0


@contextmanager
def _heartbeat() -> Iterator[_Stall]:
    """How long this thread at most kept another from its turn.

    Counted in the processor time that this thread had between two beats of the other, so that a
    machine that is busy with other things does not count.
    """
    stall, is_over = _Stall(), threading.Event()
    clock = time.pthread_getcpuclockid(threading.get_ident())

    def beat() -> None:
        last = time.clock_gettime(clock)
        while not is_over.wait(0.01):
            now = time.clock_gettime(clock)
            stall.longest, last = max(stall.longest, now - last), now

    other = threading.Thread(target=beat)
    other.start()
    try:
        yield stall
    finally:
        is_over.set()
        other.join()


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_upload_is_read_or_refused_and_nobody_else_waits(what: str) -> None:
    name, make = HOSTILE[what]
    data = make()
    assert any(_longest_stall(name, data) < _NOTICED for _ in range(_TRIES))


def _longest_stall(name: str, data: bytes) -> float:
    with _heartbeat() as stall:
        _whole_road(name, data)
    return stall.longest


def test_the_command_line_tells_what_is_wrong_with_all_of_them(tmp_path: Path) -> None:
    """A process of its own: the worst of them would take it down."""
    paths = []
    for number, (name, make) in enumerate(HOSTILE.values()):
        paths.append(tmp_path / f"{number}-{name}")
        paths[-1].write_bytes(make())
    ended = subprocess.run(
        [sys.executable, "-m", "succession", "import", "--dry-run", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr[-500:]
    assert "Er ging iets mis" not in ended.stderr


def test_a_list_of_which_every_cell_is_wrong_tells_the_first_thousand() -> None:
    name, make = HOSTILE["400,000 faults"]
    contents = open_file(name, make())
    problems = checked(read(contents, propose(contents.tables), TODAY), {}).problems
    assert len(problems) == 1_001
    assert str(problems[-1]).startswith("er is meer dan deze 1000 regels zeggen")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("a cell at GZ99999", "meer dan 2 miljoen cellen"),
        ("a cell at the end", "ver buiten de lijst"),
        ("200,000 rows", "ver buiten de lijst"),
        ("200,000 rows without places", "ver buiten de lijst"),
        ("16,384 columns", "ver buiten de lijst"),
        ("3,000 sheets", "3000 bladen"),
        ("15,000 headers", "samen meer dan 5.000 kolommen"),
        ("a text of 20 MB", "meer dan 32.767 tekens"),
        ("a part that claims 900 MB", "te groot of te ingewikkeld"),
        ("a header 400,000 times", "meer dan 99.999 rijen"),
        ("200,000 columns", "meer dan 702 kolommen"),
        ("a cell of 130 KB", "a.csv:2: in een cel staan meer dan 32.767 tekens"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(what: str, told: str) -> None:
    name, make = HOSTILE[what]
    (problem,) = open_file(name, make()).problems
    assert told in str(problem)
