"""The file for `--map`: which column of a list is which field, written by a person in YAML.

praktijken:
  "Onze kolom": patienten
  "Opmerking": null        # leave out
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from succession.errors import InvalidInput, Problem
from succession.intake.headers import normal
from succession.intake.matching import ColumnMap
from succession.near_words import meant
from succession.register.fields import FIELDS_OF_SHEET
from succession.strict_yaml import line_of, parse_text, text_of

_MAX_TOLD = 100


class _ColumnFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    praktijken: dict[str, str | None] = {}
    huisartsen: dict[str, str | None] = {}
    kandidaten: dict[str, str | None] = {}


def read_column_map(path: Path) -> ColumnMap:
    """What the file states; raises `InvalidInput` with every problem and its line."""
    return column_map_of(text_of(path), path.name)


def column_map_of(text: str, file: str) -> ColumnMap:
    """As `read_column_map`, from text; `file` is what the problems call it."""
    stated = parse_text(text, file, _ColumnFile).model_dump()
    problems = tuple(islice(_problems(stated, text, file), _MAX_TOLD))
    if problems:
        raise InvalidInput(tuple(sorted(problems, key=lambda problem: problem.row or 0)))
    return {
        sheet: {normal(header): name for header, name in columns.items()}
        for sheet, columns in stated.items()
        if columns
    }


def _problems(stated: ColumnMap, text: str, file: str) -> Iterator[Problem]:
    for sheet, columns in stated.items():
        known = [field.name for field in FIELDS_OF_SHEET[sheet]]
        seen: dict[str, str] = {}
        for header, name in columns.items():
            if name is not None and name not in known:
                what = f"`{name}` is geen veld van {sheet}"
                yield Problem(
                    what, _guess(name, known), file=file, row=line_of(text, (sheet, header))
                )
            elif name in seen:
                what = f"`{name}` krijgt twee kolommen (ook `{seen[name]}`)"
                yield Problem(
                    what, "houd er één over", file=file, row=line_of(text, (sheet, header))
                )
            elif name is not None:
                seen[name] = header


def _guess(name: str, known: list[str]) -> str:
    return meant(name, known, f"kies uit: {', '.join(known)}")
