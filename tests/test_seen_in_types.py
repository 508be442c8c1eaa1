"""The whole register is refused by mypy where a register as somebody may know it is asked for."""

import re
from pathlib import Path

from mypy import api

ROOT = Path(__file__).resolve().parents[1]
# Each of these computes or shows something for an audience; the name is that of its line.
ASKED = {
    "assess": "assess(register, assumptions, rules, day)",
    "Assessment": "Assessment(register, assumptions, rules, day).told_facts",
    "region_to_order": "region_to_order(register, assumptions, rules, day)",
    "forecast": "forecast(register, basis, BASELINE, day)",
    "present": "overview.present(register, risk, {}, True)",
}
TEXT = """
from datetime import date

from succession.assumptions import Assumptions, Rules
from succession.capacity.forecast.forecast import forecast
from succession.capacity.scenario.scenario import BASELINE, Basis
from succession.register import Register, Seen
from succession.risk import Assessment, RegionRisk, assess
from succession.talks.worklist import region_to_order
from succession.views.overview import page as overview

def of_the_whole(
    register: {kind}, assumptions: Assumptions, rules: Rules, basis: Basis, risk: RegionRisk,
    day: date,
) -> None:
"""
_ERROR = re.compile(r'Argument 1 to "(\w+)" has incompatible type "Register"; expected "Seen"')


def _errors(folder: Path, kind: str) -> list[str]:
    """What mypy, as it is set for the program, says of a text that hands on a register so typed."""
    file = folder / f"hands_on_{kind.lower()}.py"
    calls = "".join(f"    {call}\n" for call in ASKED.values())
    file.write_text(TEXT.format(kind=kind) + calls, encoding="utf-8")
    config = ("--config-file", str(ROOT / "pyproject.toml"))
    out, err, _ = api.run([*config, "--no-error-summary", "--no-pretty", str(file)])
    assert err == ""
    return out.splitlines()


def test_the_whole_register_is_refused_where_what_somebody_knows_is_asked(tmp_path: Path) -> None:
    refused = _errors(tmp_path, "Register")
    assert [_ERROR.findall(line) for line in refused] == [[name] for name in ASKED]
    assert _errors(tmp_path, "Seen") == []
