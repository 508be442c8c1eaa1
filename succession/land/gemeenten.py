"""The gemeenten that somebody names, and their wijken where a practice is far."""

from collections.abc import Iterable, Sequence

from succession.errors import InvalidInput, Problem
from succession.land.ground import DutchGround, Gemeente, Wijk
from succession.land.names import same_name
from succession.near_words import meant

FEW_PRACTICES = 1.5
"""Within 3 km of the average inhabitant: with fewer, one that closes leaves nowhere to go."""


def gemeenten_named(names: Iterable[str], ground: DutchGround) -> tuple[Gemeente, ...]:
    """The gemeenten of 2025 with these names, each once, in the order of the names.

    `InvalidInput` with every name that is not one, and what may have been meant.
    """
    found = {name: ground.gemeente_by_name.get(same_name(name)) for name in names}
    unknown = tuple(_problem(name, ground) for name, one in found.items() if one is None)
    if unknown:
        raise InvalidInput(unknown)
    return tuple({one.code: one for one in found.values() if one is not None}.values())


def fragile_wijken(gemeenten: Sequence[Gemeente], ground: DutchGround) -> tuple[Wijk, ...]:
    """The inhabited wijken with fewer than 1.5 practices within 3 km, the fewest first."""
    codes = {one.code for one in gemeenten}
    few = [
        wijk
        for wijk in ground.wijken
        if wijk.gemeente in codes
        and wijk.people
        and wijk.within_3_km is not None
        and wijk.within_3_km < FEW_PRACTICES
    ]
    return tuple(sorted(few, key=lambda wijk: (wijk.within_3_km or 0.0, -wijk.people, wijk.name)))


def _problem(name: str, ground: DutchGround) -> Problem:
    known = (one.name for one in ground.gemeenten.values())
    remedy = meant(name, known, "kies een gemeente van 2025, zoals Ommen of Dalfsen")
    return Problem(f"{name} is geen gemeente", remedy)
