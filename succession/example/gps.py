"""The rows of `huisartsen`: every GP with what he said, and the shares that no GP holds."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from succession.example.draws import Rng, dealt
from succession.example.people import HeldShare, Person, Staff
from succession.example.plans import Owners, months_after, said
from succession.example.practices import practice_agb
from succession.register import GpRole, Holder, Level, Stage, VacancyReason
from succession.register.rows import Row

_AGB_FROM = 1970001
_SHARES_UNSTATED = 0.15
_REASONS = {
    VacancyReason.STOPPED: 0.5,
    VacancyReason.DROPPED_OUT: 0.35,
    VacancyReason.DIED: 0.15,
}
_VACANT_STAGES = {Stage.SEARCHING: 0.7, Stage.CANDIDATE: 0.3}
_VACANT_LEVELS = {Level.DIRECTORS: 0.3, Level.BOARD: 0.3, Level.HAGRO: 0.4}


def gp_rows(rng: Rng, staff: Staff, as_of: date) -> list[Row]:
    """The GPs practice by practice, then the shares that no GP holds."""
    rows = [_base_row(place, person) for place, person in enumerate(staff.people)]
    places = [number for number, p in enumerate(staff.people) if p.role is GpRole.OWNER]
    owners = Owners(
        ages=np.array([as_of.year - staff.people[place].birth_year for place in places], dtype=int),
        colleagues=_colleagues(staff.people, places),
    )
    shares = _shares(rng, [staff.people[place] for place in places], staff.held)
    for place, share, plan in zip(places, shares, said(rng, owners, as_of), strict=True):
        rows[place] |= {"aandeel": share, **plan}
    return rows + _held_rows(rng, staff.held, as_of)


def _base_row(place: int, person: Person) -> Row:
    return {
        "agb": f"{_AGB_FROM + place:08d}",
        "naam": person.name,
        "geboortejaar": person.birth_year,
        "geslacht": person.sex,
        "rol": person.role,
        "praktijk_agb": practice_agb(person.practice),
        "fte": person.fte,
    }


def _colleagues(people: Sequence[Person], owners: Sequence[int]) -> tuple[str | None, ...]:
    """Per owner the HIDHA or vaste waarnemer of his practice, if there is one."""
    employed = (GpRole.HIDHA, GpRole.REGULAR_LOCUM)
    by_practice = {p.practice: p.name for p in reversed(people) if p.role in employed}
    return tuple(by_practice.get(people[owner].practice) for owner in owners)


def _shares(rng: Rng, owners: Sequence[Person], held: Sequence[HeldShare]) -> list[float | None]:
    """The part of the practice of each owner, as his fte; not stated in some practices."""
    open_parts = {share.practice: share.size for share in held}
    members: dict[int, list[float]] = {}
    for owner in owners:
        members.setdefault(owner.practice, []).append(owner.fte)
    parts = {
        practice: iter(_parts(fte, 1 - open_parts.get(practice, 0.0)))
        for practice, fte in members.items()
    }
    is_stated = dict(zip(members, (rng.random(len(members)) >= _SHARES_UNSTATED), strict=True))
    return [
        next(parts[owner.practice])
        if is_stated[owner.practice] or owner.practice in open_parts
        else None
        for owner in owners
    ]


def _parts(fte: Sequence[float], whole: float) -> list[float]:
    """Hundredths in proportion to fte; the first bears what rounding leaves."""
    rest = [round(whole * part / sum(fte), 2) for part in fte[1:]]
    return [round(whole - sum(rest), 2), *rest]


def _held_rows(rng: Rng, held: Sequence[HeldShare], as_of: date) -> list[Row]:
    vacancies = _vacancies(rng, len(held), as_of)
    return [
        _held_row(share) if share.holder is Holder.CHAIN else _held_row(share) | vacancy
        for share, vacancy in zip(held, vacancies, strict=True)
    ]


def _held_row(share: HeldShare) -> Row:
    return {
        "praktijk_agb": practice_agb(share.practice),
        "aandeel": share.size,
        "houder": None if share.holder is Holder.NOBODY else share.holder,
    }


def _vacancies(rng: Rng, count: int, as_of: date) -> list[Row]:
    columns = zip(
        rng.integers(1, 18, count).tolist(),
        dealt(rng, _REASONS, count),
        dealt(rng, _VACANT_STAGES, count),
        dealt(rng, _VACANT_LEVELS, count),
        strict=True,
    )
    return [
        {
            "vacant_sinds": months_after(as_of, -months),
            "reden_vacant": reason,
            "waarneming_tot": months_after(as_of, 18 - months),
            "opvolgingsstatus": stage,
            "zoekt_sinds": months_after(as_of, -months) if stage is Stage.SEARCHING else None,
            "deelniveau": level,
        }
        for months, reason, stage, level in columns
    ]
