"""What stands between and below the rows of a list is told, and never a row of it."""

from succession.errors import Severity
from succession.intake.listed import Listed, listed
from succession.sheets.table import Cell, CellRange, Table

HEAD: tuple[Cell, ...] = ("AGB", "Praktijknaam", "Plaats", "Patiënten")


def of(*rows: tuple[Cell, ...], merged: tuple[CellRange, ...] = (), sheet: str = "Blad1") -> Listed:
    table = Table("lijst.xlsx", sheet, (HEAD, *rows), merged)
    return listed(table, 1, [str(cell) for cell in HEAD])


def test_a_total_is_no_row_and_a_practice_with_that_word_is() -> None:
    found = of(
        ("01000001", "Totaalzorg", "Wehl", 2000.0),
        ("", "Totaalzorg Oost", "Wehl", 2000.0),
        ("Totaal", "", "", 4000.0),
    )
    assert [number for number, _ in found.rows] == [2, 3]
    assert [(p.row, p.severity) for p in found.problems] == [(4, Severity.WARNING)]


def test_a_merged_cell_holds_for_its_rows() -> None:
    found = of(("01000001", "A", "Wehl", 2000.0), ("", "", "Wehl", ""), merged=(((1, 0), (2, 0)),))
    assert [cells[0] for _, cells in found.rows] == ["01000001", "01000001"]
    assert found.merged == {3}


def test_a_heading_or_the_name_of_a_sheet_gives_the_hagro() -> None:
    below = of(("Hagro Oost", "", "", ""), ("01000001", "A", "Wehl", 2000.0))
    assert below.hagro_of == {3: "Hagro Oost"}
    assert of(("01000001", "A", "Wehl", 2000.0), sheet="Hagro West").hagro_of == {2: "Hagro West"}


def test_the_header_once_more_begins_a_second_list() -> None:
    found = of(("01000001", "A", "Wehl", 1.0), HEAD, ("01000002", "B", "Wehl", 1.0))
    assert [number for number, _ in found.rows] == [2, 4]
    assert "tweede lijst" in found.problems[0].what


def test_a_footer_is_told_and_a_bare_practice_is_read() -> None:
    found = of(("01000001", "", "", ""), ("Bron: Vektis, 1-10-2026", "", "", ""))
    assert [number for number, _ in found.rows] == [2]
    assert "voetnoot" in found.problems[0].what
