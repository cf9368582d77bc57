"""Calendar arithmetic on closed spans of days, for the parsing and showing of dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateline.model.values import Interval

Days = tuple[date, date]


def day(iso: str | None) -> date | None:
    """The day of an ISO 8601 string (time ignored), None when it is none."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def make(year: int, month: int, number: int) -> date | None:
    """The day of that number, None when the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(at: date, days: int) -> date:
    """`at` moved by whole days, held inside the years 1 to 9999."""
    ordinal = at.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def month(year: int, number: int) -> Days:
    """All days of a month; `number` may run below 1 or above 12 and is carried over."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    year = min(max(year, 1), 9999)
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, first: int, last: int) -> Days:
    """All days from month `first` to month `last` of (or counted from) a year."""
    return month(year, first)[0], month(year, last)[1]


def years(first: int, last: int) -> Days:
    """All days of the years `first` to `last`."""
    return date(min(max(first, 1), 9999), 1, 1), date(min(max(last, 1), 9999), 12, 31)


def week(at: date, offset: int = 0) -> Days:
    """Monday to Sunday of the week that holds `at`, moved by `offset` weeks."""
    monday = shift(at, 7 * offset - at.weekday())
    return monday, shift(monday, 6)


def weekend(at: date, offset: int = 0) -> Days:
    """Saturday and Sunday of the week that holds `at`, moved by `offset` weeks."""
    sunday = week(at, offset)[1]
    return sunday - timedelta(days=1), sunday


def interval(days: Days) -> Interval:
    """The span as the record writes it."""
    return Interval(days[0].isoformat(), days[1].isoformat())


def days_of(at: Interval | None) -> Days | None:
    """The inverse of `interval`; None when an end is open or is no date."""
    if at is None:
        return None
    first, last = day(at.earliest), day(at.latest)
    return (first, last) if first and last else None
