"""The same report gives the same bytes in any process, in any order, under any hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process
SCRIPT = Path(__file__).parent / "reading_process.py"


def read(order: str, seed: int) -> list[bytes]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), order],
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
    assert read("backward", 2) == forward[::-1]


@pytest.mark.parametrize("number", [0, -1])
def test_alone_a_report_gives_the_same_bytes(forward: list[bytes], number: int) -> None:
    assert read(str(number), 3) == [forward[number]]


def test_reports_are_read_without_a_network(forward: list[bytes]) -> None:
    codings = [json.loads(line) for line in forward]
    assert any(c["accounts"] for c in codings)


def test_the_guard_against_sockets_works() -> None:
    source = (
        "import runpy, socket, sys\n"
        f"guard = runpy.run_path({str(SCRIPT)!r})['refuse']\n"
        "sys.addaudithook(guard)\n"
        "socket.socket()\n"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=False)
    assert done.returncode != 0
    assert b"a socket was used" in done.stderr
