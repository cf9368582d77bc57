"""The full-text index over reports, kept by triggers, and an index for lists by day."""

from __future__ import annotations

from alembic import op

from dateline.store.engine import REPORT_WORDS_SQL, WORDS_AGAIN

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the index and fills it with the reports there are."""
    for statement in REPORT_WORDS_SQL:
        op.execute(statement)
    op.execute(WORDS_AGAIN)
