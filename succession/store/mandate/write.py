"""What is written of the mandate."""

import sqlalchemy as sa

from succession.playbook.book.mandate import SettledMandate
from succession.store.mandate.read import load
from succession.store.mandate.table import mandate

_ONLY = 1


def replace(connection: sa.Connection, settled: SettledMandate, expected: int) -> bool:
    """Puts this in the place of what was settled; False when that is not of the expected version.

    Version 0 expects that nothing was settled yet.
    """
    found = load(connection)
    if (found.version if found else 0) != expected:
        return False
    connection.execute(sa.delete(mandate))
    values = {name: getattr(settled, name) for name in ("furthest", "decision", "on", "by")}
    connection.execute(sa.insert(mandate).values(id=_ONLY, version=settled.version, **values))
    return True
