"""The vocabulary of dates as look-up tables and regular-expression fragments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicons


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Look-up tables (lower-case keys) and the fragments built from them.

    `parts` maps a part of the day to the hours it covers; `fragments` maps a name such as
    `MONTH` to a pattern without groups.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    parts: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int]]
    easter: dict[str, tuple[int, int]]
    islamic: dict[str, tuple[int, int]]
    named: dict[str, str]
    decades: dict[str, int]
    fragments: dict[str, str]


def one_of(entries: Iterable[str]) -> str:
    """A pattern for any of the entries, longest first, blanks as any white space."""
    ordered = sorted(entries, key=lambda e: (-len(e), e))
    return "(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in ordered) + ")"


def _dotted(full: Iterable[str], short: Iterable[str]) -> str:
    return rf"(?:(?:{one_of(full)}|{one_of(short)}\b\.?)(?![\w]))"


_CLOCK = (
    r"(?:\d{1,2}(?:\s?[:.]\s?\d\d)?\s?(?:a\.\s?m\.|p\.\s?m\.|[ap]m\b)"
    r"|(?:[01]?\d|2[0-4])(?::|h)[0-5]\d\b(?::[0-5]\d)?(?:\s?h(?:ou)?rs\b)?"
    r"|(?:[01]\d|2[0-4])[0-5]\d\s?(?:h(?:ou)?rs\b|(?=GMT|UTC))"
    r"|(?:(?<=\bat\s)|(?<=\bat\sabout\s)|(?<=\bat\saround\s))(?:[01]?\d|2[0-3])\.[0-5]\d"
    r"(?![\d%]|\.\d|\s?(?:per\b|percent|points?\b|[mb]illion|[km]?m\b|kg|degrees|metres|miles))"
    r"|(?:[01]\d|2[0-3])\.[0-5]\d(?=\s(?:GMT|UTC|local|hours|hrs))(?:\s?h(?:ou)?rs)?)"
)
_ZONE = (
    r"(?:\s?,?\s?\(?\s?(?:(?:Greenwich|universal|eastern|central|mountain|pacific)\s(?:mean\s)?time"
    r"|local\stime|(?-i:GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,2}DT|[A-Z]{2,3}T|IST)\b(?:\s?[+-]\s?\d{1,2})?)"
    r"\s?\)?)"
)
_NEAR = (
    r"(?:(?:just|shortly|soon|right|immediately|some\s+time|sometime|hours|minutes|well)\s+"
    r"(?=before|after|past)|(?:at\s+)?(?:about|around|approximately|roughly|nearly|almost|exactly"
    r"|near|just)\s+)"
)


def _fragments(raw: dict[str, Any], numbers: Iterable[str], parts: list[str]) -> dict[str, str]:
    year = r"(?:(?:19|20)\d\d)"
    part = rf"(?:{one_of(parts)}(?!\w))"
    spoken = rf"(?:{_NEAR})?(?:at\s+|in\s+the\s+|during\s+the\s+|the\s+)?{part}"
    clock = rf"(?:(?:at\s+|by\s+)?{_NEAR}?(?:at\s+|before\s+|after\s+|past\s+)?{_CLOCK}{_ZONE}?)"
    return {
        "MONTH": _dotted(raw["months"], raw["month_abbreviations"]),
        "ALLMONTH": _dotted([*raw["months"], *raw["foreign_months"]], raw["month_abbreviations"]),
        "WD": _dotted([*raw["weekdays"], *raw["foreign_weekdays"]], raw["weekday_abbreviations"]),
        "DAY": r"(?:(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)(?!\w))?(?![\d]|[.,:]\d|\s?%))",
        "YEAR": rf"(?:{year}(?![\d]|,\d\d\d|\.\d))",
        "NUM": rf"(?:{one_of(numbers)}(?!\w)|\d{{1,3}}(?![\d,.:]\d))",
        "UNIT": r"(?:(?:minute|hour|day|night|weekend|week|fortnight|month|year|decade)s?(?!\w))",
        "PART": part,
        "SPOKEN": spoken,
        "CLOCK": clock,
        "TIED": rf"(?:{_NEAR}?(?:(?:at|before|after|around|by)\s+|(?:in|during)\s+the\s+){part}"
        rf"|{one_of(p for p in parts if ' ' in p)}(?!\w))",
        "ZONE": _ZONE,
        "GLOSS": rf"(?:\s*[(\[]\s*{clock}\s*[)\]])",
        "TIME": rf"(?:{clock}|{spoken})",
        "SEASON": one_of(raw["seasons"]),
        "FEAST": one_of([*raw["feasts"], *raw["easter"], *raw["islamic"]]),
        "NAMED": one_of(raw["named"]),
        "DECADE": one_of(raw["decades"]),
        "ORDINAL": one_of(raw["ordinals"]),
    }


def _pairs(table: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {name: (int(low), int(high)) for name, (low, high) in table.items()}


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of `dates.toml`, built once."""
    raw = lexicons.table("dates")
    numbers = {name: (int(n), int(n)) for name, n in raw["numbers"].items()}
    numbers |= _pairs(raw["vague_numbers"])
    parts = _pairs(raw["parts"])
    return Vocabulary(
        months={**raw["months"], **raw["month_abbreviations"], **raw["foreign_months"]},
        weekdays={**raw["weekdays"], **raw["weekday_abbreviations"], **raw["foreign_weekdays"]},
        numbers=numbers,
        ordinals=dict(raw["ordinals"]),
        parts=parts,
        seasons=_pairs(raw["seasons"]),
        feasts=_pairs(raw["feasts"]),
        easter=_pairs(raw["easter"]),
        islamic=_pairs(raw["islamic"]),
        named=dict(raw["named"]),
        decades=dict(raw["decades"]),
        fragments=_fragments(raw, numbers, list(parts)),
    )


def fill(pattern: str) -> re.Pattern[str]:
    """A pattern in which `<NAME>` stands for a fragment and a blank for any white space."""
    fragments = vocabulary().fragments
    for name, fragment in fragments.items():
        pattern = pattern.replace(f"<{name}>", fragment)
    return re.compile(pattern, re.IGNORECASE)


_TIME_OF_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s?[:.h]\s?(\d\d)|(\d\d))?(?::\d\d)?\s?(?:([ap])\.?\s?m)?", re.IGNORECASE
)


def clock(words: str) -> str | None:
    """A time of the clock as `HH:MM`, None when the words hold none."""
    m = _TIME_OF_CLOCK.search(words)
    if m is None:
        return None
    hour, minute = int(m[1]), int(m[2] or m[3] or 0)
    if m[4]:
        hour = hour % 12 + (12 if m[4].lower() == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return f"{hour % 24:02d}:{minute:02d}"


def part_of_day(words: str) -> str | None:
    """The part of the day that words name: the longest known one, else early or late."""
    lower = re.sub(r"\s+", " ", words.lower())
    known = [p for p in vocabulary().parts if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", lower)]
    if "overnight" in lower:
        return "night"
    early, late = re.search(r"\bearly\b", lower), re.search(r"\blate\b", lower)
    if known:
        best = max(known, key=lambda p: (len(p), p))
        side = "early " if early else "late " if late else ""
        return side + best if side + best in vocabulary().parts else best
    if early:
        return "early morning"
    return "late evening" if late else None
