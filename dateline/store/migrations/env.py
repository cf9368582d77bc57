"""Runs the migrations on the connection it is handed; there is no other way in."""

from __future__ import annotations

from alembic import context

from dateline.store.linked import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
