"""Dates as values: read, compared, shown. There is no clock: relative words need an anchor."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from dateline.model.values import DateAnchor, DatePrecision, DateValue, Interval
from dateline.values import _dates_calendar as cal
from dateline.values._dates_rules import Context, Direction, Reading
from dateline.values._dates_scan import Expression, read, scan
from dateline.values._dates_words import vocabulary

__all__ = ["Direction", "Expression", "compare", "parse", "scan", "show", "value_of"]

Agreement = Literal["agree", "vaguer", "disagree"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PRECISIONS: dict[str, DatePrecision] = {
    "hour": "hour", "day": "day", "days": "days", "week": "week", "month": "month",
    "season": "season", "year": "year",
}  # fmt: skip
_TO_THE = re.compile(r", to the (?P<p>hour|days?|week|month|season|year)\s*$")
_UNRESOLVED = "unresolved"


def parse(
    words: str,
    anchor: DateAnchor | None = None,
    direction: Direction = "past",
    day_first: bool | None = None,
) -> DateValue:
    """The value of the longest date expression in `words`; unresolved when there is none.

    `anchor` is the day that relative words count from; without it only dates that name their
    year resolve. `direction` says on which side of the anchor the words lie; `day_first` settles
    the order of day and month in numerals (None: both are possible).
    """
    if words.startswith(_UNRESOLVED):
        return DateValue()
    to_the = _TO_THE.search(words)
    shown = words[: to_the.start()] if to_the else words
    time, shown = _closing_time(shown)
    if shown.startswith("from ") and "between " in shown:
        value = _both_ends(shown)
        return replace(value, precision=_PRECISIONS[to_the["p"]]) if to_the else value
    found = max(scan(shown), key=lambda e: e.end - e.start, default=None)
    if found is None:
        return DateValue()
    value = value_of(found, anchor, direction, day_first)
    if value.precision == "unresolved":
        return value
    if to_the:
        value = replace(value, precision=_PRECISIONS[to_the["p"]])
    if time and value.time_of_day is None:
        exact: DatePrecision = "hour" if time[0].isdigit() and not to_the else value.precision
        value = replace(value, time_of_day=time, precision=exact)
    return value


def _both_ends(words: str) -> DateValue:
    """A span as `show` writes it when one of its ends is in doubt."""
    opening, _, closing = words.removeprefix("from ").partition(" to ")
    start, end = parse(opening), parse(closing)
    return replace(start, end=end.start) if start.start and end.start else DateValue()


def _closing_time(words: str) -> tuple[str | None, str]:
    """A time of day that `show` wrote after a comma, and the words before it."""
    head, comma, tail = words.rpartition(", ")
    if comma and (tail in vocabulary().parts or re.fullmatch(r"\d\d:\d\d", tail)):
        return tail, head
    return None, words


def value_of(
    found: Expression,
    anchor: DateAnchor | None,
    direction: Direction = "past",
    day_first: bool | None = None,
) -> DateValue:
    """The value of an expression that `scan` found; the anchor is noted where it was used."""
    at = cal.day(anchor.date) if anchor else None
    used = anchor if found.hangs != "nothing" else None
    reading = read(found, Context(at, direction, day_first))
    return value_from(reading, used) if reading else DateValue()


def value_from(reading: Reading, anchor: DateAnchor | None) -> DateValue:
    """A reading as the record writes it."""
    return DateValue(
        start=cal.interval(reading.start) if reading.start else None,
        end=cal.interval(reading.end) if reading.end else None,
        precision=reading.precision,
        ongoing=reading.ongoing,
        time_of_day=reading.time,
        anchor=anchor,
    )


def compare(a: DateValue, b: DateValue) -> Agreement:
    """Whether two values say the same, could both be true, or exclude one another.

    "vaguer" means that the two differ in how much they say but one state of affairs satisfies
    both. A point inside the span of an incident that lasted counts as that.
    """
    hull_a, hull_b = _hull(a), _hull(b)
    if hull_a is None or hull_b is None:
        return "vaguer"
    if hull_a[0] > hull_b[1] or hull_b[0] > hull_a[1]:
        return "disagree"
    if a.end and b.end and not (_meet(a.start, b.start) and _meet(a.end, b.end)):
        return "disagree"
    if _hours_apart(a, b):
        return "disagree"
    same = (a.start, a.end, a.ongoing, a.time_of_day) == (b.start, b.end, b.ongoing, b.time_of_day)
    return "agree" if same else "vaguer"


def _hull(value: DateValue) -> tuple[str, str] | None:
    if value.start is None and value.end is None:
        return None
    first = value.start.earliest if value.start else None
    closing = value.end or value.start
    last = None if value.ongoing or closing is None else closing.latest
    return first or "", last or "9999-99-99"


def _meet(a: Interval | None, b: Interval | None) -> bool:
    if a is None or b is None:
        return True
    return (a.earliest or "") <= (b.latest or "9999") and (b.earliest or "") <= (
        a.latest or "9999"
    )


_APART = 3
_HOURS = 24
_SMALL = 27  # what reaches to three in the morning is a night


def _hours_apart(a: DateValue, b: DateValue) -> bool:
    """True when both name times of the same single day that lie hours apart."""
    if a.end or b.end or a.ongoing or b.ongoing or a.start != b.start or a.start is None:
        return False
    if a.start.earliest != a.start.latest:
        return False
    first, second = hours(a.time_of_day), hours(b.time_of_day)
    if first is None or second is None:
        return False
    # a night holds the small hours of its own day too: "early on Monday", "Monday night"
    return all(
        x[0] - y[1] >= _APART or y[0] - x[1] >= _APART
        for x in _of_day(first) for y in _of_day(second)
    )  # fmt: skip


def _of_day(hours: tuple[float, float]) -> list[tuple[float, float]]:
    """The hours, and where they reach past midnight, those of the night before."""
    return [hours, (0, hours[1] - _HOURS)] if hours[1] >= _SMALL else [hours]


def hours(time_of_day: str | None) -> tuple[float, float] | None:
    """The hours that a time of day covers, counted from the day's midnight; None if unknown."""
    if time_of_day is None:
        return None
    if m := re.fullmatch(r"(\d\d):(\d\d)", time_of_day):
        at = int(m[1]) + int(m[2]) / 60
        return at, at
    return vocabulary().parts.get(time_of_day)


def show(value: DateValue, words: str | None = None) -> str:
    """A value in words that `parse` reads back ("17 Feb 2023", "between 3 and 5 May 2021").

    `words` are quoted after "unresolved" when the value is that.
    """
    if value.precision == "unresolved" or (value.start is None and value.end is None):
        return f"{_UNRESOLVED}: “{words}”" if words else _UNRESOLVED
    start, end = _days(value.start), _days(value.end)
    shown, shape = _shape(start) if start else ("", "day")
    if end:
        closing, last_shape = _shape(end)
        shape = shape if start else last_shape
        opening = _short(start[0], end[0]) if start and _is_days(start, end) else shown
        shown = f"from {opening} to {closing}" if start else f"until {closing}"
    elif value.ongoing:
        shown = f"since {shown}"
    if value.time_of_day:
        shown += f", {value.time_of_day}"
    timed = value.time_of_day is not None and value.time_of_day[0].isdigit()
    if value.precision != ("hour" if timed else shape):
        shown += f", to the {value.precision}"
    return shown


def _is_days(start: cal.Days, end: cal.Days) -> bool:
    return start[0] == start[1] and end[0] == end[1]


def _days(at: Interval | None) -> cal.Days | None:
    if at is None or (at.earliest is None and at.latest is None):
        return None
    first, last = cal.day(at.earliest or at.latest), cal.day(at.latest or at.earliest)
    return (first, last) if first and last else None


def _shape(span: cal.Days) -> tuple[str, str]:
    """A span in words, and the precision that `parse` gives to those words."""
    first, last = span
    if first == last:
        return _day(first), "day"
    if span == cal.month(first.year, first.month):
        return f"{_MONTHS[first.month - 1]} {first.year}", "month"
    if span == cal.years(first.year, first.year):
        return str(first.year), "year"
    if span == cal.years(first.year, last.year):
        return f"between {first.year} and {last.year}", "year"
    if first.day == 1 and last == cal.month(last.year, last.month)[1]:
        opening = _MONTHS[first.month - 1]
        opening += f" {first.year}" if first.year != last.year else ""
        return f"between {opening} and {_MONTHS[last.month - 1]} {last.year}", "season"
    return f"between {_short(first, last)} and {_day(last)}", "days"


def _short(first: date, last: date) -> str:
    if first.year != last.year:
        return _day(first)
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]}"
    return str(first.day)


def _day(at: date) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
