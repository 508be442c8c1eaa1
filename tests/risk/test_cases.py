"""The cases that an expert wrote down hold."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from succession.risk import PracticeRisk
from tests.risk.world import AGB, ASSUMPTIONS, gp, neighbours, practice, risk_of, vacancy

_FILE = yaml.safe_load((Path(__file__).parents[1] / "cases/risk.yaml").read_text())
_CASES = {case["naam"]: case for case in _FILE["gevallen"]}
_STANDARD = _FILE["standaard"]


def _risk(case: dict[str, Any]) -> PracticeRisk:
    rows = [practice(AGB, **_STANDARD["praktijk"] | case.get("praktijk", {}))]
    for row in case["huisartsen"]:
        rows.append(vacancy(**row) if "vacant_sinds" in row else gp(**_STANDARD["huisarts"] | row))
        if "geboortejaar" not in row and "vacant_sinds" not in row:
            rows[-1]["geboortejaar"] = None
    rows += neighbours(_STANDARD[case["omgeving"]])
    as_of = _FILE["as_of"]
    assert isinstance(as_of, date)
    return risk_of(*rows, as_of=as_of, assumptions=ASSUMPTIONS)


@pytest.mark.parametrize("name", _CASES)
def test_the_case_has_the_level_and_the_open_share_the_expert_expects(name: str) -> None:
    case, expected = _CASES[name], _CASES[name]["verwacht"]
    risk = _risk(case)
    assert risk.level in expected.get("level_een_van", [expected.get("level")])
    assert risk.possible_level == expected.get("mogelijk")
    if "open_share_60" in expected:
        share = pytest.approx(expected["open_share_60"], abs=expected["marge"])
        assert risk.open_share.within_60 == share
    assert risk.open_share.within_60 >= expected.get("open_share_60_minstens", 0)
    if "andere_vorm" in expected:
        assert risk.needs_other_form is expected["andere_vorm"]


@pytest.mark.parametrize("name", [name for name in _CASES if "stand" in _CASES[name]["verwacht"]])
def test_the_case_stands_as_the_expert_says_with_the_number_that_belongs_to_it(name: str) -> None:
    expected, risk = _CASES[name]["verwacht"], _risk(_CASES[name])
    assert risk.headway == expected["stand"]
    chance = expected.get("kans_voor_stop")
    assert risk.chance_before_stop == (chance and pytest.approx(chance, abs=0.01))
    if "maanden" in expected:
        months = expected["maanden"]
        assert risk.months_left == (months and pytest.approx(months, abs=0.5))


def test_the_cases_come_in_the_order_the_expert_expects() -> None:
    shares = [_risk(_CASES[name]).open_share.within_60 for name in _FILE["volgorde"]]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == len(shares)
