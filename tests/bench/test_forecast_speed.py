"""How long a forecast takes, from register to bands, on this machine.

The goals: 150 practices with 1,000 runs under 1 s, the first picture with 200 runs under 0.3 s;
the whole command under 10 s for 4,900. The first use in a new process, once compiled, under 2 s.
"""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.scenario.scenario import BASELINE
from succession.example import example_region
from succession.simulation import warm_up
from tests.capacity.forecast.test_forecast import BASIS

TODAY = date(2026, 11, 21)
SUCCESSION = Path(sys.executable).parent / "succession"


@pytest.mark.parametrize("runs", [200, 1000])
def test_forecast_of_150_practices(benchmark: Any, runs: int) -> None:
    region, scenario = example_region(150, 1, TODAY), BASELINE.model_copy(update={"runs": runs})
    warm_up()
    benchmark.pedantic(forecast, (region, BASIS, scenario, TODAY), rounds=5, warmup_rounds=1)


def test_first_use_in_a_new_process(benchmark: Any) -> None:
    """Python, the imports and the loading of what was compiled."""
    warm_up()
    command = [sys.executable, "-c", "from succession.simulation import warm_up; warm_up()"]
    benchmark.pedantic(subprocess.run, (command,), {"check": True}, rounds=5, warmup_rounds=1)
    print(f"\nfirst use, once compiled: median {benchmark.stats.stats.median:.2f} s")


def test_the_command_for_4900_practices(benchmark: Any, tmp_path: Path) -> None:
    make = [SUCCESSION, "example", tmp_path, "--practices", "4900", "--seed", "1"]
    subprocess.run(make, check=True, capture_output=True)
    command = [SUCCESSION, "forecast", "--register", tmp_path, "--json"]
    benchmark.pedantic(
        subprocess.run, (command,), {"check": True, "capture_output": True}, rounds=1
    )
