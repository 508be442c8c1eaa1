"""What an import would change in the register: added, changed and removed rows, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import Row, Sheets, Value, key_of

Place: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row: what it was and what it becomes."""

    sheet: str
    key: str
    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class RowEntry:
    """A whole row that comes or goes; `row` holds every field of its sheet."""

    sheet: str
    key: str
    row: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Difference:
    """`unchanged` counts the rows that were given and stay as they are."""

    added: tuple[RowEntry, ...] = ()
    changed: tuple[Change, ...] = ()
    removed: tuple[RowEntry, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)

    @property
    def leaving(self) -> frozenset[Place]:
        """The rows that go and do not come back with the same difference."""
        coming = {(entry.sheet, entry.key) for entry in self.added}
        return frozenset({(entry.sheet, entry.key) for entry in self.removed} - coming)


def between(
    before: Sheets, after: Sheets, rekeyed: Mapping[Place, Place] | None = None
) -> Difference:
    """The difference that leads from one register to the other, both as complete rows.

    `rekeyed` gives for a row whose key changed its new sheet and key, and those it had: such a
    row counts as changed, under its old key.
    """
    old, new = _by_key(before), _by_key(after)
    new = {(rekeyed or {}).get(place, place): row for place, row in new.items()}
    both = [place for place in old if place in new]
    changed = [change for place in both for change in _changes(place, old[place], new[place])]
    touched = {(change.sheet, change.key) for change in changed}
    return Difference(
        added=tuple(RowEntry(*place, row) for place, row in new.items() if place not in old),
        changed=tuple(changed),
        removed=tuple(RowEntry(*place, row) for place, row in old.items() if place not in new),
        unchanged=len(both) - len(touched),
    )


def applied(rows: Sheets, difference: Difference) -> dict[str, list[Row]]:
    """The rows after the difference; rows it does not name stay where they are, in order."""
    by_key = _by_key(rows)
    for entry in difference.removed:
        by_key.pop((entry.sheet, entry.key), None)
    for change in difference.changed:
        place = (change.sheet, change.key)
        by_key[place] = {**by_key[place], change.field: change.new}
    by_key |= {(entry.sheet, entry.key): dict(entry.row) for entry in difference.added}
    result: dict[str, list[Row]] = {sheet: [] for sheet in FIELDS_OF_SHEET}
    for (sheet, _), row in by_key.items():
        result[sheet].append(row)
    return result


def _by_key(sheets: Sheets) -> dict[Place, Row]:
    return {
        (sheet, key_of(sheet, row)): dict(row)
        for sheet in FIELDS_OF_SHEET
        for row in sheets.get(sheet, ())
    }


def _changes(place: Place, old: Row, new: Row) -> Iterable[Change]:
    for field in FIELDS_OF_SHEET[place[0]]:
        before, after = old.get(field.name), new.get(field.name)
        if before != after:
            yield Change(*place, field.name, before, after)
