"""Linking: sketches, keys and edges of accounts, near-duplicates of texts, flat rows of incidents.

Reports of older ledgers are marked to be linked by `dateline link`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.engine import COMPACT

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables; the history of incidents, empty until now, gets numbered rows."""
    _history()
    _linking()
    op.add_column("judgements", sa.Column("act_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_judgements_act_id"), "judgements", ["act_id"], unique=False)
    op.add_column("tombstones", sa.Column("content_hash", sa.String(), nullable=True))
    op.add_column("tombstones", sa.Column("words", sa.Integer(), nullable=True))
    op.create_index(
        op.f("ix_tombstones_content_hash"), "tombstones", ["content_hash"], unique=False
    )
    op.add_column("incident_fields", sa.Column("key", sa.String(), nullable=True))
    op.add_column("incident_fields", sa.Column("aside", sa.JSON(none_as_null=True), nullable=True))
    op.execute("INSERT INTO link_pending (report_id, old) SELECT id, true FROM reports")


def _history() -> None:
    op.drop_table("incident_history")
    op.create_table(
        "incident_history",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("old_id", sa.String(), nullable=False),
        sa.Column("incident_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("accounts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("act_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_incident_history_run_id")),
        sa.ForeignKeyConstraint(["act_id"], ["acts.id"], name=op.f("fk_incident_history_act_id")),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_incident_history")),
    )
    for name in ("old_id", "incident_id"):
        op.create_index(
            op.f(f"ix_incident_history_{name}"), "incident_history", [name], unique=False
        )


def _linking() -> None:
    op.create_table(
        "edges",
        sa.Column("a", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("p", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_edges")),
        **COMPACT,
    )
    op.create_index("ix_edges_b", "edges", ["b"], unique=False)
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("node", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "rank", "node", name=op.f("pk_link_keys")),
        **COMPACT,
    )
    op.create_table(
        "signature_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "report_no", name=op.f("pk_signature_keys")),
        **COMPACT,
    )
    op.create_table(
        "incident_index",
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=True),
        sa.Column("sub_type", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("earliest", sa.String(), nullable=True),
        sa.Column("latest", sa.String(), nullable=True),
        sa.Column("date_precision", sa.String(), nullable=True),
        sa.Column("killed_low", sa.Integer(), nullable=True),
        sa.Column("killed_best", sa.Integer(), nullable=True),
        sa.Column("killed_high", sa.Integer(), nullable=True),
        sa.Column("injured_low", sa.Integer(), nullable=True),
        sa.Column("injured_best", sa.Integer(), nullable=True),
        sa.Column("injured_high", sa.Integer(), nullable=True),
        sa.Column("perpetrator", sa.Text(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("first_reported", sa.String(), nullable=True),
        sa.Column("last_reported", sa.String(), nullable=True),
        sa.Column("told_as", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("minimal", sa.Boolean(), nullable=False),
        sa.Column("context", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("review_state", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("changed_at_run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_index_incident_id")
        ),
        sa.PrimaryKeyConstraint("incident_id", name=op.f("pk_incident_index")),
    )
    op.create_index(op.f("ix_incident_index_country"), "incident_index", ["country"], unique=False)
    op.create_index(
        op.f("ix_incident_index_earliest"), "incident_index", ["earliest"], unique=False
    )
    op.create_index(
        op.f("ix_incident_index_last_reported"), "incident_index", ["last_reported"], unique=False
    )
    op.create_index("ix_incident_index_lat_lon", "incident_index", ["lat", "lon"], unique=False)
    op.create_index(op.f("ix_incident_index_latest"), "incident_index", ["latest"], unique=False)
    op.create_index(
        op.f("ix_incident_index_sub_type"), "incident_index", ["sub_type"], unique=False
    )
    op.create_table(
        "incident_tags",
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_tags_incident_id")
        ),
        sa.PrimaryKeyConstraint("incident_id", "kind", "value", name=op.f("pk_incident_tags")),
    )
    op.create_index(
        "ix_incident_tags_kind_value", "incident_tags", ["kind", "value"], unique=False
    )
    op.create_table(
        "judged_accounts",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("now_id", sa.String(), nullable=True),
        sa.Column("how", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_judged_accounts_report_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_judged_accounts")),
    )
    op.create_index(op.f("ix_judged_accounts_now_id"), "judged_accounts", ["now_id"], unique=False)
    op.create_index(
        op.f("ix_judged_accounts_report_id"), "judged_accounts", ["report_id"], unique=False
    )
    op.create_table(
        "link_pending",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("old", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_link_pending_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_link_pending")),
    )
    op.create_table(
        "signatures",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_signatures_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_signatures")),
    )
    op.create_table(
        "sketches",
        sa.Column("node", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("own_id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("linkable", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_sketches_coding_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_sketches_report_id")),
        sa.PrimaryKeyConstraint("node", name=op.f("pk_sketches")),
        sa.UniqueConstraint("account_id", name=op.f("uq_sketches_account_id")),
    )
    op.create_index(op.f("ix_sketches_report_id"), "sketches", ["report_id"], unique=False)
