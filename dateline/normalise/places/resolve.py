"""Chooses among the candidates of each mention, or says how much of the place is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Candidate, Lookup
from dateline.model.values import Place, PlaceRelation
from dateline.normalise.places.ground import common_ground
from dateline.normalise.places.names import Names, collect
from dateline.normalise.places.publisher import country_of
from dateline.normalise.places.scores import Scored, score

ALTERNATIVES = 3
DOUBT = 0.02
_AFTER = re.compile(r",| in | of ")
_LEVEL: dict[str, int] = {
    "site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "water": 4, "country": 5,
}  # fmt: skip
_RELATIONS = frozenset(get_args(PlaceRelation))


def resolve(mentions: tuple[Mention, ...], parsed: Parsed, lookup: Lookup) -> tuple[Mention, ...]:
    """The same mentions; those of slot `place` with a `Place` as value."""
    found = collect(parsed, tuple(m for m in mentions if m.slot == "place"), lookup)
    ranked = score(found.named, country_of(parsed.report))
    ground = common_ground(found, ranked, lookup)
    return tuple(_valued(m, found, ranked, ground) if m.slot == "place" else m for m in mentions)


def _valued(
    mention: Mention, found: Names, ranked: dict[str, list[Scored]], ground: Candidate | None
) -> Mention:
    relation: PlaceRelation = mention.key if mention.key in _RELATIONS else "at"  # type: ignore[assignment]
    names = found.within(mention)
    inside = [o for o in names if ranked[o.key][0].candidate.match != "demonym"] or names
    if not inside:
        return replace(mention, value=_inside_of(mention, mention.text, ground, relation))
    best = min(inside, key=lambda o: _LEVEL[ranked[o.key][0].candidate.kind])
    rows = ranked[best.key]
    chosen = rows[0]
    if mention.rule == "place.unknown":
        return replace(mention, value=_inside_of(mention, None, chosen.candidate, relation))
    place = _place(mention, chosen.candidate, relation)
    others = tuple(
        bare(r.candidate)
        for r in rows[1:]
        if r.chance > DOUBT and not _same(r.candidate, chosen.candidate)
    )[:ALTERNATIVES]
    return replace(mention, value=replace(place, alternatives=others))


def _same(a: Candidate, b: Candidate) -> bool:
    return a.geonameid is not None and a.geonameid == b.geonameid


def _inside_of(
    mention: Mention, name: str | None, unit: Candidate | None, relation: PlaceRelation
) -> Place:
    """A place that no list knows: the point is that of the smallest unit the text gives."""
    words = mention.text
    if unit is None:
        return Place(name=name, words=words, relation=relation)
    return replace(
        bare(unit),
        name=name or _own_name(words),
        words=words,
        relation=relation,
        geonameid=None,
        point_of=unit.point_of or unit.name,
    )


def _own_name(words: str) -> str:
    """The words of an unknown place without what follows its comma or preposition."""
    return _AFTER.split(words, maxsplit=1)[0].strip()


def _place(mention: Mention, c: Candidate, relation: PlaceRelation) -> Place:
    return replace(bare(c), words=mention.text, relation=relation, disputed=c.disputed)


def bare(c: Candidate) -> Place:
    """A candidate as a place without words."""
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
