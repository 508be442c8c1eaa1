"""The browser journeys over and over on a machine that is busy with something else.

The passes take turns: one in an English browser, the next in a Dutch one.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# For a first try: `SOAK_TIMES=1 .venv/bin/python -m pytest tests/test_busy.py -m soak -s`.
TIMES = int(os.environ.get("SOAK_TIMES", "20"))
LANGUAGES = ("nl-NL", "en-US")
# One busy loop per core of the machine on which clicks were once lost.
LOOPS = 2


@pytest.fixture(autouse=True)
def busy() -> Iterator[None]:
    """Loops that take what the processor has left, at the lowest priority, and end with us."""
    loop = ["nice", "-n", "19", "sh", "-c", "while :; do :; done"]
    running = [subprocess.Popen(loop) for _ in range(LOOPS)]
    yield
    for one in running:
        one.kill()
        one.wait()


@pytest.mark.soak
@pytest.mark.parametrize("number", range(1, TIMES + 1))
def test_every_journey_passes_on_a_busy_machine(number: int, tmp_path: Path) -> None:
    files = sorted(str(file) for file in (ROOT / "tests" / "browser").glob("test_*journey*.py"))
    chosen = ["-k", LANGUAGES[number % 2], f"--basetemp={tmp_path / 'runs'}"]
    journeys = [sys.executable, "-m", "pytest", *files, *chosen]
    ran = subprocess.run(journeys, cwd=ROOT, capture_output=True, text=True, check=False)
    told = re.findall(r"^(?:FAILED|ERROR) .*|^E  .*|\d+ \w+.* in [\d.]+s.*", ran.stdout, re.M)
    print(f"journeys {number} of {TIMES}: exit {ran.returncode}", *told, sep="\n", flush=True)
    assert ran.returncode == 0, ran.stdout[-20_000:]
