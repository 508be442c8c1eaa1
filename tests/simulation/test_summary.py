"""From runs to bands and means, by hand."""

import numpy as np

from succession.simulation import Band, engine
from succession.simulation.summary import practices_of, years_of


def test_a_band_leaves_one_run_in_ten_on_either_side() -> None:
    series = np.zeros((11, 1, engine.SERIES))
    series[:, 0, engine.SUPPLY_FTE] = np.arange(11) ** 2
    (year,) = years_of(series, 2030)
    assert (year.year, year.supply_fte) == (2030, Band(1.0, 25.0, 81.0, 35.0))
    assert year.closures == Band(0.0, 0.0, 0.0, 0.0)


def test_who_is_not_served_is_added_up_run_by_run() -> None:
    """Where many have no practice few are uncovered: bands do not add up, runs do."""
    series = np.zeros((11, 1, engine.SERIES))
    series[:, 0, engine.DISPLACED] = np.arange(11)
    series[:, 0, engine.UNCOVERED] = np.arange(11)[::-1]
    (year,) = years_of(series, 2030)
    assert year.unserved_patients == Band(10.0, 10.0, 10.0, 10.0)


def test_a_practice_is_told_as_the_mean_of_the_runs_in_its_own_units() -> None:
    counts = np.zeros((2, 1, engine.COUNTS), np.int64)
    counts[1, 0, [engine.SHARE_OPEN, engine.NO_OWNER]] = 3_000_000, 2
    counts[1, 0, [engine.IS_CLOSED, engine.PLACELESS]] = 1, 500_000
    first, second = practices_of(counts, ("01000001", "01000002"), 4)
    assert (first.agb, first.open_share, first.closed) == ("01000001", (0.0,), (0.0,))
    assert (second.open_share, second.no_owner, second.closed) == ((0.75,), (0.5,), (0.25,))
    assert second.displaced_patients == (125.0,)
