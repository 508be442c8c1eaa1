"""Small lists to import, as the texts of CSV files."""

from succession.intake import Contents, Intake, Reading, checked, open_file, propose, read
from succession.register.model import Level
from succession.register.rows import Sheets
from tests.region import TODAY

PRACTICES = "agb;naam\n01000001;De Linde\n01000002;De Eik\n"


def reading_of(**lists: str) -> Reading:
    """What the free road reads from CSV texts, by the name of the file without its end."""
    contents = Contents.joined(
        open_file(f"{name}.csv", text.encode()) for name, text in lists.items()
    )
    return read(contents, propose(contents.tables), TODAY)


def imported(
    before: Sheets,
    remove: bool = False,
    default_level: Level = Level.CONFIDENTIAL,
    **lists: str,
) -> Intake:
    """What an import of these CSV texts would do."""
    return checked(reading_of(**lists), before, remove=remove, default_level=default_level)
