"""How a ledger takes accounts as it grows: 200 reports stored and linked, one by one.

Fills a new ledger from the seeded stream of invented accounts (dateline/evaluate/growth.py), times
200 insertions, each stored, linked and its incidents written, when the first number of accounts
is held and when the second is, then a rebuild of all. Seconds of the processor, since a machine
may have other work.

    python scripts/bench_ledger.py [--small 10000] [--large 300000] [--no-rebuild]
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.desk import Desk, RunInfo
from dateline.evaluate.growth import Told, stream
from dateline.gazetteer.sources import cities
from dateline.model.coding import CodedReport, Coding

RUN = RunInfo("dateline/0.1.0+bench", command="bench")
INSERTIONS = 200
RATIO, SECONDS, MEMORY = 1.5, 180.0, 2000.0


def store(desk: Desk, told: Told) -> None:
    """Stores a report with its one account; linked when its batch is full."""
    coding = Coding(told.report.id, RUN.coder, True, accounts=(told.account,))
    desk.store(CodedReport(told.report, coding), RUN)


def fill(desk: Desk, coming: Iterator[Told], many: int) -> None:
    """Stores so many reports, linked batch by batch."""
    for told in itertools.islice(coming, many):
        store(desk, told)
    desk.link()


def insertions(desk: Desk, coming: Sequence[Told]) -> list[float]:
    """Milliseconds of each report, stored and linked by itself."""
    out = []
    for told in coming:
        begun = time.process_time()
        store(desk, told)
        desk.link()
        out.append(1000 * (time.process_time() - begun))
    return out


def figures(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def say(words: str) -> None:
    """A line, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> None:
    """Prints a line for each figure beside its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=300_000)
    parser.add_argument("--no-rebuild", action="store_true")
    options = parser.parse_args()
    coming = stream([c for c in cities() if c.population > 0])
    found = []
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "bench.db") as desk:
        held = 0
        for many in (options.small, options.large):
            fill(desk, coming, many - held)
            times = insertions(desk, list(itertools.islice(coming, INSERTIONS)))
            held = many + INSERTIONS
            found.append(figures(times))
            median, high = found[-1]
            say(f"insertion at {many}: median {median:.1f} ms, 95th percentile {high:.1f} ms")
        ratios = [b / a for a, b in zip(*found, strict=True)]
        say(f"ratios: median {ratios[0]:.2f}, 95th percentile {ratios[1]:.2f} (bar: {RATIO})")
        if not options.no_rebuild:
            begun = time.process_time()
            desk.relink(RUN)
            seconds = time.process_time() - begun
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            say(f"rebuild of {held}: {seconds:.1f} s, {memory:.0f} MB in all "
                  f"(bars at 100000: {SECONDS:.0f} s, {MEMORY:.0f} MB)")  # fmt: skip


if __name__ == "__main__":
    main()
