"""Durations whose days can be told: "three days of clashes ended Saturday", "after six days"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from dateline import lexicons
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import DateAnchor, DatePrecision, DateValue, Interval
from dateline.normalise._dates_nights import moved
from dateline.values.dates import parse

_ENDED = re.compile(r"\b(?:ended|ending|ends|until|up\s+to)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_DAYS = re.compile(
    r"(?:for\s+)?(?P<n>[\w-]+?)[\s-](?:straight |consecutive )?days?\b", re.IGNORECASE
)
_AFTER = re.compile(r"\b(?:after|following)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# The day on which it ended stands in the same sentence or one of the next two.
_NEAR = 2


def with_ends(
    mentions: tuple[Mention, ...], parsed: Parsed, anchor: DateAnchor | None
) -> tuple[Mention, ...]:
    """Durations with both ends where the report tells the last day, or that it is over.

    `anchor` is the day of the report: what is over with the news ended on that day or the one
    before.
    """
    return tuple(
        _with_end(m, mentions, parsed, anchor) if m.slot == "date" and m.key == "duration" else m
        for m in mentions
    )


def _with_end(
    mention: Mention, mentions: tuple[Mention, ...], parsed: Parsed, anchor: DateAnchor | None
) -> Mention:
    counted, last = _DAYS.match(mention.text), _last_day(mention, mentions, parsed)
    if counted is None:
        return mention
    if last is None and _over(mention, parsed):
        last = _news_day(mention, mentions, anchor)
        mention = mention if last is None else replace(mention, key="range")
    if last is None or last.start is None:
        return mention
    start = _begun(counted["n"], last.start)
    if start is None:
        return mention
    precision: DatePrecision = "day" if last.start.earliest == last.start.latest else "days"
    value = DateValue(start, last.start, precision, anchor=last.anchor)
    return replace(mention, value=value, value_state="given")


def _begun(number: str, last: Interval) -> Interval | None:
    """The first of so many days of which the last is known."""
    if last.earliest is None or last.latest is None:
        return None
    begun = parse(f"{number} days ago", DateAnchor("in_text", last.latest))
    if begun.start is None or begun.start.earliest is None or begun.precision != "day":
        return None
    far = begun.start.earliest
    doubt = (_ordinal(last.latest) - _ordinal(last.earliest)) if last.earliest else 0
    return Interval(moved(far, 1 - doubt), moved(far, 1))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@cache
def _lasting() -> re.Pattern[str]:
    words = lexicons.table("dates")["lasting"]["nouns"]
    return re.compile(rf"\s*(?:[\w-]+\s+){{0,2}}(?:{'|'.join(words)})\b", re.IGNORECASE)


def _over(mention: Mention, parsed: Parsed) -> bool:
    """True for "after six days of fighting": violence that went on and is over."""
    words, span = parsed.report.field(mention.span.field), mention.span
    before = words[max(0, span.start - 30) : span.start]
    return bool(_AFTER.search(before)) and _lasting().match(words, span.end) is not None


def _news_day(
    mention: Mention, mentions: tuple[Mention, ...], anchor: DateAnchor | None
) -> DateValue | None:
    """The day of the news: the next day named, else that of publication or the one before."""
    near = (
        m.value
        for m in sorted(mentions, key=lambda m: m.span)
        if m.slot == "date" and m.key == "point" and isinstance(m.value, DateValue)
        and m.value.precision in {"day", "hour"} and m.value_state == "given"
        and 0 <= m.sentence - mention.sentence <= _NEAR
    )  # fmt: skip
    found = next(near, None)
    if found is not None or anchor is None or anchor.date is None:
        return found
    return DateValue(
        Interval(moved(anchor.date, -1), anchor.date), precision="days", anchor=anchor
    )


def _last_day(mention: Mention, mentions: tuple[Mention, ...], parsed: Parsed) -> DateValue | None:
    """The day on which a span of days ended, if the same sentence says so."""
    words = parsed.report.field(mention.span.field)
    for other in mentions:
        if other.slot != "date" or other.sentence != mention.sentence:
            continue
        if other.span.start <= mention.span.end or not isinstance(other.value, DateValue):
            continue
        if other.key == "until" and other.value.end:
            return replace(other.value, start=other.value.end, end=None)
        if other.key == "point" and _ENDED.search(words[mention.span.end : other.span.start]):
            return other.value
    return None
