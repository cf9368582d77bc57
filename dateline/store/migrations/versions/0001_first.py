"""The first form of the ledger: all tables of the record, also those that are filled later."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates every table."""
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("sides", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("first_reported", sa.String(), nullable=True),
        sa.Column("last_reported", sa.String(), nullable=True),
        sa.Column("review_state", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index("ix_judgements_a", "judgements", ["a"], unique=False)
    op.create_index("ix_judgements_b", "judgements", ["b"], unique=False)
    op.create_table(
        "reports",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("work_id", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    op.create_index(op.f("ix_reports_content_hash"), "reports", ["content_hash"], unique=False)
    op.create_index(op.f("ix_reports_work_id"), "reports", ["work_id"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("jobs", sa.Integer(), nullable=True),
        sa.Column("command", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "tombstones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstones")),
    )
    op.create_index(op.f("ix_tombstones_target"), "tombstones", ["target"], unique=False)
    op.create_table(
        "incident_accounts",
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_accounts_incident_id")
        ),
        sa.PrimaryKeyConstraint("incident_id", "account_id", name=op.f("pk_incident_accounts")),
    )
    op.create_index(
        "ix_incident_accounts_account", "incident_accounts", ["account_id"], unique=False
    )
    op.create_table(
        "incident_fields",
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value_class", sa.String(), nullable=True),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("claims", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("vague", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("against", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_fields_incident_id")
        ),
        sa.PrimaryKeyConstraint("incident_id", "no", name=op.f("pk_incident_fields")),
    )
    op.create_table(
        "incident_history",
        sa.Column("old_id", sa.String(), nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_incident_history_run_id")),
        sa.PrimaryKeyConstraint("old_id", "incident_id", name=op.f("pk_incident_history")),
    )
    op.create_table(
        "report_meta",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("row_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("given_no", sa.Integer(), nullable=False),
        sa.Column("facts_hash", sa.String(), nullable=False),
        sa.Column("input_id", sa.String(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("publisher_by_user", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.String(), nullable=True),
        sa.Column("published_value", sa.String(), nullable=True),
        sa.Column("published_precision", sa.String(), nullable=True),
        sa.Column("published_offset_known", sa.Boolean(), nullable=True),
        sa.Column("published_from", sa.String(), nullable=True),
        sa.Column("modified", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("dateline", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("dropped", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("source_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_meta_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "row_no", name=op.f("pk_report_meta")),
        sa.UniqueConstraint(
            "report_id", "facts_hash", name=op.f("uq_report_meta_report_id_facts_hash")
        ),
    )
    op.create_index(op.f("ix_report_meta_input_id"), "report_meta", ["input_id"], unique=False)
    op.create_table(
        "report_now",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("version_no", sa.Integer(), nullable=True),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.Column("published_row", sa.Integer(), nullable=True),
        sa.Column("publisher_row", sa.Integer(), nullable=True),
        sa.Column("url_row", sa.Integer(), nullable=True),
        sa.Column("seen_row", sa.Integer(), nullable=True),
        sa.Column("published_day", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_now_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_now")),
    )
    op.create_index(
        op.f("ix_report_now_published_day"), "report_now", ["published_day"], unique=False
    )
    op.create_index(op.f("ix_report_now_publisher"), "report_now", ["publisher"], unique=False)
    op.create_table(
        "skipped",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("input_id", sa.String(), nullable=True),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("source_hash", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_skipped_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skipped")),
    )
    op.create_table(
        "voices",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_voices_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_voices")),
    )
    op.create_index(op.f("ix_voices_voice"), "voices", ["voice"], unique=False)
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("meta_row", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("basis_hash", sa.String(), nullable=False),
        sa.Column("coding_hash", sa.String(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("relevance", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id", "meta_row"],
            ["report_meta.report_id", "report_meta.row_no"],
            name=op.f("fk_codings_report_id_meta_row"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_codings_report_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_codings_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
        sa.UniqueConstraint(
            "report_id",
            "coder",
            "basis_hash",
            "coding_hash",
            name=op.f("uq_codings_report_id_coder_basis_hash_coding_hash"),
        ),
    )
    op.create_index("ix_codings_report_family", "codings", ["report_id", "family"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("lasting_id", sa.String(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("anchor_field", sa.String(), nullable=False),
        sa.Column("anchor_start", sa.Integer(), nullable=False),
        sa.Column("anchor_end", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("foreground", sa.Boolean(), nullable=False),
        sa.Column("told_as", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("minimal", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_accounts_coding_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_accounts_report_id")),
        sa.PrimaryKeyConstraint("coding_id", "id", name=op.f("pk_accounts")),
    )
    op.create_index("ix_accounts_id", "accounts", ["id"], unique=False)
    op.create_index("ix_accounts_lasting_id", "accounts", ["lasting_id"], unique=False)
    op.create_index("ix_accounts_report_id", "accounts", ["report_id"], unique=False)
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("incident_id", sa.String(), nullable=True),
        sa.Column("report_id", sa.String(), nullable=True),
        sa.Column("work_id", sa.String(), nullable=True),
        sa.Column("coding_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("claim_id", sa.String(), nullable=True),
        sa.Column("slot", sa.String(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("occurrence_no", sa.Integer(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("span", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_acts_coding_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_acts_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
    )
    op.create_index(op.f("ix_acts_claim_id"), "acts", ["claim_id"], unique=False)
    op.create_index(op.f("ix_acts_incident_id"), "acts", ["incident_id"], unique=False)
    op.create_index(op.f("ix_acts_report_id"), "acts", ["report_id"], unique=False)
    op.create_index(op.f("ix_acts_work_id"), "acts", ["work_id"], unique=False)
    op.create_table(
        "inputs",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=True),
        sa.Column("meta_row", sa.Integer(), nullable=True),
        sa.Column("coding_id", sa.Integer(), nullable=True),
        sa.Column("skipped_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_inputs_coding_id")),
        sa.ForeignKeyConstraint(
            ["report_id", "meta_row"],
            ["report_meta.report_id", "report_meta.row_no"],
            name=op.f("fk_inputs_report_id_meta_row"),
        ),
        sa.ForeignKeyConstraint(["skipped_id"], ["skipped.id"], name=op.f("fk_inputs_skipped_id")),
        sa.PrimaryKeyConstraint("key", "coder", name=op.f("pk_inputs")),
    )
    op.create_table(
        "claims",
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("value_state", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("source", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("self", sa.Boolean(), nullable=False),
        sa.Column("legal", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("member_of", sa.String(), nullable=True),
        sa.Column("alternative_to", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("produced_by", sa.String(), nullable=True),
        sa.Column("alternative", sa.Text(), nullable=True),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("from", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("supersedes", sa.String(), nullable=True),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("speaker_role", sa.String(), nullable=True),
        sa.Column("speaker_named", sa.String(), nullable=True),
        sa.Column("speaker_medium", sa.String(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("earliest", sa.String(), nullable=True),
        sa.Column("latest", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coding_id", "account_id"],
            ["accounts.coding_id", "accounts.id"],
            name=op.f("fk_claims_coding_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("coding_id", "account_id", "id", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_country", "claims", ["country"], unique=False)
    op.create_index("ix_claims_id", "claims", ["id"], unique=False)
    op.create_index("ix_claims_latest", "claims", ["latest"], unique=False)
    op.create_index("ix_claims_slot_key", "claims", ["slot", "key"], unique=False)
    op.create_table(
        "orphans",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["acts.id"], name=op.f("fk_orphans_act_id")),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_orphans_coding_id")),
        sa.PrimaryKeyConstraint("act_id", "coding_id", name=op.f("pk_orphans")),
    )
    op.create_table(
        "relations",
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coding_id", "account_id"],
            ["accounts.coding_id", "accounts.id"],
            name=op.f("fk_relations_coding_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("coding_id", "account_id", "no", name=op.f("pk_relations")),
    )
    op.create_table(
        "evidence",
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coding_id", "account_id", "claim_id"],
            ["claims.coding_id", "claims.account_id", "claims.id"],
            name=op.f("fk_evidence_coding_id_account_id_claim_id"),
        ),
        sa.PrimaryKeyConstraint(
            "coding_id", "account_id", "claim_id", "no", name=op.f("pk_evidence")
        ),
    )
