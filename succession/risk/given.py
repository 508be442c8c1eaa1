"""The chances that are given today, share by share, to be kept and held against what happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from succession.assumptions import Assumptions
from succession.register import Seen
from succession.risk.cases import Holding, cases_of
from succession.risk.likelihood import Likelihood
from succession.risk.parameters import central
from succession.risk.result import HORIZONS_MONTHS, Chances, RegionRisk, RiskLevel
from succession.risk.situations import View, situation_of


@dataclass(frozen=True, slots=True)
class GivenChance:
    """What was said of one share: the level of its practice, and the chances that it opens."""

    level: RiskLevel
    possible_level: RiskLevel | None
    open_within: Chances


@dataclass(frozen=True)
class Given:
    """What was said on one day, with which method and assumptions, by the key of the share."""

    on: date
    method: str
    assumptions: str
    by_share: Mapping[str, GivenChance]


def given_chances(register: Seen, risk: RegionRisk, assumptions: Assumptions) -> Given:
    """The chance that each share falls open, as `risk` says it of this same register.

    A share that is open already is left out: that it is open is no forecast.
    """
    cases = cases_of(register, assumptions, risk.as_of)
    parameters = central(assumptions)
    situation = situation_of(cases, assumptions, parameters, View.MIDDLE)
    opened = Likelihood(assumptions, parameters).open_by(situation)
    levels = {practice.agb: practice for practice in risk.practices}
    by_share = {}
    for row, share in enumerate(cases.share_records):
        if share is None or cases.share.holding[row] == Holding.NOBODY:
            continue
        said = levels[share.practice_agb]
        chances = Chances(*(float(opened[row, months - 1]) for months in HORIZONS_MONTHS))
        by_share[share.share_key] = GivenChance(said.level, said.possible_level, chances)
    return Given(risk.as_of, risk.version, risk.assumptions, by_share)
