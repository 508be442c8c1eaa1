"""A forecast made by hand for the tests of Vooruitblik: two years, a region and one hagro."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np

from succession.capacity.forecast.provenance import Provenance
from succession.capacity.forecast.result import (
    AreaForecast,
    Flow,
    Forecast,
    ForecastYear,
    RoleYear,
    Tight,
)
from succession.capacity.region.area import REGION, Area, AreaKind
from succession.capacity.region.demand import Mix
from succession.capacity.region.supply import Group, Supply
from succession.capacity.scenario.scenario import BASELINE, Scenario
from succession.simulation import Band, YearOutcome

NOORD = Area(AreaKind.HAGRO, "Noord")


def spread(middle: float, half: float = 1.0) -> Band:
    return Band(middle - half, middle, middle + half, middle)


def make_year(year: int, shortage: float = 2.0, **changes: Any) -> ForecastYear:
    plain = ForecastYear(
        year=year,
        supply_fte=spread(20.0),
        demand_fte=spread(20.0 + shortage),
        shortage_fte=spread(shortage),
        supply_persons=spread(25.0, 2.0),
        demand_persons=spread(28.0, 2.0),
        patients=spread(41_000.0, 300.0),
        unserved_patients=Band(0.0, 1234.0, 5678.0, 2000.0),
        open_shares=spread(3.0),
        tight_chance=0.62,
        flows=((Flow.OWNERS_STOP, shortage + 0.5), (Flow.SUCCESSORS_START, -1.5)),
    )
    return replace(plain, **changes)


def make_area(area: Area = REGION, **changes: Any) -> AreaForecast:
    plain = AreaForecast(
        area=area,
        practices=4,
        patients_today=42_345.0,
        shortage_today_fte=1.0,
        years=(make_year(2027, 2.0), make_year(2028, 4.0)),
        tight=Tight(2027, 2027, 2028, 0.93),
    )
    return replace(plain, **changes)


def make_forecast(*areas: AreaForecast, scenario: Scenario = BASELINE) -> Forecast:
    found = areas or (make_area(), make_area(NOORD))
    years = tuple(year.year for year in found[0].years)
    return Forecast(
        provenance=Provenance(scenario, date(2026, 11, 21), "2", "2026.11", "aa", "bb", "cc"),
        areas=found,
        roles=tuple((RoleYear(Group.OWNER, spread(18.0), spread(21.0)),) for _ in years),
        outcomes=tuple(
            YearOutcome(year, *(spread(2.0),) * (len(fields(YearOutcome)) - 1)) for year in years
        ),
        pull_of_pool=(1.0,) * len(years),
        supply=Supply(years, {}, 20.0, *(np.zeros(len(years)),) * 4, counts_staff=True),
        mixes=((Mix.OWN, 1), (Mix.REGION, 0), (Mix.NATIONAL, 3)),
        imputed=(),
    )
