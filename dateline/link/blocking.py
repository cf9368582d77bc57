"""Which accounts are compared at all: blocking keys, and the leaders of full blocks.

An account is compared with those that share one of its keys. Where many share a key (a hot
city, a burst of reports of one attack) it is compared with the leaders of that block alone: the
`LEADERS` accounts whose ids come first by their hash. So the cost of an account does not grow
with the ledger, and which pairs are compared depends on the set of accounts, never on their
order of arrival.
"""

from __future__ import annotations

import bisect
import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from dateline.link.sketch import Sketch, Spot
from dateline.link.wording import rarity

LEADERS = 16
MOST_KEYS = 40
_DAYS = 3
_CELL = 0.5
_WIDE_CELL = 3.0
_CITY = 2
_REGION = 5
_NARROW = 8
_NAMES = 6
_TIMELESS = 4
_NAMES_UNDATED = 12
_WORDS_UNDATED = 8
_RARE = 0.8
_KINDS = {"explosion": "arms", "remote": "arms", "gun": "arms", "land": "arms", "taking": "taking",
          "crowd": "crowd", "fire": "crowd", "hand": "hand", "police": "police"}  # fmt: skip


@lru_cache(maxsize=200_000)
def rank(account: str) -> str:
    """The place of an account among the members of a block: 16 hex digits of a hash of its id."""
    return hashlib.blake2b(account.encode(), digest_size=8).hexdigest()


def keys(sketch: Sketch) -> tuple[str, ...]:
    """The keys of an account, sorted, `MOST_KEYS` at most."""
    found: dict[str, None] = {}
    for key in _keys(sketch):
        found.setdefault(key)
        if len(found) == MOST_KEYS:
            break
    return tuple(sorted(found))


def _keys(sketch: Sketch) -> Iterator[str]:
    """The most telling keys first: day and place, names, then coarser ones."""
    days, stretches = list(_windows(sketch)), _stretches(sketch)
    cells, kinds = list(_cells(sketch.spots)), _kinds(sketch)
    yield from (f"d{day}|{cell}" for day in days for cell in cells)
    yield from (f"p|{name}" for name in sorted(sketch.persons))
    rare = sorted(sketch.names - sketch.persons, key=rank)
    yield from (f"n{span}|{name}" for name in rare[:_NAMES] for span in stretches)
    timeless = _TIMELESS if stretches else _NAMES_UNDATED
    yield from (f"n|{name}" for name in rare[:timeless])
    if not stretches:
        yield from (f"u|{cell}|{kind}" for cell in cells for kind in kinds)
        unknown = sorted((w for w in sketch.words if rarity(w) >= _RARE), key=rank)
        yield from (f"t|{word}" for word in unknown[:_WORDS_UNDATED])
    yield from (f"y{s}|{cell}|{kind}" for s in stretches for cell in cells for kind in kinds)
    countries = sorted({s.country for s in sketch.spots if s.country} or {"-"})[:2]
    yield from (f"c{d}|{where}|{kind}" for d in days for where in countries for kind in kinds)


def _windows(sketch: Sketch) -> Iterator[int]:
    """Numbers of the spans of three days that the incident may lie in, one to either side."""
    if sketch.first is None or sketch.last is None or sketch.last - sketch.first > _NARROW:
        return
    first, last = sketch.first, sketch.last
    slack = 1 if sketch.dated == "told" else 2
    yield from range((first - slack) // _DAYS, (last + slack) // _DAYS + 1)


def _stretches(sketch: Sketch) -> list[str]:
    """The quarter years in which it may lie; the years where it is told to the year."""
    if sketch.first is None or sketch.last is None:
        return []
    quarters = range((sketch.first - 3) // 91, (sketch.last + 3) // 91 + 1)
    if len(quarters) > 2:
        years = range((sketch.first - 3) // 365, (sketch.last + 3) // 365 + 1)
        return [f"Y{n}" for n in years[:3]]
    middle = (sketch.first + sketch.last) // 2 // 365
    return [*(f"Q{n}" for n in quarters), f"Y{middle}"]


def _cells(spots: Iterable[Spot]) -> Iterator[str]:
    """Cells of the places: fine ones for towns, wide ones for regions, names without points."""
    for spot in spots:
        if spot.level > _REGION + 1:
            if spot.name:
                yield f"w:{spot.name}"
        elif spot.lat is not None and spot.lon is not None:
            if spot.level <= _CITY:
                yield from _around("f", spot.lat, spot.lon, _CELL, 0.12)
            yield from _around("w", spot.lat, spot.lon, _WIDE_CELL, 0.0)
        elif name := spot.city or spot.name:
            yield f"w:{name}"


def _around(scale: str, lat: float, lon: float, size: float, margin: float) -> Iterator[str]:
    """The cell of a point, and those whose edge is nearer than `margin` cells."""
    wide = size / max(0.2, math.cos(math.radians(lat)))
    rows = _steps(lat / size, margin)
    columns = _steps(lon / wide, margin)
    for row in rows:
        for column in columns:
            yield f"{scale}{row}:{column}"


def _steps(at: float, margin: float) -> list[int]:
    cell = math.floor(at)
    out = [cell]
    if margin and at - cell < margin:
        out.append(cell - 1)
    elif margin and cell + 1 - at < margin:
        out.append(cell + 1)
    return out


def _kinds(sketch: Sketch) -> list[str]:
    found = sorted({_KINDS.get(f, "other") for f in sketch.families})
    return found[:2] or ["other"]


class Blocks(Protocol):
    """Who shares which key, in the order of their ranks; the ledger or `Memory`."""

    def first(self, key: str, count: int) -> Sequence[str]:
        """The first `count` accounts of a block, by rank."""
        ...

    def members(self, key: str) -> Iterable[str]:
        """All accounts of a block."""
        ...

    def keys_of(self, account: str) -> Sequence[str]:
        """The keys of an account that is in the blocks."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """Accounts with which one is to be compared, and pairs that are compared no longer."""

    compare: tuple[tuple[str, str], ...] = ()
    drop: tuple[tuple[str, str], ...] = ()


def joining(blocks: Blocks, account: str, its_keys: Sequence[str]) -> Change:
    """What changes when an account joins; `blocks` do not hold it yet.

    Mostly it is compared with the leaders of its blocks. If it becomes a leader of a full block
    it is compared with all of it, and the pairs of the one that it displaces may fall out.
    """
    compare: set[str] = set()
    doubtful: set[tuple[str, str]] = set()
    place = (rank(account), account)
    for key in its_keys:
        leaders = blocks.first(key, LEADERS)
        compare.update(leaders)
        if len(leaders) < LEADERS:
            continue
        last = max(leaders, key=lambda a: (rank(a), a))
        if place < (rank(last), last):
            compare.update(blocks.members(key))
            doubtful.update(ordered(last, m) for m in blocks.members(key) if m != last)
    joined = _Joined(blocks, account, frozenset(its_keys))
    drop = [pair for pair in doubtful if not compared(joined, *pair)]
    pairs = (ordered(account, other) for other in compare if other != account)
    return Change(tuple(sorted(pairs)), tuple(sorted(drop)))


def leaving(blocks: Blocks, account: str, its_keys: Sequence[str]) -> Change:
    """What changes when an account leaves; `blocks` do not hold it any more.

    Its own pairs fall out with it and are not listed.
    """
    compare: set[tuple[str, str]] = set()
    place = (rank(account), account)
    for key in its_keys:
        leaders = blocks.first(key, LEADERS)
        if len(leaders) < LEADERS:
            continue
        raised = max(leaders, key=lambda a: (rank(a), a))
        if place < (rank(raised), raised):
            compare.update(ordered(raised, m) for m in blocks.members(key) if m != raised)
    return Change(tuple(sorted(compare)))


def ordered(a: str, b: str) -> tuple[str, str]:
    """Two ids as they name a pair."""
    return (a, b) if a < b else (b, a)


def compared(blocks: Blocks, a: str, b: str) -> bool:
    """True if a pair shares a key of which one of the two is a leader."""
    first = min((rank(a), a), (rank(b), b))[1]
    shared = set(blocks.keys_of(a)) & set(blocks.keys_of(b))
    return any(first in blocks.first(key, LEADERS) for key in shared)


class _Joined:
    """Blocks as they are once an account has joined."""

    def __init__(self, blocks: Blocks, account: str, its_keys: frozenset[str]) -> None:
        self._blocks, self._account, self._keys = blocks, account, its_keys

    def first(self, key: str, count: int) -> Sequence[str]:
        found = list(self._blocks.first(key, count))
        if key in self._keys:
            found = sorted([*found, self._account], key=lambda a: (rank(a), a))
        return found[:count]

    def members(self, key: str) -> Iterable[str]:
        return self._blocks.members(key)

    def keys_of(self, account: str) -> Sequence[str]:
        return self._blocks.keys_of(account)


class Memory:
    """Blocks held in memory, for rebuilds and tests."""

    def __init__(self) -> None:
        self._members: dict[str, list[tuple[str, str]]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def add(self, account: str, its_keys: Sequence[str]) -> None:
        """Puts an account into its blocks; O(block) a key."""
        place = (rank(account), account)
        for key in its_keys:
            bisect.insort(self._members.setdefault(key, []), place)
        self._keys[account] = tuple(its_keys)

    def remove(self, account: str) -> None:
        """Takes an account out of its blocks."""
        place = (rank(account), account)
        for key in self._keys.pop(account):
            self._members[key].remove(place)

    def first(self, key: str, count: int) -> Sequence[str]:
        """The first `count` accounts of a block, by rank."""
        return [account for _, account in self._members.get(key, ())[:count]]

    def members(self, key: str) -> Iterable[str]:
        """All accounts of a block."""
        return [account for _, account in self._members.get(key, ())]

    def keys_of(self, account: str) -> Sequence[str]:
        """The keys of an account that is in the blocks."""
        return self._keys[account]


def candidates(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """All pairs that are compared, each once, for a rebuild: the same as by joining one by one."""
    blocks: dict[str, list[tuple[str, str]]] = {}
    for account, one in sketches.items():
        place = (rank(account), account)
        for key in keys(one):
            blocks.setdefault(key, []).append(place)
    seen: dict[str, set[str]] = {}
    for members in blocks.values():
        if len(members) < 2:
            continue
        members.sort()
        for n, (_, leader) in enumerate(members[:LEADERS]):
            known = seen.setdefault(leader, set())
            known.update(account for _, account in members[n + 1 :])
    for leader, others in seen.items():
        for other in others:
            yield ordered(leader, other)
