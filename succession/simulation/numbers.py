"""The uncertain numbers of the assumptions, in the order in which the engine knows them."""

from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from succession.assumptions import Assumptions, Number
from succession.simulation import engine

Floats = NDArray[np.float64]
_PLACES = {
    engine.RATE_LEVEL: "stop.rate_level",
    engine.AGE_SHIFT: "stop.age_shift",
    engine.LOAD_EFFECT: "stop.load_effect",
    engine.CHAIN_RATE: "stop.chain_rate",
    engine.SEARCH_RATE: "search.yearly_rate",
    engine.FRAILTY_SHAPE: "search.frailty_shape",
    engine.LEAD_YEARS: "search.lead",
    engine.SOLO_FACTOR: "search.solo_factor",
    engine.RURAL_FACTOR: "search.rural_factor",
    engine.GROUP_FACTOR: "search.group_factor",
    engine.LOAD_FACTOR: "search.load_factor",
    engine.TRAINING_FACTOR: "search.training_factor",
    engine.PREMISES_FACTOR: "search.premises_factor",
    engine.DISPENSING_FACTOR: "search.dispensing_factor",
    engine.TAKEOVER_FACTOR: "search.takeover_factor",
    engine.UNMET_DEMAND: "capacity.unmet_demand",
    engine.STRETCH: "capacity.stretch",
    engine.DISTANCE_DECAY: "capacity.distance_decay",
    engine.SUCCESSOR_FTE: "simulation.successor_fte",
    engine.SUCCESSOR_AGE: "simulation.successor_age",
    engine.EARLY_EXIT: "simulation.early_exit",
    engine.TAKEOVER_CHANCE: "simulation.takeover_chance",
    engine.TAKEOVER_SLOTS: "simulation.takeover_slots",
    engine.TAKEOVER_COVER: "simulation.takeover_cover",
    engine.TAKEOVER_MONTHS: "stop.takeover_months",
    engine.GRACE_MONTHS: "simulation.grace_months",
    engine.GRACE_COVER: "simulation.grace_cover",
    engine.REGISTRATION_RATE: "simulation.registration_rate",
    engine.STAFF_STAYS: "simulation.staff_stays",
    engine.AGEING_LEVEL: "demand.ageing_level",
    engine.GROWTH: "demand.growth",
    engine.OWNER_CAPACITY: "supply.owner_capacity",
    engine.FTE_TREND: "supply.fte_trend",
    engine.STARTERS: "supply.starters",
    engine.COMPLETION: "supply.completion",
    engine.REGION_PULL: "supply.region_pull",
    engine.LIMITED_STOP_ROOM: "capacity.limited_stop_room",
}
PLACES = tuple(_PLACES[index] for index in range(engine.NUMBERS))
"""Where each number stands in the assumptions."""


def numbers_of(assumptions: Assumptions) -> Floats:
    """Value, low, high, and 1 where the number spreads on the logarithm; one row per number."""
    found: list[Number] = [attrgetter(place)(assumptions) for place in PLACES]
    return np.array([(n.value, n.low, n.high, float(n.scale == "log")) for n in found])
