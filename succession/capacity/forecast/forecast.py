"""The forecast of a region: bands over the runs, on 31 December of each year.

The simulation follows owners, staff, vacancies and patients, and draws every uncertain number;
here its runs are added up to areas and told. Supply counts in fte of today: an owner who can do
more counts for more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from succession.arrays import Floats
from succession.capacity.forecast.by_area import AreaRuns
from succession.capacity.forecast.computing import Computing
from succession.capacity.forecast.flows import flows_of
from succession.capacity.forecast.provenance import Provenance, provenance_of
from succession.capacity.forecast.result import AreaForecast, Flow, Forecast, ForecastYear, Paired
from succession.capacity.forecast.roles import roles_of
from succession.capacity.forecast.tight import tight_of
from succession.capacity.region.bands import bands_of
from succession.capacity.region.demand import Mix
from succession.capacity.region.usual_staff import lists_owners_only
from succession.capacity.scenario.scenario import Basis, Scenario, timeline
from succession.contract import BandObject, ForecastObject, WholeBandObject
from succession.register import Seen
from succession.risk.contract import imputed_objects
from succession.risk.imputed import Imputed, imputed_of
from succession.simulation import Band, Execution


@dataclass(frozen=True)
class ForecastRuns:
    """A forecast, with its figures run by run."""

    forecast: Forecast
    paired: Paired


def forecast(
    register: Seen,
    basis: Basis,
    scenario: Scenario,
    as_of: date,
    execution: Execution = Execution(),  # noqa: B008 — frozen
) -> Forecast:
    """What the scenario gives for this register, which must be as the audience sees it."""
    return computed(register, basis, scenario, as_of, execution).forecast


def computed(
    register: Seen,
    basis: Basis,
    scenario: Scenario,
    as_of: date,
    execution: Execution = Execution(),  # noqa: B008 — frozen
) -> ForecastRuns:
    """The same, for who compares it run by run with that of another scenario."""
    computing = Computing(register, timeline(scenario, basis), scenario, as_of)
    runs = computing.runs(execution)
    provenance = provenance_of(scenario, basis, register, as_of)
    paired = Paired(runs.shortage_fte, runs.unserved)
    return ForecastRuns(_forecast(computing, provenance, runs), paired)


def forecast_object(found: Forecast) -> ForecastObject:
    """The object of `forecast`: fte unrounded, patients and shares whole."""
    return {
        "years": [
            {
                "year": year.year,
                "supply_fte": _band_object(year.supply_fte),
                "demand_fte": _band_object(year.demand_fte),
                "unserved_patients": _whole_object(year.unserved_patients),
                "open_shares": _whole_object(year.open_shares),
                "owners": _whole_object(stock.owners),
                "gps": _whole_object(stock.gps),
                "practices": _whole_object(stock.practices),
            }
            for year, stock in zip(found.years, found.stock, strict=True)
        ],
        "imputed": imputed_objects(found.imputed),
    }


def _forecast(computing: Computing, provenance: Provenance, runs: AreaRuns) -> Forecast:
    lists = computing.today.lists
    return Forecast(
        provenance=provenance,
        areas=tuple(_areas(computing, runs)),
        roles=roles_of(runs, computing.supply),
        outcomes=runs.simulation.years,
        pull_of_pool=runs.simulation.pull_of_pool,
        supply=computing.supply,
        mixes=tuple((mix, lists.mix_counts[mix]) for mix in Mix),
        imputed=(*imputed_of(computing.register), *_usual_staff(computing)),
    )


def _usual_staff(computing: Computing) -> Iterator[Imputed]:
    """Staff that the register does not list, by the practices that get some."""
    if lists_owners_only(computing.register):
        practices = {gp.practice_agb for gp in computing.register.gps}
        how = "wie er in het land gemiddeld in dienst is of waarneemt, met een brede band"
        yield Imputed("huisartsen.rol", len(practices), how)


def _areas(computing: Computing, runs: AreaRuns) -> Iterator[AreaForecast]:
    division, today = computing.division, computing.today
    practices = division.summed(np.ones(len(today.cases.practices)))
    shortage = runs.demand_today.mean(axis=0) - runs.supply_today
    years = _years(runs, flows_of(runs, computing.staff))
    for index, area in enumerate(division.areas):
        yield AreaForecast(
            area=area,
            practices=int(practices[index]),
            patients_today=float(runs.asking_today[index]),
            shortage_today_fte=float(shortage[index]),
            years=years[index],
            tight=tight_of(runs.is_tight[:, :, index], computing.supply.years),
        )


def _years(runs: AreaRuns, flows: dict[Flow, Floats]) -> list[tuple[ForecastYear, ...]]:
    """Per area its years."""
    bands = {
        "supply_fte": bands_of(runs.supply_fte),
        "demand_fte": bands_of(runs.demand_fte),
        "shortage_fte": bands_of(runs.shortage_fte),
        "supply_persons": bands_of(runs.persons),
        "demand_persons": bands_of(runs.persons_wanted),
        "patients": bands_of(runs.patients),
        "unserved_patients": bands_of(runs.unserved),
        "open_shares": bands_of(runs.open_shares),
    }
    chances = runs.is_tight.mean(axis=0)
    return [
        tuple(
            ForecastYear(
                year=outcome.year,
                tight_chance=float(chances[year, area]),
                flows=tuple((flow, float(values[year, area])) for flow, values in flows.items()),
                **{name: band[year][area] for name, band in bands.items()},
            )
            for year, outcome in enumerate(runs.simulation.years)
        )
        for area in range(len(runs.division.areas))
    ]


def _band_object(band: Band) -> BandObject:
    return {"p10": band.p10, "p50": band.p50, "p90": band.p90}


def _whole_object(band: Band) -> WholeBandObject:
    return {"p10": round(band.p10), "p50": round(band.p50), "p90": round(band.p90)}
