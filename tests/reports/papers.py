"""What the page Vooruitblik would give along, from a real forecast of few runs."""

from succession.capacity.forecast.forecast import forecast
from succession.capacity.forecast.result import Forecast
from succession.capacity.region.area import Area
from succession.capacity.scenario.levers import load_levers
from succession.capacity.scenario.scenario import BASELINE, Basis
from succession.register import Audience, Register, seen_by
from succession.reports.capacity.paper import CapacityPaper
from succession.reports.paper.workbook import Statement
from succession.views.capacity import drivers as capacity_drivers
from succession.views.capacity import page as capacity
from succession.views.capacity import unknown as capacity_unknown
from succession.views.capacity.page import SupplyUnit
from tests.region import TODAY
from tests.risk.world import ASSUMPTIONS
from tests.test_shipped_files import ROOT

BASIS = Basis(ASSUMPTIONS, load_levers(ROOT / "data/levers.yaml"))
SCENARIO = BASELINE.model_copy(update={"runs": 60, "years": 6})


def found_for(register: Register, audience: Audience) -> Forecast:
    """The forecast as this audience gets it."""
    return forecast(seen_by(register, audience), BASIS, SCENARIO, TODAY)


def paper_of(found: Forecast, register: Register, audience: Audience, area: Area) -> CapacityPaper:
    return CapacityPaper(
        forecast=found,
        view=capacity.present(found, area, SupplyUnit.FTE, 1.05),
        steps=capacity_drivers.steps_to(found, area, found.years[-1].year),
        tornado=None,
        comparison=None,
        unknown=capacity_unknown.present(seen_by(register, audience), area, found.mixes),
        assumptions=ASSUMPTIONS,
        levers=BASIS.levers,
        statement=Statement(TODAY, audience.role.value, "1", ""),
    )
