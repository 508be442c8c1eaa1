"""The commands that simulate: an answer can be made again, and what moves it most is told."""
# ruff: noqa: F811 — fixtures are named like what they give

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from succession.capacity.forecast.forecast import forecast
from succession.capacity.scenario.scenario import PulledLever, Scenario
from succession.cli import answers
from succession.register import Audience, Role, seen_by
from succession.reports.capacity import paper as papers
from tests.cli.test_main import TODAY, region, run  # noqa: F401 — fixtures
from tests.region import fill
from tests.reports.capacity.test_paper import paper  # noqa: F401 — a fixture

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
    assert set(answer) == {"years", "imputed"}
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


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"provenance": {}}', '{"provenance": []}', "[" * 100_000, "9" * 5_000],
    ids=range(7),
)
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


def test_a_scenario_of_a_file_is_another_future(run: Any, region: Path, tmp_path: Path) -> None:
    file = tmp_path / "hoog.yaml"
    file.write_text("name: Hoog\ndemand_growth: hoog\nyears: 2\nruns: 10\n", encoding="utf-8")
    plain, high = (
        run("forecast", "--register", region, *OPTIONS, *scenario, "--json").answer["years"]
        for scenario in ((), ("--scenario", file))
    )
    assert len(high) == len(plain) == 3, "what is asked on the line counts"
    assert high[-1]["demand_fte"]["p50"] > plain[-1]["demand_fte"]["p50"]


@pytest.mark.parametrize("option", ["--reproduce", "--scenario"])
def test_a_file_that_is_not_there_is_named(run: Any, region: Path, option: str) -> None:
    ran = run("forecast", "--register", region, option, "nergens.json")
    assert ran.code == 1
    assert "nergens.json: het bestand bestaat niet" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("forecast", "--export", "nergens/prognose.json"),
        ("sensitivity", "--sobol", "--samples", 3),
        ("sensitivity", "--sobol", "--samples", "veel"),
    ],
)
def test_wrong_use_is_told_before_anything_is_computed(run: Any, wrong: tuple[object, ...]) -> None:
    ran = run(*wrong)
    assert (ran.code, ran.out) == (2, "")
    assert "bestaat niet" in ran.err or "macht van 2" in ran.err


def test_what_the_page_gives_along_is_made_again_from_the_same_register(
    run: Any, paper: papers.CapacityPaper, tmp_path: Path
) -> None:
    """For the same reader: another one, who knows other plans, is told that they differ."""
    store = fill(os.environ["SUCCESSION_DB"])
    seen = seen_by(store.register(), Audience(Role.BOARD, "Noord"))
    scenario = Scenario(name="Samen", levers=(PulledLever(lever="stappenplan"),), years=4, runs=20)
    found = forecast(seen, answers.basis(), scenario, date.fromisoformat(TODAY))
    file = tmp_path / "capaciteit.json"
    file.write_bytes(papers.exported(replace(paper, forecast=found)))
    ran = run("forecast", "--audience", "bestuur:Noord", "--reproduce", file, "--json")
    assert ran.answer["years"] == json.loads(file.read_bytes())["years"]
    other = run("forecast", "--audience", "consulent", "--reproduce", file)
    assert other.code == 1
    assert "register is veranderd" in other.err


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


def test_compiling_says_that_it_begins_and_that_it_is_done(run: Any) -> None:
    ran = run("compile")
    assert (ran.code, ran.out) == (0, "")
    begun, done = ran.err.splitlines()
    assert "een minuut of twee" in begun
    assert done == "De simulatie is klaar."
