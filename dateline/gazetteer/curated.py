"""Reads our own place files of `data/places`, and says what they hold as one hash."""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib import resources

from dateline.errors import StopError
from dateline.gazetteer.names import fold

FILES: dict[str, tuple[str, ...]] = {
    "countries.tsv": ("iso2", "iso3", "name", "aliases", "demonyms", "capital", "lat", "lon",
                      "radius_km", "gw", "geonameid"),
    "regions.tsv": ("name", "aliases", "demonyms", "kind", "country", "disputed", "lat", "lon",
                    "radius_km", "geonameid"),
    "spellings.tsv": ("alias", "name", "kind", "country"),
    "abbreviations.tsv": ("short", "country", "name"),
}  # fmt: skip
STOP = "stop.txt"


def _text(name: str) -> str:
    try:
        path = resources.files("dateline") / "data" / "places" / name
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StopError(
            f"place file {name} is missing from the installation; install dateline again"
        ) from None


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of FILES as dicts; StopError when columns are not those expected."""
    lines = _text(name).splitlines()
    head = tuple(lines[0].split("\t")) if lines else ()
    if head != FILES[name]:
        raise StopError(f"place file {name} has the columns {', '.join(head)}; reinstall dateline")
    found = []
    for number, cells in enumerate(csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)):
        if len(cells) != len(head):
            raise StopError(f"place file {name} line {number + 2} has {len(cells)} cells")
        found.append(dict(zip(head, cells, strict=True)))
    return tuple(found)


@cache
def stop_words() -> frozenset[str]:
    """Folded words that never name a small place."""
    lines = (line.split("#", 1)[0].strip() for line in _text(STOP).splitlines())
    return frozenset(fold(line) for line in lines if line)


@cache
def content_hash() -> str:
    """The first 12 hex digits of SHA-256 over all curated files, by name."""
    digest = hashlib.sha256()
    for name in (*sorted(FILES), STOP):
        digest.update(name.encode() + b"\0" + _text(name).encode("utf-8") + b"\0")
    return digest.hexdigest()[:12]


def parts(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, separated by a bar."""
    return tuple(part for part in cell.split("|") if part)
