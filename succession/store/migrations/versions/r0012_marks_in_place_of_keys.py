"""A record is known by a mark in place of a key, since a name stood in the key of who has no agb.

The mark is made of the key with the secret of the database. The marks that a record had before are
kept beside it. What a GP is called in his practice follows from his row.
"""

import hmac
from collections.abc import Iterable, Sequence
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_RECORDS = """
SELECT record.id, record.sheet, record.{known} AS known, record.removed_at IS NULL AS is_live,
       coalesce(practice.agb, gp.agb) AS agb, coalesce(candidate.name, gp.name) AS name,
       coalesce(gp.practice_agb, share.practice_agb) AS practice, share.vacant_since AS vacant,
       share.holder AS holder
FROM record
LEFT JOIN practice ON practice.record_id = record.id
LEFT JOIN gp ON gp.record_id = record.id
LEFT JOIN share ON share.record_id = record.id
LEFT JOIN candidate ON candidate.record_id = record.id
ORDER BY is_live, record.id
"""


def upgrade() -> None:
    op.create_table(
        "former_key",
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_former_key_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet", "mark", name="pk_former_key"),
    )
    op.create_index("ix_former_key_record_id", "former_key", ["record_id"], unique=False)
    records = _records("key")
    op.drop_index("uq_record_sheet_key", table_name="record")
    # By the databases themselves: to copy the table would touch all that refers to it.
    op.execute("ALTER TABLE record RENAME COLUMN key TO mark")
    _mark(records)
    _make_unique("mark")
    op.execute("ALTER TABLE gp DROP COLUMN gp_key")
    op.execute("ALTER TABLE share DROP COLUMN gp_key")


def downgrade() -> None:
    records = _records("mark")
    op.drop_index("uq_record_sheet_mark", table_name="record")
    op.execute("ALTER TABLE record RENAME COLUMN mark TO key")
    _set("record", "key", "id", ((row["id"], _key(row)) for row in records))
    _make_unique("key")
    op.execute("ALTER TABLE share ADD COLUMN gp_key TEXT")
    op.execute("ALTER TABLE gp ADD COLUMN gp_key TEXT NOT NULL DEFAULT ''")
    for table in ("gp", "share"):
        op.execute(
            f"UPDATE {table} SET gp_key = (SELECT coalesce(person.agb, person.name, '') "
            f"FROM gp AS person WHERE person.record_id = {table}.record_id) "
            "WHERE record_id IN (SELECT record_id FROM gp)"
        )
    op.drop_table("former_key")


def _records(known: str) -> Sequence[sa.RowMapping]:
    return op.get_bind().execute(sa.text(_RECORDS.format(known=known))).mappings().all()


def _mark(records: Sequence[sa.RowMapping]) -> None:
    """The mark of the key that each row has; a record that bore another is found by that too."""
    secret = bytes(op.get_bind().scalar(sa.text("SELECT secret FROM identity")))
    taken = {(row["sheet"], row["known"]) for row in records if row["is_live"]}
    now, had = dict[int, str](), dict[tuple[str, str], int]()
    for row in records:
        key = _key(row)
        # An import that was undone left the key that it had told: another may have the right one.
        if row["known"] != key and (row["sheet"], key) not in taken:
            taken |= {(row["sheet"], key)} if row["is_live"] else set()
            had[row["sheet"], _made(secret, row["known"])] = row["id"]
        else:
            key = row["known"]
        now[row["id"]] = _made(secret, key)
    _set("record", "mark", "id", now.items())
    rows = [{"sheet": sheet, "mark": mark, "record_id": id_} for (sheet, mark), id_ in had.items()]
    if rows:
        insert = "INSERT INTO former_key (sheet, mark, record_id) VALUES (:sheet, :mark, :record_id)"
        op.get_bind().execute(sa.text(insert), rows)


def _made(secret: bytes, key: str) -> str:
    return hmac.new(secret, key.encode(), sha256).hexdigest()


def _key(row: sa.RowMapping) -> str:
    if row["sheet"] == "praktijken":
        return str(row["agb"] or "")
    if row["sheet"] == "kandidaten":
        return str(row["name"] or "")
    practice = row["practice"] or ""
    if row["agb"] or row["name"]:
        return f"{practice}/{row['agb'] or row['name']}"
    if row["vacant"]:
        return f"{practice}/vacant/{row['vacant']}"
    if row["holder"] not in (None, "huisarts", "niemand"):
        return f"{practice}/{row['holder']}"
    return f"{practice}/"


def _set(table: str, column: str, by: str, values: Iterable[tuple[int, str]]) -> None:
    rows = [{"by": key, "value": value} for key, value in values]
    if rows:
        statement = sa.text(f"UPDATE {table} SET {column} = :value WHERE {by} = :by")
        op.get_bind().execute(statement, rows)


def _make_unique(column: str) -> None:
    is_live = sa.text("removed_at IS NULL")
    op.create_index(
        f"uq_record_sheet_{column}",
        "record",
        ["sheet", column],
        unique=True,
        sqlite_where=is_live,
        postgresql_where=is_live,
    )
