"""A row of a list as it would stand in the register."""

from dataclasses import dataclass

from succession.intake.read_row import ReadRow
from succession.register.rows import Row


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of a file laid over the row that stands under `standing_key`, or over nothing."""

    read: ReadRow
    row: Row
    key: str
    standing_key: str | None = None
