"""What files that people write are made of: frozen, and without a word that nobody knows."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A part of such a file; a key that it does not have is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Aliased(Strict):
    """A part with other keys in the file than in the code, which may be made by either."""

    model_config = ConfigDict(populate_by_name=True)


class Grade(StrEnum):
    """How strong the evidence is, from repeated comparison to a calculation or an opinion."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def meaning(self) -> str:
        return _GRADE_MEANINGS[self]


_GRADE_MEANINGS = {
    Grade.A: "herhaald vergelijkend onderzoek",
    Grade.B: "vergelijkend onderzoek",
    Grade.C: "ervaring, enquête of casus, zonder vergelijking",
    Grade.D: "inschatting van deskundigen of een rekenregel",
}


class Sourced(Strict):
    """What somebody has found or judged: where it stands, how strong it is, and since when we
    take it so."""

    source: Text
    grade: Grade
    valid_from: date


class Published(Strict):
    """A figure that others published, as they wrote it on that day."""

    label: Text
    unit: Text
    source: Text
    date: date
