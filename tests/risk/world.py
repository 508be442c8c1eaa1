"""Small registers for the risk tests: rows of the import files, read by the real reader of rows."""

from datetime import date
from pathlib import Path
from typing import Any

from succession.assumptions import Assumptions, load_assumptions, load_rules
from succession.register import Register
from succession.register.fields import FIELDS_OF_SHEET, Kind
from succession.register.rows import register_of
from succession.risk import PracticeRisk, assess

ROOT = Path(__file__).resolve().parents[2]
ASSUMPTIONS = load_assumptions(ROOT / "data/assumptions.yaml")
_ROUND = {
    "stop.rate_level": (0.7, 1.0, 1.4),
    "stop.age_shift": (-2.0, 0.0, 2.0),
    "stop.load_effect": (0.3, 1.0, 2.0),
    "stop.shared_rate": (0.0, 0.0, 0.0),
    "search.yearly_rate": (0.35, 0.7, 1.4),
    "search.frailty_shape": (1.0, 2.0, 5.0),
    "search.lead": (0.5, 1.0, 2.0),
    "search.load_factor": (0.8, 0.9, 1.0),
    "search.size_power": (0.0, 0.0, 0.0),
    "capacity.load_reliability": (1.0, 1.0, 1.0),
}


def _at_round_numbers(assumptions: Assumptions) -> Assumptions:
    """What was fitted at numbers that can be reckoned with by hand; owners go one by one, and what
    a practice pulls has nothing to do with its list."""
    for path, (low, value, high) in _ROUND.items():
        number = assumptions.numbers()[path]
        scale = number.scale if low > 0 else "plain"
        update = {"low": low, "value": value, "high": high, "scale": scale}
        assumptions = assumptions.with_number(path, number.model_copy(update=update))
    free = assumptions.correlations.model_copy(update={"rows": ()})
    return assumptions.model_copy(update={"correlations": free})


ROUND = _at_round_numbers(ASSUMPTIONS)
"""For the formulas; `ASSUMPTIONS` are those that the program works with."""
RULES = load_rules(ROOT / "data/rules.yaml")
AS_OF = date(2027, 1, 1)

AGB = "01000001"
_BARE_YEAR = {
    Kind.DATE_EARLIEST: (1, 1),
    Kind.DATE_LIKELY: (7, 1),
    Kind.DATE_LATEST: (12, 31),
}


def practice(agb: str = AGB, **changes: Any) -> dict[str, Any]:
    """A practice of normal size, of which what the risk asks is known."""
    known = {
        "agb": agb,
        "naam": f"Praktijk {agb}",
        "hagro": "Noord",
        "breedtegraad": 52.5,
        "lengtegraad": 6.5,
        "patienten": 2095,
        "patientenstop": "nee",
        "apotheekhoudend": False,
        "opleidingspraktijk": False,
        "pand_staat": "matig",
    }
    return _typed("praktijken", known | changes)


def gp(name: str = "A", agb: str = AGB, **changes: Any) -> dict[str, Any]:
    """An owner of 55 who has said nothing and has no successor."""
    known = {
        "naam": name,
        "praktijk_agb": agb,
        "rol": "praktijkhouder",
        "geboortejaar": 1972,
        "fte": 0.9,
        "opvolgingsstatus": "geen",
        "deelniveau": "bestuur",
    }
    return _typed("huisartsen", known | changes)


def vacancy(agb: str = AGB, **changes: Any) -> dict[str, Any]:
    """A share that nobody holds since two months."""
    known = {"praktijk_agb": agb, "vacant_sinds": date(2026, 11, 1), "reden_vacant": "overleden"}
    return _typed("huisartsen", known | changes)


def neighbours(count: int) -> list[dict[str, Any]]:
    """So many practices within a kilometre, without GPs in the register."""
    return [
        practice(f"0100010{i}", breedtegraad=52.5 + 0.001 * (i + 1), patienten=None)
        for i in range(count)
    ]


def register(*rows: dict[str, Any]) -> Register:
    """The register of these rows: rows with `praktijk_agb` are GPs or shares."""
    return register_of(
        {
            "praktijken": [row for row in rows if "praktijk_agb" not in row],
            "huisartsen": [row for row in rows if "praktijk_agb" in row],
        }
    )


def risk_of(
    *rows: dict[str, Any], agb: str = AGB, as_of: date = AS_OF, assumptions: Assumptions = ROUND
) -> PracticeRisk:
    """The risk of one practice in the register of these rows, at round numbers."""
    region = assess(register(*rows), assumptions, RULES, as_of)
    return next(found for found in region.practices if found.agb == agb)


def _typed(sheet: str, values: dict[str, Any]) -> dict[str, Any]:
    """The row with the types that the intake gives: members of enumerations, dates."""
    fields = {field.name: field for field in FIELDS_OF_SHEET[sheet]}
    return {name: _value(fields[name].kind, fields[name].choices, v) for name, v in values.items()}


def _value(kind: Kind, choices: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    if kind is Kind.CHOICE:
        return type(choices[0])(value)
    if kind is Kind.YES_NO:
        return value in (True, "ja")
    if kind in _BARE_YEAR and isinstance(value, int):
        return date(value, *_BARE_YEAR[kind])
    if kind in _BARE_YEAR and isinstance(value, str):
        return date.fromisoformat(value)
    return value
