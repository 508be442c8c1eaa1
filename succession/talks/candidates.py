"""Which candidates might fit a practice: a simple sieve with reasons, for the consulent alone."""

from dataclasses import dataclass

from succession.land.placing import municipality_of
from succession.register import Candidate, Gp, Practice, PracticeForm

_ENOUGH_FTE = 0.2


@dataclass(frozen=True, slots=True)
class Fit:
    """A candidate whom nothing rules out: `why` he fits, and what is `unknown` of it."""

    candidate: Candidate
    why: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The share that comes free: of this GP, in this practice with so many established GPs."""

    practice: Practice
    gp: Gp
    established: int


def fitting(place: Place, candidates: tuple[Candidate, ...]) -> tuple[Fit, ...]:
    """The candidates who may fit, those of whom most is known to fit first."""
    fits = [found for found in (_fit(place, one) for one in candidates) if found is not None]
    return tuple(sorted(fits, key=lambda fit: (-len(fit.why), fit.candidate.name)))


def _fit(place: Place, candidate: Candidate) -> Fit | None:
    """None when something rules the candidate out, or nothing speaks for him."""
    answers = (
        _lies_where_wanted(place, candidate),
        _has_the_form(place, candidate),
        _takes_the_pharmacy(place, candidate),
        _works_enough(place, candidate),
        _comes_in_time(place, candidate),
    )
    known = [(answer, words) for answer, words in answers if answer is not None]
    if not all(answer for answer, _ in known) or not known:
        return None
    unknown = tuple(words for answer, words in answers if answer is None and words)
    return Fit(candidate, tuple(words for _, words in known), unknown)


_Answer = tuple[bool | None, str]


def _lies_where_wanted(place: Place, candidate: Candidate) -> _Answer:
    where = place.practice.place
    if not candidate.places or not where:
        return None, "welke plaatsen die wil"
    wanted = [part.strip().casefold() for part in candidate.places.replace(";", ",").split(",")]
    municipality = (municipality_of(place.practice) or "").casefold()
    return where.casefold() in wanted or municipality in wanted, f"wil in {where} werken"


def _has_the_form(place: Place, candidate: Candidate) -> _Answer:
    if candidate.form is None:
        return None, "welke praktijkvorm"
    forms = {1: {PracticeForm.SOLO, PracticeForm.DUO}, 2: {PracticeForm.DUO, PracticeForm.GROUP}}
    fits = candidate.form in forms.get(place.established, {PracticeForm.GROUP})
    return fits, f"zoekt {candidate.form}"


def _takes_the_pharmacy(place: Place, candidate: Candidate) -> _Answer:
    if not place.practice.is_dispensing:
        return None, ""
    if candidate.accepts_dispensing is None:
        return None, "of een apotheek goed is"
    return candidate.accepts_dispensing, "een apotheek is goed"


def _works_enough(place: Place, candidate: Candidate) -> _Answer:
    """Somebody with fewer hours fits too, as half of a duo."""
    if candidate.wanted_fte is None or place.gp.fte is None:
        return None, "hoeveel fte"
    fits = candidate.wanted_fte >= place.gp.fte / 2 - _ENOUGH_FTE
    return fits, f"wil {candidate.wanted_fte:g} fte".replace(".", ",")


def _comes_in_time(place: Place, candidate: Candidate) -> _Answer:
    stop = place.gp.stop_day
    if candidate.available_from is None or stop is None:
        return None, "vanaf wanneer"
    return candidate.available_from <= stop, "is op tijd beschikbaar"
