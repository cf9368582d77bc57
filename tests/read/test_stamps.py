from __future__ import annotations

import pytest

from dateline.model.report import Stamp
from dateline.read.stamps import parse

SECONDS = [
    ("2016-07-15T19:11:52", "2016-07-15T19:11:52", False),
    ("2016-11-10 03:37:19", "2016-11-10T03:37:19", False),
    ("2016-07-15 06:50", "2016-07-15T06:50:00", False),
    ("2023-02-17T20:05:00+05:00", "2023-02-17T20:05:00+05:00", True),
    ("2023-02-17T20:05:00-0330", "2023-02-17T20:05:00-03:30", True),
    ("2023-02-17T20:05:00.123Z", "2023-02-17T20:05:00+00:00", True),
    ("2023-02-17T00:00:00+05:00", "2023-02-17T00:00:00+05:00", True),
    ("Fri, 17 Feb 2023 20:05:00 GMT", "2023-02-17T20:05:00+00:00", True),
    ("Fri, 17 Feb 2023 20:05:00 +0500", "2023-02-17T20:05:00+05:00", True),
    ("Fri, 17 Feb 2023 20:05:00 -0000", "2023-02-17T20:05:00", False),
]
DAYS = [
    "2016-07-15", "20160715", "2016/07/15", "2016-07-15T00:00:00", "2016-07-15 00:00:00",
    "2016-07-15T00:00:00Z", "2016-07-15T00:00:00.000+00:00", "15 July 2016", "July 15, 2016",
    "15th Jul 2016", "Fri, 15 Jul 2016 00:00:00 GMT", " 2016-07-15 ", "2016-07-15T25:61:00",
]  # fmt: skip
NOTHING = [
    "", "yesterday", "2016", "2016-07", "2023-02-30", "17/02/2023", "1676650000", "0001-01-01",
    "9999999999999999", "Mon, 99 Foo 2023 99:99:99 +9999", "last Friday",
]  # fmt: skip


@pytest.mark.parametrize(("words", "value", "known"), SECONDS)
def test_seconds(words: str, value: str, known: bool):
    assert parse(words) == Stamp(value, "second", known, "input")


@pytest.mark.parametrize("words", DAYS)
def test_a_day_stays_a_day(words: str):
    assert parse(words, "meta") == Stamp("2016-07-15", "day", False, "meta")


@pytest.mark.parametrize("words", NOTHING)
def test_no_day_no_stamp(words: str):
    assert parse(words) is None
