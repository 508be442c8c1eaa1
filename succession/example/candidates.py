"""The rows of `kandidaten`: employed GPs and waarnemers who look for a practice of their own."""

from collections.abc import Collection, Sequence
from datetime import date

import numpy as np

from succession.example.draws import Rng, dealt, picked
from succession.example.people import Person
from succession.example.places import Site
from succession.example.plans import months_after
from succession.register import GpRole, Level, PracticeForm
from succession.register.rows import Row

_LOOKING, _OLDEST = 0.20, 48
_FORMS = {PracticeForm.DUO: 0.60, PracticeForm.GROUP: 0.28, PracticeForm.SOLO: 0.12}
_WANTED_FTE = {1.0: 0.15, 0.9: 0.15, 0.8: 0.35, 0.7: 0.20, 0.6: 0.15}
_TRAVEL_MINUTES = {20: 0.30, 30: 0.45, 45: 0.15, None: 0.10}
_ACCEPTS_DISPENSING = {True: 0.35, False: 0.40, None: 0.25}
_WANTS_MENTOR = {True: 0.35, False: 0.45, None: 0.20}
_LEVELS = {
    Level.CONFIDENTIAL: 0.45,
    Level.DIRECTORS: 0.20,
    Level.BOARD: 0.20,
    Level.PUBLIC: 0.15,
}


def candidate_rows(
    rng: Rng, people: Sequence[Person], sites: Sequence[Site], taken: Collection[str], as_of: date
) -> list[Row]:
    """Who looks for a practice; `taken` names those who have found one."""
    able = [person for person in people if _may_look(person, as_of) and person.name not in taken]
    looking = picked(rng, np.full(len(able), _LOOKING)).tolist()
    names = [person for person, looks in zip(able, looking, strict=True) if looks]
    count = len(names)
    columns = zip(
        names,
        dealt(rng, _WANTED_FTE, count),
        dealt(rng, _FORMS, count),
        dealt(rng, _TRAVEL_MINUTES, count),
        rng.integers(0, 48, count).tolist(),
        dealt(rng, _ACCEPTS_DISPENSING, count),
        dealt(rng, _WANTS_MENTOR, count),
        dealt(rng, _LEVELS, count),
        strict=True,
    )
    return [
        {
            "naam": person.name,
            "rol": person.role.value,
            "fte_wens": fte,
            "vorm": form,
            # Who names no travel time names the places.
            "plaatsen": None if minutes else sites[person.practice].place,
            "reistijd_max": minutes,
            "beschikbaar_vanaf": months_after(as_of, months),
            "apotheek_ok": accepts_dispensing,
            "mentor_gezocht": wants_mentor,
            "deelniveau": level,
        }
        for person, fte, form, minutes, months, accepts_dispensing, wants_mentor, level in columns
    ]


def _may_look(person: Person, as_of: date) -> bool:
    is_young = as_of.year - person.birth_year <= _OLDEST
    return is_young and person.role is not GpRole.OWNER
