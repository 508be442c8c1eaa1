"""How long a practice searches for a successor: an exponential clock whose pull is not known.

    P(none by t | searched e) = ((k + r e) / (k + r (e + t)))**k

with r the yearly rate of this kind of practice and k the shape of the gamma frailty: what was
searched in vain is evidence that the practice is hard to place. See docs/model.md, "Zoeken".
"""

import numpy as np

from succession.arrays import Floats
from succession.risk.parameters import Parameters


def yearly_rate(form: Floats, place: Floats, load: Floats, parameters: Parameters) -> Floats:
    """Chance per year of finding a successor: the plain rate times form, place and load."""
    overload_tenths = 10 * np.clip(load - 1, 0.0, 1.0)
    return np.asarray(
        parameters.search_rate * form * place * parameters.load_factor**overload_tenths
    )


def none_by(months: Floats, searched_months: Floats, rate: Floats, shape: float) -> Floats:
    """Chance of still having nobody `months` from now, (shares, months)."""
    before = shape + rate * searched_months / 12
    return np.asarray((before[:, None] / (before[:, None] + rate[:, None] * months / 12)) ** shape)


def remaining_months(searched_months: Floats, rate: Floats, shape: float, success: float) -> Floats:
    """Months of searching still needed to have a successor with this chance (0-1)."""
    growth = (1 - success) ** (-1 / shape) - 1
    return np.asarray(12 * (shape + rate * searched_months / 12) * growth / rate)
