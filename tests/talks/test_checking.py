"""What may be answered to a question of a talk."""

from datetime import date

import pytest

from succession.register.fields import FIELDS_OF_SHEET, Kind, Sheet
from succession.talks.checking import _is_possible

OF_KIND = {field.kind: field for sheet in Sheet for field in FIELDS_OF_SHEET[sheet]}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Kind.YES_NO, True, "ja"),
        (Kind.TEXT, "zoekt sinds mei", True),
        (Kind.WHOLE, 3, True),
        (Kind.DATE_LIKELY, date(2029, 7, 1), "2029"),
    ],
)
def test_an_answer_is_of_the_kind_of_its_field(kind: Kind, good: object, bad: object) -> None:
    assert _is_possible(OF_KIND[kind], good)
    assert not _is_possible(OF_KIND[kind], bad)
