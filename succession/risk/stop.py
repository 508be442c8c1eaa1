"""When the holder of a share stops: stated plan mixed with age, as a survival curve over months.

    S(t) = (w S_plan(t) + (1 - w) S_age(t)) / (w S_plan(0) + 1 - w)

conditional on being active now: a stated date that has passed loses weight by itself. A practice
that is too full raises the hazard m times: S becomes S**m. See docs/model.md, "Stopdatum".
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr

from succession.arrays import Floats
from succession.assumptions import LARGEST_LOAD_EFFECT, AgeWeight, YearlyRates
from succession.risk.parameters import Parameters

_HIGHEST_AGE = 120


class AgeHazard:
    """Cumulative hazard of stopping by age, from the yearly rates, level and shift."""

    def __init__(self, rates: YearlyRates, level: float, shift_years: float) -> None:
        starts = np.array([row.from_age for row in rates.rows[1:]], dtype=float) + shift_years
        yearly = -np.log1p(-np.array([row.rate for row in rates.rows])) * level
        self._ages = np.concatenate(([0.0], starts, [float(_HIGHEST_AGE)]))
        self._cumulative = np.concatenate(([0.0], np.cumsum(yearly * np.diff(self._ages))))

    def cumulative(self, age_years: Floats) -> Floats:
        """Hazard gathered from age 0 to this age."""
        capped = np.minimum(age_years, _HIGHEST_AGE)
        return np.asarray(np.interp(capped, self._ages, self._cumulative))

    def survival(self, age_years: Floats, months: Floats) -> Floats:
        """Chance of being active `months` from now, (shares, months), given active now."""
        later = self.cumulative(age_years[:, None] + months[None, :] / 12)
        return np.asarray(np.exp(self.cumulative(age_years)[:, None] - later))


def age_survival(
    hazard: AgeHazard, age_years: Floats, months: Floats, national: Sequence[AgeWeight]
) -> Floats:
    """As `AgeHazard.survival`; where the age is unknown (nan), the mean over the national ages."""
    is_known = ~np.isnan(age_years)
    result = np.empty((len(age_years), len(months)))
    result[is_known] = hazard.survival(age_years[is_known], months)
    if not is_known.all():
        ages = np.array([row.age for row in national])
        weights = np.array([row.weight for row in national])
        result[~is_known] = weights @ hazard.survival(ages, months) / weights.sum()
    return result


def plan_survival(middle: Floats, low_width: Floats, high_width: Floats, months: Floats) -> Floats:
    """Chance that the stated date lies later than each month: two half-normals at the middle.

    All in months from now, (shares, months); a width is a standard deviation.
    """
    distance = months[None, :] - middle[:, None]
    width = np.where(distance < 0, low_width[:, None], high_width[:, None])
    return np.asarray(ndtr(-distance / width))


def mixed(weight: Floats, plan: Floats, plan_now: Floats, age: Floats) -> Floats:
    """The survival curve S(t); `weight` 0 where nothing was said. Shapes as above."""
    w = weight[:, None]
    return np.asarray((w * plan + (1 - w) * age) / (w * plan_now[:, None] + 1 - w))


def load_multiplier(load: Floats, parameters: Parameters) -> Floats:
    """How many times faster people stop in a practice that is fuller than its region, capped."""
    overload = np.maximum(load - 1, 0.0)
    effect = np.exp(parameters.load_effect * overload)
    return np.asarray(np.minimum(LARGEST_LOAD_EFFECT, effect))


def shared_by(months: Floats, parameters: Parameters) -> Floats:
    """Chance that by each month all owners of a practice have gone at once: one clock for all."""
    return np.asarray(-np.expm1(-parameters.shared_rate * months / 12))
