"""Chooses among the candidates of each mention, or says how much of the place is known."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.ports import Candidate, Lookup
from dateline.model.values import Place, PlaceRelation
from dateline.normalise.places.ground import common_ground
from dateline.normalise.places.levels import (
    at_home,
    contradicting,
    is_elsewhere,
    is_foreign,
    level,
)
from dateline.normalise.places.names import UNKNOWN, Occurrence, collect, own_run
from dateline.normalise.places.offset import displaced, midway
from dateline.normalise.places.publisher import country_of, is_of_publisher, published_in
from dateline.normalise.places.scores import is_told, score
from dateline.normalise.places.unlisted import Report, ground_of, spelt_otherwise, unit_beside

ALTERNATIVES = 3
DOUBT = 0.02
_LEVEL: dict[str, int] = {
    "site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "water": 4, "country": 5,
}  # fmt: skip
_BESIDE = re.compile(
    r"^,.*\b(?:outside|(?:(?:north|south)-?)?(?:east|west)|north|south) of\b", re.IGNORECASE
)
_RELATIONS = frozenset(get_args(PlaceRelation))


def resolve(mentions: tuple[Mention, ...], parsed: Parsed, lookup: Lookup) -> tuple[Mention, ...]:
    """The same mentions; those of slot `place` with a `Place` as value."""
    found = collect(parsed, tuple(m for m in mentions if m.slot == "place"), lookup)
    home = country_of(parsed.report, lookup)
    ranked = score(found.named, home, published_in(parsed.report, found.named, lookup))
    ground = common_ground(found, ranked, lookup)
    report = Report(parsed.report, found, ranked, ground, home, lookup)
    return tuple(
        _shifted(_valued(m, report), parsed) if m.slot == "place" else m for m in mentions
    )


def _shifted(mention: Mention, parsed: Parsed) -> Mention:
    if not isinstance(mention.value, Place):
        return mention
    sentence, text = parsed.sentences[mention.sentence], parsed.report.field(mention.span.field)
    return replace(mention, value=displaced(mention.value, mention, sentence, text))


def _valued(mention: Mention, report: Report) -> Mention:
    relation: PlaceRelation = mention.key if mention.key in _RELATIONS else "at"  # type: ignore[assignment]
    found, ranked = report.found, report.ranked
    names = found.within(mention)
    own = _own(mention)
    inside = [o for o in names if ranked[o.key][0].candidate.match != "demonym"] or names
    if mention.rule != UNKNOWN:
        inside = _without_landmark(mention, inside)
    else:
        first, last = (mention.span.start + at for at in own_run(mention.text))
        inside = [
            o
            for o in inside
            if not (o.piece or first <= o.chars[0] < last) and not _is_abroad(report, o.key)
        ]
    if not inside:
        return replace(mention, value=_unlisted(mention, own, None, report, relation))
    best = min(inside, key=lambda o: _LEVEL[ranked[o.key][0].candidate.kind])
    rows = ranked[best.key]
    abroad = _is_abroad(report, best.key)
    if abroad and (known := at_home(rows, found, ranked, best.key)):
        rows, abroad = known, False
    if mention.rule == UNKNOWN:
        unit = level(rows, "").candidate
        return replace(mention, value=_unlisted(mention, own, unit, report, relation))
    beside = [ranked[o.key][0].candidate for o in inside]
    if len(found.named[best.key].inside) and found.named[best.key].count == 1:
        held = [k for k in found.named[best.key].inside if is_told(found.named[k], ranked[k])]
        beside += [ranked[key][0].candidate for key in held]
    against = contradicting(rows[0].candidate, beside)
    if against is not None:
        name = found.named[best.key].text
        return replace(mention, value=_unlisted(mention, name, against, report, relation))
    if abroad or is_elsewhere(rows[0].candidate, mention.text, report.ground):
        name = found.named[best.key].text
        value = _unlisted(mention, name, report.ground, report, relation)
        return replace(mention, value=value if value.geonameid else replace(value, name=own))
    chosen = level(rows, mention.text)
    place = _place(mention, chosen.candidate, relation)
    if relation == "between":
        ends = [level(ranked[o.key], "").candidate for o in inside if o.key != best.key]
        towns = [c for c in ends if c.kind == "city" and c.country == place.country]
        place = midway(place, bare(towns[0])) if towns and place.city else place
    others = tuple(
        bare(r.candidate)
        for r in rows
        if r.chance > DOUBT and not _same(r.candidate, chosen.candidate)
    )[:ALTERNATIVES]
    return replace(mention, value=replace(place, alternatives=others))


def _without_landmark(mention: Mention, inside: list[Occurrence]) -> list[Occurrence]:
    """Without the place that another is told to lie beside ("Daquq, south of Kirkuk")."""
    for a, b in pairwise(inside):
        gap = mention.text[a.chars[1] - mention.span.start : b.chars[0] - mention.span.start]
        if _BESIDE.search(gap):
            return [o for o in inside if o.chars[0] <= a.chars[0]]
    return inside


def _is_abroad(report: Report, key: str) -> bool:
    best = report.ranked[key][0].candidate
    if best.country == report.home or is_of_publisher(report.text, key):
        return False
    return is_foreign(best, report.found, report.ranked, key)


def _unlisted(
    mention: Mention, name: str, told: Candidate | None, report: Report, relation: PlaceRelation
) -> Place:
    """A name that no list has so: another spelling inside its unit, else the unit's own point."""
    unit = told
    if mention.rule == UNKNOWN and (told is None or told.kind == "country"):
        beside = unit_beside(mention, report)
        if beside is not None and (told is None or beside.country == told.country):
            unit = beside
    if unit is None:
        unit = ground_of(mention, report) if mention.rule == UNKNOWN else report.ground
    similar = spelt_otherwise(name, unit, report)
    if similar is not None:
        return _place(mention, similar, relation)
    return _inside_of(mention, name, unit, relation)


def _same(a: Candidate, b: Candidate) -> bool:
    return a.geonameid is not None and a.geonameid == b.geonameid


def _inside_of(
    mention: Mention, name: str, unit: Candidate | None, relation: PlaceRelation
) -> Place:
    """A place that no list knows: the point is that of the smallest unit the text gives."""
    if unit is None:
        return Place(name=name, words=mention.text, relation=relation)
    return replace(
        bare(unit),
        name=name,
        words=mention.text,
        relation=relation,
        geonameid=None,
        point_of=unit.point_of or unit.name,
    )


def _own(mention: Mention) -> str:
    """The name in the words of an unknown place: its first capitalised run, else all words."""
    first, last = own_run(mention.text)
    return mention.text[first:last]


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
