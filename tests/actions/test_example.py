"""The invented region is put away whole, and never stands beside rows of one's own."""

from datetime import timedelta

import pytest

from succession.actions.permission import Actor
from succession.actions.playbooks import start_run
from succession.actions.register import (
    ImportShown,
    NotDeclared,
    RowEdit,
    RowRef,
    add_row,
    clear_example,
    edit_row,
    save_import,
    undo_import,
)
from succession.actions.talks import DraftAnswer, save_draft
from succession.errors import Conflict, InvalidInput
from succession.intake import checked, without_invented
from succession.register import Audience, Role
from succession.register.declaration import Declaration
from succession.register.model import Level
from succession.register.rows import rows_of
from succession.store import INVENTED_BY, Store
from succession.talks.talk import Answer
from tests.actions.runs import START
from tests.intake.lists import reading_of
from tests.store.builders import TODAY, difference_to, gp_row, small_region, submission

OWN = "AGB;Praktijk;Plaats;Huisarts;Functie\n1000077;Eigen;Wehl;J. Bos;PH\n"
GP = ("huisartsen", "01000001/01900001")
ANSWER = Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL)


@pytest.fixture
def practised(store: Store) -> Store:
    """The invented region, in which somebody tried things."""
    sent = submission(Actor(INVENTED_BY, Audience(Role.CONSULENT)))
    shown = ImportShown(store.data_version())
    save_import(store, sent, difference_to(store, small_region()), shown=shown, files=("v.csv",))
    start_run(store, submission(), START)
    save_draft(store, submission(), DraftAnswer(GP[1], ANSWER))
    edit_row(store, submission(), RowEdit(RowRef(*GP, store.versions()[GP]), {"fte": 0.5}))
    add_row(store, submission(), "huisartsen", gp_row("01000001", "01900009"))
    return store


def test_what_is_invented_is_known_with_what_was_added_to_it(practised: Store) -> None:
    everything = set(practised.versions())
    assert practised.invented() == everything
    assert len(everything) == 7


def test_it_is_put_away_with_all_that_was_tried(practised: Store) -> None:
    clear_example(practised, submission())
    register = practised.register()
    assert (register.practices, register.gps, register.shares, register.candidates) == ((),) * 4
    assert (practised.runs(), practised.talks(), len(practised.invented())) == ((), (), 0)
    (record,) = practised.imports()
    assert record.is_undone
    with pytest.raises(Conflict):
        undo_import(practised, submission(), record.import_id)


def test_rows_of_ones_own_stay(store: Store) -> None:
    add_row(store, submission(), "praktijken", {"agb": "01000077", "naam": "Eigen"})
    clear_example(store, submission())
    assert [practice.name for practice in store.register().practices] == ["Eigen"]


def test_an_own_list_takes_the_place_of_the_invented_region(practised: Store) -> None:
    present = rows_of(practised.register())
    before, clears = without_invented(reading_of(lijst=OWN), present, practised.invented())
    intake = checked(reading_of(lijst=OWN), before)
    assert clears
    assert not intake.missing
    shown = ImportShown(practised.data_version(), clears_example=clears)
    save_import(practised, submission(), intake.difference, shown=shown, files=("eigen.csv",))
    register = practised.register()
    assert [practice.name for practice in register.practices] == ["Eigen"]
    assert (register.candidates, practised.runs(), len(practised.invented())) == ((), (), 0)


def test_an_own_list_may_have_a_code_that_was_invented_too(practised: Store) -> None:
    text = OWN + "1000001;Echt;Ommen;K. Mol;PH\n"
    reading = reading_of(lijst=text)
    before, clears = without_invented(reading, rows_of(practised.register()), practised.invented())
    shown = ImportShown(practised.data_version(), clears_example=clears)
    difference = checked(reading, before).difference
    save_import(practised, submission(), difference, shown=shown, files=("eigen.csv",))
    assert practised.register().practice_by_agb["01000001"].name == "Echt"
    assert (practised.talks(), practised.runs()) == ((), ())


@pytest.mark.parametrize(
    "lists",
    [
        {"lijst": "AGB;Praktijk;Patiënten\n1000001;De Linde;2400\n"},
        {"kandidaten": "naam;fte_wens\nKandidaat A;0,5\n"},
    ],
)
def test_a_list_about_the_invented_region_is_to_practise_with(
    practised: Store, lists: dict[str, str]
) -> None:
    present = rows_of(practised.register())
    assert without_invented(reading_of(**lists), present, practised.invented()) == (present, False)


def test_an_own_list_of_candidates_alone_is_ones_own(practised: Store) -> None:
    reading = reading_of(kandidaten="naam;fte_wens\nIemand Anders;0,5\n")
    before, clears = without_invented(reading, rows_of(practised.register()), practised.invented())
    assert clears
    assert not any(before.values())


def test_real_people_come_in_when_somebody_says_that_their_privacy_was_arranged(
    store: Store,
) -> None:
    difference = checked(reading_of(lijst=OWN), {}).difference

    def save(declared: Declaration | None = None) -> None:
        shown = ImportShown(store.data_version(), asks_declaration=True, declared=declared)
        save_import(store, submission(), difference, shown=shown, files=("eigen.csv",))

    for wrong in (
        Declaration(TODAY, " ", TODAY, "het bestuur"),
        Declaration(TODAY, "de FG", TODAY + timedelta(days=1), "het bestuur"),
    ):
        with pytest.raises(InvalidInput):
            save(wrong)
    with pytest.raises(NotDeclared):
        save()
    assert not store.register().practices
    made = Declaration(TODAY, "de FG", TODAY, "het bestuur")
    save(made)
    assert store.declaration() == made
    assert len(store.register().practices) == 1
