"""Speed and memory of `dateline code`, a whole process with two workers, against their bars.

200 reports of about 300 words are made from the incident reports of corpus/: each opens with a
report that tells an incident, filled up with paragraphs of others, so that no two are the same.
Each figure is the median of five runs. Processor time is that of the whole process tree; memory
the largest sum, over the tree, of the resident sizes read every 50 ms (shared pages count in
each process, so it is too high rather than too low). "Cold" is a new process with the place file
built; the operating system may hold its files in memory.

    python scripts/bench.py [--runs N] [--reports N]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluate.corpus.gold import report_row
from dateline.evaluate.corpus.keys import keyed_folder

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
WORDS = 300
JOBS = 2
BARS = {"reports a second": 15.0, "first result, seconds": 3.0, "memory, MB": 1000.0}
_TICK = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of the wall clock and of the processor, and the peak of memory in MB."""

    wall: float
    cpu: float
    memory: float


def reports(count: int) -> list[dict[str, Any]]:
    """`count` different reports of about 300 words, the same ones each time."""
    pool = [report_row(key) for key in keyed_folder(CORPUS) if key.accounts]
    made = []
    for number in range(count):
        first = pool[number % len(pool)]
        step = 1 + number // len(pool)
        paragraphs = first["text"].split("\n\n")
        for following in range(1, len(pool)):
            filler = pool[(number + step * following) % len(pool)]
            if _words(paragraphs) >= WORDS:
                break
            paragraphs += filler["text"].split("\n\n")[1:]
        title = f"{first['title']} ({number})"
        made.append({**_facts(first), "id": title, "title": title, "text": _cut(paragraphs)})
    return made


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("published", "publisher")}


def _words(paragraphs: list[str]) -> int:
    return sum(len(p.split()) for p in paragraphs)


def _cut(paragraphs: list[str]) -> str:
    """Whole paragraphs up to the first that reaches the wanted length."""
    kept: list[str] = []
    for paragraph in paragraphs:
        if _words(kept) >= WORDS:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def coded(path: Path, folder: Path) -> Run:
    """Codes a file into a new ledger; CalledProcessError if the command fails."""
    command = [str(Path(sys.executable).with_name("dateline")), "code", str(path)]
    command += ["--jobs", str(JOBS), "--db", str(folder / f"{time.monotonic_ns()}.db")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(_TICK)
        wall = time.monotonic() - begun
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, peak)


def environment() -> dict[str, str]:
    """The environment of the runs: the place file below this clone unless told otherwise."""
    return {**os.environ, "DATELINE_CACHE": os.environ.get("DATELINE_CACHE", str(ROOT / ".cache"))}


def resident(pid: int) -> float:
    """The resident sizes of a process and all below it, in MB; 0 where there is no /proc."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), "0")
    return int(own) / 1024 + sum(resident(int(child)) for child in children)


def figures(runs: int, count: int) -> dict[str, float]:
    """The figures: medians over the runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = reports(count)
        many, one = folder / "many.jsonl", folder / "one.jsonl"
        many.write_text("".join(json.dumps(r) + "\n" for r in made), encoding="utf-8")
        one.write_text(json.dumps(made[0]) + "\n", encoding="utf-8")
        coded(one, folder)  # builds the place file if it is missing
        short = [coded(one, folder) for _ in range(runs)]
        long = [coded(many, folder) for _ in range(runs)]
    first = statistics.median(r.wall for r in short)
    first_cpu = statistics.median(r.cpu for r in short)
    spent = statistics.median(r.wall for r in long) - first
    cpu = statistics.median(r.cpu for r in long) - first_cpu
    return {
        "words a report": statistics.mean(len(r["text"].split()) for r in made),
        "reports a second": (count - 1) / spent,
        "processor ms a report": 1000 * cpu / (count - 1),
        "first result, seconds": first,
        "memory, MB": statistics.median(r.memory for r in long),
    }


def main() -> int:
    """Prints the figures; 1 if one misses its bar."""
    options = argparse.ArgumentParser(description="Speed and memory of dateline code.")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--reports", type=int, default=200)
    given = options.parse_args()
    missed = False
    sys.stdout.write(f"{given.reports} reports, {JOBS} jobs, median of {given.runs} runs\n")
    for name, value in figures(given.runs, given.reports).items():
        bar = BARS.get(name)
        better = bar is None or (value >= bar if name.startswith("reports") else value < bar)
        missed = missed or not better
        limit = "" if bar is None else f"  bar {bar:g}  {'ok' if better else 'MISSED'}"
        sys.stdout.write(f"{name:24} {value:8.1f}{limit}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
