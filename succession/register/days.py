"""Moments as days of the Netherlands: kept in UTC they have another date until two at night."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = "Europe/Amsterdam"
HERE = ZoneInfo(ZONE)


def local(moment: datetime) -> datetime:
    """The moment by the clocks of the Netherlands."""
    return moment.astimezone(HERE)


def day_of(moment: datetime) -> date:
    """The date in the Netherlands at this moment."""
    return local(moment).date()
