"""The smallest unit that most of a report's places lie in: where an unknown place is sought."""

from __future__ import annotations

from dateline.gazetteer import curated
from dateline.model.ports import Candidate, Lookup
from dateline.normalise.places.names import Names
from dateline.normalise.places.scores import Scored

SHARE = 0.5
PEOPLE = 0.4
SURE = 0.8


def common_ground(
    found: Names, ranked: dict[str, list[Scored]], lookup: Lookup
) -> Candidate | None:
    """The city, first-level unit or country that more than half of the mentions lie in.

    Words for a people weigh less than names of places; where a report names no place, first-level
    units that stand in other names ("the Manzini Referral Hospital") speak for their country.
    """
    counts = [
        (best, named.count * (PEOPLE if best.match == "demonym" else 1.0))
        for key, named in found.named.items()
        for best in [ranked[key][0].candidate]
        if best.country is not None and (best.match == "demonym" or not named.hint)
    ]
    if all(best.match == "demonym" for best, _ in counts):
        counts += [
            (rows[0].candidate, PEOPLE * found.named[key].count)
            for key, rows in ranked.items()
            if found.named[key].hint and rows[0].candidate.kind == "admin1"
            and rows[0].candidate.match == "exact" and rows[0].chance > SURE
        ]  # fmt: skip
    country = _most([(c.country or "", n) for c, n in counts])
    if country is None:
        return None
    home = [(c, n) for c, n in counts if c.country == country and c.kind != "country"]
    city = _most([(c.name if c.kind == "city" else "", n) for c, n in home])
    if city:
        return next(c for c, _ in home if c.kind == "city" and c.name == city)
    unit = _most([(c.admin1 or "", n) for c, n in home])
    held = _unit(lookup, unit, country) if unit else None
    if held:
        return held
    whole = [c for c, _ in counts if c.kind == "country" and c.country == country]
    return whole[0] if whole else country_at(lookup, country)


def _most(counts: list[tuple[str, float]]) -> str | None:
    """The name that makes up more than half of the counts; None if none, or the empty name."""
    sums: dict[str, float] = {}
    for name, n in counts:
        sums[name] = sums.get(name, 0) + n
    if not sums:
        return None
    name, most = min(sums.items(), key=lambda item: (-item[1], item[0]))
    return name if name and most > SHARE * sum(sums.values()) else None


def _unit(lookup: Lookup, name: str, country: str) -> Candidate | None:
    for c in lookup.find(name):
        if c.kind == "admin1" and c.country == country and c.name == name:
            return c
    return None


def country_at(lookup: Lookup, code: str) -> Candidate:
    """The country of an ISO-2 code, looked up by its name for its point."""
    names = [row["name"] for row in curated.rows("countries.tsv") if row["iso2"] == code]
    for c in lookup.find(names[0]) if names else ():
        if c.kind == "country" and c.country == code:
            return c
    return Candidate(None, code, "country", code)
