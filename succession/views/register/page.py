"""Register: its rows as people read them, and what an import would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from succession.register.difference import Change, Difference, RowEntry
from succession.register.fields import FIELDS_OF_SHEET, Field, Sheet, field_of
from succession.register.rows import Row, Value, key_of, rows_of
from succession.register.seen import Seen
from succession.views import dutch
from succession.views.records import Record, Show

SHEET_WORDS: Mapping[str, str] = {
    Sheet.PRACTICES: "Praktijken",
    Sheet.GPS: "Huisartsen en aandelen",
    Sheet.CANDIDATES: "Kandidaten",
}
ROW_WORDS: Mapping[str, str] = {
    Sheet.PRACTICES: "Praktijk",
    Sheet.GPS: "Huisarts of aandeel",
    Sheet.CANDIDATES: "Kandidaat",
}


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet as a table; `keys` names the record of each line, `shown` how a column is read
    that is not read as its values are.
    """

    columns: tuple[str, ...]
    lines: tuple[tuple[Value, ...], ...]
    keys: tuple[str, ...]
    shown: Mapping[str, Show]

    def records(self) -> list[Record]:
        return [dict(zip(self.columns, line, strict=True)) for line in self.lines]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of a difference list."""

    kind: str
    sheet: str
    who: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    headline: str
    lines: tuple[ChangeLine, ...]


def conclusion(register: Seen, share: float | None) -> str:
    """How many practices and GPs it counts, and how much is known of what counts most (0-1)."""
    if not register.practices and not register.gps:
        return "Het register is nog leeg."
    practices = dutch.count(len(register.practices), "praktijk", "praktijken")
    amount = len(register.gps)
    gps = dutch.count(amount, "huisarts", "huisartsen") if amount else "nog geen huisartsen"
    counted = f"Het register telt {practices} en {gps}"
    if share is None:
        return f"{counted}."
    return f"{counted}; van wat het meest telt is {dutch.percent(share)} bekend."


def last_read(days: Sequence[date]) -> str:
    """When a list came in for the last time, of these days; empty where none did."""
    return f"Laatst is een lijst ingelezen op {dutch.day(max(days))}." if days else ""


def sheet(register: Seen, name: str, search: str = "") -> SheetView:
    """The rows of a sheet that hold the searched text anywhere; empty columns are left out."""
    rows = [row for row in rows_of(register)[name] if _holds(row, search)]
    fields = [f for f in FIELDS_OF_SHEET[name] if any(row[f.name] is not None for row in rows)]
    return SheetView(
        columns=tuple(field.label for field in fields),
        lines=tuple(tuple(row[field.name] for field in fields) for row in rows),
        keys=tuple(key_of(name, row) for row in rows),
        shown={f.label: partial(dutch.told, f) for f in fields if not _counts(f)},
    )


def _counts(field: Field) -> bool:
    """Whether the values are amounts, which have a point in the thousands; a year has none."""
    return field.name.startswith("patienten_") or field.name == "patienten"


def _holds(row: Row, search: str) -> bool:
    wanted = search.strip().casefold()
    return not wanted or any(wanted in dutch.typed(value).casefold() for value in row.values())


def record_names(register: Seen, name: str) -> dict[str, str]:
    """What people call each record of a sheet, by its key."""
    practices = _practice_names(register)
    return {
        key_of(name, row): _record_name(name, row, practices) for row in rows_of(register)[name]
    }


def new_name(register: Seen, name: str, row: Row) -> str:
    """What people will call a record that comes, of which these fields are known."""
    unknown: Row = dict.fromkeys((field.name for field in FIELDS_OF_SHEET[name]), None)
    return _record_name(name, unknown | row, _practice_names(register))


def _practice_names(register: Seen) -> dict[str, str]:
    return {practice.agb: practice.name or practice.agb for practice in register.practices}


def _record_name(sheet_name: str, row: Row, practices: Mapping[str, str]) -> str:
    if sheet_name != Sheet.GPS:
        return dutch.typed(row["naam"]) or dutch.typed(row.get("agb"))
    where = practices.get(str(row["praktijk_agb"]), str(row["praktijk_agb"]))
    if row["naam"] or row["agb"]:
        return f"{dutch.typed(row['naam']) or row['agb']} — {where}"
    since = f" sinds {dutch.typed(row['vacant_sinds'])}" if row["vacant_sinds"] else ""
    return f"aandeel{since} — {where}"


def difference(found: Difference, register: Seen) -> DifferenceView:
    """The difference list before saving: removed first, since that is what people must not miss."""
    names = {sheet_name: record_names(register, sheet_name) for sheet_name in FIELDS_OF_SHEET}
    lines = (
        *(_entry_line("verdwijnt", entry, names) for entry in found.removed),
        *(_change_line(change, names) for change in found.changed),
        *(_entry_line("nieuw", entry, names) for entry in found.added),
    )
    return DifferenceView(difference_words(found), lines)


def difference_words(found: Difference) -> str:
    if found.is_empty:
        return f"Er verandert niets; {_rows(found.unchanged)} zijn gelijk aan het register."
    changed = len({(change.sheet, change.key) for change in found.changed})
    return (
        f"{_rows(len(found.added))} nieuw, {_rows(changed)} gewijzigd "
        f"({dutch.count(len(found.changed), 'gegeven', 'gegevens')}), "
        f"{_rows(len(found.removed))} verwijderd, {_rows(found.unchanged)} ongewijzigd."
    )


def _rows(amount: int) -> str:
    return dutch.count(amount, "rij", "rijen")


def _entry_line(kind: str, entry: RowEntry, names: Mapping[str, Mapping[str, str]]) -> ChangeLine:
    row = dict(entry.row)
    who = names[entry.sheet].get(entry.key) or dutch.typed(row.get("naam")) or entry.key
    filled = [
        f"{field.label}: {dutch.told(field, row.get(field.name))}"
        for field in FIELDS_OF_SHEET[entry.sheet]
        if row.get(field.name) is not None
    ]
    content = "; ".join(filled)
    old, new = (content, "") if kind == "verdwijnt" else ("", content)
    return ChangeLine(kind, entry.sheet, who, "hele rij", old, new)


def _change_line(change: Change, names: Mapping[str, Mapping[str, str]]) -> ChangeLine:
    field = field_of(change.sheet, change.field)
    return ChangeLine(
        kind="gewijzigd",
        sheet=change.sheet,
        who=names[change.sheet].get(change.key, change.key),
        field=field.label,
        old=dutch.told(field, change.old),
        new=dutch.told(field, change.new),
    )


def records_of(lines: Iterable[ChangeLine]) -> list[dict[str, str]]:
    """The difference list as a table."""
    return [
        {
            "wat": line.kind,
            "blad": line.sheet,
            "van wie": line.who,
            "gegeven": line.field,
            "was": line.old,
            "wordt": line.new,
        }
        for line in lines
    ]
