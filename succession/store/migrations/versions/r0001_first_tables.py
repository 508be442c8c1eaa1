"""The first tables: register, what was said, imports, runs, audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_AUDIT_IS_FOR_EVER = {
    "sqlite": (
        """
        CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END
        """,
        """
        CREATE TRIGGER audit_keeps_values BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$
        """,
        """
        CREATE TRIGGER audit_keeps_rows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
        """,
    ),
}


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("records", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "column_mapping",
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("signature", name="pk_column_mapping"),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_record_sheet_key",
        "record",
        ["sheet", "key"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_table(
        "register_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_register_import"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("playbook_id", sa.Text(), nullable=False),
        sa.Column("playbook_version", sa.Integer(), nullable=False),
        sa.Column("playbook_text", sa.Text(), nullable=False),
        sa.Column("practice_agb", sa.Text(), nullable=False),
        sa.Column("anchors", sa.JSON(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_index("ix_run_practice_agb", "run", ["practice_agb"], unique=False)
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_state"),
    )
    op.create_table(
        "submission",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_submission"),
    )
    op.create_table(
        "candidate",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("wanted_fte", sa.Double(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("places", sa.Text(), nullable=True),
        sa.Column("max_travel_minutes", sa.Integer(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("accepts_dispensing", sa.Boolean(), nullable=True),
        sa.Column("wants_mentor", sa.Boolean(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_candidate_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_candidate"),
    )
    op.create_table(
        "field_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("known_since", sa.Date(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["register_import.id"], name="fk_field_source_import_id_register_import"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["record.id"],
            name="fk_field_source_record_id_record",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_field_source"),
    )
    op.create_index("ix_field_source_import_id", "field_source", ["import_id"], unique=False)
    op.create_index("ix_field_source_record_id", "field_source", ["record_id"], unique=False)
    op.create_table(
        "gp",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("gp_key", sa.Text(), nullable=False),
        sa.Column("practice_agb", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("agb", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("fte", sa.Double(), nullable=True),
        sa.Column("last_talk", sa.Date(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_gp_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_gp"),
    )
    op.create_index("ix_gp_practice_agb", "gp", ["practice_agb"], unique=False)
    op.create_table(
        "import_record",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("version_before", sa.Integer(), nullable=True),
        sa.Column("fields_before", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["register_import.id"], name="fk_import_record_import_id_register_import"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["record.id"],
            name="fk_import_record_record_id_record",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "record_id", name="pk_import_record"),
    )
    op.create_table(
        "practice",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("agb", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("hagro", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("patients", sa.Integer(), nullable=True),
        sa.Column("patients_0_4", sa.Integer(), nullable=True),
        sa.Column("patients_5_17", sa.Integer(), nullable=True),
        sa.Column("patients_18_44", sa.Integer(), nullable=True),
        sa.Column("patients_45_64", sa.Integer(), nullable=True),
        sa.Column("patients_65_74", sa.Integer(), nullable=True),
        sa.Column("patients_75_84", sa.Integer(), nullable=True),
        sa.Column("patients_85_plus", sa.Integer(), nullable=True),
        sa.Column("patient_stop", sa.Text(), nullable=True),
        sa.Column("is_dispensing", sa.Boolean(), nullable=True),
        sa.Column("is_training", sa.Boolean(), nullable=True),
        sa.Column("premises", sa.Text(), nullable=True),
        sa.Column("premises_state", sa.Text(), nullable=True),
        sa.Column("for_sale_since", sa.Date(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("is_accredited", sa.Boolean(), nullable=True),
        sa.Column("manager", sa.Text(), nullable=True),
        sa.Column("has", sa.Text(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("chain", sa.Text(), nullable=True),
        sa.Column("his", sa.Text(), nullable=True),
        sa.Column("emergency_plan_tested_on", sa.Date(), nullable=True),
        sa.Column("assistant_fte", sa.Double(), nullable=True),
        sa.Column("poh_fte", sa.Double(), nullable=True),
        sa.Column("consulting_rooms", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_practice_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_practice"),
    )
    op.create_index("ix_practice_agb", "practice", ["agb"], unique=False)
    op.create_table(
        "run_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_event_run_id_run"),
        sa.PrimaryKeyConstraint("id", name="pk_run_event"),
    )
    op.create_index("ix_run_event_run_id", "run_event", ["run_id"], unique=False)
    op.create_table(
        "said",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("likely", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("certainty", sa.Integer(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["register_import.id"], name="fk_said_import_id_register_import"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_said_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_said"),
    )
    op.create_index("ix_said_import_id", "said", ["import_id"], unique=False)
    op.create_index("ix_said_record_id", "said", ["record_id"], unique=False)
    op.create_table(
        "share",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("practice_agb", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("gp_key", sa.Text(), nullable=True),
        sa.Column("size", sa.Double(), nullable=True),
        sa.Column("successor", sa.Text(), nullable=True),
        sa.Column("searching_since", sa.Date(), nullable=True),
        sa.Column("vacant_since", sa.Date(), nullable=True),
        sa.Column("vacancy_reason", sa.Text(), nullable=True),
        sa.Column("locum_until", sa.Date(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_share_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_share"),
    )
    op.create_index("ix_share_practice_agb", "share", ["practice_agb"], unique=False)
    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["register_import.id"], name="fk_stage_import_id_register_import"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_stage_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_stage"),
    )
    op.create_index("ix_stage_import_id", "stage", ["import_id"], unique=False)
    op.create_index("ix_stage_record_id", "stage", ["record_id"], unique=False)
    op.execute("INSERT INTO state (id, data_version) VALUES (1, 0)")
    for statement in _AUDIT_IS_FOR_EVER[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_index("ix_stage_record_id", table_name="stage")
    op.drop_index("ix_stage_import_id", table_name="stage")
    op.drop_table("stage")
    op.drop_index("ix_share_practice_agb", table_name="share")
    op.drop_table("share")
    op.drop_index("ix_said_record_id", table_name="said")
    op.drop_index("ix_said_import_id", table_name="said")
    op.drop_table("said")
    op.drop_index("ix_run_event_run_id", table_name="run_event")
    op.drop_table("run_event")
    op.drop_index("ix_practice_agb", table_name="practice")
    op.drop_table("practice")
    op.drop_table("import_record")
    op.drop_index("ix_gp_practice_agb", table_name="gp")
    op.drop_table("gp")
    op.drop_index("ix_field_source_record_id", table_name="field_source")
    op.drop_index("ix_field_source_import_id", table_name="field_source")
    op.drop_table("field_source")
    op.drop_table("candidate")
    op.drop_table("submission")
    op.drop_table("state")
    op.drop_index("ix_run_practice_agb", table_name="run")
    op.drop_table("run")
    op.drop_table("register_import")
    op.drop_index(
        "uq_record_sheet_key",
        table_name="record",
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.drop_table("record")
    op.drop_table("column_mapping")
    op.drop_table("audit")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change")
