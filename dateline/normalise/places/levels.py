"""City or the unit of the same name, and names that only a far country has."""

from __future__ import annotations

import math

from dateline import lexicons
from dateline.gazetteer.names import fold
from dateline.model.ports import Candidate
from dateline.normalise.places.names import Names
from dateline.normalise.places.scores import HINT, Scored, contains

SEAT_SHARE = 0.35
SEAT_CHANCE = 0.3
SMALL = 300_000
VILLAGE = 50_000
_VILLAGES = frozenset({"village", "hamlet"})
_QUARTERS = frozenset({"area", "neighbourhood", "neighborhood", "quarter", "locality", "colony"})
FAINT = 0.4
_UNITS = frozenset({"admin1", "admin2"})


def level(rows: list[Scored], words: str) -> Scored:
    """The best candidate, or the city of its name, or its unit, as the mention's words tell.

    A unit and its seat share a name ("Kandahar"): without a type word the city is meant when
    it holds a good part of the unit's people or scores nearly as well.
    """
    best = rows[0]
    told = _told(words)
    if best.candidate.kind == "city" and told in _UNITS:
        return next((r for r in rows if r.candidate.kind == told and _nested(r, best)), best)
    if best.candidate.kind not in _UNITS or told == best.candidate.kind:
        return best
    city = next((r for r in rows if r.candidate.kind == "city" and _nested(best, r)), None)
    if city is None or told in _UNITS:
        return best
    share = city.candidate.population / max(1, best.candidate.population)
    if best.candidate.point_of is not None:
        return city
    if told == "city" or share >= SEAT_SHARE or city.chance >= SEAT_CHANCE * best.chance:
        return city
    return best


def _told(words: str) -> str | None:
    after = lexicons.table("place_types")["after"]
    found = [after[w] for w in words.lower().replace(",", " ").split() if w in after]
    return next((kind for kind in found if kind in ("city", "admin1", "admin2")), None)


def _nested(unit: Scored, city: Scored) -> bool:
    """True for a city of the unit; a unit without a point of its own is one by its name alone."""
    a, b = unit.candidate, city.candidate
    if a.kind == "admin1" and a.point_of is not None and fold(a.name) == fold(b.name):
        return a.country == b.country
    return a.country == b.country and a.admin1 == b.admin1


def is_foreign(c: Candidate, found: Names, ranked: dict[str, list[Scored]], key: str) -> bool:
    """True for a small place in a country that nothing else in the report speaks of.

    Most villages are in no list, and their namesakes abroad are: such a name is better left
    unresolved within the country that the report is about.
    """
    if c.kind not in ("city", "admin2") or c.capital or c.population >= SMALL:
        return False
    own = FAINT * math.sqrt(found.named[key].count)
    masses = _masses(found, ranked, key)
    return c.country not in masses and max(masses.values(), default=0.0) > own


def at_home(
    rows: list[Scored], found: Names, ranked: dict[str, list[Scored]], key: str
) -> list[Scored]:
    """Of the candidates of a name those in countries that other names of the report lie in."""
    masses = _masses(found, ranked, key)
    return [r for r in rows if r.candidate.country in masses and r.candidate.match == "exact"]


def _masses(found: Names, ranked: dict[str, list[Scored]], leave: str) -> dict[str, float]:
    """How firmly each country is spoken of by the other names."""
    out: dict[str, float] = {}
    for key, rows in ranked.items():
        c = rows[0].candidate
        named = found.named[key]
        large = c.kind in ("country", "region")
        firm = large or c.kind == "admin1" or c.capital or c.population >= SMALL
        if key == leave or c.country is None or (named.hint and not firm):
            continue
        weight = math.sqrt(named.count) * (1.0 if firm else FAINT)
        weight *= 1.0 if large or not named.hint else HINT
        weight *= FAINT if c.match == "demonym" else 1.0
        out[c.country] = out.get(c.country, 0.0) + weight
    return out


def contradicting(c: Candidate, beside: list[Candidate]) -> Candidate | None:
    """The smallest unit told to hold a small place, when it does not."""
    if c.kind not in ("city", "admin2") or c.population >= SMALL:
        return None
    units = [u for u in beside if u is not c and u.kind in ("country", "admin1")]
    if not units:
        return None
    least = min(units, key=lambda u: (u.kind == "country", u.radius_km or 0.0))
    return None if contains(least, c) else least


def is_elsewhere(c: Candidate, words: str, ground: Candidate | None) -> bool:
    """True when words tell a village or a quarter, and the place is a town far from the ground.

    Villages and quarters are mostly in no list; a namesake of another province is not meant.
    """
    if ground is None or c.kind != "city" or c.capital or ground.kind not in ("city", "admin1"):
        return False
    told = set(words.lower().split())
    village = told & _VILLAGES and c.population >= VILLAGE
    quarter = told & _QUARTERS and c.population < SMALL
    if not village and not quarter:
        return False
    return (c.country, c.admin1) != (ground.country, ground.admin1)
