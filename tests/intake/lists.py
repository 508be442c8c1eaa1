"""Small lists to import, as cells and as files."""

from pathlib import Path

from succession.intake import Intake, Reading, checked, open_file, propose, read
from succession.intake.delimited import write_delimited
from succession.register.model import Level
from succession.register.rows import Sheets

PRACTICES = "agb;naam\n01000001;De Linde\n01000002;De Eik\n"


def reading_of(**lists: str) -> Reading:
    """What the free road reads from CSV texts, by the name of the file without its end."""
    contents = [open_file(f"{name}.csv", text.encode()) for name, text in lists.items()]
    tables = tuple(table for found in contents for table in found.tables)
    merged = type(contents[0])(tables, tuple(p for found in contents for p in found.problems))
    return read(merged, propose(tables))


def imported(
    before: Sheets,
    remove: bool = False,
    default_level: Level = Level.CONFIDENTIAL,
    **lists: str,
) -> Intake:
    """What an import of these CSV texts would do."""
    return checked(reading_of(**lists), before, remove=remove, default_level=default_level)


def write(folder: Path, name: str, rows: list[list[str]]) -> Path:
    path = folder / name
    path.write_bytes(write_delimited(rows))
    return path
