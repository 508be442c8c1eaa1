"""How much of what counts is known; what is not known widens every answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from succession.register.fields import FIELDS_OF_SHEET, Field, Sheet
from succession.register.model import GpRole
from succession.register.rows import Row, Value, rows_of
from succession.register.seen import Seen

_OF_SHARES = frozenset({"aandeel", "opvolgingsstatus"})
_WORDS: Mapping[str, str] = {Sheet.PRACTICES: "praktijken", Sheet.GPS: "huisartsen"}


@dataclass(frozen=True, slots=True)
class FieldKnown:
    """One field: of how many records it is known. `share` is 0-1, None without records."""

    sheet: str
    label: str
    known: int
    total: int

    @property
    def share(self) -> float | None:
        return self.known / self.total if self.total else None

    @property
    def words(self) -> str:
        return f"{self.known} van {self.total} {_WORDS[self.sheet]}"


def completeness(register: Seen) -> tuple[FieldKnown, ...]:
    """The fields that matter most for the answers, the least known first."""
    rows = rows_of(register)
    fields = [
        _known(sheet, field, rows[sheet])
        for sheet in _WORDS
        for field in FIELDS_OF_SHEET[sheet]
        if field.counts_as_known
    ]
    return tuple(sorted(fields, key=lambda field: 1.0 if field.share is None else field.share))


def overall(fields: Iterable[FieldKnown]) -> float | None:
    """The share (0-1) of all these cells that is filled; None when there are none."""
    measured = list(fields)
    total = sum(field.total for field in measured)
    return sum(field.known for field in measured) / total if total else None


def _known(sheet: str, field: Field, rows: list[Row]) -> FieldKnown:
    asked = [row for row in rows if _is_asked(sheet, field, row)]
    known = sum(row[field.name] is not None for row in asked)
    return FieldKnown(sheet, field.label, known, len(asked))


def _is_asked(sheet: str, field: Field, row: Mapping[str, Value]) -> bool:
    """A locum has no share and no successor; an open share has no birth year."""
    if sheet == Sheet.PRACTICES:
        return True
    if field.name in _OF_SHARES:
        return row["rol"] in (GpRole.OWNER, None)
    return row["rol"] is not None
