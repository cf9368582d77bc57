"""Runs every check in turn, prints the seconds of each part, and fails at fifteen minutes.

All parts are run even if one fails, so that one run shows all there is to mend; a part that is
still running when the time is up is stopped.

    python scripts/check.py [PART ...]
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_SECONDS = 15 * 60.0
_TIMED_OUT = 124


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the check: its name, its commands, the seconds planned for it on two cores."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    planned: int


def parts(python: str = sys.executable) -> tuple[Part, ...]:
    """The parts in their order; `unit tests` is the very command that the README names."""
    run = (python, "-m")
    pytest = (*run, "pytest")
    beside = Path(python).parent
    return (
        Part("lint", ((*run, "ruff", "check"), (*run, "ruff", "format", "--check")), 5),
        Part("types", ((*run, "mypy"), (*run, "mypy", "--strict", "scripts", "docs")), 60),
        Part("contracts", ((str(beside / "lint-imports"),),), 15),
        Part("places", ((str(beside / "dateline"), "gazetteer", "build"),), 60),
        Part("unit tests", (("make", "--no-print-directory", "test"),), 180),
        Part(
            "process tests",
            ((*pytest, "-m", "process and not slow and not browser", "--ignore=tests/docs"),),
            120,
        ),
        Part("page", ((python, "scripts/web.py", "check"),), 40),
        Part("browser tests", ((*pytest, "-m", "browser", "tests/browser"),), 120),
        Part("docs tests", ((*pytest, "tests/docs"),), 60),
        Part("eval gate", ((python, "evals/gate.py"),), 120),
    )


def main(arguments: list[str]) -> int:
    """Runs the parts named, or all; 0 when all pass within the time."""
    chosen = [p for p in parts() if not arguments or p.name in arguments]
    if not chosen:
        _say(f"no part of that name; there are: {', '.join(p.name for p in parts())}")
        return 2
    begun = time.monotonic()
    rows: list[tuple[Part, float, bool]] = []
    for part in chosen:
        _say(f"\n== {part.name}")
        started = time.monotonic()
        results = [_run(c, LIMIT_SECONDS - (time.monotonic() - begun)) for c in part.commands]
        rows.append((part, time.monotonic() - started, all(results)))
    return _summary(rows, time.monotonic() - begun)


def _run(command: tuple[str, ...], seconds: float) -> bool:
    """Runs one command in a process group of its own, so that nothing outlives its time."""
    if seconds <= 0:
        _say("not run: the time is up")
        return False
    process = subprocess.Popen(command, cwd=ROOT, env=_environment(), start_new_session=True)
    try:
        code = process.wait(timeout=seconds)
    except (subprocess.TimeoutExpired, KeyboardInterrupt) as stopped:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        if isinstance(stopped, KeyboardInterrupt):
            raise
        code = _TIMED_OUT
        _say("stopped: the time is up")
    return code == 0


def _environment() -> dict[str, str]:
    cache = os.environ.get("DATELINE_CACHE") or str(ROOT / ".cache")
    return {**os.environ, "DATELINE_CACHE": cache}


def _summary(rows: list[tuple[Part, float, bool]], total: float) -> int:
    _say("\n== seconds per part (planned)")
    for part, seconds, passed in rows:
        _say(f"{part.name:14} {seconds:6.1f} ({part.planned:3})  {'ok' if passed else 'FAILED'}")
    in_time = total <= LIMIT_SECONDS
    _say(f"{'total':14} {total:6.1f} ({LIMIT_SECONDS:.0f} at most)")
    if not in_time:
        _say("FAILED: over the time")
    return 0 if in_time and all(passed for _, _, passed in rows) else 1


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
