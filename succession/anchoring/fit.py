"""Least squares: the numbers that bring the mini-Netherlands nearest to the country.

    minimise  sum over numbers of z**2 + sum over targets of weight x ((found - value) / sd)**2

within the range of each number (P10 to P90), z counted in its own standard deviations and sd in
those of the target. Every step sees the same luck, so that only the numbers make a difference.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from succession.arrays import Floats
from succession.assumptions import Z_90, Assumptions, Number
from succession.assumptions.sections import Correlation
from succession.verification.anchor import Anchor, AnchorTarget, Fitted, Measure, Residual

Measuring = Callable[[Assumptions], Mapping[Measure, float]]
_STEP = 0.5  # months are whole: a smaller one might not move them
_HARDLY_RELATED = 0.15
_DIGITS = 3


@dataclass(frozen=True)
class AnchorFit:
    """The numbers as they come out, what is left, and how they move together."""

    fitted: tuple[Fitted, ...]
    residuals: tuple[Residual, ...]
    correlations: tuple[Correlation, ...]


def fit(
    anchor: Anchor, assumptions: Assumptions, measuring: Measuring, steps: int = 6
) -> AnchorFit:
    """The fit from the ranges that the numbers had before; `measuring` is what it is held to."""
    fitting = _Fitting(anchor, assumptions, measuring)
    start = np.array([place_in(fitting.before(one), one.value) for one in anchor.fitted])
    bound = Z_90 + 1e-9
    found = least_squares(
        fitting.misses,
        np.clip(start, -Z_90, Z_90),
        jac=fitting.slopes,
        bounds=(-bound, bound),
        max_nfev=steps,
        xtol=1e-3,
        ftol=1e-3,
    )
    return fitting.told(found.x, np.asarray(found.jac))


def as_it_is(anchor: Anchor, assumptions: Assumptions, measuring: Measuring) -> AnchorFit:
    """The numbers of an earlier fit, with what is left by now."""
    found = measuring(applied(assumptions, anchor.fitted))
    left = tuple(residuals_of(anchor.targets, found))
    return AnchorFit(anchor.fitted, left, anchor.correlations)


def applied(assumptions: Assumptions, fitted: Sequence[Fitted]) -> Assumptions:
    """The assumptions with these numbers at what the fit made of them."""
    for one in fitted:
        number = assumptions.numbers()[one.number]
        update = {"value": one.value, "low": one.low, "high": one.high}
        assumptions = assumptions.with_number(one.number, number.model_copy(update=update))
    return assumptions


def residuals_of(
    targets: Sequence[AnchorTarget], found: Mapping[Measure, float]
) -> Iterator[Residual]:
    """What is found for each target."""
    for one in targets:
        yield Residual(measure=one.measure, found=round(found[one.measure], 4))


def place_in(number: Number, value: float) -> float:
    """The z at which the number has this value."""
    low, middle, high = number.low, number.value, number.high
    if number.scale == "log":
        low, middle, high, value = (float(np.log(x)) for x in (low, middle, high, value))
    width = (high - middle) if value > middle else (middle - low)
    return Z_90 * (value - middle) / width


@dataclass(frozen=True)
class _Fitting:
    anchor: Anchor
    assumptions: Assumptions
    measuring: Measuring

    def before(self, one: Fitted) -> Number:
        low, value, high = one.before
        number = self.assumptions.numbers()[one.number]
        update = {"value": value, "low": low, "high": high, "scale": one.scale}
        return number.model_copy(update=update)

    def held(self, z: Floats) -> Assumptions:
        """Every fitted number known to be at its place."""
        assumptions = self.assumptions
        for one, place in zip(self.anchor.fitted, z.tolist(), strict=True):
            number = self.before(one)
            assumptions = assumptions.with_number(one.number, number.held_at(number.at(place)))
        return assumptions

    def misses(self, z: Floats) -> Floats:
        found = self.measuring(self.held(z))
        each = [_miss(one, found[one.measure]) for one in self.anchor.targets]
        return np.concatenate((each, z))

    def slopes(self, z: Floats) -> Floats:
        """How every miss moves with every number, by a step inward."""
        here, columns = self.misses(z), []
        for index in range(len(z)):
            step = -_STEP if z[index] + _STEP > Z_90 else _STEP
            moved = z.copy()
            moved[index] += step
            columns.append((self.misses(moved) - here) / step)
        return np.stack(columns, axis=1)

    def told(self, z: Floats, slopes: Floats) -> AnchorFit:
        """The covariance is wider where the targets cannot all be met."""
        weights = np.array([one.weight for one in self.anchor.targets])
        misses = self.misses(z)[: len(weights)]
        spare = max(len(misses) - len(z), 1)
        surplus = max(float(misses @ (misses / weights)) / spare, 1.0)
        covariance = np.linalg.inv(slopes.T @ slopes) * surplus
        sd = np.minimum(np.sqrt(np.diag(covariance)), 1.0)
        fitted = tuple(map(self._fitted, self.anchor.fitted, z.tolist(), sd.tolist()))
        found = self.measuring(applied(self.assumptions, fitted))
        related = covariance / np.sqrt(np.outer(np.diag(covariance), np.diag(covariance)))
        return AnchorFit(
            fitted=fitted,
            residuals=tuple(residuals_of(self.anchor.targets, found)),
            correlations=tuple(self._correlations(related)),
        )

    def _fitted(self, one: Fitted, place: float, sd: float) -> Fitted:
        """As wide as what the targets leave open, never wider than before the fit."""
        number = self.before(one)
        places = {"low": place - Z_90 * sd, "value": place, "high": place + Z_90 * sd}
        update = {name: round(number.at(z), _DIGITS) for name, z in places.items()}
        return one.model_copy(update=update)

    def _correlations(self, related: Floats) -> Iterator[Correlation]:
        names = [one.number for one in self.anchor.fitted]
        for one in range(len(names)):
            for other in range(one):
                value = round(float(related[one, other]), 2)
                if abs(value) >= _HARDLY_RELATED:
                    yield Correlation(numbers=(names[other], names[one]), value=value)


def _miss(target: AnchorTarget, found: float) -> float:
    sd = (target.high - target.low) / 2 / Z_90
    return float(np.sqrt(target.weight)) * (found - target.value) / sd
