"""YAML is read strictly: nothing is guessed, everything wrong is told at once with its line."""

import os
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from succession.errors import InvalidInput
from succession.strict_yaml import line_of, parse, parse_text


class _Step(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    weken: int = 1


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    titel: str
    soort: Literal["smal", "breed"] = "smal"
    stappen: tuple[_Step, ...] = ()


def _problems(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        parse_text(text, "a.yaml", _File)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("text", ["12:30", "01234567", "NO", "on", "ja", "2026-01-01", "1e3"])
def test_text_stays_text(text: str) -> None:
    assert parse_text(f"titel: {text}\n", "a.yaml", _File).titel == text


def test_all_problems_are_told_with_their_lines() -> None:
    text = "titell: a\nsoort: lang\nstappen:\n  - id: x\n    wekn: 2\n  - weken: veel\n"
    assert _problems(text) == [
        "a.yaml:1: `titel` ontbreekt — voeg `titel:` toe",
        "a.yaml:1: `titell` is geen bekend veld — bedoelde u `titel`?",
        "a.yaml:2: `soort` is 'lang', dat bestaat niet — kies uit 'smal' of 'breed'",
        "a.yaml:5: `wekn` is geen bekend veld — bedoelde u `weken`?",
        "a.yaml:6: `id` ontbreekt — voeg `id:` toe",
        "a.yaml:6: `weken` hoort een geheel getal te zijn — schrijf bijvoorbeeld 3",
    ]


def test_a_double_key_is_refused_with_both_lines() -> None:
    found = _problems("titel: a\nsoort: smal\ntitel: b\n")
    assert found == ["a.yaml:3: `titel` staat er twee keer (ook op regel 1) — houd er één over"]


def test_a_file_that_is_no_yaml_is_told_with_its_line() -> None:
    assert _problems("titel: a\n  soort: [\n")[0].startswith("a.yaml:2: dit is geen geldige YAML")


def test_an_empty_file_is_told() -> None:
    assert _problems("") == ["a.yaml: het bestand is leeg — begin met een voorbeeld"]


def test_the_line_of_a_nested_key_is_found() -> None:
    assert line_of("a:\n  - b: 1\n  - c: 2\n", ("a", 1, "c")) == 3


def test_a_reference_is_refused_even_one_to_itself() -> None:
    assert _problems("titel: &a [*a]\n") == [
        "a.yaml:1: `*a` verwijst naar een ander deel van het bestand — schrijf het voluit"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titel: a\nstappen: " + "[" * 100_000, "a.yaml:2: hier staan meer dan 50 lijsten"),
        ("titel: a\nstappen: " + "{b: " * 20_000, "a.yaml:2: hier staan meer dan 50 lijsten"),
        ("titel: a\n" + "- " * 5_000, "a.yaml:2: dit is geen geldige YAML"),
        (
            "titel: a\nstappen:\n- {id: x, weken: " + "9" * 5_000 + "}",
            "a.yaml:3: hier staat een ge",
        ),
        ("titel: a\nsoort: " + "9" * 400 + ".5", "a.yaml:2: hier staat een getal van 402 tekens"),
        ('titel: a\nsoort: "a\0b"', "a.yaml:2: dit is geen geldige YAML"),
        ('titel: a\nsoort: "a\\0b"', "a.yaml:2: hier staat een teken dat niet te lezen is"),
        ("titel: a\nsoort: \ud800", "a.yaml:2: dit is geen geldige YAML"),
        ('titel: !!python/object/apply:os.system ["id"]', "a.yaml:1: een woord dat met `!` begint"),
        ("titel: !zelf x", "a.yaml:1: een woord dat met `!` begint"),
        ("titel: a\n? [b, c]\n: d", "a.yaml:2: hier staat een lijst waar de naam"),
        ("titel: a\n? {b: c}\n: d", "a.yaml:2: hier staat een lijst waar de naam"),
        ("titel: a\n---\ntitel: b", "a.yaml:2: dit is geen geldige YAML"),
        ("titel: " + "a" * 1_000_001, "a.yaml: het bestand is langer dan een miljoen tekens"),
    ],
)
def test_what_no_person_writes_is_a_problem_with_its_line(text: str, told: str) -> None:
    found = _problems(text)
    assert found[0].startswith(told)
    assert " — " in found[0]


def test_of_very_many_problems_a_hundred_are_told() -> None:
    text = "titel: a\n" + "".join(f"onbekend{n}: x\n" for n in range(20_000))
    assert len(_problems(text)) == 100


def test_a_number_of_any_length_stays_text_between_quotes() -> None:
    assert parse_text(f'titel: "{"9" * 400}"', "a.yaml", _File).titel == "9" * 400


def test_a_file_that_cannot_be_opened_or_is_far_too_long_is_told(tmp_path: Path) -> None:
    long = tmp_path / "lang.yaml"
    long.write_bytes(b"#" * 4_000_001)
    for path, what in ((tmp_path, "niet te openen"), (long, "langer dan een miljoen")):
        with pytest.raises(InvalidInput, match=what):
            parse(path, _File)


def test_a_file_larger_than_any_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lang.yaml"
    path.touch()
    os.truncate(path, 2**40)
    with pytest.raises(InvalidInput, match="langer dan een miljoen"):
        parse(path, _File)
