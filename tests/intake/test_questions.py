"""What only a person knows of a list: asked once, with what is read until somebody answers."""

from pathlib import Path

import pytest

from succession.errors import InvalidInput
from succession.intake import Contents, Intake, asked_now, checked, propose, read, read_answers
from succession.intake.questions import MOST_ASKED
from succession.register.model import GpRole, Level
from succession.sheets.table import Cell, Table
from tests.intake.lists import imported
from tests.region import TODAY

HEAD = "AGB;Praktijk;Plaats;Huisarts;Patiënten\n"
ROWS = "1000001;De Linde;Ommen;J. Bos;3900\n1000002;De Eik;Wehl;L. Vis;2100\n"


def _ids(intake: Intake, answers: dict[str, str] | None = None) -> list[str]:
    return [question.id for question in asked_now(intake.questions, answers or {})]


def test_without_a_column_for_roles_it_is_asked_whether_all_are_praktijkhouder() -> None:
    asked = imported({}, lijst=HEAD + ROWS)
    assert asked.is_faulty
    assert _ids(asked) == ["rollen"]
    owners = imported({}, answers={"rollen": "ja"}, lijst=HEAD + ROWS)
    assert not owners.is_faulty
    assert {row["rol"] for row in owners.after["huisartsen"]} == {GpRole.OWNER}
    assert _ids(owners, {"rollen": "ja"}) == []
    others = imported({}, answers={"rollen": "nee"}, lijst=HEAD + ROWS)
    assert others.is_faulty
    assert not _ids(others, {"rollen": "nee"})


def test_who_stands_with_another_role_keeps_it() -> None:
    text = f"{HEAD.strip()};Functie\n1000001;De Linde;Ommen;J. Bos;3900;hidha\n"
    first = imported({}, lijst=text)
    known = imported(first.after, lijst=HEAD + ROWS.splitlines()[0])
    assert not known.questions, "who stands has his role: nobody asks"
    again = imported(first.after, answers={"rollen": "ja"}, lijst=HEAD + ROWS)
    assert [row["rol"] for row in again.after["huisartsen"]] == [GpRole.HIDHA, GpRole.OWNER]


PER_GP = (
    "AGB;Praktijk;Plaats;Huisarts;Patiënten;Functie\n"
    "1000001;De Linde;Ommen;J. Bos;1900;PH\n1000001;De Linde;Ommen;K. Mol;{other};PH\n"
)


@pytest.mark.parametrize(("other", "whole"), [("2100", 4000), ("1900", 3800)])
def test_patients_per_huisarts_are_added_up_when_somebody_says_so(other: str, whole: int) -> None:
    text = PER_GP.format(other=other)
    assert _ids(imported({}, lijst=text)) == ["patienten"]
    summed = imported({}, answers={"patienten": "per huisarts"}, lijst=text)
    assert not summed.is_faulty
    assert summed.after["praktijken"][0]["patienten"] == whole


def test_patients_that_differ_are_no_number_before_the_answer() -> None:
    text = PER_GP.format(other="2100")
    assert imported({}, lijst=text).is_faulty
    assert imported({}, answers={"patienten": "per praktijk"}, lijst=text).is_faulty


def test_the_same_number_is_that_of_the_practice_unless_somebody_says_otherwise() -> None:
    text = PER_GP.format(other="1900")
    plain = imported({}, lijst=text)
    assert not plain.is_faulty
    assert plain.after["praktijken"][0]["patienten"] == 1900


def test_what_a_merged_cell_covers_is_not_counted_again() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("AGB", "Praktijk", "Plaats", "Huisarts", "Patiënten", "Functie"),
        ("01000001", "De Linde", "Ommen", "J. Bos", 3900, "PH"),
        ("01000001", "De Linde", "Ommen", "K. Mol", "", "PH"),
        ("01000002", "De Eik", "Wehl", "L. Vis", 1800, "PH"),
        ("01000002", "De Eik", "Wehl", "M. Tol", 1700, "PH"),
    )
    table = Table("boek.xlsx", "Blad1", rows, merged=(((1, 4), (2, 4)),))
    told = {"patienten": "per huisarts"}
    reading = read(Contents((table,)), propose([table]), TODAY, told)
    counts = [row["patienten"] for row in checked(reading, {}).after["praktijken"]]
    assert counts == [3900, 3500]


def test_who_may_see_plans_is_asked_where_neither_list_nor_register_says_so() -> None:
    text = f"{HEAD.strip()};Functie;Stopt in\n1000001;A;Wehl;J. Bos;3900;PH;2029\n"
    plain = imported({}, lijst=text)
    assert _ids(plain) == ["deelniveau"]
    assert plain.after["huisartsen"][0]["deelniveau"] == Level.CONFIDENTIAL
    told = imported({}, answers={"deelniveau": "directie"}, lijst=text)
    assert told.after["huisartsen"][0]["deelniveau"] == Level.DIRECTORS
    assert not imported(told.after, lijst=text).questions


def _sheet(name: str, *rows: tuple[Cell, ...]) -> Table:
    head = ("AGB", "Praktijk", "Plaats", "Huisarts", "Functie")
    return Table("boek.xlsx", name, (head, *rows))


LINDE = ("01000001", "De Linde", "Ommen", "J. Bos", "PH")
LISTS = (
    _sheet("Lijst", LINDE, ("01000002", "De Eik", "Wehl", "L. Vis", "PH")),
    _sheet("Lijst oud", LINDE, ("01000002", "De Eik", "Wehl", "M. Tol", "PH")),
)


def test_of_two_versions_of_a_list_somebody_says_which_counts() -> None:
    def laid(answers: dict[str, str]) -> Intake:
        return checked(read(Contents(LISTS), propose(LISTS), TODAY, answers), {})

    assert laid({}).is_faulty
    assert _ids(laid({})) == ["blad"]
    (question,) = laid({}).questions
    assert question.choices == ("Lijst", "Lijst oud", "alle bladen")
    chosen = laid({"blad": "Lijst"})
    assert not chosen.is_faulty
    assert {row["naam"] for row in chosen.after["huisartsen"]} == {"J. Bos", "L. Vis"}


def test_sheets_about_other_practices_are_all_read_unasked() -> None:
    tables = (_sheet("Oost", LINDE), _sheet("West", ("01000002", "De Eik", "Wehl", "L. Vis", "PH")))
    intake = checked(read(Contents(tables), propose(tables), TODAY), {})
    assert not intake.questions
    assert len(intake.after["praktijken"]) == 2


def test_no_more_than_three_are_asked_at_once_and_first_those_that_must_be_answered() -> None:
    text = (
        "AGB;Praktijk;Plaats;Huisarts;Patiënten;Stopt in\n"
        "1000001;De Linde;Ommen;Bos J;1900;2029\n1000001;De Linde;Ommen;K. Mol;2100;\n"
    )
    first = imported({}, answers={"rollen": "ja", "patienten": "per huisarts"}, lijst=text)
    again = imported(first.after, lijst=text.replace("Bos J", "Bos, J.").replace("2029", "2030"))
    assert len(again.questions) >= MOST_ASKED
    assert _ids(again) == ["dezelfde", "patienten", "rollen"]


def test_a_file_of_answers_is_read_strictly(tmp_path: Path) -> None:
    file = tmp_path / "antwoorden.yaml"
    file.write_text('rollen: ja\ndezelfde:\n  "01000001/Bos, J.": nee\n', encoding="utf-8")
    assert read_answers(file) == {"rollen": "ja", "dezelfde": {"01000001/Bos, J.": "nee"}}
    file.write_text("rol: ja\npatienten: soms\ndezelfde: misschien\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as error:
        read_answers(file)
    assert {problem.row for problem in error.value.problems} == {1, 2, 3}
