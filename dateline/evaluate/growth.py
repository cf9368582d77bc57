"""A seeded stream of invented accounts, for measuring how linking and the ledger grow.

Its density is fixed: `A_DAY` accounts a day, so that a million spans twenty years and ten
thousand some ten weeks. Attacks happen in cities by their population, 30 % of them in the 1 % of
cities that see most; most are told by one to eight reports, some recalled months later; one in
every `BURST_EVERY` accounts begins a burst of `BURST` reports of one attack. Nothing in it
happened; names of persons and groups are syllables.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from dateline.gazetteer.sources import City
from dateline.model.account import Account, ToldAs
from dateline.model.claim import Claim
from dateline.model.identity import account_id, digest, report_id
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.taxonomy import TYPE_OF
from dateline.model.values import (
    Actor,
    Casualty,
    DateAnchor,
    DateValue,
    EventType,
    Interval,
    Object,
    Place,
    Range,
    Weapon,
)

A_DAY = 137
BURST, BURST_EVERY = 2000, 50_000
HOT_SHARE, HOT_CITIES = 0.3, 0.01
FIRST = date(2006, 1, 1)
_MOST_REPORTS = 8
_RECALLED = 0.06
_UNDATED, _SUPPOSED, _VAGUE = 0.04, 0.35, 0.05
_SYLLABLES = "ba de fu gi ko la mi no pe ra su ta vo wi ya zu dra kle mon sta tir bel".split()
_GROUPS = 300
_KINDS: tuple[tuple[str, str, Any], ...] = (
    ("shooting", "attack", "firearm"),
    ("ied", "remote_explosive_landmine_ied", "explosive_device"),
    ("clash", "armed_clash", "firearm"),
    ("suicide_bombing", "suicide_bomb", "suicide_vest"),
    ("abduction", "abduction_forced_disappearance", "firearm"),
    ("air_strike", "air_drone_strike", "aircraft_drone"),
    ("riot", "violent_demonstration", "other"),
    ("grenade", "grenade", "grenade"),
)
_TARGETS: tuple[Any, ...] = ("police", "military", "civilians", "market", "religious", "education")


class Told(NamedTuple):
    """One account of the stream, its report, and the number of the attack it tells."""

    account: Account
    report: Report
    attack: int


@dataclass(frozen=True, slots=True)
class _Attack:
    """What happened, as far as the stream decides it."""

    number: int
    day: date
    city: City
    site: str
    kind: tuple[str, str, Any]
    target: Any
    group: str | None
    victim: str
    dead: int
    words: tuple[str, ...]


def stream(cities: Sequence[City], seed: int = 7) -> Iterator[Told]:
    """Accounts without end, in the order in which they come in; the same for the same seed.

    `cities` are those that attacks may happen in, by falling population.
    """
    count = 0
    waiting: list[tuple[int, int, _Attack]] = []
    chooser = _Cities(cities)
    for number in itertools.count():
        chance = Random(f"{seed}:{number}")
        attack = _attack(number, FIRST + timedelta(days=count // A_DAY), chooser, chance)
        burst = count // BURST_EVERY > (count - _MOST_REPORTS) // BURST_EVERY and count > 0
        reports = BURST if burst or number == 0 else min(_MOST_REPORTS, _few(chance))
        for copy in range(reports):
            yield _told(attack, copy, attack.day + timedelta(days=min(copy // 3, 5)), "news")
            count += 1
        if chance.random() < _RECALLED:
            later = count + chance.randrange(A_DAY * 10, A_DAY * 200)
            heapq.heappush(waiting, (later, number, attack))
        while waiting and waiting[0][0] <= count:
            old = heapq.heappop(waiting)[2]
            day = FIRST + timedelta(days=count // A_DAY)
            yield _told(old, BURST + number, max(day, old.day), "recalled")
            count += 1


def _few(chance: Random) -> int:
    """How many reports tell an attack: one for half of them, seldom many."""
    return next((n for n in range(1, _MOST_REPORTS) if chance.random() < 0.5), _MOST_REPORTS)


class _Cities:
    """Draws cities: some of them hot, the others by population."""

    def __init__(self, cities: Sequence[City]) -> None:
        hot = max(1, int(len(cities) * HOT_CITIES))
        # The hot ones are spread over the larger towns, not the largest of all.
        step = max(1, len(cities) // (10 * hot))
        self._hot = list(cities[: hot * step : step])
        self._all = list(cities)
        self._weights = list(itertools.accumulate(max(1, c.population) for c in cities))

    def draw(self, chance: Random) -> City:
        if chance.random() < HOT_SHARE:
            return chance.choice(self._hot)
        return chance.choices(self._all, cum_weights=self._weights)[0]


def _name(chance: Random, parts: int = 3) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(parts)).capitalize()


def _attack(number: int, day: date, cities: _Cities, chance: Random) -> _Attack:
    group = (
        f"{_name(Random(chance.randrange(_GROUPS)), 4)} Front" if chance.random() < 0.5 else None
    )
    return _Attack(
        number=number,
        day=day,
        city=cities.draw(chance),
        site=f"{_name(chance)} {chance.choice(('market', 'bridge', 'school', 'post'))}",
        kind=chance.choice(_KINDS),
        target=chance.choice(_TARGETS),
        group=group,
        victim=f"{_name(chance, 2)} {_name(chance)}",
        dead=int(chance.paretovariate(1.1)) - 1,
        words=tuple(_name(chance).lower() for _ in range(12)),
    )


def _told(attack: _Attack, copy: int, day: date, told_as: ToldAs) -> Told:
    """One report of an attack; each leaves out some of it and counts a little differently."""
    chance = Random(f"{attack.number}/{copy}")
    words = [w for w in attack.words if chance.random() < 0.6]
    own = [_name(chance).lower() for _ in range(4)]
    named = chance.random() < 0.5
    text = (
        f"An attack at the {attack.site} in {attack.city.name} left people dead, officials said."
        f" It was {' and '.join(words)}. Beside it {' or '.join(own)} stood."
    )
    if named:
        text += f" Among them was {attack.victim}, a neighbour said."
    title = f"Attack in {attack.city.name} ({digest([str(attack.number), str(copy)], 8)})"
    report = Report(
        id=report_id(None, title, text),
        title=title,
        text=text,
        publisher=f"Paper {chance.randrange(400)}",
        published=Stamp(day.isoformat()),
        language="en",
    )
    anchor = Span("text", 3, 9)
    account = Account(
        id=account_id(report.id, anchor),
        report_id=report.id,
        anchor=anchor,
        title=title,
        foreground=told_as != "recalled",
        told_as=told_as,
        summary=(Span("text", 0, len(text)),),
        claims=tuple(_claims(attack, report.id, day, chance, named)),
    )
    return Told(account, report, attack.number)


def _claims(
    attack: _Attack, report: str, day: date, chance: Random, named: bool
) -> Iterator[Claim]:
    act, sub_type, weapon = attack.kind
    quote = (Span("text", 3, 9),)

    def claim(slot: Any, value: Any, words: str | None = "words", **more: Any) -> Claim:
        name = "c" + digest([report, slot, repr(value)])
        evidence = quote if words else ()
        return Claim(name, slot, value, text=words, evidence=evidence, **more)

    yield claim("act", act)
    yield claim("event_type", EventType(TYPE_OF[sub_type], sub_type), None, basis="inferred")
    yield claim("stage", "accomplished", None, basis="inferred")
    when = _date(attack, day, chance)
    if when is not None:
        supposed = when.anchor is not None and when.anchor.kind == "published"
        basis = "inferred" if supposed else "quote"
        yield claim("date", when, None if supposed else "on that day", basis=basis)
    yield claim("place", _place(attack, chance))
    yield claim("target", Actor(form="described_group", class_="civilians", sector=attack.target))
    if chance.random() < 0.4:
        yield claim("target", Object(attack.site, "facility", attack.target))
    if attack.group and chance.random() < 0.6:
        doer = Actor(attack.group, form="named_organisation", class_="rebel_group")
        yield claim("perpetrator", doer, certainty="suspected")
    if named:
        yield claim("victim", Actor(attack.victim, form="named_person", class_="civilians"))
    if weapon != "other" and chance.random() < 0.7:
        yield claim("weapon", Weapon(weapon, weapon))
    if attack.dead:
        dead = max(1, attack.dead - int(chance.random() * attack.dead * 0.4))
        yield claim("casualty", Casualty("killed", "total", Range(dead, dead, dead, stated=dead)))


def _date(attack: _Attack, day: date, chance: Random) -> DateValue | None:
    drawn = chance.random()
    happened = attack.day.isoformat()
    if drawn < _UNDATED:
        return None
    if drawn < _UNDATED + _SUPPOSED and day >= attack.day and (day - attack.day).days < 3:
        before = (day - timedelta(days=1)).isoformat()
        at = Interval(before, day.isoformat())
        return DateValue(at, precision="days", anchor=DateAnchor("published", day.isoformat()))
    if drawn > 1 - _VAGUE:
        first = attack.day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return DateValue(Interval(first.isoformat(), last.isoformat()), precision="month")
    return DateValue(Interval(happened, happened), precision="day")


def _place(attack: _Attack, chance: Random) -> Place:
    city = attack.city
    site = chance.random() < 0.4
    return Place(
        name=attack.site if site else city.name,
        words=attack.site if site else city.name,
        city=city.name,
        country=city.country,
        lat=city.lat,
        lon=city.lon,
        radius_km=2.0 if site else 5.0,
        precision="site" if site else "city",
    )
