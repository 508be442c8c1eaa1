"""How long `succession example` and `succession risk` take as whole processes.

The goals: each under 2 s for 60 practices; `risk` under 10 s and 1.5 GiB for 4,900.
"""

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SUCCESSION = Path(sys.executable).parent / "succession"
GIB = 1024**2  # in the kilobytes in which Linux counts


def _run(*arguments: object) -> None:
    command = [SUCCESSION, *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Folders with invented regions, by number of practices."""
    made: dict[int, Path] = {}

    def folder(practices: int) -> Path:
        if practices not in made:
            made[practices] = tmp_path_factory.mktemp(f"region{practices}")
            _run("example", made[practices], "--practices", practices, "--seed", 1)
        return made[practices]

    return folder


def test_example_of_60_practices(benchmark: Any, tmp_path: Path) -> None:
    benchmark.pedantic(_run, ("example", tmp_path, "--practices", 60, "--seed", 1), rounds=5)


@pytest.mark.parametrize("practices", [60, 4900])
def test_risk(benchmark: Any, region: Any, practices: int) -> None:
    arguments = ("risk", "--register", region(practices), "--json")
    benchmark.pedantic(_run, arguments, rounds=5)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    benchmark.extra_info["most memory of a child so far, GiB"] = round(most / GIB, 2)
    print(f"\nmost memory of a child so far: {most / GIB:.2f} GiB")
