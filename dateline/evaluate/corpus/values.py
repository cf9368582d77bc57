"""Values of key lines that take reckoning: counts, dates, actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from dateline.model.values import Actor, DateValue, Interval, Range

_TRUE = ("yes", "true")
_WEEK, _MONTH, _SEASON = 8, 31, 100
# What a vague word says of a number, by the table of the record.
_VAGUE: dict[str, tuple[int | None, int | None]] = {
    "several": (3, 9), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999),
    "thousands": (2000, 9999), "plural": (2, None), "some": (None, None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountWords:
    """A count as written (`6`, `4-`, `-20`, `3-9`, `?`) and the form that was given beside it."""

    written: str
    form: str | None = None
    stated: str | None = None
    share: str | None = None


def count_value(words: CountWords, provisional: bool = False) -> Range:
    """The Range of a count, by the table of the record."""
    low, high = _ends(words.written)
    form = words.form or _plain_form(words.written, low, high)
    if words.written == "?":
        low, high = _VAGUE.get(form, (None, None))
    stated = int(words.stated) if words.stated else _stated(form, low, high)
    if form == "exact":
        bounds = (low, low, high)
    elif form == "none":
        bounds = (0, 0, 0)
    elif form == "at_least":
        bounds = (low, low, high)
    elif form == "about" and stated is not None:
        slack = max(1, stated // 10)
        same = low == high
        bounds = (stated - slack if same else low, stated, stated + slack if same else high)
    elif form in ("nearly", "up_to"):
        bounds = (None, None, high)
    else:
        bounds = (low, None, high)
    return Range(*bounds, cast(Any, form), stated, words.share, provisional)


def _ends(written: str) -> tuple[int | None, int | None]:
    if written == "?":
        return None, None
    low, dash, high = written.partition("-")
    if not dash:
        return int(low), int(low)
    return (int(low) if low else None), (int(high) if high else None)


def _plain_form(written: str, low: int | None, high: int | None) -> str:
    if written == "?":
        return "some"
    if low == high:
        return "exact" if low else "none"
    if high is None:
        return "at_least"
    return "up_to" if low is None else "between"


def _stated(form: str, low: int | None, high: int | None) -> int | None:
    """The number that the words hold, if the form tells it from the bounds."""
    if form in _VAGUE or form == "share":
        return None
    if form == "more_than":
        return None if low is None else low - 1
    if form == "nearly":
        return None if high is None else high + 1
    if form == "up_to":
        return high
    if form == "about" and low is not None and high is not None:
        return (low + high) // 2
    return None if form == "between" else low


def date_value(values: Sequence[str], told: Mapping[str, str]) -> DateValue:
    """The date of a line `date mark days end= precision= time_of_day= ongoing`."""
    start = interval(values[0])
    end = interval(told["end"]) if told.get("end") else None
    return DateValue(
        start=start,
        end=end,
        precision=cast(Any, told.get("precision") or _precision(start)),
        ongoing="ongoing" in values or bool(yes_or_no(told.get("ongoing"))),
        time_of_day=told.get("time_of_day"),
    )


def interval(words: str) -> Interval:
    """`YYYY-MM-DD` or two days with `..` between, either of which may be left out."""
    first, dots, last = words.partition("..")
    return Interval(first or None, (last if dots else first) or None)


def _precision(start: Interval) -> str:
    if not start.earliest or not start.latest:
        return "unresolved"
    days = (date.fromisoformat(start.latest) - date.fromisoformat(start.earliest)).days
    for limit, word in ((0, "day"), (_WEEK, "days"), (_MONTH, "month"), (_SEASON, "season")):
        if days <= limit:
            return word
    return "year"


def actor_value(told: Mapping[str, str]) -> Actor:
    """The actor of a line's attributes."""
    count = count_value(CountWords(told["count"])) if "count" in told else None
    return Actor(
        name=told.get("name"),
        label=told.get("label"),
        form=cast(Any, told.get("form", "unnamed")),
        class_=cast(Any, told.get("class", "unknown")),
        country=told.get("country"),
        actor_id=told.get("actor_id"),
        side=cast(Any, told.get("side")),
        count=count,
        armed=cast(Any, told.get("armed", "not_said")),
        private=yes_or_no(told.get("private")),
        minor=yes_or_no(told.get("minor")),
        described_as=told.get("described_as"),
        sector=told.get("sector"),
        aimed_at=cast(Any, told.get("aimed_at")),
    )


def yes_or_no(word: str | None) -> bool | None:
    """What `yes`, `true` or another word says; None for none and for `unknown`."""
    return None if word in (None, "unknown") else word in _TRUE
