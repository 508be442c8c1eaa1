"""One row of a list as it was read, and where it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from succession.errors import Problem, Severity
from succession.register.rows import Value


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """Where rows come from; `headers` gives per field the header as it stands in the file."""

    file: str
    sheet: str | None
    header_row: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What one row of a file says. A field that is absent stays as it is, None makes it unknown.

    `faulty` names the fields whose cell could not be read and is in the problems already;
    `assumed` those that no cell says, and that a row of the register knows better.
    """

    number: int
    origin: FileOrigin
    values: Mapping[str, Value]
    faulty: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()

    def problem(self, what: str, remedy: str, name: str | None = None) -> Problem:
        """A fault of this row, in the column of field `name` when the file has it."""
        origin = self.origin
        column = origin.headers.get(name) if name else None
        return Problem(what, remedy, Severity.ERROR, origin.file, origin.sheet, self.number, column)

    def warning(self, what: str, remedy: str, name: str | None = None) -> Problem:
        """As `problem`, of what need not be wrong."""
        return replace(self.problem(what, remedy, name), severity=Severity.WARNING)


def and_more(numbers: Sequence[int]) -> str:
    """What is told of the first of these rows, and how many others it holds for."""
    more = len(numbers) - 1
    return f" (ook op {more} andere {'rij' if more == 1 else 'rijen'})" if more else ""


def by_origin(rows: Iterable[ReadRow]) -> list[list[ReadRow]]:
    """The rows of each list, in their order: what is told once for a list is told of the first."""
    found: dict[tuple[str, str | None], list[ReadRow]] = {}
    for row in rows:
        found.setdefault((row.origin.file, row.origin.sheet), []).append(row)
    return list(found.values())
