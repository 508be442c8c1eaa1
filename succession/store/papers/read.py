"""From the table to papers."""

from typing import Any

import sqlalchemy as sa

from succession.board.paper import BoardPaper, FrozenPaper, Voorlegger
from succession.register.audience import Audience
from succession.store.papers.table import board_paper


def load(connection: sa.Connection) -> tuple[BoardPaper, ...]:
    """All papers, the last meeting first; who may read which is for `visible_papers` to say."""
    found = connection.execute(
        sa.select(board_paper).order_by(board_paper.c.on.desc(), board_paper.c.id)
    ).mappings()
    return tuple(_paper(dict(row)) for row in found)


def _paper(row: dict[str, Any]) -> BoardPaper:
    return BoardPaper(
        paper_id=row["id"],
        version=row["version"],
        on=row["on"],
        made_on=row["made_on"],
        audience=Audience(row["audience_role"], row["audience_hagro"]),
        voorlegger=Voorlegger.model_validate_json(row["voorlegger"]),
        frozen=FrozenPaper.model_validate_json(row["frozen"]),
        settled_on=row["settled_on"],
        made_by=row["made_by"],
    )
