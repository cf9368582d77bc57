"""Looks names up in the place file: exact names, longest names, suggestions for people."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rapidfuzz import fuzz, process

from dateline import lexicons
from dateline.errors import StopError
from dateline.gazetteer.build import Progress, build
from dateline.gazetteer.names import Types, fold, keys, shortened, skeleton, variants
from dateline.model.ports import Candidate, MatchKind

CACHED = 8192
UNITS_CACHED = 32
SIMILAR_LENGTH = 5
_LEVEL = {"country": 0, "region": 1, "water": 1, "admin1": 2, "city": 3, "admin2": 4, "site": 3}
_SMALL = frozenset({"city", "admin1", "admin2", "site"})
_JOINTS = frozenset({".", "-", "–", "'", "’", "&"})
_FIELDS = (
    "p.geonameid, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.radius_km, "
    "p.population, p.point_of, p.disputed, p.capital"
)


class Gazetteer:
    """A place file, opened read-only. Implements `model.ports.Lookup`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._key: str = self._db.execute("SELECT value FROM meta").fetchone()[0]
        except (sqlite3.DatabaseError, TypeError) as error:
            raise StopError(
                f"the place file {path} cannot be read ({error}); delete it to have it built again"
            ) from error
        table = lexicons.table("place_types")
        self._types = Types(table["after"], table["before"])
        self.find = lru_cache(CACHED)(self._find)  # type: ignore[method-assign]
        self._longest = lru_cache(CACHED)(self._read_longest)  # read twice in every report
        self._most = lru_cache(CACHED)(self._read_most)
        self._known = lru_cache(CACHED)(self._read_known)
        self._similar = lru_cache(CACHED)(self._read_similar)
        self._inside = lru_cache(UNITS_CACHED)(self._read_inside)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self._path,)

    @property
    def path(self) -> Path:
        """The place file."""
        return self._path

    @property
    def key(self) -> str:
        """What the file was built from."""
        return self._key

    def find(self, name: str) -> tuple[Candidate, ...]:
        """All places a name may mean, best first; type words are stripped if need be."""
        return self._find(name)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        found: dict[int, Candidate] = {}
        for key in keys(name):
            for place, candidate in self._by_key(key):
                found.setdefault(place, candidate)
            if found:
                break
        if not found:
            bare, kind = self._types.bare(fold(name))
            if kind:
                found.update(self._by_key(bare, "stripped"))
        order = sorted(found.items(), key=lambda item: (_standing(item[1]), item[0]))
        return tuple(candidate for _, candidate in order)

    def _by_key(self, key: str, match: MatchKind | None = None) -> list[tuple[int, Candidate]]:
        sql = (
            f"SELECT n.place, n.match, {_FIELDS} FROM names n JOIN places p ON p.id = n.place "
            "WHERE n.key = ?"
        )
        return [(r[0], _candidate(r, match)) for r in self._db.execute(sql, (key,))]

    def longest(self, words: tuple[str, ...]) -> int:
        """How many of the leading words form the longest known name (0: none)."""
        return self._longest(words)

    def _read_longest(self, words: tuple[str, ...]) -> int:
        if not words:
            return 0
        folded = [fold(words[0])]
        limit = self._most(folded[0].split(" ")[0]) if folded[0] else 0
        short = keys(words[0])[:-1]
        best = 1 if (limit and self._known(folded[0])) or any(map(self._known, short)) else 0
        if limit < 2 and len(words) > 1 and words[1] != ".":
            return best
        for size, word in enumerate(words[1:], 2):
            piece = fold(word)
            if not piece and word not in _JOINTS:
                break
            folded.append(piece)
            text = fold(" ".join(words[:size]))
            if len(text.split(" ")) > max(limit, self._most(text.split(" ")[0]), 1):
                break
            if (piece and self._known(text)) or (
                word.endswith(".") and self._is_short(words[:size])
            ):
                best = size
        return best

    def _is_short(self, words: tuple[str, ...]) -> bool:
        key = shortened("".join(words))
        return key is not None and self._known(key)

    def _read_most(self, word: str) -> int:
        row = self._db.execute("SELECT most FROM firsts WHERE word = ?", (word,)).fetchone()
        return row[0] if row else 0

    def _read_known(self, key: str) -> bool:
        sql = "SELECT 1 FROM names WHERE key = ? LIMIT 1"
        return self._db.execute(sql, (key,)).fetchone() is not None

    def suggest(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Places with a similar name, for a person to choose from; never used by a rule."""
        key = fold(name)
        if len(key) < 3:
            return ()
        sql = "SELECT DISTINCT key FROM names WHERE key >= ? AND key < ? LIMIT 20000"
        near = [r[0] for r in self._db.execute(sql, (key[:2], key[:2] + "\uffff"))]
        hits = process.extract(key, near, scorer=fuzz.ratio, limit=limit * 2, score_cutoff=75)
        found: dict[tuple[str, str | None, str | None], Candidate] = {}
        for hit, _, _ in hits:
            for candidate in self.find(hit)[:2]:
                found.setdefault((candidate.name, candidate.country, candidate.admin1), candidate)
        return tuple(found.values())[:limit]

    def similar(self, name: str, country: str, admin1: str | None = None) -> tuple[Candidate, ...]:
        """Towns and units of a country that a name may spell otherwise; match `fuzzy`.

        Variants of article and vowels count in the whole country, names of one skeleton in the
        first-level unit alone: outside it nearly all such hits are wrong.
        """
        return self._similar(name, country, admin1)

    def _read_similar(self, name: str, country: str, admin1: str | None) -> tuple[Candidate, ...]:
        key = fold(name)
        if len(key) < SIMILAR_LENGTH:
            return ()
        for variant in variants(key):
            found = [
                replace(c, match="fuzzy")
                for c in self.find(variant)
                if c.country == country and c.kind in _SMALL and c.match != "demonym"
            ]
            if admin1 is not None:
                found = [c for c in found if admin1 in (c.admin1, c.name)]
            if found:
                return tuple(found)
        return self._sounding(key, country, admin1) if admin1 else ()

    def _sounding(self, key: str, country: str, admin1: str) -> tuple[Candidate, ...]:
        place = self._inside(country, admin1).get(skeleton(key))
        if place is None:
            return ()
        sql = f"SELECT p.id, 'fuzzy', {_FIELDS} FROM places p WHERE p.id = ?"
        return (_candidate(self._db.execute(sql, (place,)).fetchone(), None),)

    def _read_inside(self, country: str, admin1: str) -> dict[str, int]:
        """The skeletons of the towns of a first-level unit; of two alike the larger place."""
        sql = (
            "SELECT n.key, p.id FROM places p JOIN names n ON n.place = p.id WHERE p.country = ? "
            "AND p.admin1 = ? AND p.kind IN ('city', 'admin2') ORDER BY p.population, p.id"
        )
        rows = self._db.execute(sql, (country, admin1))
        return {skeleton(key): place for key, place in rows}

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _candidate(row: tuple[Any, ...], match: MatchKind | None) -> Candidate:
    own, gid, name, kind, country, admin1, admin2, lat, lon, radius = row[1:11]
    people, of, argued, seat = row[11:]
    return Candidate(
        gid, name, kind, country, admin1, admin2, lat, lon, radius, people,
        match if match and own != "demonym" else own, of,
        tuple(argued.split("|")) if argued else (), bool(seat),
    )  # fmt: skip


def _standing(candidate: Candidate) -> tuple[int, int, int]:
    other = candidate.match in ("demonym", "abbreviation")
    level = _LEVEL[candidate.kind] if candidate.kind in ("country", "region", "water") else 2
    return (1 if other else 0, level, -candidate.population)


def open_gazetteer(cache_dir: Path, progress: Progress | None = None) -> Gazetteer:
    """The place file of a cache folder, built first if it is missing."""
    return Gazetteer(build(cache_dir, progress=progress))
