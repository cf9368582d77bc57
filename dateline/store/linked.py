"""The tables of linking: what is kept of accounts and texts to tell which belong together, and the
flat rows of incidents that lists and maps read. All of it can be made again from the accounts and
the judgements.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from dateline.store.engine import COMPACT
from dateline.store.tables import metadata

__all__ = ["metadata"]

_json = JSON(none_as_null=True)

# One row an account that counts: what linking looks at. `account_id` is the lasting id, `own_id`
# the id in the coding that counts, `keys` its blocking keys, eight bytes each.
sketches = Table(
    "sketches",
    metadata,
    Column("node", Integer, primary_key=True),
    Column("account_id", String, nullable=False, unique=True),
    Column("own_id", String, nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
    Column("coding_id", ForeignKey("codings.id"), nullable=False),
    Column("linkable", Boolean, nullable=False),
    Column("made_by", String, nullable=False),
    Column("data", _json, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)

# Blocking keys, hashed to 63 bits: of those that share one, the first by rank are compared with
# all of them.
link_keys = Table(
    "link_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),
    Column("node", Integer, primary_key=True, autoincrement=False),
    **COMPACT,
)

# Pairs of accounts that may be of one incident; a < b.
edges = Table(
    "edges",
    metadata,
    Column("a", Integer, primary_key=True, autoincrement=False),
    Column("b", Integer, primary_key=True, autoincrement=False),
    Column("p", Float, nullable=False),
    **COMPACT,
)
Index("ix_edges_b", edges.c.b)

# Reports whose accounts changed since they were last linked; what is here after a kill is linked
# by the next command that writes. `old`: from before there was linking.
link_pending = Table(
    "link_pending",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("old", Boolean, nullable=False),
)

# Where the accounts that persons spoke of stand now (None: nowhere, the judgement is an orphan).
judged_accounts = Table(
    "judged_accounts",
    metadata,
    Column("account_id", String, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
    Column("now_id", String, index=True),
    Column("how", String, nullable=False),
)

# What near-duplicates are found by: a signature of each text, and its keys.
signatures = Table(
    "signatures",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
signature_keys = Table(
    "signature_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report_no", Integer, primary_key=True, autoincrement=False),
    **COMPACT,
)

# One flat row an incident, made from its fields: what lists, filters and maps read.
incident_index = Table(
    "incident_index",
    metadata,
    Column("incident_id", ForeignKey("incidents.id"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("event_type", String),
    Column("sub_type", String, index=True),
    Column("country", String, index=True),
    Column("admin1", String),
    Column("city", String),
    Column("place_name", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("precision", String),
    Column("earliest", String, index=True),
    Column("latest", String, index=True),
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
    Column("last_reported", String, index=True),
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
Index("ix_incident_index_lat_lon", incident_index.c.lat, incident_index.c.lon)

# Facets that may have many values: actor, target_sector, publisher, country, admin1, act, fate ...
incident_tags = Table(
    "incident_tags",
    metadata,
    Column("incident_id", ForeignKey("incidents.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
)
Index("ix_incident_tags_kind_value", incident_tags.c.kind, incident_tags.c.value)
