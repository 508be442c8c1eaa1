"""A row keeps its record whatever becomes of its key, and no name stands in what is kept of it."""

from datetime import date
from pathlib import Path

import pytest

from succession.actions.playbooks import start_run
from succession.actions.preparing import ScanForm, keep_scan
from succession.actions.register import (
    ImportShown,
    RowEdit,
    RowRef,
    add_row,
    edit_row,
    remove_row,
    save_import,
)
from succession.actions.talks import DraftAnswer, save_draft
from succession.errors import Conflict
from succession.intake.merge import Intake, checked
from succession.intake.read_row import FileOrigin, ReadRow
from succession.intake.reading import Reading
from succession.management.scan import load_scan
from succession.register.fields import Sheet
from succession.register.model import GpRole, Level
from succession.register.rows import Row, Sheets, Value, key_of, rows_of
from succession.store import Store
from succession.store.register.keys import mark_of
from succession.talks.talk import Answer
from tests.actions.runs import START
from tests.store import lived
from tests.store.builders import (
    TODAY,
    changed,
    gp_row,
    import_rows,
    row,
    small_region,
    submission,
    undo,
)

OLD, NEW, TEMPORARY = "01000001", "01000009", "T-0123abcd"
PRACTICE, GP = (Sheet.PRACTICES, OLD), (Sheet.GPS, f"{OLD}/01900001")
NAMELESS = (Sheet.GPS, f"{OLD}/V. Zonder")
ANSWER = Answer("vraag.vrij-om-te-kiezen", "ja", Level.CONFIDENTIAL)
SCAN = load_scan(Path(__file__).resolve().parents[3] / "data/scan.yaml")


def edit(store: Store, place: tuple[str, str], **changes: Value) -> None:
    ref = RowRef(*place, store.versions()[place])
    edit_row(store, submission(), RowEdit(ref, changes))


def filled(store: Store) -> None:
    """The small region, with somebody of whom no agb is known, and all that hangs from a row."""
    region = small_region()
    unknown = gp_row(OLD, agb=None, naam="V. Zonder", rol=GpRole.HIDHA)  # type: ignore[arg-type]
    import_rows(store, {**region, "huisartsen": [*region["huisartsen"], unknown]})
    start_run(store, submission(), START)
    for _, key in (GP, NAMELESS):
        save_draft(store, submission(), DraftAnswer(key, ANSWER))
        told = {"personeel.contracten": True}
        form = ScanForm(row_key=key, on=TODAY, level=Level.CONFIDENTIAL, told=told, known={})
        keep_scan(store, submission(), form, SCAN)


def read_again(store: Store, sheets: Sheets, remove: bool = True) -> Intake:
    """What an older list would change, also by what is not in it."""
    origin = FileOrigin("oud.xlsx", None, 1, {})
    rows = {
        sheet: tuple(
            ReadRow(number, origin, {name: value for name, value in one.items() if value})
            for number, one in enumerate(given, start=2)
        )
        for sheet, given in sheets.items()
    }
    present = rows_of(store.register())
    return checked(Reading(rows, TODAY), present, remove=remove, former=store.present_places)


def test_a_practice_that_gets_another_code_keeps_all_that_hangs_from_it(store: Store) -> None:
    filled(store)
    before, sources = store.register(), store.sources(OLD)
    edit(store, PRACTICE, agb=NEW)
    register = store.register()
    assert OLD not in register.practice_by_agb
    assert [gp.row_key for gp in register.gps_by_practice[NEW]] == [
        f"{NEW}/01900001",
        f"{NEW}/V. Zonder",
    ]
    assert register.gps[0].said == before.gps[0].said
    assert [share.share_key for share in register.shares_by_practice[NEW]] == [f"{NEW}/01900001"]
    assert [one.run.practice_agb for one in store.runs()] == [NEW]
    assert {one.row_key for one in store.talks()} == {f"{NEW}/01900001", f"{NEW}/V. Zonder"}
    assert {one.practice_agb for one in store.talks()} == {NEW}
    assert {one.row_key for one in store.scans()} == {f"{NEW}/01900001", f"{NEW}/V. Zonder"}
    assert {one.field for one in store.sources(NEW)} == {one.field for one in sources}
    assert store.audit(1)[0].records == ((Sheet.PRACTICES, NEW),)
    assert store.versions().keys() == {
        (sheet, key_of(sheet, one)) for sheet, rows in rows_of(register).items() for one in rows
    }


def test_a_row_that_was_removed_goes_with_its_practice(store: Store) -> None:
    """It and the one that was added again had one key; the one in the register is found by it."""
    filled(store)
    remove_row(store, submission(), RowRef(*GP, store.versions()[GP]), _all_that_goes(store, GP))
    add_row(store, submission(), Sheet.GPS, gp_row(OLD, "01900001"))
    save_draft(store, submission(), DraftAnswer(GP[1], ANSWER))
    edit(store, PRACTICE, agb=NEW)
    assert store.present_places([GP]) == {GP: (Sheet.GPS, f"{NEW}/01900001")}
    assert {one.row_key for one in store.talks()} == {f"{NEW}/01900001", f"{NEW}/V. Zonder"}


def _all_that_goes(store: Store, place: tuple[str, str]) -> set[str]:
    return {one.id for one in store.dependents_of([place])}


def test_a_gp_whose_name_is_corrected_keeps_his_talks_and_scans(store: Store) -> None:
    filled(store)
    edit(store, NAMELESS, naam="V. Zonder Naam")
    renamed = (Sheet.GPS, f"{OLD}/V. Zonder Naam")
    assert renamed[1] in {one.row_key for one in store.talks()}
    assert renamed[1] in {one.row_key for one in store.scans()}
    edit(store, renamed, agb="01900077")
    assert f"{OLD}/01900077" in {one.row_key for one in store.talks()}
    assert store.present_places([NAMELESS, renamed]) == {
        NAMELESS: (Sheet.GPS, f"{OLD}/01900077"),
        renamed: (Sheet.GPS, f"{OLD}/01900077"),
    }


def test_an_older_list_is_still_about_the_same_rows(store: Store) -> None:
    filled(store)
    then = rows_of(store.register())
    edit(store, NAMELESS, naam="V. Zonder Naam")
    edit(store, PRACTICE, agb=NEW)
    edit(store, (Sheet.GPS, f"{NEW}/V. Zonder Naam"), agb="01900077")
    edit(store, (Sheet.CANDIDATES, "Kandidaat A"), naam="Kandidaat B")
    edit(store, (Sheet.GPS, "01000002/vacant/2026-03-01"), vacant_sinds=date(2026, 4, 1))
    found = read_again(store, then)
    assert (found.problems, found.difference.is_empty) == ((), True)


def test_what_an_older_list_says_beside_the_key_is_news(store: Store) -> None:
    filled(store)
    then = rows_of(store.register())
    edit(store, PRACTICE, agb=NEW)
    newcomer = gp_row(OLD, "01900088")
    told = changed(then, "praktijken", 0, patienten=2222)
    found = read_again(store, {**told, "huisartsen": [*told["huisartsen"], newcomer]})
    (change,), (added,) = found.difference.changed, found.difference.added
    assert (change.key, change.field, change.new) == (NEW, "patienten", 2222)
    assert added.key == f"{NEW}/01900088"
    assert found.difference.removed == ()


@pytest.mark.parametrize(("born", "added"), [(1990, 1), (1961, 0)])
def test_a_newcomer_with_a_name_of_before_is_told_by_his_year_of_birth(
    store: Store, born: int, added: int
) -> None:
    filled(store)
    edit(store, NAMELESS, naam="V. Zonder Naam", geboortejaar=1961)
    listed = rows_of(store.register())
    bearer = gp_row(OLD, "") | {"agb": None, "naam": "V. Zonder", "geboortejaar": born}
    found = read_again(store, {**listed, "huisartsen": [*listed["huisartsen"], bearer]})
    assert len(found.difference.added) == added
    assert found.is_faulty is not bool(added)


def test_a_key_that_another_row_takes_leads_to_that_row(store: Store) -> None:
    filled(store)
    edit(store, PRACTICE, agb=NEW)
    assert store.present_places([PRACTICE]) == {PRACTICE: (Sheet.PRACTICES, NEW)}
    add_row(store, submission(), Sheet.PRACTICES, row(Sheet.PRACTICES, agb=OLD))
    assert store.present_places([PRACTICE]) == {}
    remove_row(store, submission(), RowRef(*PRACTICE, store.versions()[PRACTICE]))
    assert store.present_places([PRACTICE]) == {}


def test_a_code_that_comes_back_is_no_former_one(store: Store) -> None:
    filled(store)
    edit(store, PRACTICE, agb=NEW)
    edit(store, (Sheet.PRACTICES, NEW), agb=OLD)
    assert store.present_places([PRACTICE, GP]) == {}
    assert store.present_places([(Sheet.PRACTICES, NEW)]) == {(Sheet.PRACTICES, NEW): PRACTICE}
    assert [one.run.practice_agb for one in store.runs()] == [OLD]


def test_a_former_sign_finds_who_it_was_of(store: Store) -> None:
    filled(store)
    sign = mark_of(store.secret(), NAMELESS[1])[:8]
    assert store.present_place(Sheet.GPS, sign) is None
    edit(store, NAMELESS, naam="V. Zonder Naam")
    assert store.present_place(Sheet.GPS, sign) == (Sheet.GPS, f"{OLD}/V. Zonder Naam")
    assert store.present_place(Sheet.PRACTICES, sign) is None
    assert store.present_place(Sheet.GPS, sign[:3]) is None


def test_a_form_of_before_another_key_is_a_conflict(store: Store) -> None:
    filled(store)
    shown = RowRef(*GP, store.versions()[GP])
    edit(store, PRACTICE, agb=NEW)
    with pytest.raises(Conflict):
        edit_row(store, submission(), RowEdit(shown, {"fte": 0.5}))


def test_undoing_an_import_that_told_a_code_gives_the_key_back(store: Store) -> None:
    filled(store)
    then = rows_of(store.register())
    unknown = then["huisartsen"].index(_named(then, "V. Zonder"))
    told = read_again(store, changed(then, "huisartsen", unknown, agb="01900077"))
    import_rows_as(store, told)
    assert (Sheet.GPS, f"{OLD}/01900077") in store.versions()
    undo(store)
    assert NAMELESS in store.versions()
    assert rows_of(store.register()) == then
    edit(store, NAMELESS, fte=0.4)


def test_a_code_that_an_import_brings_takes_all_along_and_back(store: Store) -> None:
    """The practice was known by its name and postcode until now."""
    filled(store)
    edit(store, PRACTICE, agb=TEMPORARY, postcode="7731 AB")
    then = rows_of(store.register())
    practice: Row = {"agb": NEW, "naam": "praktijk 01000001", "postcode": "7731AB"}
    told = read_again(store, {Sheet.PRACTICES: [practice]}, remove=False)
    assert not told.is_faulty
    import_rows_as(store, told)
    assert [one.run.practice_agb for one in store.runs()] == [NEW]
    assert {one.row_key for one in store.talks()} == {f"{NEW}/01900001", f"{NEW}/V. Zonder"}
    assert {one.row_key for one in store.scans()} == {f"{NEW}/01900001", f"{NEW}/V. Zonder"}
    assert TEMPORARY not in str(rows_of(store.register()))
    older = read_again(store, then)
    assert {change.field for change in older.difference.changed} <= {"naam", "postcode"}
    assert (older.difference.added, older.difference.removed) == ((), ())
    undo(store)
    assert rows_of(store.register()) == then
    assert [one.run.practice_agb for one in store.runs()] == [TEMPORARY]
    assert {one.practice_agb for one in store.talks()} == {TEMPORARY}


def _named(sheets: Sheets, name: str) -> Row:
    return next(one for one in sheets["huisartsen"] if one["naam"] == name)


def import_rows_as(store: Store, found: Intake) -> None:
    shown = ImportShown(store.data_version())
    save_import(store, submission(), found.difference, shown=shown, files=("codes.xlsx",))


def test_no_name_of_a_person_stands_outside_the_columns_for_names(store: Store) -> None:
    """Also what an import overwrote is kept by the name of its field."""
    lived.live_a_while(store)
    save_draft(store, submission(), DraftAnswer(lived.NAMED, ANSWER))
    region = changed(rows_of(store.register()), "huisartsen", 0, naam="A. de Eerste")
    import_rows(store, region)
    import_rows(store, changed(region, "huisartsen", 0, naam="A. de Tweede"))
    names = {"Zonder Agb", "Zonder Abg", "Kandidaat A", "Kandidaat B", "de Eerste", "de Tweede"}
    found = {(place, name) for place, text in lived.texts(store) for name in names if name in text}
    assert {name for _, name in found} == names - {"Zonder Abg", "Kandidaat A"}
    assert {place for place, _ in found} == {
        ("gp", "name"),
        ("candidate", "name"),
        ("import_record", "fields_before.naam"),
    }
