"""How many: quantity phrases of English news prose read into `Range`, compared and shown.

Bounds follow the table in docs/record.md ("at least N" N/N/open, "nearly N" open/open/N-1 ...).
The vocabulary here is closed (number words and the dozen ways to hedge a number); nouns that
show a figure to be no count of people (units, money, roads) come from `numbers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from dateline.lexicons import table
from dateline.model.values import Range, RangeForm

Comparison = Literal["agree", "vaguer", "disagree"]

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {w: i for i, w in enumerate(_ONES)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
_SCALE = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000,
    "million": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000,
}  # fmt: skip

# Phrase -> low, high, form. The first phrase of a (low, high, form) is the one that is shown.
_VAGUE: dict[str, tuple[int, int | None, RangeForm]] = {
    "several": (3, 9, "several"),
    "a few": (3, 9, "several"),
    "a handful of": (3, 9, "several"),
    "a handful": (3, 9, "several"),
    "several dozen": (36, 99, "dozens"),
    "a few dozen": (36, 99, "dozens"),
    "dozens": (24, 99, "dozens"),
    "dozens and dozens": (24, 99, "dozens"),
    "scores": (40, 99, "scores"),
    "tens": (20, 99, "dozens"),
    "several hundred": (300, 999, "hundreds"),
    "several hundreds": (300, 999, "hundreds"),
    "a few hundred": (300, 999, "hundreds"),
    "hundreds": (200, 999, "hundreds"),
    "several thousand": (3_000, 9_999, "thousands"),
    "several thousands": (3_000, 9_999, "thousands"),
    "a few thousand": (3_000, 9_999, "thousands"),
    "tens of thousands": (20_000, 99_999, "thousands"),
    "hundreds of thousands": (200_000, 999_999, "thousands"),
    "thousands": (2_000, 9_999, "thousands"),
    "many": (2, None, "plural"),
    "multiple": (2, None, "plural"),
    "numerous": (2, None, "plural"),
    "a number of": (2, None, "plural"),
    "countless": (2, None, "plural"),
    "some": (2, None, "some"),
}
_SHOW_VAGUE: dict[tuple[int | None, int | None, RangeForm], str] = {}
for _words, _key in _VAGUE.items():
    _SHOW_VAGUE.setdefault(_key, _words)

_FIXED = {"a couple of": 2, "a couple": 2, "a pair of": 2, "both": 2, "a single": 1, "a lone": 1}
_BEFORE: dict[str, RangeForm] = {
    "at least": "at_least",
    "at the very least": "at_least",
    "atleast": "at_least",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "not fewer than": "at_least",
    "a minimum of": "at_least",
    "more than": "more_than",
    "well over": "more_than",
    "just over": "more_than",
    "over": "more_than",
    "above": "more_than",
    "upwards of": "more_than",
    "upward of": "more_than",
    "in excess of": "more_than",
    "up to": "up_to",
    "as many as": "up_to",
    "at most": "up_to",
    "no more than": "up_to",
    "not more than": "up_to",
    "a maximum of": "up_to",
    "fewer than": "up_to",
    "less than": "up_to",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "just under": "nearly",
}
_PLAIN = ("exactly", "a total of", "a further", "an additional", "another", "only", "just")
_BELOW = ("fewer than", "less than")
_AFTER: dict[str, RangeForm] = {"or more": "at_least", "plus": "at_least", "or so": "about"}


def _either(words: object) -> str:
    ordered = sorted((str(w) for w in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    small, word = _either(_SMALL), _either([*_SMALL, *_SCALE])
    scale = _either(_SCALE)
    digits = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
    number = (
        rf"(?:(?:{digits})(?:\s{scale}\b)?"
        rf"|(?:half\s+)?an?\s+(?:dozen|hundred|thousand|million|lakh|crore)\b"
        rf"|{small}(?:(?:[\s-]|\s+and\s+){word})*\b)"
    )
    share = (
        r"(?:the\s+(?:vast\s+|great\s+)?majority|most|(?:nearly\s+|about\s+|almost\s+)?half(?!\s+an?\b)"
        r"|(?:a|one|two)[\s-](?:third|thirds|quarter|fifth)s?"
        rf"|(?:{digits}|{word})\s*(?:%|percent\b|per\s?cent\b))(?:\s+of\b)?"
    )
    between = rf"(?:between\s+(?P<a1>{number})\s+and\s+(?P<b1>{number})"
    between += rf"|(?:from\s+)?(?P<a2>{number})\s+(?:to|or)\s+(?P<b2>{number})"
    between += rf"|(?P<a3>{digits})\s?[-–—]\s?(?P<b3>{digits}))"
    before = _either(_BEFORE)
    plain = rf"(?:(?:{before}|{_either(_PLAIN)})\s+)*?"
    return re.compile(
        rf"(?<![\w$€£¥₹#%-])(?<!\d[.,:/])(?:"
        rf"(?P<share>{share})(?!\w)"
        rf"|{plain}{between}(?![\w%])"
        rf"|(?:{_either(_PLAIN)}\s+)?(?:(?P<before>{before})\s+)?(?:{_either(_PLAIN)}\s+)?"
        rf"(?P<n>{number})(?P<after>\s+{_either(_AFTER)}\b|\+)?(?!\w)"
        rf"|(?:(?P<vb>{before})\s+)?(?P<fixed>{_either(_FIXED)})\b"
        rf"|(?:{before}\s+)?(?P<vague>{_either(_VAGUE)})\b"
        rf"|(?P<none>none|no\s+one|nobody|no)\b(?!\s+(?:fewer|less|more)\b))",
        re.IGNORECASE,
    )


def _number(words: str) -> int | None:
    """The value of one number in digits, in words or mixed ("1.2 million"); None if it is none."""
    text = re.sub(r"\s+", " ", words.strip().lower())
    text = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3})", "", text)
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)(?: (\w+))?", text)
    if digits:
        value = float(digits[1]) * _SCALE.get(digits[2] or "", 1)
        return int(value) if value == int(value) else None
    if text.startswith("half a"):
        return _SCALE[text.rsplit(" ", 1)[1]] // 2
    return _spelled(re.split(r"[ -]", re.sub(r"^an? ", "one ", text)))


def _spelled(tokens: list[str]) -> int | None:
    """Number words added up the usual way; None for a row that is no number ("two three")."""
    total, part, last = 0, 0, 0
    for token in tokens:
        if token == "and":
            continue
        if token in _SMALL:
            value = _SMALL[token]
            if last and not (last >= 20 > 9 >= value > 0 or last >= 100):
                return None
            part, last = part + value, value
        else:
            scale = _SCALE[token]
            part = (part or 1) * scale
            if scale >= 1_000:
                total, part = total + part, 0
            last = scale
    return total + part


def exact(n: int) -> Range:
    """Exactly `n`."""
    return Range(n, n, n, "exact", n)


def plural() -> Range:
    """A plural without any number: two at least."""
    return Range(2, None, None, "plural")


def hedged(n: int, form: RangeForm, words: str = "") -> Range:
    """`n` with the bounds that its form gives it."""
    if form == "at_least":
        return Range(n, n, None, form, n)
    if form == "more_than":
        return Range(n + 1, None, None, form, n)
    if form == "up_to":
        below = any(words.startswith(w) for w in _BELOW)
        return Range(None, None, max(0, n - 1) if below else n, form, n)
    if form == "nearly":
        return Range(None, None, max(0, n - 1), form, n)
    if form == "about":
        slack = max(1, n // 10)
        return Range(max(0, n - slack), n, n + slack, form, n)
    return exact(n)


def _read(match: re.Match[str]) -> Range | None:
    """The Range of a match of the pattern; None when its words are no number after all."""
    words = re.sub(r"\s+", " ", match[0].lower())
    if match["share"]:
        return Range(form="share", share=re.sub(r" of$", "", words))
    if match["none"]:
        return Range(0, 0, 0, "none", 0)
    if match["vague"]:
        low, high, form = _VAGUE[re.sub(r"\s+", " ", match["vague"].lower())]
        return Range(low, None, high, form)
    if match["fixed"]:
        number: int | None = _FIXED[re.sub(r"\s+", " ", match["fixed"].lower())]
        lead = match["vb"]
    elif match["n"]:
        number, lead = _number(match["n"]), match["before"]
    else:
        return _between(match)
    if number is None:
        return None
    before = re.sub(r"\s+", " ", (lead or "").lower())
    after = (match["after"] or "").strip().lower()
    tail: RangeForm = "at_least" if after == "+" else _AFTER.get(after, "exact")
    return hedged(number, _BEFORE.get(before, tail), before)


def _between(match: re.Match[str]) -> Range | None:
    a = _number(match["a1"] or match["a2"] or match["a3"])
    b = _number(match["b1"] or match["b2"] or match["b3"])
    if a is None or b is None or a >= b:
        return None
    return Range(a, None, b, "between", None)


def parse(words: str) -> Range | None:
    """The Range of a quantity phrase ("at least 20", "two dozen", "a"); None if it is none."""
    text = words.strip()
    if text.lower() in ("a", "an"):
        return exact(1)
    if text.lower() in ("two or more", "plural"):
        return plural()
    match = _pattern().match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip().lower()
    return _read(match) if rest in ("", "of") else None


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Range]]:
    """Quantity phrases in `text[start:end]` that may count people, as (start, end, Range).

    Ages, dates, clock times, measures, money, roads and calibres are passed over; `a` and `an`
    alone are not looked for. Shares ("most of") come with form `share`.
    """
    stop = len(text) if end is None else end
    at = start
    pattern = _pattern()
    while (match := pattern.search(text, at, stop)) is not None:
        at = match.end()
        value = _read(match)
        if value is None:
            at = _after_first_word(match)
            continue
        if value.form == "share" or not _other_measure(text, match):
            yield match.start(), match.end(), value


def _after_first_word(match: re.Match[str]) -> int:
    """Where to go on when a row of words was no number: behind its first word."""
    word = re.match(r"\S+", match[0])
    return match.start() + (word.end() if word else 1)


@cache
def _context() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before or after a figure that counts no people; what stands before a year."""
    lists = table("numbers")
    units, labels, months = (_either(lists[k]) for k in ("units", "labels", "months"))
    before = re.compile(
        rf"(?:[$€£¥₹#]\s?|\b(?:rs|usd|us\$|no|nos)\.?\s|\b{labels}\s(?:of\s)?|\b{months}\.?\s"
        rf"|[A-Z][\w'’.-]*,\s|\b[A-Za-z]{{1,3}}-|\()$",
        re.IGNORECASE,
    )
    after = re.compile(
        rf"(?:[\s-]+(?:{units})\b|-\w|st\b|nd\b|rd\b|th\b|[:/]\d|\.\d|%|\s?(?:am|pm|a\.m|p\.m)\b"
        rf"|\s(?:of\s)?{months}\b|'s\b|’s\b)",
        re.IGNORECASE,
    )
    year = re.compile(
        rf"(?:\b(?:in|since|of|by|from|during|until|till|before|after|late|early|mid|and|to|through"
        rf"|the|between|summer|spring|autumn|winter|fall|{months})[\s-]|[,(/–-]\s?|^)$",
        re.IGNORECASE,
    )
    return before, after, year


def _other_measure(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is an age, a date, a measure, a sum, a label or part of a name."""
    if match["vague"] or match["none"] or match["fixed"]:
        return match["vague"] is not None and bool(_context()[1].match(text, match.end()))
    before, after, year = _context()
    left = text[max(0, match.start() - 24) : match.start()]
    if after.match(text, match.end()):
        return True
    digits = (match["n"] or "").strip()
    if re.fullmatch(r"(?:19|20)\d\d", digits) and (
        year.search(left) or not re.match(r"\s[a-z]", text[match.end() : match.end() + 2])
    ):
        return True
    hit = before.search(left)
    if hit is None:
        return False
    return not hit[0].endswith((", ", "(")) or _apposed(text, match)


def _apposed(text: str, match: re.Match[str]) -> bool:
    """A figure set off by marks on both sides, as in "Jon Doe, 45, was", is an age."""
    if not match["n"] or match["before"]:
        return False
    return bool(re.match(r"\s?[,.;)]", text[match.end() : match.end() + 2]))


_LAST = float("inf")


def _bounds(r: Range) -> tuple[float, float]:
    low = float(r.low) if r.low is not None else 0.0
    if r.form == "nearly" and r.stated is not None:
        low = 0.9 * r.stated - 1  # nobody writes "nearly 80" for a handful
    return low, float(r.high) if r.high is not None else _LAST


def compare(a: Range, b: Range) -> Comparison:
    """`agree`: the same bounds; `vaguer`: one number could satisfy both; `disagree`: none can.

    Shares say nothing about a number and are `vaguer` than everything but themselves.
    """
    if "share" in (a.form, b.form):
        return "agree" if a.share == b.share else "vaguer"
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    if (low_a, high_a) == (low_b, high_b):
        return "agree"
    return "vaguer" if max(low_a, low_b) <= min(high_a, high_b) else "disagree"


_SHOW_FORM: dict[str, str] = {
    "exact": "{n}",
    "at_least": "at least {n}",
    "more_than": "more than {n}",
    "up_to": "up to {n}",
    "about": "about {n}",
    "nearly": "nearly {n}",
}


def show(r: Range) -> str:
    """The Range in a few words that `parse` reads back ("at least 1,200", "10 to 15", "none")."""
    if r.form == "share":
        return r.share or "a share"
    if r.form == "none":
        return "none"
    if r.form == "between":
        return f"{r.low:,} to {r.high:,}"
    if r.form in _SHOW_FORM and r.stated is not None:
        if r.form == "up_to" and r.high is not None and r.high < r.stated:
            return f"fewer than {r.stated:,}"
        return _SHOW_FORM[r.form].format(n=f"{r.stated:,}")
    if r.form == "plural":
        return "two or more"
    return _SHOW_VAGUE.get((r.low, r.high, r.form), r.form)
