"""Rules for dates that are so many units from an anchor: "two days ago", "a week after"."""

from __future__ import annotations

from datetime import date

from dateline.model.values import DatePrecision
from dateline.values import _dates_calendar as cal
from dateline.values._dates_relative import AHEAD, DAY_WORDS, END
from dateline.values._dates_rules import (
    Context,
    Match,
    Reading,
    Rule,
    group,
    one_day,
    weekday_number,
)
from dateline.values._dates_words import clock, part_of_day, vocabulary

LATER = {"later", "afterwards", "afterward", "on", "from", "hence", "after"}


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
        return (ends[0], ends[1]), "day" if ends[0] == ends[1] else "days"
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


def _same_day(at: date, unit: str, moved: int) -> date | None:
    """The day of the same number so many months or years away, or days or weeks away."""
    unit = unit.rstrip("s")
    if unit in {"month", "year", "decade"}:
        first = cal.month(
            at.year, at.month + moved * {"month": 1, "year": 12, "decade": 120}[unit]
        )
        return cal.make(first[0].year, first[0].month, at.day)
    return cal.shift(at, moved * {"week": 7, "fortnight": 14}.get(unit, 1))


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
        base = _base(word, ctx.anchor)
    if group(m, "to_the_day") and low == high:
        return one_day(_same_day(base, unit, sign * low))
    found = moved_by(base, unit, low, high, sign)
    if found and (word or group(m, "exactly")) and unit.rstrip("s") == "week" and low == high:
        return one_day(cal.shift(base, sign * 7 * low))
    return Reading(*found) if found else None


def _base(word: str, anchor: date) -> date:
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
    if unit == "hour":
        days = (
            cal.shift(ctx.anchor, sign * (high // 24)),
            cal.shift(ctx.anchor, sign * (low // 24)),
        )
        return Reading((min(days), max(days)), "day" if days[0] == days[1] else "days")
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
        high = amount(m)[1]
        far = cal.shift(ctx.anchor, sign * high * (14 if unit == "fortnight" else 7))
        moved = (far, far), "days" if high * 7 < 20 else "season"
    days, precision = moved
    first, last = min(days[0], ctx.anchor), max(days[1], ctx.anchor)
    days = (first, ctx.anchor) if sign < 0 else (ctx.anchor, last)
    return Reading(days, "days" if precision == "day" else precision)


def weekdays_ago(m: Match, ctx: Context) -> Reading | None:
    """So many weekdays back: "two Fridays ago" is the Friday before the last one."""
    low, high = amount(m)
    if ctx.anchor is None or low != high:
        return None
    back = (ctx.anchor.weekday() - weekday_number(m["wd"])) % 7 or 7
    return one_day(cal.shift(ctx.anchor, -back - 7 * (low - 1)))


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


_N = (
    r"(?:(?:more|less|fewer)\s+than\s+|(?:about|around|nearly|almost|(?P<exactly>exactly)|just|over"
    r"|only|at\s+least)\s+)?(?P<n><NUM>)"
)
_NU = (
    _N + r"[\s-]+(?:and\s+a\s+half\s+|or\s+(?:so|more)\s+)?(?P<u><UNIT>)"
    r"(?:\s+or\s+so|\s+to\s+the\s+day)?"
)
_SHORT = r"(?P<u>minutes|hours|days|weeks|months|years|decades)"
_EVENT = (
    r"(?P<side>after|following|since|before|prior\s+to|ahead\s+of)\s+"
    r"(?!that\b|which\b|(?:being\s+)?(?:last|this)\s+(?:week|month|year)\b)(?=[\w‘'“\"(])"
)
_NUMBERED = ("@numbers", "@digits", "more", "less", "fewer", "about", "around", "nearly", "almost",
             "exactly", "just", "over", "only", "at")  # fmt: skip

COUNTED: tuple[Rule, ...] = (
    Rule(
        "weekdays_ago", ("@numbers", "@digits"),
        r"(?P<n><NUM>)\s+(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\s+ago\b",
        weekdays_ago,
    ),
    Rule(
        "ago", _NUMBERED,
        rf"{_NU}\s+(?P<side>ago|back(?=\s*[.,;:)]|\s*$|\s+(?:that|when|was))|from\s+now|hence)\b"
        r"(?:\s*,?\s*(?:on\s+)?(?P<word>today|yesterday|<WD>)|\s+(?P<to_the_day>to\s+the\s+day)\b)?",
        counted,
    ),
    Rule(
        "ago_on", _NUMBERED,
        r"(?P<n><NUM>)\s+(?P<u>weeks?)\s+(?P<side>from|before)\s+(?P<word>today|yesterday)\b",
        counted,
    ),
    Rule("ago_some", ("minutes", "hours", "days", "weeks", "months", "years", "decades"),
         _SHORT + r"\s+ago\b", counted),
    Rule(
        "text_counted", _NUMBERED,
        rf"{_NU}\s+(?:(?P<side>earlier|later|previously|beforehand|afterwards?)\b"
        rf"|(?P<side2>before){END}|(?P<side3>after|on)(?=\s*(?:[.,;:)]|$)))",
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
        "past_unit", ("the", "this", "past", "last"),
        r"(?:the|this)\s+(?P<one>(?P<how>past|last|coming)\s+(?P<u>week|fortnight|month|year|decade"
        r"|century))\b(?!\s+of\b)",
        window, key="window",
    ),
    Rule(
        "window", ("the", "last", "past", "previous", "next", "coming", "preceding", "recent"),
        r"(?:the\s+)?(?P<how>last|past|next|coming|previous|preceding)\s+"
        r"(?:(?P<n><NUM>)[\s-]+)?(?P<u>minutes|hours?|days|weeks|months|years|decades)\b"
        r"(?!\s+of\s+<ALLMONTH>)",
        window, key="window",
    ),
    Rule(
        "clock", ("@digits", "@parts", "at", "before", "after", "shortly", "just", "around",
                  "about", "by", "in", "during", "soon", "some", "hours", "minutes", "well",
                  "midnight", "dawn", "noon", "midday", "daybreak", "sunrise",
                  "sunset", "nightfall", "dusk"),
        r"(?P<time>(?:<CLOCK>|<TIED>)<GLOSS>?|(?<=since\s)<PART>"
        r"|(?:during|in\s+the\s+course\s+of)\s+the\s+day\b)",
        time_alone, "text", "clock",
    ),
    Rule(
        "duration", ("for",),
        r"for\s+(?:the\s+)?(?:(?:more|less)\s+than\s+|up\s+to\s+|some\s+)?"
        rf"{_NU}(?!\s+(?:ago|old))",
        nothing, "nothing", "duration",
    ),
    Rule("duration_of", ("@numbers", "@digits"),
         r"(?P<n><NUM>)\s+(?:(?:straight|consecutive|successive)\s+(?P<u>days|nights|weeks|months)"
         r"|(?P<u2>days|nights|weeks|months)\s+of\s+(?=[a-z]))", nothing, "nothing", "duration"),
    Rule("duration_long", ("@numbers", "@digits"),
         r"(?P<n><NUM>)-(?P<u>day|night|week|month)(?:-long)?\b(?!-old)",
         nothing, "nothing", "duration"),
)  # fmt: skip
