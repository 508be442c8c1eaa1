"""Registers as the intake hands them over: any values the fields allow, keys that fit together."""

from hypothesis import strategies as st

from succession.register import Register
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind
from succession.register.rows import Row, bears_gp, bears_share, key_of, register_of, rows_of

# PostgreSQL keeps no NUL, and half a surrogate pair is not text.
_TEXTS = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), min_size=1, max_size=8
)
_AGBS = st.integers(0, 999999).map(lambda number: f"01{number:06d}")
_DATES = (Kind.DATE, Kind.DATE_EARLIEST, Kind.DATE_LIKELY, Kind.DATE_LATEST)


def registers() -> st.SearchStrategy[Register]:
    """Registers without history, in the order in which rows tell them."""
    return _sheets().map(register_of).map(rows_of).map(register_of)


@st.composite
def _sheets(draw: st.DrawFn) -> dict[str, list[Row]]:
    practices = draw(_rows("praktijken", _AGBS, min_size=0))
    agbs = st.sampled_from([str(row["agb"]) for row in practices] or ["none"])
    return {
        "praktijken": practices,
        "huisartsen": draw(_rows("huisartsen", agbs)) if practices else [],
        "kandidaten": draw(_rows("kandidaten", _AGBS)),
    }


def _rows(
    sheet: str, agbs: st.SearchStrategy[str], min_size: int = 0
) -> st.SearchStrategy[list[Row]]:
    required = {
        "praktijken": {"agb": agbs},
        "huisartsen": {"praktijk_agb": agbs},
        "kandidaten": {"naam": _TEXTS},
    }[sheet]
    values = {f.name: st.none() | _values(f) for f in FIELDS_OF_SHEET[sheet]} | required
    rows = st.fixed_dictionaries(values)
    if sheet == "huisartsen":
        rows = rows.filter(lambda row: bears_gp(row) or bears_share(row))
    return st.lists(rows, min_size=min_size, max_size=4, unique_by=lambda row: key_of(sheet, row))


def _values(field: Field) -> st.SearchStrategy[object]:
    if field.kind is Kind.CHOICE:
        return st.sampled_from(field.choices)
    if field.kind in _DATES:
        return st.dates()
    if field.kind is Kind.YES_NO:
        return st.booleans()
    if field.kind is Kind.DECIMAL:
        return st.floats(field.low or 0, field.high or 100)
    if field.kind in (Kind.WHOLE, Kind.YEAR):
        return st.integers(int(field.low or 0), int(field.high or 60000))
    return _AGBS if field.kind is Kind.AGB else _TEXTS
