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
from dateline.values._dates_words import clock, part_of_day, vocabulary

BACK = {"last", "past", "previous", "preceding"}
LATER = {"later", "afterwards", "afterward", "on", "from", "hence", "after"}
AHEAD = {"next", "coming", "following", "upcoming"}


def weekday(m: Match, ctx: Context) -> Reading | None:
    """A weekday: the latest one up to the anchor, or the next with future direction."""
    if ctx.anchor is None:
        return None
    number, how, which = weekday_number(m["wd"]), group(m, "how"), group(m, "wk")
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


def amount(m: Match) -> tuple[int, int]:
    """The lowest and highest number that a match counts; no number is "some": 2 to 6."""
    words = group(m, "n")
    if words is None:
        return (1, 1) if group(m, "one") else (2, 6)
    if words.isdigit():
        return int(words), int(words)
    return vocabulary().numbers[words]


def moved_by(
    at: date, unit: str, low: int, high: int, sign: int
) -> tuple[cal.Days, DatePrecision] | None:
    """`at` moved by `low` to `high` units: a day, days around a week, or a whole month or year."""
    unit = unit.rstrip("s")
    if unit in {"minute", "second"}:
        return (at, at), "day"
    if unit == "hour":
        far, near = sign * -(-high // 24), sign * (low // 24)
        ends = sorted((cal.shift(at, far), cal.shift(at, near)))
        return ((ends[0], ends[1]), "days") if ends[0] != ends[1] else ((at, at), "day")
    if unit in {"day", "night"}:
        ends = sorted((cal.shift(at, sign * low), cal.shift(at, sign * high)))
        return (ends[0], ends[1]), "day" if low == high else "days"
    if unit in {"week", "fortnight", "weekend"}:
        size = 14 if unit == "fortnight" else 7
        slack = 1 if size * high <= 7 else 3
        ends = sorted((cal.shift(at, sign * low * size), cal.shift(at, sign * high * size)))
        return (cal.shift(ends[0], -slack), cal.shift(ends[1], slack)), "week"
    if unit == "month":
        a, b = sorted((at.month + sign * low, at.month + sign * high))
        return cal.months(at.year, a, b), "month" if low == high else "season"
    scale = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if scale is None:
        return None
    a, b = sorted((at.year + sign * low * scale, at.year + sign * high * scale))
    if scale > 1:
        a, b = a - 1, b + 1
    return cal.years(a, b), "year"


def counted(m: Match, ctx: Context) -> Reading | None:
    """A number of units before or after the anchor: "two days ago", "three weeks later"."""
    if ctx.anchor is None:
        return None
    side = group(m, "side") or group(m, "side2") or group(m, "side3") or "ago"
    sign = 1 if side.split()[0] in LATER else -1
    low, high = amount(m)
    unit = group(m, "u") or "day"
    base = ctx.anchor
    if word := group(m, "word"):
        base = _base(word, ctx.anchor, sign)
    found = moved_by(base, unit, low, high, sign)
    if found and (word or group(m, "exactly")) and unit.rstrip("s") == "week" and low == high:
        return one_day(cal.shift(base, sign * 7 * low))
    return Reading(*found) if found else None


def _base(word: str, anchor: date, sign: int) -> date:
    if word in DAY_WORDS:
        return cal.shift(anchor, DAY_WORDS[word])
    number = weekday_number(word)
    return cal.shift(anchor, -((anchor.weekday() - number) % 7))


def relative_to_event(m: Match, ctx: Context) -> Reading | None:
    """The OTHER event's date: in "a week after the raid", the raid is a week before the anchor."""
    if ctx.anchor is None:
        return None
    sign = 1 if (group(m, "side") or "").startswith(("before", "prior", "ahead")) else -1
    low, high = amount(m)
    unit = (group(m, "u") or group(m, "u1") or "day").rstrip("s")
    if unit in {"morning", "night"}:
        unit = "day"
    if unit == "week" and low == high:
        at = cal.shift(ctx.anchor, sign * 7 * low)
        slack = 0 if low == 1 else 3
        return Reading(
            (cal.shift(at, -slack), cal.shift(at, slack)), "day" if low == 1 else "week"
        )
    found = moved_by(ctx.anchor, unit, low, high, sign)
    return Reading(*found) if found else None


def window(m: Match, ctx: Context) -> Reading | None:
    """The last or next so many units, up to or from the anchor ("the past three days")."""
    if ctx.anchor is None:
        return None
    how, unit = group(m, "how"), (group(m, "u") or "day").rstrip("s")
    sign = 1 if how in AHEAD else -1
    moved = moved_by(ctx.anchor, unit, *amount(m), sign)
    if moved is None:
        return None
    if unit in {"week", "fortnight"}:
        low, high = amount(m)
        far = cal.shift(ctx.anchor, sign * high * (14 if unit == "fortnight" else 7))
        moved = (far, far), "days" if high * 7 < 20 else "season"
    days, precision = moved
    first, last = min(days[0], ctx.anchor), max(days[1], ctx.anchor)
    return Reading((first, ctx.anchor) if sign < 0 else (ctx.anchor, last), precision)


def time_alone(m: Match, ctx: Context) -> Reading | None:
    """A time without its day: the anchor's day, if the report ties the two."""
    if ctx.anchor is None:
        return None
    exact = clock(m["time"]) if any(c.isdigit() for c in m["time"]) else None
    at = (ctx.anchor, ctx.anchor)
    if exact:
        return Reading(at, "hour", time=exact)
    return Reading(at, "day", time=part_of_day(m["time"]))


def nothing(m: Match, ctx: Context) -> Reading | None:
    """Words that say how long, not when."""
    return None


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


_PART_OF = r"(?P<part>early|mid|late|(?:beginning|start|end|middle|close|turn)\s+of|end(?=\s+last|\s+this))\s+"
_N = r"(?:(?:more|less|fewer)\s+than\s+|(?:about|around|nearly|almost|(?P<exactly>exactly)|just|over|only|at\s+least)\s+)?(?P<n><NUM>)"
_NU = _N + r"[\s-]+(?:and\s+a\s+half\s+|or\s+(?:so|more)\s+)?(?P<u><UNIT>)(?:\s+or\s+so)?"
_END = (
    r"(?=\s*(?:[.,;:)\]–—\"”]|--|$|and\b|but\b|when\b|in\b|at\b|by\b|on\b|that\b|with\b|while\b))"
)
_SHORT = r"(?P<u>minutes|hours|days|weeks|months|years|decades)"
_EVENT = (
    r"(?P<side>after|following|since|before|prior\s+to|ahead\s+of)\s+"
    r"(?!that\b|which\b|(?:being\s+)?(?:last|this)\s+(?:week|month|year)\b)(?=[\w‘'“\"(])"
)
_NUMBERED = ("@numbers", "@digits", "more", "less", "fewer", "about", "around", "nearly", "almost",
             "exactly", "just", "over", "only", "at")  # fmt: skip

RELATIVE: tuple[Rule, ...] = (
    Rule(
        "weekday", ("@weekdays", "last", "next", "this", "past", "coming"),
        r"(?:(?P<how>last|next|this\s+past|this|past|coming)\s+)?(?P<wd><WD>)"
        r"(?:\s+(?:of\s+)?(?P<wk>last|this|next)\s+week\b)?",
        weekday, daily=True,
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
        "day_word", ("today", "tonight", "yesterday", "tomorrow", "the", "day", "earlier", "later"),
        r"(?:(?:earlier|later)\s+)?(?:the\s+)?"
        r"(?P<word>today|tonight|yesterday|tomorrow|day\s+before\s+yesterday|day\s+after\s+tomorrow)\b",
        day_word, daily=True,
    ),
    Rule(
        "part_word", ("last", "this", "yesterday", "tomorrow", "early", "late", "earlier", "overnight",
                      "later", "today"),
        r"(?P<overnight>overnight)\b|(?:(?:earlier|later|early|late)\s+)?(?:(?P<how>last|this|yesterday|today"
        r"|tomorrow)\s+)(?P<part_>early\s+morning|morning|afternoon|evening|night)\b",
        part_word,
    ),
    Rule(
        "text_day", ("the", "that", "same", "next", "following", "previous", "later", "earlier",
                     "early", "late"),
        r"(?:(?:later|earlier|early|late)\s+(?:on\s+)?)?(?:the\s+)?"
        r"(?P<how>very\s+same|same|that\s+same|that\s+very|that|next|very\s+next|following|previous"
        r"|preceding)\s+(?P<unit>day|night|morning|afternoon|evening|date)\b(?!['’]s\s+end|-)",
        back_day, "text", daily=True,
    ),
    Rule(
        "text_before", ("the", "day", "night", "evening"),
        r"(?:the\s+)?(?P<unit>day|night|evening|morning)\s+(?P<after_>before|after)" + _END,
        back_day, "text",
    ),
    Rule(
        "text_later", ("later", "earlier"),
        r"(?:later|earlier)\s+(?:in|on|that)\s+(?:the\s+|that\s+|same\s+)?(?:same\s+)?"
        r"(?:(?P<unit>day|night|morning|afternoon|evening)\b)",
        back_day, "text",
    ),
    Rule(
        "unit_word", ("last", "this", "next", "current", "coming", "earlier", "later", "early", "late",
                      "beginning", "start", "end", "middle", "close", "turn", "mid", "upcoming"),
        rf"(?:{_PART_OF}|(?P<side>earlier|later)\s+(?:on\s+|in\s+)?)?(?P<how>last|this|next|current|coming"
        r"|upcoming)\s+(?P<unit>week|fortnight|month|year|decade|century|quarter)\b(?!-)",
        unit_word,
    ),
    Rule(
        "unit_running", ("earlier", "later", "beginning", "start", "end", "middle", "close", "turn",
                         "early", "late", "mid"),
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
        "past_unit", ("the", "this", "past", "last"),
        r"(?:the|this)\s+(?P<one>(?P<how>past|last|coming)\s+(?P<u>week|fortnight|month|year|decade"
        r"|century))\b(?!\s+of\b)",
        window, key="window",
    ),
    Rule(
        "weekend", ("the", "last", "this", "next", "over", "at", "past", "coming"),
        r"(?:(?:over|at|during)\s+the\s+|(?:over\s+|the\s+)?(?:(?P<how>last|this\s+past|this|next|past"
        r"|coming)\s+)|the\s+)weekend\b(?!-)(?:\s+of)?",
        weekend,
    ),
    Rule("edge", ("year", "year-end", "month", "month-end", "year's", "year’s"),
         r"(?P<unit>year|month)(?:['’]s)?[\s-]end\b", edge),
    Rule(
        "ago", _NUMBERED,
        rf"{_NU}\s+(?P<side>ago|back(?=\s*[.,;:)]|\s*$|\s+(?:that|when|was))|from\s+now|hence)\b"
        r"(?:\s*,?\s*(?:on\s+)?(?P<word>today|yesterday|<WD>))?",
        counted,
    ),
    Rule("ago_on", _NUMBERED, r"(?P<n><NUM>)\s+(?P<u>weeks?)\s+(?:from|before)\s+(?P<word>today|yesterday)\b",
         counted),
    Rule("ago_some", ("minutes", "hours", "days", "weeks", "months", "years", "decades"),
         _SHORT + r"\s+ago\b", counted),
    Rule(
        "text_counted", _NUMBERED,
        rf"{_NU}\s+(?:(?P<side>earlier|later|previously|beforehand|afterwards?)\b|(?P<side2>before)" + _END
        + r"|(?P<side3>after|on)" + r"(?=\s*(?:[.,;:)]|$)))",
        counted, "text",
    ),
    Rule("text_some", ("minutes", "hours", "days", "weeks", "months", "years"),
         _SHORT + r"\s+(?P<side>earlier|later)\b", counted, "text"),
    Rule("event", _NUMBERED, rf"{_NU}\s+{_EVENT}", relative_to_event, "event", "event_relative"),
    Rule(
        "event_the", ("the", "days", "hours", "minutes", "weeks", "months", "years"),
        rf"(?:the\s+(?P<one>(?P<u1>day|night|morning|week|month|year))|{_SHORT})\s+{_EVENT}",
        relative_to_event, "event", "event_relative",
    ),
    Rule(
        "window", ("the", "last", "past", "previous", "next", "coming", "preceding", "recent"),
        r"(?:the\s+)?(?P<how>last|past|next|coming|previous|preceding)\s+"
        r"(?:(?P<n><NUM>)[\s-]+)?(?P<u>minutes|hours?|days|weeks|months|years|decades)\b",
        window, key="window",
    ),
    Rule(
        "clock", ("@digits", "@parts", "at", "before", "after", "shortly", "just", "around", "about",
                  "by", "in", "during", "soon", "some", "hours", "minutes", "well"),
        r"(?P<time><CLOCK>|<TIED>)", time_alone, "text", "clock",
    ),
    Rule("duration", ("for",), rf"for\s+(?:the\s+)?(?:(?:more|less)\s+than\s+|up\s+to\s+|some\s+)?{_NU}(?!\s+(?:ago|old))",
         nothing, "nothing", "duration"),
    Rule("duration_of", ("@numbers", "@digits"),
         r"(?P<n><NUM>)\s+(?:(?:straight|consecutive|successive)\s+(?P<u>days|nights|weeks|months)"
         r"|(?P<u2>days|nights|weeks|months)\s+of\s+(?=[a-z]))", nothing, "nothing", "duration"),
    Rule("duration_long", ("@numbers", "@digits"),
         r"(?P<n><NUM>)-(?P<u>day|night|week|month)(?:-long)?\b(?!-old)", nothing, "nothing", "duration"),
)  # fmt: skip
