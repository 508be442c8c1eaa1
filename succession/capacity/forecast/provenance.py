"""What a result was made from, so that it can be made again from its export."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from succession.capacity.scenario.scenario import Basis, Scenario
from succession.contract import ForecastExportObject, ForecastObject, ProvenanceObject
from succession.errors import InvalidInput, Problem
from succession.register import Seen

METHOD_VERSION = "8"


@dataclass(frozen=True)
class Provenance:
    """Everything that decides the numbers; equal provenance gives equal numbers.

    Hashes are SHA-256 in hexadecimal; `data_hash` is that of the register as its audience sees it.
    """

    scenario: Scenario
    as_of: date
    method_version: str
    assumptions_version: str
    assumptions_hash: str
    levers_hash: str
    data_hash: str


def provenance_of(scenario: Scenario, basis: Basis, register: Seen, as_of: date) -> Provenance:
    """The provenance of what this scenario gives for this register on this day."""
    return Provenance(
        scenario=scenario,
        as_of=as_of,
        method_version=METHOD_VERSION,
        assumptions_version=basis.assumptions.version,
        assumptions_hash=_hash(basis.assumptions.model_dump(mode="json")),
        levers_hash=_hash(basis.levers.model_dump(mode="json")),
        data_hash=register_hash(register),
    )


def register_hash(register: Seen) -> str:
    """The same for the same records, in whatever order they stand."""
    lists = (register.practices, register.gps, register.shares, register.candidates)
    return _hash([sorted(repr(record) for record in records) for records in lists])


def provenance_object(provenance: Provenance) -> ProvenanceObject:
    """As it stands in an export."""
    return {
        "scenario": provenance.scenario.model_dump(mode="json"),
        "as_of": provenance.as_of.isoformat(),
        "method_version": provenance.method_version,
        "assumptions_version": provenance.assumptions_version,
        "assumptions_hash": provenance.assumptions_hash,
        "levers_hash": provenance.levers_hash,
        "data_hash": provenance.data_hash,
    }


def provenance_from(exported: dict[str, Any]) -> Provenance:
    """What an export says it was made from."""
    rest = {name: value for name, value in exported.items() if name not in ("scenario", "as_of")}
    return Provenance(
        scenario=Scenario.model_validate(exported["scenario"]),
        as_of=date.fromisoformat(exported["as_of"]),
        **rest,
    )


def export_object(provenance: Provenance, answer: ForecastObject) -> ForecastExportObject:
    """An answer with what it was made from: what `made_from` reads back."""
    return {"provenance": provenance_object(provenance), **answer}


def made_from(file: Path) -> Provenance:
    """What an exported answer was made from; `InvalidInput` when the file is not an export."""
    try:
        return provenance_from(json.loads(file.read_text(encoding="utf-8"))["provenance"])
    except FileNotFoundError:
        problem = Problem("het bestand bestaat niet", "controleer de naam", file=str(file))
        raise InvalidInput((problem,)) from None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        what = "dit bestand is geen uitvoer van een prognose"
        remedy = (
            "kies een bestand dat met `succession forecast --export` of op de pagina is gemaakt"
        )
        raise InvalidInput((Problem(what, remedy),)) from error


def what_differs(then: Provenance, now: Provenance) -> tuple[Problem, ...]:
    """Why an export cannot be made again from what is here now; nothing when it can."""
    reasons = (
        ("method_version", "het rekenmodel is veranderd", "gebruik de versie van toen"),
        ("assumptions_hash", "de aannames zijn veranderd", "zet de aannames van toen terug"),
        ("levers_hash", "de lijst van aanpakken is veranderd", "zet de lijst van toen terug"),
        ("data_hash", "het register is veranderd", "lees het register van toen in"),
    )
    return tuple(
        Problem(what, remedy)
        for name, what, remedy in reasons
        if getattr(then, name) != getattr(now, name)
    )


def _hash(value: object) -> str:
    return hashlib.sha256(_canonical(value).encode("utf-8")).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False, allow_nan=False)
