"""Each share over the years: with its present holder, open, or with a successor. Exact.

    P(open at t) = sum over u <= t of P(stops at u) P(nobody found by t | stopped at u)

A holder stops by his own clock, or by the one that all owners of his practice share: then nobody
has begun to search.

A successor who has started stays: before 50 fewer than one in a hundred stop in a year, and the
simulation counts them.
"""

from dataclasses import dataclass

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.risk.cases import Cases, Holding
from succession.risk.likelihood import Grid, Likelihood, Situation
from succession.risk.parameters import central
from succession.risk.search import none_by, none_by_falling
from succession.risk.situations import View, situation_of


@dataclass(frozen=True)
class ShareStates:
    """Chances per share and moment, (shares, moments), adding up to 1."""

    held: Floats
    open: Floats

    @property
    def succeeded(self) -> Floats:
        return np.asarray(1 - self.held - self.open)


def share_states(cases: Cases, assumptions: Assumptions, months: Floats) -> ShareStates:
    """Where each share stands so many whole months from now.

    A share of a chain or coöperatie stays held: who works there is listed as staff.
    """
    horizon = int(months.max(initial=1))
    likelihood = Likelihood(assumptions, central(assumptions), Grid(horizon_months=horizon))
    situation = situation_of(cases, assumptions, likelihood.parameters, View.MIDDLE)
    survival = _survival(likelihood, situation)
    together = 1 - np.where(situation.holding[:, None] == Holding.GP, _shared(likelihood), 0.0)
    moments = months.astype(int)
    still_open = [_open_at(likelihood, situation, (survival, together), month) for month in moments]
    held = (survival * together)[:, moments]
    return ShareStates(held=held, open=np.stack(still_open, axis=1))


def _survival(likelihood: Likelihood, situation: Situation) -> Floats:
    curve = likelihood.survival(situation)
    curve[situation.holding == Holding.NOBODY, 1:] = 0.0
    curve[situation.holding == Holding.ORGANISATION] = 1.0
    return curve


def _shared(likelihood: Likelihood) -> Floats:
    """Chance by each edge of the grid that all owners of a practice have gone at once."""
    return np.concatenate(([0.0], likelihood.shared))


def _open_at(
    likelihood: Likelihood, s: Situation, clocks: tuple[Floats, Floats], month: int
) -> Floats:
    """Chance per share that its holder has stopped and nobody has been bound by this month.

    `clocks` are the chances that his own and the shared one have not rung, by each edge.
    """
    rate, shape = likelihood.rate(s), likelihood.parameters.frailty_shape
    own, together = (clock[:, : month + 1] for clock in clocks)
    leaving = -np.diff(own, axis=1) * _between(together)
    at_once = -np.diff(together, axis=1) * _between(own)
    stopped_at = np.minimum(likelihood.grid.middles[:month], month)
    # Who had not begun to search began `lead` before the stop, or now if that is later.
    searched = month - stopped_at + np.minimum(stopped_at, likelihood.parameters.lead_months)
    idle = none_by(searched, np.zeros_like(rate), rate, shape)
    seeking = none_by(np.array([float(month)]), s.searched, rate, shape)[:, 0]
    now = np.full_like(stopped_at, month)
    falling = none_by_falling(stopped_at, now, s.searched, rate, likelihood.parameters)
    searching = s.seeking * leaving.sum(axis=1) * seeking
    others = s.idle[:, None] * idle + s.falling[:, None] * falling
    unprepared = none_by(month - stopped_at, np.zeros_like(rate), rate, shape)
    return np.asarray(searching + (leaving * others + at_once * unprepared).sum(axis=1))


def _between(edges: Floats) -> Floats:
    return np.asarray((edges[:, 1:] + edges[:, :-1]) / 2)
