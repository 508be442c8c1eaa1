"""The mandate as it was settled last."""

import sqlalchemy as sa

from succession.playbook.book.mandate import SettledMandate
from succession.store.mandate.table import mandate


def load(connection: sa.Connection) -> SettledMandate | None:
    """The mandate as it was settled last, or None while nobody did."""
    row = connection.execute(sa.select(mandate)).mappings().one_or_none()
    if row is None:
        return None
    return SettledMandate(row["furthest"], row["decision"], row["on"], row["by"], row["version"])
