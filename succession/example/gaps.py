"""What a zorggroep does not know: the share of the rows in which each field is empty."""

import numpy as np

from succession.example.draws import Rng, picked
from succession.example.practices import PATIENT_BANDS
from succession.register.fields import Sheet
from succession.register.rows import Row

# Fields that stand together are unknown together.
_UNKNOWN: dict[str, dict[tuple[str, ...], float]] = {
    Sheet.PRACTICES: {
        ("hagro",): 0.01,
        ("breedtegraad", "lengtegraad"): 0.02,
        ("patienten", *PATIENT_BANDS): 0.01,
        PATIENT_BANDS: 0.30,
        ("patientenstop",): 0.06,
        ("apotheekhoudend",): 0.02,
        ("opleidingspraktijk",): 0.04,
        ("pand",): 0.20,
        ("pand_staat",): 0.40,
        ("npa_geaccrediteerd",): 0.15,
        ("praktijkmanager",): 0.15,
        ("his",): 0.06,
        ("fte_assistent", "fte_poh"): 0.30,
        ("spreekkamers",): 0.40,
    },
    Sheet.GPS: {
        ("agb",): 0.02,
        ("geboortejaar",): 0.03,
        ("fte",): 0.05,
    },
}


def with_gaps(rng: Rng, sheet: str, rows: list[Row]) -> list[Row]:
    """The rows of one sheet with what is unknown left empty."""
    for fields, share in _UNKNOWN[sheet].items():
        is_unknown = picked(rng, np.full(len(rows), share)).tolist()
        rows = [
            row | dict.fromkeys(fields) if unknown else row
            for row, unknown in zip(rows, is_unknown, strict=True)
        ]
    return rows
