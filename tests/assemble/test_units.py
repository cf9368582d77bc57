"""Times and places that cannot be the same part two incidents; all else leaves them one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.units import bounds, dates_overlap, places_apart
from dateline.model.values import DateValue, Interval, Place

DAYS = st.integers(1, 28).map(lambda n: f"2026-03-{n:02}")
INTERVALS = st.tuples(DAYS, DAYS).map(lambda x: Interval(min(x), max(x)))
DATES = st.builds(DateValue, start=st.none() | INTERVALS, precision=st.just("days"))
PLACES = st.builds(
    Place,
    name=st.sampled_from("ab"),
    country=st.sampled_from([None, "PE", "NG"]),
    admin1=st.sampled_from([None, "x", "y"]),
    city=st.sampled_from([None, "p", "q"]),
)


def at(first: str, last: str | None = None) -> DateValue:
    return DateValue(Interval(f"2026-03-{first}", f"2026-03-{last or first}"), precision="day")


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        (at("03"), at("03"), True),
        (at("03"), at("04"), False),
        (at("03", "05"), at("05"), True),
        (at("03", "05"), at("06", "09"), False),
        (at("03"), DateValue(), True),
        (DateValue(), DateValue(), True),
    ],
)
def test_days_that_may_be_the_same(a: DateValue, b: DateValue, shared: bool) -> None:
    assert dates_overlap(a, b) is shared


@given(DATES, DATES)
def test_overlap_is_the_same_both_ways(a: DateValue, b: DateValue) -> None:
    assert dates_overlap(a, b) == dates_overlap(b, a)
    assert dates_overlap(a, a)


def test_what_lasted_is_bounded_by_its_end() -> None:
    value = DateValue(Interval("2026-03-01", "2026-03-01"), Interval("2026-03-04", "2026-03-05"))
    assert bounds(value) == ("2026-03-01", "2026-03-05")
    assert bounds(DateValue()) is None


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (Place(city="Lima", country="PE"), Place(city="Kano", country="NG"), True),
        (Place(city="Lima", country="PE"), Place(country="PE"), False),
        (Place(city="Lima", country="PE"), Place(city="Cusco", country="PE"), True),
        (Place(admin1="Sindh", country="PK"), Place(admin1="Punjab", country="PK"), True),
        (Place(name="the market"), Place(city="Kano", country="NG"), False),
        (Place(), Place(), False),
    ],
)
def test_places_apart(a: Place, b: Place, apart: bool) -> None:
    assert places_apart(a, b) is apart


@given(PLACES, PLACES)
def test_apart_is_the_same_both_ways_and_nothing_is_apart_from_itself(a: Place, b: Place) -> None:
    assert places_apart(a, b) == places_apart(b, a)
    assert not places_apart(a, a)
