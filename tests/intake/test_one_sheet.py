"""One sheet with a row per huisarts, as people fill it in: what holds for which row."""

from datetime import timedelta

import pytest

from succession.intake import Contents, checked, open_file, propose, read
from succession.register.fields import FIELDS_OF_SHEET
from succession.sheets.table import Table
from tests.intake.lists import imported, reading_of
from tests.region import TODAY

HEAD = "AGB praktijk;Praktijk;Plaats;Huisarts;Functie\n"


def test_a_row_without_a_practice_is_of_the_one_above() -> None:
    reading = reading_of(lijst=f"{HEAD}1000001;A;Wehl;J. Bos;PH\n;;;K. Mol;hid\n")
    assert [row.values["praktijk_agb"] for row in reading.rows["huisartsen"]] == ["01000001"] * 2
    assert len(reading.rows["praktijken"]) == 1


def test_below_a_practice_whose_code_cannot_be_read_nobody_goes_to_another() -> None:
    text = f"{HEAD}1000001;A;Wehl;J. Bos;PH\nx12;B;Wehl;L. Vis;PH\n;;;K. Mol;hid\n"
    reading = reading_of(lijst=text)
    assert [row.values["naam"] for row in reading.rows["huisartsen"]] == ["J. Bos"]
    assert {problem.row for problem in reading.problems} == {3}


def test_a_place_that_is_still_open_next_year_is_the_same_place() -> None:
    text = f"{HEAD}1000001;A;Wehl;VACATURE;\n1000001;A;Wehl;J. Bos;PH\n"
    first = imported({}, lijst=text)
    (place,) = (row for row in first.after["huisartsen"] if row["houder"])
    assert place["vacant_sinds"] == TODAY
    contents = open_file("lijst.csv", text.encode())
    later = read(contents, propose(contents.tables), TODAY + timedelta(days=365))
    again = checked(later, first.after)
    assert again.difference.is_empty
    assert again.difference.unchanged == 3


def test_a_word_that_is_no_role_is_told_once() -> None:
    rows = "".join(f"1000001;A;Wehl;H{number};Tovenaar\n" for number in range(5))
    (problem,) = reading_of(lijst=HEAD + rows).problems
    assert (problem.row, "ook op 4 andere rijen" in problem.what) == (2, True)


@pytest.mark.parametrize("word", ["POH", "POH-GGZ", "Doktersassistente"])
def test_who_is_no_huisarts_is_said_to_be_none(word: str) -> None:
    (problem,) = reading_of(lijst=f"{HEAD}1000001;A;Wehl;J. Bos;{word}\n").problems
    assert "geen huisarts" in problem.what


def test_what_can_be_two_things_is_asked_until_somebody_leaves_it_out() -> None:
    contents = open_file(
        "lijst.csv", f"{HEAD.strip()};Stop\n1000001;A;Wehl;J. Bos;PH;ja\n".encode()
    )
    (proposed,) = propose(contents.tables)
    assert read(contents, (proposed,), TODAY).is_faulty
    assert not read(contents, (proposed.confirmed(),), TODAY).is_faulty


@pytest.mark.parametrize(("fte", "told"), [("1,5", 0), ("1,6", 1)])
def test_much_work_is_a_warning_and_no_fault(fte: str, told: int) -> None:
    intake = imported({}, lijst=f"{HEAD.strip()};Fte\n1000001;A;Wehl;J. Bos;PH;{fte}\n")
    assert not intake.is_faulty
    assert len(intake.problems) == told
    assert intake.after["huisartsen"][0]["fte"] == float(fte.replace(",", "."))


def _sheet(name: str, *rows: tuple[str, ...]) -> Table:
    return Table("boek.xlsx", name, rows)


def test_of_sheets_that_differ_by_their_year_alone_the_newest_counts() -> None:
    head = ("AGB", "Praktijknaam", "Plaats")
    tables = (
        _sheet("Praktijken 2025", head, ("01000001", "Oud", "Wehl")),
        _sheet("Praktijken 2026", head, ("01000001", "Nieuw", "Wehl")),
        _sheet("Huisartsen 2025", ("Naam", "AGB praktijk", "Rol"), ("J. Bos", "01000001", "PH")),
    )
    reading = read(Contents(tables), propose(tables), TODAY)
    assert [row.values["naam"] for row in reading.rows["praktijken"]] == ["Nieuw"]
    assert [row.values["naam"] for row in reading.rows["huisartsen"]] == ["J. Bos"]


OURS = (("naam", "praktijk_agb", "rol"), ("VACATURE", "01000001", "praktijkhouder"))
PRACTICE = _sheet("praktijken", ("agb", "naam"), ("01000001", "De Linde"))


def test_in_our_template_a_vacancy_is_an_open_place() -> None:
    tables = (PRACTICE, _sheet("huisartsen", *OURS))
    intake = checked(read(Contents(tables), propose(tables), TODAY), {})
    assert not intake.is_faulty
    assert [row["naam"] for row in intake.after["huisartsen"]] == [None]


def test_in_an_export_a_name_is_as_it_stands_and_a_new_one_that_is_none_a_fault() -> None:
    tables = (PRACTICE, _sheet("huisartsen", *OURS), _sheet("verantwoording", ("peildatum", "x")))
    reading = read(Contents(tables), propose(tables), TODAY)
    assert [row.values["naam"] for row in reading.rows["huisartsen"]] == ["VACATURE"]
    new = checked(reading, {})
    assert [problem.what for problem in new.problems] == ["dit is geen naam maar een open plek"]
    standing = {
        sheet: [dict.fromkeys(f.name for f in FIELDS_OF_SHEET[sheet]) | row.values for row in rows]
        for sheet, rows in reading.rows.items()
    }
    again = checked(reading, standing)
    assert not again.is_faulty
    assert again.difference.is_empty
