"""The flat tables that lists, filters and maps read: one row an incident, and its many values.

The same tables stand in the ledger, kept by its writer, and in a shelf in memory, which holds
what may be shown to the public. `words` is the full-text index of a shelf (SQLite FTS5).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    column,
    table,
)

shelf_metadata = MetaData()

incident_index = Table(
    "incident_index",
    shelf_metadata,
    Column("incident_id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("event_type", String),
    Column("sub_type", String),
    Column("country", String),
    Column("admin1", String),
    Column("city", String),
    Column("place_name", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("precision", String),
    Column("earliest", String),
    Column("latest", String),
    Column("date_precision", String),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_best", Integer),
    Column("injured_high", Integer),
    Column("perpetrator", Text),
    Column("reports", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first_reported", String),
    Column("last_reported", String),
    Column("told_as", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("minimal", Boolean, nullable=False),
    Column("context", String),
    Column("stage", String),
    Column("review_state", String),
    Column("confidence", Float),
    Column("disputed", Boolean, nullable=False),
    Column("changed_at_run", Integer),
)
Index("ix_incident_index_latest", incident_index.c.latest, incident_index.c.incident_id)

incident_tags = Table(
    "incident_tags",
    shelf_metadata,
    Column("incident_id", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
)
Index("ix_incident_tags_kind_value", incident_tags.c.kind, incident_tags.c.value)

WORDS_SQL = (
    "CREATE VIRTUAL TABLE words USING fts5(body, incident_id UNINDEXED, kind UNINDEXED, "
    "report_id UNINDEXED, tokenize='porter unicode61 remove_diacritics 2')"
)
words = table("words", column("body"), column("incident_id"), column("kind"), column("report_id"))
