"""The version of the ledger's schema: bringing older ledgers up, refusing newer ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from dateline.errors import StopError
from dateline.store.engine import reading, writing

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
MIGRATIONS = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database, "" for a database of another kind."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if "alembic_version" not in names or "codings" not in names:
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found or "")


def is_current(engine: Engine, path: Path) -> bool:
    """True for a ledger of this version; StopError for a newer one or another kind of file."""
    with reading(engine, path) as connection:
        found = version(connection)
    if found is not None:
        _refuse(found, path)
    return found == HEAD


def upgrade(engine: Engine, path: Path) -> None:
    """Creates the tables, or brings an older ledger to this version, in one transaction."""
    from alembic import command

    with writing(engine, path) as connection:
        if version(connection) == HEAD:  # another process was quicker
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _refuse(found: str, path: Path) -> None:
    if found == "":
        raise StopError(f"{path} is a database, but no ledger; name another with --db")
    if found not in known():
        raise StopError(
            f"the ledger {path} was written by a newer version of dateline "
            f"(schema {found}, this one knows {HEAD}); install the newer version"
        )


def known() -> frozenset[str]:
    """The revisions this version can read or upgrade, from the names of its migrations."""
    return frozenset(p.name.split("_")[0] for p in (MIGRATIONS / "versions").glob("[0-9]*.py"))
