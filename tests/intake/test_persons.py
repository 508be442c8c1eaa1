"""What stands in a column of names: a person, an open place, or two persons."""

import pytest

from succession.intake.cells import UnreadableCell
from succession.intake.persons import is_open_place, refuse_several


@pytest.mark.parametrize("cell", ["VACATURE", "vacant", "Open plek", "N.N.", "vacature 0,8 fte"])
def test_a_vacancy_is_an_open_place(cell: str) -> None:
    assert is_open_place(cell)


@pytest.mark.parametrize("cell", ["A. Vacaru", "Openneer", "J. de Vries", 12.0, ""])
def test_a_name_is_none(cell: str | float) -> None:
    assert not is_open_place(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("P. Ruiter / Q. Smit", "J. van den Berg\nA. de Vries", "A. Bakker & B. Smit"),
        *("J. de Vries en A. Bakker", "J. de Vries, A. Bakker", "Bakker; Smit"),
    ],
)
def test_two_persons_in_a_cell_are_asked_to_stand_apart(cell: str) -> None:
    with pytest.raises(UnreadableCell):
        refuse_several(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("Berg, J. van den", "Vries, A.M. de", "J. Bakker (ma/di)", "A.M. de Vries-Jansen"),
        *("S. el Idrissi", "Van der Ven", "M. 't Hart"),
    ],
)
def test_one_person_is_one_however_he_is_written(cell: str) -> None:
    refuse_several(cell)
