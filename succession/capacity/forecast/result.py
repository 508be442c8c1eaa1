"""What a forecast says: frozen values per area and year, bands over the same runs throughout."""

from dataclasses import dataclass
from enum import StrEnum

from succession.arrays import Floats
from succession.capacity.forecast.provenance import Provenance
from succession.capacity.region.area import REGION, Area
from succession.capacity.region.demand import Mix
from succession.capacity.region.supply import Group, Supply
from succession.risk.imputed import Imputed
from succession.simulation import Band, YearOutcome


class Flow(StrEnum):
    """What moves the shortage between today and a later year, in the order of the waterfall."""

    OWNERS_STOP = "praktijkhouders die stoppen"
    SUCCESSORS_START = "opvolgers die beginnen"
    BRIDGED = "waarneming en tijdelijke overname"
    STAFF_LEAVE = "wie in dienst is of waarneemt en stopt"
    NEWCOMERS = "nieuwe huisartsen na de opleiding"
    LEFT_STAFF = "wie daarvan praktijkhouder wordt, of weggaat na een sluiting"
    HOURS = "uren en zorg per huisarts"
    STAFF_MOVED = "wie met patiënten meegaat naar een ander gebied"
    AGEING = "bevolking en vergrijzing"
    GROWTH = "overige groei van de zorgvraag"
    PATIENTS_MOVED = "patiënten van en naar andere gebieden"


@dataclass(frozen=True)
class Tight:
    """When an area gets tight: `year` in the middle of the runs, early and late in one of ten.

    None: not within the horizon. `chance` (0-1) is that it happens within the horizon.
    """

    year: int | None
    earliest: int | None
    latest: int | None
    chance: float


@dataclass(frozen=True)
class RoleYear:
    """Who works in one role on 31 December, in the whole region."""

    group: Group
    fte: Band
    persons: Band


@dataclass(frozen=True)
class YearStock:
    """Who and what there is on 31 December in the whole region: praktijkhouders and all huisartsen
    (persons), and the practices that have an owner or are bridged."""

    owners: Band
    gps: Band
    practices: Band


@dataclass(frozen=True)
class ForecastYear:
    """The state of an area on 31 December; every band over the same runs.

    `shortage_fte` is demand less supply, run by run: negative when there is room.
    `demand_persons` are as many as would meet the demand when everybody works as those who are
    there then. `patients` are on the list of a practice; `unserved_patients` have no place or
    nobody who stands in. `tight_chance` (0-1) is that a fte is asked so much more than today that
    stretching no longer helps. `flows` are means in fte of shortage since today: with the
    shortage of today they add up to that of this year exactly.
    """

    year: int
    supply_fte: Band
    demand_fte: Band
    shortage_fte: Band
    supply_persons: Band
    demand_persons: Band
    patients: Band
    unserved_patients: Band
    open_shares: Band
    tight_chance: float
    flows: tuple[tuple[Flow, float], ...]


@dataclass(frozen=True)
class AreaForecast:
    """One area; `shortage_today_fte` is the mean over the runs, as the flows start from it."""

    area: Area
    practices: int
    patients_today: float
    shortage_today_fte: float
    years: tuple[ForecastYear, ...]
    tight: Tight


@dataclass(frozen=True)
class Paired:
    """Figures run by run, (runs, years, areas), to be set against those of another scenario with
    the same seed, in which every run has the same luck. They take far more room than bands."""

    shortage_fte: Floats
    unserved_patients: Floats


@dataclass(frozen=True)
class Forecast:
    """The areas, the region first, and what lies behind them.

    `roles` is who works in the region, per year; `outcomes` is what the simulation says of owners
    and practices; `pull_of_pool` how easily the region finds successors against today (1);
    `supply` the exact expectation by role when every share is on its own; `mixes` of how many
    practices the age bands are their own, the region's or the national ones; `imputed` what the
    register lacks and was filled in.
    """

    provenance: Provenance
    areas: tuple[AreaForecast, ...]
    roles: tuple[tuple[RoleYear, ...], ...]
    outcomes: tuple[YearOutcome, ...]
    pull_of_pool: tuple[float, ...]
    supply: Supply
    mixes: tuple[tuple[Mix, int], ...]
    imputed: tuple[Imputed, ...]

    @property
    def years(self) -> tuple[ForecastYear, ...]:
        """The region as a whole."""
        return self.areas[0].years

    @property
    def stock(self) -> tuple[YearStock, ...]:
        """Per year; a practice is there until it has closed."""
        today = self.areas[0].practices
        owners = [next(r.persons for r in year if r.group is Group.OWNER) for year in self.roles]
        return tuple(
            YearStock(owner, year.supply_persons, _left_of(today, outcome.closures))
            for owner, year, outcome in zip(owners, self.years, self.outcomes, strict=True)
        )

    def of(self, area: Area = REGION) -> AreaForecast:
        """One area; `KeyError` when it is not in this forecast."""
        return {found.area: found for found in self.areas}[area]


def _left_of(total: int, gone: Band) -> Band:
    return Band(total - gone.p90, total - gone.p50, total - gone.p10, total - gone.mean)
