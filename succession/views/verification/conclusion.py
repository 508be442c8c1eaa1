"""Kunt u op deze cijfers bouwen?: what follows from the checks, in one sentence."""

from succession.verification.backtest import Guess, PlanOutcome, errors_by_horizon
from succession.verification.calibration import Calibration
from succession.verification.yardsticks import YardstickTarget
from succession.views import dutch


def conclusion(
    outcomes: tuple[PlanOutcome, ...], calibration: Calibration | None, target: YardstickTarget
) -> str:
    """What to use the figures for, how far old plans were off, and whether our bands held.

    `outcomes` are those of at least one old plan.
    """
    errors = [error.mean_absolute for error in errors_by_horizon(outcomes, Guess.MODEL)]
    low, high = dutch.percent(min(errors)), dutch.percent(max(errors))
    off = low if low == high else f"{low} tot {high}"
    return (
        f"Gebruik deze cijfers om keuzes te vergelijken: oude ramingen zaten er {off} naast, en "
        f"{_bands(calibration, target)}."
    )


def _bands(calibration: Calibration | None, target: YardstickTarget) -> str:
    if calibration is None:
        return "of onze bandbreedtes kloppen is nog niet gemeten"
    outside = sum(not target.contains(row.share) for row in calibration.rows)
    if outside == 0:
        return "onze bandbreedtes klopten in een proef aan zichzelf"
    of = f"{outside} van de {len(calibration.rows)} uitkomsten"
    return f"onze bandbreedtes klopten in een proef aan zichzelf bij {of} niet"
