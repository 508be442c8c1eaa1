"""What helping a practice brings, by the month in which its holder stops.

    b(T) = patients of the share x (months without a holder unhelped - helped)

Unhelped, who has not begun searches `lead` before stopping; helped, `prepared_lead` before. Help
also makes a practice easier to place. Months without a holder count for `gap` months after T, and
a stop beyond the horizon can wait for a later round. See docs/model.md, "Wat een gesprek leert".
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import boxcox

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.register import Stage
from succession.risk.cases import STAGES, Cases, Holding
from succession.risk.likelihood import HORIZON_MONTHS, Likelihood, Situation, per_practice
from succession.risk.parameters import central
from succession.risk.situations import View, situation_of

_UNKNOWN = STAGES.index(Stage.UNKNOWN)


@dataclass(frozen=True)
class Benefits:
    """Everything in patient-months, per share of `cases`.

    `leaving` is the chance of stopping in each month, (shares, months). `stages` are the stages
    that may turn out to be true: their chance (shares, stages) and the benefit of help given
    stage and month (shares, stages, months); where the stage is known all three are alike.
    """

    cases: Cases
    leaving: Floats
    stage_chance: Floats
    by_stage: Floats

    @cached_property
    def by_stage_mean(self) -> Floats:
        """Expected benefit per share once the stage is known, (shares, stages)."""
        return np.asarray(np.einsum("jm,jsm->js", self.leaving, self.by_stage))

    @cached_property
    def of_share(self) -> Floats:
        """Expected benefit per share with what is known now."""
        return np.asarray((self.stage_chance * self.by_stage_mean).sum(axis=1))

    @cached_property
    def of_practice(self) -> Floats:
        return per_practice(self.cases, np.ones(len(self.of_share)), self.of_share)


def benefits(cases: Cases, assumptions: Assumptions) -> Benefits:
    """The benefit of helping each share, at the assumptions as they stand."""
    parameters = central(assumptions)
    situation = situation_of(cases, assumptions, parameters, View.MIDDLE)
    likelihood = Likelihood(assumptions, parameters)
    gain = _Gain(situation, likelihood, assumptions)
    chance, idle, seeking = _possible_stages(cases, situation, assumptions)
    by_stage = (
        idle[:, :, None] * gain.idle[:, None, :]
        + seeking[:, :, None] * gain.seeking[:, None]
        + (situation.falling[:, None] * gain.falling)[:, None]
    )
    return Benefits(
        cases=cases,
        leaving=_leaving(situation, likelihood),
        stage_chance=chance,
        by_stage=_patients(cases, assumptions)[:, None, None] * by_stage,
    )


@dataclass(frozen=True)
class _Gain:
    """Months without a holder that help saves, by month of stopping, (shares, months)."""

    situation: Situation
    likelihood: Likelihood
    assumptions: Assumptions

    @property
    def idle(self) -> Floats:
        """For who has not begun to search."""
        talks, stops = self.assumptions.talks, self.likelihood.grid.middles
        nothing = np.zeros_like(self.situation.searched)
        unhelped = np.minimum(stops, self.likelihood.parameters.lead_months)
        helped = np.minimum(stops, 12 * talks.prepared_lead.value)
        return self._open(nothing, unhelped, 1.0) - self._open(
            nothing, helped, talks.help_factor.value
        )

    @property
    def seeking(self) -> Floats:
        """For who searches already: only easier to place."""
        stops, searched = self.likelihood.grid.middles, self.situation.searched
        helped = self.assumptions.talks.help_factor.value
        return self._open(searched, stops, 1.0) - self._open(searched, stops, helped)

    @property
    def falling(self) -> Floats:
        """For who has a candidate that falls through, halfway the time in which that may be."""
        stops, searched = self.likelihood.grid.middles, self.situation.searched
        begun = stops - np.minimum(stops, self.likelihood.parameters.falls_months) / 2
        helped = self.assumptions.talks.help_factor.value
        return self._open(searched, begun, 1.0) - self._open(searched, begun, helped)

    def _open(self, searched: Floats, begun: Floats, factor: float) -> Floats:
        """Expected months without a holder within the gap, after `begun` months of searching."""
        rate = self.likelihood.rate(self.situation) / 12
        shape = self.likelihood.parameters.frailty_shape
        pull = (rate / (shape + rate * searched) * factor)[:, None]
        end = begun + self.assumptions.talks.gap.value
        # The integral of (1 + pull t)**-shape, the chance of still having nobody.
        until = [boxcox(1 + pull * months, 1 - shape) / pull for months in (begun, end)]
        return np.asarray(until[1] - until[0])


def _leaving(situation: Situation, likelihood: Likelihood) -> Floats:
    """Chance of stopping per month; who is gone stopped now, and organisations do not stop."""
    leaving = -np.diff(likelihood.survival(situation), axis=1)
    is_open = situation.holding == Holding.NOBODY
    leaving[is_open] = np.eye(1, HORIZON_MONTHS)
    leaving[situation.holding == Holding.ORGANISATION] = 0.0
    return np.asarray(leaving)


def _possible_stages(
    cases: Cases, situation: Situation, assumptions: Assumptions
) -> tuple[Floats, Floats, Floats]:
    """Chance of each stage that may be true, and what it makes of `idle` and `seeking`."""
    names = tuple(assumptions.stages.when_unknown)
    weights = np.array([assumptions.stages.when_unknown[name] for name in names])
    begun = np.array([Stage(name) is not Stage.NONE for name in names])
    is_unknown = (cases.share.stage == _UNKNOWN)[:, None]
    has_begun = begun | (cases.share.is_searching[:, None] & is_unknown)
    size = (len(cases.share.stage), len(names))
    idle = np.where(is_unknown, ~has_begun, situation.idle[:, None])
    seeking = np.where(is_unknown, has_begun, situation.seeking[:, None])
    return np.broadcast_to(weights / weights.sum(), size), idle, seeking


def _patients(cases: Cases, assumptions: Assumptions) -> Floats:
    """Patients on the list of each share."""
    known = cases.practice.load.patients
    lists = np.where(np.isnan(known), assumptions.search.usual_list.value, known)
    return np.asarray(cases.share.weight * lists[cases.share.practice])
