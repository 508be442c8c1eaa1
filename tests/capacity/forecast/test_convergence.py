"""More runs bring the bands nearer to where they go, as fast as independent runs should."""

from functools import cache

import numpy as np
import pytest

from succession.capacity.forecast.forecast import computed
from succession.capacity.scenario.scenario import BASELINE
from succession.example import example_region
from tests.capacity.forecast.test_forecast import BASIS, TODAY

MOST = 16_000
SHARES = (0.5, 0.9)


@cache
def _figures() -> dict[str, np.ndarray]:
    """Of the region in the last year, run by run."""
    scenario = BASELINE.model_copy(update={"years": 8, "runs": MOST})
    paired = computed(example_region(12, 3, TODAY), BASIS, scenario, TODAY).paired
    figures = {"shortage": paired.shortage_fte, "unserved": paired.unserved_patients}
    return {name: runs[:, -1, 0] for name, runs in figures.items()}


@pytest.mark.parametrize("figure", ["shortage", "unserved"])
@pytest.mark.parametrize("count", [1_000, 4_000])
def test_the_middle_and_the_high_end_of_few_runs_lie_where_those_of_many_do(
    figure: str, count: int
) -> None:
    """Within four standard errors, counted in runs: so many of all lie below that of few."""
    runs = _figures()[figure]
    for share in SHARES:
        found = np.quantile(runs[:count], share)
        error = 4 * np.sqrt(share * (1 - share) / count)
        assert (runs < found).mean() <= share + error
        assert (runs <= found).mean() >= share - error


def test_blocks_of_runs_differ_as_independent_ones_do() -> None:
    """A block that repeated another, or runs that hang together, would differ less or more."""
    runs = _figures()["shortage"]
    for share in SHARES:
        below = (runs < np.quantile(runs, share)).reshape(16, 1_000).sum(axis=1)
        squares = ((below - 1_000 * share) ** 2).sum() / (1_000 * share * (1 - share))
        assert 3.5 < squares < 41  # chi-square of 15 degrees: one in a thousand on either side
