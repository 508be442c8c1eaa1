"""What is written of decisions."""

import sqlalchemy as sa

from succession.board.decision import BoardDecision
from succession.store.decisions.read import load
from succession.store.decisions.table import decision
from succession.store.pen import Pen


def one(pen: Pen, decision_id: str, expected_version: int) -> BoardDecision:
    """The decision; `Conflict` when it is not the version that was expected."""
    wanted = (decision_id, expected_version)
    found = [each for each in load(pen.connection) if (each.decision_id, each.version) == wanted]
    pen.refuse_stale("Dit besluit", is_fresh=bool(found), how="gewijzigd of ingetrokken")
    return found[0]


def keep(pen: Pen, kept: BoardDecision) -> None:
    """Puts the decision in the place of what was kept of it, with the version of this write."""
    pen.connection.execute(sa.delete(decision).where(decision.c.id == kept.decision_id))
    pen.connection.execute(
        sa.insert(decision).values(
            id=kept.decision_id,
            version=pen.version,
            proposal=kept.proposal.model_dump_json(),
            prepared_by=kept.prepared_by,
            agenda_on=kept.agenda_on,
            taken=kept.taken.model_dump_json() if kept.taken else None,
            reviews=[each.model_dump_json() for each in kept.reviews],
        )
    )
    _touch(pen, kept.decision_id)


def remove(pen: Pen, decision_id: str) -> None:
    pen.connection.execute(sa.delete(decision).where(decision.c.id == decision_id))
    _touch(pen, decision_id)


def _touch(pen: Pen, decision_id: str) -> None:
    pen.touch("besluiten", decision_id)
