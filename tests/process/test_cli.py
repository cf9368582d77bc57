"""Whole commands in processes of their own: start-up, pipes, jobs, hash seeds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from dateline.cli import main; main()"]
EXAMPLES = ROOT / "examples"


def start(*words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *words], cwd=cwd, capture_output=True,
                          env={**os.environ, **env})  # fmt: skip


def test_help_is_quick_and_loads_nothing_heavy(tmp_path: Path) -> None:
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        assert start("--help", cwd=tmp_path).returncode == 0
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.4
    script = (
        "import sys; sys.argv = ['dateline', '--version']\n"
        "from dateline.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('sqlalchemy', 'lxml', 'trafilatura', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_output_is_the_same_for_any_jobs_hash_seed_and_ledger(tmp_path: Path) -> None:
    outputs = []
    for number, (jobs, seed) in enumerate((("1", "0"), ("2", "1"))):
        ledger = ("--db", f"{number}.db") if number else ()
        done = start("code", str(EXAMPLES), "--jsonl", f"{number}.jsonl", "--jobs", jobs, *ledger,
                     cwd=tmp_path, PYTHONHASHSEED=seed)  # fmt: skip
        assert done.returncode == 1, done.stderr  # the README is no report
        outputs.append(((tmp_path / f"{number}.jsonl").read_bytes(), done.stdout))
    assert outputs[0] == outputs[1]
    assert not (tmp_path / "dateline.db").exists()
    exports = []
    for seed in ("0", "1"):
        for format_ in ("csv", "xlsx", "geojson", "jsonl"):
            name = f"{seed}.{format_}"
            done = start("export", "--format", format_, "-o", name, "--db", "1.db", cwd=tmp_path,
                         PYTHONHASHSEED=seed)  # fmt: skip
            assert done.returncode == 0, done.stderr
        exports.append([(tmp_path / f"{seed}.{f}").read_bytes() for f in ("csv", "xlsx", "jsonl")])
    assert exports[0] == exports[1]


def test_nothing_but_data_on_standard_output(tmp_path: Path) -> None:
    done = start("code", str(EXAMPLES), "--jsonl", "-", "--jobs", "2", cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 14
    assert b"\x1b" not in done.stderr
    assert b"README.md" in done.stderr


def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path: Path) -> None:
    start("code", str(EXAMPLES), cwd=tmp_path)
    process = subprocess.Popen([*PROGRAM, "export", "--format", "csv", "--rows", "claims"],
                               cwd=tmp_path, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait() == 141
    assert b"Traceback" not in errors
    assert b"Exception" not in errors
    process.stderr.close()


def test_a_full_disk_stops_with_a_sentence(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "code", str(EXAMPLES), "--jsonl", "-"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE,
        )  # fmt: skip
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
