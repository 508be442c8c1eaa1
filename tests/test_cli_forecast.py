"""The commands that simulate: an answer can be made again, and what moves it most is told."""
# ruff: noqa: F811 — fixtures are named like what they give

from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import TODAY, region, run  # noqa: F401 — fixtures

OPTIONS = ("--as-of", TODAY, "--years", 3, "--runs", 10)


@pytest.fixture
def exported(run: Any, region: Path, tmp_path: Path) -> Path:
    """What a forecast of three years was, with what it was made from."""
    file = tmp_path / "prognose.json"
    ran = run("forecast", "--register", region, *OPTIONS, "--seed", 5, "--export", file)
    assert ran.code == 0
    return file


def test_an_export_is_made_again_to_the_last_digit(
    run: Any,
    region: Path,
    exported: Path,
    tmp_path: Path,
) -> None:
    other = tmp_path / "opnieuw.json"
    ran = run("forecast", "--register", region, "--reproduce", exported, "--export", other)
    assert ran.code == 0
    assert other.read_text(encoding="utf-8") == exported.read_text(encoding="utf-8")


def test_the_answer_itself_has_the_fields_of_the_contract_only(
    run: Any,
    region: Path,
    exported: Path,
) -> None:
    answer = run("forecast", "--register", region, "--reproduce", exported, "--json").answer
    assert set(answer) == {"years"}
    assert len(answer["years"]) == 3


def test_an_export_of_another_register_is_refused_with_the_reason(
    run: Any,
    exported: Path,
    tmp_path: Path,
) -> None:
    other = tmp_path / "ander"
    run("example", other, "--practices", 5, "--seed", 9, "--as-of", TODAY)
    ran = run("forecast", "--register", other, "--reproduce", exported, "--json")
    assert ran.code == 1
    assert ["register" in problem["what"] for problem in ran.answer["problems"]] == [True]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"provenance": {}}'])
def test_a_file_that_is_no_export_is_refused(
    run: Any,
    region: Path,
    tmp_path: Path,
    text: str,
) -> None:
    file = tmp_path / "iets.json"
    file.write_text(text, encoding="utf-8")
    ran = run("forecast", "--register", region, "--reproduce", file)
    assert ran.code == 1
    assert "geen uitvoer van een prognose" in ran.err


def test_sensitivity_tells_the_swings_and_what_the_widest_explain(run: Any, region: Path) -> None:
    asked = ("--sobol", "--samples", 2, "--json")
    answer = run("sensitivity", "--register", region, *OPTIONS, *asked).answer
    assert set(answer) == {"base", "swings", "sobol"}
    widths = [abs(swing["high"] - swing["low"]) for swing in answer["swings"]]
    assert widths == sorted(widths, reverse=True)
    assert set(answer["swings"][0]) == {"assumption", "label", "low", "high"}
    told = {share["assumption"] for share in answer["sobol"]}
    assert told == {swing["assumption"] for swing in answer["swings"][:8]}
    assert set(answer["sobol"][0]) == {"assumption", "label", "alone", "total"}


def test_without_json_it_is_a_dutch_table(run: Any, region: Path) -> None:
    out = run("sensitivity", "--register", region, *OPTIONS).out
    assert "tekort in het laatste jaar" in out
    assert "Groei van de zorgvraag" in out
