"""Sheets that are versions of one list: only a person knows which of them counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from succession.errors import Problem
from succession.intake.questions import ALL_SHEETS, Ask, ListQuestion
from succession.intake.read_row import ReadRow, by_origin
from succession.intake.reading import Reading
from succession.register.rows import key_of

Place = tuple[str, str | None]
Keys = Mapping[Place, Mapping[str, frozenset[str]]]


def of_one_version(reading: Reading) -> tuple[Reading, ListQuestion | None]:
    """What was read with the one sheet that somebody chose of those that say the same rows, and
    the question which that is; without an answer all of them.
    """
    places = _versions(_keys(reading.rows))
    if not places:
        return reading, None
    label_of = _labels(places)
    choices = (*label_of.values(), ALL_SHEETS)
    question = ListQuestion(Ask.SHEET, _WHAT, choices, default=ALL_SHEETS)
    chosen = question.answer(reading.answers)
    passed_over = {p for p, label in label_of.items() if chosen not in (ALL_SHEETS, label)}
    return _without(reading, passed_over), question


_WHAT = "Enkele bladen gaan over dezelfde rijen. Welk blad telt?"


def _keys(rows: Mapping[str, Sequence[ReadRow]]) -> Keys:
    found: dict[Place, dict[str, frozenset[str]]] = {}
    for sheet, in_sheet in rows.items():
        for of_one in by_origin(in_sheet):
            keys = frozenset(key_of(sheet, row.values) for row in of_one)
            found.setdefault(_place(of_one[0]), {})[sheet] = keys
    return found


def _versions(keys: Keys) -> list[Place]:
    """The places that say the same kinds of rows, and half of them at least the same rows."""
    found: dict[Place, None] = {}
    for one, other in combinations(keys, 2):
        if keys[one].keys() == keys[other].keys() and all(
            2 * len(mine & keys[other][sheet]) >= min(len(mine), len(keys[other][sheet]))
            for sheet, mine in keys[one].items()
        ):
            found |= {one: None, other: None}
    return list(found)


def _labels(places: Sequence[Place]) -> Mapping[Place, str]:
    """The name of the sheet, with that of its file where there are more of those."""
    are_of_one = len({file for file, _ in places}) == 1
    return {
        place: (place[1] if are_of_one and place[1] else " – ".join(filter(None, place)))
        for place in places
    }


def _without(reading: Reading, places: Iterable[Place]) -> Reading:
    gone = set(places)
    rows = {
        sheet: tuple(row for row in found if _place(row) not in gone)
        for sheet, found in reading.rows.items()
    }
    problems = tuple(one for one in reading.problems if _told_of(one) not in gone)
    return replace(reading, rows=rows, problems=problems)


def _place(row: ReadRow) -> Place:
    return row.origin.file, row.origin.sheet


def _told_of(problem: Problem) -> Place:
    return problem.file or "", problem.sheet
