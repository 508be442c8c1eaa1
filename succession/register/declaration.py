"""What must have been done before a list of real people comes in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Declaration:
    """That a DPIA was made and that the praktijkhouders were told: on which day, by whom."""

    assessed_on: date
    assessed_by: str
    told_on: date
    told_by: str
