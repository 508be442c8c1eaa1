"""The mandate of the zorggroep: one row, once it is settled."""

import sqlalchemy as sa

from succession.playbook.book.mandate import SettledMandate
from succession.playbook.book.model import Mandate
from succession.store.columns import EnumColumn
from succession.store.tables import metadata

_ONLY = 1

mandate = sa.Table(
    "mandate",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("furthest", EnumColumn(Mandate), nullable=False),
    sa.Column("decision", sa.Text, nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
)


def load(connection: sa.Connection) -> SettledMandate | None:
    """The mandate as it was settled last, or None while nobody did."""
    row = connection.execute(sa.select(mandate)).mappings().one_or_none()
    if row is None:
        return None
    return SettledMandate(row["furthest"], row["decision"], row["on"], row["by"], row["version"])


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
