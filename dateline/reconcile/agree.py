"""How one value stands to another of its slot, and how precise each is.

Two claims agree if one could be a less precise statement of the other, and disagree if no state
of affairs satisfies both.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from dateline.model.claim import Claim
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Interval,
    Occurrence,
    Place,
    Range,
    Value,
)
from dateline.reconcile import policies
from dateline.values import actors, counts, dates, places
from dateline.values.names import plain, shorter

Agreement = Literal["agree", "vaguer", "disagree"]
_ALL_TIME = 4_000_000
_LEVEL = {
    "site": 0, "neighbourhood": 1, "city": 2, "admin2": 3, "admin1": 4, "region": 5, "water": 5,
    "country": 6,
}  # fmt: skip


def compare(a: Value, b: Value) -> Agreement:
    """How `a` stands to `b`, a value of the same slot; `vaguer` where one says less."""
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return dates.compare(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return _places(a, b)
    if isinstance(a, EventType) and isinstance(b, EventType):
        return _types(a, b)
    if isinstance(a, Range) and isinstance(b, Range):
        return counts.compare(a, b)
    if isinstance(a, Casualty) and isinstance(b, Casualty):
        return counts.compare(a.count, b.count) if a.count and b.count else "vaguer"
    if isinstance(a, Actor) and isinstance(b, Actor):
        return _actors(a, b)
    if isinstance(a, Occurrence) and isinstance(b, Occurrence):
        return _one_of(a.state, b.state, "disputed")
    if isinstance(a, str) and isinstance(b, str):
        return _one_of(a, b, "unclear")
    return "agree" if a == b else "disagree"


def _one_of(a: str, b: str, vague: str) -> Agreement:
    if a == b:
        return "agree"
    return "vaguer" if vague in (a, b) else "disagree"


def _places(a: Place, b: Place) -> Agreement:
    """`places.compare` both ways: two places disagree only if neither way they go together."""
    ways = {places.compare(a, b), places.compare(b, a)}
    if "disagree" in ways:
        return "disagree"
    return "agree" if ways == {"agree"} and _same_unit(a, b) else "vaguer"


def _same_unit(a: Place, b: Place) -> bool:
    return a.precision == b.precision and (a.geonameid == b.geonameid or plain(
        a.name or a.words) == plain(b.name or b.words))  # fmt: skip


def _types(a: EventType, b: EventType) -> Agreement:
    if a.sub_type == b.sub_type:
        return "agree"
    if a.sub_type in b.also or b.sub_type in a.also:
        return "vaguer"
    one = policies.less_precise(a.sub_type, b.sub_type)
    return "vaguer" if one or policies.less_precise(b.sub_type, a.sub_type) else "disagree"


def _actors(a: Actor, b: Actor) -> Agreement:
    if a.name and b.name and not (a.actor_id and b.actor_id):
        one, other = plain(a.name), plain(b.name)
        if one == other:
            return "agree"
        return "vaguer" if shorter(one, other) or shorter(other, one) else "disagree"
    return actors.compare(a, b)


# --- how precise ---------------------------------------------------------------------------------


def width(value: Value) -> float:
    """How much room a value leaves; the smaller the more precise. For values of one slot alone."""
    if isinstance(value, DateValue):
        return _days(value.start) + (0 if value.time_of_day else 0.5)
    if isinstance(value, Place):
        level = _LEVEL.get(value.precision or "", 9)
        return level + min((value.radius_km or 0.0) / 1000, 0.9) + (0 if value.geonameid else 0.05)
    if isinstance(value, EventType):
        general = policies.tables()["less_precise"].get(value.sub_type, ())
        return len(general) - len(value.also) / 10
    if isinstance(value, Range):
        return span(value)
    if isinstance(value, Casualty):
        return span(value.count) if value.count else float("inf")
    if isinstance(value, Actor):
        return (
            (0 if value.name else 2) + (value.class_ == "unknown") - (value.actor_id is not None)
        )
    if isinstance(value, Occurrence):
        return 1 if value.state == "disputed" else 0
    return 1 if value == "unclear" else 0


def span(count: Range) -> float:
    """How many whole numbers a range leaves open."""
    if count.form == "share" or (count.low is None and count.high is None):
        return float("inf")
    if count.high is None:
        return 1e9 - (count.low or 0)
    return count.high - (count.low if count.low is not None else 0)


def _days(start: Interval | None) -> float:
    if start is None or start.earliest is None or start.latest is None:
        return _ALL_TIME
    first, last = start.earliest[:10], start.latest[:10]
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def known(claim: Claim) -> bool:
    """True if a claim gives a value that can be compared with others."""
    return claim.value is not None and claim.value_state in ("given", "said_none")
