"""Speed and memory of linking as a ledger grows: the pure part, on invented accounts.

Times 200 insertions (sketch, keys, comparing, clustering the components that change) when ten
thousand accounts are held and when `--large` are, and a rebuild of `--rebuild` accounts with the
peak of its memory. Insertions are the accounts that come next in the stream.

    python scripts/bench_linking.py [--large 300000] [--rebuild 100000]
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import time
from collections.abc import Iterable, Sequence

from dateline import link
from dateline.evaluate.growth import Told, stream
from dateline.gazetteer.sources import cities

SMALL = 10_000
INSERTIONS = 200
RATIO, SECONDS, MEMORY = 1.5, 180.0, 2000.0


class Held:
    """Sketches, blocks and edges in memory, with the edges of each account at hand."""

    def __init__(self) -> None:
        self.sketches: dict[str, link.Sketch] = {}
        self.blocks = link.Memory()
        self.edges: dict[str, dict[str, float]] = {}

    def add(self, told: Told) -> list[str]:
        """Adds an account with its edges; the accounts whose component changed."""
        one = link.sketch(told.account, told.report)
        self.sketches[one.account] = one
        if not link.linkable(one) or one.account in self.edges:
            return []
        its_keys = link.keys(one)
        change = link.joining(self.blocks, one.account, its_keys)
        self.blocks.add(one.account, its_keys)
        self.edges[one.account] = {}
        touched = {one.account}
        for a, b in change.compare:
            p = link.pair(self.sketches[a], self.sketches[b]).p
            if p >= link.EDGE:
                self.edges[a][b] = self.edges[b][a] = p
                touched |= {a, b}
        for a, b in change.drop:
            if self.edges[a].pop(b, None) is not None:
                del self.edges[b][a]
                touched |= {a, b}
        return sorted(touched)

    def cluster(self, touched: Iterable[str]) -> None:
        """Clusters the components of these accounts afresh."""
        inside: set[str] = set()
        waiting = list(touched)
        while waiting:
            name = waiting.pop()
            if name not in inside:
                inside.add(name)
                waiting += self.edges[name]
        nodes = {name: self.sketches[name] for name in inside}
        edges = {link.ordered(a, b): p for a in inside for b, p in self.edges[a].items()}
        link.clusters(nodes, edges)


def insertions(held: Held, coming: Sequence[Told]) -> list[float]:
    """Milliseconds of each insertion, clustering included."""
    out = []
    for told in coming:
        begun = time.perf_counter()
        touched = held.add(told)
        if touched:
            held.cluster(touched)
        out.append(1000 * (time.perf_counter() - begun))
    return out


def rebuild(told: Sequence[Told]) -> tuple[float, int, int, int]:
    """Seconds of a whole rebuild; how many pairs, edges and groups it made."""
    begun = time.perf_counter()
    sketches = {}
    for one in told:
        sketch = link.sketch(one.account, one.report)
        sketches[sketch.account] = sketch
    pairs, edges = 0, {}
    for a, b in link.candidates(sketches):
        pairs += 1
        p = link.pair(sketches[a], sketches[b]).p
        if p >= link.EDGE:
            edges[(a, b)] = p
    found = link.clusters(sketches, edges)
    return time.perf_counter() - begun, pairs, len(edges), len(found.groups)


def main() -> None:
    """Prints a line for each figure, and whether it meets its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=300_000)
    parser.add_argument("--rebuild", type=int, default=100_000)
    options = parser.parse_args()
    coming = stream([c for c in cities() if c.population > 0])
    first = list(itertools.islice(coming, max(options.rebuild, SMALL + INSERTIONS)))
    seconds, pairs, edges, groups = rebuild(first[: options.rebuild])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bar = f"bars: {SECONDS:.0f} s, {MEMORY:.0f} MB"
    print(
        f"rebuild of {options.rebuild}: {seconds:.1f} s, {memory:.0f} MB ({bar});"
        f" {pairs} pairs, {edges} edges, {groups} groups",
        flush=True,
    )
    held = Held()
    for told in first[:SMALL]:
        held.add(told)
    small = insertions(held, first[SMALL : SMALL + INSERTIONS])
    print(_line(SMALL, small), flush=True)
    rest = itertools.chain(first[SMALL + INSERTIONS :], coming)
    for told in itertools.islice(rest, options.large - SMALL - INSERTIONS):
        held.add(told)
    large = insertions(held, list(itertools.islice(rest, INSERTIONS)))
    print(_line(options.large, large))
    ratios = [b / a for a, b in zip(_figures(small), _figures(large), strict=True)]
    print(f"ratios: median {ratios[0]:.2f}, 95th percentile {ratios[1]:.2f} (bar: {RATIO})")


def _figures(times: Sequence[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _line(count: int, times: Sequence[float]) -> str:
    median, high = _figures(times)
    return f"insertion at {count}: median {median:.2f} ms, 95th percentile {high:.2f} ms"


if __name__ == "__main__":
    main()
