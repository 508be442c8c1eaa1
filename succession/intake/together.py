"""Rows that say the same practice over and over, as where each huisarts has one."""

from collections.abc import Collection, Iterator, Sequence
from statistics import median

from succession.errors import Problem
from succession.intake.headers import normal
from succession.intake.questions import CHOICES, PER_GP, PER_PRACTICE, Ask, ListQuestion
from succession.intake.read_row import ReadRow
from succession.register.rows import Value

# What one huisarts may have: a number that practices of more repeat may be his and not theirs.
_MOST_OF_ONE = 2600


def one_per_practice(
    rows: Sequence[ReadRow], counts: str | None = None, merged: Collection[int] = ()
) -> list[ReadRow]:
    """A practice stands once for each of its GPs; what is empty in one may stand in another.

    With `counts` per huisarts its patients are those of all its rows together, but for those
    that a merged cell covers.
    """
    found: dict[Value, ReadRow] = {}
    for row in rows:
        earlier = found.setdefault(row.values["agb"], row)
        if earlier is not row:
            values = {**row.values, **earlier.values}
            if counts == PER_GP and row.number not in merged and (told := _counts((earlier, row))):
                values["patienten"] = sum(told)
            faulty = earlier.faulty | row.faulty
            found[row.values["agb"]] = ReadRow(earlier.number, earlier.origin, values, faulty)
    return list(found.values())


def _counts(rows: Sequence[ReadRow]) -> list[int]:
    counts = (row.values.get("patienten") for row in rows)
    return [count for count in counts if isinstance(count, int)]


def about_patients(rows: Sequence[ReadRow], merged: Collection[int]) -> ListQuestion | None:
    """Whether rows of one practice count the patients of each huisarts: asked when they differ, or
    repeat a number so small that it may be his. In rows that a merged cell covers it is not his.
    """
    by_practice: dict[Value, list[ReadRow]] = {}
    for row in rows:
        if row.number not in merged:
            by_practice.setdefault(row.values["agb"], []).append(row)
    told = [counts for found in by_practice.values() if len(counts := _counts(found)) > 1]
    differ = any(len(set(counts)) > 1 for counts in told)
    if not differ and not (told and median(counts[0] for counts in told) < _MOST_OF_ONE):
        return None
    default = None if differ else PER_PRACTICE
    return ListQuestion(Ask.PATIENTS, _WHOSE, CHOICES[Ask.PATIENTS], default)


_WHOSE = "Zijn de patiënten in deze lijst die van de hele praktijk, of van elke huisarts apart?"


def about_rows_of_one(rows: Sequence[ReadRow], counts: str | None = None) -> Iterator[Problem]:
    """What rows of one practice say otherwise; of patients not where each huisarts has his own."""
    first: dict[Value, ReadRow] = {}
    for row in rows:
        agb = row.values["agb"]
        earlier = first.setdefault(agb, row)
        if earlier is row:
            continue
        for name, value in row.values.items():
            is_his_own = name == "patienten" and counts == PER_GP
            if is_his_own or _are_same(earlier.values.get(name, value), value):
                continue
            what = f"voor dezelfde praktijk staat op rij {earlier.number} iets anders"
            yield row.problem(what, _REMEDIES.get(name, "maak beide rijen gelijk"), name)
        first[agb] = ReadRow(earlier.number, row.origin, {**row.values, **earlier.values})


_REMEDIES = {"patienten": "zeg bij de vragen of het per huisarts is, of maak de rijen gelijk"}


def _are_same(one: Value, other: Value) -> bool:
    """Whether both say the same, however it was typed."""
    if isinstance(one, str) and isinstance(other, str):
        return normal(one).replace(" ", "") == normal(other).replace(" ", "")
    return one == other
