"""What each practice carries, with what is unknown such that its load is an ordinary one."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.register import GpRole
from succession.risk.cases import Cases, Holding


@dataclass(frozen=True)
class Carried:
    """Columns per practice, by agb; `patients_per_fte` is what one fte carries, `per_fte` what it
    carries in each practice, and `per_fte_slope` how much that changes with the reliability of a
    load."""

    patients: Floats
    fte: Floats
    patients_per_fte: float
    per_fte: Floats
    per_fte_slope: Floats


def carried(cases: Cases, assumptions: Assumptions) -> Carried:
    """As known and calibrated; as in the country where nothing is known to calibrate on.

    A list that is not known is as long as if every share were held: patients stay when a GP goes.
    """
    loads, unknowns = cases.practice.load, assumptions.unknowns
    found = loads.patients_per_fte
    # Calibrated as capacity: what one fte has to do today is more, by what is not met.
    served = 1 - assumptions.capacity.unmet_demand.value
    asked = unknowns.patients_per_working_fte if np.isnan(found) else found / served
    blank = unknowns.established * unknowns.fte[GpRole.OWNER]
    is_told = ~np.isnan(loads.fte) & (loads.fte > 0)
    guessed = np.where(np.isnan(loads.patients), blank, loads.patients / asked)
    fte = np.where(is_told, loads.fte, guessed)
    whole = fte + np.where(is_told, _open_fte(cases, assumptions), 0.0)
    patients = np.where(np.isnan(loads.patients), whole * asked, loads.patients)
    per_fte = np.where(np.isnan(loads.per_fte), asked * served, loads.per_fte)
    slope = asked * served * (1 - np.nan_to_num(loads.load * served, nan=1.0))
    return Carried(patients, fte, asked * served, per_fte, slope)


def own_fte(cases: Cases, assumptions: Assumptions) -> Floats:
    """What the GP who holds a share brings; who holds two in one practice, half for each."""
    usual, times = assumptions.unknowns.fte, Counter(gp.row_key for gp in cases.holders if gp)
    return np.array(
        [gp.fte_or(usual) / times[gp.row_key] if gp else 0.0 for gp in cases.holders], dtype=float
    )


def _open_fte(cases: Cases, assumptions: Assumptions) -> Floats:
    """The fte of the shares that nobody holds, per practice."""
    is_open = cases.share.holding == Holding.NOBODY
    number = np.bincount(cases.share.practice[is_open], minlength=len(cases.practices))
    return np.asarray(number * assumptions.unknowns.fte[GpRole.OWNER])
