"""What a consulent changes: imports, rows, remembered columns."""

from dataclasses import replace
from datetime import date

import pytest

from succession.actions.playbooks import start_run
from succession.actions.register import (
    AsksFirst,
    ImportShown,
    RowEdit,
    RowRef,
    add_row,
    edit_row,
    forget_mapping,
    remember_mapping,
    remove_row,
    save_import,
    undo_import,
)
from succession.actions.talks import DraftAnswer, save_draft
from succession.errors import Conflict, InvalidInput
from succession.playbook.run.run import is_visible
from succession.register.difference import between
from succession.register.model import Level
from succession.register.rows import key_of, rows_of
from succession.register.temporary import is_temporary
from succession.store import Store
from succession.talks.talk import Answer
from tests.actions.runs import START
from tests.store.builders import (
    CONSULENT,
    TODAY,
    changed,
    difference_to,
    gp_row,
    import_rows,
    practice_row,
    row,
    small_region,
    submission,
    undo,
)

PRACTICE = ("praktijken", "01000001")
GP = ("huisartsen", "01000001/01900001")
PRACTICE_ALONE = ("praktijken", "01000007")


def _ref(store: Store, place: tuple[str, str]) -> RowRef:
    return RowRef(*place, store.versions()[place])


def _row(store: Store, place: tuple[str, str]) -> dict[str, object]:
    rows = rows_of(store.register())[place[0]]
    return next(found for found in rows if key_of(place[0], found) == place[1])


def test_an_import_counts_its_rows(store: Store) -> None:
    region = small_region()
    import_rows(store, region)
    region = changed(region, "huisartsen", 0, fte=0.5, zekerheid=1)
    region["kandidaten"] = []
    region["praktijken"].append(practice_row("01000003"))
    record = import_rows(store, region)
    assert (record.added, record.changed, record.removed) == (1, 1, 1)
    assert (record.files, record.is_undone) == (("lijst.xlsx",), False)


def test_an_import_that_was_looked_at_before_another_change_is_refused(store: Store) -> None:
    difference = difference_to(store, small_region())
    seen = store.data_version()
    add_row(store, submission(), "praktijken", practice_row("01000001"))
    with pytest.raises(Conflict, match="bekijk de verschillen opnieuw"):
        save_import(store, submission(), difference, shown=ImportShown(seen), files=("a.csv",))


def test_a_difference_that_does_not_fit_names_the_rows(store: Store) -> None:
    import_rows(store, small_region())
    stale = difference_to(store, {})
    import_rows(store, {})
    with pytest.raises(Conflict, match=r"„Praktijk 01000001”.* en nog 1"):
        save_import(
            store, submission(), stale, shown=ImportShown(store.data_version()), files=("a.csv",)
        )


def test_an_undone_import_says_so_and_cannot_be_undone_again(store: Store) -> None:
    first = import_rows(store, small_region())
    undone = undo(store)
    assert undone.is_undone
    assert undone.import_id == first.import_id
    with pytest.raises(Conflict, match="al ongedaan gemaakt"):
        undo_import(store, submission(), first.import_id)
    with pytest.raises(Conflict, match="bestaat niet"):
        undo_import(store, submission(), 77)


def test_undo_asks_before_a_draaiboek_goes_out_of_sight(store: Store) -> None:
    last = import_rows(store, small_region())
    run = start_run(store, submission(), START).run
    before = store.register()
    with pytest.raises(AsksFirst, match=r"draaiboek volgproef \(01000001\)"):
        undo_import(store, submission(), last.import_id)
    with pytest.raises(AsksFirst):
        undo_import(store, submission(), last.import_id, {"een ander"})
    assert (store.register(), store.imports()) == (before, (last,))
    undo_import(store, submission(), last.import_id, {run.run_id})
    assert store.register().practices == ()
    import_rows(store, small_region())
    assert is_visible(store.runs()[0].run, store.register(), CONSULENT.audience)


def test_undo_asks_before_what_somebody_typed_in_a_talk_is_lost(store: Store) -> None:
    last = import_rows(store, small_region())
    answer = Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL)
    talk = save_draft(store, submission(), DraftAnswer(GP[1], answer))
    with pytest.raises(AsksFirst, match="gesprek \\(01000001/01900001\\)"):
        undo_import(store, submission(), last.import_id)
    assert store.talks() == (talk,)


def test_removing_a_row_asks_before_a_draaiboek_or_a_talk_goes_out_of_sight(store: Store) -> None:
    rows = small_region()
    import_rows(store, {**rows, "praktijken": [*rows["praktijken"], practice_row("01000007")]})
    run = start_run(store, submission(), replace(START, practice_agb="01000007")).run
    answer = Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL)
    talk = save_draft(store, submission(), DraftAnswer(GP[1], answer))
    before = store.register()
    for place, named in ((PRACTICE_ALONE, "draaiboek volgproef"), (GP, "gesprek")):
        with pytest.raises(AsksFirst, match=named):
            remove_row(store, submission(), _ref(store, place))
    assert store.register() == before
    remove_row(store, submission(), _ref(store, PRACTICE_ALONE), {run.run_id})
    remove_row(store, submission(), _ref(store, GP), {talk.talk_id})
    assert "01000007" not in store.register().practice_by_agb


def test_an_import_asks_before_rows_go_under_a_draaiboek(store: Store) -> None:
    rows = small_region()
    import_rows(store, {**rows, "praktijken": [*rows["praktijken"], practice_row("01000007")]})
    run = start_run(store, submission(), replace(START, practice_agb="01000007")).run
    gone = between(rows_of(store.register()), rows)
    shown = ImportShown(store.data_version())
    with pytest.raises(AsksFirst, match="draaiboek volgproef"):
        save_import(store, submission(), gone, shown=shown, files=("a.csv",))
    assert "01000007" in store.register().practice_by_agb
    agreed = replace(shown, agreed={run.run_id})
    save_import(store, submission(), gone, shown=agreed, files=("a.csv",))
    assert "01000007" not in store.register().practice_by_agb
    undo(store)
    assert is_visible(store.runs()[0].run, store.register(), CONSULENT.audience)


def test_undo_asks_nothing_about_what_hangs_from_other_rows(store: Store) -> None:
    import_rows(store, small_region())
    start_run(store, submission(), START)
    second = {
        **small_region(),
        "praktijken": [*small_region()["praktijken"], practice_row("01000007")],
    }
    last = import_rows(store, second)
    assert store.dependents(last.import_id) == ()
    undo(store)
    assert len(store.register().practices) == 2


def test_undo_is_refused_with_the_rows_that_were_changed_since(store: Store) -> None:
    import_rows(store, small_region())
    edit_row(store, submission(), RowEdit(_ref(store, GP), {"fte": 0.7}))
    before = store.register()
    with pytest.raises(Conflict, match="„een huisarts van Praktijk 01000001”") as raised:
        undo(store)
    assert "Praktijk 01000002" not in str(raised.value)
    assert store.register() == before


def test_undo_is_refused_when_a_removed_row_was_added_again(store: Store) -> None:
    import_rows(store, small_region())
    import_rows(store, {**small_region(), "kandidaten": []})
    add_row(store, submission(), "kandidaten", row("kandidaten", naam="Kandidaat A"))
    with pytest.raises(Conflict, match="Kandidaat A"):
        undo(store)


def test_undo_is_refused_when_a_later_gp_would_lose_the_practice(store: Store) -> None:
    import_rows(store, small_region())
    add_row(store, submission(), "huisartsen", gp_row("01000001", "01900009", naam="B. Later"))
    with pytest.raises(InvalidInput, match=r"B\. Later"):
        undo(store)


def test_an_edit_changes_only_the_fields_it_names(store: Store) -> None:
    import_rows(store, small_region())
    before = _row(store, PRACTICE)
    edit_row(store, submission(), RowEdit(_ref(store, PRACTICE), {"patienten": 2700}))
    assert _row(store, PRACTICE) == before | {"patienten": 2700}
    sources = {s.field: s.source for s in store.sources("01000001") if s.sheet == "praktijken"}
    assert (sources["patienten"], sources["naam"]) == ("formulier", "import lijst.xlsx")


def test_an_edit_of_a_row_that_moved_on_is_refused(store: Store) -> None:
    import_rows(store, small_region())
    seen = _ref(store, GP)
    edit_row(store, submission(), RowEdit(seen, {"fte": 0.7}))
    with pytest.raises(Conflict, match="bekijk de nieuwe stand en probeer het opnieuw"):
        edit_row(store, submission(), RowEdit(seen, {"fte": 0.8}))
    assert _row(store, GP)["fte"] == 0.7


def test_an_edit_of_the_holder_outdates_a_form_about_the_share(store: Store) -> None:
    """GP and share are one row: they bear one version."""
    import_rows(store, small_region())
    seen = _ref(store, GP)
    edit_row(store, submission(), RowEdit(seen, {"aandeel": 0.5}))
    with pytest.raises(Conflict):
        remove_row(store, submission(), seen)


def test_a_field_that_does_not_exist_is_a_bug(store: Store) -> None:
    import_rows(store, small_region())
    with pytest.raises(KeyError, match="leeftijd"):
        edit_row(store, submission(), RowEdit(_ref(store, GP), {"leeftijd": 60}))


def test_a_code_that_is_filled_in_keeps_the_history(store: Store) -> None:
    region = changed(small_region(), "huisartsen", 0, agb=None, naam="Jansen")
    import_rows(store, region)
    nameless = ("huisartsen", "01000001/Jansen")
    edit_row(store, submission(), RowEdit(_ref(store, nameless), {"agb": "01900001"}))
    gp = store.register().gps[0]
    assert (gp.gp_key, len(gp.said)) == ("01900001", 1)
    assert store.register().shares[0].gp_key == "01900001"


def test_another_code_is_another_person_without_that_history(store: Store) -> None:
    import_rows(store, small_region())
    successor = {"agb": "01900005", "stop_waarschijnlijk": None, "zekerheid": None}
    edit_row(store, submission(), RowEdit(_ref(store, GP), successor))
    (gp,) = store.register().gps_by_practice["01000001"]
    assert (gp.gp_key, gp.said) == ("01900005", ())


def test_another_person_in_a_row_asks_before_a_talk_goes_out_of_sight(store: Store) -> None:
    import_rows(store, small_region())
    answer = Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL)
    talk = save_draft(store, submission(), DraftAnswer(GP[1], answer))
    edit = RowEdit(_ref(store, GP), {"agb": "01900005"})
    before = store.register()
    with pytest.raises(AsksFirst, match="gesprek"):
        edit_row(store, submission(), edit)
    assert store.register() == before
    edit_row(store, submission(), edit, {talk.talk_id})
    assert store.register().gps_by_practice["01000001"][0].gp_key == "01900005"


def test_another_code_of_a_practice_asks_nothing_since_nothing_goes(store: Store) -> None:
    import_rows(store, small_region())
    start_run(store, submission(), START)
    edit = RowEdit(_ref(store, ("praktijken", "01000001")), {"agb": "01000008"})
    edit_row(store, submission(), edit)
    register = store.register()
    assert is_visible(store.runs()[0].run, register, CONSULENT.audience)
    assert [gp.practice_agb for gp in register.gps] == ["01000008", "01000002"]


def test_a_holder_who_leaves_makes_an_open_share(store: Store) -> None:
    import_rows(store, small_region())
    left = {"agb": None, "naam": None, "vacant_sinds": TODAY, "rol": None}
    edit_row(store, submission(), RowEdit(_ref(store, GP), left))
    register = store.register()
    assert "01000001" not in register.gps_by_practice
    (share,) = register.shares_by_practice["01000001"]
    assert share.vacancy is not None
    assert share.vacancy.since == TODAY


def test_a_key_that_is_taken_is_refused(store: Store) -> None:
    import_rows(store, small_region())
    with pytest.raises(Conflict, match="„Praktijk 01000001” staat al in het register"):
        edit_row(
            store,
            submission(),
            RowEdit(_ref(store, ("praktijken", "01000002")), {"agb": "01000001"}),
        )
    with pytest.raises(Conflict, match="01000001"):
        add_row(store, submission(), "praktijken", practice_row("01000001"))


def test_a_row_that_is_removed_is_gone(store: Store) -> None:
    import_rows(store, small_region())
    remove_row(store, submission(), _ref(store, GP))
    assert GP not in store.versions()
    assert "01000001" not in store.register().gps_by_practice


def test_who_is_added_again_after_removal_starts_a_new_history(store: Store) -> None:
    import_rows(store, small_region())
    remove_row(store, submission(), _ref(store, GP))
    add_row(store, submission(), "huisartsen", gp_row("01000001", "01900001"))
    (gp,) = store.register().gps_by_practice["01000001"]
    assert gp.said == ()


def test_a_practice_with_gps_cannot_be_removed(store: Store) -> None:
    import_rows(store, small_region())
    with pytest.raises(
        InvalidInput,
        match="„een huisarts van Praktijk 01000001” hoort bij de praktijk „Praktijk 01",
    ):
        remove_row(store, submission(), _ref(store, PRACTICE))
    assert PRACTICE in store.versions()


def test_a_talk_date_in_an_import_is_a_date(store: Store) -> None:
    import_rows(store, changed(small_region(), "huisartsen", 0, laatste_gesprek=TODAY))
    import_rows(store, changed(small_region(), "huisartsen", 0, laatste_gesprek=None))
    undo(store)
    assert _row(store, GP)["laatste_gesprek"] == date(2027, 1, 4)


def test_columns_are_remembered_by_their_header_and_replaced(store: Store) -> None:
    assert store.mapping("a|b") is None
    remember_mapping(store, submission(), "a|b", {"praktijken": {"Onze kolom": "patienten"}})
    remember_mapping(store, submission(), "a|b", {"praktijken": {"Onze kolom": "naam"}})
    assert store.mapping("a|b") == {"praktijken": {"Onze kolom": "naam"}}
    assert store.answers("a|b") == {}


def test_what_is_remembered_of_a_list_can_be_forgotten(store: Store) -> None:
    remember_mapping(store, submission(), "a|b", {"Kolom": None}, {"rollen": "ja"})
    assert store.answers("a|b") == {"rollen": "ja"}
    forget_mapping(store, submission(), "a|b")
    assert store.mapping("a|b") is None
    assert store.answers("a|b") == {}


def test_a_practice_without_a_code_is_added_by_its_name_and_place(store: Store) -> None:
    add_row(store, submission(), "praktijken", {"naam": "De Linde", "plaats": "Ommen"})
    (practice,) = store.register().practices
    assert is_temporary(practice.agb)
    with pytest.raises(Conflict):
        add_row(store, submission(), "praktijken", {"naam": "de linde", "plaats": "Ommen"})
    with pytest.raises(InvalidInput, match="AGB-code"):
        add_row(store, submission(), "praktijken", {"naam": "De Eik"})
