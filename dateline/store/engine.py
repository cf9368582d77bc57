"""Opening the database: all that is particular to SQLite, and its errors in plain words.

Nothing outside this module may depend on SQLite: another database gets a sibling of it.
"""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from dateline.errors import StopError
from dateline.settings import LedgerOptions

WRITE = "dateline_write"
# Of tables that are all key: kept as one tree, at half the size.
COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}
_MESSAGES = {
    sqlite3.SQLITE_BUSY: (
        "another process is writing to the ledger {path}; wait until it has ended, "
        "then run the same command again: {kept}"
    ),
    sqlite3.SQLITE_LOCKED: (
        "another process has locked the ledger {path}; wait until it has ended, "
        "then run the same command again: {kept}"
    ),
    sqlite3.SQLITE_READONLY: (
        "the ledger {path} is read-only; make the file and its directory writable, "
        "or name another with --db: {kept}"
    ),
    sqlite3.SQLITE_FULL: (
        "the disk that holds the ledger {path} is full; free some space, "
        "then run the same command again: {kept}"
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk that holds the ledger {path} reports an error; check the disk and its space, "
        "then run the same command again: {kept}"
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the ledger {path} cannot be opened; check that its directory exists "
        "and that you may write to it"
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the ledger {path} is damaged; restore it from a copy, or code the reports into a new one"
    ),
    sqlite3.SQLITE_NOTADB: "{path} is no ledger (not a database file); name another with --db",
}
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)
_KEPT = "what was stored is kept"
_WORD_INDEXES = (
    "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5(%content=%'"
)

# Full-text indexes (FTS5): that of the ledger over reports, kept by triggers, so that whatever
# writes or redacts a report keeps it true; and that of a shelf in memory.
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
WORDS_AGAIN = "INSERT INTO report_words(report_words) VALUES ('rebuild')"
WORDS_FOUND = "SELECT rowid FROM report_words WHERE report_words MATCH :wanted"
SHELF_FOUND = "words MATCH :wanted"


def open_memory() -> Engine:
    """A database in memory, of one connection that any thread may use, one at a time."""
    from sqlalchemy.pool import StaticPool

    threads = {"check_same_thread": False}
    return create_engine("sqlite://", poolclass=StaticPool, connect_args=threads)


def open_engine(options: LedgerOptions, write: bool) -> Engine:
    """An engine on the ledger file; without `write` the file is never changed."""
    connect = functools.partial(_connect if write else _connect_read_only, options)
    engine = create_engine("sqlite://", creator=connect, json_serializer=_JSON.encode, **_pool())
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> dict[str, Any]:
    from sqlalchemy.pool import QueuePool

    return {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 28}


def _connect(options: LedgerOptions) -> sqlite3.Connection:
    """A connection that may write; only a new file is changed by opening it."""
    new = not options.path.exists() or options.path.stat().st_size == 0
    connection = sqlite3.connect(
        options.path,
        timeout=options.busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute(f"PRAGMA busy_timeout = {int(options.busy_seconds * 1000)}")
    if new:
        _keep_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = FAST")
    return connection


def prepare(engine: Engine, path: Path) -> None:
    """Lets readers and the writer of a known ledger work side by side (a copied file may have
    lost that); while others have it open it stays as it is, only slower."""
    with guard(path), engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        _keep_log(raw)


def _keep_log(connection: sqlite3.Connection) -> None:
    """Turns the write-ahead log on; left as it is while others open the same file."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if _code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def _connect_read_only(options: LedgerOptions) -> sqlite3.Connection:
    """A connection that cannot write; where even a WAL index may not be made, a frozen one."""
    wal = Path(f"{options.path}-wal")
    name = quote(str(options.path.absolute()))
    for flags in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(
            f"file:{name}?{flags}",
            uri=True,
            timeout=options.busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError as error:
            connection.close()
            last_try = "immutable" in flags
            if last_try or wal.exists() or _code(error) != sqlite3.SQLITE_CANTOPEN:
                raise
        else:
            return connection
    raise AssertionError("unreachable")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: a lock that is taken late cannot be waited for."""
    write = connection.get_execution_options().get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turns the database's errors into StopErrors that say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _stop(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _stop(error, path) or error from error


def _stop(error: BaseException | None, path: Path) -> StopError | None:
    message = _MESSAGES.get(_code(error)) if error is not None else None
    return StopError(message.format(path=path, kept=_KEPT)) if message else None


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One write transaction: committed whole, or undone whole on any exception."""
    with (
        guard(path),
        engine.connect().execution_options(**{WRITE: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One read transaction: a snapshot that writers beside it do not change."""
    with guard(path), engine.connect() as connection, connection.begin():
        yield connection


def scrub(engine: Engine, path: Path) -> None:
    """Writes the file anew, so that nothing that was deleted is left in it or beside it."""
    with guard(path), engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        for (name,) in raw.execute(_WORD_INDEXES).fetchall():  # their old words outlive a delete
            raw.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")
        raw.execute(WORDS_AGAIN)  # old words stay in the index's pages until it is made anew
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
