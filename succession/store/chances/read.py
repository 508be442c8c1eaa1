"""The chances that were kept, with what became of the shares."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from succession.register.days import day_of
from succession.register.model import Stage, StopPlan
from succession.risk.given import GivenChance
from succession.risk.result import Chances
from succession.store.chances.table import given, given_chance
from succession.store.register import table as tables
from succession.verification.fates import ShareRecord
from succession.verification.own_history import Kept, OwnHistory


def month_of(day: date) -> date:
    """The first day of its month: the name of the month in the store."""
    return day.replace(day=1)


def kept_months(connection: sa.Connection) -> frozenset[date]:
    return frozenset(connection.scalars(sa.select(given.c.month)))


def load(connection: sa.Connection) -> OwnHistory:
    """Everything that was kept, with every share that there is or was."""
    chances: defaultdict[date, dict[int, GivenChance]] = defaultdict(dict)
    for row in connection.execute(sa.select(given_chance).order_by(given_chance.c.record_id)):
        within = Chances(row.within_12, row.within_24, row.within_60)
        said = GivenChance(row.level, row.possible_level, within)
        chances[row.month][row.record_id] = said
    days = connection.execute(sa.select(given).order_by(given.c.month)).all()
    kept = (Kept(d.given_on, d.method, d.assumptions, chances[d.month]) for d in days)
    return OwnHistory(tuple(kept), _shares(connection))


def _shares(connection: sa.Connection) -> dict[int, ShareRecord]:
    record, share = tables.record.c, tables.share.c
    known, recorded = _known_since(), _recorded_at()
    stage, said = _last(tables.stage), _last(tables.said)
    query = (
        sa.select(
            record.id,
            record.removed_at,
            share.practice_agb,
            share.holder,
            share.vacant_since,
            known.c.since,
            recorded.c.at,
            stage.c.stage,
            said.c.earliest,
            said.c.likely,
            said.c.latest,
        )
        .join(tables.share, share.record_id == record.id)
        .join(known, known.c.record_id == record.id)
        .outerjoin(recorded, recorded.c.record_id == record.id)
        .outerjoin(stage, stage.c.record_id == record.id)
        .outerjoin(said, said.c.record_id == record.id)
    )
    return {row["id"]: _share(row) for row in connection.execute(query).mappings()}


def _share(row: sa.RowMapping) -> ShareRecord:
    removed_at, recorded_at = row["removed_at"], row["at"]
    plan = StopPlan(earliest=row["earliest"], likely=row["likely"], latest=row["latest"])
    return ShareRecord(
        number=row["id"],
        practice_agb=row["practice_agb"],
        holder=row["holder"],
        stage=row["stage"] or Stage.UNKNOWN,
        came_on=day_of(recorded_at) if recorded_at else row["since"],
        open_since=row["vacant_since"],
        stop_on=plan.last_day,
        removed_on=day_of(removed_at) if removed_at else None,
    )


def _known_since() -> sa.Subquery:
    """The first day from which anything in the record was known."""
    source = tables.field_source.c
    first = sa.func.min(source.known_since).label("since")
    return sa.select(source.record_id, first).group_by(source.record_id).subquery()


def _recorded_at() -> sa.Subquery:
    """When a record came that bore a stage at once; what was told with it may be of before."""
    stage = tables.stage.c
    first = sa.func.min(stage.recorded_at).label("at")
    query = sa.select(stage.record_id, first).where(stage.since.is_(None))
    return query.group_by(stage.record_id).subquery()


def _last(table: sa.Table) -> sa.Subquery:
    """Of each record the statement that counts: the one made last."""
    last = sa.select(sa.func.max(table.c.id)).group_by(table.c.record_id)
    return sa.select(table).where(table.c.id.in_(last)).subquery()
