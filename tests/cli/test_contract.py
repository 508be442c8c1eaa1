"""Every answer has exactly the keys that the contract names, down to the smallest object."""
# ruff: noqa: F811 — fixtures are named like what they give

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from succession import contract
from tests.cli.test_main import PRACTICES, TODAY, _write, region, run  # noqa: F401 — fixtures

ROOT = Path(__file__).resolve().parents[2]
PLAYBOOK = ROOT / "playbooks/stappenplan-overdracht.yaml"
READING = ("--register", "REGION", "--as-of", TODAY)
DRAWN = (*READING, "--years", 2, "--runs", 4)
ANSWERS = {
    "risk": (("risk", *READING), contract.RiskObject),
    "talks": (("talks", *READING), contract.TalksObject),
    "forecast": (("forecast", *DRAWN), contract.ForecastObject),
    "national": (("forecast", "--national"), contract.NationalObject),
    "sensitivity": (("sensitivity", *DRAWN), contract.SensitivityObject),
    "sobol": (
        ("sensitivity", *DRAWN, "--sobol", "--samples", 2),
        contract.SensitivityObject,
    ),
    "ground": (
        ("ground", "--gemeente", "Ommen", "--gemeente", "dalfsen", "--as-of", TODAY),
        contract.GroundObject,
    ),
    "plan": (
        ("playbook", "plan", PLAYBOOK, "--anchor", "overdracht=2029-01-01"),
        contract.ScheduleObject,
    ),
    "import": (("import", "LISTS/praktijken.csv"), contract.ImportObject),
    "asked": (("import", "LISTS/dubbel.csv"), contract.RefusedImportObject),
    "refused": (("import", "LISTS/stuk.csv"), contract.RefusedObject),
}
NUMBER = (int, float)


def walk(value: Any, kind: Any, at: str = "answer") -> Iterator[type]:
    """The objects of the contract that the value holds; fails where it is something else."""
    if is_typeddict(kind):
        assert isinstance(value, dict), at
        assert list(value) == list(get_type_hints(kind)), at
        yield kind
        for name, inner in get_type_hints(kind).items():
            yield from walk(value[name], inner, f"{at}.{name}")
    elif get_origin(kind) is list:
        assert isinstance(value, list), at
        for index, one in enumerate(value):
            yield from walk(one, get_args(kind)[0], f"{at}[{index}]")
    elif get_origin(kind) is UnionType and value is not None:
        choices = [one for one in get_args(kind) if one is not type(None)]
        if len(choices) == 1:
            yield from walk(value, choices[0], at)
        else:
            assert isinstance(value, tuple(choices)), at
    elif get_origin(kind) is UnionType:
        assert type(None) in get_args(kind), at
    else:
        assert isinstance(value, NUMBER if kind is float else get_origin(kind) or kind), at
        assert isinstance(value, bool) is (kind is bool), at


def named(kind: Any) -> Iterator[type]:
    """The objects of the contract that a type names."""
    if is_typeddict(kind):
        yield kind
    for inner in get_type_hints(kind).values() if is_typeddict(kind) else get_args(kind):
        yield from named(inner)


@pytest.fixture
def lists(run: Any, tmp_path: Path) -> Path:
    """Lists that add, change and leave out, with a column nobody knows; and one that is broken."""
    before = _write(tmp_path / "eerst", praktijken=PRACTICES)
    assert run("import", before / "praktijken.csv").code == 0
    head, one, other = PRACTICES.splitlines()
    changed = f"{head};kleur\n{one.replace('2000', '2001')};rood\n01000009;De Nieuwe;Zuid;1900;\n"
    assert other.startswith("01000002"), "the one that is left out"
    broken = PRACTICES.replace("2000", "veel")
    alike = "Praktijk;Plaats\nHuisartsenpraktijk De Wilg;Ommen\nHAP De Wilg;Ommen\n"
    return _write(tmp_path / "lijsten", praktijken=changed, stuk=broken, dubbel=alike)


# What another answer of the same kind holds.
_ELSEWHERE: dict[str, set[Any]] = {
    "sensitivity": {contract.SobolObject},
    "import": {contract.QuestionObject, contract.CaseObject},
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_the_object_of_the_contract(
    run: Any, region: Path, lists: Path, name: str
) -> None:
    asked, kind = ANSWERS[name]
    places = {"REGION": str(region), "LISTS": str(lists)}
    words = [str(word) for word in asked]
    for place, folder in places.items():
        words = [word.replace(place, folder) for word in words]
    found = set(walk(run(*words, "--json").answer, kind))
    expected = set(named(kind)) - _ELSEWHERE.get(name, set())
    assert found == expected, "each object is seen once, or the test says little"


def test_an_export_of_a_forecast_is_the_object_of_the_contract(
    run: Any, region: Path, tmp_path: Path
) -> None:
    file = tmp_path / "prognose.json"
    asked = [str(region) if word == "REGION" else word for word in DRAWN]
    assert run("forecast", *asked, "--export", file).code == 0
    exported = json.loads(file.read_text(encoding="utf-8"))
    kinds = set(walk(exported, contract.ForecastExportObject))
    assert kinds == set(named(contract.ForecastExportObject))


def test_every_object_of_the_contract_is_answered_by_a_command() -> None:
    declared = {kind for kind in vars(contract).values() if is_typeddict(kind)}
    answered = {found for _, kind in ANSWERS.values() for found in named(kind)}
    assert declared == answered | set(named(contract.ForecastExportObject))
