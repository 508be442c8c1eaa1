"""What is written of papers: the figures once, the words until the paper is settled."""

import sqlalchemy as sa

from succession.board.paper import BoardPaper
from succession.store.papers.read import load
from succession.store.papers.table import board_paper
from succession.store.pen import Pen


def one(pen: Pen, paper_id: str, expected_version: int) -> BoardPaper:
    """The paper; `Conflict` when it is not the version that was expected."""
    wanted = (paper_id, expected_version)
    found = [each for each in load(pen.connection) if (each.paper_id, each.version) == wanted]
    pen.refuse_stale("Dit stuk", is_fresh=bool(found), how="gewijzigd of weggegooid")
    return found[0]


def add(pen: Pen, paper: BoardPaper) -> None:
    pen.connection.execute(
        sa.insert(board_paper).values(
            id=paper.paper_id,
            on=paper.on,
            made_on=paper.made_on,
            audience_role=paper.audience.role,
            audience_hagro=paper.audience.hagro,
            frozen=paper.frozen.model_dump_json(),
            made_by=paper.made_by,
            **_words(pen, paper),
        )
    )
    _touch(pen, paper)


def change_words(pen: Pen, paper: BoardPaper) -> None:
    """Its words and whether it is settled; never its figures."""
    place = board_paper.c.id == paper.paper_id
    pen.connection.execute(sa.update(board_paper).where(place).values(**_words(pen, paper)))
    _touch(pen, paper)


def remove(pen: Pen, paper: BoardPaper) -> None:
    pen.connection.execute(sa.delete(board_paper).where(board_paper.c.id == paper.paper_id))
    _touch(pen, paper)


def _words(pen: Pen, paper: BoardPaper) -> dict[str, object]:
    return {
        "version": pen.version,
        "voorlegger": paper.voorlegger.model_dump_json(),
        "settled_on": paper.settled_on,
    }


def _touch(pen: Pen, paper: BoardPaper) -> None:
    pen.touch("bestuursstukken", paper.paper_id)
