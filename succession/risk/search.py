"""How long a practice searches for a successor: an exponential clock whose pull is not known.

    P(none by t | searched e) = ((k + r e) / (k + r (e + t)))**k

with r the yearly rate of this kind of practice and k the shape of the gamma frailty: what was
searched in vain is evidence that the practice is hard to place. See docs/model.md, "Zoeken".
"""

import numpy as np
from scipy.special import boxcox

from succession.arrays import Floats
from succession.assumptions import LARGEST_LOAD_EFFECT
from succession.risk.parameters import Parameters

_NOTHING = 1e-9


def yearly_rate(form: Floats, place: Floats, load: Floats, parameters: Parameters) -> Floats:
    """Chance per year of finding a successor: the plain rate times form, place and load.

    What a practice loses by being fuller than its region is capped.
    """
    overload_tenths = 10 * np.clip(load - 1, 0.0, 1.0)
    lost = np.maximum(parameters.load_factor**overload_tenths, 1 / LARGEST_LOAD_EFFECT)
    return np.asarray(parameters.search_rate * form * place * lost)


def none_by(months: Floats, searched_months: Floats, rate: Floats, shape: float) -> Floats:
    """Chance of still having nobody `months` from now, (shares, months)."""
    before = shape + rate * searched_months / 12
    return np.asarray((before[:, None] / (before[:, None] + rate[:, None] * months / 12)) ** shape)


def none_by_falling(
    stops: Floats, months: Floats, searched_months: Floats, rate: Floats, parameters: Parameters
) -> Floats:
    """The same for who has a candidate that falls through, (shares, months).

    The search begins anew at a moment between now and `stops`, within `falls_months`, each as
    likely: the mean of `none_by` over them, in closed form.
    """
    shape, latest = parameters.frailty_shape, np.minimum(stops, parameters.falls_months)
    before = (shape + rate * searched_months / 12)[:, None]
    high = 1 + rate[:, None] * months / 12 / before
    low = 1 + rate[:, None] * (months - latest) / 12 / before
    # The integral of x**-shape, and its end where nothing lies between.
    over = boxcox(high, 1 - shape) - boxcox(low, 1 - shape)
    at_once = none_by(months, searched_months, rate, shape)
    return np.asarray(np.divide(over, high - low, out=at_once, where=high - low > _NOTHING))


def remaining_months(searched_months: Floats, rate: Floats, shape: float, success: float) -> Floats:
    """Months of searching still needed to have a successor with this chance (0-1)."""
    growth = (1 - success) ** (-1 / shape) - 1
    return np.asarray(12 * (shape + rate * searched_months / 12) * growth / rate)
