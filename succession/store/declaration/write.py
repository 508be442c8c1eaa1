"""A declaration, kept beside those before it."""

import sqlalchemy as sa

from succession.register.declaration import Declaration
from succession.store.declaration.table import declaration
from succession.store.pen import Pen


def keep(pen: Pen, made: Declaration) -> None:
    """Adds it, with who said so and when."""
    values = {
        "assessed_on": made.assessed_on,
        "assessed_by": made.assessed_by,
        "told_on": made.told_on,
        "told_by": made.told_by,
    }
    told = {"at": pen.stamp.now, "by": pen.stamp.by}
    pen.connection.execute(sa.insert(declaration).values(**values, **told))
    pen.touch("verklaring", "privacy")
