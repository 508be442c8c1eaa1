"""Practices without an AGB code: known by name and place, until and after the code comes."""

import pytest

from succession.intake import Intake
from succession.register.rows import key_of
from succession.register.temporary import agb_of, is_temporary
from tests.intake.lists import imported

HEAD = "Praktijk;Postcode;Plaats;Huisarts;Functie\n"
LINDE = "De Linde;7731 AB;Ommen;J. Bos;PH\nDe Linde;7731 AB;Ommen;K. Mol;hid\n"
EIK = "De Eik;7741 CD;Ommen;L. Vis;PH\n"
WITH_CODES = (
    "AGB;Praktijk;Postcode;Huisarts;Functie\n"
    "1000001;De Linde;7731AB;J. Bos;PH\n1000002;De Eik;7741CD;L. Vis;PH\n"
)


def _practices(intake: Intake) -> dict[str, str]:
    return {str(row["agb"]): str(row["naam"]) for row in intake.after["praktijken"]}


def _where(intake: Intake) -> dict[str, str]:
    names = _practices(intake)
    return {str(row["naam"]): names[str(row["praktijk_agb"])] for row in intake.after["huisartsen"]}


def test_a_practice_without_a_code_is_known_by_its_name_and_place() -> None:
    first = imported({}, lijst=HEAD + LINDE + EIK)
    assert not first.is_faulty
    assert set(_practices(first).values()) == {"De Linde", "De Eik"}
    assert all(is_temporary(key) and agb_of(key) is None for key in _practices(first))
    assert _where(first) == {"J. Bos": "De Linde", "K. Mol": "De Linde", "L. Vis": "De Eik"}
    (told,) = first.problems
    assert "2 praktijken hebben geen AGB-code" in told.what


def test_the_same_list_once_more_changes_nothing_however_it_was_typed() -> None:
    first = imported({}, lijst=HEAD + LINDE + EIK)
    again = imported(first.after, lijst=(HEAD + LINDE + EIK).replace("7731 AB", "7731ab"))
    assert not again.difference.added
    assert {change.field for change in again.difference.changed} <= {"postcode"}
    spelled = imported(first.after, lijst=HEAD + LINDE.replace("De Linde", "de linde"))
    assert not spelled.difference.added


def test_a_code_that_comes_takes_the_place_of_the_temporary_key_everywhere() -> None:
    first = imported({}, lijst=HEAD + LINDE + EIK)
    coded = imported(first.after, lijst=WITH_CODES)
    assert not coded.is_faulty
    assert not coded.difference.added
    assert _practices(coded) == {"01000001": "De Linde", "01000002": "De Eik"}
    # K. Mol is not in the list and goes with her practice.
    assert _where(coded) == {"J. Bos": "De Linde", "K. Mol": "De Linde", "L. Vis": "De Eik"}
    old = {key_of("praktijken", row) for row in first.after["praktijken"]}
    changed = [change for change in coded.difference.changed if change.field == "agb"]
    assert {change.key for change in changed} == old


def test_a_list_without_codes_is_about_the_practices_that_have_one() -> None:
    coded = imported({}, lijst=WITH_CODES)
    later = imported(coded.after, lijst=HEAD + LINDE + EIK)
    assert _practices(later) == {"01000001": "De Linde", "01000002": "De Eik"}
    assert [entry.row["naam"] for entry in later.difference.added] == ["K. Mol"]
    assert later.difference.added[0].row["praktijk_agb"] == "01000001"


def test_a_code_on_one_row_of_a_practice_holds_for_the_others() -> None:
    text = "AGB;Praktijk;Postcode;Huisarts;Functie\n1000001;A;7731AB;J. Bos;PH\n;A;7731AB;K. Mol;PH"
    intake = imported({}, lijst=text)
    assert not intake.is_faulty
    assert _practices(intake) == {"01000001": "A"}


def test_a_code_that_comes_on_one_row_comes_for_the_practice_that_stands() -> None:
    head = "AGB;Praktijk;Postcode;Huisarts;Functie\n"
    first = imported({}, lijst=f"{head};A;7731AB;J. Bos;PH\n;A;7731AB;K. Mol;PH\n")
    coded = imported(first.after, lijst=f"{head}1000001;A;7731AB;J. Bos;PH\n;A;7731AB;K. Mol;PH\n")
    assert not coded.is_faulty
    assert not coded.difference.added
    assert _practices(coded) == {"01000001": "A"}
    assert set(_where(coded)) == {"J. Bos", "K. Mol"}


def test_a_name_that_stands_for_another_by_way_of_a_third_loses_nothing() -> None:
    text = (
        "Praktijk;Postcode;Plaats;Patiënten;Huisarts;Functie\n"
        "Huisartsenpraktijk A;7731 AB;Ommen;;J. Bos;PH\n"
        "A;7731 AB;Ommen;;K. Mol;PH\nHuisartsenpraktijk A;;Ommen;2400;L. Vis;PH\n"
    )
    assert imported({}, lijst=text).is_faulty
    same = imported({}, answers={"dezelfde": "ja"}, lijst=text)
    assert not same.is_faulty
    (practice,) = same.after["praktijken"]
    assert practice["patienten"] == 2400
    assert len({row["praktijk_agb"] for row in same.after["huisartsen"]}) == 1


def test_who_is_named_with_the_practice_alone_is_found_in_the_list_of_practices() -> None:
    practices = "agb;naam;plaats\n01000001;De Linde;Ommen\n01000002;De Eik;Wehl\n"
    gps = "Huisarts;Praktijk;Functie\nJ. Bos;De Linde;PH\nL. Vis;de eik;PH\n"
    intake = imported({}, praktijken=practices, huisartsen=gps)
    assert not intake.is_faulty
    assert _practices(intake) == {"01000001": "De Linde", "01000002": "De Eik"}
    assert _where(intake) == {"J. Bos": "De Linde", "L. Vis": "De Eik"}


@pytest.mark.parametrize(
    "gps", ["J. Bos;De Linde;PH\n", "J. Bos;De Linde;PH\nK. Mol;De Linde;PH\n"]
)
def test_a_name_that_two_practices_have_is_not_guessed(gps: str) -> None:
    practices = "agb;naam;plaats\n01000001;De Linde;Ommen\n01000002;De Linde;Wehl\n"
    intake = imported({}, praktijken=practices, huisartsen=f"Huisarts;Praktijk;Functie\n{gps}")
    assert intake.is_faulty
    assert [problem.what for problem in intake.problems] == [
        "zo heten meer praktijken, en waar deze staat is niet te zien"
    ]


def test_the_same_name_in_two_towns_is_two_practices() -> None:
    intake = imported({}, lijst=f"{HEAD}A;;Ommen;J. Bos;PH\nA;;Wehl;L. Vis;PH\n")
    assert len(_practices(intake)) == 2


def test_a_name_alone_is_no_practice_and_that_is_told_once() -> None:
    intake = imported({}, lijst="Praktijk;Huisarts;Functie\nA;J. Bos;PH\nB;L. Vis;PH\n")
    (problem,) = intake.problems
    assert intake.is_faulty
    assert "ook op 1 andere rij" in problem.what
    assert "postcode" in problem.what


def test_rows_of_one_practice_may_say_more_and_less_of_where_it_is() -> None:
    text = f"{HEAD}A;7731 AB;Ommen;J. Bos;PH\na;;Ommen;K. Mol;PH\nA;7731;;L. Vis;PH\n"
    intake = imported({}, lijst=text)
    assert not intake.is_faulty
    assert len(_practices(intake)) == 1
    assert intake.after["praktijken"][0]["postcode"] == "7731 AB"
