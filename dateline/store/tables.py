"""The tables of the ledger. What a report says is in claims; everything else is a view of them.

Times of the machine (when a run ran, when a person acted) stand in `runs`, `acts`, `judgements`
and `tombstones` only. JSON columns hold the plain form of a record (`dateline.model.codec`).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
_json = JSON(none_as_null=True)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("coder", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("ended_at", String),
    Column("jobs", Integer),
    Column("command", String),
)

reports = Table(
    "reports",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("work_id", String, index=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("content_hash", String, index=True),
)

# Each set of facts given about a report: a numbered row. `given_no` grows when a set that was
# given before is given again, so that the newest is always the one given last.
report_meta = Table(
    "report_meta",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("row_no", Integer, primary_key=True, autoincrement=False),
    Column("given_no", Integer, nullable=False),
    Column("facts_hash", String, nullable=False),
    Column("input_id", String, index=True),
    Column("url", Text),
    Column("publisher", String),
    Column("publisher_by_user", Boolean, nullable=False),
    Column("seen_at", String),
    Column("published_value", String),
    Column("published_precision", String),
    Column("published_offset_known", Boolean),
    Column("published_from", String),
    Column("modified", _json),
    Column("byline", Text),
    Column("language", String),
    Column("dateline", _json),
    Column("dropped", _json, nullable=False),
    Column("source_hash", String),
    UniqueConstraint("report_id", "facts_hash"),
)

# The report as it counts: one row a report, kept by the writer from its numbered rows.
report_now = Table(
    "report_now",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("row_no", Integer, nullable=False),
    Column("version_no", Integer),
    Column("newest", Boolean, nullable=False),
    Column("published_row", Integer),
    Column("publisher_row", Integer),
    Column("url_row", Integer),
    Column("seen_row", Integer),
    Column("published_day", String, index=True),
    Column("publisher", String, index=True),
)

codings = Table(
    "codings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("meta_row", Integer, nullable=False),
    Column("run_id", ForeignKey("runs.id")),
    Column("coder", String, nullable=False),
    Column("family", String, nullable=False),
    Column("basis_hash", String, nullable=False),
    Column("coding_hash", String, nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("relevant", Boolean, nullable=False),
    Column("reason", String),
    Column("relevance", Float),
    UniqueConstraint("report_id", "coder", "basis_hash", "coding_hash"),
    ForeignKeyConstraint(
        ["report_id", "meta_row"], ["report_meta.report_id", "report_meta.row_no"]
    ),
)
Index("ix_codings_report_family", codings.c.report_id, codings.c.family)

# Which document led to which coding or refusal under which coder: what resuming looks up.
inputs = Table(
    "inputs",
    metadata,
    Column("key", String, primary_key=True),
    Column("coder", String, primary_key=True),
    Column("report_id", String),
    Column("meta_row", Integer),
    Column("coding_id", ForeignKey("codings.id")),
    Column("skipped_id", ForeignKey("skipped.id")),
    ForeignKeyConstraint(
        ["report_id", "meta_row"], ["report_meta.report_id", "report_meta.row_no"]
    ),
)

skipped = Table(
    "skipped",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("runs.id")),
    Column("input_id", String),
    Column("location", Text, nullable=False),
    Column("reason", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("source_hash", String),
)

# `lasting_id` is the id under which an account is known through all codings of its report: that of
# the earlier coding's account with which it shares its words, else its own.
accounts = Table(
    "accounts",
    metadata,
    Column("coding_id", ForeignKey("codings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("lasting_id", String, nullable=False),
    Column("no", Integer, nullable=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("anchor_field", String, nullable=False),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("foreground", Boolean, nullable=False),
    Column("told_as", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("minimal", Boolean, nullable=False),
    Column("summary", _json, nullable=False),
)
Index("ix_accounts_id", accounts.c.id)
Index("ix_accounts_lasting_id", accounts.c.lasting_id)
Index("ix_accounts_report_id", accounts.c.report_id)

relations = Table(
    "relations",
    metadata,
    Column("coding_id", Integer, primary_key=True),
    Column("account_id", String, primary_key=True),
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("account", String, nullable=False),
    Column("kind", String, nullable=False),
    ForeignKeyConstraint(["coding_id", "account_id"], ["accounts.coding_id", "accounts.id"]),
)

# The value is whole in `value`; `key`, `country`, `earliest` and `latest` repeat what queries
# look for (sub-type, act, fate, role ...; ISO-2; ISO dates) and are never read back as values.
claims = Table(
    "claims",
    metadata,
    Column("coding_id", Integer, primary_key=True),
    Column("account_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("no", Integer, nullable=False),
    Column("slot", String, nullable=False),
    Column("value", _json),
    Column("value_state", String, nullable=False),
    Column("text", Text),
    Column("basis", String, nullable=False),
    Column("source", _json),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("self", Boolean, nullable=False),
    Column("legal", String),
    Column("status", String, nullable=False),
    Column("of", String),
    Column("part_of", String),
    Column("member_of", String),
    Column("alternative_to", String),
    Column("confidence", Float),
    Column("rule", String),
    Column("produced_by", String),
    Column("alternative", Text),
    Column("doubtful", Boolean, nullable=False),
    Column("from", _json, nullable=False),
    Column("supersedes", String),
    Column("speaker_name", Text),
    Column("speaker_role", String),
    Column("speaker_named", String),
    Column("speaker_medium", String),
    Column("key", String),
    Column("country", String),
    Column("earliest", String),
    Column("latest", String),
    ForeignKeyConstraint(["coding_id", "account_id"], ["accounts.coding_id", "accounts.id"]),
)
Index("ix_claims_id", claims.c.id)
Index("ix_claims_slot_key", claims.c.slot, claims.c.key)
Index("ix_claims_country", claims.c.country)
Index("ix_claims_latest", claims.c.latest)

evidence = Table(
    "evidence",
    metadata,
    Column("coding_id", Integer, primary_key=True),
    Column("account_id", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("field", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    ForeignKeyConstraint(
        ["coding_id", "account_id", "claim_id"],
        ["claims.coding_id", "claims.account_id", "claims.id"],
    ),
)

# Near-duplicate groups: the same wire copy on two sites is one voice.
voices = Table(
    "voices",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("voice", String, nullable=False, index=True),
    Column("rule", String),
    Column("score", Float),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("policy", String),
    Column("reports", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("sides", _json, nullable=False),
    Column("first_reported", String),
    Column("last_reported", String),
    Column("review_state", String),
)

incident_accounts = Table(
    "incident_accounts",
    metadata,
    Column("incident_id", ForeignKey("incidents.id"), primary_key=True),
    Column("account_id", String, primary_key=True),
    Column("no", Integer, nullable=False),
)
Index("ix_incident_accounts_account", incident_accounts.c.account_id)

incident_fields = Table(
    "incident_fields",
    metadata,
    Column("incident_id", ForeignKey("incidents.id"), primary_key=True),
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("value_class", String),
    Column("value", _json),
    Column("claims", _json, nullable=False),
    Column("vague", _json, nullable=False),
    Column("against", _json, nullable=False),
    Column("rule", String),
    Column("key", String),
    Column("aside", _json),
)

# What became of incidents: one was merged into another, some of its accounts went to another, it
# was restored, or it ended with its last account. Rows are only ever added, so that old links lead
# on; `accounts` are those that went, `act_id` is the person's act that did it, if one did.
incident_history = Table(
    "incident_history",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("old_id", String, nullable=False, index=True),
    Column("incident_id", String, index=True),
    Column("kind", String, nullable=False),
    Column("accounts", _json, nullable=False),
    Column("run_id", ForeignKey("runs.id")),
    Column("act_id", ForeignKey("acts.id")),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("undone_by", Integer),
    Column("act_id", Integer, index=True),
)
Index("ix_judgements_a", judgements.c.a)
Index("ix_judgements_b", judgements.c.b)

# Readings, rejections, verdicts and assignments of persons. What an act aims at is stored so that
# it can be found again in a new coding or a new version of the page.
acts = Table(
    "acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text),
    Column("incident_id", String, index=True),
    Column("report_id", ForeignKey("reports.id"), index=True),
    Column("work_id", String, index=True),
    Column("coding_id", ForeignKey("codings.id")),
    Column("account_id", String),
    Column("claim_id", String, index=True),
    Column("slot", String),
    Column("quote", Text),
    Column("occurrence_no", Integer),
    Column("speaker", Text),
    Column("span", _json),
    Column("payload", _json),
    Column("undone_by", Integer),
    Column("seen", String),
)

# Where each act stands in each coding of its work that counted since: made by the writer from the
# act, the two texts and the two codings, and never changed. Orphans have a row of their own too.
carried = Table(
    "carried",
    metadata,
    Column("act_id", ForeignKey("acts.id"), primary_key=True),
    Column("coding_id", ForeignKey("codings.id"), primary_key=True),
    Column("state", String, nullable=False),
    Column("how", String, nullable=False),
    Column("account_id", String),
    Column("claim_id", String),
    Column("to_account_id", String),
    Column("span", _json),
)
Index("ix_carried_coding_id", carried.c.coding_id)

orphans = Table(
    "orphans",
    metadata,
    Column("act_id", ForeignKey("acts.id"), primary_key=True),
    Column("coding_id", ForeignKey("codings.id"), primary_key=True),
    Column("reason", String, nullable=False),
    Column("settled_by", Integer),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("content_hash", String, index=True),
    Column("words", Integer),
)
