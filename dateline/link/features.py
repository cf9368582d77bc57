"""What speaks for and against two accounts telling one incident: named features of a pair.

Each feature is a number from 0 to 1 that is symmetric in the two accounts and made from their
sketches alone. `FEATURES` says in plain words what each one looks at; the docs print it.
"""

from __future__ import annotations

import math
from functools import lru_cache

from dateline.link.sketch import Sketch, Spot, Toll
from dateline.link.wording import rarity
from dateline.values.acts import may_mix
from dateline.values.places import kilometres

FEATURES: dict[str, str] = {
    "day_same": "words of both give the day, and it may be the same day",
    "day_next": "words of both give the day, and a night lies between",
    "time_overlaps": "a month, a year or some days that one gives hold the time of the other; "
                     "less for long stretches",
    "days_apart": "words of both give the time, and 2 or more days lie between; 1 from a week on",
    "far_apart": "words of both give the time, and more than a week lies between; 1 from a year "
                 "on",
    "news_days_near": "the day of one is taken from its publication, and they lie two days apart "
                      "at most",
    "news_days_apart": "the day of one is taken from its publication, and three or more days lie "
                       "between; 1 from a month on",
    "days_beyond": "words of both give the day, and five days or more lie between (set by hand)",
    "hours_same": "both name the hour or the part of the day, and they meet",
    "hours_apart": "both name the hour or the part of the day, and they lie 3 hours apart or more",
    "too_early": "one was published before the day on which the other says that it happened",
    "told_together": "both are told as news or follow-up, within three days",
    "told_apart": "both are told as news more than a week apart; 1 from a quarter on",
    "undated": "one of the two has no date at all",
    "site_same": "the same named site, neighbourhood or village",
    "sites_differ": "both name a site or a neighbourhood, and none is the same",
    "city_same": "towns within reach of one another, or of one name",
    "city_near": "towns less than 60 km apart; less the farther",
    "inside": "the place of one is a district, province or country that holds the other's",
    "apart": "places that lie beyond reach of one another; 1 from 1,500 km on",
    "beyond": "towns or sites 150 km apart or more (set by hand)",
    "country_differs": "no country in common",
    "placeless": "one of the two has no place at all",
    "act_same": "kinds of act in common",
    "acts_mix": "kinds of act that may belong to one incident, none in common",
    "acts_clash": "kinds of act that do not belong to one incident",
    "type_same": "the same sub-type of event",
    "stage_differs": "carried out here; failed, foiled or only announced there",
    "weapon_same": "a type of weapon in common",
    "weapon_differs": "weapons of other types",
    "doer_same": "a named organisation in common, as reported doer",
    "doer_differs": "named organisations, none in common",
    "doer_class_same": "a class of reported doer in common",
    "target_same": "a target, or its sector or class, in common",
    "target_differs": "targets of other sectors and classes",
    "person_same": "a named person in common",
    "persons_differ": "named persons, none in common",
    "names_shared": "other names in common; 1 from four on",
    "names_held": "the share of the names of the one that says less in common",
    "names_none": "both hold names, none in common",
    "words_shared": "the share of all rarer words in common",
    "words_many": "how many rarer words are in common, by their rarity; 1 from some six on",
    "words_held": "the share of the rarer words of the one that says less in common",
    "toll_same": "the same number of people killed or hurt; more for great numbers",
    "toll_rises": "figures that differ as tolls do that grow",
    "toll_apart": "figures too far apart for one incident; more the farther",
}  # fmt: skip
_DAY_WIDTH = 2
_WEEK, _MONTH, _QUARTER, _YEAR = 7, 30, 91, 365
_HOURS = 3.0
_REACH = {0: 2.0, 1: 4.0, 2: 6.0, 3: 35.0, 4: 110.0, 5: 160.0, 6: 0.0, 7: 0.0}
_FINE, _SITE = 2, 1
_NEAR_KM, _FAR_KM = 60.0, 1500.0
_BEYOND_KM, _DAYS_BEYOND = 150.0, 5
# What no likeness of words outweighs: set by hand, so that reports in one newspaper's words of
# two attacks are never one incident.
FIXED = {"beyond": -8.0, "days_beyond": -2.0}
_DONE = "accomplished"
_SHARED_NAMES = 4
_LEAST_NAMES = 3
_GROWS = 2.5
Found = dict[str, float]


def features(a: Sketch, b: Sketch) -> Found:
    """The features of a pair that are not 0, rounded to four decimals."""
    found: Found = {}
    _time(found, a, b)
    _telling(found, a, b)
    _place(found, a, b)
    _deed(found, a, b)
    _people(found, a, b)
    _wording(found, a, b)
    _tolls(found, a, b)
    return {name: round(value, 4) for name, value in found.items() if value > 0.0}


def _time(found: Found, a: Sketch, b: Sketch) -> None:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        found["undated"] = 1.0
        return
    gap = max(a.first - b.last, b.first - a.last)
    if a.dated == b.dated == "told":
        wide = max(a.last - a.first, b.last - b.first)
        _told_days(found, gap, wide)
        if gap <= 0 and a.hours and b.hours and wide < _DAY_WIDTH:
            between = max(a.hours[0] - b.hours[1], b.hours[0] - a.hours[1])
            found["hours_apart" if between >= _HOURS else "hours_same"] = 1.0
    elif gap <= _DAY_WIDTH:
        found["news_days_near"] = 1.0
    else:
        found["news_days_apart"] = min(1.0, math.log(gap) / math.log(_MONTH))


def _told_days(found: Found, gap: int, wide: int) -> None:
    if gap <= 0:
        if wide <= _DAY_WIDTH:
            found["day_same"] = 1.0
        else:
            found["time_overlaps"] = min(1.0, math.log(4) / math.log(2 + wide))
    elif gap == 1:
        found["day_next"] = 1.0
    else:
        found["days_apart"] = min(1.0, gap / _WEEK)
        if gap >= _DAYS_BEYOND and wide <= _DAY_WIDTH:
            found["days_beyond"] = 1.0
        if gap > _WEEK:
            found["far_apart"] = min(1.0, math.log(gap / _WEEK) / math.log(_YEAR / _WEEK))


def _telling(found: Found, a: Sketch, b: Sketch) -> None:
    """Days of publication against one another, and against the day that is told."""
    for one, other in ((a, b), (b, a)):
        early = one.published is not None and other.first is not None
        if early and other.dated == "told" and one.published < other.first:  # type: ignore[operator]
            found["too_early"] = 1.0
    if a.published is None or b.published is None:
        return
    gap = abs(a.published - b.published)
    fresh = "recalled" not in (a.told_as, b.told_as)
    if fresh and gap <= _HOURS:
        found["told_together"] = 1.0
    elif a.told_as == b.told_as == "news" and gap > _WEEK:
        found["told_apart"] = min(1.0, math.log(gap / _WEEK) / math.log(_QUARTER / _WEEK))


def _place(found: Found, a: Sketch, b: Sketch) -> None:
    if not a.spots or not b.spots:
        found["placeless"] = 1.0
        return
    best: Found = {}
    for one in a.spots:
        for other in b.spots:
            for name, value in _spots(one, other).items():
                best[name] = max(value, best.get(name, 0.0))
    _sites(best, a.spots, b.spots)
    # The nearest of all pairs of places decides; the others say nothing.
    for names in (("city_same",), ("city_near",), ("inside",), ("apart",)):
        if any(name in best for name in names):
            found.update({name: best[name] for name in names})
            break
    if "apart" in found and "beyond" in best:
        found["beyond"] = 1.0
    found.update({name: best[name] for name in ("site_same", "sites_differ") if name in best})
    here = {s.country for s in a.spots if s.country}
    there = {s.country for s in b.spots if s.country}
    if here and there and not here & there:
        found["country_differs"] = 1.0


def _spots(a: Spot, b: Spot) -> Found:
    """How two scenes lie to one another."""
    fine = a.level <= _FINE and b.level <= _FINE
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return _by_names(a, b)
    distance = kilometres(a.lat, a.lon, b.lat, b.lon)
    reach = _reach(a) + _reach(b)
    if fine:
        if distance <= reach or (a.city is not None and a.city == b.city and distance < _NEAR_KM):
            return {"city_same": 1.0}
        if distance <= _NEAR_KM:
            return {"city_near": 1.0 - distance / _NEAR_KM}
    elif distance <= reach or _holds(a, b) or _holds(b, a):
        return {"inside": _closeness(max(a.level, b.level))}
    over = max(1.0, distance - reach)
    apart = min(1.0, 0.2 + 0.8 * math.log(1 + over / 30) / math.log(_FAR_KM / 30))
    return {"apart": apart, "beyond": 1.0} if fine and over >= _BEYOND_KM else {"apart": apart}


def _reach(spot: Spot) -> float:
    return max(spot.radius or 0.0, _REACH[spot.level])


def _closeness(level: int) -> float:
    """What it says that a unit of a level holds a place: more for small ones."""
    return {3: 1.0, 4: 0.7, 5: 0.6}.get(level, 0.3)


def _holds(unit: Spot, place: Spot) -> bool:
    """True when a place lies in a unit as far as names tell."""
    if unit.country and place.country and unit.country != place.country:
        return False
    if unit.level == 6:
        return unit.country is not None and unit.country == place.country
    return unit.level in (3, 4) and unit.admin1 is not None and unit.admin1 == place.admin1


def _by_names(a: Spot, b: Spot) -> Found:
    """Scenes of which one has no point."""
    if a.country and b.country and a.country != b.country:
        return {"apart": 1.0}
    mine, yours = {a.name, a.city} - {None}, {b.name, b.city} - {None}
    if a.level != 6 and b.level != 6 and mine & yours:
        return {"city_same": 1.0}
    if _holds(a, b) or _holds(b, a):
        return {"inside": _closeness(max(a.level, b.level))}
    return {}


def _sites(found: Found, ours: tuple[Spot, ...], theirs: tuple[Spot, ...]) -> None:
    """Names of sites and neighbourhoods, where the town's own name says nothing."""
    here, there = _site_words(ours), _site_words(theirs)
    if here & there:
        found["site_same"] = 1.0
    elif here and there:
        found["sites_differ"] = 1.0


@lru_cache(maxsize=100_000)
def _site_words(spots: tuple[Spot, ...]) -> frozenset[str]:
    out: set[str] = set()
    for spot in spots:
        if spot.level <= _SITE and spot.name:
            town = set((spot.city or "").split()) | set((spot.admin1 or "").split())
            out |= {w for w in spot.name.split() if w not in town and w not in _PLAIN_SITE}
    return frozenset(out)


_PLAIN_SITE = frozenset(
    "the of a an in on at near street road market mosque church school hospital station police "
    "village district area city town centre center square post camp base bridge north south east "
    "west northern southern eastern western and its his their checkpoint highway outside shop "
    "house home building office".split()
)


def _deed(found: Found, a: Sketch, b: Sketch) -> None:
    if a.acts & b.acts - {"other"}:
        found["act_same"] = 1.0
    elif a.families and b.families:
        mix = any(may_mix(one, other) for one in a.families for other in b.families)
        found["acts_mix" if mix else "acts_clash"] = 1.0
    if a.sub_types & b.sub_types:
        found["type_same"] = 1.0
    if (a.stage == _DONE) != (b.stage == _DONE):
        found["stage_differs"] = 1.0
    _sets(found, a.weapons, b.weapons, "weapon_same", "weapon_differs")


def _sets(
    found: Found, a: frozenset[str], b: frozenset[str], same: str, differs: str | None
) -> None:
    if a & b:
        found[same] = 1.0
    elif a and b and differs is not None:
        found[differs] = 1.0


def _people(found: Found, a: Sketch, b: Sketch) -> None:
    _sets(found, a.doers, b.doers, "doer_same", "doer_differs")
    _sets(found, a.doer_classes, b.doer_classes, "doer_class_same", None)
    _sets(found, a.targets, b.targets, "target_same", "target_differs")
    if a.persons & (b.persons | b.names) or b.persons & a.names:
        found["person_same"] = 1.0
    elif a.persons and b.persons:
        found["persons_differ"] = 1.0


def _wording(found: Found, a: Sketch, b: Sketch) -> None:
    shared = len(a.names & b.names)
    if shared:
        found["names_shared"] = min(1.0, shared / _SHARED_NAMES)
        least = min(len(a.names), len(b.names))
        found["names_held"] = shared / max(least, _LEAST_NAMES)
    elif a.names and b.names:
        found["names_none"] = 1.0
    both = a.words & b.words
    if both:
        ours, theirs, shared_weight = _weight(a.words), _weight(b.words), _sum(both)
        found["words_shared"] = shared_weight / max(ours, theirs, _LEAST_WORDS)
        found["words_many"] = min(1.0, shared_weight / _MANY_WORDS)
        found["words_held"] = shared_weight / max(min(ours, theirs), _LEAST_WORDS)


_LEAST_WORDS = 4.0
_MANY_WORDS = 5.0


@lru_cache(maxsize=100_000)
def _weight(found: frozenset[str]) -> float:
    return _sum(found)


def _sum(found: frozenset[str]) -> float:
    """The rarity of words in all; the sum is exact, whatever the order."""
    return math.fsum(rarity(word) for word in found)


def _tolls(found: Found, a: Sketch, b: Sketch) -> None:
    for ours in a.tolls:
        for theirs in b.tolls:
            if ours.fate == theirs.fate:
                name, value = _toll(ours, theirs)
                found[name] = max(value, found.get(name, 0.0))


def _toll(a: Toll, b: Toll) -> tuple[str, float]:
    """How two figures of a fate stand to one another."""
    low, high = sorted((a, b), key=lambda t: t.low)
    if low.low == high.low and low.high == high.high:
        return "toll_same", min(1.0, 0.25 + math.log2(1 + low.low) / 6)
    open_ended = low.high is None or low.high >= high.low
    if open_ended or high.low <= _GROWS * low.low + 2:
        return "toll_rises", 1.0
    return "toll_apart", min(1.0, math.log((high.low + 1) / (low.low + 1)) / math.log(30))
