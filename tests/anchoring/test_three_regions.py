"""Three invented regions do in three years what regions of the country did, and no more."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from succession.capacity.forecast.computing import Computing
from succession.capacity.scenario.scenario import BASELINE, Timeline
from succession.example import example_region
from succession.register import Audience, Role
from succession.register.seen import seen_by
from succession.risk.cases import Holding
from succession.simulation import Execution
from tests.risk.world import ASSUMPTIONS

TODAY = date(2026, 12, 31)
THREE_YEARS, TWO_YEARS = 2, 1


@dataclass(frozen=True)
class Changes:
    """Of one region: parts of today after three years, and open shares after two and today."""

    owners: float
    practices: float
    gps: float
    open_then: float
    open_now: float


@cache
def _changes(seed: int) -> Changes:
    """As means over the runs, every number drawn from its range."""
    scenario = BASELINE.model_copy(update={"years": 4, "runs": 300})
    seen = seen_by(example_region(150, seed, TODAY), Audience(Role.CONSULENT))
    computing = Computing(seen, Timeline(ASSUMPTIONS, ()), scenario, TODAY)
    runs, today = computing.runs(Execution()), computing.today
    owners, staff = today.owners.sum(), today.staff.sum()
    closures = runs.simulation.years[THREE_YEARS].closures.mean
    return Changes(
        owners=runs.owner_persons[:, THREE_YEARS, 0].mean() / owners - 1,
        practices=-closures / len(today.cases.practices),
        gps=runs.persons[:, THREE_YEARS, 0].mean() / (owners + staff) - 1,
        open_then=runs.open_shares[:, TWO_YEARS, 0].mean(),
        open_now=float((today.cases.share.holding == Holding.NOBODY).sum()),
    )


REGIONS = (1, 2, 3)


def _mean(name: str) -> float:
    return sum(getattr(_changes(seed), name) for seed in REGIONS) / len(REGIONS)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("owners", -0.025, 0.02), ("practices", -0.03, 0.005), ("gps", 0.01, 0.10)],
)
def test_it_goes_as_it_went(name: str, low: float, high: float) -> None:
    assert low <= _mean(name) <= high


def test_as_many_shares_stand_open_as_today() -> None:
    assert _mean("open_then") <= 1.5 * _mean("open_now")
