"""What a draaiboek is expected to do: words for people, and a change of a number of the model.

This is the one list of the numbers that a draaiboek may change; the simulation reads them by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field, model_validator

from succession.strict_model import Grade, Strict


class Evidence(StrEnum):
    """The grade in one word, as it stands on a card."""

    MEASURED = "gemeten"
    EXPERIENCED = "ervaring"
    EXPECTED = "verwachting"


_EVIDENCE = {
    Grade.A: Evidence.MEASURED,
    Grade.B: Evidence.MEASURED,
    Grade.C: Evidence.EXPERIENCED,
    Grade.D: Evidence.EXPECTED,
}


class Operation(StrEnum):
    """How a number changes: multiplied, raised, or set."""

    FACTOR = "factor"
    DIFFERENCE = "verschil"
    VALUE = "waarde"


class Combination(StrEnum):
    """What happens when more than one draaiboek changes the same number."""

    MULTIPLY = "vermenigvuldigen"
    ADD = "optellen"
    HIGHEST = "de hoogste telt"


class Parameter(StrEnum):
    """The numbers of the model that a draaiboek may change."""

    SEARCH_RATE = "zoektempo"
    SEARCH_RATE_SOLO = "zoektempo_solo"
    SEARCH_RATE_TAKEOVER = "zoektempo_overname"
    LEAD_TIME = "voorbereidingstijd_jaren"
    STOP_DELAY = "uitstel_stop_maanden"
    PLAN_CERTAINTY = "zekerheid_stopplan"
    WISH_TO_OWN = "wens_praktijkhouder"
    INTAKE = "instroom"
    FROM_NEIGHBOURS = "aandeel_van_buren"
    EARLY_EXIT = "vroeg_vertrek_starter"
    OWNER_CAPACITY = "capaciteit_praktijkhouder"
    CAPACITY = "capaciteit"
    LOAD_ON_STOP = "belasting_op_stoppen"
    SPARE_ROOM = "opvangruimte"
    SPARE_ROOM_REMOTE = "opvangruimte_op_afstand"
    MUTUAL_COVER = "onderlinge_waarneming"
    TAKEOVER_CHANCE = "kans_overname"
    TAKEOVER_CAPACITY = "capaciteit_overname"
    NEW_PRACTICES = "nieuwe_praktijken"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number of the model is, in which unit, and how changes of it are told and combined."""

    label: str
    unit: str
    changes: tuple[Operation, ...]
    combination: Combination


def _rate(label: str) -> Meaning:
    return Meaning(label, "keer", (Operation.FACTOR,), Combination.MULTIPLY)


def _share(label: str, change: Operation, combination: Combination) -> Meaning:
    return Meaning(label, "deel van 1", (change,), combination)


PARAMETERS: Mapping[Parameter, Meaning] = {
    Parameter.SEARCH_RATE: _rate("hoe snel een praktijk een opvolger vindt"),
    Parameter.SEARCH_RATE_SOLO: _rate("hoe snel een solopraktijk een opvolger vindt"),
    Parameter.SEARCH_RATE_TAKEOVER: _rate("hoe snel een opvolger komt tijdens een overname"),
    Parameter.LEAD_TIME: Meaning(
        "tijd tussen beginnen en stoppen",
        "jaar",
        (Operation.VALUE, Operation.DIFFERENCE),
        Combination.HIGHEST,
    ),
    Parameter.STOP_DELAY: Meaning(
        "hoeveel later een praktijkhouder stopt",
        "maanden",
        (Operation.DIFFERENCE,),
        Combination.ADD,
    ),
    Parameter.PLAN_CERTAINTY: Meaning(
        "klasse van zekerheid van een genoemd stopplan (0-4)",
        "klasse",
        (Operation.VALUE,),
        Combination.HIGHEST,
    ),
    Parameter.WISH_TO_OWN: _rate("waarnemers in de regio die praktijkhouder willen worden"),
    Parameter.INTAKE: _rate("instroom van huisartsen in de regio"),
    Parameter.FROM_NEIGHBOURS: _share(
        "deel van de winst dat bij buurregio's wordt weggehaald",
        Operation.VALUE,
        Combination.HIGHEST,
    ),
    Parameter.EARLY_EXIT: _rate("nieuwe praktijkhouders die binnen vijf jaar weer vertrekken"),
    Parameter.OWNER_CAPACITY: Meaning(
        "patiëntentijd van een praktijkhouder",
        "deel van 1",
        (Operation.DIFFERENCE,),
        Combination.ADD,
    ),
    Parameter.CAPACITY: Meaning(
        "patiënten die een huisarts aankan", "deel van 1", (Operation.DIFFERENCE,), Combination.ADD
    ),
    Parameter.LOAD_ON_STOP: _rate("hoe sterk drukte het stoppen vervroegt"),
    Parameter.SPARE_ROOM: _share(
        "ruimte om patiënten van een ander op te vangen", Operation.DIFFERENCE, Combination.ADD
    ),
    Parameter.SPARE_ROOM_REMOTE: _share(
        "ruimte om patiënten van buiten de straal op te vangen",
        Operation.DIFFERENCE,
        Combination.ADD,
    ),
    Parameter.MUTUAL_COVER: _share(
        "deel van de zorg dat collega's waarnemen als een praktijk openvalt",
        Operation.VALUE,
        Combination.HIGHEST,
    ),
    Parameter.TAKEOVER_CHANCE: _share(
        "kans dat een opengevallen praktijk tijdelijk wordt overgenomen",
        Operation.VALUE,
        Combination.HIGHEST,
    ),
    Parameter.TAKEOVER_CAPACITY: _share(
        "capaciteit van een tijdelijk overgenomen praktijk", Operation.VALUE, Combination.HIGHEST
    ),
    Parameter.NEW_PRACTICES: Meaning(
        "praktijken erbij in de regio", "praktijken", (Operation.DIFFERENCE,), Combination.ADD
    ),
}


class Effect(Strict):
    """What is expected, how well that is known, and the change of the model with its range.

    An effect without `parameter` is words only: the model does not count it.
    """

    what: str = Field(alias="toelichting")
    grade: Grade = Field(alias="graad")
    source: str = Field(alias="bron")
    parameter: Parameter | None = Field(default=None)
    factor: float | None = Field(default=None)
    difference: float | None = Field(default=None, alias="verschil")
    value: float | None = Field(default=None, alias="waarde")
    low: float | None = Field(default=None, alias="laag")
    high: float | None = Field(default=None, alias="hoog")
    after_months: int | None = Field(default=None, alias="na_maanden", ge=0)

    @model_validator(mode="after")
    def _is_words_or_whole(self) -> "Effect":
        if self.parameter is None:
            if self._amounts or self.low is not None or self.high is not None:
                raise ValueError("een effect met een getal noemt de `parameter` die verandert")
            return self
        allowed = PARAMETERS[self.parameter].changes
        if len(self._amounts) != 1 or self.change not in allowed:
            names = " of ".join(f"`{change}`" for change in allowed)
            raise ValueError(f"het effect op `{self.parameter}` heeft alleen {names}")
        if None in (self.low, self.high, self.after_months):
            raise ValueError("een effect met een getal heeft `laag`, `hoog` en `na_maanden`")
        if not (self.low or 0.0) <= self.amount <= (self.high or 0.0):
            raise ValueError(f"het effect op `{self.parameter}` ligt niet tussen `laag` en `hoog`")
        return self

    @property
    def evidence(self) -> Evidence:
        return _EVIDENCE[self.grade]

    @property
    def change(self) -> Operation:
        """How the number changes; only where there is a `parameter`."""
        return next(iter(self._amounts))

    @property
    def amount(self) -> float:
        """The usual change, between `low` and `high`; only where there is a `parameter`."""
        return next(iter(self._amounts.values()))

    @property
    def _amounts(self) -> dict[Operation, float]:
        stated = {
            Operation.FACTOR: self.factor,
            Operation.DIFFERENCE: self.difference,
            Operation.VALUE: self.value,
        }
        return {change: amount for change, amount in stated.items() if amount is not None}
