"""Minutes by car: straight km with a detour, the water between, or the zorggroep's own matrix.

    minutes = km x detour / speed, with km straight or by the nearest crossing

An own matrix (`data/land/reistijden.csv` with pc4, pc4, minuten) goes before. It holds in both
directions unless both are given.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from succession.assumptions import GroundAssumptions
from succession.errors import InvalidInput, Problem

_MINUTES_PER_HOUR = 60


@dataclass(frozen=True)
class TravelTimes:
    """Minutes from one PC4 to another."""

    minutes: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def between(self, start: str, end: str) -> float | None:
        """The minutes between two PC4; None when the matrix does not tell."""
        return self.minutes.get((start, end), self.minutes.get((end, start)))


def minutes_of(km: float, assumptions: GroundAssumptions) -> float:
    """The minutes for so many straight km."""
    return km / assumptions.km_per_minute


def km_of(minutes: float, assumptions: GroundAssumptions) -> float:
    """The straight km that take so many minutes."""
    return minutes * assumptions.km_per_minute


def travel_times(path: Path) -> TravelTimes:
    """The matrix in this file, a line `pc4,pc4,minuten` per pair under a header.

    Raises `InvalidInput` with every line that cannot be read.
    """
    found: dict[tuple[str, str], float] = {}
    problems = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, cells in enumerate(csv.reader(file, _dialect(file.readline())), start=2):
            minutes = _minutes(cells)
            if minutes is None:
                problems.append(_problem(path, line))
            else:
                found[cells[0].strip(), cells[1].strip()] = minutes
    if problems:
        raise InvalidInput(tuple(problems))
    return TravelTimes(found)


def _dialect(header: str) -> type[csv.excel]:
    class Separated(csv.excel):
        delimiter = ";" if ";" in header else ","

    return Separated


def _minutes(cells: list[str]) -> float | None:
    """None when the line is not two PC4 and a number of minutes."""
    if len(cells) != 3 or not all(_is_pc4(cell.strip()) for cell in cells[:2]):
        return None
    try:
        minutes = float(cells[2].replace(",", "."))
    except ValueError:
        return None
    return minutes if 0 <= minutes < 24 * _MINUTES_PER_HOUR else None


def _is_pc4(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()


def _problem(path: Path, line: int) -> Problem:
    return Problem(
        "hier staan geen twee postcodes van vier cijfers met een aantal minuten",
        "schrijf elke regel als 7731,7722,12 of 7731;7722;12,5",
        file=path.name,
        row=line,
    )
