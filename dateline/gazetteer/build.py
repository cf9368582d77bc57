"""Builds the place file once: under a lock, into a temporary file, renamed when it is whole."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline import lexicons
from dateline.errors import StopError
from dateline.gazetteer import curated, own, recipe, sources
from dateline.gazetteer.rows import Gatherer, Row

BUILDER = 7
WAIT_SECONDS = 600.0
Progress = Callable[[str], None]

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (
  id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, kind TEXT, country TEXT, admin1 TEXT,
  admin2 TEXT, lat REAL, lon REAL, radius_km REAL, population INTEGER, point_of TEXT,
  disputed TEXT, capital INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, match TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX named ON names (place);
CREATE INDEX inside ON places (country, admin1);
CREATE TABLE firsts (word TEXT PRIMARY KEY, most INTEGER) WITHOUT ROWID;
"""


def key(made: recipe.Recipe | None = None) -> str:
    """What a place file is built from: builder, package versions, hash of our files and yours."""
    types = json.dumps(lexicons.table("place_types"), sort_keys=True)
    ours = hashlib.sha256((curated.content_hash() + types).encode()).hexdigest()[:12]
    yours = f"-{made.stamp}" if made is not None and made.stamp else ""
    return f"places{BUILDER}-{sources.versions()}-{ours}{yours}"


def path_in(cache_dir: Path) -> Path:
    """Where the place file of this installation stands in a cache folder."""
    return cache_dir / f"{key(recipe.of(cache_dir))}.sqlite"


def build(
    cache_dir: Path,
    force: bool = False,
    progress: Progress | None = None,
    made: recipe.Recipe | None = None,
) -> Path:
    """Build the place file unless it is there, from `made` or what the folder was built from.

    Raises StopError when the folder cannot be written, InputError for files that cannot be used.
    """
    wanted = recipe.of(cache_dir) if made is None else made
    path = cache_dir / f"{key(wanted)}.sqlite"
    if path.exists() and not force and made is None:
        return path
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with _lock(cache_dir / "places.lock"):
            if force or not path.exists():
                _say(progress, "building the place file (once, about half a minute)")
                given = recipe.inputs(wanted)
                write(path, key(wanted), given.units, given.cities, progress, given.own)
            if made is not None:
                recipe.keep(made, cache_dir)
    except (OSError, sqlite3.OperationalError) as error:
        raise StopError(
            f"the place file cannot be written to {cache_dir} ({error}); "
            "set DATELINE_CACHE to a folder that can be written"
        ) from error
    return path


def write(
    path: Path,
    name: str,
    units: Iterable[sources.Unit],
    cities: Iterable[sources.City],
    progress: Progress | None = None,
    places: Iterable[own.Own] = (),
) -> None:
    """Write one place file from given units, cities and places, whole or not at all."""
    for old in path.parent.glob(f"{path.name}.*.part"):
        old.unlink(missing_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    rows = Gatherer().gather(units, cities, places)
    _say(progress, f"{len(rows)} places gathered")
    try:
        _fill(part, name, rows)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _say(progress, "place file built")


def _fill(part: Path, name: str, rows: list[Row]) -> None:
    db = sqlite3.connect(part)
    try:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        db.execute("INSERT INTO meta VALUES ('key', ?)", (name,))
        db.executemany(f"INSERT INTO places VALUES ({','.join('?' * 14)})", map(_cells, rows))
        named = sorted((k, row.id, m) for row in rows for k, m in row.names.items())
        db.executemany("INSERT INTO names VALUES (?, ?, ?)", named)
        db.executemany("INSERT INTO firsts VALUES (?, ?)", _firsts(k for k, _, _ in named))
        db.commit()
    finally:
        db.close()


def _firsts(keys: Iterable[str]) -> Iterator[tuple[str, int]]:
    most: dict[str, int] = {}
    for k in keys:
        words = k.split(" ")
        most[words[0]] = max(most.get(words[0], 0), len(words))
    return iter(sorted(most.items()))


def _cells(row: Row) -> tuple[object, ...]:
    return (
        row.id, row.geonameid, row.name, row.kind, row.country, row.admin1, row.admin2, row.lat,
        row.lon, row.radius_km, row.population, row.point_of, row.disputed,
        row.capital,
    )  # fmt: skip


def _say(progress: Progress | None, words: str) -> None:
    if progress:
        progress(words)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold an exclusive SQLite transaction: works on every system and ends with its process."""
    db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        db.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        db.close()
