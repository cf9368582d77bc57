"""The rows of the place file: gathers the sources and our own files into places and names."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline import lexicons
from dateline.errors import InputError
from dateline.gazetteer import curated
from dateline.gazetteer.names import Types, acronym, fold, is_name, shortened
from dateline.gazetteer.own import Own
from dateline.gazetteer.sources import City, Unit
from dateline.model.ports import CandidateKind, MatchKind

STOP_POPULATION = 200_000
HAMLET = 10_000
_OWNED = frozenset({"city", "admin2", "admin1", "site", "region"})
MERGE_KM = 12.0
_RANK: dict[MatchKind, int] = {
    "exact": 0, "alias": 1, "stripped": 2, "abbreviation": 3, "demonym": 4, "fuzzy": 5,
}  # fmt: skip


@dataclass(slots=True)
class Row:
    """One place as it is stored; `names` are its keys with how each matches."""

    id: int
    geonameid: int | None
    name: str
    kind: CandidateKind
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    population: int = 0
    point_of: str | None = None
    disputed: str = ""
    capital: bool = False
    names: dict[str, MatchKind] = field(default_factory=dict)

    def call(self, key: str, match: MatchKind) -> None:
        """Add a key; of two matches for one key the better stays."""
        if key and _RANK[match] < _RANK.get(self.names.get(key, "fuzzy"), 9):
            self.names[key] = match


@dataclass(slots=True)
class _Spread:
    """Sums for the weighted centre of a unit and the spread of its towns around it."""

    weight: float = 0.0
    lat: float = 0.0
    lon: float = 0.0
    lat2: float = 0.0
    lon2: float = 0.0
    people: int = 0

    def add(self, lat: float, lon: float, people: int) -> None:
        w = math.sqrt(people + 500.0)
        self.weight += w
        self.lat += w * lat
        self.lon += w * lon
        self.lat2 += w * lat * lat
        self.lon2 += w * lon * lon
        self.people += people

    def point(self) -> tuple[float, float, float]:
        """Latitude, longitude, and one and a half standard distances in km."""
        lat, lon = self.lat / self.weight, self.lon / self.weight
        east = math.cos(math.radians(lat)) ** 2
        variance = max(
            0.0, self.lat2 / self.weight - lat**2 + east * (self.lon2 / self.weight - lon**2)
        )
        return round(lat, 4), round(lon, 4), round(max(4.0, 1.5 * 111.2 * math.sqrt(variance)), 1)


class Gatherer:
    """Gathers rows; the order of calls is countries, units, cities, then our own files."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        table = lexicons.table("place_types")
        self._types = Types(table["after"], table["before"])
        self._stop = curated.stop_words()
        self._units: dict[int, Row] = {}
        self._codes: dict[str, Row] = {}
        self._parents: dict[int, Row] = {}
        self._spread: dict[int, _Spread] = {}
        self._countries: dict[str, Row] = {}
        self._renamed: dict[tuple[str, str], str] = {}
        self._towns: dict[tuple[str | None, str], list[Row]] = {}

    def gather(
        self, units: Iterable[Unit], cities: Iterable[City], places: Iterable[Own] = ()
    ) -> list[Row]:
        """All rows of the place file with their names and points; InputError for odd `places`."""
        self._add_countries()
        for unit in sorted(units, key=lambda u: u.level):
            self._add_unit(unit)
        for city in cities:
            self._add_city(city)
        self._place_units()
        self._add_regions()
        self._add_spellings()
        self._mark_capitals()
        self._add_own(places)
        return self.rows

    def _new(self, name: str, kind: CandidateKind, country: str | None, gid: int | None) -> Row:
        row = Row(len(self.rows) + 1, gid, name, kind, country)
        self.rows.append(row)
        self._call(row, name, "exact")
        return row

    def _call(self, row: Row, name: str, match: MatchKind) -> None:
        for key in (shortened(name), acronym(name)):
            if key:
                row.call(key, match)
                return
        key = fold(name)
        if row.kind not in ("admin1", "admin2") or key not in self._stop:
            row.call(key, match)
        bare, kind = self._types.bare(key)
        unit = row.kind in ("admin1", "admin2") and not (
            row.kind == "admin1" and key.startswith("district of ")
        )
        if kind and unit and len(bare) > 2 and bare not in self._stop:
            row.call(bare, "stripped" if match == "exact" else match)

    def _add_countries(self) -> None:
        for cells in curated.rows("countries.tsv"):
            row = self._new(cells["name"], "country", cells["iso2"], int(cells["geonameid"]))
            row.lat, row.lon = float(cells["lat"]), float(cells["lon"])
            row.radius_km = float(cells["radius_km"])
            for alias in curated.parts(cells["aliases"]):
                self._call(row, alias, "exact")
            for demonym in curated.parts(cells["demonyms"]):
                row.call(fold(demonym), "demonym")
            self._countries[cells["iso2"]] = row

    def _add_unit(self, unit: Unit) -> None:
        kind: CandidateKind = "admin1" if unit.level == 1 else "admin2"
        name = unit.name.split(", ")[0]
        row = self._new(name, kind, unit.country, unit.geonameid)
        parent = self._units.get(unit.parent) if unit.parent else None
        if unit.level == 1:
            row.admin1 = name
            self._codes[unit.code] = row
        else:
            row.admin1, row.admin2 = (parent.name if parent else None), name
        if parent:
            self._parents[row.id] = parent
        for alias in unit.aliases:
            if is_name(alias):
                self._call(row, alias, "alias")
        self._units[unit.line] = row

    def _add_city(self, city: City) -> None:
        key = (city.country, fold(city.name))
        row = self._twin(key, city) or self._new(city.name, "city", city.country, city.geonameid)
        fresh = row.geonameid == city.geonameid
        if fresh:
            self._settle_city(row, city)
            self._towns.setdefault(key, []).append(row)
        for alias in city.aliases:
            if is_name(alias):
                row.call(fold(alias), "alias")
        if city.population < STOP_POPULATION:
            for stopped in [k for k in row.names if k in self._stop]:
                del row.names[stopped]

    def _twin(self, key: tuple[str, str], city: City) -> Row | None:
        for row in self._towns.get(key, ()):
            if _km(row, city) < MERGE_KM:
                return row
        return None

    def _settle_city(self, row: Row, city: City) -> None:
        row.lat, row.lon, row.population = city.lat, city.lon, city.population
        row.radius_km = round(max(1.0, math.sqrt(city.population / 12_000)), 1)
        over = [self._units[n] for n in city.units if n in self._units]
        if not over and city.code in self._codes:
            over = [self._codes[city.code]]
        for unit in over:
            if unit.kind == "admin1":
                row.admin1 = unit.name
            else:
                row.admin2 = unit.name
            self._spread.setdefault(unit.id, _Spread()).add(city.lat, city.lon, city.population)
        country = self._countries.get(city.country)
        if country:
            country.population += city.population

    def _place_units(self) -> None:
        for row in self._units.values():
            spread = self._spread.get(row.id)
            if spread:
                row.lat, row.lon, row.radius_km = spread.point()
                row.population = spread.people
                continue
            over = self._parents.get(row.id) or self._countries.get(row.country or "")
            if over:
                row.lat, row.lon, row.radius_km = over.lat, over.lon, over.radius_km
                row.point_of = over.point_of or over.name

    def _add_regions(self) -> None:
        known = self._known_units()
        for cells in curated.rows("regions.tsv"):
            self._add_region(cells, known)
        self._drop_namesakes()
        for row in self.rows:
            name = self._renamed.get((row.country or "", row.admin1 or ""))
            if name and row.kind == "admin1":
                row.name = name
            row.admin1 = name or row.admin1

    def _known_units(self) -> dict[tuple[str | None, str], Row]:
        """First-level units by own name or one that no other has, second-level by any."""
        out = {(r.country, k): r for r in self.rows if r.kind == "admin2" for k in r.names}
        alike: dict[tuple[str | None, str], list[Row]] = {}
        for row in self.rows:
            for key in row.names if row.kind == "admin1" else ():
                alike.setdefault((row.country, key), []).append(row)
        out |= {key: rows[0] for key, rows in alike.items() if len(rows) == 1}
        return out | {(r.country, fold(r.name)): r for r in self.rows if r.kind == "admin1"}

    def _drop_namesakes(self) -> None:
        """Hamlets abroad lose the names of seas and of regions of the world ("Middle East")."""
        taken: dict[str, set[str | None]] = {}
        for row in self.rows:
            if row.kind in ("region", "water"):
                for key in row.names:
                    taken.setdefault(key, set()).add(row.country)
        for row in self.rows:
            if row.kind != "city" or row.population >= HAMLET:
                continue
            for key in [k for k in row.names if k in taken and row.country not in taken[k]]:
                del row.names[key]

    def _add_region(self, cells: dict[str, str], known: dict[tuple[str | None, str], Row]) -> None:
        country = cells["country"] or None
        kind: CandidateKind = cells["kind"]  # type: ignore[assignment]
        row = known.get((country, fold(cells["name"])))
        if row is None or (kind == "admin1" and row.kind != "admin1") or kind in ("site", "water"):
            row = self._new(cells["name"], kind, country, None)
            if kind == "admin1":
                row.admin1 = cells["name"]
        elif row.kind == "admin1":
            self._renamed[country or "", row.name] = cells["name"]
        row.call(fold(cells["name"]), "exact")
        row.lat, row.lon = float(cells["lat"]), float(cells["lon"])
        row.radius_km, row.point_of = float(cells["radius_km"]), None
        row.disputed = cells["disputed"]
        row.geonameid = row.geonameid or (int(cells["geonameid"]) if cells["geonameid"] else None)
        for alias in curated.parts(cells["aliases"]):
            self._call(row, alias, "exact")
        for demonym in curated.parts(cells["demonyms"]):
            row.call(fold(demonym), "demonym")

    def _add_spellings(self) -> None:
        best: dict[tuple[str | None, str, str], Row] = {}
        for row in sorted(self.rows, key=lambda r: -r.population):
            best.setdefault((row.country, row.kind, fold(row.name)), row)
        for cells in curated.rows("spellings.tsv"):
            found = best.get((cells["country"], cells["kind"], fold(cells["name"])))
            if found:
                self._call(found, cells["alias"], "exact")
        for cells in curated.rows("abbreviations.tsv"):
            found = best.get((cells["country"], "admin1", fold(cells["name"])))
            if found:
                self._call(found, cells["short"], "abbreviation")

    def _add_own(self, places: Iterable[Own]) -> None:
        """Names and places of the user's, which outrank all stop words."""
        alike: dict[tuple[str | None, str], list[Row]] = {}
        for row in self.rows:
            for key in row.names if row.kind in _OWNED else ():
                alike.setdefault((row.country, key), []).append(row)
        for place in places:
            rows = alike.get((place.country, fold(place.name)), [])
            if place.admin1:
                rows = [r for r in rows if fold(r.admin1 or "") == fold(place.admin1)]
            if place.lat is not None and place.lon is not None:
                near = [r for r in rows if _apart(r, place.lat, place.lon) < MERGE_KM]
                row = near[0] if near else self._own(place)
            elif rows:
                row = max(rows, key=lambda r: (r.kind == "city", r.population))
            else:
                raise InputError(
                    f"line {place.line}: no place of {place.country} is called {place.name!r}; "
                    "give it lat and lon"
                )
            for name in (place.name, place.alias):
                row.call(fold(name), "exact")

    def _own(self, place: Own) -> Row:
        row = self._new(place.name, "city", place.country, None)
        row.lat, row.lon, row.radius_km = place.lat, place.lon, place.radius_km
        units = [r for r in self.rows if r.kind == "admin1" and r.country == place.country]
        named = [r for r in units if place.admin1 and fold(place.admin1) in r.names]
        row.admin1 = named[0].name if named else place.admin1 or None
        return row

    def _mark_capitals(self) -> None:
        """The most populous city of each country that goes by its capital's name."""
        wanted = {
            (cells["iso2"], fold(cells["capital"])): cells["iso2"]
            for cells in curated.rows("countries.tsv")
        }
        best: dict[str, Row] = {}
        for row in self.rows:
            if row.kind != "city":
                continue
            for key in row.names:
                code = wanted.get((row.country or "", key))
                if code and (code not in best or best[code].population < row.population):
                    best[code] = row
        for row in best.values():
            row.capital = True


def _km(row: Row, city: City) -> float:
    return _apart(row, city.lat, city.lon)


def _apart(row: Row, lat: float, lon: float) -> float:
    """Distance in km on a plane, good for places that are close."""
    if row.lat is None or row.lon is None:
        return math.inf
    north = (row.lat - lat) * 111.2
    east = (row.lon - lon) * 111.2 * math.cos(math.radians(lat))
    return math.hypot(north, east)
