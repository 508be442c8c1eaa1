"""Who started in a share that a draaiboek passed on has no succession of his own.

The end of a run used to write *gestart* on the share of the new holder, which then counted as
safe for ever. Cleared is what such an end wrote and nobody changed since; what people wrote
themselves stays as it is.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FIELD, _RUN, _STARTED, _UNKNOWN = "opvolgingsstatus", "draaiboek", "gestart", "onbekend"
_BY, _ROLE, _ACTION = "bijwerking van het programma", "beheerder", "opvolgingsstatus gewist"

_state = sa.table("state", sa.column("data_version", sa.Integer))
_record = sa.table(
    "record",
    sa.column("id", sa.Integer),
    sa.column("sheet", sa.Text),
    sa.column("removed_at", sa.DateTime(timezone=True)),
)
_stage = sa.table(
    "stage",
    sa.column("id", sa.Integer),
    sa.column("record_id", sa.Integer),
    sa.column("stage", sa.Text),
    sa.column("since", sa.Date),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
)
_source = sa.table(
    "field_source",
    sa.column("id", sa.Integer),
    sa.column("record_id", sa.Integer),
    sa.column("fields", sa.JSON),
    sa.column("source", sa.Text),
    sa.column("known_since", sa.Date),
)
_audit = sa.table(
    "audit",
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("by", sa.Text),
    sa.column("role", sa.Text),
    sa.column("action", sa.Text),
    sa.column("records", sa.JSON),
)


def upgrade() -> None:
    connection = op.get_bind()
    started = [row for row in _live_started(connection) if _is_of_run(connection, row)]
    if started:
        _clear(connection, started)


def _live_started(connection: sa.Connection) -> Sequence[int]:
    last = sa.select(sa.func.max(_stage.c.id)).group_by(_stage.c.record_id)
    query = (
        sa.select(_record.c.id)
        .join(_stage, _stage.c.record_id == _record.c.id)
        .where(_record.c.removed_at.is_(None), _stage.c.stage == _STARTED, _stage.c.id.in_(last))
        .order_by(_record.c.id)
    )
    return connection.scalars(query).all()


def _is_of_run(connection: sa.Connection, record_id: int) -> bool:
    """Whether the end of a run was the last to write the stage of this share."""
    query = sa.select(_source.c.fields, _source.c.source).where(_source.c.record_id == record_id)
    rows = connection.execute(query.order_by(_source.c.id))
    sources = [source for fields, source in rows if _FIELD in fields]
    return sources[-1:] == [_RUN]


def _clear(connection: sa.Connection, record_ids: Sequence[int]) -> None:
    now = datetime.now(UTC)
    today = now.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    unknown = {"stage": _UNKNOWN, "since": today, "recorded_at": now}
    told = {"fields": [_FIELD], "source": _BY, "known_since": today}
    connection.execute(sa.insert(_stage), [{"record_id": i, **unknown} for i in record_ids])
    connection.execute(sa.insert(_source), [{"record_id": i, **told} for i in record_ids])
    written = {"at": now, "by": _BY, "role": _ROLE, "action": _ACTION}
    touched = [["huisartsen", record_id] for record_id in record_ids]
    connection.execute(sa.insert(_audit).values(**written, records=touched))
    connection.execute(sa.update(_state).values(data_version=_state.c.data_version + 1))


def downgrade() -> None:
    """What was cleared was untrue: there is nothing to bring back."""
