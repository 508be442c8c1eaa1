"""Chances that were given: kept once a month."""

import sqlalchemy as sa

from succession.register.audience import Role
from succession.register.fields import Sheet
from succession.risk.given import Given, GivenChance
from succession.store.chances.read import month_of
from succession.store.chances.table import given, given_chance
from succession.store.register import read as register

_SHEET = Sheet.GPS


def keep(connection: sa.Connection, told: Given, audience: Role) -> None:
    """Writes what was said today; of a share that has gone meanwhile nothing is kept."""
    month = month_of(told.on)
    values = {"month": month, "given_on": told.on, "audience": audience}
    values |= {"method": told.method, "assumptions": told.assumptions}
    connection.execute(sa.insert(given).values(values))
    present = register.live_records(connection, [(_SHEET, key) for key in told.by_share])
    rows = [
        _row(chance) | {"month": month, "record_id": present[_SHEET, key][0]}
        for key, chance in told.by_share.items()
        if (_SHEET, key) in present
    ]
    if rows:
        connection.execute(sa.insert(given_chance), rows)


def _row(chance: GivenChance) -> dict[str, object]:
    within = chance.open_within
    return {
        "level": chance.level,
        "possible_level": chance.possible_level,
        "within_12": within.within_12,
        "within_24": within.within_24,
        "within_60": within.within_60,
    }
