"""From stored accounts to incidents: which accounts changed, what they are compared with, which
clusters are made anew, and which incidents are written again.

Each batch is one transaction. What waits is marked in the ledger by whatever changed it, so that
a run that was killed leaves nothing half done: the next command that writes goes on. Pair scores
look at two accounts alone, and a component is always clustered as a whole: the incidents do not
depend on the order in which reports came.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dateline import link
from dateline.desk import decided, ids, voicing
from dateline.desk.blocks import LedgerBlocks, rank
from dateline.desk.blocks import written as written_keys
from dateline.desk.incidents import Members, written
from dateline.link import Sketch
from dateline.model.identity import digest
from dateline.store import decisions, redaction
from dateline.store.ledger import Ledger
from dateline.store.linking import Links, Node, Standing, hashed, mark, packed, unpacked
from dateline.store.redaction import Tombstone
from dateline.version import __version__

BATCH = 64
_MOST_KEPT = 50_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Linked:
    """What a linking came to: reports looked at, incidents written, and clusters that were too
    large and were split at a raised threshold."""

    reports: int = 0
    incidents: int = 0
    too_large: int = 0

    def __add__(self, other: Linked) -> Linked:
        return Linked(
            self.reports + other.reports,
            self.incidents + other.incidents,
            self.too_large + other.too_large,
        )


class Linker:
    """Links what waits in a ledger; only the process that writes it has one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._sketches: dict[int, Sketch] = {}
        self._names: dict[int, str] = {}
        self._runs = voicing.Runs()
        self._members = Members()
        self._keys: dict[str, tuple[int, ...]] = {}

    def catch_up(
        self, run_id: int | None = None, old: bool = False, act_id: int | None = None
    ) -> Linked:
        """Links all reports that wait; with `old` also those from before there was linking. The
        run or the act that brought it about stands in the history of ids."""
        done, waiting = Linked(), self._ledger.incidents.pending()
        while waiting[False] or (old and waiting[True]):
            with self._ledger.linking() as links:
                reports = links.pending(BATCH, old)
                if not reports:
                    return done
                try:
                    done += self._batch(_Work(links, run_id, act_id), reports)
                except BaseException:
                    self._forget()  # what was undone with the transaction
                    raise
        return done

    def rebuild(self, run_id: int | None = None) -> Linked:
        """Makes all edges and clusters anew, and sketches that another version made; ids are kept
        where clusters stay alike."""
        done = self.catch_up(run_id, old=True)
        self._forget()
        with self._ledger.linking() as links:
            work = _Work(links, run_id)
            self._resketch(work)
            renewed = self._all_anew(work)
            return replace(done + self._incidents(work, renewed), reports=done.reports)

    def redact(self, report_id: str, stone: Tombstone) -> bool:
        """Takes a report out of the ledger, its incidents made anew without it, all in one
        transaction; False if it was taken out before."""
        with self._ledger.linking() as links:
            c = links.connection
            if not redaction.bury(c, stone):
                return False
            try:
                reports = redaction.hush(c, report_id)
                work = _Work(links, None)
                alike = voicing.beside(links, report_id)
                self._batch(work, reports)
                redaction.remove(c, report_id, stone.why)
                decisions.follow(c, links.apply, [r for r in reports if r != report_id])
                mark(c, [r for r in reports if r != report_id])
                voicing.forget(links, alike)
                mark(c, alike)
            finally:
                self._forget()
        self.catch_up()
        return True

    def _forget(self) -> None:
        for known in (self._sketches, self._names, self._keys):
            known.clear()
        self._members.forget()

    # --- a batch ---------------------------------------------------------------------------------

    def _batch(self, work: _Work, reports: Sequence[str]) -> Linked:
        links = work.links
        standing = links.standing(reports)
        work.revoiced = voicing.voice(links, standing, self._runs)
        decisions.follow(links.connection, links.apply, reports)
        changed = self._nodes(work, reports, standing)
        self._members.forget([*work.anew, *work.gone, *work.revoiced_accounts()])
        links.settled(reports)
        left = [a for held in links.incidents_with(work.gone).values() for a in held]
        again = links.numbers_of([*left, *work.revoiced_accounts()])
        scope = self._scope(work, changed | set(again.values()))
        done = self._incidents(work, scope)
        return replace(done, reports=len(reports))

    def _nodes(
        self, work: _Work, reports: Sequence[str], standing: Mapping[str, Standing]
    ) -> set[int]:
        """Brings the nodes of some reports up to date; returns theirs and those whose edges are
        others now."""
        links = work.links
        before = {node.account_id: node for node in links.nodes_of(reports)}
        now = {node.account_id: node for one in standing.values() for node in _sketched(one)}
        gone = [before[name] for name in sorted(before.keys() - now.keys())]
        new = [now[name] for name in sorted(now.keys() - before.keys())]
        work.goes_on.update(decided.successors(links, gone))
        work.gone.update(node.account_id for node in gone)
        work.anew.update(now)
        stale: list[Node] = []
        fresh: list[Node] = []
        for name in sorted(before.keys() & now.keys()):
            old, one = before[name], replace(now[name], node=before[name].node)
            if one != old:
                links.renew(one)
            if (one.data, one.keys) != (old.data, old.keys):
                stale.append(old)
                fresh.append(one)
        near = self._compare(work, [*gone, *stale], fresh, new, gone)
        whole = {node.node for node in links.nodes_of(reports)}
        return (whole | near) - {node.node for node in gone}

    def _compare(
        self,
        work: _Work,
        leaving: Sequence[Node],
        fresh: Sequence[Node],
        new: Sequence[Node],
        gone: Sequence[Node],
    ) -> set[int]:
        """Takes nodes out of their blocks and puts others in; their edges, and those of pairs
        that are compared now, or no longer, because of it. Returns the nodes at those edges."""
        links = work.links
        numbers = [node.node for node in leaving]
        near = {n for a, b, _ in links.edges_at(numbers) for n in (a, b)}
        links.unlink(numbers)
        board = LedgerBlocks(links, self._names, self._keys)
        board.prefetch(k for n in (*leaving, *fresh, *new) for k in unpacked(n.keys))
        compare: set[tuple[str, str]] = set()
        for node in leaving:
            board.remove(node)
            self._sketches.pop(node.node, None)
            compare = {pair for pair in compare if node.account_id not in pair}
            keys = written_keys(unpacked(node.keys))
            compare.update(link.leaving(board, node.account_id, keys).compare)
        links.remove([node.node for node in gone])
        dropped: set[tuple[str, str]] = set()
        for node in [*fresh, *links.add(new)]:
            self._sketches[node.node] = Sketch.of(node.data)
            if not node.linkable:
                continue
            keys = written_keys(unpacked(node.keys))
            found = link.joining(board, node.account_id, keys)
            compare.update(found.compare)
            compare.difference_update(found.drop)
            dropped.update(found.drop)
            dropped.difference_update(found.compare)
            board.add(node)
        return near | self._edges(links, compare, dropped)

    def _edges(
        self, links: Links, compare: set[tuple[str, str]], dropped: set[tuple[str, str]]
    ) -> set[int]:
        """Scores pairs and keeps the edges; returns the nodes at edges that came or went."""
        known = links.numbers_of(a for pair in (*compare, *dropped) for a in pair)
        apart = [(known[a], known[b]) for a, b in sorted(dropped) if a in known and b in known]
        links.drop_edges(apart)
        pairs = {ordered(known[a], known[b]) for a, b in compare if a in known and b in known}
        self._load(links, {n for pair in pairs for n in pair})
        made = list(self._scored(sorted(pairs)))
        links.drop_edges(sorted(pairs))
        links.add_edges(made)
        return {n for pair in apart for n in pair} | {n for a, b, _ in made for n in (a, b)}

    def _scored(self, pairs: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int, float]]:
        for a, b in pairs:
            one, two = self._sketches[a], self._sketches[b]
            if one.report == two.report:
                continue
            p = link.pair(one, two).p
            if p >= link.EDGE:
                yield a, b, p

    def _load(self, links: Links, numbers: Iterable[int]) -> None:
        wanted = set(numbers)
        if len(self._sketches) > _MOST_KEPT:
            self._sketches = {n: s for n, s in self._sketches.items() if n in wanted}
        for node in links.nodes(wanted - self._sketches.keys()):
            self._sketches[node.node] = Sketch.of(node.data)

    def _scope(self, work: _Work, start: Iterable[int]) -> set[int]:
        """All nodes of the components that some nodes are in, and of all incidents and verdicts
        that have a part in them."""
        links = work.links
        seen: set[int] = set()
        frontier = set(start)
        while frontier:
            seen |= frontier
            self._load(links, frontier)
            found = links.edges_at(frontier)
            work.edges.update({(a, b): p for a, b, p in found})
            accounts = {self._sketches[n].account for n in frontier}
            near = set(decided.beside(links, accounts))
            near.update(a for held in links.incidents_with(accounts).values() for a in held)
            frontier = {n for a, b, _ in found for n in (a, b)}
            frontier.update(links.numbers_of(near - accounts).values())
            frontier -= seen
        return seen

    # --- all anew --------------------------------------------------------------------------------

    def _resketch(self, work: _Work) -> None:
        """Sketches that another version made, made anew."""
        links = work.links
        reports = links.not_made_by(maker())
        for at in range(0, len(reports), BATCH):
            part = reports[at : at + BATCH]
            before = {node.account_id: node for node in links.nodes_of(part)}
            for standing in links.standing(part).values():
                for node in _sketched(standing):
                    links.renew(replace(node, node=before[node.account_id].node))
                    work.anew.add(node.account_id)

    def _all_anew(self, work: _Work) -> set[int]:
        """All keys and edges; returns all nodes."""
        links = work.links
        links.clear()
        numbers: dict[str, int] = {}
        sketches: dict[str, Sketch] = {}
        for node in links.every_node():
            sketch = self._sketches[node.node] = Sketch.of(node.data)
            numbers[node.account_id] = node.node
            if node.linkable:
                sketches[node.account_id] = sketch
        places = ((numbers[name], rank(name), keys_of(one)) for name, one in sketches.items())
        links.add_keys(places)
        pairs = ((numbers[a], numbers[b]) for a, b in link.candidates(sketches))
        edges = {ordered(a, b): p for a, b, p in self._scored(pairs)}
        links.add_edges((a, b, p) for (a, b), p in sorted(edges.items()))
        work.edges.update(edges)
        return set(self._sketches)

    # --- clusters and incidents ------------------------------------------------------------------

    def _incidents(self, work: _Work, scope: set[int]) -> Linked:
        """Clusters some whole components, names the clusters, writes the incidents that are
        others now."""
        links = work.links
        self._load(links, scope)
        nodes = {self._sketches[n].account: self._sketches[n] for n in sorted(scope)}
        names = {n: self._sketches[n].account for n in scope}
        edges = {(names[a], names[b]): p for (a, b), p in work.edges.items()
                 if a in names and b in names}  # fmt: skip
        held = decided.judged(links, {a: s.report for a, s in nodes.items()})
        made = link.clusters(nodes, edges, held.same, held.not_same)
        before = links.incidents_with([*nodes, *work.gone])
        named = ids.name(
            before, links.former(before), made.groups, work.goes_on,
            lambda i: i not in before and links.taken(i), links.ended,
        )  # fmt: skip
        links.drop(sorted(before.keys() - named.clusters.keys()))
        links.record([replace(p, run_id=work.run_id, act_id=work.act_id) for p in named.passages])
        verdicts = decided.verdicts(links, named.clusters)
        changed = [
            name for name, cluster in named.clusters.items()
            if set(before.get(name, ())) != set(cluster) or name in verdicts
            or not work.anew.isdisjoint(cluster) or not work.revoiced.isdisjoint(
                nodes[a].report for a in cluster)
        ]  # fmt: skip
        for at in range(0, len(changed), _AT_ONCE):
            part = {name: named.clusters[name] for name in changed[at : at + _AT_ONCE]}
            found = self._members.of(links, (a for held in part.values() for a in held))
            links.put(written(part, found, verdicts, work.run_id))
        return Linked(incidents=len(changed), too_large=len(made.splits))


@dataclass(slots=True)
class _Work:
    """What one transaction gathers: accounts that are new or changed, that are gone and in which
    others they go on, reports that are in another group of near-duplicates, edges."""

    links: Links
    run_id: int | None
    act_id: int | None = None
    anew: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    goes_on: dict[str, str] = field(default_factory=dict)
    revoiced: set[str] = field(default_factory=set)
    edges: dict[tuple[int, int], float] = field(default_factory=dict)

    def revoiced_accounts(self) -> list[str]:
        """The accounts of the reports that are in another group now."""
        return [node.account_id for node in self.links.nodes_of(sorted(self.revoiced))]


@cache
def maker() -> str:
    """What makes sketches and keys: the version, and a digest of the modules that do it."""
    names = ("sketch", "wording", "blocking")
    sources = (inspect.getsource(sys.modules[f"{link.__name__}.{name}"]) for name in names)
    return f"{__version__}+{digest(sources, 12)}"


def _sketched(standing: Standing) -> Iterable[Node]:
    """The accounts of a report as nodes, not yet numbered."""
    for account in standing.accounts:
        made = link.sketch(account, standing.report)
        yield Node(
            0, account.id, standing.own[account.id], standing.report.id, standing.coding_id,
            link.linkable(made), maker(), made.plain(), packed(keys_of(made)),
        )  # fmt: skip


def keys_of(sketch: Sketch) -> tuple[int, ...]:
    """The blocking keys of an account as the ledger keeps them; one that is not linked by itself
    has none."""
    return tuple(sorted({hashed(k) for k in link.keys(sketch)})) if link.linkable(sketch) else ()


def ordered(a: int, b: int) -> tuple[int, int]:
    """Two nodes as they name an edge."""
    return (a, b) if a < b else (b, a)
