"""What the reading commands answer, as objects of the contract, for a register as it is seen."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from succession.assumptions import Assumptions, Rules, load_assumptions, load_rules
from succession.errors import InvalidInput
from succession.playbook.run.overview import practices_on_schedule
from succession.playbook.run.run import is_visible
from succession.playbook.run.versions import Pinned, parted, pinned
from succession.register import Audience, Register, Seen

if TYPE_CHECKING:
    from succession.capacity.scenario.scenario import Basis, Scenario
    from succession.contract import (
        ForecastExportObject,
        GroundObject,
        NationalObject,
        RiskObject,
        SensitivityObject,
        TalksObject,
    )

_DATA = Path(__file__).resolve().parents[2] / "data"
_SOBOL_INPUTS = 8


def risk(seen: Seen, as_of: date, prepared: frozenset[str] = frozenset()) -> "RiskObject":
    """Likelihood, impact, time left and why, of every practice."""
    from succession.risk import assess
    from succession.risk.contract import risk_object

    return risk_object(assess(seen, *norms(), as_of, prepared))


def talks(seen: Seen, as_of: date, prepared: frozenset[str] = frozenset()) -> "TalksObject":
    """Whom to talk to, by rank, with the one question that would change the picture most."""
    from succession.talks.contract import talks_object
    from succession.talks.questions import load_questions
    from succession.talks.worklist import Method, region_to_order, worklist

    assumptions, rules = norms()
    method = Method(assumptions, rules, load_questions(_DATA / "questions.yaml"))
    return talks_object(
        worklist(region_to_order(seen, assumptions, rules, as_of, prepared), method)
    )


def prepared(
    kept: Iterable[Pinned], whole: Register, audience: Audience, as_of: date
) -> frozenset[str]:
    """The practices whose transfer runs on schedule, as far as this audience may know of it."""
    seen = (one for one in kept if is_visible(one.run, whole, audience))
    followed, _ = parted(seen, as_of)
    return practices_on_schedule(map(pinned, followed), as_of)


def forecast(seen: Seen, as_of: date, scenario: "Scenario") -> "ForecastExportObject":
    """Bands per year for the region, with what they were made from."""
    from succession.capacity.forecast.forecast import forecast as computed
    from succession.capacity.forecast.forecast import forecast_object
    from succession.capacity.forecast.provenance import export_object

    found = computed(seen, basis(), scenario, as_of)
    return export_object(found.provenance, forecast_object(found))


def again(seen: Seen, exported: Path) -> "ForecastExportObject":
    """An earlier answer computed anew; `InvalidInput` with all that has changed since."""
    from succession.capacity.forecast.provenance import made_from, provenance_of, what_differs

    then = made_from(exported)
    differences = what_differs(then, provenance_of(then.scenario, basis(), seen, then.as_of))
    if differences:
        raise InvalidInput(differences)
    return forecast(seen, then.as_of, then.scenario)


def scenario(file: Path | None, chosen: Mapping[str, int | None]) -> "Scenario":
    """The scenario of the file, or as it goes now; `chosen` overrules what is not None."""
    from succession.capacity.scenario.scenario import BASELINE, load_scenario

    stated = load_scenario(file) if file else BASELINE
    given = {name: value for name, value in chosen.items() if value is not None}
    return stated.model_copy(update=given)


def sensitivity(
    seen: Seen, as_of: date, scenario: "Scenario", sobol_samples: int | None
) -> "SensitivityObject":
    """The tornado; with a number of samples also what the widest of it explain."""
    from succession.capacity.forecast.sensitivity import ForecastQuestion, sensitivity_object, sobol
    from succession.capacity.forecast.tornado import tornado

    swings = tornado(seen, basis(), scenario, as_of).swings()
    if not sobol_samples:
        return sensitivity_object(swings, None)
    widest = [swing.path for swing in swings[:_SOBOL_INPUTS]]
    question = ForecastQuestion(seen, basis(), scenario, as_of)
    return sensitivity_object(swings, sobol(question, widest, sobol_samples))


def basis() -> "Basis":
    """What every scenario starts from."""
    from succession.capacity.scenario.levers import load_levers
    from succession.capacity.scenario.scenario import Basis

    return Basis(norms()[0], load_levers(_DATA / "levers.yaml"))


def national(starters: int | None) -> "NationalObject":
    """The national model of the Capaciteitsorgaan, and the starters that would balance it."""
    from succession.verification.national import national_object
    from succession.verification.plans import load_national

    return national_object(load_national(_DATA / "national.yaml"), starters)


def ground(names: Iterable[str], as_of: date) -> "GroundObject":
    """What the people of these gemeenten ask, and the wijken where a practice is far."""
    from succession.capacity.region.ground_contract import ground_object
    from succession.land.gemeenten import gemeenten_named
    from succession.land.ground import dutch_ground

    gemeenten = gemeenten_named(names, dutch_ground())
    return ground_object(gemeenten, dutch_ground(), norms()[0], as_of)


def norms() -> tuple[Assumptions, Rules]:
    """The assumptions and rules of this folder."""
    return load_assumptions(_DATA / "assumptions.yaml"), load_rules(_DATA / "rules.yaml")
