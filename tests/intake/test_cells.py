"""What one cell says: figures, dates and words as people type them."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.intake import UnreadableCell, value_of
from succession.intake.cells import squeezed, text_of
from succession.intake.numbers import dutch, readings_of
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind, field_of
from succession.register.model import Holder, Stage
from succession.sheets.table import Broken

ROUGH = Field("ruw", "Ruw", Kind.DECIMAL, "rough", low=0, high=5000)


def reading(name: str, cell: object, sheet: str = "huisartsen") -> object:
    return value_of(field_of(sheet, name), cell)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01000001", "01000001"),
        ("1000001", "01000001"),
        (1000001.0, "01000001"),
        ("1000001.0", "01000001"),
        (" 01 000001 ", "01000001"),
    ],
)
def test_an_agb_code_gets_its_leading_zero_back(cell: object, expected: str) -> None:
    assert reading("agb", cell) == expected


@pytest.mark.parametrize("cell", ["100001", "010000012", "O1000001", "02000001", 1.5, True])
def test_what_cannot_be_an_agb_code_is_refused(cell: object) -> None:
    with pytest.raises(UnreadableCell):
        reading("agb", cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("0,8", 0.8), ("0.8", 0.8), (0.8, 0.8), ("1.250", 1.25), ("1", 1.0), ("0.125", 0.125)],
)
def test_a_decimal_is_read_the_dutch_way_or_with_a_point(cell: object, expected: float) -> None:
    assert reading("fte", cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("2.345", 2345), ("2345", 2345), ("2345.0", 2345), ("2345,0", 2345), (2345.0, 2345)],
)
def test_a_whole_number_may_have_points_for_thousands(cell: object, expected: int) -> None:
    assert reading("patienten", cell, "praktijken") == expected


def test_a_number_below_one_has_no_points_for_thousands() -> None:
    assert readings_of("0.125") == (0.125,)
    assert readings_of("1.125") == (1125.0, 1.125)


def test_a_number_that_can_be_two_things_is_asked_back() -> None:
    with pytest.raises(UnreadableCell, match=r"`1\.234` kan 1234 of 1,234 zijn"):
        value_of(ROUGH, "1.234")
    assert value_of(ROUGH, "1.234,5") == 1234.5


@pytest.mark.parametrize(
    "cell", ["1,5", "-0,1", "150%", "50/50", "0,5,", "1 000", "٠٫٥", "1e-1", "nan", ""]
)
def test_a_share_that_is_no_part_of_one_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableCell):
        reading("aandeel", cell or float("inf"))


@pytest.mark.parametrize(
    ("cell", "earliest", "likely", "latest"),
    [
        ("2028", (2028, 1, 1), (2028, 7, 1), (2028, 12, 31)),
        (2028.0, (2028, 1, 1), (2028, 7, 1), (2028, 12, 31)),
        ("02-2028", (2028, 2, 1), (2028, 2, 1), (2028, 2, 29)),
        ("3-4-2028", (2028, 4, 3), (2028, 4, 3), (2028, 4, 3)),
        ("2028-04-03", (2028, 4, 3), (2028, 4, 3), (2028, 4, 3)),
        ("2028-04-03 00:00:00", (2028, 4, 3), (2028, 4, 3), (2028, 4, 3)),
        (datetime(2028, 4, 3, 12), (2028, 4, 3), (2028, 4, 3), (2028, 4, 3)),
        # 2028 typed into a cell that Excel shows as a date
        (date(1905, 7, 20), (2028, 1, 1), (2028, 7, 1), (2028, 12, 31)),
    ],
)
def test_a_month_or_year_counts_as_the_day_that_fits_the_field(
    cell: object,
    earliest: tuple[int, int, int],
    likely: tuple[int, int, int],
    latest: tuple[int, int, int],
) -> None:
    assert reading("stop_vroegst", cell) == date(*earliest)
    assert reading("stop_waarschijnlijk", cell) == date(*likely)
    assert reading("stop_laatst", cell) == date(*latest)


@pytest.mark.parametrize("cell", ["31-02-2028", "1-7-28", "2208", "00-2028", "0", 46783.0, True])
def test_what_is_no_date_is_refused(cell: object) -> None:
    with pytest.raises(UnreadableCell):
        reading("stop_waarschijnlijk", cell)


@pytest.mark.parametrize(
    "cell", ["1962", 1962.0, "12-03-1962", date(1962, 3, 12), date(1905, 5, 15), "1962-03-12"]
)
def test_of_a_date_of_birth_only_the_year_is_kept(cell: object) -> None:
    year = reading("geboortejaar", cell)
    assert year == 1962
    assert type(year) is int


@pytest.mark.parametrize("cell", ["ja", "J", "Yes", "x", "1", 1.0, True, " WAAR "])
def test_yes_has_many_forms(cell: object) -> None:
    assert reading("apotheekhoudend", cell, "praktijken") is True


@pytest.mark.parametrize("cell", ["nee", "N", "0", 0.0, False, "onwaar"])
def test_no_has_many_forms(cell: object) -> None:
    assert reading("apotheekhoudend", cell, "praktijken") is False


def test_a_word_is_known_without_capitals_and_accents() -> None:
    assert reading("houder", "Cooperatie") is Holder.COOPERATIVE
    assert reading("opvolgingsstatus", " Niet  nodig") is Stage.NOT_NEEDED


def test_yes_for_a_choice_with_yes_is_understood() -> None:
    assert reading("patientenstop", True, "praktijken") == "ja"


@pytest.mark.parametrize("name", [field.name for field in FIELDS_OF_SHEET["huisartsen"]])
def test_onbekend_makes_every_field_unknown(name: str) -> None:
    assert reading(name, " Onbekend ") is None


@pytest.mark.parametrize("broken", list(Broken))
def test_a_formula_without_outcome_is_a_problem_and_not_an_empty_cell(broken: Broken) -> None:
    with pytest.raises(UnreadableCell, match="formule"):
        reading("naam", broken)


def test_a_name_in_the_wrong_column_is_not_repeated_in_the_problem() -> None:
    for name in ("agb", "fte", "stop_vroegst", "rol", "geboortejaar"):
        with pytest.raises(UnreadableCell) as problem:
            reading(name, "Voorbeeld")
        assert "Voorbeeld" not in str(problem.value)


def test_text_loses_only_what_cannot_be_seen() -> None:
    assert reading("naam", " De\u00a0Linde \n\x07 Noord ") == "De Linde Noord"
    assert reading("naam", 12.0) == "12"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_a_number_that_is_written_reads_back_as_itself(number: float) -> None:
    number = round(number, 15)
    assert readings_of(dutch(number))[0] == pytest.approx(number, rel=1e-15)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dates(date(1970, 1, 1), date(2080, 12, 31)))
def test_a_date_that_is_written_reads_back_as_itself(day: date) -> None:
    assert reading("stop_laatst", text_of(day)) == day


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_squeezing_twice_is_squeezing_once(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)


_CELLS = st.one_of(
    st.text(max_size=20),
    st.text("0123456789.,-/ %'eE", max_size=12),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(Broken),
)


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.sampled_from([f for fields in FIELDS_OF_SHEET.values() for f in fields]), _CELLS)
def test_any_cell_is_a_value_or_a_dutch_sentence(field: Field, cell: object) -> None:
    try:
        value = value_of(field, cell)  # type: ignore[arg-type]
    except UnreadableCell:
        return
    assert value is None or value == value_of(field, text_of(value))
