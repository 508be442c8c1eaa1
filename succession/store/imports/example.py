"""The invented region: an import of the program itself, known as such until it is put away."""

import sqlalchemy as sa

from succession.register.difference import Place
from succession.store.imports.table import import_record, register_import
from succession.store.pen import Pen
from succession.store.register.keys import places
from succession.store.register.table import gp, practice, record, share
from succession.store.runs.table import run, run_event

INVENTED_BY = "voorbeeldregio"


def invented(connection: sa.Connection) -> frozenset[Place]:
    """The rows that are in the register and are invented, with what was added to its practices."""
    found = places(connection, _records(connection)).values()
    present = sa.select(record.c.id).where(record.c.removed_at.is_(None))
    living = set(places(connection, set(connection.scalars(present))).values())
    return frozenset(found) & living


def clear(pen: Pen) -> None:
    """Takes the invented rows away for good, with all that was tried with them: draaiboeken, talks,
    scans and chances.
    """
    connection = pen.connection
    ids, agbs = _records(connection), _practices(connection)
    runs = sa.select(run.c.id).where(run.c.practice_agb.in_(agbs))
    connection.execute(sa.delete(run_event).where(run_event.c.run_id.in_(runs)))
    connection.execute(sa.delete(run).where(run.c.practice_agb.in_(agbs)))
    if ids:
        its_own = sa.delete(record).where(record.c.id == sa.bindparam("id_"))
        connection.execute(its_own, [{"id_": one} for one in sorted(ids)])
    imports = register_import.c
    gone = sa.update(register_import).where(imports.by == INVENTED_BY, imports.undone_at.is_(None))
    connection.execute(gone.values(undone_at=pen.stamp.now))
    pen.touch("import", INVENTED_BY)


def _added(connection: sa.Connection) -> set[int]:
    query = (
        sa.select(import_record.c.record_id)
        .join(register_import, register_import.c.id == import_record.c.import_id)
        .where(
            register_import.c.by == INVENTED_BY,
            register_import.c.undone_at.is_(None),
            import_record.c.version_before.is_(None),
        )
    )
    return set(connection.scalars(query))


def _practices(connection: sa.Connection) -> list[str]:
    query = sa.select(practice.c.agb, practice.c.record_id)
    added = _added(connection)
    return [row.agb for row in connection.execute(query) if row.record_id in added]


def _records(connection: sa.Connection) -> set[int]:
    agbs = set(_practices(connection))
    of_them = {
        row.record_id
        for table in (gp, share)
        for row in connection.execute(sa.select(table.c.record_id, table.c.practice_agb))
        if row.practice_agb in agbs
    }
    return _added(connection) | of_them
