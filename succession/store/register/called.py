"""What people call the rows of the register, for whoever reads a message: not by their keys."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.store.columns import among
from succession.store.identity.read import secret
from succession.store.register.keys import mark_of
from succession.store.register.table import candidate, gp, practice, record, share

# Of two rows that had one key, the one that is in the register comes last and counts.
_LAST = record.c.removed_at.is_(None), record.c.id


def called(connection: sa.Connection, wanted: Collection[Place]) -> dict[Place, str]:
    """`De Eik`, `A. Visser (De Linde)`, `een aandeel van De Eik`, also of rows that were removed;
    the key where nobody gave a name.
    """
    hidden = secret(connection)
    place_of = {(sheet, mark_of(hidden, key)): (sheet, key) for sheet, key in wanted}
    query = (
        sa.select(
            record.c.sheet,
            record.c.mark,
            gp.c.record_id.label("gp"),
            sa.func.coalesce(practice.c.name, candidate.c.name, gp.c.name).label("name"),
            sa.func.coalesce(gp.c.practice_agb, share.c.practice_agb).label("at"),
        )
        .outerjoin(practice, practice.c.record_id == record.c.id)
        .outerjoin(gp, gp.c.record_id == record.c.id)
        .outerjoin(share, share.c.record_id == record.c.id)
        .outerjoin(candidate, candidate.c.record_id == record.c.id)
        .where(among(record.c.mark, [mark for _, mark in place_of]))
        .order_by(*_LAST)
    )
    rows = connection.execute(query).mappings()
    found = [row for row in rows if (row["sheet"], row["mark"]) in place_of]
    practices = _practices(connection, {row["at"] for row in found if row["at"]})
    words = {place_of[row["sheet"], row["mark"]]: _words(row, practices) for row in found}
    return {place: words.get(place) or place[1] for place in wanted}


def _practices(connection: sa.Connection, agbs: Collection[str]) -> dict[str, str]:
    query = (
        sa.select(practice.c.agb, practice.c.name)
        .join(record, record.c.id == practice.c.record_id)
        .where(among(practice.c.agb, agbs))
        .order_by(*_LAST)
    )
    return {row.agb: row.name for row in connection.execute(query) if row.name}


def _words(row: sa.RowMapping, practices: Mapping[str, str]) -> str | None:
    name: str | None = row["name"]
    if row["sheet"] != Sheet.GPS:
        return name
    where = practices.get(row["at"], row["at"])
    if name:
        return f"{name} ({where})"
    return f"een {'huisarts' if row['gp'] else 'aandeel'} van {where}"
