"""Hypothesis strategies for registers that have come through the checks of the intake."""

from datetime import date

from hypothesis import strategies as st

from succession.intake.cells import UNKNOWN, squeezed
from succession.register.fields import FIELDS_OF_SHEET, Field, Kind
from succession.register.model import GpRole, Holder
from succession.register.rows import Row, Sheets

_AGBS = [f"0100000{number}" for number in range(4)]
_ODD = [
    "=1+1",
    "'=1",
    "-",
    "+31",
    "@a",
    "0012",
    "1.5",
    "2028-01-01",
    "ja",
    "'s-Gravenhage",
    "_x0041_",
]
_DATES = st.dates(date(1970, 1, 1), date(2080, 12, 31))

# The register keeps texts squeezed, and the word `onbekend` is never a value.
texts = (
    st.one_of(st.sampled_from(_ODD), st.text(max_size=12))
    .map(squeezed)
    .filter(lambda text: text and text.casefold() != UNKNOWN)
)


def values(field: Field) -> st.SearchStrategy[object]:
    low, high = field.low or 0, field.high or 1
    of_kind: dict[Kind, st.SearchStrategy[object]] = {
        Kind.TEXT: texts,
        Kind.AGB: st.integers(0, 999_999).map(lambda number: f"01{number:06d}"),
        Kind.WHOLE: st.integers(int(low), int(high)),
        Kind.DECIMAL: st.floats(low, high),
        Kind.YEAR: st.integers(int(low), int(high)),
        Kind.YES_NO: st.booleans(),
        Kind.CHOICE: st.sampled_from([c for c in field.choices if c != UNKNOWN] or [None]),
    }
    return of_kind.get(field.kind, _DATES)


def rows(sheet: str, **fixed: st.SearchStrategy[object]) -> st.SearchStrategy[Row]:
    fields = {field.name: st.none() | values(field) for field in FIELDS_OF_SHEET[sheet]}
    return st.fixed_dictionaries({**fields, **fixed}).map(_in_order)  # type: ignore[return-value]


def _in_order(row: Row) -> Row:
    """Dates as the intake demands them: the three of a plan, and a vacancy, in order."""
    for names in (
        ("stop_vroegst", "stop_waarschijnlijk", "stop_laatst"),
        ("vacant_sinds", "waarneming_tot"),
    ):
        known = [name for name in names if row.get(name) is not None]
        for name, day in zip(known, sorted(row[name] for name in known), strict=True):  # type: ignore[type-var]
            row[name] = day
    return row


_NEVER = {name: st.none() for name in ("vacant_sinds", "reden_vacant", "waarneming_tot")}
_PEOPLE = rows(
    "huisartsen",
    rol=st.sampled_from(GpRole),
    naam=texts,
    praktijk_agb=st.sampled_from(_AGBS),
    houder=st.none(),
    **_NEVER,
)
_OPEN = rows(
    "huisartsen",
    agb=st.none(),
    naam=st.none(),
    rol=st.none(),
    praktijk_agb=st.sampled_from(_AGBS),
    houder=st.none(),
    vacant_sinds=_DATES,
)
_HELD = rows(
    "huisartsen",
    agb=st.none(),
    naam=st.none(),
    rol=st.none(),
    praktijk_agb=st.sampled_from(_AGBS),
    houder=st.sampled_from([Holder.CHAIN, Holder.ZORGGROEP_BV, Holder.COOPERATIVE]),
    **_NEVER,
)


def sheets() -> st.SearchStrategy[Sheets]:
    """The rows of a register, also with odd names and open shares."""
    return st.fixed_dictionaries(
        {
            "praktijken": st.tuples(*(rows("praktijken", agb=st.just(agb)) for agb in _AGBS)),
            "huisartsen": st.lists(st.one_of(_PEOPLE, _OPEN, _HELD), max_size=6),
            "kandidaten": st.lists(rows("kandidaten", naam=texts), max_size=3),
        }
    )
