"""A plain reader of dates to measure against: what a hundred lines of rules find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

Days = tuple[date, date]
Found = tuple[int, int, date, date]

_NAMES = (
    "january february march april may june july august september october november december"
).split()
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
_COUNTS = "one two three four five six seven eight nine ten".split()
_M = "(?P<m>" + "|".join(f"{n[:3]}(?:{n[3:]})?" for n in _NAMES) + r")\.?"
_Y = r"(?P<y>(?:19|20)\d\d)"
_D = r"(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?"
_U = r"(?P<u>day|week|month|year)"


def _month(year: int, number: int) -> Days:
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    after = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), after - timedelta(days=1)


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _unit(unit: str, at: date, moved: int) -> Days:
    """The calendar week, month or year beside that of `at`, or a day."""
    if unit == "day":
        return at + timedelta(days=moved), at + timedelta(days=moved)
    if unit == "week":
        monday = at + timedelta(days=7 * moved - at.weekday())
        return monday, monday + timedelta(days=6)
    return _month(at.year, at.month + moved) if unit == "month" else _year(at.year + moved)


def _number_of_month(word: str) -> int:
    return next(i for i, n in enumerate(_NAMES, 1) if n.startswith(word[:3].lower()))


def _iso(m: re.Match[str], at: date) -> Days:
    day = date(int(m["y"]), int(m["n"]), int(m["d"]))
    return day, day


def _day_month(m: re.Match[str], at: date) -> Days:
    month, named = _number_of_month(m["m"]), m.groupdict().get("y")
    day = date(int(named or at.year), month, int(m["d"]))
    if named is None and day > at:
        day = day.replace(year=at.year - 1)
    return day, day


def _month_of(m: re.Match[str], at: date) -> Days:
    month, named = _number_of_month(m["m"]), m["y"]
    year = int(named) if named else at.year - (month > at.month)
    return _month(year, month)


def _weekday(m: re.Match[str], at: date) -> Days:
    back = (at.weekday() - _WEEK.index(m["wd"].lower())) % 7
    day = at - timedelta(days=back)
    return day, day


def _beside(m: re.Match[str], at: date) -> Days:
    moved = {"last": -1, "this": 0, "next": 1}[m["how"].lower()]
    return _unit(m["u"].lower(), at, moved)


def _ago(m: re.Match[str], at: date) -> Days:
    words = m["n"].lower()
    count = int(words) if words.isdigit() else _COUNTS.index(words) + 1 if len(words) > 2 else 1
    return _unit(m["u"].lower(), at, -count)


def _near(m: re.Match[str], at: date) -> Days:
    moved = {"today": 0, "yesterday": -1, "tomorrow": 1}[m["w"].lower()]
    return _unit("day", at, moved)


_RULES: tuple[tuple[str, Callable[[re.Match[str], date], Days]], ...] = (
    (r"(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)", _iso),
    (rf"{_D} (?:of )?{_M}(?:,? {_Y})?", _day_month),
    (rf"{_M} {_D}(?! ?\d)(?: ?,? {_Y})?", _day_month),
    (rf"{_M}(?: ,?)?(?: {_Y})", _month_of),
    (r"(?:last |on )?(?P<wd>" + "|".join(_WEEK) + ")", _weekday),
    (rf"(?P<how>last|this|next) {_U}", _beside),
    (rf"(?P<n>an?|\d\d?|{'|'.join(_COUNTS)}) {_U}s? ago", _ago),
    (r"(?P<w>today|yesterday|tomorrow)", _near),
    (rf"(?<=in )(?P<m>{'|'.join(n.capitalize() for n in _NAMES)})(?P<y>)", _month_of),
    (_Y, lambda m, at: _year(int(m["y"]))),
)  # fmt: skip


def baseline(text: str, published: str) -> Iterator[Found]:
    """Start, end, first and last day of what the rules find; the earlier rule wins."""
    taken: list[tuple[int, int]] = []
    at = date.fromisoformat(published)
    for pattern, read in _RULES:
        for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            if any(a < m.end() and m.start() < b for a, b in taken):
                continue
            try:
                first, last = read(m, at)
            except ValueError:
                continue
            taken.append(m.span())
            yield m.start(), m.end(), first, last
