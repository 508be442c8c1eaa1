"""Terms as people write them: `6 weken`, `4 uur na melding`, `op overdracht`."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from succession.working_days import Day, add_months, add_working_days

SPAN_PATTERN = r"^\d+ (uur|dag|dagen|werkdag|werkdagen|week|weken|maand|maanden)$"
MOMENT_PATTERN = SPAN_PATTERN[:-1] + r" (voor|na) [a-z][a-z0-9_]*$|^op [a-z][a-z0-9_]*$"

NO_SHIFT = timedelta(0)


class Unit(StrEnum):
    HOURS = "uur"
    DAYS = "dagen"
    WORKING_DAYS = "werkdagen"
    WEEKS = "weken"
    MONTHS = "maanden"


_UNITS = {
    "uur": Unit.HOURS,
    "dag": Unit.DAYS,
    "werkdag": Unit.WORKING_DAYS,
    "week": Unit.WEEKS,
    "maand": Unit.MONTHS,
}
_SINGULAR = {unit: word for word, unit in _UNITS.items()}


@dataclass(frozen=True, slots=True)
class Span:
    """A number of hours, days, working days, weeks or calendar months.

    Of a day without a time only whole days count: 4 hours on is the same day, 30 hours the next.
    With `shift` the day stands so much later than where it was planned first: months keep the
    length that they had there, so that whatever is told in them shifts as far.
    """

    count: int
    unit: Unit

    def after(self, day: Day, shift: timedelta = NO_SHIFT) -> Day:
        """The day that lies this long after `day`."""
        return self._moved(day, self.count, shift)

    def before(self, day: Day, shift: timedelta = NO_SHIFT) -> Day:
        """The day that lies this long before `day`."""
        return self._moved(day, -self.count, shift)

    def _moved(self, day: Day, count: int, shift: timedelta) -> Day:
        match self.unit:
            case Unit.HOURS if isinstance(day, datetime):
                return day + timedelta(hours=count)
            case Unit.HOURS:
                return day + timedelta(days=int(count / 24))
            case Unit.MONTHS:
                return add_months(day - shift, count) + shift
            case Unit.WORKING_DAYS:
                return add_working_days(day, count)
            case Unit.WEEKS:
                return day + timedelta(weeks=count)
            case Unit.DAYS:
                return day + timedelta(days=count)

    def __str__(self) -> str:
        return f"{self.count} {_SINGULAR[self.unit] if self.count == 1 else self.unit}"


NO_TIME = Span(0, Unit.DAYS)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day told from an anchor: so long before or after it, or on the day itself."""

    anchor: str
    distance: Span = NO_TIME
    is_before: bool = False

    def on(self, anchor_day: Day, shift: timedelta = NO_SHIFT) -> Day:
        """The day meant, given the day of the anchor; the time too where that is given.

        With `shift` the anchor stands so much later than it did first.
        """
        count = self.distance.before if self.is_before else self.distance.after
        return count(anchor_day, shift)

    def __str__(self) -> str:
        if self.distance == NO_TIME:
            return f"op {self.anchor}"
        return f"{self.distance} {'voor' if self.is_before else 'na'} {self.anchor}"


def span_of(text: object) -> Span:
    """The span that a phrase such as `6 weken` names; raises `ValueError` in Dutch."""
    if isinstance(text, str) and re.match(SPAN_PATTERN, text):
        count, word = text.split()
        return Span(int(count), _unit(word))
    raise ValueError(f"`{text}` is geen duur, schrijf bijvoorbeeld `6 weken` of `3 maanden`")


def moment_of(text: object) -> Moment:
    """The moment that a phrase such as `3 maanden voor overdracht` names; raises `ValueError`."""
    if isinstance(text, str) and re.match(MOMENT_PATTERN, text):
        *distance, preposition, anchor = text.split()
        if preposition == "op":
            return Moment(anchor)
        return Moment(anchor, span_of(" ".join(distance)), preposition == "voor")
    raise ValueError(f"`{text}` is geen termijn, schrijf bijvoorbeeld `3 maanden voor overdracht`")


def _unit(word: str) -> Unit:
    return next(unit for singular, unit in _UNITS.items() if word in (singular, unit))
