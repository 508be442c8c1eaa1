"""What a field hides is declared with the field, and hides it from every audience that may not
know it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from succession.register import (
    Audience,
    GpRole,
    Level,
    Register,
    Role,
    Seen,
    Stage,
    VacancyReason,
    seen_by,
)
from succession.register import rows as register_rows
from succession.register import seen as seeing
from succession.register.fields import FIELDS_OF_SHEET, Field, Hides, Kind, field_of
from succession.register.rows import Row, register_of, rows_of

BOARD = Audience(Role.BOARD)
STRANGER = Audience(Role.GUEST, practices=frozenset({"01000009"}))
PRACTICE: Row = {"agb": "01000001", "naam": "De Linde"}
OWNER: Row = {
    "agb": "11111111",
    "naam": "A. Eik",
    "rol": GpRole.OWNER,
    "praktijk_agb": "01000001",
    "deelniveau": Level.DIRECTORS,
}
OPEN: Row = {
    "rol": GpRole.OWNER,
    "praktijk_agb": "01000001",
    "vacant_sinds": date(2026, 1, 1),
    "deelniveau": Level.DIRECTORS,
}
_KINDS = {
    Kind.TEXT: ("een", "ander"),
    Kind.WHOLE: (1, 2),
    Kind.DECIMAL: (0.4, 0.8),
    Kind.YEAR: (1960, 1970),
    Kind.YES_NO: (True, False),
}


def values_of(field: Field) -> tuple[Any, ...]:
    """Unknown, and two values that it may have."""
    told = field.choices[-2:] or _KINDS.get(field.kind, (date(2027, 1, 1), date(2028, 1, 1)))
    return (None, *told)


def _register(sheet: str, changed: Row) -> Register:
    """A practice with its owner and an open share, one row of which differs."""
    is_open = changed.keys() & {"reden_vacant", "waarneming_tot", "vacant_sinds"}
    owner, vacant = (OWNER, OPEN | changed) if is_open else (OWNER | changed, OPEN)
    practice = PRACTICE | changed if sheet == "praktijken" else PRACTICE
    own = [owner, vacant] if sheet == "huisartsen" else [OWNER, OPEN]
    return register_of({"praktijken": [practice], "huisartsen": own})


def _hidden(hides: Hides) -> list[tuple[str, Field]]:
    return [
        (sheet, field)
        for sheet, fields in FIELDS_OF_SHEET.items()
        for field in fields
        if field.hides is hides
    ]


@pytest.mark.parametrize(
    ("sheet", "field"), _hidden(Hides.LEVEL), ids=lambda one: getattr(one, "name", one)
)
def test_rows_that_differ_only_in_a_confidential_field_look_the_same_to_the_board(
    sheet: str, field: Field
) -> None:
    worlds = [_register(sheet, {field.name: value}) for value in values_of(field)]
    assert worlds[0] != worlds[1] != worlds[2]
    assert len({repr(seen_by(world, BOARD)) for world in worlds}) == 1


@pytest.mark.parametrize(
    ("sheet", "field"), _hidden(Hides.STRANGER), ids=lambda one: getattr(one, "name", one)
)
def test_a_guest_of_another_practice_does_not_know_who_somebody_is(
    sheet: str, field: Field
) -> None:
    worlds = [_register(sheet, {field.name: value}) for value in values_of(field)]
    assert len({repr(seen_by(world, STRANGER)) for world in worlds}) == 1
    assert len({repr(seen_by(world, BOARD)) for world in worlds}) == 3


@pytest.fixture
def anew() -> Iterator[None]:
    """What is derived from the fields is derived again, before and after."""
    derived = (seeing._clearing, register_rows._ways, register_rows._attributes)
    for one in derived:
        one.cache_clear()
    yield
    for one in derived:
        one.cache_clear()


PLAIN = [
    ("praktijken", "plaats"),
    ("huisartsen", "aandeel"),
    ("huisartsen", "waarneming_tot"),
    ("huisartsen", "geslacht"),
]


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize(("sheet", "name"), PLAIN)
def test_a_field_is_hidden_as_soon_as_it_is_declared_so(
    sheet: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = field_of(sheet, name)
    whole = _register(sheet, {name: values_of(field)[1]})
    assert _told(seen_by(whole, BOARD), sheet, name)
    hidden = tuple(
        replace(one, hides=Hides.LEVEL) if one is field else one for one in FIELDS_OF_SHEET[sheet]
    )
    monkeypatch.setitem(FIELDS_OF_SHEET, sheet, hidden)
    seeing._clearing.cache_clear()
    assert not _told(seen_by(whole, BOARD), sheet, name)
    assert _told(seen_by(whole, Audience(Role.CONSULENT)), sheet, name)


def _told(seen: Seen, sheet: str, name: str) -> list[Any]:
    return [row[name] for row in rows_of(seen)[sheet] if row[name] is not None]


def test_what_goes_with_a_plan_goes_with_it() -> None:
    """The history of plans and the day of a stage are no fields: they go with what bears them."""
    row = {"stop_waarschijnlijk": date(2028, 7, 1), "opvolgingsstatus": Stage.SEARCHING}
    whole = _register("huisartsen", row)
    (share, *_), (gp,) = whole.shares, whole.gps
    dated = replace(share.succession, stage_since=date(2026, 5, 1))
    longer = replace(gp, said=(*gp.said, *gp.said))
    whole = replace(whole, gps=(longer,), shares=(replace(share, succession=dated),))
    seen = seen_by(whole, BOARD)
    assert seen.gps[0].said == ()
    assert seen.shares[0].succession.stage_since is None


def test_that_a_share_is_open_stays_while_its_reason_goes() -> None:
    whole = _register("huisartsen", {"reden_vacant": VacancyReason.DIED})
    vacancy = seen_by(whole, BOARD).shares[-1].vacancy
    assert vacancy is not None
    assert (vacancy.since, vacancy.reason) == (date(2026, 1, 1), None)
