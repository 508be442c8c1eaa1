"""Who works in the practices and who holds their shares: roles, ages, fte and names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from succession.example.draws import Flags, Floats, Rng, T, dealt, evenly, picked
from succession.example.names import person_names
from succession.register import GpRole, Holder, PracticeForm


@dataclass(frozen=True)
class Crews:
    """Who works in the practices of a country: parts of them per form, and per form parts by
    (established GPs, praktijkhouders among them); changing locums per practice."""

    forms: Mapping[PracticeForm, float]
    staffing: Mapping[PracticeForm, Mapping[tuple[int, int], float]]
    changing_locums: float


# 1.43 praktijkhouders and 0.77 employed GPs or vaste waarnemers per practice, as in the Netherlands
# in 2021.
CREWS_2021 = Crews(
    forms={PracticeForm.SOLO: 0.35, PracticeForm.DUO: 0.43, PracticeForm.GROUP: 0.22},
    staffing={
        PracticeForm.SOLO: {(1, 1): 1.0},
        PracticeForm.DUO: {(2, 1): 0.65, (2, 2): 0.35},
        PracticeForm.GROUP: {
            (3, 1): 0.12,
            (3, 2): 0.13,
            (3, 3): 0.08,
            (4, 2): 0.17,
            (4, 3): 0.10,
            (5, 2): 0.10,
            (5, 3): 0.08,
            (6, 2): 0.06,
            (6, 4): 0.06,
            (7, 2): 0.05,
            (8, 3): 0.05,
        },
    },
    changing_locums=0.58,
)
_TRAINEES_PER_TRAINING_PRACTICE = 0.85
_CHAIN_HELD = 0.02
_OPEN_SHARES = 0.012
_PRACTICES_PER_ZORGGROEP_BV, _MOST_ZORGGROEP_BVS = 50, 2
_EMPLOYED = {GpRole.HIDHA: 0.6, GpRole.REGULAR_LOCUM: 0.4}

# Ages at the 0, 10, 25, 50, 75, 85, 95 and 100% of each role.
_AGE_PARTS = (0.0, 0.10, 0.25, 0.50, 0.75, 0.85, 0.95, 1.0)
_AGES = {
    GpRole.OWNER: (35, 40, 45, 52, 58.5, 61, 65, 70),
    GpRole.HIDHA: (31, 33, 36, 41, 48, 53, 59, 66),
    GpRole.REGULAR_LOCUM: (31, 33, 36, 42, 51, 57, 63, 68),
    GpRole.CHANGING_LOCUM: (30, 32, 34, 38, 49, 58, 66, 70),
    GpRole.TRAINEE: (26, 27, 28, 30, 32, 33, 35, 38),
}
_FTE = {
    GpRole.OWNER: {1.0: 0.35, 0.9: 0.25, 0.8: 0.25, 0.7: 0.10, 0.6: 0.05},
    GpRole.TRAINEE: {1.0: 0.55, 0.8: 0.45},
}
_FTE_EMPLOYED = {0.9: 0.1, 0.8: 0.2, 0.7: 0.2, 0.6: 0.25, 0.5: 0.15, 0.4: 0.1}
_WOMEN_UNDER_50, _WOMEN_OVER_50, _SEX_UNSAID = 0.72, 0.40, 0.15


@dataclass(frozen=True, slots=True)
class Person:
    """One GP in one practice, the latter by its place in the list of practices."""

    practice: int
    role: GpRole
    name: str
    birth_year: int
    sex: str | None
    fte: float


@dataclass(frozen=True, slots=True)
class HeldShare:
    """A share (0-1) of a practice that no GP holds."""

    practice: int
    holder: Holder
    size: float


@dataclass(frozen=True, slots=True)
class Staff:
    people: tuple[Person, ...]
    held: tuple[HeldShare, ...]


def staff(rng: Rng, is_training: Flags, as_of: date, country: Crews = CREWS_2021) -> Staff:
    """The GPs of every practice, practice by practice, and the shares that no GP holds."""
    crews = _crews(rng, len(is_training), country)
    held = _held_shares(rng, crews)
    seats = [seat for practice, crew in enumerate(crews) for seat in _seats(practice, crew, held)]
    employed = dealt(rng, _EMPLOYED, len(seats))
    roles = [
        (practice, GpRole.OWNER if is_owner else role)
        for (practice, is_owner), role in zip(seats, employed, strict=True)
    ]
    for role, chance in _extra_chances(is_training, country).items():
        roles += [(practice, role) for practice in np.flatnonzero(picked(rng, chance)).tolist()]
    roles.sort(key=lambda seat: seat[0])
    return Staff(_people(rng, roles, as_of), tuple(held.values()))


def _crews(rng: Rng, count: int, country: Crews) -> list[tuple[int, int]]:
    """Per practice its established GPs and the praktijkhouders among them."""
    forms = dealt(rng, country.forms, count)
    staffing = {
        form: iter(dealt(rng, country.staffing[form], forms.count(form))) for form in PracticeForm
    }
    return [next(staffing[form]) for form in forms]


def _held_shares(rng: Rng, crews: list[tuple[int, int]]) -> dict[int, HeldShare]:
    """Per practice the share that no GP holds; most practices have none."""
    count = len(crews)
    owners = np.array([owners for _, owners in crews], dtype=float)
    held = {
        practice: HeldShare(practice, Holder.NOBODY, round(1 / crews[practice][1], 2))
        for practice in np.flatnonzero(picked(rng, _OPEN_SHARES * owners)).tolist()
    }
    for practice in np.flatnonzero(picked(rng, np.full(count, _CHAIN_HELD))).tolist():
        held[practice] = HeldShare(practice, Holder.CHAIN, 1.0)
    taken_over = min(count // _PRACTICES_PER_ZORGGROEP_BV, _MOST_ZORGGROEP_BVS)
    small = [number for number, crew in enumerate(crews) if crew[1] == 1 and number not in held]
    for place in rng.permutation(len(small))[:taken_over].tolist():
        held[small[place]] = HeldShare(small[place], Holder.ZORGGROEP_BV, 1.0)
    return held


def _seats(
    practice: int, crew: tuple[int, int], held: dict[int, HeldShare]
) -> list[tuple[int, bool]]:
    """A seat per established GP: its practice, and whether it is a praktijkhouder's."""
    established, owners = crew
    if practice in held:
        is_open = held[practice].holder is Holder.NOBODY
        established, owners = (established - 1, owners - 1) if is_open else (established, 0)
    return [(practice, number < owners) for number in range(established)]


def _extra_chances(is_training: Flags, country: Crews) -> dict[GpRole, Floats]:
    return {
        GpRole.CHANGING_LOCUM: np.full(len(is_training), country.changing_locums),
        GpRole.TRAINEE: _TRAINEES_PER_TRAINING_PRACTICE * is_training,
    }


def _people(rng: Rng, roles: list[tuple[int, GpRole]], as_of: date) -> tuple[Person, ...]:
    ages = _per_role(roles, lambda role, count: _ages(rng, role, count))
    ftes = _per_role(roles, lambda role, count: dealt(rng, _FTE.get(role, _FTE_EMPLOYED), count))
    columns = zip(
        roles,
        person_names(rng, len(roles)),
        ages,
        _sexes(rng, ages),
        ftes,
        strict=True,
    )
    return tuple(
        Person(practice, role, name, as_of.year - age, sex, fte)
        for (practice, role), name, age, sex, fte in columns
    )


def _per_role(roles: list[tuple[int, GpRole]], drawn: Callable[[GpRole, int], list[T]]) -> list[T]:
    """Values drawn role by role, in the order of the people."""
    members = [role for _, role in roles]
    values = {role: iter(drawn(role, members.count(role))) for role in GpRole}
    return [next(values[role]) for role in members]


def _ages(rng: Rng, role: GpRole, count: int) -> list[int]:
    ages: list[int] = np.interp(evenly(rng, count), _AGE_PARTS, _AGES[role]).astype(int).tolist()
    return ages


def _sexes(rng: Rng, ages: list[int]) -> list[str | None]:
    women = np.where(np.array(ages) < 50, _WOMEN_UNDER_50, _WOMEN_OVER_50)
    is_woman, is_unsaid = picked(rng, women), rng.random(len(ages)) < _SEX_UNSAID
    return [
        None if unsaid else "v" if woman else "m"
        for woman, unsaid in zip(is_woman.tolist(), is_unsaid.tolist(), strict=True)
    ]
