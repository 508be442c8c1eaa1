"""However a list is arranged: the same register is read, or something is asked or told as wrong.

A tenth of the campaign runs each time; the rest by `make soak`.
"""

from collections import Counter
from types import MappingProxyType

import pytest

from succession.intake import Intake, asked_now, checked, propose, read
from succession.register.rows import Sheets
from succession.register.temporary import agb_of
from tests.intake.rearranged import Arranged, arranged
from tests.region import TODAY

_CHUNK = 200
_CHUNKS = 10
# Of lists that people can be expected to have most must simply come in.
_MOST = 0.9


def _read(given: Arranged, before: Sheets = MappingProxyType({})) -> Intake:
    tables = given.contents.tables
    return checked(read(given.contents, propose(tables), TODAY), before)


def _told(given: Arranged) -> Counter[tuple[object, ...]]:
    return Counter(
        (
            *(house.agb if given.has_codes else None, house.name, house.postcode, house.patients),
            *(person.name, person.born, person.role, person.fte, person.stops),
        )
        for house in given.houses
        for person in house.people
    )


def _found(intake: Intake) -> Counter[tuple[object, ...]]:
    practices = {row["agb"]: row for row in intake.after["praktijken"]}
    rows = []
    for gp in intake.after["huisartsen"]:
        house, stop = practices[gp["praktijk_agb"]], gp["stop_waarschijnlijk"]
        rows.append(
            (
                *(agb_of(str(house["agb"])), house["naam"], house["postcode"], house["patienten"]),
                *(gp["naam"], gp["geboortejaar"], gp["rol"], gp["fte"]),
                getattr(stop, "year", None),
            )
        )
    return Counter(rows)


@pytest.mark.parametrize(
    "chunk",
    [pytest.param(chunk, marks=[pytest.mark.soak] if chunk else []) for chunk in range(_CHUNKS)],
)
def test_the_same_register_is_read_or_somebody_is_asked(chunk: int) -> None:
    came_in = 0
    for seed in range(chunk * _CHUNK, (chunk + 1) * _CHUNK):
        given = arranged(seed)
        intake = _read(given)
        needed = [one for one in asked_now(intake.questions, {}) if one.default is None]
        if intake.is_faulty or needed:
            assert intake.problems, seed
            continue
        came_in += 1
        assert len(intake.after["praktijken"]) == len(given.houses), seed
        assert _found(intake) == _told(given), seed
    assert came_in >= _MOST * _CHUNK


@pytest.mark.parametrize(
    "chunk",
    [pytest.param(chunk, marks=[pytest.mark.soak] if chunk else []) for chunk in range(_CHUNKS)],
)
def test_the_next_list_of_the_same_region_makes_no_double(chunk: int) -> None:
    came_in = 0
    for seed in range(chunk * _CHUNK, (chunk + 1) * _CHUNK):
        first, then = arranged(seed), arranged(seed + _CHUNK * _CHUNKS, seed)
        before = _read(first)
        after = _read(then, before.after)
        if before.is_faulty or after.is_faulty:
            continue
        came_in += 1
        assert len(after.after["praktijken"]) == len(then.houses), seed
        assert len(after.after["huisartsen"]) == len(before.after["huisartsen"]), seed
        coded = {agb_of(str(row["agb"])) for row in after.after["praktijken"]}
        is_coded = first.has_codes or then.has_codes
        assert coded == ({house.agb for house in then.houses} if is_coded else {None}), seed
    assert came_in >= _MOST * _MOST * _CHUNK
