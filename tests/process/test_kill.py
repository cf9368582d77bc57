"""Killed at any moment, a run loses no finished report, doubles none, and resumes as if not."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fake_coder import documents

from dateline.desk import Desk
from dateline.model.coding import Skipped

pytestmark = pytest.mark.process
SCRIPT = Path(__file__).parent / "coding_process.py"
COUNT = 60
# The numbers of nodes and the ids of incidents depend on which reports were linked at once.
MADE = {
    "runs", "sketches", "link_keys", "edges", "signature_keys", "incidents", "incident_accounts",
    "incident_fields", "incident_index", "incident_tags", "incident_history", "link_pending",
}  # fmt: skip


def start(
    where: Path, jobs: int, env: dict[str, str] | None = None, count: int = COUNT
) -> subprocess.Popen[str]:
    files = [str(where / "x.db"), str(where / "x.jsonl")]
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), *files, str(jobs), str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    )


def kill_after(process: subprocess.Popen[str], done: int, delay: float) -> int:
    """Kills a run a little after it reported `done` documents; returns how many it reported."""
    assert process.stdout is not None
    seen = 0
    while seen < done:
        line = process.stdout.readline()
        assert line, "the run ended before it could be killed"
        seen = int(line)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split()
    process.stdout.close()
    process.wait()
    return int(rest[-1]) if rest else seen


def ledger_dump(path: Path) -> list[tuple[object, ...]]:
    """All rows but those of the run table, without the numbers of runs; of what is made from
    the accounts, batch by batch, which of them are together."""
    rows: list[tuple[object, ...]] = []
    with sqlite3.connect(path) as c:
        names = c.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
        held = names.fetchall()
        # what a full-text index keeps for itself follows from the reports
        indexes = tuple(name for name, sql in held if "CREATE VIRTUAL TABLE" in (sql or ""))
        for name, _ in held:
            if name not in MADE and not (indexes and name.startswith(indexes)):
                found = c.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
                columns = [column[0] for column in found.description]
                where = columns.index("run_id") if "run_id" in columns else len(columns)
                rows += [(name, *row[:where], *row[where + 1 :]) for row in found]
    with Desk(path) as desk:
        rows += sorted(tuple(sorted(incident.accounts)) for incident in desk.incidents())
        assert desk.ledger.incidents.pending()[False] == 0
    return rows


def finished(path: Path) -> list[str | None]:
    """The documents that the ledger holds, coded or skipped, by their names."""
    with Desk(path) as desk:
        coded = [c.report.input_id for c in desk.codings()]
        return coded + [s.input_id for s in desk.skipped()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("undisturbed")
    process = start(where, jobs=1)
    process.communicate()
    assert process.returncode == 0
    return where


MOMENTS = [(seed, jobs) for seed in range(5) for jobs in (1, 2)]
MORE = [(seed, jobs) for seed in range(5, 20) for jobs in (1, 2)]


def check(tmp_path: Path, undisturbed: Path, seed: int, jobs: int) -> None:
    moment = random.Random(seed)
    reported = kill_after(
        start(tmp_path, jobs), moment.randrange(1, COUNT - 5), moment.random() * 0.02
    )
    assert not (tmp_path / "x.jsonl").exists()
    with sqlite3.connect(tmp_path / "x.db") as c:
        assert c.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert c.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = finished(tmp_path / "x.db")
    assert len(kept) == len(set(kept))
    order = [d.input_id for d in documents(COUNT)]
    assert set(kept) == set(order[: len(kept)])
    assert len(kept) >= reported
    log = tmp_path / "log"
    resumed = start(tmp_path, jobs, {"FAKE_LOG": str(log)})
    resumed.communicate()
    assert resumed.returncode == 0
    # a run that was killed after its last report has nothing left to code, and writes no log
    assert log.exists() or len(kept) == COUNT
    again = log.read_text().split() if log.exists() else []
    assert set(again).isdisjoint(kept)
    assert (tmp_path / "x.jsonl").read_bytes() == (undisturbed / "x.jsonl").read_bytes()
    assert ledger_dump(tmp_path / "x.db") == ledger_dump(undisturbed / "x.db")


@pytest.mark.parametrize(("seed", "jobs"), MOMENTS)
def test_a_killed_run_resumes(tmp_path: Path, undisturbed: Path, seed: int, jobs: int) -> None:
    check(tmp_path, undisturbed, seed, jobs)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "jobs"), MORE)
def test_a_killed_run_resumes_at_more_moments(
    tmp_path: Path, undisturbed: Path, seed: int, jobs: int
) -> None:
    check(tmp_path, undisturbed, seed, jobs)


def test_killed_twice_it_still_comes_to_the_same_end(tmp_path: Path, undisturbed: Path) -> None:
    for done in (10, 30):
        kill_after(start(tmp_path, 2), done, 0.0)
    start(tmp_path, 1).communicate()
    assert (tmp_path / "x.jsonl").read_bytes() == (undisturbed / "x.jsonl").read_bytes()


def test_workers_leave_with_a_killed_parent(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    kill_after(start(tmp_path, 2, {"FAKE_PIDS": str(pids)}), 5, 0.0)
    workers = [int(pid) for pid in pids.read_text().split()]
    assert workers
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def alive(pid: int) -> bool:
    """True for a process that runs; one that has ended but was not yet waited for does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


def test_an_interrupted_run_ends_soon_and_quietly(tmp_path: Path) -> None:
    process = start(tmp_path, 2, count=400)
    assert process.stdout is not None
    while int(process.stdout.readline()) < 8:
        pass
    process.send_signal(signal.SIGINT)
    process.stdout.read()
    process.stdout.close()
    assert process.wait(10) != 0
    kept = finished(tmp_path / "x.db")
    assert 8 <= len(kept) < 400
    assert len(kept) == len(set(kept))


def test_skipped_documents_are_among_those_killed() -> None:
    kinds = {type(d) for d in documents(COUNT)}
    assert Skipped in kinds
    assert len(kinds) == 2
