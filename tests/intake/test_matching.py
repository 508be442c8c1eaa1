"""Which column is which field: by name, by other words, by likeness, by what a person said."""

import io

import pytest
import xlsxwriter

from succession.errors import InvalidInput, Severity
from succession.intake import (
    Contents,
    How,
    Matching,
    Target,
    checked,
    column_map_of,
    open_file,
    propose,
    read,
)
from tests.intake.lists import PRACTICES, reading_of
from tests.region import TODAY


def contents_of(name: str, text: str) -> Contents:
    return open_file(name, text.encode())


def targets(matching: Matching) -> list[str | None]:
    return [str(column.target) if column.target else None for column in matching.columns]


def only(contents: Contents) -> Matching:
    (matching,) = propose(contents.tables)
    return matching


def test_the_header_is_found_under_title_rows() -> None:
    titles = "Praktijken regio Oost;;\nStand 1 januari;;\n;;\n"
    text = f"{titles}AGB-code;Praktijknaam;Plaats\n1000001;A;B\n"
    matching = only(contents_of("lijst.csv", text))
    assert matching.header_row == 4
    assert targets(matching) == ["praktijken.agb", "praktijken.naam", "praktijken.plaats"]


def test_other_words_and_typing_errors_are_understood() -> None:
    text = "AGB;Naam praktijk;Aantal patienten;Gemeentte;Kleur\n1000001;A;2000;B;rood\n"
    matching = only(contents_of("lijst.csv", text))
    assert targets(matching) == [
        "praktijken.agb",
        "praktijken.naam",
        "praktijken.patienten",
        "praktijken.gemeente",
        None,
    ]
    assert [column.how for column in matching.columns][-2:] == [How.SIMILAR, How.NONE]


def test_a_column_with_another_age_band_is_not_taken_for_its_neighbour() -> None:
    text = "agb;naam;Patiënten 65-74;Patiënten 65-75\n1000001;A;200;200\n"
    assert targets(only(contents_of("lijst.csv", text)))[2:] == ["praktijken.patienten_65_74", None]


def test_each_field_gets_one_column_and_the_best_one() -> None:
    text = "Naam praktijk;Praktijk AGB;naam\nDe Linde;1000001;De Linde\n"
    matching = only(contents_of("praktijken.csv", text))
    assert targets(matching) == [None, "praktijken.agb", "praktijken.naam"]


def test_a_column_praktijk_is_a_code_or_a_name_by_what_stands_in_it() -> None:
    head = "Huisarts;Functie;Geb.jaar;Praktijk\n"
    code = only(contents_of("x.csv", f"{head}A;hidha;1970;01000001\n"))
    name = only(contents_of("x.csv", f"{head}A;hidha;1970;De Linde\n"))
    assert targets(code)[3] == "huisartsen.praktijk_agb"
    assert targets(name)[3] != "huisartsen.praktijk_agb"


TOGETHER = (
    "AGB praktijk;Praktijknaam;Plaats;Aantal pat.;Huisarts;Functie;Geb.jaar;Stopjaar\n"
    "1000001;De Linde;;2.345;A. Voorbeeld;praktijkhouder;1962;2028\n"
    "1000001;De Linde;Almelo;;B. Voorbeeld;hidha;1980;\n"
    "1000002;De Eik;Borne;3100;;;;\n"
)


def test_one_sheet_with_practices_and_gps_is_split() -> None:
    reading = reading_of(lijst=TOGETHER)
    assert reading.problems == ()
    practices = [row.values for row in reading.rows["praktijken"]]
    assert practices == [
        {"agb": "01000001", "naam": "De Linde", "plaats": "Almelo", "patienten": 2345},
        {"agb": "01000002", "naam": "De Eik", "plaats": "Borne", "patienten": 3100},
    ]
    gps = [(row.values["naam"], row.values["praktijk_agb"]) for row in reading.rows["huisartsen"]]
    assert gps == [("A. Voorbeeld", "01000001"), ("B. Voorbeeld", "01000001")]


def test_a_header_that_stands_twice_is_asked_back_and_not_spread_over_two_fields() -> None:
    reading = reading_of(lijst="AGB praktijk;Naam;Plaats;Naam;Functie\n1000001;A;B;C;hidha\n")
    (problem,) = reading.problems
    assert (problem.what, problem.column) == ("deze kolom staat er twee keer", "Naam")


def test_an_empty_column_without_header_is_not_worth_a_word() -> None:
    assert reading_of(praktijken="agb;naam;;\n1000001;A;;\n").problems == ()
    (problem,) = reading_of(praktijken="agb;naam;;\n1000001;A;;x\n").problems
    assert problem.column == "kolom D"


def test_the_only_agb_code_beside_gps_is_that_of_the_practice() -> None:
    text = "AGB;Praktijknaam;Plaats;Huisarts;Rol\n1000001;A;B;C;hidha\n"
    assert targets(only(contents_of("lijst.csv", text)))[0] == "huisartsen.praktijk_agb"


def test_gps_are_not_split_when_another_sheet_has_the_practices() -> None:
    tables = (
        *contents_of("praktijken.csv", PRACTICES).tables,
        *contents_of("lijst.csv", TOGETHER).tables,
    )
    practices, gps = propose(tables)
    assert practices.sheets == ("praktijken",)
    assert gps.sheets == ("huisartsen",)


def test_our_own_explaining_sheets_are_not_read() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet("praktijken").write_row(0, 0, ("agb", "naam"))
        book.add_worksheet("uitleg").write_row(0, 0, ("agb", "naam", "plaats"))
    contents = open_file("x.xlsx", data.getvalue())
    assert [matching.sheet for matching in propose(contents.tables)] == ["praktijken"]


def test_a_choice_takes_the_field_from_the_column_that_had_it() -> None:
    matching = only(contents_of("praktijken.csv", "agb;naam;Bijnaam\n1000001;A;B\n"))
    changed = matching.with_choice(2, Target("praktijken", "naam"))
    assert targets(changed) == ["praktijken.agb", None, "praktijken.naam"]


def test_a_choice_is_remembered_for_the_same_headers() -> None:
    contents = contents_of("praktijken.csv", "agb;Bijnaam;Kleur\n1000001;A;rood\n")
    chosen = only(contents).with_choice(1, Target("praktijken", "naam")).with_choice(2, None)
    again = contents_of("anders.csv", "Stand;;\nagb;Bijnaam;Kleur\n1000002;B;groen\n")
    (matching,) = propose(again.tables, remembered={chosen.signature: chosen.to_remember})
    assert targets(matching) == ["praktijken.agb", "praktijken.naam", None]
    assert read(again, (matching,), TODAY).problems == ()


def test_a_table_without_one_known_word_can_still_be_matched_by_hand() -> None:
    contents = contents_of("x.csv", "Titel;\nCode;Benaming\n1000001;A\n")
    matching = only(contents)
    assert (matching.header_row, targets(matching)) == (2, [None, None])
    assert read(contents, (matching,), TODAY).is_faulty
    chosen = matching.with_choice(0, Target("praktijken", "agb"))
    assert not read(contents, (chosen,), TODAY).is_faulty


def test_a_stated_mapping_goes_before_names_and_can_leave_a_column_out() -> None:
    stated = column_map_of(
        'praktijken:\n  "Onze kolom": patienten\n  Patiënten: null\n  Code: agb\n', "map.yaml"
    )
    contents = contents_of("x.csv", "Code;Patiënten;Onze kolom;naam\n1000001;1;2;A\n")
    (matching,) = propose(contents.tables, stated)
    assert targets(matching) == ["praktijken.agb", None, "praktijken.patienten", "praktijken.naam"]
    assert read(contents, (matching,), TODAY).problems == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("praktijken:\n  a: agb\n  b: bestaat_niet\n", 3),
        ("praktijken:\n  a: agb\n  a: naam\n", 3),
        ("praktijken:\n  a: agb\n  b: agb\n", 3),
        ("praktijken:\n  a: agb\nhuisarts:\n  b: naam\n", 3),
    ],
)
def test_a_fault_in_the_mapping_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InvalidInput) as error:
        column_map_of(text, "map.yaml")
    assert [problem.row for problem in error.value.problems] == [line]


def test_a_column_taken_by_its_likeness_is_told_until_somebody_chose_it() -> None:
    contents = contents_of("praktijken.csv", "agb;naam;Gemeentte\n1000001;A;B\n")
    matching = only(contents)
    (problem,) = read(contents, (matching,), TODAY).problems
    assert (problem.severity, problem.column) == (Severity.WARNING, "Gemeentte")
    chosen = matching.with_choice(2, Target("praktijken", "gemeente"))
    assert read(contents, (chosen,), TODAY).problems == ()


def test_merged_cells_in_the_list_are_told_and_those_in_the_title_are_not() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("praktijken")
        sheet.merge_range(0, 0, 0, 2, "Overzicht")
        sheet.write_row(2, 0, ("agb", "naam", "hagro"))
        sheet.write_row(3, 0, ("01000001", "A"))
        sheet.write_row(4, 0, ("01000002", "B"))
        sheet.merge_range(3, 2, 4, 2, "Oost")
    contents = open_file("x.xlsx", data.getvalue())
    (problem,) = checked(read(contents, propose(contents.tables), TODAY), {}).problems
    assert "C4:C5" in problem.what
    assert problem.row == 4
