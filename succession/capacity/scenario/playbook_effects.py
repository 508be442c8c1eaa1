"""Which assumptions a draaiboek changes: its effects, in the numbers of `data/assumptions.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from succession.capacity.scenario.effect import How, ModelEffect
from succession.errors import InvalidInput, Problem
from succession.playbook.book.effects import PARAMETERS, Combination, Operation, Parameter
from succession.playbook.book.effects import Effect as Told
from succession.playbook.book.model import Playbook
from succession.strict_model import Grade

_MONTHS = 12

# Two are missing on purpose: how a takeover attracts and what care it gives are assumptions of
# their own already, so that the draaiboek would count twice. The rest has no number in the model.
ASSUMPTIONS: Mapping[Parameter, str] = {
    Parameter.SEARCH_RATE: "search.yearly_rate",
    Parameter.SEARCH_RATE_SOLO: "search.solo_factor",
    Parameter.LEAD_TIME: "search.lead",
    Parameter.STOP_DELAY: "stop.age_shift",
    Parameter.WISH_TO_OWN: "supply.owner_share",
    Parameter.INTAKE: "supply.region_pull",
    Parameter.EARLY_EXIT: "simulation.early_exit",
    Parameter.OWNER_CAPACITY: "supply.owner_capacity",
    Parameter.CAPACITY: "supply.owner_capacity",
    Parameter.LOAD_ON_STOP: "stop.load_effect",
    Parameter.SPARE_ROOM: "capacity.stretch",
    Parameter.MUTUAL_COVER: "simulation.grace_cover",
    Parameter.TAKEOVER_CHANCE: "simulation.takeover_chance",
}


@dataclass(frozen=True)
class Taken:
    """What the model takes from a draaiboek.

    The delay is that of the slowest effect, the grade that of the weakest evidence.
    """

    effects: tuple[ModelEffect, ...]
    delay_months: int
    grade: Grade
    source: str


def taken_from(playbook: Playbook) -> Taken:
    """The assumptions that this draaiboek changes; `InvalidInput` when there are none."""
    counted = [one for one in playbook.effects if one.parameter in ASSUMPTIONS]
    if not counted:
        what = f"draaiboek `{playbook.id}` heeft geen effect dat het model kan rekenen"
        remedy = "geef het een effect met een `parameter`, of haal het uit data/levers.yaml"
        raise InvalidInput((Problem(what, remedy),))
    return Taken(
        effects=tuple(_change(effect) for effect in counted),
        delay_months=max(effect.after_months or 0 for effect in counted),
        grade=max(effect.grade for effect in counted),
        source="; ".join(dict.fromkeys(effect.source for effect in counted)),
    )


def _change(told: Told) -> ModelEffect:
    assert told.parameter is not None, "only effects with a number are counted"
    assert told.low is not None, "an effect with a number has a range"
    assert told.high is not None, "an effect with a number has a range"
    per = _MONTHS if told.parameter is Parameter.STOP_DELAY else 1
    return ModelEffect(
        on=ASSUMPTIONS[told.parameter],
        how=_how(told.parameter, told.change),
        value=told.amount / per,
        low=told.low / per,
        high=told.high / per,
    )


def _how(parameter: Parameter, change: Operation) -> How:
    if change is Operation.FACTOR:
        return "factor"
    if change is Operation.VALUE:
        return "at_least"
    return "beyond" if PARAMETERS[parameter].combination is Combination.HIGHEST else "plus"
