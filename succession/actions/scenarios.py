"""Scenarios of the capacity forecast that people save under a name."""

import secrets
from dataclasses import dataclass

from succession.actions import permission
from succession.actions.permission import Submission
from succession.capacity.scenario.scenario import Scenario
from succession.errors import InvalidInput, Problem
from succession.store import Pen, Store, StoredScenario
from succession.store.scenarios import read as saved
from succession.store.scenarios import write as scenarios

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ScenarioRef:
    """A saved scenario and the version at which it was shown."""

    scenario_id: str
    expected_version: int


def save_scenario(
    store: Store, submission: Submission, scenario: Scenario, over: ScenarioRef | None = None
) -> StoredScenario:
    """Keeps a scenario under its name, `over` a saved one in the place of that.

    Saving what is saved already keeps it once. Raises `InvalidInput` for a name that will not do
    or is taken, `Conflict` when the saved one was changed since.
    """
    named = _with_name(scenario, scenario.name)

    def save(pen: Pen) -> str:
        same = (s for s in saved.load(pen.connection) if s.scenario == named)
        for kept in same:
            return kept.scenario_id
        _refuse_taken(pen, named.name, over)
        if over is None:
            scenario_id = secrets.token_hex(8)
            scenarios.add(pen, scenario_id, named)
            return scenario_id
        scenarios.change(pen, over.scenario_id, over.expected_version, named)
        return over.scenario_id

    stamp = submission.stamp(permission.SAVE_SCENARIO, scenario, over)
    return _stored(store, store.write(stamp, save))


def rename_scenario(
    store: Store, submission: Submission, ref: ScenarioRef, name: str
) -> StoredScenario:
    """Gives a saved scenario another name; raises as `save_scenario` does."""

    def rename(pen: Pen) -> str:
        kept = scenarios.one(pen, ref.scenario_id, ref.expected_version)
        named = _with_name(kept.scenario, name)
        _refuse_taken(pen, named.name, ref)
        scenarios.change(pen, ref.scenario_id, ref.expected_version, named)
        return ref.scenario_id

    stamp = submission.stamp(permission.RENAME_SCENARIO, ref, name)
    return _stored(store, store.write(stamp, rename))


def remove_scenario(store: Store, submission: Submission, ref: ScenarioRef) -> None:
    """Throws a saved scenario away; raises `Conflict` when it was changed since."""

    def remove(pen: Pen) -> str:
        scenarios.remove(pen, ref.scenario_id, ref.expected_version)
        return ""

    store.write(submission.stamp(permission.REMOVE_SCENARIO, ref), remove)


def _with_name(scenario: Scenario, name: str) -> Scenario:
    """The scenario under this name, without the blanks around it."""
    name = name.strip()
    if not name:
        raise InvalidInput((_NAMELESS,))
    if len(name) > _LONGEST_NAME:
        raise InvalidInput((_TOO_LONG,))
    return scenario.model_copy(update={"name": name})


def _refuse_taken(pen: Pen, name: str, own: ScenarioRef | None) -> None:
    own_id = own.scenario_id if own else None
    others = (s for s in saved.load(pen.connection) if s.scenario_id != own_id)
    if any(other.scenario.name.casefold() == name.casefold() for other in others):
        raise InvalidInput((_TAKEN,))


def _stored(store: Store, scenario_id: str) -> StoredScenario:
    return next(one for one in store.scenarios() if one.scenario_id == scenario_id)


_NAMELESS = Problem("het scenario heeft geen naam", "geef het een naam", column="naam")
_TOO_LONG = Problem(
    "de naam van het scenario is te lang",
    f"gebruik ten hoogste {_LONGEST_NAME} tekens",
    column="naam",
)
_TAKEN = Problem(
    "er is al een scenario met deze naam",
    "kies een andere naam, of open dat scenario en bewaar uw wijziging daarin",
    column="naam",
)
