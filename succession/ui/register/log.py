"""The log of what was done, as far as who is looking may know of it."""

from succession.ui import tables, viewing
from succession.ui.look import AuditEntry
from succession.views.records import Cell

_NAMED = 3


def draw() -> None:
    """The last lines of the log."""
    tables.lines(
        [_line(entry) for entry in viewing.look().audit],
        "register.audit",
        "Logboek van wijzigingen",
    )


def _line(entry: AuditEntry) -> dict[str, Cell]:
    return {
        "wanneer": entry.at,
        "wie": entry.by,
        "rol": entry.role.value,
        "wat": entry.action,
        "bij": _records(entry),
    }


def _records(entry: AuditEntry) -> str:
    named = [f"{sheet} {key}" for sheet, key in entry.records[:_NAMED]]
    rest = len(entry.records) - len(named)
    return ", ".join(named) + (f" en nog {rest}" if rest else "")
