"""The log of what was done, as far as who is looking may know of it."""

from succession.ui import tables, wiring
from succession.views.records import Cell

_NAMED = 3


def draw() -> None:
    """The last lines of the log."""
    tables.lines(
        [_line(entry) for entry in wiring.audit()], "register.audit", "Logboek van wijzigingen"
    )


def _line(entry: wiring.AuditEntry) -> dict[str, Cell]:
    return {
        "wanneer": entry.at,
        "wie": entry.by,
        "rol": entry.role.value,
        "wat": entry.action,
        "bij": _records(entry),
    }


def _records(entry: wiring.AuditEntry) -> str:
    named = [f"{sheet} {key}" for sheet, key in entry.records[:_NAMED]]
    rest = len(entry.records) - len(named)
    return ", ".join(named) + (f" en nog {rest}" if rest else "")
