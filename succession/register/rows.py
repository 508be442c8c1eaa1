"""The register as rows of the Dutch import files, and back.

A row maps every field name of its sheet to a typed value, `None` for unknown. Reading, comparing,
storing forms and exporting all work on rows; `register_of(rows_of(register)) == register` holds
for everything but the history of stop plans, of which a row carries the last.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from succession.register.fields import CANDIDATE_FIELDS, FIELDS_OF_SHEET, GP_FIELDS, PRACTICE_FIELDS
from succession.register.model import (
    Candidate,
    Gp,
    GpRole,
    Holder,
    Practice,
    Register,
    Share,
    Stage,
    StopPlan,
    Succession,
    Vacancy,
)

Value: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = dict[str, Value]
Sheets: TypeAlias = Mapping[str, Sequence[Row]]

_PRACTICE_ATTRIBUTES = {
    "agb": "agb",
    "naam": "name",
    "hagro": "hagro",
    "postcode": "postcode",
    "plaats": "place",
    "gemeente": "municipality",
    "breedtegraad": "latitude",
    "lengtegraad": "longitude",
    "patienten": "patients",
    "patienten_0_4": "patients_0_4",
    "patienten_5_17": "patients_5_17",
    "patienten_18_44": "patients_18_44",
    "patienten_45_64": "patients_45_64",
    "patienten_65_74": "patients_65_74",
    "patienten_75_84": "patients_75_84",
    "patienten_85_plus": "patients_85_plus",
    "patientenstop": "patient_stop",
    "apotheekhoudend": "is_dispensing",
    "opleidingspraktijk": "is_training",
    "pand": "premises",
    "pand_staat": "premises_state",
    "te_koop_sinds": "for_sale_since",
    "eigenaar": "owner",
    "npa_geaccrediteerd": "is_accredited",
    "praktijkmanager": "manager",
    "has": "has",
    "fase": "phase",
    "keten": "chain",
    "his": "his",
    "noodplan_getest_op": "emergency_plan_tested_on",
    "fte_assistent": "assistant_fte",
    "fte_poh": "poh_fte",
    "spreekkamers": "consulting_rooms",
}
_CANDIDATE_ATTRIBUTES = {
    "naam": "name",
    "rol": "role",
    "fte_wens": "wanted_fte",
    "vorm": "form",
    "plaatsen": "places",
    "reistijd_max": "max_travel_minutes",
    "beschikbaar_vanaf": "available_from",
    "apotheek_ok": "accepts_dispensing",
    "mentor_gezocht": "wants_mentor",
    "deelniveau": "level",
}


def key_of(sheet: str, row: Mapping[str, Value]) -> str:
    """The text that identifies a row within its sheet; two rows with one key are a fault.

    A GP is his agb, else practice and name, once per practice; an open share is its practice and
    the day it fell open; a share held by an organisation is its practice and that kind of holder.
    """
    if sheet == "praktijken":
        return str(row.get("agb") or "")
    if sheet == "kandidaten":
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
        "praktijken": [
            {name: getattr(p, attribute) for name, attribute in _PRACTICE_ATTRIBUTES.items()}
            for p in register.practices
        ],
        "huisartsen": _gp_rows(register),
        "kandidaten": [
            {name: getattr(c, attribute) for name, attribute in _CANDIDATE_ATTRIBUTES.items()}
            for c in register.candidates
        ],
    }


def _gp_rows(register: Register) -> list[Row]:
    held = {(s.practice_agb, s.gp_key): s for s in register.shares if s.gp_key is not None}
    with_gp = [_row(gp, held.get((gp.practice_agb, gp.gp_key))) for gp in register.gps]
    without_gp = [_row(None, share) for share in register.shares if share.gp_key is None]
    return with_gp + without_gp


def _row(gp: Gp | None, share: Share | None) -> Row:
    row: Row = dict.fromkeys((field.name for field in GP_FIELDS), None)
    if gp is not None:
        row |= _of_gp(gp)
    if share is not None:
        row |= _of_share(share)
        row["deelniveau"] = share.level or row["deelniveau"]
    return row


def _of_gp(gp: Gp) -> Row:
    plan = gp.plan or StopPlan()
    return {
        "agb": gp.agb,
        "naam": gp.name,
        "geboortejaar": gp.birth_year,
        "geslacht": gp.sex,
        "rol": gp.role,
        "praktijk_agb": gp.practice_agb,
        "fte": gp.fte,
        "stop_vroegst": plan.earliest,
        "stop_waarschijnlijk": plan.likely,
        "stop_laatst": plan.latest,
        "zekerheid": plan.certainty,
        "laatste_gesprek": gp.last_talk,
        "deelniveau": gp.level,
    }


def _of_share(share: Share) -> Row:
    succession, vacancy = share.succession, share.vacancy
    return {
        "praktijk_agb": share.practice_agb,
        "aandeel": share.size,
        "opvolgingsstatus": None if succession.stage is Stage.UNKNOWN else succession.stage,
        "opvolger": succession.successor,
        "zoekt_sinds": succession.searching_since,
        "vacant_sinds": vacancy.since if vacancy else None,
        "reden_vacant": vacancy.reason if vacancy else None,
        "waarneming_tot": vacancy.locum_until if vacancy else None,
        "houder": None if share.holder in (Holder.GP, Holder.NOBODY) else share.holder,
    }


def register_of(sheets: Sheets) -> Register:
    """The register that these rows describe. Rows must have been checked (see `intake`)."""
    gp_rows = sheets.get("huisartsen", ())
    return Register(
        practices=tuple(practice_of(row) for row in sheets.get("praktijken", ())),
        gps=tuple(gp_of(row) for row in gp_rows if bears_gp(row)),
        shares=tuple(share_of(row) for row in gp_rows if bears_share(row)),
        candidates=tuple(candidate_of(row) for row in sheets.get("kandidaten", ())),
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
    values = {a: row.get(name) for name, a in _PRACTICE_ATTRIBUTES.items()}
    return Practice(**values)  # type: ignore[arg-type]  # the intake has checked every value


def candidate_of(row: Mapping[str, Value]) -> Candidate:
    values = {a: row.get(name) for name, a in _CANDIDATE_ATTRIBUTES.items()}
    return Candidate(**values)  # type: ignore[arg-type]  # the intake has checked every value


def gp_of(row: Mapping[str, Value]) -> Gp:
    plan = plan_of(row)
    return Gp(
        gp_key=str(row.get("agb") or row.get("naam") or ""),
        practice_agb=str(row["praktijk_agb"]),
        role=GpRole(str(row.get("rol") or GpRole.OWNER)),
        agb=row.get("agb"),  # type: ignore[arg-type]
        name=row.get("naam"),  # type: ignore[arg-type]
        birth_year=row.get("geboortejaar"),  # type: ignore[arg-type]
        sex=row.get("geslacht"),  # type: ignore[arg-type]
        fte=row.get("fte"),  # type: ignore[arg-type]
        last_talk=row.get("laatste_gesprek"),  # type: ignore[arg-type]
        said=(plan,) if plan else (),
        level=row.get("deelniveau"),  # type: ignore[arg-type]
    )


def plan_of(row: Mapping[str, Value]) -> StopPlan | None:
    """The stop plan that the row states, or None when it states nothing."""
    plan = StopPlan(
        earliest=row.get("stop_vroegst"),  # type: ignore[arg-type]
        likely=row.get("stop_waarschijnlijk"),  # type: ignore[arg-type]
        latest=row.get("stop_laatst"),  # type: ignore[arg-type]
        certainty=row.get("zekerheid"),  # type: ignore[arg-type]
    )
    return None if plan == StopPlan() else plan


def share_of(row: Mapping[str, Value]) -> Share:
    holder = _holder(row)
    is_person = holder is Holder.GP or bool(row.get("agb") or row.get("naam"))
    return Share(
        share_key=key_of("huisartsen", row),
        practice_agb=str(row["praktijk_agb"]),
        holder=holder,
        gp_key=str(row.get("agb") or row.get("naam") or "") if is_person else None,
        size=row.get("aandeel"),  # type: ignore[arg-type]
        succession=Succession(
            stage=Stage(str(row.get("opvolgingsstatus") or Stage.UNKNOWN)),
            successor=row.get("opvolger"),  # type: ignore[arg-type]
            searching_since=row.get("zoekt_sinds"),  # type: ignore[arg-type]
        ),
        vacancy=_vacancy_of(row),
        level=row.get("deelniveau"),  # type: ignore[arg-type]
    )


def _vacancy_of(row: Mapping[str, Value]) -> Vacancy | None:
    since = row.get("vacant_sinds")
    if since is None:
        return None
    return Vacancy(
        since=since,  # type: ignore[arg-type]
        reason=row.get("reden_vacant"),  # type: ignore[arg-type]
        locum_until=row.get("waarneming_tot"),  # type: ignore[arg-type]
    )


assert set(_PRACTICE_ATTRIBUTES) == {field.name for field in PRACTICE_FIELDS}
assert set(_CANDIDATE_ATTRIBUTES) == {field.name for field in CANDIDATE_FIELDS}
assert set(FIELDS_OF_SHEET) == {"praktijken", "huisartsen", "kandidaten"}
