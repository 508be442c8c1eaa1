"""What some gemeenten ask as the object that the command line prints."""

from collections.abc import Sequence
from datetime import date

from succession.assumptions import Assumptions
from succession.capacity.region.whole_area import whole_area
from succession.contract import GroundObject
from succession.land.gemeenten import fragile_wijken
from succession.land.ground import SOURCE, DutchGround, Gemeente


def ground_object(
    gemeenten: Sequence[Gemeente], ground: DutchGround, assumptions: Assumptions, as_of: date
) -> GroundObject:
    """Care by year, counted from the year of `as_of`."""
    area = whole_area(gemeenten, tuple(ground.gemeenten.values()), assumptions)
    years = [str(as_of.year + asked.years_ahead) for asked in area.care]
    return {
        "gemeenten": [one.name for one in area.gemeenten],
        "inhabitants": area.inhabitants,
        "care_demand": {year: asked.patients for year, asked in zip(years, area.care, strict=True)},
        "care_interval": {
            year: [asked.low, asked.high] for year, asked in zip(years, area.care, strict=True)
        },
        "norm_practices": area.norm_practices,
        "fragile": [
            {
                "wijk": wijk.name,
                "gemeente": ground.gemeenten[wijk.gemeente].name,
                "inhabitants": wijk.people,
                "practices_3km": wijk.within_3_km or 0.0,
            }
            for wijk in fragile_wijken(gemeenten, ground)
        ],
        "source": SOURCE,
    }
