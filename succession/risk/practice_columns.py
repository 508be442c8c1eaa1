"""What makes a practice easier or harder to take over, as columns: one row per practice."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from succession.arrays import Floats
from succession.assumptions import Assumptions
from succession.network.distance import Places
from succession.register import Gp, GpRole, Holder, Practice, Seen, Share
from succession.register.model import PremisesState
from succession.risk.capacity import Loads, loads_of

_LOCUMS = (GpRole.REGULAR_LOCUM, GpRole.CHANGING_LOCUM)


@dataclass(frozen=True)
class PracticeColumns:
    """`established` counts Nivel's regulier gevestigde huisartsen; yes/no as 1, 0 or nan.

    `growth` is what a year makes of the list (1 where no earlier one is known).
    `is_rural` lies between 0 and 1 where the place is in doubt: the chance of it.
    """

    established: Floats
    growth: Floats
    is_rural: Floats
    is_training: Floats
    has_good_premises: Floats
    is_dispensing: Floats
    load: Loads


def practice_columns(
    register: Seen,
    practices: tuple[Practice, ...],
    places: Places,
    assumptions: Assumptions,
    as_of: date,
) -> PracticeColumns:
    """The columns of these practices on this day, in their order."""
    gps = [register.gps_by_practice.get(practice.agb, ()) for practice in practices]
    shares = [register.shares_by_practice.get(practice.agb, ()) for practice in practices]
    bridges = np.array([_bridges(*pair, as_of) for pair in zip(gps, shares, strict=True)])
    is_rural = (places.counted < assumptions.search.rural_practices.value).mean(axis=0)
    return PracticeColumns(
        established=np.array([_established(group) for group in gps], dtype=float) + bridges,
        growth=np.array([_growth(practice, as_of) for practice in practices], dtype=float),
        is_rural=np.where(places.is_located, is_rural, np.nan),
        is_training=_yes_no([practice.is_training for practice in practices]),
        has_good_premises=_yes_no([_has_good_premises(practice) for practice in practices]),
        is_dispensing=_yes_no([practice.is_dispensing for practice in practices]),
        load=loads_of(practices, gps, bridges, assumptions),
    )


def _growth(practice: Practice, as_of: date) -> float:
    """What a year has made of the list since an earlier one; 1 where that cannot be known."""
    now, before, year = practice.patients, practice.patients_earlier, practice.patients_earlier_year
    if not now or not before or year is None or year >= as_of.year:
        return 1.0
    return float((now / before) ** (1 / (as_of.year - year)))


def _bridges(gps: tuple[Gp, ...], shares: tuple[Share, ...], as_of: date) -> float:
    """Locums who stand in for a share without holder beside colleagues, and are not listed."""
    if not gps or any(gp.role in _LOCUMS for gp in gps):
        return 0.0
    return float(sum(_is_bridged(share, as_of) for share in shares))


def _is_bridged(share: Share, as_of: date) -> bool:
    until = share.vacancy.locum_until if share.vacancy else None
    return share.holder is Holder.NOBODY and until is not None and until >= as_of


def _established(gps: tuple[Gp, ...]) -> float:
    """Number of established GPs; nan for a practice of which no GP is in the register."""
    if not gps:
        return np.nan
    return max(1, sum(gp.role.is_established for gp in gps))


def _has_good_premises(practice: Practice) -> bool | None:
    state = practice.premises_state
    return None if state is None else state is PremisesState.GOOD


def _yes_no(answers: list[bool | None]) -> Floats:
    return np.array([np.nan if answer is None else float(answer) for answer in answers], float)
