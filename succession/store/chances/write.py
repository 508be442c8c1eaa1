"""Chances that were given: kept once a month."""

import sqlalchemy as sa

from succession.register.fields import Sheet
from succession.risk.given import Given, GivenChance
from succession.store.chances.read import month_of
from succession.store.chances.table import given, given_chance
from succession.store.pen import Pen
from succession.store.register.keys import live_records

_SHEET = Sheet.GPS


def keep(pen: Pen, told: Given) -> None:
    """Keeps the chances that were given today; there is room for one day of each month.

    Of a share that has gone meanwhile nothing is kept.
    """
    month = month_of(told.on)
    values = {"month": month, "given_on": told.on, "audience": pen.stamp.role}
    values |= {"method": told.method, "assumptions": told.assumptions}
    pen.connection.execute(sa.insert(given).values(values))
    present = live_records(pen.connection, [(_SHEET, key) for key in told.by_share])
    rows = [
        _row(chance) | {"month": month, "record_id": present[_SHEET, key][0]}
        for key, chance in told.by_share.items()
        if (_SHEET, key) in present
    ]
    if rows:
        pen.connection.execute(sa.insert(given_chance), rows)
    pen.touch("kansen", f"{told.on:%Y-%m}")


def _row(chance: GivenChance) -> dict[str, object]:
    within = chance.open_within
    return {
        "level": chance.level,
        "possible_level": chance.possible_level,
        "within_12": within.within_12,
        "within_24": within.within_24,
        "within_60": within.within_60,
    }
