"""Names that no list has in the country spoken of: the unit they lie in, or another spelling."""

from __future__ import annotations

from dataclasses import dataclass

from dateline import lexicons
from dateline.model.mention import Mention
from dateline.model.ports import Candidate, Lookup
from dateline.model.report import Report as Text
from dateline.normalise.places.ground import country_at
from dateline.normalise.places.names import Names
from dateline.normalise.places.scores import Scored
from dateline.values.places import same_name

BESIDE = 60
_UNITS = frozenset({"city", "admin2", "admin1"})


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says of places: names, scored candidates, common ground, publisher's home."""

    text: Text
    found: Names
    ranked: dict[str, list[Scored]]
    ground: Candidate | None
    home: str | None
    lookup: Lookup


def unit_beside(mention: Mention, report: Report) -> Candidate | None:
    """The town or unit named nearest to an unknown place in its sentence, within BESIDE signs."""
    near: list[tuple[int, Candidate]] = []
    for o in report.found.occurrences:
        if o.sentence != mention.sentence or report.found.named[o.key].hint:
            continue
        best = report.ranked[o.key][0].candidate
        apart = max(o.chars[0] - mention.span.end, mention.span.start - o.chars[1])
        if best.kind in _UNITS and 0 <= apart <= BESIDE and _at_home(best, report.ground):
            near.append((apart, best))
    return min(near, key=lambda item: item[0])[1] if near else None


def ground_of(mention: Mention, report: Report) -> Candidate | None:
    """The common ground; for a settlement of its own no capital, but the capital's country."""
    ground = report.ground
    if ground is None or not ground.capital or ground.kind != "city":
        return ground
    sites = lexicons.table("place_words")["sites"]
    kinds = lexicons.table("place_words")["kinds"]
    words = mention.text.lower().split()
    if any(w in sites and w not in kinds for w in words):
        return ground
    return country_at(report.lookup, ground.country or "")


def _at_home(c: Candidate, ground: Candidate | None) -> bool:
    return c.lat is not None and (ground is None or ground.country == c.country)


def spelt_otherwise(name: str, unit: Candidate | None, report: Report) -> Candidate | None:
    """The one place of the unit's country and first-level unit that the name may spell."""
    if unit is None or unit.country is None or same_name(name, unit.name):
        return None
    admin1 = unit.name if unit.kind == "admin1" else unit.admin1
    ground = report.ground
    if admin1 is None and ground is not None and ground.country == unit.country:
        admin1 = ground.admin1
    found = report.lookup.similar(name, unit.country, admin1)
    if not found and unit.kind == "country":
        found = report.lookup.similar(name, unit.country)
    return found[0] if found else None
