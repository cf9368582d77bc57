"""Which incidents two tables have both: by place, date and type, one to one, best pairs first.

The other table may have the layout of ACLED data, of UCDP GED or of our own CSV; which it is is
known by its columns. A pair may be at most `MOST_DAYS` days and `MOST_KM` km (and the doubt of
their places) apart. Its score is 0.4 for the same place, 0.4 for the same day and 0.2 for the same
type (half of that where one is not known); place and date fall off evenly to the limits.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.export.columns import unguard
from dateline.export.tables import layout
from dateline.values.places import kilometres

MOST_DAYS, MOST_KM = 3, 50.0
_PLACE, _DATE, _TYPE = 0.4, 0.4, 0.2
_ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident of either table; days are ISO 8601, the point in degrees, the radius in km."""

    id: str
    first: date
    last: date
    lat: float
    lon: float
    radius_km: float = 0.0
    types: frozenset[str] = frozenset()
    place: str = ""
    killed: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """An incident that both tables have, how far apart the two are, and the score (0 to 1)."""

    ours: Entry
    theirs: Entry
    score: float
    km: float
    days: int
    same_type: bool | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What both tables have, what only one has, and their incidents outside of our days."""

    layout: str
    both: tuple[Pair, ...]
    ours: tuple[Entry, ...]
    theirs: tuple[Entry, ...]
    outside: int
    unplaced: int


def read(path: Path) -> tuple[str, list[Entry], int]:
    """The name of a table's layout, its incidents, and how many have no date or no point.

    InputError for a file that cannot be read or has the columns of no known layout.
    """
    rows = _rows(path)
    names = next(rows, None)
    if names is None:
        raise InputError(f"{path} is empty")
    known = layout("datasets")
    heads = [n.strip().lower() for n in names]
    kind = next((k for k, spec in known.items() if _needed(spec) <= set(heads)), None)
    if kind is None:
        lists = "; ".join(f"{s['about']}: {', '.join(sorted(_needed(s)))}" for s in known.values())
        raise InputError(f"{path} has the columns of no known table. Known are: {lists}")
    found = [_entry(dict(zip(heads, row, strict=False)), known[kind]) for row in rows if any(row)]
    placed = [e for e in found if e is not None]
    return kind, placed, len(found) - len(placed)


def about(kind: str) -> str:
    """What a layout is called."""
    return str(layout("datasets")[kind]["about"])


def _rows(path: Path) -> Iterator[list[str]]:
    for encoding in _ENCODINGS:
        try:
            with path.open(newline="", encoding=encoding) as stream:
                words = stream.read()
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            continue
        csv.field_size_limit(2**27)
        first = words.partition("\n")[0]
        mark = max(",;\t", key=first.count)
        yield from csv.reader(words.splitlines(keepends=True), delimiter=mark)
        return
    raise InputError(f"{path} is no text in UTF-8")


def _needed(spec: dict[str, Any]) -> set[str]:
    return {spec["id"], *spec["date"], spec["lat"], spec["lon"], spec["type"]}


def _entry(row: dict[str, str], spec: dict[str, Any]) -> Entry | None:
    """An incident of a row; None without a date or a point."""
    try:
        first, last = (_day(row[name]) for name in spec["date"])
        lat, lon = float(row[spec["lat"]]), float(row[spec["lon"]])
    except (KeyError, ValueError):
        return None
    kind = row.get(spec["type"], "").strip()
    types = spec.get("types", {}).get(kind, [kind] if kind and "types" not in spec else [])
    place = next((row[n] for n in spec["place"] if row.get(n)), "")
    radius = row.get(spec.get("radius_km", ""), "")
    return Entry(
        unguard(row[spec["id"]]), first, max(first, last), lat, lon,
        float(radius) if radius else 0.0, frozenset(types), unguard(place),
        row.get(spec["killed"], ""),
    )  # fmt: skip


def _day(words: str) -> date:
    """A day, also one with a time ("2011-01-03 00:00:00.000"); ValueError for none."""
    return date.fromisoformat(words.strip()[:10])


def compared(
    kind: str, ours: Iterable[Entry], theirs: Iterable[Entry], unplaced: int = 0
) -> Compared:
    """Pairs the incidents of two tables, one to one, the best pair of all first."""
    own, other = sorted(ours, key=lambda e: e.id), sorted(theirs, key=lambda e: e.id)
    pairs = sorted(_pairs(own, other), key=lambda p: (-p.score, p.km, p.ours.id, p.theirs.id))
    taken: set[int] = set()
    both = []
    for pair in pairs:
        if id(pair.ours) not in taken and id(pair.theirs) not in taken:
            taken |= {id(pair.ours), id(pair.theirs)}
            both.append(pair)
    missing = [e for e in other if id(e) not in taken]
    near = [e for e in missing if _inside(e, own)]
    return Compared(
        kind, tuple(both), tuple(e for e in own if id(e) not in taken), tuple(near),
        len(missing) - len(near), unplaced,
    )  # fmt: skip


def _pairs(ours: list[Entry], theirs: list[Entry]) -> Iterator[Pair]:
    """The pairs that are near enough, found by their days."""
    by_day: dict[int, list[Entry]] = {}
    for entry in theirs:
        for day in range(entry.first.toordinal(), min(entry.last.toordinal(), _limit(entry)) + 1):
            by_day.setdefault(day, []).append(entry)
    for own in ours:
        days = range(own.first.toordinal() - MOST_DAYS, min(own.last.toordinal(), _limit(own)) + (
            MOST_DAYS + 1))  # fmt: skip
        near = {id(e): e for day in days for e in by_day.get(day, ())}
        yield from (p for e in near.values() if (p := pair(own, e)) is not None)


def _limit(entry: Entry) -> int:
    """An incident dated to more than a year is looked for in its first year only."""
    return entry.first.toordinal() + 366


def pair(ours: Entry, theirs: Entry) -> Pair | None:
    """How two incidents go together; None for two that are too far apart."""
    days = max(0, (theirs.first - ours.last).days, (ours.first - theirs.last).days)
    km = kilometres(ours.lat, ours.lon, theirs.lat, theirs.lon)
    reach = MOST_KM + ours.radius_km + theirs.radius_km
    if days > MOST_DAYS or km > reach:
        return None
    known = bool(ours.types and theirs.types)
    same = bool(ours.types & theirs.types) if known else None
    kind = {True: 1.0, False: 0.0, None: 0.5}[same]
    score = _PLACE * (1 - km / reach) + _DATE * (1 - days / (MOST_DAYS + 1)) + _TYPE * kind
    return Pair(ours, theirs, round(score, 4), round(km, 1), days, same)


def _inside(entry: Entry, ours: list[Entry]) -> bool:
    """True if one of their incidents lies within the days that ours span."""
    if not ours:
        return False
    first, last = min(e.first for e in ours), max(e.last for e in ours)
    return entry.last >= first and entry.first <= last


def lines(found: Compared) -> Iterator[tuple[str, ...]]:
    """The result as the cells of a table, with its head."""
    yield ("where", "score", "ours", "theirs", "km", "days", "type", "killed_ours",
           "killed_theirs", "place")  # fmt: skip
    types = {True: "same", False: "other", None: "unknown"}
    for p in found.both:
        yield ("both", f"{p.score:.4f}", p.ours.id, p.theirs.id, f"{p.km:.1f}", str(p.days),
               types[p.same_type], p.ours.killed, p.theirs.killed, p.ours.place)  # fmt: skip
    for e in found.ours:
        yield ("only_ours", "", e.id, "", "", "", "", e.killed, "", e.place)
    for e in found.theirs:
        yield ("only_theirs", "", "", e.id, "", "", "", "", e.killed, e.place)
