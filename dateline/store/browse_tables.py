"""The full-text indexes: that of the ledger over reports, and that of a shelf in memory.

Both are SQLite FTS5. The ledger's is kept by triggers on `reports`, so that whatever writes or
redacts a report keeps it true; a quote is part of its report's text and is found with it.
"""

from __future__ import annotations

from sqlalchemy import column, table

_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
WORDS_SQL = (
    "CREATE VIRTUAL TABLE words USING fts5(body, incident_id UNINDEXED, kind UNINDEXED, "
    f"report_id UNINDEXED, {_TOKENS})"
)
REPORT_WORDS_SQL = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', "
    f"content_rowid='no', {_TOKENS})",
    "CREATE TRIGGER report_words_new AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_words(rowid, title, text) VALUES (new.no, new.title, new.text); END",
    "CREATE TRIGGER report_words_gone AFTER DELETE ON reports BEGIN "
    "INSERT INTO report_words(report_words, rowid, title, text) "
    "VALUES ('delete', old.no, old.title, old.text); END",
    "CREATE TRIGGER report_words_other AFTER UPDATE OF title, text ON reports BEGIN "
    "INSERT INTO report_words(report_words, rowid, title, text) "
    "VALUES ('delete', old.no, old.title, old.text); "
    "INSERT INTO report_words(rowid, title, text) VALUES (new.no, new.title, new.text); END",
)
words = table("words", column("body"), column("incident_id"), column("kind"), column("report_id"))
