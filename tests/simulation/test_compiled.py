"""The simulation is compiled once per machine, and a real region needs nothing more."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
from datetime import date
from succession.example import example_region
from succession.simulation import SimulationPlan, engine, simulate, warm_up
from tests.risk.world import ASSUMPTIONS
warm_up()
day = date(2027, 1, 1)
simulate(example_region(4, 1, day), ASSUMPTIONS, day, SimulationPlan(years=2, runs=4))
print(len(engine.run_many.signatures), sum(engine.run_many.stats.cache_misses.values()))
"""


def _forms_and_compilations() -> list[str]:
    command = [sys.executable, "-c", SCRIPT]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout.split()


def test_a_new_process_runs_a_region_with_what_was_compiled_before() -> None:
    assert _forms_and_compilations()[0] == "1", "a region is not what was compiled for"
    assert _forms_and_compilations() == ["1", "0"], "compiled anew though nothing changed"
