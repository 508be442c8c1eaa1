"""From the table to decisions."""

from typing import Any

import sqlalchemy as sa

from succession.board.decision import BoardDecision, DecisionProposal, DecisionTaken, Review
from succession.store.decisions.table import decision


def load(connection: sa.Connection) -> tuple[BoardDecision, ...]:
    """All decisions, by id; who may read which is for `visible_decisions` to say."""
    rows = connection.execute(sa.select(decision).order_by(decision.c.id)).mappings()
    return tuple(_decision(dict(row)) for row in rows)


def _decision(row: dict[str, Any]) -> BoardDecision:
    return BoardDecision(
        decision_id=row["id"],
        version=row["version"],
        proposal=DecisionProposal.model_validate_json(row["proposal"]),
        prepared_by=row["prepared_by"],
        agenda_on=row["agenda_on"],
        taken=DecisionTaken.model_validate_json(row["taken"]) if row["taken"] else None,
        reviews=tuple(map(Review.model_validate_json, row["reviews"])),
    )
