"""The register as rows of the Dutch import files, and back.

A row maps every field name of its sheet to a typed value, `None` for unknown. Reading, comparing,
storing forms and exporting all work on rows; `register_of(rows_of(register)) == register` holds
for everything but the history of stop plans, of which a row carries the last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from succession.register.fields import FIELDS_OF_SHEET, Sheet
from succession.register.model import (
    Candidate,
    Gp,
    GpRole,
    Holder,
    Practice,
    Share,
    Stage,
    StopPlan,
    Succession,
    Vacancy,
)
from succession.register.whole import Register

Value: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = dict[str, Value]
Sheets: TypeAlias = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class GpEntry:
    """What a row of the sheet `huisartsen` describes: a GP, the share that he holds, or both."""

    gp: Gp | None
    share: Share | None


def value_at(record: object, way: Iterable[str]) -> Any:
    """What stands at the end of these attributes, of a history its last; None where they end."""
    for name in way:
        if isinstance(record, tuple):
            record = record[-1] if record else None
        record = None if record is None else getattr(record, name)
    return record


def key_of(sheet: str, row: Mapping[str, Value]) -> str:
    """The text that identifies a row within its sheet; two rows with one key are a fault.

    A GP is his agb, else practice and name, once per practice; an open share is its practice and
    the day it fell open; a share held by an organisation is its practice and that kind of holder.
    """
    if sheet == Sheet.PRACTICES:
        return str(row.get("agb") or "")
    if sheet == Sheet.CANDIDATES:
        return str(row.get("naam") or "")
    practice = str(row.get("praktijk_agb") or "")
    if row.get("agb") or row.get("naam"):
        return f"{practice}/{row.get('agb') or row.get('naam')}"
    if row.get("vacant_sinds"):
        return f"{practice}/vacant/{row['vacant_sinds']}"
    if _holder(row) not in (Holder.GP, Holder.NOBODY):
        return f"{practice}/{_holder(row)}"
    return f"{practice}/"


def _holder(row: Mapping[str, Value]) -> Holder:
    """Who holds the share of this row: nobody when it bears no person but a vacancy."""
    stated = Holder(str(row.get("houder") or Holder.GP))
    is_person = bool(row.get("agb") or row.get("naam"))
    if stated is Holder.GP and not is_person and row.get("vacant_sinds"):
        return Holder.NOBODY
    return stated


def rows_of(register: Register) -> dict[str, list[Row]]:
    """All rows of the three sheets, in the order of the register."""
    return {
        Sheet.PRACTICES: [_row(Sheet.PRACTICES, practice) for practice in register.practices],
        Sheet.GPS: [_gp_row(entry) for entry in _entries(register)],
        Sheet.CANDIDATES: [_row(Sheet.CANDIDATES, candidate) for candidate in register.candidates],
    }


def _entries(register: Register) -> list[GpEntry]:
    held = {(s.practice_agb, s.gp_key): s for s in register.shares if s.gp_key is not None}
    with_gp = [GpEntry(gp, held.get((gp.practice_agb, gp.gp_key))) for gp in register.gps]
    return with_gp + [GpEntry(None, share) for share in register.shares if share.gp_key is None]


def _row(sheet: str, record: object) -> Row:
    return {name: value_at(record, way) for name, way in _ways(sheet)}


@cache
def _ways(sheet: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((field.name, tuple(field.at.split("."))) for field in FIELDS_OF_SHEET[sheet])


def _gp_row(entry: GpEntry) -> Row:
    """What the words of a file say otherwise than the record: what is plain is left empty there."""
    row, share = _row(Sheet.GPS, entry), entry.share
    if share is not None:
        row["praktijk_agb"] = share.practice_agb
        row["deelniveau"] = share.level or row["deelniveau"]
        if share.holder in (Holder.GP, Holder.NOBODY):
            row["houder"] = None
        if share.succession.stage is Stage.UNKNOWN:
            row["opvolgingsstatus"] = None
    return row


def register_of(sheets: Sheets) -> Register:
    """The register that these rows describe. Rows must have been checked (see `intake`)."""
    gp_rows = sheets.get(Sheet.GPS, ())
    return Register(
        practices=tuple(practice_of(row) for row in sheets.get(Sheet.PRACTICES, ())),
        gps=tuple(gp_of(row) for row in gp_rows if bears_gp(row)),
        shares=tuple(share_of(row) for row in gp_rows if bears_share(row)),
        candidates=tuple(candidate_of(row) for row in sheets.get(Sheet.CANDIDATES, ())),
    )


def bears_gp(row: Mapping[str, Value]) -> bool:
    """Whether the row describes a person, named or not."""
    return bool(row.get("agb") or row.get("naam")) or (
        row.get("rol") is not None and _holder(row) is Holder.GP
    )


def bears_share(row: Mapping[str, Value]) -> bool:
    """Whether the row describes a share: an owner's, an organisation's, or an open one."""
    return row.get("rol") == GpRole.OWNER or _holder(row) is not Holder.GP


def practice_of(row: Mapping[str, Value]) -> Practice:
    return Practice(**_told(Sheet.PRACTICES, row))


def candidate_of(row: Mapping[str, Value]) -> Candidate:
    return Candidate(**_told(Sheet.CANDIDATES, row))


def gp_of(row: Mapping[str, Value]) -> Gp:
    plan = plan_of(row)
    told = _told(Sheet.GPS, row, "gp.")
    role = GpRole(told["role"] or GpRole.OWNER)
    return Gp(gp_key=gp_key_of(row), said=(plan,) if plan else (), **told | {"role": role})


def plan_of(row: Mapping[str, Value]) -> StopPlan | None:
    """The stop plan that the row states, or None when it states nothing."""
    plan = StopPlan(**_told(Sheet.GPS, row, "gp.said."))
    return None if plan == StopPlan() else plan


def share_of(row: Mapping[str, Value]) -> Share:
    holder = _holder(row)
    is_person = holder is Holder.GP or bool(gp_key_of(row))
    return Share(
        share_key=key_of(Sheet.GPS, row),
        practice_agb=str(row["praktijk_agb"]),
        gp_key=gp_key_of(row) if is_person else None,
        succession=_succession_of(row),
        vacancy=_vacancy_of(row),
        level=_told(Sheet.GPS, row, "gp.")["level"],
        **_told(Sheet.GPS, row, "share.") | {"holder": holder},
    )


def _succession_of(row: Mapping[str, Value]) -> Succession:
    told = _told(Sheet.GPS, row, "share.succession.")
    return Succession(**told | {"stage": Stage(told["stage"] or Stage.UNKNOWN)})


def _vacancy_of(row: Mapping[str, Value]) -> Vacancy | None:
    told = _told(Sheet.GPS, row, "share.vacancy.")
    return None if told["since"] is None else Vacancy(**told)


def gp_key_of(row: Mapping[str, Value]) -> str:
    """By what a GP is known in his practice: his agb, else his name."""
    return str(row.get("agb") or row.get("naam") or "")


def _told(sheet: str, row: Mapping[str, Value], part: str = "") -> dict[str, Any]:
    """The attributes of this part of the record, from the fields that stand in it.

    The intake has checked every value; it knows of no types.
    """
    return {attribute: row.get(name) for attribute, name in _attributes(sheet, part)}


@cache
def _attributes(sheet: str, part: str) -> tuple[tuple[str, str], ...]:
    """Attribute and field name of what stands in this part itself."""
    found = [
        (f.at.removeprefix(part), f.name) for f in FIELDS_OF_SHEET[sheet] if f.at.startswith(part)
    ]
    return tuple((attribute, name) for attribute, name in found if "." not in attribute)
