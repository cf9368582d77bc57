from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from samples import CODER, coded, report
from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.schema import CreateTable

from dateline.errors import InputError, StopError
from dateline.settings import LedgerOptions
from dateline.store import schema
from dateline.store.ledger import Ledger
from dateline.store.tables import metadata
from dateline.store.writer import Entry

KEPT = sorted((Path(__file__).parent / "ledgers").glob("v*.db"))


def mode(path: Path) -> str:
    with sqlite3.connect(path) as c:
        return str(c.execute("PRAGMA journal_mode").fetchone()[0])


def test_a_new_ledger_lets_readers_and_a_writer_work_side_by_side(path: Path) -> None:
    Ledger(LedgerOptions(path), write=True).close()
    assert mode(path) == "wal"


def test_the_migrations_make_exactly_the_tables(ledger: Ledger) -> None:
    def own(name: str | None, kind: str, _: object) -> bool:
        """Not the full-text index, which is no table of the record."""
        return kind != "table" or not str(name).startswith("report_words")

    with ledger._engine.connect() as c:
        context = MigrationContext.configure(c, opts={"include_name": own})
        assert compare_metadata(context, metadata) == []


def test_the_head_is_the_last_migration() -> None:
    scripts = ScriptDirectory.from_config(schema._config())
    assert scripts.get_current_head() == schema.HEAD
    assert {s.revision for s in scripts.walk_revisions()} == schema.known()


def test_the_tables_cover_the_record() -> None:
    assert set(metadata.tables) >= {
        *("reports", "report_meta", "codings", "runs", "accounts", "claims", "evidence"),
        *("relations", "skipped", "voices", "incidents", "incident_accounts", "judgements"),
        *("acts", "orphans", "tombstones", "inputs"),
    }
    assert [c.name for c in metadata.tables["claims"].primary_key] == [
        "coding_id",
        "account_id",
        "id",
    ]


def test_a_ledger_of_a_newer_version_is_refused(path: Path) -> None:
    Ledger(LedgerOptions(path), write=True).close()
    with sqlite3.connect(path) as c:
        c.execute("UPDATE alembic_version SET version_num = '9999'")
    for write in (True, False):
        with pytest.raises(StopError, match="written by a newer version of dateline"):
            Ledger(LedgerOptions(path), write=write)


def test_another_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as c:
        c.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StopError, match="is a database, but no ledger"):
        Ledger(LedgerOptions(path), write=True)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.write_text("Dear diary, " * 100)
    with pytest.raises(StopError, match="is no ledger"):
        Ledger(LedgerOptions(path), write=True)
    assert path.read_text().startswith("Dear diary, ")


def test_a_missing_ledger_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(InputError, match="there is no ledger"):
        Ledger(LedgerOptions(path))
    assert not path.exists()


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no directory"):
        Ledger(LedgerOptions(tmp_path / "none" / "x.db"), write=True)


def test_opened_for_reading_there_is_no_writer(path: Path) -> None:
    Ledger(LedgerOptions(path), write=True).close()
    with Ledger(LedgerOptions(path)) as ledger, pytest.raises(StopError, match="reading only"):
        _ = ledger.writer


def test_two_that_open_a_new_ledger_at_once_both_can(path: Path) -> None:
    faults: list[StopError] = []

    def open_it() -> None:
        try:
            Ledger(LedgerOptions(path, 20), write=True).close()
        except StopError as error:
            faults.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.mark.parametrize("kept", KEPT, ids=lambda p: p.stem)
def test_ledgers_of_earlier_versions_open(kept: Path, path: Path) -> None:
    shutil.copy(kept, path)
    with Ledger(LedgerOptions(path), write=True) as ledger:
        assert mode(path) == "wal"
        assert ledger.views.counts() == {
            "reports": 3,
            "codings": 3,
            "accounts": 3,
            "claims": 18,
            "skipped": 1,
        }
        work = "https://courier.example/patrol"
        newest = report(title="one", work=work, published="2026-03-04")
        found = ledger.views.find(newest.id)
        assert found.report.published == newest.published
        assert found.coding == coded(newest).coding
        assert [i.id for i in ledger.incidents.all()] == ["i1"]
        assert [j.by for j in ledger.views.judgements()] == ["ana"]
        ledger.writer.store(coded(report(title="new"), coder=CODER), Entry())


def test_a_ledger_of_this_version_is_kept() -> None:
    assert KEPT


def test_the_tables_can_be_made_in_another_database() -> None:
    made = "".join(str(CreateTable(t).compile(dialect=dialect())) for t in metadata.sorted_tables)
    assert made.count("CREATE TABLE") == len(metadata.tables)


def test_only_one_module_knows_which_database_it_is() -> None:
    folder = Path(schema.__file__).parent
    knowing = [p.name for p in folder.rglob("*.py") if "sqlite" in p.read_text().lower()]
    assert knowing == ["engine.py"]
