"""An older list names rows by keys that they had then: it is still about those rows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeAlias

from succession.intake.read_row import ReadRow
from succession.intake.reading import Reading
from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.register.rows import Row, Sheets, Value, key_of

Former: TypeAlias = Callable[[Collection[Place]], Mapping[Place, Place]]
"""The present place of the rows that had these keys before."""


def nobody(_: Collection[Place]) -> Mapping[Place, Place]:
    """Where no row ever had another key."""
    return {}


def brought_up_to_date(reading: Reading, before: Sheets, former: Former) -> Reading:
    """The rows that were read, each by the key that it has now in the rows of `before`.

    What makes up a key that was given up is no news; all else that the row says is. A key that a
    row has now stands for that row, whoever had it before. Who bears a name that another once had
    and was born in another year is a newcomer.
    """
    standing = {(sheet, key_of(sheet, row)): row for sheet in before for row in before[sheet]}
    places = {_place(sheet, row) for sheet, rows in reading.rows.items() for row in rows}
    codes = {_practice(row) for row in reading.rows.get(Sheet.GPS, ())}
    found = former((places | codes) - standing.keys())
    present = {old: now for old, now in found.items() if now in standing}
    if not present:
        return reading
    rows = {
        sheet: tuple(_renewed(sheet, row, present, standing) for row in rows)
        for sheet, rows in reading.rows.items()
    }
    return replace(reading, rows=rows)


def _renewed(
    sheet: str, row: ReadRow, present: Mapping[Place, Place], standing: Mapping[Place, Row]
) -> ReadRow:
    place, values = _place(sheet, row), dict(row.values)
    now = standing[present[place]] if place in present else None
    if now is not None and _may_be_the_same(values, now):
        values |= {name: now[name] for name in _key_fields(sheet, values, now)}
    elif sheet == Sheet.GPS and _practice(row) in present:
        values["praktijk_agb"] = present[_practice(row)][1]
    return replace(row, values=values)


def _may_be_the_same(then: Mapping[str, Value], now: Row) -> bool:
    years = {then.get("geboortejaar"), now.get("geboortejaar")} - {None}
    return len(years) < 2


def _key_fields(sheet: str, then: Mapping[str, Value], now: Row) -> tuple[str, ...]:
    """What made up the key, and what does so now."""
    if sheet == Sheet.PRACTICES:
        return ("agb",)
    if sheet == Sheet.CANDIDATES:
        return ("naam",)
    if not (then.get("agb") or then.get("naam")):
        return ("praktijk_agb", "vacant_sinds", "houder")
    has_code = then.get("agb") and now["agb"]
    return ("praktijk_agb", "agb") if has_code else ("praktijk_agb", "agb", "naam")


def _practice(row: ReadRow) -> Place:
    return Sheet.PRACTICES, str(row.values.get("praktijk_agb"))


def _place(sheet: str, row: ReadRow) -> Place:
    return sheet, key_of(sheet, row.values)
