"""When praktijkhouders stop, what they said of it, and how far their succession is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from succession.example.draws import Flags, Floats, Ints, Rng, dealt, drawn, evenly, picked
from succession.register import Level, Stage
from succession.register.rows import Row, Value

_HORIZON_YEARS = 5
# The chance of stopping within a year, from the age of 35 on; after 70 as at 70.
_STOP_CHANCES = (
    *[0.008] * 15,  # 35-49
    *[0.010] * 5,  # 50-54
    *[0.015] * 3,  # 55-57
    *[0.030] * 2,  # 58-59
    *[0.060] * 2,  # 60-61
    *[0.10] * 2,  # 62-63
    *[0.15, 0.20, 0.28, 0.38, 0.38, 0.38, 0.40],  # 64-70
)
# Who stops soon has more often named a date and found a successor. Twente: 23 stoppers within five
# years in the register of some 150 practices, 8 of them without a successor.
_NAMED_NOW, _NAMED_LESS_PER_YEAR = 0.74, 0.06
_WITHOUT_SUCCESSOR_NOW, _WITHOUT_SUCCESSOR_MORE_PER_YEAR = 0.20, 0.06
_LATER_DATE_FROM_AGE, _LATER_DATE_NAMED = 54, 0.15
_LATER_STOP_AGES = {65: 0.3, 66: 0.3, 67: 0.3, 68: 0.1}

_WITHOUT_SUCCESSOR = {Stage.SEARCHING: 0.7, Stage.NONE: 0.3}
_SOON_MONTHS = 18
_SUCCESSION_SOON = {
    Stage.SIGNED: 0.35,
    Stage.STARTED: 0.15,
    Stage.INTENTION: 0.20,
    Stage.NOT_NEEDED: 0.15,
    Stage.DIVIDED: 0.05,
    Stage.CANDIDATE: 0.10,
}
_SUCCESSION_LATER = {
    Stage.CANDIDATE: 0.35,
    Stage.INTENTION: 0.20,
    Stage.NOT_NEEDED: 0.20,
    Stage.SIGNED: 0.05,
    Stage.UNKNOWN: 0.20,
}
_SUCCESSION_UNDATED = {
    Stage.UNKNOWN: 0.80,
    Stage.NONE: 0.12,
    Stage.SEARCHING: 0.03,
    Stage.CANDIDATE: 0.05,
}
_SUCCESSION_ASKED_FROM_AGE = 56
_TALKED_NAMED, _TALKED_FROM_60 = 0.80, 0.35
_LONGEST_SEARCH_MONTHS, _LONGEST_SINCE_TALK_DAYS = 40, 1000

# What was said of a date, as (earliest too, latest too, a year only).
_WORDINGS = {(True, True, False): 0.45, (False, True, False): 0.20, (False, False, True): 0.35}
_CERTAINTY_SOON = {3: 0.2, 4: 0.4, 5: 0.4}
_CERTAINTY_LATER = {1: 0.10, 2: 0.30, 3: 0.35, 4: 0.20, 5: 0.05}
_LEVELS = {
    Level.CONFIDENTIAL: 0.50,
    Level.DIRECTORS: 0.18,
    Level.BOARD: 0.12,
    Level.HAGRO: 0.12,
    Level.PUBLIC: 0.08,
}


@dataclass(frozen=True, slots=True)
class Owners:
    """The praktijkhouders: ages in years, and the name of a colleague who might take over."""

    ages: Ints
    colleagues: tuple[str | None, ...]


def said(rng: Rng, owners: Owners, as_of: date) -> list[Row]:
    """Per praktijkhouder the fields of his stop plan, his succession and his talks."""
    months = _named_months(rng, owners.ages)
    stages = _stages(rng, owners, months)
    columns: dict[str, Sequence[Value]] = {
        "opvolgingsstatus": [None if stage is Stage.UNKNOWN else stage for stage in stages],
        "opvolger": _successors(stages, owners),
        "zoekt_sinds": _searches(rng, stages, as_of),
        "laatste_gesprek": _talks(rng, owners.ages, np.array(months) > 0, as_of),
    }
    rows = [
        plan | dict(zip(columns, values, strict=True))
        for plan, values in zip(
            _plans(rng, months, as_of), zip(*columns.values(), strict=True), strict=True
        )
    ]
    levels = dealt(rng, _LEVELS, len(rows))
    return [
        row | {"deelniveau": level if any(row.values()) else None}
        for row, level in zip(rows, levels, strict=True)
    ]


def months_after(day: date, months: int) -> date:
    """The first day of the month that lies so many months after (or before) that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def stop_chances(ages: Ints) -> Floats:
    """Per age the chance of having stopped after one to five years."""
    places = np.clip(ages[:, None] + np.arange(_HORIZON_YEARS) - 35, 0, len(_STOP_CHANCES) - 1)
    return np.asarray(1 - np.cumprod(1 - np.array(_STOP_CHANCES)[places], axis=1))


def _named_months(rng: Rng, ages: Ints) -> list[int]:
    """Months until the stop that was named; 0 where nothing was said."""
    stopped = stop_chances(ages)
    year = (rng.random(len(ages)) * stopped[:, -1])[:, None] > stopped
    months = 12 * year.sum(axis=1) + rng.integers(1, 13, len(ages))
    chances: Floats = stopped[:, -1] * (_NAMED_NOW - _NAMED_LESS_PER_YEAR * months / 12)
    soon = picked(rng, chances)
    later_months = 12 * (np.array(dealt(rng, _LATER_STOP_AGES, len(ages))) - ages)
    may_name = (ages >= _LATER_DATE_FROM_AGE) & (later_months > 12 * _HORIZON_YEARS)
    later = picked(rng, _LATER_DATE_NAMED * may_name) & ~soon
    named: list[int] = np.where(soon, months, np.where(later, later_months, 0)).tolist()
    return named


def _stages(rng: Rng, owners: Owners, months: list[int]) -> list[Stage]:
    years = np.array(months) / 12
    is_named = (years > 0) & (years <= _HORIZON_YEARS)
    chances = _WITHOUT_SUCCESSOR_NOW + _WITHOUT_SUCCESSOR_MORE_PER_YEAR * years
    columns = zip(
        months,
        owners.ages.tolist(),
        picked(rng, chances * is_named).tolist(),
        evenly(rng, len(months)).tolist(),
        owners.colleagues,
        strict=True,
    )
    return [
        _possible(drawn(_stage_shares(until_stop, age, is_without), place), colleague)
        for until_stop, age, is_without, place, colleague in columns
    ]


def _stage_shares(months: int, age: int, is_without: bool) -> Mapping[Stage, float]:
    if is_without:
        return _WITHOUT_SUCCESSOR
    if 0 < months <= 12 * _HORIZON_YEARS:
        return _SUCCESSION_SOON if months <= _SOON_MONTHS else _SUCCESSION_LATER
    return _SUCCESSION_UNDATED if age >= _SUCCESSION_ASKED_FROM_AGE else {Stage.UNKNOWN: 1.0}


def _possible(stage: Stage, colleague: str | None) -> Stage:
    """Without colleagues nobody takes the share over or divides the list."""
    needs_colleague = stage in (Stage.NOT_NEEDED, Stage.DIVIDED)
    return Stage.CANDIDATE if needs_colleague and colleague is None else stage


def _successors(stages: list[Stage], owners: Owners) -> list[str | None]:
    """The colleague who takes over; a successor from elsewhere is not named."""
    named = (Stage.INTENTION, Stage.SIGNED, Stage.STARTED)
    return [
        colleague if stage in named else None
        for stage, colleague in zip(stages, owners.colleagues, strict=True)
    ]


def _searches(rng: Rng, stages: list[Stage], as_of: date) -> list[date | None]:
    ago = rng.integers(1, _LONGEST_SEARCH_MONTHS, len(stages)).tolist()
    return [
        months_after(as_of, -months) if stage is Stage.SEARCHING else None
        for stage, months in zip(stages, ago, strict=True)
    ]


def _talks(rng: Rng, ages: Ints, is_named: Flags, as_of: date) -> list[date | None]:
    chances = np.where(is_named, _TALKED_NAMED, np.where(ages >= 60, _TALKED_FROM_60, 0.0))
    days = rng.integers(5, _LONGEST_SINCE_TALK_DAYS, len(ages)).tolist()
    return [
        as_of - timedelta(days=ago) if talked else None
        for talked, ago in zip(picked(rng, chances).tolist(), days, strict=True)
    ]


def _plans(rng: Rng, months: list[int], as_of: date) -> list[Row]:
    """The stop plans as they were said: a range, a date with the latest, or a year only."""
    columns = zip(
        months,
        dealt(rng, _WORDINGS, len(months)),
        rng.integers(3, 25, (len(months), 2)).tolist(),
        evenly(rng, len(months)).tolist(),
        strict=True,
    )
    return [
        _dates(until_stop, wording, margins, as_of)
        | {"zekerheid": drawn(_certainties(until_stop), place) if until_stop else None}
        for until_stop, wording, margins, place in columns
    ]


def _dates(months: int, wording: tuple[bool, bool, bool], margins: list[int], as_of: date) -> Row:
    if not months:
        return dict.fromkeys(("stop_vroegst", "stop_waarschijnlijk", "stop_laatst"))
    has_earliest, has_latest, is_year_only = wording
    likely = months_after(as_of, months)
    mid_year = likely.replace(month=7)
    earliest = months_after(likely, -min(margins[0], months - 1))
    return {
        "stop_vroegst": earliest if has_earliest else None,
        "stop_waarschijnlijk": mid_year if is_year_only and mid_year > as_of else likely,
        "stop_laatst": months_after(likely, margins[1]) if has_latest else None,
    }


def _certainties(months: int) -> Mapping[int, float]:
    return _CERTAINTY_SOON if months <= _SOON_MONTHS else _CERTAINTY_LATER
