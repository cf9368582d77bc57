"""The full-text index over reports, kept by triggers, and an index for lists by day."""

from __future__ import annotations

from alembic import op

from dateline.store.browse_tables import REPORT_WORDS_SQL

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the index and fills it with the reports there are."""
    for statement in REPORT_WORDS_SQL:
        op.execute(statement)
    op.execute("INSERT INTO report_words(report_words) VALUES ('rebuild')")
