"""What the zorggroep may do, settled."""

from datetime import date

import sqlalchemy as sa

from succession.playbook.book.model import Mandate
from succession.store.mandate.read import load
from succession.store.mandate.table import mandate
from succession.store.pen import Pen

_ONLY = 1


def settle(pen: Pen, furthest: Mandate, decision: str, on: date, expected_version: int) -> None:
    """Puts this in the place of what was settled; 0 expects that nothing was.

    Raises `Conflict` when it was settled since.
    """
    found = load(pen.connection)
    is_fresh = (found.version if found else 0) == expected_version
    pen.refuse_stale("Het mandaat", is_fresh=is_fresh)
    pen.connection.execute(sa.delete(mandate))
    values = {"furthest": furthest, "decision": decision, "on": on, "by": pen.stamp.by}
    pen.connection.execute(sa.insert(mandate).values(id=_ONLY, version=pen.version, **values))
    pen.touch("mandaat", "zorggroep")


def settle_anew(pen: Pen, furthest: Mandate, decision: str, on: date) -> None:
    """The same with a decision that stands above whatever was settled before it."""
    found = load(pen.connection)
    settle(pen, furthest, decision, on, found.version if found else 0)
