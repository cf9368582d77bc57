"""Values and stretches that are alike."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.evaluate.corpus.alike import same_value, same_words, touching
from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Interval,
    Object,
    Place,
    Range,
    Response,
    Weapon,
)
from dateline.values.counts import exact, hedged

DAY, NEXT = Interval("2021-03-09", "2021-03-09"), Interval("2021-03-10", "2021-03-10")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("clash", "clash", True),
        ("clash", "raid", False),
        ("clash", Response("arrest"), False),
        (None, None, True),
        (None, "clash", False),
        (exact(4), exact(4), True),
        (exact(4), hedged(4, "at_least"), False),
        (hedged(30, "about"), Range(27, None, 33, "about", 30), True),
        (Casualty("killed", "total", exact(4)), Casualty("killed", "total", exact(4)), True),
        (Casualty("killed", "total", exact(4)), Casualty("injured", "total", exact(4)), False),
        (Casualty("killed", "total", exact(4)), Casualty("killed", "total", None), False),
        (DateValue(DAY), DateValue(DAY, time_of_day="dawn"), True),
        (DateValue(DAY), DateValue(NEXT), False),
        (DateValue(DAY), DateValue(DAY, ongoing=True), True),
        (Place(country="NE", lat=13.3, lon=12.6), Place(country="NE", lat=13.4, lon=12.6), True),
        (Place(country="NE", lat=13.3, lon=12.6), Place(country="NE", lat=14.3, lon=12.6), False),
        (Place(country="NE"), Place(country="NE", lat=13.3, lon=12.6), True),
        (Place(country="NE"), Place(country="NE", role="origin"), False),
        (Actor(class_="police"), Actor(class_="police", name="Police"), True),
        (Actor(class_="police"), Actor(class_="military"), False),
        (Actor(), Object(), False),
        (Object(form="vehicle"), Object(form="facility"), False),
        (EventType("riots", "other"), EventType("riots", "other", ("attack",)), True),
        (Weapon("rifle", "firearm"), Weapon("pistol", "firearm"), True),
        (Response("arrest"), Response("cordon"), False),
    ],
)  # fmt: skip
def test_values(a: Any, b: Any, same: bool) -> None:
    assert same_value(a, b) is same
    assert same_value(b, a) is same


def spans(*pairs: tuple[int, int]) -> list[Span]:
    return [Span("text", start, end) for start, end in pairs]


@pytest.mark.parametrize(
    ("a", "b", "touch", "same"),
    [
        (spans((0, 10)), spans((0, 10)), True, True),
        (spans((0, 10)), spans((9, 30)), True, False),
        (spans((0, 4)), spans((2, 30)), True, True),
        (spans((0, 10)), spans((10, 12)), False, False),
        (spans((0, 2), (20, 24)), spans((20, 24)), True, True),
        (spans(), spans(), True, True),
        (spans((0, 2)), spans(), False, False),
        (spans((0, 2)), [Span("title", 0, 2)], False, False),
    ],
)
def test_stretches(a: list[Span], b: list[Span], touch: bool, same: bool) -> None:
    assert touching(a, b) is touch
    assert same_words(a, b) is same
