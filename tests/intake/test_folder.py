"""The strict road: a folder with the files of the contract."""

from pathlib import Path

import pytest
import xlsxwriter

from succession.errors import InvalidInput, Severity
from succession.intake import NoRegisterFolder, checked, read_folder, register_from, write_folder
from succession.register import Gp, GpRole, Practice, Register, Share
from tests.region import TODAY


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def put_xlsx(folder: Path, name: str, rows: list[list[str]]) -> None:
    with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
        sheet = book.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        book.add_worksheet("Blad2").write_row(0, 0, ["agb", "onzin"])


def test_only_practices_are_required(tmp_path: Path) -> None:
    register, warnings = register_from(
        read_folder(put(tmp_path, praktijken="agb,naam\n01000001,De Linde\n"), TODAY)
    )
    assert register.practices == (Practice(agb="01000001", name="De Linde"),)
    assert warnings == ()


def test_of_a_workbook_the_first_sheet_counts(tmp_path: Path) -> None:
    put_xlsx(tmp_path, "praktijken", [["agb", "naam"], ["1000001", "De Linde"]])
    register, warnings = register_from(read_folder(tmp_path, TODAY))
    assert [practice.agb for practice in register.practices] == ["01000001"]
    assert warnings == ()


@pytest.mark.parametrize("name", ["praktijken", "huisartsen"])
def test_a_file_in_two_forms_is_wrong_use(tmp_path: Path, name: str) -> None:
    put(tmp_path, praktijken="agb;naam\n01000001;A\n", huisartsen="rol;praktijk_agb\n")
    put_xlsx(tmp_path, name, [["agb"]])
    with pytest.raises(NoRegisterFolder, match=f"{name}.csv en {name}.xlsx"):
        read_folder(tmp_path, TODAY)


def test_a_folder_without_practices_or_no_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterFolder, match="geen praktijken"):
        read_folder(put(tmp_path, huisartsen="rol;praktijk_agb\n"), TODAY)
    with pytest.raises(NoRegisterFolder, match="bestaat niet"):
        read_folder(tmp_path / "weg", TODAY)


def test_an_unknown_column_is_told_with_a_guess(tmp_path: Path) -> None:
    reading = read_folder(put(tmp_path, praktijken="agb;naam;Patiënten\n01000001;A;2345\n"), TODAY)
    (problem,) = reading.problems
    assert (problem.severity, problem.column) == (Severity.WARNING, "Patiënten")
    assert problem.remedy == "bedoelde u `patienten`?"
    assert "patienten" not in reading.rows["praktijken"][0].values


def test_headers_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as error:
        register_from(read_folder(put(tmp_path, praktijken="AGB;naam\n01000001;A\n"), TODAY))
    problems = [(p.row, p.column, p.severity) for p in error.value.problems]
    assert problems == [(1, "AGB", Severity.WARNING), (2, "naam", Severity.ERROR)]


def test_a_column_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    reading = read_folder(put(tmp_path, praktijken="agb;naam;naam\n01000001;A;B\n"), TODAY)
    assert reading.is_faulty


def test_a_broken_file_and_a_fault_in_another_come_together(tmp_path: Path) -> None:
    put(tmp_path, praktijken="agb;naam\n01000001;A\n1;B\n", kandidaten='naam;rol\n"A;B\n')
    problems = checked(read_folder(tmp_path, TODAY), {}).problems
    assert [(problem.file, problem.row) for problem in problems] == [
        ("kandidaten.csv", 2),
        ("praktijken.csv", 3),
    ]


def test_a_written_folder_reads_back_with_odd_names(tmp_path: Path) -> None:
    odd = ("=1+1", "-De Linde", "'s-Gravenhage", "0012", 'a;"b",c', "Één", "'=x", "@thuis", "1-2")
    gps = tuple(
        Gp(gp_key=name, practice_agb="01000001", role=GpRole.REGULAR_LOCUM, name=name, fte=0.125)
        for name in odd
    )
    owner = Gp(gp_key="A", practice_agb="01000001", role=GpRole.OWNER, name="A")
    share = Share(share_key="01000001/A", practice_agb="01000001", gp_key="A", size=1 / 3)
    practice = Practice(agb="01000001", name="=SUM(A1)", latitude=52.123456789, patients=12345)
    register = Register((practice,), (owner, *gps), (share,))
    write_folder(register, tmp_path)
    assert register_from(read_folder(tmp_path, TODAY))[0] == register
    assert b";=" not in (tmp_path / "praktijken.csv").read_bytes()


STARTED = (
    "agb;naam;geboortejaar;rol;praktijk_agb;fte;aandeel;opvolgingsstatus;stop_laatst;opvolger\n"
    "01970001;A;1962;praktijkhouder;01000001;1;1;gestart;{stop};{successor}\n"
)


def test_gestart_where_nobody_leaves_is_told(tmp_path: Path) -> None:
    gps = STARTED.format(stop="", successor="")
    reading = read_folder(put(tmp_path, praktijken="agb;naam\n01000001;A\n", huisartsen=gps), TODAY)
    (problem,) = checked(reading, {}).problems
    assert (problem.severity, problem.row) == (Severity.WARNING, 2)
    assert problem.column == "opvolgingsstatus"
    assert "niemand" in problem.what
    assert "maak opvolgingsstatus leeg" in problem.remedy


@pytest.mark.parametrize(("stop", "successor"), [("2029", ""), ("", "B")])
def test_gestart_after_somebody_who_leaves_is_in_order(
    tmp_path: Path, stop: str, successor: str
) -> None:
    gps = STARTED.format(stop=stop, successor=successor)
    reading = read_folder(put(tmp_path, praktijken="agb;naam\n01000001;A\n", huisartsen=gps), TODAY)
    assert checked(reading, {}).problems == ()
