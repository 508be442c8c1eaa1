"""What the reading commands answer, as objects of the contract, for a register as it is seen."""

from datetime import date
from pathlib import Path
from typing import Any

from succession.assumptions import Assumptions, Rules, load_assumptions, load_rules
from succession.register import Register

_DATA = Path(__file__).resolve().parents[1] / "data"


def risk(seen: Register, as_of: date) -> dict[str, Any]:
    """Likelihood, impact, time left and why, of every practice."""
    from succession.risk import assess
    from succession.risk.contract import risk_object

    return risk_object(assess(seen, *_norms(), as_of))


def talks(seen: Register, as_of: date) -> dict[str, Any]:
    """Whom to talk to, by rank, with the one question that would change the picture most."""
    from succession.talks.contract import talks_object
    from succession.talks.questions import load_questions
    from succession.talks.worklist import Method, region_to_order, worklist

    assumptions, rules = _norms()
    method = Method(assumptions, rules, load_questions(_DATA / "questions.yaml"))
    return talks_object(worklist(region_to_order(seen, assumptions, rules, as_of), method))


def forecast(
    seen: Register, as_of: date, scenario: Path | None, chosen: dict[str, int]
) -> dict[str, Any]:
    """Bands per year for the region; `chosen` overrules years, runs and seed of the scenario."""
    from succession.capacity.forecast import forecast as computed
    from succession.capacity.forecast import forecast_object
    from succession.capacity.levers import load_levers
    from succession.capacity.scenario import BASELINE, Basis, load_scenario

    basis = Basis(_norms()[0], load_levers(_DATA / "levers.yaml"))
    stated = load_scenario(scenario) if scenario else BASELINE
    return forecast_object(computed(seen, basis, stated.model_copy(update=chosen), as_of))


def national(starters: int | None) -> dict[str, Any]:
    """The national model of the Capaciteitsorgaan, and the starters that would balance it."""
    from succession.capacity.national import national_object
    from succession.capacity.plans import load_national

    return national_object(load_national(_DATA / "national.yaml"), starters)


def _norms() -> tuple[Assumptions, Rules]:
    return load_assumptions(_DATA / "assumptions.yaml"), load_rules(_DATA / "rules.yaml")
