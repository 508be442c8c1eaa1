"""Importing: what a list looks like, what is wrong with it and what is asked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from succession.errors import Problem, Severity
from succession.intake import Answers, Ask, ListQuestion, Matching
from succession.sheets.table import Broken, Cell, Table, is_blank
from succession.views import dutch

_SAMPLES = 3
_LONGEST = 24
_LEVEL_HELP = (
    "Geldt voor stopplannen en gesprekken waar niet bij staat wie ze mag weten. "
    "Weet u het niet, laat dan vertrouwelijk staan: dan ziet alleen de consulent ze."
)
_HELP: Mapping[Ask, str] = {
    Ask.LEVEL: _LEVEL_HELP,
    Ask.ROLES: "Zijn er ook anderen bij, kies dan nee en zet een kolom Functie in de lijst.",
    Ask.PATIENTS: "Per huisarts: dan worden de aantallen van één praktijk opgeteld.",
    Ask.SAME: "Wie dezelfde is, houdt de gesprekken. Wie een ander is, komt erbij.",
    Ask.SHEET: "De andere bladen worden dan niet gelezen.",
}
CLEARS_EXAMPLE = (
    "In het register staat nog de verzonnen voorbeeldregio. Zodra u bewaart, wordt zij opgeruimd, "
    "met alles wat u ermee probeerde. Alleen uw eigen lijst blijft over."
)
_REMEMBERED: Mapping[tuple[str, str], str] = {
    (Ask.ROLES, "ja"): "alle huisartsen zijn praktijkhouder",
    (Ask.PATIENTS, "per huisarts"): "de patiënten zijn per huisarts en worden opgeteld",
    (Ask.PATIENTS, "per praktijk"): "de patiënten zijn van de hele praktijk",
}


def samples(table: Table, matching: Matching) -> Mapping[int, tuple[str, ...]]:
    """Of each column the first things that differ, to see what it holds."""
    below = table.rows[matching.header_row :]
    return {
        column.index: _first_of(row[column.index] for row in below if column.index < len(row))
        for column in matching.columns
    }


def _first_of(cells: Iterable[Cell]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for cell in cells:
        if not is_blank(cell):
            found[_short(cell)] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def _short(cell: Cell) -> str:
    text = str(cell.value if isinstance(cell, Broken) else cell)
    if isinstance(cell, str | int | float | date):
        text = dutch.typed(cell)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def foremost_first(problems: Iterable[Problem]) -> list[Problem]:
    """The faults before what may be passed over, each in the order of the list."""
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)


def help_of(question: ListQuestion) -> str:
    """What follows from the answer."""
    return _HELP[question.id]


def remembered_words(answers: Answers) -> str:
    """What was answered about such a list before, to read back."""
    said = [
        _REMEMBERED.get((asked, str(answer)), f"stopplannen zijn {answer}")
        for asked, answer in answers.items()
        if (asked, answer) in _REMEMBERED or asked == Ask.LEVEL
    ]
    return dutch.listing(said)


def case_records(question: ListQuestion) -> list[dict[str, str]]:
    """Who may be the same, side by side."""
    return [
        {
            "in de lijst": case.given,
            "al bekend als": case.standing,
            "praktijk of plaats": case.where,
        }
        for case in question.cases
    ]


def to_remember(answers: Answers) -> dict[str, str]:
    """The answers that hold for next year's list too: not who is who, nor which sheet counts."""
    return {
        asked: answer
        for asked, answer in answers.items()
        if asked not in (Ask.SAME, Ask.SHEET) and isinstance(answer, str)
    }


def problem_words(problems: Sequence[Problem]) -> tuple[str, bool]:
    """How many faults and warnings there are and what follows; whether there is a fault."""
    faults = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - faults
    words = dutch.listing(
        text
        for text, amount in (
            (dutch.count(faults, "fout", "fouten"), faults),
            (dutch.count(warnings, "waarschuwing", "waarschuwingen"), warnings),
        )
        if amount
    )
    if faults:
        todo = "Er is niets gewijzigd: verbeter het hier of in het bestand, of beantwoord de vraag."
        return f"{words}. {todo}", True
    return f"{words}. Lees ze na; u kunt wel bewaren.", False


def cell_words(problem: Problem, cell: Cell) -> str:
    """A cell that cannot be read, as somebody finds it in the list."""
    where = f"{problem.sheet or problem.file}, rij {problem.row}, {problem.column}"
    return f"{where}: {_short(cell) or 'leeg'}"


def mended_words(amount: int) -> str:
    """What the button undoes."""
    return f"Verbeteringen laten vervallen ({amount})"
