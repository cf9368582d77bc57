"""Scores the candidates of all names of a report together: each score explains itself."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline import lexicons
from dateline.gazetteer.names import fold
from dateline.model.ports import Candidate
from dateline.normalise.places.names import Named

K = TypeVar("K", bound=Hashable)
_Point = tuple[float, float, float]
ROUNDS = 2
KEPT = 40
HINT = 0.1
PUBLISHER = 1.0
ALONE = 0.04
LEAST = 0.02
HOPELESS = 0.001
WINDOW = 9.0
KM = 111.2
_POINTS = frozenset({"city", "admin2", "site"})
_UNITS = frozenset({"country", "admin1", "admin2", "region"})


@dataclass(slots=True)
class Scored:
    """A candidate with its chance among those of its name, and the features behind it."""

    candidate: Candidate
    features: dict[str, float]
    score: float = 0.0
    chance: float = 0.0


@dataclass(slots=True)
class Context:
    """What the rest of the report says: the weight of each country and admin1, and points."""

    countries: dict[str, float]
    units: dict[tuple[str, str], float]
    points: list[_Point]


def weights() -> dict[str, float]:
    """The weights of the features."""
    found: dict[str, float] = lexicons.table("place_weights")["weights"]
    return found


def score(
    told: dict[str, Named], home: str | None = None, publisher: Mapping[str, Named] | None = None
) -> dict[str, list[Scored]]:
    """All candidates of each name, best first; ties by the order of the gazetteer.

    `home` is the country (ISO-2) the report was published in, if that is known; `publisher` are
    the names of places in the publisher's name that the report does not give.
    """
    named = {**told, **(publisher or {})}
    ranked = {
        key: [Scored(c, _own(n, c)) for c in n.candidates[:KEPT]] for key, n in named.items()
    }
    w = weights()
    known = frozenset(key for key, n in named.items() if is_told(n, ranked[key]))
    owned = _owned(named)
    for rows in ranked.values():
        _weigh(rows, w)
    sums = _Sums(named, ranked, home)
    for turn in range(ROUNDS):
        for key, rows in ranked.items():
            context = sums.without(key)
            for row in rows:
                if turn and row.chance < HOPELESS:
                    continue
                row.features.update(_shared(row.candidate, context))
                row.features.update(_held(named[key], row.candidate, ranked, known))
                row.features["holds"] = _holds(owned.get(key, ()), row.candidate, ranked)
            _weigh(rows, w)
            sums.put(key, _share(named[key], rows))
    return {key: sorted(ranked[key], key=lambda r: -r.score) for key in told}


def _weigh(rows: list[Scored], w: dict[str, float]) -> None:
    for row in rows:
        total = 0.0
        for feature, x in row.features.items():
            if x:
                total += w.get(feature, 0.0) * x
        row.score = round(total, 4)
    top = max(row.score for row in rows)
    total = sum(math.exp(row.score - top) for row in rows)
    for row in rows:
        row.chance = math.exp(row.score - top) / total


def _own(named: Named, c: Candidate) -> dict[str, float]:
    """The features that need only the name and the words around it."""
    out: dict[str, float] = {"population": math.log10(c.population + 10) / 7.5}
    if c.kind != "city":
        out[c.kind] = 1.0
    if c.capital:
        out["capital"] = 1.0
    if c.match != "exact":
        out[c.match] = 1.0
    if fold(c.name) == named.key:
        out["canonical"] = 1.0
    kinds = named.kinds - {"near", "neighbourhood"}
    if kinds:
        out["kind_told" if c.kind in kinds else "kind_against"] = 1.0
    return out


def _held(
    named: Named, c: Candidate, ranked: dict[str, list[Scored]], known: frozenset[str]
) -> dict[str, float]:
    """How far the units named beside a name hold the candidate, or speak against it."""
    out = {"inside": 0.0, "outside": 0.0}
    if not named.inside or (named.is_country and c.kind not in ("admin1", "country")):
        return out
    holders = [key for key in named.inside if key in known]
    for key in holders:
        over = [r for r in ranked.get(key, ()) if r.candidate.kind in _UNITS]
        holds = sum(r.chance for r in over if contains(r.candidate, c))
        out["inside"] += holds
        out["outside"] += max(0.0, sum(r.chance for r in over) - holds)
    for feature in out:
        out[feature] /= max(len(holders), named.count / 4, 1.0)
    return out


def _owned(named: dict[str, Named]) -> dict[str, list[str]]:
    """The keys of the names that stand inside each name ("X, Y", "Y's X")."""
    out: dict[str, list[str]] = {}
    for key, n in named.items():
        for over in dict.fromkeys(n.inside):
            out.setdefault(over, []).append(key)
    return out


def _holds(under: Iterable[str], c: Candidate, ranked: dict[str, list[Scored]]) -> float:
    """How surely a candidate holds the best reading of one of the names told to lie in it."""
    if c.kind not in _UNITS:
        return 0.0
    return max(
        (r.chance for key in under for r in ranked.get(key, ()) if contains(c, r.candidate)),
        default=0.0,
    )


def contains(big: Candidate, small: Candidate) -> bool:
    """True when `big` is a unit that holds `small`."""
    if big.kind not in _UNITS or small.kind == "country" or big is small:
        return False
    if big.country is None or big.country != small.country:
        return False
    if big.kind == "admin1":
        return small.kind != "admin1" and small.admin1 == big.name
    if big.kind == "admin2":
        return small.kind == "city" and small.admin2 == big.name
    return True


@dataclass(slots=True)
class _Share:
    """What the candidates of one name say of the report: countries, units, points with chances."""

    countries: dict[str, float]
    units: dict[tuple[str, str], float]
    points: list[_Point]


class _Sums:
    """The shares of all names, kept up while the chances of one after the other change."""

    def __init__(
        self, named: dict[str, Named], ranked: dict[str, list[Scored]], home: str | None
    ) -> None:
        self._countries: dict[str, float] = {home: PUBLISHER} if home else {}
        self._units: dict[tuple[str, str], float] = {}
        self._shares: dict[str, _Share] = {}
        for key, rows in ranked.items():
            self.put(key, _share(named[key], rows))

    def without(self, key: str) -> Context:
        """What all other names say."""
        self._add(self._shares.pop(key), -1.0)
        points = [p for share in self._shares.values() for p in share.points]
        return Context(_shares(self._countries), _shares(self._units), points)

    def put(self, key: str, share: _Share) -> None:
        """Add what one name says."""
        self._shares[key] = share
        self._add(share, 1.0)

    def _add(self, share: _Share, sign: float) -> None:
        _sum(self._countries, share.countries, sign)
        _sum(self._units, share.units, sign)


def _sum(sums: dict[K, float], more: dict[K, float], sign: float) -> None:
    for key, n in more.items():
        sums[key] = max(0.0, round(sums.get(key, 0.0) + sign * n, 9))


def _share(named: Named, rows: list[Scored]) -> _Share:
    told = is_told(named, rows)
    much = math.sqrt(named.count) * (1.0 if told else HINT)
    out = _Share({}, {}, [])
    for row in rows:
        c = row.candidate
        if row.chance < LEAST or c.country is None:
            continue
        out.countries[c.country] = out.countries.get(c.country, 0.0) + much * row.chance
        if c.admin1:
            unit = (c.country, c.admin1)
            out.units[unit] = out.units.get(unit, 0.0) + much * row.chance
        if told and c.kind in _POINTS and c.lat is not None and c.lon is not None:
            out.points.append((c.lat, c.lon, row.chance))
    return out


def is_told(named: Named, rows: list[Scored]) -> bool:
    """False for a name outside the mentions, probably of a person or a body: it weighs less."""
    return not named.hint or rows[0].candidate.kind in ("country", "region")


def _shares(counts: dict[K, float]) -> dict[K, float]:
    total = sum(counts.values())
    return {key: n / (total + 1.0) for key, n in counts.items()}


def _shared(c: Candidate, context: Context) -> dict[str, float]:
    """The features that need the rest of the report."""
    country = context.countries.get(c.country or "", 0.0)
    out = {
        "country_mass": country,
        "admin1_mass": 0.0,
        "near": 0.0,
        "same_area": 0.0,
        "alone_abroad": 0.0,
    }
    if c.admin1 and c.country:
        out["admin1_mass"] = context.units.get((c.country, c.admin1), 0.0)
    if c.lat is not None and c.lon is not None:
        reach = c.radius_km or 0.0 if c.kind == "country" else 0.0
        out["near"], out["same_area"] = _nearness(c.lat, c.lon, reach, context.points)
    if c.kind not in ("country", "region", "water") and context.countries:
        out["alone_abroad"] = max(0.0, 1.0 - country / ALONE)
    return out


def _nearness(
    lat: float, lon: float, reach: float, points: Iterable[_Point]
) -> tuple[float, float]:
    """The nearest other place within some 100 km, and how many lie within some 400 km.

    Distances on a plane: good enough so near, and ten times as fast as on the sphere.
    """
    best, many = 0.0, 0.0
    window = WINDOW + reach / KM
    shrink = math.cos(math.radians(lat))
    for lat2, lon2, chance in points:
        north = lat2 - lat
        if not -window < north < window:
            continue
        east = (lon2 - lon) * shrink
        if -window < east < window:
            apart = max(0.0, KM * math.sqrt(north * north + east * east) - reach)
            best = max(best, chance * math.exp(-apart / 100.0))
            many += chance * math.exp(-apart / 400.0)
    return best, many / (many + 2.0)
