"""Acts of persons: the revision that was seen, and where each act stands in each coding."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column and the table; ledgers before this one hold no acts."""
    op.add_column("acts", sa.Column("seen", sa.String(), nullable=True))
    op.create_table(
        "carried",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("claim_id", sa.String(), nullable=True),
        sa.Column("to_account_id", sa.String(), nullable=True),
        sa.Column("span", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["acts.id"], name=op.f("fk_carried_act_id")),
        sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=op.f("fk_carried_coding_id")),
        sa.PrimaryKeyConstraint("act_id", "coding_id", name=op.f("pk_carried")),
    )
    op.create_index(op.f("ix_carried_coding_id"), "carried", ["coding_id"], unique=False)
