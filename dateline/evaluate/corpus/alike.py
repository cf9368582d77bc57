"""When two claims stand on the same words, and when their values are alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dateline.evaluate.alike import NEAR_KM
from dateline.model.span import Span
from dateline.model.values import Actor, Casualty, DateValue, EventType, Object, Place, Range
from dateline.values import counts, dates, places

_HALF = 0.5


def touching(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """True if a span of each share a character; also if neither has any."""
    if not a and not b:
        return True
    return any(one.overlap(other) > 0 for one in a for other in b)


def same_words(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """True if a span of each share half of the shorter one; also if neither has any."""
    if not a and not b:
        return True
    return any(one.overlap(other) >= _HALF * min(_length(one), _length(other)) for one in a
               for other in b if one.field == other.field and _length(one) and _length(other)
               and one.overlap(other))  # fmt: skip


def _length(span: Span) -> int:
    return span.end - span.start


def same_value(a: Any, b: Any) -> bool:
    """True if two values of one slot say the same, as far as the corpus keys it."""
    if a is None or b is None:
        return a is b
    if isinstance(a, str) or type(a) is not type(b):
        # Texts (motives, demands) are compared by their words, closed words by themselves.
        return bool(a == b) if isinstance(b, str) else False
    judge = _JUDGES.get(type(a))
    return judge(a, b) if judge else _same_word(a, b)


def _same_word(a: Any, b: Any) -> bool:
    """The one word of a small value: state, kind, degree, type."""
    for name in ("state", "kind", "degree", "type", "form"):
        if hasattr(a, name):
            return bool(getattr(a, name) == getattr(b, name))
    return True


def same_count(a: Range | None, b: Range | None) -> bool:
    """The same bounds, or the same number stated in the same way."""
    if a is None or b is None:
        return a is b
    if a.stated is not None and (a.form, a.stated) == (b.form, b.stated):
        return True
    return counts.compare(a, b) == "agree"


def _same_toll(a: Casualty, b: Casualty) -> bool:
    return (a.fate, a.who) == (b.fate, b.who) and same_count(a.count, b.count)


def _same_date(a: DateValue, b: DateValue) -> bool:
    return a.start == b.start and dates.compare(a, b) != "disagree"


def _same_place(a: Place, b: Place) -> bool:
    if a.role != b.role:
        return False
    if a.lat is None or b.lat is None:
        return a.country == b.country
    distance = places.distance_km(a, b)
    return distance is not None and distance <= NEAR_KM


def _same_actor(a: Actor, b: Actor) -> bool:
    return (a.class_, a.role) == (b.class_, b.role)


def _same_object(a: Object, b: Object) -> bool:
    return a.form == b.form


def _same_type(a: EventType, b: EventType) -> bool:
    return a.sub_type == b.sub_type


_JUDGES: dict[type, Callable[[Any, Any], bool]] = {
    Range: same_count,
    Casualty: _same_toll,
    DateValue: _same_date,
    Place: _same_place,
    Actor: _same_actor,
    Object: _same_object,
    EventType: _same_type,
}
