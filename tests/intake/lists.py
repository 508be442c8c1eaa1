"""Small lists to import, as the texts of CSV files."""

from succession.intake import Answers, Contents, Intake, Reading, checked, open_file, propose, read
from succession.register.rows import Sheets
from tests.region import TODAY

PRACTICES = "agb;naam\n01000001;De Linde\n01000002;De Eik\n"


def reading_of(answers: Answers | None = None, /, **lists: str) -> Reading:
    """What the free road reads from CSV texts, by the name of the file without its end."""
    contents = Contents.joined(
        open_file(f"{name}.csv", text.encode()) for name, text in lists.items()
    )
    return read(contents, propose(contents.tables), TODAY, answers or {})


def imported(
    before: Sheets,
    remove: bool = False,
    answers: Answers | None = None,
    **lists: str,
) -> Intake:
    """What an import of these CSV texts would do."""
    return checked(reading_of(answers, **lists), before, remove=remove)
