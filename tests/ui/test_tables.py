"""Tables sort as numbers and as days, and say in Dutch what they hold."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from succession.ui.tables import MOST_ON_PAPER, frame_of, on_paper, styled
from succession.views import dutch

ROOT = Path(__file__).resolve().parents[2]
RECORDS = [
    {"tijd": -26.2, "deel": 0.003, "lijst": 8677, "op": date(2026, 3, 1), "wie": "A", "ja": True},
    {"tijd": -5.0, "deel": 0.46, "lijst": None, "op": None, "wie": None, "ja": None},
    {"tijd": None, "deel": 0.5, "lijst": 900, "op": date(2025, 12, 1), "wie": "B", "ja": False},
]


def _shown(column: str, records: list[dict] = RECORDS, **more: object) -> list[str]:
    """What stands in the cells of a column, as the browser gets it."""
    table = styled(records, **more)  # type: ignore[arg-type]
    place = list(frame_of(records)).index(column)
    body = table._translate(sparse_index=False, sparse_cols=False)["body"]  # type: ignore[attr-defined]
    return [row[place + 1]["display_value"] for row in body]


def test_columns_are_of_their_own_kind_and_empty_where_unknown() -> None:
    frame = frame_of(RECORDS)
    kinds = ["Float64", "Float64", "Int64", "datetime64[s]", "string", "boolean"]
    assert [str(kind) for kind in frame.dtypes] == kinds
    assert frame.isna().sum().tolist() == [1, 0, 1, 1, 1, 1]


def test_months_sort_as_numbers_and_not_as_words() -> None:
    frame = frame_of([{"tijd": float(-m)} for m in (22, 26, 3, 31, 33, 5, 6)])
    assert frame.sort_values("tijd")["tijd"].tolist() == [-33, -31, -26, -22, -6, -5, -3]


def test_values_are_read_in_dutch() -> None:
    shown = {"tijd": dutch.time_left, "deel": dutch.percent}
    assert _shown("tijd", shown=shown) == ["26 maanden te laat", "5 maanden te laat", "onbekend"]
    assert _shown("deel", shown=shown) == ["minder dan 1%", "46%", "50%"]
    assert _shown("lijst") == ["8.677", "onbekend", "900"]
    assert _shown("op") == ["01-03-2026", "onbekend", "01-12-2025"]
    assert _shown("lijst", empty="") == ["8.677", "", "900"]


def test_the_words_are_made_of_the_value_itself() -> None:
    """A frame gives numbers and days back as its own kinds."""
    found: list[object] = []

    def keep(value: object) -> str:
        found.append(value)
        return ""

    record = {"a": 5.25, "b": 3, "c": date(2029, 7, 1), "d": True, "e": "x", "f": None}
    _shown("a", [record], shown=dict.fromkeys(record, keep))
    told = [value for value in record.values() if value is not None]
    assert found == told
    assert [type(value) for value in found] == [type(value) for value in told]


def test_a_moment_is_shown_in_the_time_of_the_netherlands() -> None:
    records = [{"op": datetime(2026, 11, 27, 23, 3, tzinfo=UTC)}]
    assert _shown("op", records) == ["28-11-2026 00:03"]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|x", "-1+1", "\t=1"])
def test_text_is_no_formula_in_a_spreadsheet(text: str) -> None:
    assert frame_of([{"wie": text}])["wie"].tolist() == [f"'{text}"]


@pytest.mark.parametrize("text", ["A. de Wit", "+12 punten", "-3", "− 3 punten", "–", "+1,5"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert frame_of([{"wie": text}])["wie"].tolist() == [text]


def test_on_paper_stand_the_words_of_the_screen_and_numbers_at_the_right() -> None:
    paper = on_paper(RECORDS, {"deel": dutch.percent})
    for column in RECORDS[0]:
        shown = {"deel": dutch.percent}
        for words in _shown(column, shown=shown):
            assert f">{words}<" in paper
    assert "<td class=n>8.677<" in paper
    assert "<td class=n>onbekend<td class=n>onbekend<td>onbekend" in paper
    assert "<td>B<" in paper


def test_what_somebody_typed_is_no_html_on_paper() -> None:
    paper = on_paper([{"<b>": "<script>alert(1)</script> & Zn"}])
    assert "<th>&lt;b&gt;" in paper
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt; &amp; Zn" in paper


def test_a_wide_table_becomes_lines_of_what_is_known() -> None:
    wide = {f"kolom {number}": number or None for number in range(30)}
    paper = on_paper([wide, wide])
    assert paper.count("<p>kolom 1 <b>1</b> · kolom 2 <b>2</b>") == 2
    assert "kolom 0" not in paper
    assert "kolom 29 <b>29</b>" in paper


def test_a_long_table_says_how_much_of_it_stands_on_paper() -> None:
    rows = [{"wie": f"rij {number}"} for number in range(1500)]
    paper = on_paper(rows)
    assert f"De eerste {MOST_ON_PAPER} van 1.500 regels." in paper
    assert paper.count("<tr>") == MOST_ON_PAPER + 1
    assert "De eerste" not in on_paper(rows[:MOST_ON_PAPER])
    assert len(paper) < 10_000


def test_nothing_is_a_table_without_columns() -> None:
    assert frame_of([]).empty


def test_no_page_makes_a_table_of_its_own() -> None:
    pages = (ROOT / "succession" / "ui").rglob("*.py")
    own = [
        page.name
        for page in pages
        if page.name != "tables.py" and re.search(r"\.(dataframe|table)\(", page.read_text("utf-8"))
    ]
    assert own == []
