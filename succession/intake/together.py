"""Rows that say the same practice over and over, as where each huisarts has one."""

from collections.abc import Collection, Iterator, Sequence
from statistics import median

from succession.errors import Problem
from succession.intake.headers import normal
from succession.intake.read_row import ReadRow, and_more
from succession.register.rows import Value

# What one huisarts may have: a number that practices of more repeat may be his and not theirs.
_MOST_OF_ONE = 2600


def one_per_practice(rows: Sequence[ReadRow]) -> list[ReadRow]:
    """A practice stands once for each of its GPs; what is empty in one may stand in another."""
    first: dict[Value, ReadRow] = {}
    for row in rows:
        agb = row.values["agb"]
        earlier = first.setdefault(agb, row)
        if earlier is not row:
            merged = {**row.values, **earlier.values}
            faulty = earlier.faulty | row.faulty
            first[agb] = ReadRow(earlier.number, earlier.origin, merged, faulty)
    return list(first.values())


def about_rows_of_one(rows: Sequence[ReadRow], merged: Collection[int]) -> Iterator[Problem]:
    """What rows of one practice say otherwise; and a number of patients that they repeat, when it
    is so small that it may be each huisarts' own. In rows that a merged cell covers it is not.
    """
    first: dict[Value, ReadRow] = {}
    repeated: dict[Value, ReadRow] = {}
    for row in rows:
        agb = row.values["agb"]
        earlier = first.setdefault(agb, row)
        if earlier is row:
            continue
        yield from _contradictions(earlier, row)
        if row.number not in merged and _have_the_same_count(earlier, row):
            repeated.setdefault(agb, row)
        first[agb] = ReadRow(earlier.number, row.origin, {**row.values, **earlier.values})
    counts = [int(str(row.values["patienten"])) for row in repeated.values()]
    if counts and median(counts) < _MOST_OF_ONE:
        told = sorted(repeated.values(), key=lambda row: row.number)
        what = "dit aantal patiënten geldt voor de hele praktijk"
        more = and_more([row.number for row in told])
        yield told[0].warning(f"{what}{more}", _ADD_UP, "patienten")


_ADD_UP = "is het per huisarts, tel het dan op en zet het totaal op elke rij"


def _have_the_same_count(earlier: ReadRow, later: ReadRow) -> bool:
    return later.values.get("patienten") == earlier.values.get("patienten", -1)


def _contradictions(earlier: ReadRow, later: ReadRow) -> Iterator[Problem]:
    for name, value in later.values.items():
        if name in earlier.values and not _are_same(earlier.values[name], value):
            what = f"voor dezelfde praktijk staat op rij {earlier.number} iets anders"
            remedy = _ADD_UP if name == "patienten" else "maak beide rijen gelijk"
            yield later.problem(what, remedy, name)


def _are_same(one: Value, other: Value) -> bool:
    """Whether both say the same, however it was typed."""
    if isinstance(one, str) and isinstance(other, str):
        return normal(one).replace(" ", "") == normal(other).replace(" ", "")
    return one == other
