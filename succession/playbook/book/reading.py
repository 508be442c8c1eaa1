"""Draaiboeken from files: read strictly, all problems at once, each with its line."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from succession.errors import InvalidInput, Problem
from succession.playbook.book.checking import findings
from succession.playbook.book.facts import FACTS
from succession.playbook.book.finding import Finding
from succession.playbook.book.model import Playbook
from succession.strict_yaml import line_of, parse_text, text_of

SCHEMA_NAME = "draaiboek.schema.json"


def read(path: Path) -> Playbook:
    """The draaiboek in this file; raises `InvalidInput` with everything that is wrong with it."""
    return edition(path).playbook


@dataclass(frozen=True, slots=True)
class Edition:
    """A draaiboek with the very text that it was read from."""

    playbook: Playbook
    text: str


def edition(path: Path) -> Edition:
    """The same with its text, which a run keeps."""
    text = text_of(path)
    playbook = parse_text(text, path.name, Playbook)
    found = findings(playbook, path.stem)
    if found:
        raise InvalidInput(_problems(found, path.name, text))
    return Edition(playbook, text)


def check(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """All problems of these files, and of all draaiboeken in these folders; empty when sound."""
    return _read_all(paths)[1]


def library(folder: Path) -> tuple[Playbook, ...]:
    """All draaiboeken of a folder by id; raises `InvalidInput` with the problems of every file."""
    playbooks, problems = _read_all((folder,))
    if problems:
        raise InvalidInput(problems)
    return playbooks


def schema_text() -> str:
    """The JSON Schema by which an editor helps to write a draaiboek."""
    schema = Playbook.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        part.pop("description", None)  # the docstrings are for programmers
    schema["$defs"]["Condition"]["properties"]["field"] = {"enum": sorted(FACTS)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schema(folder: Path) -> None:
    """Put the JSON Schema where the files in this folder look for it."""
    (folder / SCHEMA_NAME).write_text(schema_text(), encoding="utf-8")


def _files(paths: Iterable[Path]) -> list[Path]:
    return [
        file
        for path in paths
        for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])
    ]


def _read_all(paths: Iterable[Path]) -> tuple[tuple[Playbook, ...], tuple[Problem, ...]]:
    playbooks: list[Playbook] = []
    problems: list[Problem] = []
    for path in _files(paths):
        try:
            playbooks.append(read(path))
        except InvalidInput as error:
            problems.extend(error.problems)
    return tuple(playbooks), tuple(problems)


def _problems(found: Iterable[Finding], file: str, text: str) -> tuple[Problem, ...]:
    problems = [
        Problem(one.what, one.remedy, file=file, row=line_of(text, one.path)) for one in found
    ]
    return tuple(sorted(problems, key=lambda problem: problem.row or 0))
