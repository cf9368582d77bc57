"""How many: quantity phrases of English news prose read into `Range`, compared and shown.

Bounds follow the table in docs/record.md ("at least N" N/N/open, "nearly N" open/open/N-1 ...).
The words come from `numbers.toml`, but for the number words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from dateline.lexicons import table
from dateline.model.values import Range, RangeForm

Comparison = Literal["agree", "vaguer", "disagree"]

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALE = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000,
    "million": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000,
}  # fmt: skip

_BELOW = ("fewer than", "less than", "under")
_FIRST = re.compile(r"\bthe(?=\s(?:vast\s|great\s)?majority)|(?!the\b)[^\W_]+", re.IGNORECASE)
_PARTICLE = re.compile(r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?)\s$", re.IGNORECASE)
_AFTER: dict[str, RangeForm] = {"or more": "at_least", "plus": "at_least", "or so": "about"}


@cache
def _before() -> dict[str, RangeForm]:
    """Hedging words and the form each gives a number."""
    lists = table("numbers")["before"]
    return {words: form for form in lists if form != "plain" for words in lists[form]}


@cache
def _vague() -> dict[str, tuple[int, int | None, RangeForm]]:
    """Words without a number and their bounds, in the order of the lexicon."""
    return {
        words: (entry["low"], entry["high"] if entry["high"] >= 0 else None, entry["form"])
        for entry in table("numbers")["vague"]
        for words in entry["words"]
    }


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


def _number_pattern() -> tuple[str, str]:
    """Patterns of a number in digits, and of one in digits or words."""
    word, scale = _either([*_SMALL, *_SCALE]), _either(_SCALE)
    digits = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    number = (
        rf"(?:{digits}(?:\s{scale}\b)?"
        rf"|(?:half\s+)?an?\s+(?:dozen|hundred|thousand|million|lakh|crore)\b"
        rf"|{_either(_SMALL)}(?:(?:[\s-]|\s+and\s+){word})*\b)"
    )
    return digits, number


@cache
def _pattern(ranges: bool = True) -> re.Pattern[str]:
    """A quantity phrase; without `ranges` "60 to 48" is two numbers."""
    digits, number = _number_pattern()
    share = (
        r"(?:the\s+(?:vast\s+|great\s+)?majority|most"
        r"|(?:(?:nearly|about|almost)\s+)?half(?!\s+an?\b)"
        r"|(?:an?|one|two)[\s-](?:thirds|quarters|fifths|(?:third|quarter|fifth)(?=\s+of\b|$))"
        rf"|{number}\s*(?:%|percent\b|per\s?cent\b))(?:\s+of\b)?"
    )
    between = (
        rf"(?:between\s+(?P<a1>{number})\s+and\s+(?P<b1>{number})"
        rf"|(?<!from\s)(?P<a2>{number})\s+(?:to|or)\s+(?P<b2>{number})"
        rf"|(?P<a3>{digits})\s?[-–—]\s?(?P<b3>{digits}))"
    )
    before, plain = _either(_before()), _either(table("numbers")["before"]["plain"])
    return re.compile(
        rf"(?<![\w$€£¥₹#%-])(?!(?<=\d[.,:/])\d)(?:"
        rf"(?P<share>{share})(?!\w)"
        rf"|{'' if ranges else '(?!)'}(?:(?:{before}|{plain})\s+)*?{between}(?![\w%])"
        rf"|(?:{plain}\s+)?(?:(?P<before>{before})\s+)?(?:{plain}\s+)?"
        rf"(?P<n>{number})(?P<after>\s+{_either(_AFTER)}\b|\+)?(?!\w)"
        rf"|(?:(?P<vb>{before})\s+)?(?P<fixed>{_either(table('numbers')['fixed'])})\b"
        rf"|(?:{before}\s+)?(?P<vague>{_either(_vague())})\b"
        rf"|(?P<none>none|no[\s-]one|nobody|no)\b(?!\s+(?:fewer|less|more)\b|\.\s?\d))",
        re.IGNORECASE,
    )


def _number(words: str) -> int | None:
    """The value of one number in digits, in words or mixed ("1.2 million"); None if it is none."""
    text = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3})", "", words.strip().lower())
    text = re.sub(r"\s+", " ", text)
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
        low, high, form = _vague()[re.sub(r"\s+", " ", match["vague"].lower())]
        return Range(low, None, high, form)
    if match["fixed"]:
        number: int | None = table("numbers")["fixed"][re.sub(r"\s+", " ", match["fixed"].lower())]
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
    return hedged(number, _before().get(before, tail), before)


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
    at, openers = start, _openers()
    for word in _FIRST.finditer(text, start, stop):
        if word.start() < at or not (word[0][0].isdigit() or word[0].lower() in openers):
            continue
        if word[0].lower() == "over" and _PARTICLE.search(text, start, word.start()):
            continue
        match = _pattern().match(text, word.start(), stop)
        if match is None:
            continue
        value = _read(match)
        if value is None and (alone := _pattern(ranges=False).match(text, match.start(), stop)):
            match, value = alone, _read(alone)
        at = match.end() if value is not None else word.end()
        if value is not None and (value.form == "share" or not _other_measure(text, match)):
            yield match.start(), match.end(), value


@cache
def _openers() -> frozenset[str]:
    """The first words of quantity phrases; the pattern is tried at these and at digits only."""
    lists = table("numbers")
    phrases = (*_SMALL, *_before(), *lists["before"]["plain"], *lists["fixed"], *_vague())
    other = ("a", "an", "half", "between", "no", "none", "nobody", "most", "majority", "the")
    return frozenset(words.split(" ")[0] for words in (*phrases, *other))


@cache
def _context() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before or after a figure that counts no people; what stands before a year."""
    lists = table("numbers")
    units, labels, months = (_either(lists[k]) for k in ("units", "labels", "months"))
    before = re.compile(
        rf"(?:[$€£¥₹#]\s?|\b(?:rs|usd|us\$|no|nos)\.?\s|\b{labels}\s(?:of\s)?|\b{months}\.?\s"
        rf"|\baged\s\w+(?:\sand|,|\sor|\sto)\s|[A-Z][\w'’.-]*,\s|\b[A-Za-z]{{1,3}}-|\()$",
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
    if left.endswith("[") and text.startswith("]", match.end()):
        return True  # the number of a note
    if after.match(text, match.end()) or _two_ages(text, match):
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


def _two_ages(text: str, match: re.Match[str]) -> bool:
    """One of two figures set off by commas: "the brothers, 17 and 21, were"."""
    if not match["n"] or match["before"] or not match["n"].isdigit():
        return False
    before, behind = text[max(0, match.start() - 9) : match.start()], text[match.end() :][:9]
    first = before.endswith(", ") and re.match(r"\s(?:and|or)\s\d{1,2}\s?[,.)]", behind)
    second = re.search(r",\s\d{1,2}\s(?:and|or)\s$", before) and behind[:1] in (",", ".", ")")
    return bool(first or second)


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


@cache
def _shown() -> dict[tuple[int | None, int | None, RangeForm], str]:
    shown: dict[tuple[int | None, int | None, RangeForm], str] = {}
    for words, bounds in _vague().items():
        shown.setdefault(bounds, words)
    return shown


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
    if r.form == "up_to" and r.high is not None:  # "dozens killed and wounded": of no fate more
        return f"up to {r.high:,}"
    return _shown().get((r.low, r.high, r.form), r.form)
