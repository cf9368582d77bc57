"""The table of patterns for dates that name their day, month or year."""

from __future__ import annotations

from dateline.values._dates_feasts import feast
from dateline.values._dates_rules import (
    Rule,
    bare_month,
    century,
    day_range,
    decade,
    iso,
    month_day,
    named_day,
    numeric,
    quarter,
    season,
    short_year,
    two_years,
    week_of_month,
    year_only,
)

_WD = r"(?:(?:(?:last|this|next)\s+)?(?P<wd><WD>)(?:\s+<SPOKEN>)?\s*[,(\[]?\s*(?:the\s+)?)?"
_OF_YEAR = (
    r"(?:(?:\s*,?\s*(?:(?:of|de|del)\s+)?|[-/])(?P<y><YEAR>)"
    r"|\s*,?\s+(?:of\s+)?(?P<yr>last|this|next|(?P<back>that|the\s+same|the\s+following"
    r"|the\s+previous|the\s+preceding))\s+year)"
)
_TO = r"\s*(?P<to>-|–|—|/|to|until|till|through|thru|and|&)\s*"
_PART = (
    r"(?P<part>early|mid|late|(?:beginning|start|end|middle|close|turn)\s+of"
    r"|(?:first|opening|early|last|final|closing)\s+days\s+of)[\s-]+"
    r"(?:in\s+|the\s+)?"
)

ABSOLUTE: tuple[Rule, ...] = (
    Rule(
        "iso", ("@digits",),
        r"(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<mm>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])"
        r"(?!\d|[-/.]\d)(?:[T\s]+(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::[0-5]\d)?"
        r"(?:\.\d+)?(?:Z|\s?[+-]\d\d:?\d\d\b)?)?",
        iso, "nothing", daily=True,
    ),
    Rule(
        "numeric", ("@digits",),
        r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\d%]|[-/.]\d)",
        numeric, "nothing", daily=True,
    ),
    Rule(
        "day_month", ("@weekdays", "@digits", "last", "this", "next"),
        _WD + r"(?P<d><DAY>)\s*(?:(?:of|de|di)\s+|-|/)?\s*(?P<m><ALLMONTH>)"
        + rf"(?:(?:[-/]|\s+(?=\d\d\s*(?:[(\[]|--|$)))(?P<yy>\d\d)\b|{_OF_YEAR})?",
        month_day, "report", daily=True,
    ),
    Rule(
        "month_day", ("@weekdays", "@months", "last", "this", "next"),
        _WD + rf"(?P<m><MONTH>)\s*(?:the\s+)?(?P<d><DAY>){_OF_YEAR}?",
        month_day, "report", daily=True,
    ),
    Rule(
        "worded_day", ("@weekdays", "@ordinals", "last", "this", "next"),
        _WD + rf"(?P<nth><ORDINAL>)\s+(?:day\s+)?of\s+(?P<m><MONTH>){_OF_YEAR}?",
        month_day, "report", daily=True,
    ),
    Rule(
        "month_worded", ("@months",),
        rf"(?P<m><MONTH>)\s+(?:the\s+)?(?P<nth><ORDINAL>)(?!\w|\s+week){_OF_YEAR}?",
        month_day, "report", daily=True,
    ),
    Rule(
        "days_month", ("@digits", "between", "from"),
        r"(?:(?P<between>between)\s+|from\s+)?(?P<d1><DAY>)" + _TO
        + rf"(?P<d><DAY>)\s*(?:of\s+)?(?P<m><ALLMONTH>){_OF_YEAR}?",
        day_range, "report", "range", daily=True,
    ),
    Rule(
        "month_days", ("@months", "between", "from"),
        r"(?:(?P<between>between)\s+|from\s+)?(?P<m><MONTH>)\s*(?P<d1><DAY>)" + _TO
        + rf"(?P<d><DAY>){_OF_YEAR}?(?!\s*(?:<MONTH>))",
        day_range, "report", "range", daily=True,
    ),
    Rule(
        "month", ("@months", "early", "mid", "late", "beginning", "start", "end", "middle",
                  "close", "last", "next", "this", "previous", "following", "coming", "past",
                  "first", "final", "opening", "closing"),
        rf"(?:{_PART})?(?:(?P<how>last|next|this|previous|following|coming|past)\s+)?"
        rf"(?P<m><ALLMONTH>){_OF_YEAR}?",
        bare_month,
    ),
    Rule(
        "week_of_month", ("@ordinals", "@digits", "last", "final"),
        r"(?P<nth><ORDINAL>|last|final|[1-4](?:st|nd|rd|th))\s+week\s+(?:of|in)\s+"
        rf"(?P<m><MONTH>){_OF_YEAR}?",
        week_of_month,
    ),
    Rule(
        "year", ("@digits", "early", "mid", "late", "beginning", "start", "end", "middle"),
        rf"(?:{_PART})?(?P<y><YEAR>)(?![-–/]\d\d\b(?!-)|s\b)", year_only, "nothing",
    ),
    Rule("short_year", ("@digits",),
         r"(?:(?<=['’‘])|(?<=['’‘]\s))(?P<short>\d\d)(?![\w'’.:]\d|[\w’]|'\w)",
         short_year, "nothing"),
    Rule("bare_short_year", ("@digits",),
         r"(?P<short>[4-9]\d)(?=\s?(?:[;,)!?]|\.(?!\d)|$)"
         r"|\s+(?:and|but|when|as|at|with|to|i|we|he|she|they|it)\b)",
         short_year, "nothing"),
    Rule("two_years", ("@digits",), r"(?P<y>(?:19|20)\d\d)[-–/](?P<next>\d\d)(?![\d/-])",
         two_years, "nothing"),
    Rule(
        "decade", ("@digits", "early", "mid", "late", "@decades"),
        rf"(?:{_PART})?(?:(?P<y>(?:1[5-9]|20)\d0s|1[5-9]\d0\s?['’]s)|(?P<word><DECADE>))\b",
        decade, "nothing",
    ),
    Rule("century", ("@digits",), r"(?P<n>1?\d|2[01])(?:st|nd|rd|th)[\s-]century",
         century, "nothing"),
    Rule(
        "feast", ("@feasts", "@ordinals", "eve"),
        r"(?:(?P<eve>eve)\s+of\s+(?:the\s+)?|(?P<nth><ORDINAL>)\s+day\s+of\s+(?:the\s+)?)?"
        rf"(?P<feast><FEAST>)(?![\w-]){_OF_YEAR}?",
        feast, daily=True,
    ),
    Rule("named", ("@named",), r"(?P<named><NAMED>)(?![\w/])", named_day, "nothing"),
    Rule(
        "season", ("@seasons", "last", "this", "next", "early", "mid", "late", "past"),
        rf"(?:{_PART})?(?:(?P<how>last|next|this|previous|following|coming|past)\s+)?"
        rf"(?P<season><SEASON>)(?!\w)(?!\s+(?:of\s+(?!<YEAR>|last|this|next))){_OF_YEAR}?",
        season,
    ),
    Rule(
        "quarter", ("@ordinals", "@digits", "q"),
        r"(?P<nth><ORDINAL>|[1-4](?:st|nd|rd|th)|Q[1-4])(?:[\s-]+(?P<unit>quarter|half)\b|(?<=Q\d)\b)"
        rf"(?:\s+of\s+the\s+year\b)?{_OF_YEAR}?",
        quarter,
    ),
)  # fmt: skip
