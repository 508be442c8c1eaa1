"""A scenario: how demand grows, what the region does, and how often it is simulated.

A file with a scenario looks like this; only `name` is required:

    name: "Samen vooruit"
    demand_growth: hoog
    levers:
      - {lever: stappenplan}
      - {lever: praktijkmanagement, strength: laag}
    seed: 1
    years: 15
    runs: 1000
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from succession import strict_yaml
from succession.assumptions import Assumptions
from succession.capacity.demand import Growth
from succession.capacity.levers import Lever, Levers, Strength, changed
from succession.errors import InvalidInput, Problem


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(_Strict):
    """One lever that is pulled, and how well it is taken to work."""

    lever: str
    strength: Strength = Strength.EXPECTED


class Scenario(_Strict):
    """One future to compute; years from the one after the as-of day."""

    name: Annotated[str, Field(min_length=1)]
    demand_growth: Growth = Growth.DRAWN
    levers: tuple[Choice, ...] = ()
    seed: int = Field(default=1, ge=0)
    years: int = Field(default=15, ge=1, le=20)
    runs: int = Field(default=1000, ge=1, le=100_000)

    @model_validator(mode="after")
    def _pulls_each_lever_once(self) -> "Scenario":
        ids = [choice.lever for choice in self.levers]
        if len(ids) != len(set(ids)):
            raise ValueError("elke aanpak komt één keer voor")
        return self


@dataclass(frozen=True)
class Basis:
    """What every scenario starts from: the assumptions and the levers of the region."""

    assumptions: Assumptions
    levers: Levers


BASELINE = Scenario(name="Zoals het nu gaat")


def load_scenario(path: Path) -> Scenario:
    """The scenario of this file; `InvalidInput` with every problem and its line."""
    return strict_yaml.parse(path, Scenario)


def under(scenario: Scenario, basis: Basis) -> Assumptions:
    """The assumptions as they are in this scenario.

    `InvalidInput` with every lever that does not exist.
    """
    chosen = [(basis.levers.find(choice.lever), choice) for choice in scenario.levers]
    unknown = tuple(_unknown(choice, basis) for lever, choice in chosen if lever is None)
    if unknown:
        raise InvalidInput(unknown)
    effects = [
        effect.at(choice.strength) for lever, choice in chosen if lever for effect in lever.effects
    ]
    return changed(basis.assumptions, effects)


def demand_scenarios(start: Scenario) -> tuple[Scenario, ...]:
    """The same with low, middle and high growth of demand, to be shown side by side."""
    return tuple(
        start.model_copy(update={"name": f"{start.name}, vraag {growth}", "demand_growth": growth})
        for growth in (Growth.LOW, Growth.MIDDLE, Growth.HIGH)
    )


def lever_scenarios(start: Scenario, levers: Levers) -> tuple[Scenario, ...]:
    """The same with each lever that is not pulled yet, one at a time."""
    pulled = {choice.lever for choice in start.levers}
    return tuple(_with(start, lever) for lever in levers.levers if lever.id not in pulled)


def _with(start: Scenario, lever: Lever) -> Scenario:
    levers = (*start.levers, Choice(lever=lever.id))
    return start.model_copy(update={"name": lever.label, "levers": levers})


def _unknown(choice: Choice, basis: Basis) -> Problem:
    known = ", ".join(lever.id for lever in basis.levers.levers)
    return Problem(f"de aanpak `{choice.lever}` bestaat niet", f"kies uit {known}")
