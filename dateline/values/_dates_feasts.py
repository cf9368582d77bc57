"""Feasts: days that are kept each year, by number, by Easter or by the moon of Islam."""

from __future__ import annotations

from datetime import date

from dateline.values import _dates_calendar as cal
from dateline.values._dates_rules import (
    Context,
    Match,
    Reading,
    group,
    nearest,
    one_day,
    year_of,
)
from dateline.values._dates_words import vocabulary

# The first day of year 1 in the tabular Islamic calendar, as a proleptic Gregorian ordinal.
_HIJRA = 227015
# The new moon is seen a day earlier or later from one country to the next.
_MOON = 1


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def islamic(year: int, month: int, number: int) -> date:
    """A day of the tabular Islamic calendar, the mean of what is seen in the sky."""
    days = number + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_HIJRA + days - 1)


def kept(name: str, year: int) -> list[cal.Days]:
    """The days on which a feast may be kept in a calendar year; the moon's may come twice."""
    words = vocabulary()
    if name in words.feasts:
        at = cal.make(year, *words.feasts[name])
        return [(at, at)] if at else []
    if name in words.easter:
        first, last = words.easter[name]
        sunday = easter(year)
        return [(cal.shift(sunday, first), cal.shift(sunday, last))]
    hijri = round((year - 621.57) * 1.0307)
    found = (islamic(y, *words.islamic[name]) for y in range(hijri - 1, hijri + 3))
    return [(cal.shift(d, -_MOON), cal.shift(d, _MOON)) for d in found if d.year == year]


def feast(m: Match, ctx: Context) -> Reading | None:
    """A feast of a year named, else the one that the direction asks for."""
    name = group(m, "feast") or ""
    year, named = year_of(m, ctx)
    if named:
        options = kept(name, year) if year else []
        found = options[0] if options else None
    elif ctx.anchor is None:
        return None
    else:
        around = range(ctx.anchor.year - 1, ctx.anchor.year + 2)
        found = nearest([d for y in around for d in kept(name, y)], ctx)
    if found is None:
        return None
    moved = -1 if group(m, "eve") else _number(m) - 1
    days = (cal.shift(found[0], moved), cal.shift(found[1], moved))
    return one_day(days[0]) if days[0] == days[1] else Reading(days, "days")


def _number(m: Match) -> int:
    word = group(m, "nth")
    return vocabulary().ordinals[word] if word else 1
