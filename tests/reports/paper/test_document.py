"""Columns as wide as what is in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from succession.reports.paper.document import PaperTable

_CELLS = st.text(alphabet="abc de", max_size=40)
_ROWS = st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=5)


@given(_ROWS)
def test_the_columns_fill_the_width_and_none_is_narrower_than_its_longest_word(rows) -> None:
    table = PaperTable(("een", "twee", "drie"), tuple(rows))
    widths = table.widths(150)
    assert sum(widths) == pytest.approx(1.0)
    for wide, cells in zip(widths, zip(*rows, strict=True), strict=True):
        longest = max((len(word) for cell in cells for word in cell.split()), default=0)
        assert 150 * wide >= min(longest, 150)


def test_who_has_more_to_say_gets_more_of_what_is_left() -> None:
    words = "een zin die veel langer is dan de andere kolom"
    short, long = PaperTable(("a", "b"), (("ja", words),)).widths(60)
    assert long > 5 * short


def test_a_column_that_is_empty_has_room_for_a_name() -> None:
    table = PaperTable(("wie", "naam"), (("Waarnemend huisarts", ""), ("Hagro", "")))
    assert table.is_to_write_in
    assert 80 * table.widths(80)[1] >= 20
    assert not PaperTable(("wie", "naam"), (("Hagro", ""), ("Maat", "Jansen"))).is_to_write_in
