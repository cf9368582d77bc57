"""When a report was published or modified, from the many ways in which that is written."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.model.report import Stamp, StampSource

_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"
    r"(?:[T\s]\s*(?P<H>\d{1,2}):?(?P<M>\d{2})(?::?(?P<S>\d{2}))?(?:[.,]\d+)?\s*"
    r"(?P<z>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?",
    re.I,
)
_SLASHED = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = (
    re.compile(rf"{_NAME}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})$", re.I),
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(?P<y>\d{{4}})$", re.I),
)


def parse(words: str, source: StampSource = "input") -> Stamp | None:
    """The stamp that `words` give; None when they give no full calendar day.

    ISO 8601 with or without time and offset, `YYYY-MM-DD HH:MM[:SS]`, RFC 2822, and a date
    with the month in English. Midnight to the second, without an offset or in UTC, is what
    programs write for a day: precision `day`.
    """
    words = words.strip()
    iso = _ISO.fullmatch(words)
    if iso:
        return _from_iso(iso, source)
    for pattern in (_SLASHED, *_WRITTEN):
        found = pattern.match(words)
        if found:
            return _from_written(found, source)
    return _from_mail(words, source)


def _from_iso(found: re.Match[str], source: StampSource) -> Stamp | None:
    day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
    if day is None or found["H"] is None:
        return Stamp(day, from_=source) if day else None
    clock = f"{int(found['H']):02d}:{found['M']}:{found['S'] or '00'}"
    if int(found["H"]) > 23 or int(found["M"]) > 59 or int(found["S"] or 0) > 59:
        return Stamp(day, from_=source)
    zone = _zone(found["z"])
    if clock == "00:00:00" and zone in (None, "+00:00"):
        return Stamp(day, from_=source)
    return Stamp(f"{day}T{clock}{zone or ''}", "second", zone is not None, source)


def _zone(words: str | None) -> str | None:
    if not words:
        return None
    if words[0] not in "+-":
        return "+00:00"
    digits = words[1:].replace(":", "").ljust(4, "0")
    return f"{words[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) < 24 else None


def _from_written(found: re.Match[str], source: StampSource) -> Stamp | None:
    parts = found.groupdict()
    month = int(parts["m"]) if "m" in parts else _MONTHS.index(parts["name"].lower()) + 1
    day = _day(int(parts["y"]), month, int(parts["d"]))
    return Stamp(day, from_=source) if day else None


def _from_mail(words: str, source: StampSource) -> Stamp | None:
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    return _from_datetime(when, source)


def _from_datetime(when: datetime, source: StampSource) -> Stamp | None:
    day = _day(when.year, when.month, when.day)
    if day is None:
        return None
    known = when.tzinfo is not None
    zone = when.isoformat()[19:] if known else ""
    if when.strftime("%H:%M:%S") == "00:00:00" and zone in ("", "+00:00"):
        return Stamp(day, from_=source)
    return Stamp(when.isoformat(timespec="seconds"), "second", known, source)


def _day(year: int, month: int, day: int) -> str | None:
    """The calendar day, None when there is no such day or no news could be that old."""
    if not 1600 <= year <= 2999:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
