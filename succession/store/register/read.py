"""From tables to values. Every function reads within the transaction it is given."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from succession.register.difference import Place
from succession.register.fields import Sheet
from succession.register.model import (
    Candidate,
    Gp,
    Practice,
    Share,
    Stage,
    StopPlan,
    Succession,
    Vacancy,
)
from succession.register.rows import Row, gp_key_of, key_of, rows_of
from succession.register.whole import Register
from succession.store.columns import among
from succession.store.register import placed
from succession.store.register import table as tables
from succession.store.register.keys import live_records, places


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where the present value of one field comes from, and since when it is known."""

    sheet: str
    key: str
    field: str
    source: str
    known_since: date


def load_register(connection: sa.Connection, only: Collection[int] | None = None) -> Register:
    """The register in the order in which records came, each GP with all that was ever said.

    With `only` it holds at least the records of these ids, and perhaps more.
    """
    said, stages = _said(connection, only), _stages(connection, only)
    gps = dict(_live(connection, tables.gp, only))
    return Register(
        practices=tuple(
            Practice(**columns) for _, columns in _live(connection, tables.practice, only)
        ),
        gps=tuple(
            Gp(gp_key=_gp_key(columns), **columns, said=tuple(said[id_]))
            for id_, columns in gps.items()
        ),
        shares=tuple(
            _share(columns, gps.get(id_), stages.get(id_, (Stage.UNKNOWN, None)))
            for id_, columns in _live(connection, tables.share, only)
        ),
        candidates=tuple(
            Candidate(**columns) for _, columns in _live(connection, tables.candidate, only)
        ),
    )


def load_rows(connection: sa.Connection, ids: Collection[int]) -> dict[int, Row]:
    """The rows of these records, as far as they are in the register, by id."""
    sheets = rows_of(load_register(connection, ids))
    by_place = {(sheet, key_of(sheet, row)): row for sheet, rows in sheets.items() for row in rows}
    place_of = places(connection, ids)
    return {id_: by_place[place_of[id_]] for id_ in ids if place_of.get(id_) in by_place}


def _live(
    connection: sa.Connection, table: sa.Table, only: Collection[int] | None
) -> list[tuple[int, dict[str, Any]]]:
    values = [column for column in table.c if column.name != "record_id"]
    names = [column.name for column in values]
    query = (
        sa.select(tables.record.c.id, *values)
        .join(tables.record, tables.record.c.id == table.c.record_id)
        .where(tables.record.c.removed_at.is_(None), among(table.c.record_id, only))
        .order_by(tables.record.c.id)
    )
    return [
        (row[0], dict(zip(names, row[1:], strict=True))) for row in connection.execute(query).all()
    ]


def _gp_key(columns: Mapping[str, Any]) -> str:
    return gp_key_of({"agb": columns["agb"], "naam": columns["name"]})


def _share(
    columns: dict[str, Any], gp: Mapping[str, Any] | None, stage: tuple[Stage, date | None]
) -> Share:
    """The share of a record; the GP of the same record is the one who holds it."""
    told = placed.attributes(Sheet.GPS, columns, "share.")
    searched = Succession(stage=stage[0], stage_since=stage[1], **told.pop("succession"))
    vacant = told.pop("vacancy")
    return Share(
        share_key=_share_key(columns, gp or {}),
        practice_agb=columns["practice_agb"],
        gp_key=_gp_key(gp) if gp else None,
        level=columns["level"],
        succession=searched,
        vacancy=Vacancy(**vacant) if vacant["since"] else None,
        **told,
    )


def _share_key(columns: Mapping[str, Any], gp: Mapping[str, Any]) -> str:
    told = {
        "praktijk_agb": columns["practice_agb"],
        "agb": gp.get("agb"),
        "naam": gp.get("name"),
        "vacant_sinds": columns["vacant_since"],
        "houder": columns["holder"],
    }
    return key_of(Sheet.GPS, told)


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


def versions(connection: sa.Connection) -> dict[Place, int]:
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
        sa.select(record.id, source.fields, source.source, source.known_since)
        .join(tables.record, record.id == source.record_id)
        .where(record.removed_at.is_(None), record.id.in_(records))
        .order_by(record.id, source.id)
    )
    rows = connection.execute(query).all()
    place_of = places(connection, {row.id for row in rows})
    latest: dict[tuple[str, str, str], FieldSource] = {}
    for row in rows:
        for name in row.fields:
            place = place_of[row.id]
            latest[*place, name] = FieldSource(*place, name, row.source, row.known_since)
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
