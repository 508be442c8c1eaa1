"""By what key a row is known. What is kept of a key is a mark, in which no name can be read.

A row keeps its record whatever becomes of its key; by a key that it had before it is still found.
"""

import hmac
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256

import sqlalchemy as sa

from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.register.rows import Value, key_of
from succession.store.columns import among
from succession.store.identity.read import secret
from succession.store.register.table import candidate, former_key, gp, practice, record, share

_FEWEST_SIGNS = 8


def mark_of(secret: bytes, key: str) -> str:
    """The mark of a key: that of a GP is the one by which addresses and calendars name him."""
    return hmac.new(secret, key.encode(), sha256).hexdigest()


def places(connection: sa.Connection, only: Collection[int] | None = None) -> dict[int, Place]:
    """The sheet and key of these records at least, of those that were removed too."""
    query = (
        sa.select(
            record.c.id,
            record.c.sheet,
            sa.func.coalesce(practice.c.agb, gp.c.agb).label("agb"),
            sa.func.coalesce(candidate.c.name, gp.c.name).label("naam"),
            sa.func.coalesce(gp.c.practice_agb, share.c.practice_agb).label("praktijk_agb"),
            share.c.vacant_since.label("vacant_sinds"),
            share.c.holder.label("houder"),
        )
        .outerjoin(practice, practice.c.record_id == record.c.id)
        .outerjoin(gp, gp.c.record_id == record.c.id)
        .outerjoin(share, share.c.record_id == record.c.id)
        .outerjoin(candidate, candidate.c.record_id == record.c.id)
        .where(among(record.c.id, only))
    )
    rows = connection.execute(query).mappings()
    return {row["id"]: (row["sheet"], key_of(row["sheet"], _values(row))) for row in rows}


def _values(row: sa.RowMapping) -> Mapping[str, Value]:
    return {name: value for name, value in row.items() if name not in ("id", "sheet")}


def practice_ids(connection: sa.Connection) -> Mapping[str, int]:
    """The id of each record of a practice that is there now, by its key."""
    return {
        key: record_id
        for (sheet, key), (record_id, _) in live_records(connection).items()
        if sheet == Sheet.PRACTICES
    }


def live_records(
    connection: sa.Connection, keys: Collection[Place] | None = None
) -> dict[Place, tuple[int, int]]:
    """Id and version of the records that have these keys now, or of all, by (sheet, key)."""
    query = sa.select(record.c.id, record.c.version, record.c.sheet, record.c.mark)
    query = query.where(record.c.removed_at.is_(None))
    if keys is None:
        place_of = places(connection)
        return {place_of[row.id]: (row.id, row.version) for row in connection.execute(query)}
    place_by_mark = _by_mark(connection, keys)
    wanted = [mark for _, mark in place_by_mark]
    found = connection.execute(query.where(among(record.c.mark, wanted))).all()
    return {
        place_by_mark[row.sheet, row.mark]: (row.id, row.version)
        for row in found
        if (row.sheet, row.mark) in place_by_mark
    }


def present_places(connection: sa.Connection, keys: Collection[Place]) -> dict[Place, Place]:
    """The present place of the rows that had these keys before; a key that a row has now, or that
    no row had, is not in it.
    """
    now = live_records(connection, keys)
    place_by_mark = _by_mark(connection, [place for place in keys if place not in now])
    wanted = [mark for _, mark in place_by_mark]
    ids = {
        place_by_mark[sheet, mark]: record_id
        for sheet, mark, record_id in _former(connection, among(former_key.c.mark, wanted))
        if (sheet, mark) in place_by_mark
    }
    place_of = places(connection, ids.values())
    return {place: place_of[record_id] for place, record_id in ids.items()}


def present_place(connection: sa.Connection, sheet: str, beginning: str) -> Place | None:
    """The present place of the row of which a former mark begins with these signs, eight at least;
    None where there is none, or more than one.
    """
    if len(beginning) < _FEWEST_SIGNS:
        return None
    is_it = former_key.c.mark.startswith(beginning, autoescape=True)
    ids = {one for found, _, one in _former(connection, is_it) if found == sheet}
    return places(connection, ids)[ids.pop()] if len(ids) == 1 else None


def keep(connection: sa.Connection, place_of: Mapping[int, Place]) -> None:
    """From here on these records are found by these keys, and still by those that they had."""
    hidden = secret(connection)
    query = (
        sa.select(record.c.id, record.c.sheet, record.c.mark)
        .where(among(record.c.id, place_of.keys()))
        # Of two records that had one key, the one that is in the register comes last and counts.
        .order_by(record.c.removed_at.is_(None), record.c.id)
    )
    marked = [
        (row, mark_of(hidden, place_of[row.id][1]))
        for row in connection.execute(query).all()
        if row.id in place_of
    ]
    changed = [(row, now) for row, now in marked if row.mark != now]
    if not changed:
        return
    update = sa.update(record).where(record.c.id == sa.bindparam("id_"))
    connection.execute(update, [{"id_": row.id, "mark": now} for row, now in changed])
    had = {(row.sheet, row.mark): row.id for row, _ in changed}
    _forget(connection, [*had, *((row.sheet, now) for row, now in changed)])
    rows = [{"sheet": sheet, "mark": mark, "record_id": id_} for (sheet, mark), id_ in had.items()]
    connection.execute(sa.insert(former_key), rows)


def take(connection: sa.Connection, new: Sequence[Place]) -> list[tuple[str, str]]:
    """Sheet and mark of rows that come, in this order. A key that another row had before leads to
    the new one from here on.
    """
    hidden = secret(connection)
    marks = [(sheet, mark_of(hidden, key)) for sheet, key in new]
    _forget(connection, marks)
    return marks


def _forget(connection: sa.Connection, marks: Collection[tuple[str, str]]) -> None:
    its_own = (former_key.c.sheet == sa.bindparam("s"), former_key.c.mark == sa.bindparam("m"))
    if marks:
        gone = [{"s": sheet, "m": mark} for sheet, mark in marks]
        connection.execute(sa.delete(former_key).where(*its_own), gone)


def _by_mark(connection: sa.Connection, keys: Collection[Place]) -> dict[tuple[str, str], Place]:
    hidden = secret(connection)
    return {(sheet, mark_of(hidden, key)): (sheet, key) for sheet, key in keys}


def _former(
    connection: sa.Connection, condition: sa.ColumnElement[bool]
) -> Iterator[tuple[str, str, int]]:
    query = (
        sa.select(former_key.c.sheet, former_key.c.mark, former_key.c.record_id)
        .join(record, record.c.id == former_key.c.record_id)
        .where(record.c.removed_at.is_(None), condition)
    )
    for row in connection.execute(query):
        yield row.sheet, row.mark, row.record_id
