"""Counts and dates as they are written in key lines."""

from __future__ import annotations

import pytest

from dateline.evaluate.corpus.values import CountWords, count_value, date_value, interval
from dateline.model.values import Interval, Range


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (CountWords("6"), Range(6, 6, 6, "exact", 6)),
        (CountWords("0"), Range(0, 0, 0, "none", 0)),
        (CountWords("4-"), Range(4, 4, None, "at_least", 4)),
        (CountWords("101-", "more_than"), Range(101, None, None, "more_than", 100)),
        (CountWords("-20"), Range(None, None, 20, "up_to", 20)),
        (CountWords("-79", "nearly"), Range(None, None, 79, "nearly", 80)),
        (CountWords("75-79", "nearly"), Range(None, None, 79, "nearly", 80)),
        (CountWords("3-9", "several"), Range(3, None, 9, "several")),
        (CountWords("3-9"), Range(3, None, 9, "between")),
        (CountWords("24-99", "dozens"), Range(24, None, 99, "dozens")),
        (CountWords("30", "about"), Range(27, 30, 33, "about", 30)),
        (CountWords("27-33", "about"), Range(27, 30, 33, "about", 30)),
        (CountWords("2-", "plural"), Range(2, None, None, "plural")),
        (CountWords("?", "plural"), Range(2, None, None, "plural")),
        (CountWords("?", "dozens"), Range(24, None, 99, "dozens")),
        (CountWords("?"), Range(form="some")),
        (CountWords("?", "share", None, "most"), Range(form="share", share="most")),
    ],
)
def test_counts(words: CountWords, value: Range) -> None:
    assert count_value(words) == value


def test_a_provisional_count() -> None:
    assert count_value(CountWords("6"), True).provisional


@pytest.mark.parametrize(
    ("days", "precision"),
    [
        ("2021-03-09", "day"),
        ("2021-03-09..2021-03-10", "days"),
        ("2021-03-01..2021-03-31", "month"),
        ("2021-03-01..2021-05-31", "season"),
        ("2021-01-01..2021-12-31", "year"),
        ("..2021-12-31", "unresolved"),
    ],
)
def test_precision_follows_from_the_days(days: str, precision: str) -> None:
    assert date_value((days,), {}).precision == precision


def test_what_a_date_is_given_beside_the_days() -> None:
    told = {"end": "2021-03-11", "precision": "days", "time_of_day": "night"}
    value = date_value(("2021-03-09", "ongoing"), told)
    assert value.end == Interval("2021-03-11", "2021-03-11")
    assert (value.precision, value.time_of_day, value.ongoing) == ("days", "night", True)


def test_open_ends() -> None:
    assert interval("2021-03-09..") == Interval("2021-03-09", None)
    assert interval("..2021-03-09") == Interval(None, "2021-03-09")
