"""From edges to incidents: one deterministic procedure, whatever the order of arrival.

Accounts that edges or judgements tie make a component. Inside a component two groups are joined,
strongest edge first, while the mean of the log odds over their accounts (the `SAMPLE` first by
rank of each) speaks for it: one bad edge does not chain two incidents. Accounts told as news
come first, what other reports recall is joined to them. Then accounts that another group draws
more move there. Two accounts of one report never stand in one group; judgements of persons have
the last word over all of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from dateline.link.blocking import ordered, rank
from dateline.link.pairs import EDGE, pair
from dateline.link.sketch import Sketch, linkable

MOST = 500
RAISED = (0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
SAMPLE = 8
_ROUNDS = 3
_CLIP = 4.0
_BETTER = 0.25
_CLEARLY = 1.0
_MEAN = 0.75
_SHARED = 2
_LEAST_P = 0.0001
PairId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Split:
    """A component that held more than `MOST` accounts, and the threshold that cut it."""

    first: str
    accounts: int
    threshold: float


@dataclass(frozen=True, slots=True)
class Clusters:
    """The groups, each sorted, in the order of their first accounts; and what had to be cut."""

    groups: tuple[tuple[str, ...], ...]
    splits: tuple[Split, ...] = ()


def partition(
    nodes: Mapping[str, Sketch],
    edges: Mapping[PairId, float],
    same: Iterable[PairId] = (),
    not_same: Iterable[PairId] = (),
) -> tuple[tuple[str, ...], ...]:
    """The groups of `clusters`."""
    return clusters(nodes, edges, same, not_same).groups


def clusters(
    nodes: Mapping[str, Sketch],
    edges: Mapping[PairId, float],
    same: Iterable[PairId] = (),
    not_same: Iterable[PairId] = (),
) -> Clusters:
    """Groups of accounts that tell one incident; every node stands in exactly one.

    `edges` are pairs with their score; those below `EDGE`, of nodes that are not linked by
    themselves, or of one report are left out. `same` and `not_same` are judgements on pairs of
    accounts; where they contradict one another `not_same` holds. Names of nodes that are not
    given are passed over.
    """
    apart = {ordered(a, b) for a, b in not_same if a in nodes and b in nodes}
    units = _units(nodes, {ordered(a, b) for a, b in same if a in nodes and b in nodes}, apart)
    board = _Board(nodes, edges, units, apart)
    groups: list[tuple[str, ...]] = []
    splits: list[Split] = []
    for component in board.components(units.values(), EDGE):
        for part in _bounded(board, component, splits):
            groups += _cluster(board, part)
    return Clusters(tuple(sorted(groups)), tuple(sorted(splits, key=lambda s: s.first)))


def _units(
    nodes: Mapping[str, Sketch], same: set[PairId], apart: set[PairId]
) -> dict[str, tuple[str, ...]]:
    """What stands together by judgement, by its first account; all others stand alone."""
    held = {name: [name] for name in nodes}
    against: dict[str, set[str]] = {}
    for a, b in apart:
        against.setdefault(a, set()).add(b)
        against.setdefault(b, set()).add(a)
    for a, b in sorted(same):
        one, other = held[a], held[b]
        if one is other or any(against.get(x, set()) & set(other) for x in one):
            continue
        one += other
        for name in other:
            held[name] = one
    return {min(unit): tuple(sorted(unit)) for unit in held.values()}


@dataclass(slots=True)
class _Group:
    """Units that are one incident so far: its accounts, the first of them by rank, its reports."""

    units: list[str]
    accounts: list[str]
    sample: list[str]
    reports: set[str]


@dataclass(slots=True)
class _Board:
    """The pairs of a clustering: what was scored, what may not stand together."""

    nodes: Mapping[str, Sketch]
    edges: Mapping[PairId, float]
    units: Mapping[str, tuple[str, ...]]
    apart: set[PairId]
    unit_of: dict[str, str] = field(init=False)
    links: dict[PairId, float] = field(init=False)
    near: dict[str, list[str]] = field(init=False)
    against: dict[str, set[str]] = field(init=False)
    _odds: dict[PairId, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.unit_of = {name: first for first, unit in self.units.items() for name in unit}
        self.against = {}
        for a, b in self.apart:
            self.against.setdefault(a, set()).add(b)
            self.against.setdefault(b, set()).add(a)
        self.links = self._links()
        self.near = {}
        for a, b in self.links:
            self.near.setdefault(a, []).append(b)
            self.near.setdefault(b, []).append(a)

    def _links(self) -> dict[PairId, float]:
        """Edges between units, the strongest for each pair."""
        out: dict[PairId, float] = {}
        for (a, b), p in self.edges.items():
            if p < EDGE or a not in self.nodes or b not in self.nodes:
                continue
            if not (linkable(self.nodes[a]) and linkable(self.nodes[b])):
                continue
            if self.nodes[a].report == self.nodes[b].report:
                continue
            one, other = self.unit_of[a], self.unit_of[b]
            if one != other:
                key = ordered(one, other)
                out[key] = max(p, out.get(key, 0.0))
        return out

    def components(self, units: Iterable[tuple[str, ...]], threshold: float) -> list[list[str]]:
        """The units that links of at least the threshold tie, as sorted lists of their names."""
        names = {unit[0] for unit in units}
        root = {name: name for name in names}

        def find(name: str) -> str:
            while root[name] != name:
                root[name] = root[root[name]]
                name = root[name]
            return name

        for a in names:
            for b in self.near.get(a, ()):
                if a < b and b in names and self.links[(a, b)] >= threshold:
                    one, other = find(a), find(b)
                    root[max(one, other)] = min(one, other)
        out: dict[str, list[str]] = {}
        for name in sorted(names):
            out.setdefault(find(name), []).append(name)
        return [out[name] for name in sorted(out)]

    def group(self, unit: str) -> _Group:
        return self.grouped([unit])

    def grouped(self, units: Iterable[str]) -> _Group:
        """The group of some units."""
        names = list(units)
        accounts = [a for u in names for a in self.units[u]]
        sample = nsmallest(SAMPLE, accounts, key=_by_rank)
        return _Group(names, accounts, sample, {self.nodes[a].report for a in accounts})

    def recalled(self, unit: str) -> bool:
        """True if all accounts of a unit are brought up in reports about something else."""
        return all(self.nodes[a].told_as == "recalled" for a in self.units[unit])

    def reports(self, unit: str) -> list[str]:
        """The reports of the accounts of a unit."""
        return [self.nodes[a].report for a in self.units[unit]]

    def barred(self, a: _Group, b: _Group) -> bool:
        """True if a judgement keeps two groups apart."""
        small, large = sorted((a, b), key=lambda g: len(g.accounts))
        there = set(large.accounts) if any(x in self.against for x in small.accounts) else set()
        return any(self.against.get(x, set()) & there for x in small.accounts)

    def affinity(self, a: Sequence[str], b: Sequence[str]) -> float:
        """The mean log odds that accounts of one and of the other tell one incident."""
        return math.fsum(self._odd(x, y) for x in a for y in b) / (len(a) * len(b))

    def pull(self, a: _Group, b: _Group) -> float:
        """How much a group draws another: the mean log odds, more for many accounts."""
        return self.affinity(a.sample, b.sample) * math.sqrt(len(b.accounts))

    def _odd(self, a: str, b: str) -> float:
        key = ordered(a, b)
        known = self._odds.get(key)
        if known is None:
            p = self.edges.get(key)
            if p is None:
                p = pair(self.nodes[key[0]], self.nodes[key[1]]).p
            p = min(1 - _LEAST_P, max(_LEAST_P, p))
            known = max(-_CLIP, min(_CLIP, math.log(p / (1 - p)) - _ZERO))
            self._odds[key] = known
        return known


_ZERO = math.log(EDGE / (1 - EDGE))


def _by_rank(account: str) -> tuple[str, str]:
    return rank(account), account


def _bounded(board: _Board, component: list[str], splits: list[Split]) -> Iterator[list[str]]:
    """The component; cut at raised thresholds where it holds more than `MOST` accounts."""
    waiting = [(component, 0)]
    while waiting:
        part, level = waiting.pop()
        size = sum(len(board.units[u]) for u in part)
        if size <= MOST or level == len(RAISED):
            yield part
            continue
        splits.append(Split(part[0], size, RAISED[level]))
        units = [board.units[u] for u in part]
        waiting += [(p, level + 1) for p in board.components(units, RAISED[level])]


def _cluster(board: _Board, part: list[str]) -> list[tuple[str, ...]]:
    """The groups of one part of a component."""
    if len(part) == 1:
        return [board.units[part[0]]]
    of = {unit: board.group(unit) for unit in part}
    links = sorted(((a, b) for (a, b) in _within(board, part)), key=lambda k: (-board.links[k], k))
    averaged = sum(len(board.units[u]) for u in part) <= MOST
    news = [k for k in links if not (board.recalled(k[0]) or board.recalled(k[1]))]
    for waiting in (news, links):
        _join_all(board, of, waiting, averaged)
    if averaged:
        _settle(board, of, links)
    groups = {id(g): g for g in of.values()}.values()
    return [tuple(sorted(g.accounts)) for g in groups]


def _join_all(board: _Board, of: dict[str, _Group], waiting: list[PairId], averaged: bool) -> None:
    """Joins along links, the strongest first, until none joins any more.

    What was held apart is tried again: joining others may have changed its mean.
    """
    while waiting:
        left = [k for k in waiting if not _join(board, of, k, averaged)]
        left = [(a, b) for a, b in left if of[a] is not of[b]]
        if len(left) == len(waiting) or not averaged:
            return
        waiting = left


def _within(board: _Board, part: list[str]) -> list[PairId]:
    names = set(part)
    return [ordered(a, b) for a in part for b in board.near.get(a, ()) if a < b and b in names]


def _join(board: _Board, of: dict[str, _Group], link: PairId, averaged: bool) -> bool:
    """Joins the groups of the two ends of a link if nothing speaks against it."""
    one, other = of[link[0]], of[link[1]]
    if one is other or board.barred(one, other):
        return False
    twice = one.reports & other.reports
    if twice:
        return averaged and _join_but(board, of, one, other, twice)
    if averaged and board.affinity(one.sample, other.sample) < _MEAN:
        return False
    _merge(of, one, other)
    return True


def _merge(of: dict[str, _Group], one: _Group, other: _Group) -> _Group:
    large, small = (one, other) if len(one.accounts) >= len(other.accounts) else (other, one)
    large.units += small.units
    large.accounts += small.accounts
    large.sample = nsmallest(SAMPLE, [*large.sample, *small.sample], key=_by_rank)
    large.reports |= small.reports
    for unit in small.units:
        of[unit] = large
    return large


def _join_but(
    board: _Board, of: dict[str, _Group], one: _Group, other: _Group, twice: set[str]
) -> bool:
    """Joins two groups although some reports stand in both; of each the weaker account leaves.

    A report that tells one incident twice must not hold two groups apart that belong together;
    where many reports tell both, the two are different incidents.
    """
    if len(twice) * _SHARED > min(len(one.reports), len(other.reports)):
        return False
    doubled = {
        side: {r: u for u in group.units for r in board.reports(u) if r in twice}
        for side, group in enumerate((one, other))
    }
    units = [u for side in doubled.values() for u in side.values()]
    if any(len(board.units[u]) > 1 for u in units):
        return False
    rest = [_without(board, g, *doubled[side].values()) for side, g in enumerate((one, other))]
    if rest[0] is None or rest[1] is None:
        return False
    if board.affinity(rest[0].sample, rest[1].sample) < _CLEARLY:
        return False
    both = [*rest[0].sample, *rest[1].sample]
    leaving = {
        min((board.affinity([u], both), u) for u in (doubled[0][r], doubled[1][r]))[1]
        for r in sorted(twice)
    }
    whole = _merge(of, one, other)
    kept = _without(board, whole, *leaving)
    if kept is not None:
        _become(whole, kept)
    for unit in leaving:
        of[unit] = board.group(unit)
    return True


def _settle(board: _Board, of: dict[str, _Group], links: Sequence[PairId]) -> None:
    """Moves units to a group that draws them more, while any does; `_ROUNDS` rounds at most."""
    near: dict[str, set[str]] = {}
    for a, b in links:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    for _ in range(_ROUNDS):
        moved = [_move(board, of, unit, near.get(unit, set())) for unit in sorted(of)]
        if not any(moved):
            return


def _move(board: _Board, of: dict[str, _Group], unit: str, near: set[str]) -> bool:
    """Moves a unit to the group that draws it most, or out of one that does not."""
    home = of[unit]
    own = board.group(unit)
    rest = _without(board, home, unit)
    best, value = (home, board.pull(own, rest) + _BETTER) if rest else (None, 0.0)
    if value < 0:
        best, value = None, 0.0
    others = {min(of[n].units): of[n] for n in near if of[n] is not home}
    for name in sorted(others):
        group = others[name]
        if not own.reports & group.reports and not board.barred(own, group):
            found = board.pull(own, group)
            if found > value:
                best, value = group, found
    if best is home or (best is None and rest is None):
        return False
    if rest is not None:
        _become(home, rest)
    if best is None:
        of[unit] = own
        return True
    _merge(of, best, own)
    of[unit] = best
    return True


def _without(board: _Board, group: _Group, *left: str) -> _Group | None:
    """A group without some of its units; None if nothing is left."""
    units = [u for u in group.units if u not in left]
    if not units:
        return None
    return board.grouped(units)


def _become(group: _Group, other: _Group) -> None:
    """Makes a group what another is, for all who hold it."""
    group.units, group.accounts = other.units, other.accounts
    group.sample, group.reports = other.sample, other.reports
