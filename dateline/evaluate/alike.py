"""How far two sides agree, field by field, and which account of a report tells which incident."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from dateline.evaluate.sides import Days, Row, Saying, Side, Toll
from dateline.evaluate.wording import same_name
from dateline.model.taxonomy import TYPE_OF
from dateline.values.places import kilometres

Agreement = Literal["exact", "overlap", "wrong"]

NEAR_KM = 25.0
_AROUND_KM = 50.0
_PLACES = 3
_SLACK_DAYS = 3
# What happened beside a graver act may give an account its type, if it is itself violent.
_PEACEFUL = frozenset(("protests", "strategic_developments"))
_TYPE_BESIDE = {
    sub: kind
    for sub, kind in TYPE_OF.items()
    if kind not in _PEACEFUL or sub == "looting_property_destruction"
}
_FLOOR = 0.4
_MOST_EXACT = 12
_FREE = 2

Pairs = list[tuple[int, int]]


def near(gold: Row, found: Row, limit: float = NEAR_KM) -> bool:
    """True within `limit` km; where the key knows only a country, in that country."""
    if gold.get("lat") is None:
        return bool(gold.get("country")) and gold["country"] == found.get("country")
    if found.get("lat") is None:
        return False
    return kilometres(gold["lat"], gold["lon"], found["lat"], found["lon"]) <= limit


def same_days(gold: Days, found: Days) -> Agreement | None:
    """How two intervals agree; None if the key has no day; a far wider answer is wrong."""
    if not gold.first:
        return None
    if gold == found:
        return "exact"
    if not found.first or found.first > gold.last or found.last < gold.first:
        return "wrong"
    wide = _days_between(found) <= max(_SLACK_DAYS, 2 * _days_between(gold) + 1)
    return "overlap" if wide else "wrong"


def _days_between(days: Days) -> int:
    return (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days


def same_type(gold: Side, found: Side) -> bool:
    """The type of the gravest act, or of another violent act of the same incident."""
    allowed = {gold.kind, *(_TYPE_BESIDE.get(sub) for sub in gold.also)}
    return found.kind is not None and found.kind in allowed


def same_sub_type(gold: Side, found: Side) -> bool:
    """The sub-type of any of the acts."""
    return found.sub in (gold.sub, *gold.also)


def same_toll(gold: Toll, found: Toll) -> bool:
    """The same fate and figure; of "nearly", "about" and "up to" the number that is stated."""
    if gold.fate != found.fate:
        return False
    if (gold.low, gold.high) == (found.low, found.high):
        return True
    if found.form == "nearly":
        return gold.high is not None and gold.high == found.high
    loose = found.form in ("about", "up_to") and found.stated is not None
    return loose and found.stated in (gold.low, gold.high)


def same_speaker(gold: Saying, found: Saying) -> bool:
    """Both in the report's own voice, or both said by the same."""
    if gold.said != found.said:
        return False
    return not gold.said or same_name(gold.by, found.by)


def likeness(gold: Side, found: Side) -> float:
    """From 0 to 1.03: how well an account fits; 0 if neither place nor words agree."""
    place = _same_place(gold.place, found.places[:_PLACES])
    repeated = sum(any(same_name(a, b) for b in found.quotes) for a in gold.quotes)
    shared = repeated / max(1, min(3, len(gold.quotes)))
    if not place and not shared:
        return 0.0
    total = 0.0
    # Added in this order: another order rounds differently at the floor of an alignment.
    for part in (
        0.25 * same_type(gold, found),
        0.1 * same_sub_type(gold, found),
        0.25 * place,
        {"exact": 0.2, "overlap": 0.12}.get(same_days(gold.days, found.days) or "", 0.0),
        0.2 * min(1.0, shared),
        0.03 * (gold.foreground == found.foreground),
    ):
        total += part
    return total


def _same_place(gold: Row, found: Sequence[Row]) -> bool:
    name = gold.get("text") or gold.get("city")
    return any(
        near(gold, place, _AROUND_KM)
        or same_name(name, place.get("words") or place.get("name") or place.get("city"))
        for place in found
    )


def align(gold: Sequence[Side], found: Sequence[Side]) -> Pairs:
    """Incident and account numbers, one to one, of the greatest total likeness.

    Exact by dynamic programming over the sets of used accounts, up to a dozen accounts; beyond
    that the likest pair first. Pairs below the floor are none.
    """
    table = [[likeness(g, f) for f in found] for g in gold]
    return _greedy(table) if len(found) > _MOST_EXACT else _best(table)


def counting(gold: Sequence[Side], found: Sequence[Side], pairs: Pairs) -> list[int]:
    """The accounts that count: side shows only if they are paired, or far too many."""
    paired = {j for _, j in pairs}
    flood = len(found) > len(gold) + _FREE
    return [j for j, side in enumerate(found) if flood or j in paired or not side.side_show]


def _greedy(table: list[list[float]]) -> Pairs:
    cells = [
        (-value, i, j) for i, row in enumerate(table) for j, value in enumerate(row)
        if value >= _FLOOR
    ]  # fmt: skip
    out: dict[int, int] = {}
    for _, i, j in sorted(cells):
        if i not in out and j not in out.values():
            out[i] = j
    return list(out.items())


def _best(table: list[list[float]]) -> Pairs:
    # For each set of used accounts (a bit each) the best total so far and its pairs.
    states: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for i, row in enumerate(table):
        after = dict(states)
        for used, (total, pairs) in states.items():
            for j, value in enumerate(row):
                if value < _FLOOR or used >> j & 1:
                    continue
                now = used | 1 << j
                if now not in after or total + value > after[now][0]:
                    after[now] = (total + value, (*pairs, (i, j)))
        states = after
    return list(max(states.values())[1])
