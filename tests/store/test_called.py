"""A message names the row, and not its key."""

from datetime import date

import pytest

from succession.actions.register import RowRef, add_row, remove_row
from succession.register.difference import Place
from succession.store import Store
from succession.store.register.called import called
from tests.store.builders import gp_row, import_rows, practice_row, row, small_region, submission

EIK, NAMELESS = ("praktijken", "01000001"), ("praktijken", "01000003")
GP = ("huisartsen", "01000001/01900001")


@pytest.fixture
def filled(store: Store) -> Store:
    vacancy = row("huisartsen", praktijk_agb="01000001", vacant_sinds=date(2026, 3, 1))
    rows = small_region() | {
        "praktijken": [
            practice_row("01000001", naam="De Eik"),
            practice_row("01000003", naam=None),
        ],
        "huisartsen": [
            gp_row("01000001", "01900001", naam="A. Visser"),
            gp_row("01000001", "01900002"),
            vacancy,
        ],
    }
    import_rows(store, rows)
    return store


def _called(store: Store, *places: Place) -> list[str]:
    with store._reader.connect() as connection:
        names = called(connection, places)
    return [names[place] for place in places]


def test_each_row_is_called_as_people_do(filled: Store) -> None:
    vacancy = next(place for place in filled.versions() if "vacant" in place[1])
    unnamed = ("huisartsen", "01000001/01900002")
    candidate = ("kandidaten", "Kandidaat A")
    assert _called(filled, EIK, GP, unnamed, vacancy, candidate) == [
        "De Eik",
        "A. Visser (De Eik)",
        "een huisarts van De Eik",
        "een aandeel van De Eik",
        "Kandidaat A",
    ]


def test_what_nobody_named_or_knows_is_called_by_its_key(filled: Store) -> None:
    assert _called(filled, NAMELESS, ("praktijken", "99999999")) == ["01000003", "99999999"]


def test_a_row_that_was_removed_keeps_its_name_and_the_one_that_is_there_counts(
    filled: Store,
) -> None:
    place = NAMELESS
    remove_row(filled, submission(), RowRef(*place, filled.versions()[place]))
    add_row(filled, submission(), "praktijken", practice_row("01000003", naam="De Nieuwe"))
    assert _called(filled, place) == ["De Nieuwe"]
    remove_row(filled, submission(), RowRef(*GP, filled.versions()[GP]))
    assert _called(filled, GP) == ["A. Visser (De Eik)"]
