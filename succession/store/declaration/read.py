"""The declaration as it was made last."""

import sqlalchemy as sa

from succession.register.declaration import Declaration
from succession.store.declaration.table import declaration


def load(connection: sa.Connection) -> Declaration | None:
    """The last declaration, or None while nobody made one."""
    query = sa.select(declaration).order_by(declaration.c.id.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    names = ("assessed_on", "assessed_by", "told_on", "told_by")
    return None if row is None else Declaration(*(row[name] for name in names))
