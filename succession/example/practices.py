"""What the practices are like: lists, premises, pharmacy, staff and systems."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from succession.example.draws import Ints, Rng, dealt, drawn, evenly, picked
from succession.example.names import HOUSE_NAMES
from succession.example.places import Site
from succession.register import (
    Holder,
    PatientStop,
    PracticeManager,
    Premises,
    PremisesState,
)
from succession.register.model import Phase
from succession.register.rows import Row, Value

# The norm practice of 2018 per fte of praktijkhouders, HIDHA's and vaste waarnemers together; with
# it the invented country has as many enrolled patients as the Netherlands has people.
_PATIENTS_PER_FTE, _LOG_SPREAD, _SMALLEST = 2095, 0.18, 600
# The Dutch population by the age bands of the register; how strongly each belongs to an old list.
_BANDS = {
    "patienten_0_4": (0.048, -1.0),
    "patienten_5_17": (0.143, -0.6),
    "patienten_18_44": (0.342, -0.8),
    "patienten_45_64": (0.264, 0.5),
    "patienten_65_74": (0.110, 1.2),
    "patienten_75_84": (0.070, 1.4),
    "patienten_85_plus": (0.023, 1.4),
}
PATIENT_BANDS = tuple(_BANDS)
_OLDER_IN_THE_COUNTRY, _SPREAD_OF_AGE = 0.10, 0.12
# A full list stops first: shares by the order of patients per fte, fullest last.
_PATIENT_STOPS = {PatientStop.NO: 0.40, PatientStop.LIMITED: 0.37, PatientStop.YES: 0.23}
_DISPENSING_RURAL, _DISPENSING_ELSEWHERE = 0.45, 0.03
_PREMISES_SOLO = {Premises.OWNED: 0.40, Premises.RENTED: 0.38, Premises.AT_HOME: 0.22}
_PREMISES = {Premises.OWNED: 0.35, Premises.RENTED: 0.62, Premises.AT_HOME: 0.03}
_PREMISES_STATES = {
    PremisesState.GOOD: 0.55,
    PremisesState.MODERATE: 0.33,
    PremisesState.OUTDATED: 0.12,
}
_MANAGERS_SMALL = {PracticeManager.NONE: 0.60, PracticeManager.A: 0.25, PracticeManager.B: 0.15}
_MANAGERS_LARGE = {
    PracticeManager.NONE: 0.25,
    PracticeManager.A: 0.20,
    PracticeManager.B: 0.35,
    PracticeManager.C: 0.20,
}
_LARGE_FROM_PATIENTS = 4500
_HIS = {"Promedico": 0.30, "Medicom": 0.30, "CGM": 0.15, "Bricks": 0.15, "Omnihis": 0.10}
_ACCREDITED, _PLAN_TESTED = 0.45, 0.35
_ASSISTANT_FTE_PER_NORM, _POH_FTE_PER_NORM = 1.23, 0.41
_HAGROS_WITH_HAS, _PRACTICES_IN_HAS = 0.35, 4
_PHASES = {Phase.I: 0.5, Phase.II: 0.3, Phase.III: 0.2}
_FOR_SALE_OF_SEARCHING = 0.4
_ORGANISATIONS = {Holder.CHAIN: "Zorgketen De Meent", Holder.ZORGGROEP_BV: "Zorggroep De Kring BV"}
_AGB_FROM = 1990001


@dataclass(frozen=True, slots=True)
class Facts:
    """What is settled of a practice before its row is drawn."""

    site: Site
    is_training: bool
    established: int
    fte: float
    holder: Holder
    searching_since: date | None


def practice_agb(place: int) -> str:
    """The code of the practice at this place of the list, from a range made up for it."""
    return f"{_AGB_FROM + place:08d}"


def practice_rows(rng: Rng, facts: Sequence[Facts], as_of: date) -> list[Row]:
    """A row of `praktijken` for each, in order."""
    sizes = _patients(rng, facts)
    columns: dict[str, Sequence[Value]] = {
        "agb": [practice_agb(place) for place in range(len(facts))],
        "naam": _names(rng, facts),
        **_places(facts),
        "patienten": sizes.tolist(),
        **_bands(rng, facts, sizes),
        "patientenstop": _patient_stops(rng, facts, sizes),
        **_kinds(rng, facts),
        **_holders(facts),
        **_staff(rng, facts, sizes),
        **_collaboration(rng, facts),
        "noodplan_getest_op": _tests_of_emergency_plan(rng, len(facts), as_of),
    }
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _names(rng: Rng, facts: Sequence[Facts]) -> list[str]:
    """No two practices next to each other bear the same name."""
    start = int(rng.integers(len(HOUSE_NAMES)))
    return [
        f"{'Gezondheidscentrum' if fact.established > 3 else 'Huisartsenpraktijk'} "
        f"{HOUSE_NAMES[(start + place) % len(HOUSE_NAMES)]}"
        for place, fact in enumerate(facts)
    ]


def _places(facts: Sequence[Facts]) -> dict[str, list[Value]]:
    return {
        "hagro": [fact.site.hagro for fact in facts],
        "postcode": [fact.site.postcode for fact in facts],
        "plaats": [fact.site.place for fact in facts],
        "gemeente": [fact.site.municipality for fact in facts],
        "breedtegraad": [fact.site.latitude for fact in facts],
        "lengtegraad": [fact.site.longitude for fact in facts],
    }


def _patients(rng: Rng, facts: Sequence[Facts]) -> Ints:
    fte = np.array([fact.fte for fact in facts])
    spread = np.exp(_LOG_SPREAD * rng.standard_normal(len(facts)) - _LOG_SPREAD**2 / 2)
    return np.maximum(_SMALLEST, np.round(_PATIENTS_PER_FTE * fte * spread)).astype(np.int64)


def _bands(rng: Rng, facts: Sequence[Facts], sizes: Ints) -> dict[str, list[Value]]:
    rural = np.array([fact.site.is_rural for fact in facts])
    age = _OLDER_IN_THE_COUNTRY * rural + _SPREAD_OF_AGE * rng.standard_normal(len(facts))
    parts, slopes = np.transpose(list(_BANDS.values()))
    weights = parts * np.exp(age[:, None] * slopes)
    counts = rng.multinomial(sizes, weights / weights.sum(axis=1, keepdims=True))
    return dict(zip(_BANDS, counts.T.tolist(), strict=True))


def _patient_stops(rng: Rng, facts: Sequence[Facts], sizes: Ints) -> list[PatientStop]:
    fte = np.array([fact.fte for fact in facts])
    fullness = np.log(sizes / fte) + _LOG_SPREAD * rng.standard_normal(len(facts))
    places = (np.argsort(np.argsort(fullness)) + 0.5) / len(facts)
    return [drawn(_PATIENT_STOPS, place) for place in places.tolist()]


def _kinds(rng: Rng, facts: Sequence[Facts]) -> dict[str, Sequence[Value]]:
    rural = np.array([fact.site.is_rural for fact in facts])
    places = evenly(rng, len(facts)).tolist()
    return {
        "apotheekhoudend": picked(
            rng, np.where(rural, _DISPENSING_RURAL, _DISPENSING_ELSEWHERE)
        ).tolist(),
        "opleidingspraktijk": [fact.is_training for fact in facts],
        "pand": [
            drawn(_PREMISES_SOLO if fact.established <= 1 else _PREMISES, place)
            for fact, place in zip(facts, places, strict=True)
        ],
        "pand_staat": dealt(rng, _PREMISES_STATES, len(facts)),
        "te_koop_sinds": _for_sale(rng, facts),
        "npa_geaccrediteerd": picked(rng, np.full(len(facts), _ACCREDITED)).tolist(),
        "his": dealt(rng, _HIS, len(facts)),
    }


def _for_sale(rng: Rng, facts: Sequence[Facts]) -> list[date | None]:
    is_searching = np.array([fact.searching_since is not None for fact in facts])
    is_offered = picked(rng, _FOR_SALE_OF_SEARCHING * is_searching).tolist()
    return [
        fact.searching_since if offered else None
        for fact, offered in zip(facts, is_offered, strict=True)
    ]


def _holders(facts: Sequence[Facts]) -> dict[str, list[Value]]:
    owners = [_ORGANISATIONS.get(fact.holder) for fact in facts]
    return {
        "eigenaar": list(owners),
        "keten": [owner if owner == _ORGANISATIONS[Holder.CHAIN] else None for owner in owners],
    }


def _staff(rng: Rng, facts: Sequence[Facts], sizes: Ints) -> dict[str, list[Value]]:
    norms = sizes / _PATIENTS_PER_FTE
    spread = np.exp(0.15 * rng.standard_normal((2, len(facts))))
    managers = evenly(rng, len(facts)).tolist()
    return {
        "praktijkmanager": [
            drawn(_MANAGERS_LARGE if size >= _LARGE_FROM_PATIENTS else _MANAGERS_SMALL, place)
            for size, place in zip(sizes.tolist(), managers, strict=True)
        ],
        "fte_assistent": np.round(_ASSISTANT_FTE_PER_NORM * norms * spread[0], 1).tolist(),
        "fte_poh": np.round(_POH_FTE_PER_NORM * norms * spread[1], 1).tolist(),
        "spreekkamers": [1 + round(1.5 * fact.established) for fact in facts],
    }


def _collaboration(rng: Rng, facts: Sequence[Facts]) -> dict[str, list[Value]]:
    """In some hagro's the first four practices are a HAS, all of them in one phase."""
    hagros = [fact.site.hagro for fact in facts]
    first = {hagro: place for place, hagro in reversed(list(enumerate(hagros)))}
    joined = picked(rng, np.full(len(first), _HAGROS_WITH_HAS)).tolist()
    phases = dealt(rng, _PHASES, len(first))
    phase_of = {
        hagro: phase for hagro, phase, has in zip(first, phases, joined, strict=True) if has
    }
    members = [
        hagro if hagro in phase_of and place - first[hagro] < _PRACTICES_IN_HAS else None
        for place, hagro in enumerate(hagros)
    ]
    return {
        "has": [hagro and hagro.replace("Hagro", "HAS") for hagro in members],
        "fase": [hagro and phase_of[hagro] for hagro in members],
    }


def _tests_of_emergency_plan(rng: Rng, count: int, as_of: date) -> list[date | None]:
    days = rng.integers(20, 1100, count).tolist()
    tested = picked(rng, np.full(count, _PLAN_TESTED)).tolist()
    return [
        as_of - timedelta(days=ago) if is_tested else None
        for is_tested, ago in zip(tested, days, strict=True)
    ]
