"""Chooses among the candidates of each mention, or says how much of the place is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import get_args

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Candidate, Lookup
from dateline.model.values import Place, PlacePrecision, PlaceRelation
from dateline.normalise.places.names import Names, collect
from dateline.normalise.places.scores import Scored, score

ALTERNATIVES = 3
_LEVEL: dict[str, int] = {
    "site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "water": 4, "country": 5,
}  # fmt: skip
_RELATIONS = frozenset(get_args(PlaceRelation))


def resolve(mentions: tuple[Mention, ...], parsed: Parsed, lookup: Lookup) -> tuple[Mention, ...]:
    """The same mentions; those of slot `place` with a `Place` as value."""
    found = collect(parsed, tuple(m for m in mentions if m.slot == "place"), lookup)
    ranked = score(found.named)
    main = _main_country(found, ranked)
    return tuple(_valued(m, found, ranked, main) if m.slot == "place" else m for m in mentions)


def _main_country(found: Names, ranked: dict[str, list[Scored]]) -> Candidate | None:
    """The country that most of the report's places lie in, if it is more than half."""
    counts: Counter[str] = Counter()
    names: dict[str, Candidate] = {}
    for key, rows in ranked.items():
        best = rows[0].candidate
        if best.country:
            counts[best.country] += found.named[key].count
            if best.kind == "country":
                names[best.country] = best
    if not counts:
        return None
    code, much = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if 2 * much <= sum(counts.values()):
        return None
    return names.get(code) or Candidate(None, code, "country", code)


def _valued(
    mention: Mention, found: Names, ranked: dict[str, list[Scored]], main: Candidate | None
) -> Mention:
    names = found.within(mention)
    inside = [o for o in names if ranked[o.key][0].candidate.match != "demonym"] or names
    relation: PlaceRelation = mention.key if mention.key in _RELATIONS else "at"  # type: ignore[assignment]
    if not inside:
        return _unknown(mention, relation, main)
    best = min(inside, key=lambda o: _LEVEL[ranked[o.key][0].candidate.kind])
    rows = ranked[best.key]
    chosen = rows[0]
    place = _place(mention, chosen.candidate, relation, found.named[best.key].text)
    others = tuple(
        _bare(r.candidate)
        for r in rows[1:]
        if r.chance > 0.02 and not _same(r.candidate, chosen.candidate)
    )[:ALTERNATIVES]
    return replace(mention, value=replace(place, alternatives=others))


def _same(a: Candidate, b: Candidate) -> bool:
    return a.geonameid is not None and a.geonameid == b.geonameid


def _unknown(mention: Mention, relation: PlaceRelation, main: Candidate | None) -> Mention:
    if main is None:
        return replace(mention, value=Place(words=mention.text, relation=relation))
    place = Place(
        name=mention.text,
        words=mention.text,
        country=main.country,
        lat=main.lat,
        lon=main.lon,
        radius_km=main.radius_km,
        precision="country",
        relation=relation,
        point_of=main.name,
    )
    return replace(mention, value=place)


def _place(mention: Mention, c: Candidate, relation: PlaceRelation, text: str) -> Place:
    precision: PlacePrecision = c.kind
    return replace(
        _bare(c), words=mention.text, relation=relation, precision=precision, disputed=c.disputed
    )


def _bare(c: Candidate) -> Place:
    return Place(
        name=c.name,
        city=c.name if c.kind == "city" else None,
        admin1=c.admin1,
        admin2=c.admin2,
        country=c.country,
        lat=c.lat,
        lon=c.lon,
        radius_km=c.radius_km,
        geonameid=c.geonameid,
        precision=c.kind,
        point_of=c.point_of,
    )
