"""From tables to values. Every function reads within the transaction it is given."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from succession.register.audience import Role
from succession.register.fields import Sheet
from succession.register.model import (
    Candidate,
    Gp,
    Practice,
    Register,
    Share,
    Stage,
    StopPlan,
    Succession,
    Vacancy,
)
from succession.register.rows import Row, key_of, rows_of
from succession.store import placed, tables
from succession.store.values import AuditEntry, FieldSource, ImportRecord

RecordKey = tuple[str, str]
Columns = sa.RowMapping

_MANY = 500


def data_version(connection: sa.Connection) -> int:
    version: int = connection.execute(sa.select(tables.state.c.data_version)).scalar_one()
    return version


def load_register(connection: sa.Connection, only: Collection[int] | None = None) -> Register:
    """The register in the order in which records came, each GP with all that was ever said.

    With `only` it holds at least the records of these ids, and perhaps more.
    """
    said, stages = _said(connection, only), _stages(connection, only)
    gps = _live(connection, tables.gp, only)
    return Register(
        practices=tuple(
            Practice(**columns) for _, _, columns in _live(connection, tables.practice, only)
        ),
        gps=tuple(Gp(**columns, said=tuple(said[id_])) for id_, _, columns in gps),
        shares=tuple(
            _share(key, columns, stages.get(id_, (Stage.UNKNOWN, None)))
            for id_, key, columns in _live(connection, tables.share, only)
        ),
        candidates=tuple(
            Candidate(**columns) for _, _, columns in _live(connection, tables.candidate, only)
        ),
    )


def load_rows(connection: sa.Connection, ids: Collection[int]) -> dict[RecordKey, Row]:
    """The rows of these records at least, by (sheet, key)."""
    sheets = rows_of(load_register(connection, ids))
    return {(sheet, key_of(sheet, row)): row for sheet, rows in sheets.items() for row in rows}


def _live(
    connection: sa.Connection, table: sa.Table, only: Collection[int] | None
) -> list[tuple[int, str, dict[str, Any]]]:
    values = [column for column in table.c if column.name != "record_id"]
    names = [column.name for column in values]
    query = (
        sa.select(tables.record.c.id, tables.record.c.key, *values)
        .join(tables.record, tables.record.c.id == table.c.record_id)
        .where(tables.record.c.removed_at.is_(None), among(table.c.record_id, only))
        .order_by(tables.record.c.id)
    )
    return [
        (row[0], row[1], dict(zip(names, row[2:], strict=True)))
        for row in connection.execute(query).all()
    ]


def among(column: sa.Column[Any], values: Collection[Any] | None) -> sa.ColumnElement[bool]:
    """A condition that holds for these values at least; for many of them it holds for all rows,
    since databases limit the number of values in one question.
    """
    if values is None or len(values) > _MANY:
        return sa.true()
    return column.in_(values)


def _share(key: str, columns: dict[str, Any], stage: tuple[Stage, date | None]) -> Share:
    told = placed.attributes(Sheet.GPS, columns, "share.")
    searched = Succession(stage=stage[0], stage_since=stage[1], **told.pop("succession"))
    vacant = told.pop("vacancy")
    return Share(
        share_key=key,
        practice_agb=columns["practice_agb"],
        gp_key=columns["gp_key"],
        level=columns["level"],
        succession=searched,
        vacancy=Vacancy(**vacant) if vacant["since"] else None,
        **told,
    )


def _said(
    connection: sa.Connection, only: Collection[int] | None
) -> defaultdict[int, list[StopPlan]]:
    said = tables.said.c
    plans: defaultdict[int, list[StopPlan]] = defaultdict(list)
    query = sa.select(
        said.record_id, said.earliest, said.likely, said.latest, said.certainty, said.said_on
    )
    for row in connection.execute(query.where(among(said.record_id, only)).order_by(said.id)):
        plans[row.record_id].append(
            StopPlan(
                earliest=row.earliest,
                likely=row.likely,
                latest=row.latest,
                certainty=row.certainty,
                said_on=row.said_on,
            )
        )
    return plans


def _stages(
    connection: sa.Connection, only: Collection[int] | None
) -> dict[int, tuple[Stage, date | None]]:
    stage = tables.stage.c
    query = sa.select(stage.record_id, stage.stage, stage.since).where(among(stage.record_id, only))
    return {
        row.record_id: (row.stage, row.since)
        for row in connection.execute(query.order_by(stage.id))
    }


def live_records(
    connection: sa.Connection, keys: Collection[RecordKey] | None = None
) -> dict[RecordKey, tuple[int, int]]:
    """Id and version of the records with these keys at least, by (sheet, key)."""
    record = tables.record.c
    wanted = None if keys is None else [key for _, key in keys]
    query = sa.select(record.sheet, record.key, record.id, record.version)
    rows = connection.execute(query.where(record.removed_at.is_(None), among(record.key, wanted)))
    return {(row.sheet, row.key): (row.id, row.version) for row in rows}


def versions(connection: sa.Connection) -> dict[RecordKey, int]:
    """The version of each record by (sheet, key)."""
    return {place: version for place, (_, version) in live_records(connection).items()}


def sources(connection: sa.Connection, practice_agb: str) -> tuple[FieldSource, ...]:
    """Source and date of every known field of the practice, its GPs and its shares."""
    return _sources(connection, _records_of(practice_agb))


def told_by(connection: sa.Connection, name: str) -> tuple[FieldSource, ...]:
    """Every field whose present value comes from the source of this name."""
    source = tables.field_source.c
    records = sa.select(source.record_id).where(source.source == name)
    return tuple(one for one in _sources(connection, records) if one.source == name)


def _sources(
    connection: sa.Connection, records: sa.CompoundSelect[tuple[int]] | sa.Select[tuple[int]]
) -> tuple[FieldSource, ...]:
    record, source = tables.record.c, tables.field_source.c
    query = (
        sa.select(record.sheet, record.key, source.fields, source.source, source.known_since)
        .join(tables.record, record.id == source.record_id)
        .where(record.removed_at.is_(None), record.id.in_(records))
        .order_by(record.id, source.id)
    )
    latest: dict[tuple[str, str, str], FieldSource] = {}
    for row in connection.execute(query):
        for name in row.fields:
            latest[row.sheet, row.key, name] = FieldSource(
                row.sheet, row.key, name, row.source, row.known_since
            )
    return tuple(latest.values())


def _records_of(practice_agb: str) -> sa.CompoundSelect[tuple[int]]:
    practice, gp, share = tables.practice.c, tables.gp.c, tables.share.c
    return sa.union(
        sa.select(practice.record_id).where(practice.agb == practice_agb),
        sa.select(gp.record_id).where(gp.practice_agb == practice_agb),
        sa.select(share.record_id).where(share.practice_agb == practice_agb),
    )


def register_of_practice(connection: sa.Connection, practice_agb: str) -> Register:
    """One practice with its GPs and shares, as a register; empty when there is none."""
    ids = [row.record_id for row in connection.execute(_records_of(practice_agb))]
    whole = load_register(connection, ids)
    return Register(
        practices=tuple(p for p in whole.practices if p.agb == practice_agb),
        gps=whole.gps_by_practice.get(practice_agb, ()),
        shares=whole.shares_by_practice.get(practice_agb, ()),
    )


def imports(connection: sa.Connection) -> tuple[ImportRecord, ...]:
    """All imports, the last one first."""
    query = sa.select(tables.register_import).order_by(tables.register_import.c.id.desc())
    return tuple(_import(row) for row in connection.execute(query).mappings())


def _import(row: Columns) -> ImportRecord:
    names = ("at", "by", "added", "changed", "removed", "undone_at")
    fields = {name: row[name] for name in names}
    return ImportRecord(import_id=row["id"], files=tuple(row["files"]), **fields)


def audit(
    connection: sa.Connection, limit: int, role: Role | None = None
) -> tuple[AuditEntry, ...]:
    """The last `limit` transactions, of this role where one is given, the last one first."""
    query = sa.select(tables.audit).order_by(tables.audit.c.id.desc()).limit(limit)
    if role is not None:
        query = query.where(tables.audit.c.role == role.value)
    entries = connection.execute(query).mappings().all()
    ids = {id_ for row in entries for _, id_ in row["records"] if isinstance(id_, int)}
    record = tables.record.c
    names = sa.select(record.id, record.key).where(among(record.id, ids))
    keys = {row.id: row.key for row in connection.execute(names)}
    return tuple(_audit_entry(row, keys) for row in entries)


def _audit_entry(row: Columns, keys: Mapping[int, str]) -> AuditEntry:
    records = tuple(
        (sheet, keys.get(id_, "verwijderd") if isinstance(id_, int) else id_)
        for sheet, id_ in row["records"]
    )
    return AuditEntry(
        at=row["at"], by=row["by"], role=Role(row["role"]), action=row["action"], records=records
    )


def mapping(connection: sa.Connection, signature: str) -> dict[str, Any] | None:
    """The column mapping that was remembered for this header, or None."""
    known = tables.column_mapping.c
    found = connection.scalar(sa.select(known.columns).where(known.signature == signature))
    return None if found is None else dict(found)
