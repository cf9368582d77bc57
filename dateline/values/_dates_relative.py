"""Rules for dates that are counted from an anchor: weekdays, "yesterday", "two days ago"."""

from __future__ import annotations

from datetime import date

from dateline.model.values import DatePrecision
from dateline.values import _dates_calendar as cal
from dateline.values._dates_rules import (
    Context,
    Match,
    Reading,
    Rule,
    clip,
    group,
    month_number,
    one_day,
    part_of,
    weekday_number,
)

BACK = {"last", "past", "previous", "preceding"}
LATER = {"later", "afterwards", "afterward", "on", "from", "hence", "after"}
AHEAD = {"next", "coming", "following", "upcoming"}


def weekday(m: Match, ctx: Context) -> Reading | None:
    """A weekday: the latest one up to the anchor, or the next with future direction."""
    if ctx.anchor is None:
        return None
    number, which = weekday_number(m["wd"]), group(m, "wk")
    how = group(m, "how") or group(m, "then")
    if which:
        offset = {"last": -1, "this": 0, "next": 1}[which]
        return one_day(cal.shift(cal.week(ctx.anchor, offset)[0], number))
    behind = (ctx.anchor.weekday() - number) % 7
    ahead = (number - ctx.anchor.weekday()) % 7
    if how in BACK:
        return one_day(cal.shift(ctx.anchor, -(behind or 7)))
    if how in AHEAD:
        return one_day(cal.shift(ctx.anchor, ahead or 7))
    if how == "this":
        coming = ctx.direction == "future" or (ctx.direction == "unknown" and ahead <= 3)
        return one_day(cal.shift(ctx.anchor, ahead if coming else -behind))
    if ctx.direction == "future" and not group(m, "back"):
        return one_day(cal.shift(ctx.anchor, ahead))
    return one_day(cal.shift(ctx.anchor, -behind))


def night_to(m: Match, ctx: Context) -> Reading | None:
    """ "The night to Sunday": the weekday or the day before it."""
    found = weekday(m, ctx)
    if found is None or found.start is None:
        return None
    return Reading((cal.shift(found.start[0], -1), found.start[0]), "days", time="night")


def month_day_alone(m: Match, ctx: Context) -> Reading | None:
    """A day by its number alone ("on the 15th"), of the anchor's month or the one beside it."""
    if ctx.anchor is None:
        return None
    number, how = int(m["d"]), group(m, "how")
    moved = -1 if how in BACK else 1 if how in AHEAD else 0
    months = [cal.month(ctx.anchor.year, ctx.anchor.month + k)[0] for k in (moved, moved - 1)]
    days = [d for at in months if (d := cal.make(at.year, at.month, number))]
    if how is None and ctx.direction != "future":
        days = [d for d in days if d <= ctx.anchor]
    return one_day(days[0]) if days else None


DAY_WORDS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2,
    "day after tomorrow": 2,
}  # fmt: skip


def day_word(m: Match, ctx: Context) -> Reading | None:
    """The words "today", "yesterday", "tomorrow" and their like."""
    if ctx.anchor is None:
        return None
    word = group(m, "word") or ""
    found = one_day(cal.shift(ctx.anchor, DAY_WORDS[word]))
    return _timed(found, "night") if word == "tonight" else found


def _timed(reading: Reading | None, time: str | None) -> Reading | None:
    if reading is None or time is None:
        return reading
    return Reading(reading.start, reading.precision, reading.end, time=time)


def part_word(m: Match, ctx: Context) -> Reading | None:
    """Parts of a day by themselves: "last night", "this morning", "overnight"."""
    if ctx.anchor is None:
        return None
    how, part = group(m, "how"), group(m, "part_") or "night"
    if group(m, "overnight"):
        return Reading((cal.shift(ctx.anchor, -1), ctx.anchor), "days", time="night")
    moved = -1 if how in {"last", "yesterday"} else 1 if how == "tomorrow" else 0
    return _timed(one_day(cal.shift(ctx.anchor, moved)), part)


def back_day(m: Match, ctx: Context) -> Reading | None:
    """Days counted from one named before: "the next day", "that night", "the day before"."""
    if ctx.anchor is None:
        return None
    how, unit = group(m, "how") or group(m, "after_") or "that", group(m, "unit") or "day"
    moved = -1 if how in {*BACK, "before"} else 1 if how in {*AHEAD, "after"} else 0
    found = one_day(cal.shift(ctx.anchor, moved))
    return found if unit in {"day", "date"} else _timed(found, unit)


def whole_unit(at: date, unit: str, moved: int) -> tuple[cal.Days, DatePrecision] | None:
    """The calendar unit that holds `at`, moved by whole units."""
    if unit == "week":
        return cal.week(at, moved), "week"
    if unit == "fortnight":
        start = cal.week(at, 2 * moved)[0]
        return (start, cal.shift(start, 13)), "days"
    if unit == "weekend":
        return cal.weekend(at, moved), "days"
    if unit == "month":
        return cal.month(at.year, at.month + moved), "month"
    if unit == "year":
        return cal.years(at.year + moved, at.year + moved), "year"
    if unit == "quarter":
        first = 3 * ((at.month - 1) // 3 + moved) + 1
        return cal.months(at.year, first, first + 2), "season"
    if unit == "decade":
        first = at.year - at.year % 10 + 10 * moved
        return cal.years(first, first + 9), "year"
    if unit == "century":
        first = at.year - at.year % 100 + 100 * moved
        return cal.years(first, first + 99), "year"
    return None


def unit_word(m: Match, ctx: Context) -> Reading | None:
    """A week, month or year beside the anchor's: "last week", "earlier this month"."""
    if ctx.anchor is None:
        return None
    how, unit = group(m, "how") or "this", group(m, "unit") or "week"
    moved = -1 if how in BACK else 1 if how in AHEAD else 0
    found = whole_unit(ctx.anchor, unit, moved)
    if found is None:
        return None
    days, precision = found
    if part := part_of(m):
        return Reading(clip(days, part) if unit != "week" else days, precision)
    if moved or group(m, "back"):
        return Reading(days, precision)
    return Reading(_open_side(days, ctx.anchor, group(m, "side"), ctx), precision)


def unit_before(m: Match, ctx: Context) -> Reading | None:
    """The week, month or year before or after one spoken of ("the year before")."""
    if ctx.anchor is None:
        return None
    moved = -1 if group(m, "after_") == "before" else 1
    found = whole_unit(ctx.anchor, group(m, "unit") or "year", moved)
    return Reading(*found) if found else None


def _open_side(days: cal.Days, anchor: date, side: str | None, ctx: Context) -> cal.Days:
    """The part of the running unit that the words can mean: up to the anchor, or from it on."""
    if side == "later" or (side is None and ctx.direction == "future"):
        return max(days[0], anchor), days[1]
    return days[0], max(days[0], min(days[1], anchor))


def weekend(m: Match, ctx: Context) -> Reading | None:
    """The weekend: the running or last one, the coming one, or the one before."""
    if ctx.anchor is None:
        return None
    how = group(m, "how")
    if how in AHEAD:
        return Reading(cal.weekend(ctx.anchor, 1 if ctx.anchor.weekday() >= 5 else 0), "days")
    running = ctx.anchor.weekday() >= 5
    if how in BACK or (not running and ctx.direction != "future"):
        return Reading(cal.weekend(ctx.anchor, -1), "days")
    return Reading(cal.weekend(ctx.anchor), "days")


def edge(m: Match, ctx: Context) -> Reading | None:
    """The end or beginning of the running month or year ("by year end")."""
    if ctx.anchor is None:
        return None
    unit = group(m, "unit")
    days = (
        cal.years(ctx.anchor.year, ctx.anchor.year)
        if unit == "year"
        else cal.month(ctx.anchor.year, ctx.anchor.month)
    )
    return one_day(days[1])


def season_like_month(m: Match, ctx: Context) -> Reading | None:
    """A month named beside one spoken of before ("the following March")."""
    if ctx.anchor is None:
        return None
    number, how = month_number(m["m"]), group(m, "how")
    year = ctx.anchor.year
    if how in AHEAD:
        year += number <= ctx.anchor.month
    elif how in BACK:
        year -= number >= ctx.anchor.month
    return Reading(cal.month(year, number), "month")


_PART_OF = (
    r"(?P<part>early|mid|late|(?:beginning|start|end|middle|close|turn)\s+of"
    r"|end(?=\s+last|\s+this))\s+"
)
END = (
    r"(?=\s*(?:[.,;:)\]–—\"”]|--|$"
    r"|(?:and|but|when|in|at|by|on|that|with|while)\b))"
)

RELATIVE: tuple[Rule, ...] = (
    Rule(
        "weekday", ("@weekdays", "last", "next", "this", "past", "coming"),
        r"(?:(?P<how>last|next|this\s+past|this|past|coming)\s+)?(?P<wd><WD>)"
        r"(?:\s+(?:of\s+)?(?P<wk>last|this|next)\s+week\b"
        r"|\s+(?P<then>last|next)(?=\s*(?:[.,;:)]|$)))?",
        weekday, daily=True,
    ),
    Rule(
        "week_weekday", ("last", "this", "next"),
        r"(?P<wk>last|this|next)\s+week\s*,?\s+(?:on\s+)?(?P<wd><WD>)",
        weekday, daily=True,
    ),
    Rule(
        "night_to", ("night", "the", "in", "on", "during", "intervening", "overnight"),
        r"(?:(?:in|on|during)\s+)?(?:the\s+)?(?:(?:intervening\s+night\s+(?:of|between)"
        r"|night\s+intervening)\s+<WD>\s*(?:and|to|[-–])"
        r"|night\s+(?:to|from\s+<WD>\s+(?:in)?to|between\s+<WD>\s+and|of\s+<WD>\s*(?:(?:in)?to|[-–])))"
        r"\s*(?P<wd><WD>)",
        night_to,
    ),
    Rule(
        "text_weekday", ("the", "that", "previous", "following"),
        r"(?:the\s+)?(?:(?P<how>next|previous|preceding|following)|(?P<back>same)|(?P<that>that))\s+"
        r"(?P<wd><WD>)",
        weekday, "text", daily=True,
    ),
    Rule(
        "text_month", ("the", "following", "previous"),
        r"(?:the\s+)?(?P<how>previous|preceding|following)\s+(?P<m><MONTH>)",
        season_like_month, "text",
    ),
    Rule(
        "day_alone", ("the",),
        r"the\s+(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)(?:\s+of\s+(?P<how>this|last|next)\s+month\b"
        r"|(?=\s*[.,;:)]))",
        month_day_alone, daily=True,
    ),
    Rule(
        "day_word", ("today", "tonight", "yesterday", "tomorrow", "the", "day", "earlier",
                     "later"),
        r"(?:(?:earlier|later)\s+)?(?:the\s+)?"
        r"(?P<word>today|tonight|yesterday|tomorrow|day\s+before\s+yesterday|day\s+after\s+tomorrow)\b",
        day_word, daily=True,
    ),
    Rule(
        "part_word", ("last", "this", "yesterday", "tomorrow", "early", "late", "earlier",
                      "overnight", "later", "today"),
        r"(?P<overnight>overnight)\b|(?:(?:earlier|later|early|late)\s+)?"
        r"(?:(?P<how>last|this|yesterday|today|tomorrow)\s+)(?P<part_>early\s+morning|morning|afternoon|evening|night)\b",
        part_word, daily=True,
    ),
    Rule(
        "text_day", ("the", "that", "same", "next", "following", "previous", "later", "earlier",
                     "early", "late"),
        r"(?:(?:later|earlier|early|late)\s+(?:on\s+)?)?(?:the\s+)?"
        r"(?P<how>very\s+same|same|that\s+same|that\s+very|that|next|very\s+next|following|previous"
        r"|preceding)\s+(?P<unit>day|night|morning|afternoon|evening|date)\b(?!['’]s\s+end|-)"
        r"(?!\s+(?:in\s+<YEAR>|(?:the\s+)?(?:last|next|previous)\s+(?:year|month|week)|a\s+year))",
        back_day, "text", daily=True,
    ),
    Rule(
        "text_before", ("the", "day", "night", "evening"),
        r"(?:the\s+)?(?P<unit>day|night|evening|morning)\s+(?P<after_>before|after)" + END,
        back_day, "text",
    ),
    Rule(
        "text_unit_before", ("the",),
        r"the\s+(?P<unit>week|month|year|decade)\s+(?P<after_>before|after)" + END,
        unit_before, "text",
    ),
    Rule(
        "text_later", ("later", "earlier"),
        r"(?:later|earlier)\s+(?:in|on|that)\s+(?:the\s+|that\s+|same\s+)?(?:same\s+)?"
        r"(?:(?P<unit>day|night|morning|afternoon|evening)\b)",
        back_day, "text",
    ),
    Rule(
        "unit_word", ("last", "this", "next", "current", "coming", "earlier", "later", "early",
                      "late", "beginning", "start", "end", "middle", "close", "turn", "mid",
                      "upcoming"),
        rf"(?:{_PART_OF}|(?P<side>earlier|later)\s+(?:on\s+|in\s+)?)?"
        r"(?P<how>last|this|next|current|coming|upcoming)\s+(?P<unit>week|fortnight|month|year|decade|century|quarter)\b(?!-)",
        unit_word,
    ),
    Rule(
        "unit_running", ("earlier", "later", "beginning", "start", "end", "middle", "close",
                  "turn", "early", "late", "mid"),
        rf"(?:{_PART_OF}|(?P<side>earlier|later)\s+in\s+)the\s+(?P<unit>week|month|year|decade)\b",
        unit_word,
    ),
    Rule(
        "text_unit", ("the", "that", "same", "previous", "following", "later", "earlier"),
        r"(?:(?:later|earlier)\s+)?(?:the\s+)?(?P<back>(?P<how>same|that\s+same|that|previous|preceding"
        r"|following)\s+(?P<unit>week|weekend|month|year|decade|century|quarter))\b(?!-)",
        unit_word, "text",
    ),
    Rule(
        "weekend", ("the", "last", "this", "next", "over", "at", "past", "coming"),
        r"(?:(?:over|at|during)\s+the\s+|(?:over\s+|the\s+)?(?:(?P<how>last|this\s+past|this|next|past"
        r"|coming)\s+)|the\s+)(?:long\s+|holiday\s+)?weekend\b(?!-)(?:\s+of)?",
        weekend,
    ),
    Rule("edge", ("year", "year-end", "month", "month-end", "year's", "year’s"),
         r"(?P<unit>year|month)(?:['’]s)?[\s-]end\b", edge),
)  # fmt: skip
