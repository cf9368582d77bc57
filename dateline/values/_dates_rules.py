"""What dates that name their day, month or year mean: the types of rules and their readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.values import DatePrecision
from dateline.values import _dates_calendar as cal
from dateline.values._dates_calendar import Days
from dateline.values._dates_words import fill, vocabulary

Direction = Literal["past", "future", "unknown"]
Hangs = Literal["nothing", "report", "text", "event"]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading needs from outside: the anchor day, past or future, order in numerals."""

    anchor: date | None = None
    direction: Direction = "past"
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: first and last days of its start (and end), how precise."""

    start: Days | None
    precision: DatePrecision
    end: Days | None = None
    ongoing: bool = False
    time: str | None = None
    from_: Direction | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words it may begin with, what it hangs from, and how it is read.

    `starts` lists lower-case first words; `@months`, `@weekdays`, `@numbers`, `@seasons` and
    `@digits` stand for whole classes. `daily` rules may carry a time of day around them.
    """

    name: str
    starts: tuple[str, ...]
    pattern: str
    read: Callable[[Match, Context], Reading | None]
    hangs: Hangs = "report"
    key: str = "point"
    daily: bool = False

    def compiled(self) -> re.Pattern[str]:
        """The pattern with the vocabulary filled in."""
        return fill(self.pattern)


def one_day(at: date | None) -> Reading | None:
    """A single day as a reading, None for no day."""
    return Reading((at, at), "day") if at else None


def group(m: Match, name: str) -> str | None:
    """A named group in lower case with single blanks; None when absent or empty."""
    found = m.groupdict().get(name)
    return re.sub(r"\s+", " ", found.lower()).strip() if found else None


def month_number(words: str) -> int:
    """The number of a month name or abbreviation, with or without its dot."""
    return vocabulary().months[words.lower().rstrip(".").strip()]


def weekday_number(words: str) -> int:
    """The number of a weekday (Monday is 0), abbreviated or not."""
    return vocabulary().weekdays[words.lower().rstrip(".").strip()]


def year_number(words: str, near: date | None = None) -> int:
    """A year of four digits, or of two in the century that puts it nearest (at most 20 ahead)."""
    number = int(words)
    if number > 99:
        return number
    base = near.year if near else _NO_ANCHOR
    century = base - base % 100
    return number + (century if number + century <= base + 20 else century - 100)


# Two digits without an anchor lie in the hundred years that end twenty years after this one.
_NO_ANCHOR = 2030


def year_of(m: Match, ctx: Context) -> tuple[int | None, bool]:
    """The year that a match names (by number or as "last year"), and whether it names one."""
    number = group(m, "y") or group(m, "yy")
    if number:
        return year_number(number, ctx.anchor), True
    word = group(m, "yr")
    if word is None:
        return None, False
    if ctx.anchor is None:
        return None, True
    moved = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}
    return ctx.anchor.year + moved.get(word.split()[-1], 0), True


def nearest(options: list[Days], ctx: Context) -> Days | None:
    """The option the direction asks for: the last begun, the next not over, or the closest."""
    anchor = ctx.anchor
    if anchor is None or not options:
        return None
    slack = cal.shift(anchor, 1 if options[0][0] == options[0][1] else 0)
    begun = [o for o in options if o[0] <= slack]
    ahead = [o for o in options if o[1] >= anchor]
    if ctx.direction == "past" and begun:
        return begun[-1]
    if ctx.direction == "future" and ahead:
        return ahead[0]
    if begun and (not ahead or (ahead[0][0] - anchor).days > _SOON):
        return begun[-1]
    return min(options, key=lambda o: (abs((o[0] - anchor).days), o[0]))


# Without a verb to tell, a date lies ahead only if it is nearer than the last one and this near.
_SOON = 45


def month_day(m: Match, ctx: Context) -> Reading | None:
    """A day and a month, with a year or without, with a weekday or without."""
    number = (
        vocabulary().ordinals[m["nth"].lower()]
        if "nth" in m.groupdict()
        else int(re.sub(r"\D", "", m["d"]))
    )
    month = month_number(m["m"])
    year, named = year_of(m, ctx)
    if named:
        return one_day(cal.make(year, month, number)) if year else None
    if ctx.anchor is None:
        return None
    around = range(ctx.anchor.year - 5, ctx.anchor.year + 5)
    days = [d for y in around if (d := cal.make(y, month, number))]
    weekday = group(m, "wd")
    if weekday:
        fitting = [d for d in days if d.weekday() == weekday_number(weekday)]
        near = [d for d in fitting if abs((d - ctx.anchor).days) <= 366]
        days = near or days
    chosen = nearest([(d, d) for d in days], ctx)
    return one_day(chosen[0]) if chosen else None


def day_range(m: Match, ctx: Context) -> Reading | None:
    """Two days of one month: from the first to the last, or between them."""
    last = month_day(m, ctx)
    if last is None or last.start is None:
        return None
    end = last.start[0]
    start = cal.make(end.year, end.month, int(re.sub(r"\D", "", m["d1"])))
    if start is None or start > end:
        return None
    if group(m, "between") or group(m, "to") in {"and", "&"}:
        return Reading((start, end), "days")
    return Reading((start, start), "day", end=(end, end))


def iso(m: Match, ctx: Context) -> Reading | None:
    """Year, month and day in numerals, with a time or without."""
    at = one_day(cal.make(int(m["y"]), int(m["mm"]), int(m["d"])))
    if at and m["h"]:
        return Reading(at.start, "hour", time=f"{int(m['h']):02d}:{m['mi']}")
    return at


def numeric(m: Match, ctx: Context) -> Reading | None:
    """Day and month in numerals; where both orders are possible, the doubt covers both."""
    year = year_number(m["y"], ctx.anchor)
    a, b = int(m["a"]), int(m["b"])
    first = cal.make(year, b, a) if ctx.day_first is not False else None
    second = cal.make(year, a, b) if ctx.day_first is not True else None
    options = sorted({d for d in (first, second) if d})
    if ctx.anchor and len(options) == 2 and ctx.direction == "past":
        options = [d for d in options if d <= cal.shift(ctx.anchor, 1)] or options
    if not options:
        return one_day(cal.make(year, b, a) or cal.make(year, a, b))
    if len(options) == 1:
        return one_day(options[0])
    return Reading((options[0], options[-1]), "days")


def clip(days: Days, part: str | None) -> Days:
    """The early, middle or late part of a month or a longer span of whole months."""
    if part is None:
        return days
    first, last = days
    length = (last - first).days + 1
    if length <= 31:
        bounds = {"early": (0, 14), "mid": (9, 19), "late": (14, length - 1)}[part]
        return cal.shift(first, bounds[0]), cal.shift(first, bounds[1])
    count = round(length / 30.44)
    third = count // 3
    bounds = {
        "early": (1, third), "mid": (third + 1, count - third), "late": (count - third + 1, count),
    }[part]  # fmt: skip
    return cal.months(first.year, first.month - 1 + bounds[0], first.month - 1 + bounds[1])


PARTS = {
    "early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early",
    "middle": "mid", "end": "late", "close": "late", "turn": "early", "first": "early",
    "opening": "early", "last": "late", "final": "late", "closing": "late",
}  # fmt: skip


def part_of(m: Match) -> str | None:
    """Which part of a longer span a match names: early, mid, late or none."""
    words = group(m, "part")
    return PARTS[words.split()[0].rstrip("-")] if words else None


def bare_month(m: Match, ctx: Context) -> Reading | None:
    """A month, with a year or without ("in November", "last May", "early June 2015")."""
    number, part = month_number(m["m"]), part_of(m)
    year, named = year_of(m, ctx)
    if named:
        days = cal.month(year, number) if year else None
    elif ctx.anchor is None:
        return None
    else:
        options = [cal.month(y, number) for y in range(ctx.anchor.year - 1, ctx.anchor.year + 2)]
        how = group(m, "how") or ""
        if how in {"last", "past", "previous"}:
            options = [o for o in options if o[1] < ctx.anchor][-1:]
        elif how in {"next", "coming", "following"}:
            options = [o for o in options if o[0] > ctx.anchor][:1]
        elif how == "this":
            options = [cal.month(ctx.anchor.year, number)]
        days = nearest(options, ctx)
    return Reading(clip(days, part), "days" if part else "month") if days else None


def week_of_month(m: Match, ctx: Context) -> Reading | None:
    """The first to fourth seven days of a month, or its last seven."""
    whole = bare_month(m, ctx)
    if whole is None or whole.start is None:
        return None
    first, last = whole.start
    word = group(m, "nth") or ""
    number = int(word[0]) if word[0].isdigit() else vocabulary().ordinals.get(word, 0)
    if word in {"last", "final"}:
        return Reading((cal.shift(last, -6), last), "week")
    if not 1 <= number <= 4:
        return None
    start = cal.shift(first, 7 * (number - 1))
    return Reading((start, cal.shift(start, 6)), "week")


def year_only(m: Match, ctx: Context) -> Reading:
    """A year, or its early, middle or late part."""
    part = part_of(m)
    days = cal.years(int(m["y"]), int(m["y"]))
    return Reading(clip(days, part), "season" if part else "year")


def short_year(m: Match, ctx: Context) -> Reading:
    """A year of two digits after an apostrophe."""
    year = year_number(m["short"], ctx.anchor)
    return Reading(cal.years(year, year), "year")


def two_years(m: Match, ctx: Context) -> Reading | None:
    """Two years, the second cut short: in doubt if they follow one another, else a span."""
    first = int(m["y"])
    last = first - first % 100 + int(m["next"])
    if last == first + 1:
        return Reading(cal.years(first, last), "year")
    if last <= first:
        return None
    return Reading(cal.years(first, first), "year", end=cal.years(last, last))


def decade(m: Match, ctx: Context) -> Reading:
    """Ten years: "the 1990s", "the nineties"."""
    word = group(m, "word")
    first = vocabulary().decades[word] if word else int(m["y"][:4])
    part = part_of(m)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}[part] if part else (0, 9)
    return Reading(cal.years(first + low, first + high), "year")


def century(m: Match, ctx: Context) -> Reading:
    """A hundred years: "the 19th century" as people use it, 1800 to 1899."""
    first = (int(m["n"]) - 1) * 100
    return Reading(cal.years(max(first, 1), first + 99), "year")


def named_day(m: Match, ctx: Context) -> Reading | None:
    """A day that goes by its number."""
    return one_day(cal.day(vocabulary().named[group(m, "named") or ""]))


def season(m: Match, ctx: Context) -> Reading | None:
    """A season of the northern hemisphere's calendar, of a year or the nearest."""
    first, last = vocabulary().seasons[group(m, "season") or ""]
    last += 12 if last < first else 0
    year, named = year_of(m, ctx)
    part = part_of(m)
    if named:
        return Reading(clip(cal.months(year, first, last), part), "season") if year else None
    if ctx.anchor is None:
        return None
    options = [cal.months(y, first, last) for y in range(ctx.anchor.year - 2, ctx.anchor.year + 2)]
    how = group(m, "how")
    if how in {"last", "past", "previous"}:
        options = [o for o in options if o[1] < ctx.anchor][-1:]
    elif how in {"next", "coming", "following"}:
        options = [o for o in options if o[0] > ctx.anchor][:1]
    chosen = nearest(options, ctx)
    return Reading(clip(chosen, part), "season") if chosen else None


def quarter(m: Match, ctx: Context) -> Reading | None:
    """A quarter or a half of a year."""
    word, size = group(m, "nth") or "", 6 if group(m, "unit") == "half" else 3
    number = int(word[-1]) if word[-1].isdigit() else vocabulary().ordinals.get(word, 0)
    if word[:1].isdigit():
        number = int(word[0])
    if not 1 <= number <= 12 // size:
        return None
    first, last = (number - 1) * size + 1, number * size
    year, named = year_of(m, ctx)
    if named:
        return Reading(cal.months(year, first, last), "season") if year else None
    if ctx.anchor is None:
        return None
    options = [cal.months(y, first, last) for y in range(ctx.anchor.year - 1, ctx.anchor.year + 2)]
    chosen = nearest(options, ctx)
    return Reading(chosen, "season") if chosen else None
