"""With the trained reader, a report gives the same bytes alone, among others, after a kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import report_cases

pytestmark = pytest.mark.process
SCRIPT = Path(__file__).parent / "reading_process.py"
PROGRAM = [sys.executable, "-c", "from dateline.cli import main; main()"]
COUNT = 50


def read(order: str, seed: int) -> list[bytes]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), order, "small"],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def forward() -> list[bytes]:
    return read("forward", 1)


def test_another_seed_and_order_give_the_same_bytes(forward: list[bytes]) -> None:
    assert len(forward) > 20
    assert any(json.loads(line)["accounts"] for line in forward)
    assert read("backward", 2) == forward[::-1]


@pytest.mark.parametrize("number", [3, -1])
def test_alone_a_report_gives_the_same_bytes(forward: list[bytes], number: int) -> None:
    assert read(str(number), 3) == [forward[number]]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [text for text, _ in report_cases.ONE_INCIDENT] + report_cases.NO_INCIDENT
    file = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    rows = [
        {"id": f"r{i}", "published": "2026-03-14", "text": texts[i % len(texts)] + f" ({i})"}
        for i in range(COUNT)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def command(reports: Path, where: Path, jobs: int) -> list[str]:
    where.mkdir(exist_ok=True)
    out, db = str(where / "out.jsonl"), str(where / "ledger.db")
    options = ["--jsonl", out, "--db", db, "--jobs", str(jobs), "--reader", "small"]
    return [*PROGRAM, "code", str(reports), *options]


@pytest.fixture(scope="module")
def undisturbed(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    where = tmp_path_factory.mktemp("one")
    done = subprocess.run(command(reports, where, 1), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return (where / "out.jsonl").read_bytes()


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers_gives_the_same_bytes(
    reports: Path, undisturbed: bytes, tmp_path: Path, jobs: int
) -> None:
    subprocess.run(command(reports, tmp_path, jobs), capture_output=True, check=True)
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed


def test_a_killed_run_resumes_to_the_same_bytes(
    reports: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        command(reports, tmp_path, 2), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.kill()
    process.wait()
    subprocess.run(command(reports, tmp_path, 2), capture_output=True, check=True)
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed
