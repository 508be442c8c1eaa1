"""YAML is read strictly: nothing is guessed, everything wrong is told at once with its line."""

from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from succession.errors import InvalidInput
from succession.strict_yaml import line_of, parse_text


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
        "a.yaml:1: `titell` is geen bekend veld — bedoelde je `titel`?",
        "a.yaml:2: `soort` is 'lang', dat bestaat niet — kies uit 'smal' of 'breed'",
        "a.yaml:5: `wekn` is geen bekend veld — bedoelde je `weken`?",
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
