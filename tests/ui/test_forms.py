"""Typed text is read as strictly as a file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from succession.errors import InvalidInput
from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import rows_of
from succession.ui import forms
from succession.ui.markdown import plain
from succession.views import dutch
from tests.region import region


@pytest.mark.parametrize(
    ("typed", "fte"), [("0,8", 0.8), ("1", 1.0), ("", None), ("onbekend", None), ("0.8", 0.8)]
)
def test_decimals_are_read_in_dutch(typed: str, fte: float | None) -> None:
    assert forms.read("huisartsen", {"fte": typed}) == {"fte": fte}


def test_all_fields_that_cannot_be_are_told_at_once() -> None:
    typed = {"fte": "12,5", "geboortejaar": "vroeger", "zekerheid": "3", "rol": "koning"}
    with pytest.raises(InvalidInput) as caught:
        forms.read("huisartsen", typed)
    assert [problem.column for problem in caught.value.problems] == ["Geboortejaar", "Rol", "Fte"]


@pytest.mark.parametrize("sheet", list(FIELDS_OF_SHEET))
def test_what_the_form_shows_reads_back_as_what_is_stored(sheet: str) -> None:
    """Else saving an untouched form would change the register."""
    for row in rows_of(region())[sheet]:
        texts = {name: dutch.typed(value) for name, value in row.items()}
        assert forms.read(sheet, texts) == row


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.floats(min_value=0, max_value=1.5))
def test_any_decimal_that_is_shown_reads_back_as_itself(fte: float) -> None:
    assert forms.read("huisartsen", {"fte": dutch.typed(fte)}) == {"fte": fte}


@pytest.mark.parametrize(
    "text", ["[x](http://elders)", "![p](x)", "# kop", "<b>", "$x$", ":smile:", "a_b_c", "`c`"]
)
def test_marks_in_names_are_escaped(text: str) -> None:
    escaped = plain(text)
    assert escaped != text
    invisible = {ord("\\"): None, 0x2060: None}
    assert escaped.translate(invisible) == text
