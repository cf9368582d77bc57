"""The sketch of an account: all that linking looks at, small, and plain enough to be stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal, NamedTuple

from dateline.link.wording import names_and_words, plain_name, rarest, surname
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Object,
    Place,
    Responsibility,
    Weapon,
)
from dateline.values.acts import family
from dateline.values.dates import hours

Dated = Literal["told", "supposed", "no"]
_LEVELS = {"site": 0, "neighbourhood": 1, "city": 2, "admin2": 3, "admin1": 4, "region": 5,
           "water": 5, "country": 6}  # fmt: skip
_MOST_SPOTS = 4
_MOST_NAMES = 24
_MOST_WORDS = 48
_TOLLS = frozenset(("killed", "injured", "died_later", "abducted"))
_UNNAMED = frozenset(("", "unknown"))


class Spot(NamedTuple):
    """A scene: its point in degrees with the radius of its doubt (km), and its names.

    `level` is 0 for a site to 6 for a country, 7 where the words could not be resolved.
    """

    level: int
    name: str | None = None
    city: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None


class Toll(NamedTuple):
    """How many of all suffered a fate; `high` is None where the words leave it open."""

    fate: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that linking looks at of one account. Days are counted from 1 January of year 1.

    `first` and `last` hold the days in which the incident lies; `dated` tells whether words say
    so, or the day of publication was taken for want of them. Names are in small letters.
    """

    account: str
    report: str
    kind: str = "single"
    minimal: bool = False
    told_as: str = "news"
    stage: str = "accomplished"
    published: int | None = None
    dated: Dated = "no"
    first: int | None = None
    last: int | None = None
    hours: tuple[float, float] | None = None
    spots: tuple[Spot, ...] = ()
    acts: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    sub_types: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    doer_classes: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    tolls: tuple[Toll, ...] = ()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def plain(self) -> dict[str, Any]:
        """The sketch as JSON types; what says nothing is left out."""
        out: dict[str, Any] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, frozenset):
                value = sorted(value)
            elif f.name in ("spots", "tolls"):
                value = [list(part) for part in value]
            elif isinstance(value, tuple):
                value = list(value)
            if value not in (None, [], False):
                out[f.name] = value
        return out

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Sketch:
        """The sketch that `plain` wrote."""
        given = {name: data[name] for name in _FIELDS if name in data}
        for name in _SETS & given.keys():
            given[name] = frozenset(given[name])
        given["spots"] = tuple(Spot(*part) for part in given.get("spots", ()))
        given["tolls"] = tuple(Toll(*part) for part in given.get("tolls", ()))
        if "hours" in given:
            given["hours"] = tuple(given["hours"])
        return cls(**given)


_FIELDS = tuple(f.name for f in fields(Sketch))
_SETS = frozenset(("acts", "families", "sub_types", "weapons", "doers", "doer_classes", "targets",
                   "persons", "names", "words"))  # fmt: skip


def linkable(sketch: Sketch) -> bool:
    """True for what is linked by itself: a single incident that more than one fact tells."""
    return sketch.kind == "single" and not sketch.minimal


def sketch(account: Account, report: Report) -> Sketch:
    """The sketch of an account of `report`; the account's id is the one handed in."""
    claims = [c for c in account.claims if c.polarity == "affirmed" and c.value is not None]
    dated, first, last, clock = _when(account.of("date"), report)
    acts = frozenset(str(c.value) for c in claims if c.slot == "act")
    spots = _spots(claims)
    names, words = names_and_words(account, report)
    places = frozenset(w for s in spots for n in s[1:4] if n for w in str(n).split())
    persons = frozenset(_persons(claims))
    return Sketch(
        account=account.id,
        report=account.report_id,
        kind=account.kind,
        minimal=account.minimal,
        told_as=account.told_as,
        stage=next((str(c.value) for c in claims if c.slot == "stage"), "accomplished"),
        published=_ordinal(report.published.day) if report.published else None,
        dated=dated,
        first=first,
        last=last,
        hours=clock,
        spots=spots,
        acts=acts,
        families=frozenset(f for act in acts if (f := family(act)) is not None),
        sub_types=frozenset(_sub_types(claims)),
        weapons=frozenset(c.value.type for c in claims if isinstance(c.value, Weapon)
                          and c.value.used == "used" and c.value.type != "other"),
        doers=frozenset(_doers(claims)),
        doer_classes=frozenset(c.value.class_ for c in claims if c.slot == "perpetrator"
                               and isinstance(c.value, Actor) and c.value.class_ != "unknown"),
        targets=frozenset(_targets(claims)),
        persons=persons,
        tolls=_tolls(claims),
        names=frozenset(sorted(names - places)[:_MOST_NAMES]),
        words=frozenset(rarest(words - places - names)[:_MOST_WORDS]),
    )  # fmt: skip


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def _when(
    claims: Iterable[Claim], report: Report
) -> tuple[Dated, int | None, int | None, tuple[float, float] | None]:
    """How the date is known, the first and last day it may be, and the hours of the day."""
    told = [c for c in claims if isinstance(c.value, DateValue) and c.polarity == "affirmed"]
    told.sort(key=lambda c: (c.text is None, c.source is not None))
    for claim in told:
        value = claim.value
        if not isinstance(value, DateValue) or value.start is None:
            continue
        closing = value.end or value.start
        first, last = _ordinal(value.start.earliest), _ordinal(closing.latest)
        if value.ongoing and report.published:
            last = _ordinal(report.published.day)
        first, last = (last if first is None else first), (first if last is None else last)
        if first is None or last is None:
            continue
        return _how(claim), first, max(first, last), hours(value.time_of_day)
    return "no", None, None, None


def _how(claim: Claim) -> Dated:
    return "supposed" if claim.basis == "inferred" and claim.text is None else "told"


def _spots(claims: Iterable[Claim]) -> tuple[Spot, ...]:
    """The scenes, the most precise first, each once."""
    found = dict.fromkeys(
        _spot(c.value) for c in claims
        if c.slot == "place" and isinstance(c.value, Place) and c.value.role == "scene"
    )  # fmt: skip
    ordered = sorted(found, key=lambda s: (s.level, repr(s)))
    return tuple(ordered[:_MOST_SPOTS])


def _spot(place: Place) -> Spot:
    level = _LEVELS[place.precision] if place.precision else 2 if place.city else 7
    return Spot(
        level=level,
        name=plain_name(place.name or place.words),
        city=plain_name(place.city),
        admin1=plain_name(place.admin1),
        country=place.country,
        lat=place.lat if level < _LEVELS["country"] else None,
        lon=place.lon if level < _LEVELS["country"] else None,
        radius=place.radius_km,
    )


def _sub_types(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        if isinstance(claim.value, EventType):
            yield claim.value.sub_type
            yield from claim.value.also


def _doers(claims: Iterable[Claim]) -> Iterator[str]:
    """Named organisations that are said to have done it, or to have said so themselves."""
    for claim in claims:
        actor = claim.value
        if isinstance(actor, Responsibility):
            actor = actor.actor if actor.state == "claimed" else None
        elif claim.slot != "perpetrator":
            actor = None
        if isinstance(actor, Actor) and actor.form == "named_organisation":
            yield actor.actor_id or plain_name(actor.name) or ""


def _targets(claims: Iterable[Claim]) -> Iterator[str]:
    """What was aimed at: sectors, classes, and names of things."""
    for claim in claims:
        if claim.slot not in ("target", "victim"):
            continue
        value = claim.value
        if isinstance(value, Actor) and value.class_ not in _UNNAMED:
            yield value.class_
        if isinstance(value, (Actor, Object)) and value.sector:
            yield value.sector
        if isinstance(value, Object) and value.name:
            yield plain_name(value.name) or value.name


def _persons(claims: Iterable[Claim]) -> Iterator[str]:
    """The last names of persons who are named: those harmed, aimed at or said to have done it."""
    for claim in claims:
        value = claim.value
        named = isinstance(value, Actor) and value.form == "named_person"
        if named and isinstance(value, Actor) and (name := surname(value.name or claim.text)):
            yield name


def _tolls(claims: Iterable[Claim]) -> tuple[Toll, ...]:
    """Of each fate the highest figure for all people of this incident."""
    found: dict[str, Toll] = {}
    for claim in claims:
        value = claim.value
        if not isinstance(value, Casualty) or value.fate not in _TOLLS or claim.part_of:
            continue
        count = value.count
        if value.scope != "this_incident" or count is None:
            continue
        low = next((n for n in (count.best, count.low, count.high) if n is not None), None)
        if low is None:
            continue
        fate = "killed" if value.fate == "died_later" else value.fate
        exact = count.best is not None
        toll = Toll(fate, low, low if exact else count.high)
        if fate not in found or found[fate].low < low:
            found[fate] = toll
    return tuple(found[fate] for fate in sorted(found))
