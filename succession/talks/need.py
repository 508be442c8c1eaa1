"""Who must be helped, whatever a talk would teach: the chance of stopping times what then presses.

    need = chance of stopping within 60 months x patients without a place x months that press

Months press where less than `pressing` are left until the latest responsible start. It is an
order and not a number to show: likelihood, impact and time stay three numbers beside it.
"""

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.register import Stage
from succession.risk.cases import STAGES, Cases
from succession.risk.impact import Impact, impacts, stake_of
from succession.risk.likelihood import Likelihood
from succession.risk.parameters import central
from succession.risk.situations import View, situation_of
from succession.risk.time_left import time_left

_INTENDED = [STAGES.index(stage) for stage in Stage if stage.is_intended]
_LONGEST_MONTHS = 60.0


def needs(cases: Cases, stop_chance: Floats, assumptions: Assumptions) -> Floats:
    """The need of each share in patient-months; 0 from an intention in writing on."""
    parameters = central(assumptions)
    situation = situation_of(cases, assumptions, parameters, View.MIDDLE)
    likelihood = Likelihood(assumptions, parameters)
    opened, shared = likelihood.open_by(situation)[:, -1], float(likelihood.shared[-1])
    left = time_left(cases, situation, assumptions).to_help
    months = np.clip(assumptions.talks.pressing.value - left, 0.0, _LONGEST_MONTHS)
    found = impacts(cases, stake_of(cases, opened, shared, assumptions), assumptions.capacity)
    patients = np.array([_patients(impact, assumptions) for impact in found])
    press = np.nan_to_num(months) * patients
    is_settled = np.isin(cases.share.stage, _INTENDED)
    return np.where(is_settled, 0.0, stop_chance * press[cases.share.practice])


def _patients(impact: Impact, assumptions: Assumptions) -> float:
    """Where it is not known who finds a place, all patients concerned count."""
    known = (impact.unplaced, impact.enrolled, assumptions.search.usual_list.value)
    return float(next(number for number in known if number is not None))
