"""What somebody else changed while a form was open: what stood there, stands, and is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from succession.register.fields import FIELDS_OF_SHEET
from succession.register.rows import Row
from succession.views import dutch


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it was when the form was drawn, what it is now, and what was typed."""

    label: str
    before: str
    now: str
    yours: str

    def record(self) -> dict[str, str]:
        return {
            "gegeven": self.label,
            "was": self.before,
            "is nu": self.now,
            "u typte": self.yours,
        }


def row_changes(
    sheet: str, rows: tuple[Row, Row], typed: Mapping[str, str]
) -> tuple[FieldChange, ...]:
    """The fields that differ between the row before and the row now, beside what was typed."""
    before, now = rows
    return tuple(
        FieldChange(
            field.label,
            dutch.told(field, before[field.name]),
            dutch.told(field, now[field.name]),
            typed.get(field.name, ""),
        )
        for field in FIELDS_OF_SHEET[sheet]
        if field.name in before and before[field.name] != now[field.name]
    )


def who_line(what: str, by: tuple[str, datetime] | None, me: str) -> str:
    """That `what` was changed in between, and by whom as far as that is known."""
    if by is None:
        return f"{what} is intussen gewijzigd."
    name, at = by
    if name == me:
        own = f"onder uw eigen naam ({name}) gewijzigd, in een ander venster"
        return f"{what} is intussen {own}, {dutch.moment(at)}."
    return f"{what} is intussen gewijzigd door {name}, {dutch.moment(at)}."
