"""What can go wrong that somebody can repair. Anything else is a bug and keeps its traceback."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A `fout` stops the work; a `waarschuwing` is told and then passed over."""

    ERROR = "fout"
    WARNING = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands and what would mend it. All texts are Dutch.

    `row` counts as Excel does (the first row is 1) or is the line of a text file;
    `column` is the header as it stands in the file.
    """

    what: str
    remedy: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = ":".join(
            str(part) for part in (self.file, self.sheet, self.row) if part is not None
        )
        column = f" [{self.column}]" if self.column else ""
        return f"{where}{column}: {self.what} — {self.remedy}" if where else self._bare()

    def _bare(self) -> str:
        return f"{self.what} — {self.remedy}"


class SuccessionError(Exception):
    """Somebody can repair this: the message is Dutch and fit to be shown."""


class InvalidInput(SuccessionError):
    """A file cannot be used as it stands; `problems` holds every reason at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NotAllowed(SuccessionError):
    """The role of this person does not permit this action."""


class Conflict(SuccessionError):
    """Somebody else changed the same record in the meantime."""


class Replaced(SuccessionError):
    """A backup was put back since this was opened: what was read before is of another database."""

    def __init__(self) -> None:
        super().__init__(
            "De database is intussen vervangen: er is een reservekopie teruggezet. Er is nu niets "
            "bewaard. Ververs de pagina (F5), of geef het commando opnieuw, en bekijk eerst wat "
            "er nu staat."
        )


class DatabaseTrouble(SuccessionError):
    """The database cannot be read or written now; the message says what to do about it."""
