"""The log of what was done: whole for who knows of every talk, else in numbers per week and role.

Who did something, or that letters were agreed upon, would tell a beheerder with whom there was a
talk; so would the day.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from succession.register import Role
from succession.register.days import day_of
from succession.ui import tables, wiring
from succession.views.records import Cell

_NAMED = 3


def draw() -> None:
    """The last lines of the log, as far as this audience may know of them."""
    is_whole = wiring.audience().role is Role.CONSULENT
    entries = wiring.audit()
    tables.lines(
        [_line(entry) for entry in entries] if is_whole else _per_week(entries),
        "register.audit",
        "Logboek van wijzigingen",
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


def _per_week(entries: Sequence[wiring.AuditEntry]) -> list[dict[str, Cell]]:
    amounts = Counter((_monday(entry), entry.role.value) for entry in entries)
    return [
        {"week van": monday, "rol": role, "aantal": amount}
        for (monday, role), amount in sorted(amounts.items(), reverse=True)
    ]


def _monday(entry: wiring.AuditEntry) -> date:
    day = day_of(entry.at)
    return day - timedelta(days=day.weekday())
