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

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, model_validator

from succession import strict_yaml
from succession.assumptions import DRAWN, Assumptions, Settled
from succession.capacity.region.demand import Growth, trend_of
from succession.capacity.scenario.effect import ModelEffect, Strength
from succession.capacity.scenario.levers import Lever, Levers, changed
from succession.errors import InvalidInput, Problem
from succession.strict_model import Strict, Text


class PulledLever(Strict):
    """One lever that is pulled, and how well it is taken to work."""

    lever: str
    strength: Strength = Strength.EXPECTED


class Scenario(Strict):
    """One future to compute; years from the one after the as-of day."""

    name: Text
    demand_growth: Growth = Growth.DRAWN
    levers: tuple[PulledLever, ...] = ()
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
    """The assumptions of this scenario once every lever works.

    `InvalidInput` with every lever that does not exist.
    """
    return timeline(scenario, basis).all_at_work


@dataclass(frozen=True)
class Timeline:
    """The assumptions from the as-of day on, and others after so many months, in their order."""

    start: Assumptions
    later: tuple[tuple[int, Assumptions], ...] = ()

    @property
    def all_at_work(self) -> Assumptions:
        return self.later[-1][1] if self.later else self.start

    def mapped(self, change: Callable[[Assumptions], Assumptions]) -> "Timeline":
        """The same with one change throughout."""
        later = tuple((months, change(assumptions)) for months, assumptions in self.later)
        return Timeline(change(self.start), later)

    def by(self, months: float) -> Assumptions:
        """What holds in a year that begins so many months from now."""
        begun = [assumptions for after, assumptions in self.later if after <= months]
        return begun[-1] if begun else self.start


def timeline(scenario: Scenario, basis: Basis) -> Timeline:
    """The assumptions of this scenario over time: every lever works after its own delay.

    `InvalidInput` with every lever that does not exist.
    """
    chosen = [(basis.levers.find(choice.lever), choice) for choice in scenario.levers]
    unknown = tuple(_unknown(choice, basis) for lever, choice in chosen if lever is None)
    if unknown:
        raise InvalidInput(unknown)
    effects = [
        (_delay(lever, effect), effect.at(choice.strength))
        for lever, choice in chosen
        if lever
        for effect in lever.effects
    ]

    def after(months: int) -> Assumptions:
        begun = [effect for delay, effect in effects if delay <= months]
        return _growing(changed(basis.assumptions, begun), scenario.demand_growth)

    delays = sorted({delay for delay, _ in effects if delay > 0})
    return Timeline(after(0), tuple((months, after(months)) for months in delays))


def _delay(lever: Lever, effect: ModelEffect) -> int:
    """After how many months it works: a run settles some numbers as it begins, so that what a lever
    does to them holds at once or never."""
    drawn = DRAWN.get(effect.on)
    is_settled = drawn is not None and drawn.settled is Settled.AT_START
    return 0 if is_settled else lever.delay_months


def _growing(assumptions: Assumptions, growth: Growth) -> Assumptions:
    """A named growth is certain; a drawn one keeps its range."""
    if growth is Growth.DRAWN:
        return assumptions
    value = trend_of(assumptions.demand, growth).growth
    return assumptions.with_number("demand.growth", assumptions.demand.growth.held_at(value))


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
    levers = (*start.levers, PulledLever(lever=lever.id))
    return start.model_copy(update={"name": lever.label, "levers": levers})


def _unknown(choice: PulledLever, basis: Basis) -> Problem:
    known = ", ".join(lever.id for lever in basis.levers.levers)
    return Problem(f"de aanpak `{choice.lever}` bestaat niet", f"kies uit {known}")
