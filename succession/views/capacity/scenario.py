"""Scenarios in words: what is assumed of demand, and what the region does."""

from collections.abc import Iterable

from succession.capacity.scenario.effect import Strength
from succession.capacity.scenario.levers import Levers
from succession.capacity.scenario.scenario import PulledLever, Scenario
from succession.views.conflict import FieldChange

STRENGTH_WORDS = {
    Strength.LOW: "werkt weinig",
    Strength.EXPECTED: "zoals verwacht",
    Strength.HIGH: "werkt goed",
}


def summary(scenario: Scenario, levers: Levers) -> str:
    """`Groei van de vraag: hoog · Stappenplan (werkt goed) · 15 jaar vooruit · startgetal 1`."""
    parts = (
        f"Groei van de vraag: {scenario.demand_growth.value}",
        *(_choice(choice, levers) for choice in scenario.levers),
        f"{scenario.years} jaar vooruit",
        f"startgetal {scenario.seed}",
    )
    return " · ".join(parts)


def record(scenario: Scenario, levers: Levers) -> dict[str, str]:
    """One line of the list of saved scenarios."""
    pulled = (_choice(choice, levers) for choice in scenario.levers)
    return {
        "naam": scenario.name,
        "groei van de vraag": scenario.demand_growth.value,
        "aanpakken": ", ".join(pulled) or "geen",
        "jaren": str(scenario.years),
    }


def changes(before: Scenario, now: Scenario, levers: Levers) -> tuple[FieldChange, ...]:
    """What somebody changed of a saved scenario while a form about it was open."""
    was, stands = record(before, levers), record(now, levers)
    return tuple(
        FieldChange(name, was[name], stands[name], "") for name in was if was[name] != stands[name]
    )


def lever_label(lever_id: str, levers: Levers) -> str:
    """What people call it; one that is no longer there keeps its sign."""
    found = levers.find(lever_id)
    return found.label if found else lever_id


def lever_names(levers: Levers) -> dict[str, str]:
    """What can be chosen, by sign, with how sure it is that it works."""
    return {one.id: f"{one.label} (bewijs {one.grade})" for one in levers.levers}


def is_same_future(one: Scenario, other: Scenario) -> bool:
    """Whether two scenarios differ in nothing but their names."""
    return one.model_copy(update={"name": other.name}) == other


def unused_name(start: str, taken: Iterable[str]) -> str:
    """`Eigen scenario`, or with the first number that is free behind it."""
    known = {name.casefold() for name in taken}
    number, name = 1, start
    while name.casefold() in known:
        number += 1
        name = f"{start} {number}"
    return name


def _choice(choice: PulledLever, levers: Levers) -> str:
    return f"{lever_label(choice.lever, levers)} ({STRENGTH_WORDS[choice.strength]})"
