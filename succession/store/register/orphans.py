"""No GP and no share without its practice: looked at once, before a transaction ends."""

import sqlalchemy as sa

from succession.errors import InvalidInput, Problem
from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.store.register import table as tables
from succession.store.register.called import called
from succession.store.register.keys import places


def refuse_orphans(connection: sa.Connection) -> None:
    """Raises `InvalidInput` with every row whose practice is not in the register."""
    orphans = {*_orphans(connection, tables.gp), *_orphans(connection, tables.share)}
    if orphans:
        names = called(connection, {place for orphan in orphans for place in orphan})
        told = sorted((names[row], names[of]) for row, of in orphans)
        raise InvalidInput(tuple(_problem(*words) for words in told))


def _orphans(connection: sa.Connection, table: sa.Table) -> list[tuple[Place, Place]]:
    """The rows, each with the practice that is not there."""
    record, practice = tables.record.alias(), tables.practice
    known = (
        sa.select(practice.c.agb)
        .join(tables.record, tables.record.c.id == practice.c.record_id)
        .where(tables.record.c.removed_at.is_(None))
    )
    query = (
        sa.select(record.c.id, table.c.practice_agb)
        .join(record, record.c.id == table.c.record_id)
        .where(record.c.removed_at.is_(None), table.c.practice_agb.not_in(known))
    )
    found = connection.execute(query).all()
    place_of = places(connection, {row.id for row in found}) if found else {}
    return [(place_of[row.id], (Sheet.PRACTICES, row.practice_agb)) for row in found]


def _problem(name: str, practice: str) -> Problem:
    return Problem(
        f"„{name}” hoort bij de praktijk „{practice}”, die dan niet in het register staat",
        "voeg de praktijk toe, of verwijder ook deze rij",
        sheet=Sheet.GPS,
    )
