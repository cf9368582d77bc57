"""Times of the clock beside their day: which side of midnight they fall on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.model.values import DateAnchor, DateValue, Interval
from dateline.values.dates import Expression, hours, value_of

_EARLY = 9
_DARK = ("night", "evening", "dusk", "sunset", "nightfall")
_DOUBT = re.compile(
    r"\b(?:some\s?time|at\s+some\s+(?:point|time)|either|probably)\s+(?:in\s+)?$", re.IGNORECASE
)


def moved(day: str, days: int) -> str:
    """An ISO day moved by whole days."""
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat()


def clock_on(found: Expression, base: DateValue, latest: str | None) -> DateValue:
    """A time read on the day of `base`; after a night it belongs to the morning behind it.

    `latest` is the last day that the report can tell of.
    """
    if base.start is None or base.start.earliest is None or base.start.latest is None:
        return DateValue()
    first, last = base.start.earliest, base.start.latest
    dark = (base.time_of_day or "").endswith(_DARK)
    value = value_of(found, DateAnchor("in_text", first))
    if first == last:
        later = moved(first, 1)
        if dark and _small_hours(value) and (latest is None or later <= latest):
            return value_of(found, DateAnchor("in_text", later))
        return value
    if not dark or last != moved(first, 1):
        return DateValue()
    return value_of(found, DateAnchor("in_text", last)) if _morning(value) else value


def _small_hours(value: DateValue) -> bool:
    covered = hours(value.time_of_day)
    return covered is not None and covered[1] <= _EARLY


def _morning(value: DateValue) -> bool:
    covered = hours(value.time_of_day)
    return covered is not None and covered[1] <= 12


def about(found: Expression, anchor: DateAnchor, days: tuple[str, str]) -> DateValue:
    """A time of one of two days, which of them cannot be told."""
    value = value_of(found, anchor)
    if value.start is None:
        return DateValue()
    sure = days[0] == days[1]
    precision = value.precision if sure else "days"
    return replace(value, start=Interval(*days), precision=precision)


def lasted(found: Expression, value: DateValue, before: str) -> DateValue | None:
    """ "Between Monday and Wednesday", "on 4 and 5 May" as the days on which something went on;
    None where the words say that only one of them is meant, and for nights."""
    m = found.match.groupdict()
    pair = found.between or m.get("between") or m.get("to") in {"and", "&"}
    at = value.start
    if not pair or value.precision != "days" or value.time_of_day or value.end or at is None:
        return None
    if _DOUBT.search(before) or at.earliest is None or at.earliest == at.latest:
        return None
    return replace(
        value,
        start=Interval(at.earliest, at.earliest),
        end=Interval(at.latest, at.latest),
        precision="day",
    )
