"""Quantity phrases: parsed, found among other figures, compared, shown and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.values import Range
from dateline.values.counts import compare, exact, find, hedged, parse, plural, show

N = None
PHRASES = [
    # words, low, best, high, form, stated
    ("six", 6, 6, 6, "exact", 6),
    ("a", 1, 1, 1, "exact", 1),
    ("an", 1, 1, 1, "exact", 1),
    ("one", 1, 1, 1, "exact", 1),
    ("a single", 1, 1, 1, "exact", 1),
    ("a lone", 1, 1, 1, "exact", 1),
    ("both", 2, 2, 2, "exact", 2),
    ("a couple of", 2, 2, 2, "exact", 2),
    ("a pair of", 2, 2, 2, "exact", 2),
    ("a dozen", 12, 12, 12, "exact", 12),
    ("two dozen", 24, 24, 24, "exact", 24),
    ("half a dozen", 6, 6, 6, "exact", 6),
    ("forty-two", 42, 42, 42, "exact", 42),
    ("sixty six", 66, 66, 66, "exact", 66),
    ("a hundred", 100, 100, 100, "exact", 100),
    ("one hundred and twenty", 120, 120, 120, "exact", 120),
    ("three thousand five hundred", 3500, 3500, 3500, "exact", 3500),
    ("1,234", 1234, 1234, 1234, "exact", 1234),
    ("12,345,678", 12_345_678, 12_345_678, 12_345_678, "exact", 12_345_678),
    ("1\u202f600", 1600, 1600, 1600, "exact", 1600),
    ("1.2 million", 1_200_000, 1_200_000, 1_200_000, "exact", 1_200_000),
    ("2 lakh", 200_000, 200_000, 200_000, "exact", 200_000),
    ("three crore", 30_000_000, 30_000_000, 30_000_000, "exact", 30_000_000),
    ("a total of 13", 13, 13, 13, "exact", 13),
    ("another 12", 12, 12, 12, "exact", 12),
    ("a further eight", 8, 8, 8, "exact", 8),
    ("exactly 9", 9, 9, 9, "exact", 9),
    ("At Least 17", 17, 17, N, "at_least", 17),
    ("at least 20", 20, 20, N, "at_least", 20),
    ("no fewer than 12", 12, 12, N, "at_least", 12),
    ("not less than 40", 40, 40, N, "at_least", 40),
    ("at least another 30", 30, 30, N, "at_least", 30),
    ("20 or more", 20, 20, N, "at_least", 20),
    ("50+", 50, 50, N, "at_least", 50),
    ("more than one hundred", 101, N, N, "more_than", 100),
    ("over 1,000", 1001, N, N, "more_than", 1000),
    ("more than a dozen", 13, N, N, "more_than", 12),
    ("upwards of 60", 61, N, N, "more_than", 60),
    ("well over 200", 201, N, N, "more_than", 200),
    ("up to 7", N, N, 7, "up_to", 7),
    ("as many as 20", N, N, 20, "up_to", 20),
    ("no more than five", N, N, 5, "up_to", 5),
    ("fewer than 10", N, N, 9, "up_to", 10),
    ("less than a dozen", N, N, 11, "up_to", 12),
    ("about a dozen", 11, 12, 13, "about", 12),
    ("some 30", 27, 30, 33, "about", 30),
    ("around 100", 90, 100, 110, "about", 100),
    ("an estimated 3,000", 2700, 3000, 3300, "about", 3000),
    ("approximately 45", 41, 45, 49, "about", 45),
    ("a hundred or so", 90, 100, 110, "about", 100),
    ("nearly 80", N, N, 79, "nearly", 80),
    ("almost 500", N, N, 499, "nearly", 500),
    ("close to 90", N, N, 89, "nearly", 90),
    ("between 10 and 15", 10, N, 15, "between", N),
    ("five or six", 5, N, 6, "between", N),
    ("two to three", 2, N, 3, "between", N),
    ("20-25", 20, N, 25, "between", N),
    ("20–25", 20, N, 25, "between", N),
    ("several", 3, N, 9, "several", N),
    ("a few", 3, N, 9, "several", N),
    ("a handful of", 3, N, 9, "several", N),
    ("dozens", 24, N, 99, "dozens", N),
    ("dozens of", 24, N, 99, "dozens", N),
    ("several dozen", 36, N, 99, "dozens", N),
    ("scores", 40, N, 99, "scores", N),
    ("hundreds", 200, N, 999, "hundreds", N),
    ("several hundred", 300, N, 999, "hundreds", N),
    ("thousands", 2000, N, 9999, "thousands", N),
    ("tens of thousands", 20_000, N, 99_999, "thousands", N),
    ("hundreds of thousands", 200_000, N, 999_999, "thousands", N),
    ("many", 2, N, N, "plural", N),
    ("a number of", 2, N, N, "plural", N),
    ("an unknown number of", 2, N, N, "plural", N),
    ("some", 2, N, N, "some", N),
    ("no", 0, 0, 0, "none", 0),
    ("none", 0, 0, 0, "none", 0),
    ("nobody", 0, 0, 0, "none", 0),
    ("no one", 0, 0, 0, "none", 0),
]


@pytest.mark.parametrize(("words", "low", "best", "high", "form", "stated"), PHRASES)
def test_parse(
    words: str, low: int | None, best: int | None, high: int | None, form: str, stated: int | None
) -> None:
    found = parse(words)
    assert found is not None
    assert (found.low, found.best, found.high, found.form, found.stated) == (
        low, best, high, form, stated,
    )  # fmt: skip
    assert parse(show(found)) == found


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("most", "most"),
        ("most of", "most"),
        ("the majority of", "the majority"),
        ("half of", "half"),
        ("a third of", "a third"),
        ("two-thirds", "two-thirds"),
        ("20 percent of", "20 percent"),
        ("15%", "15%"),
    ],
)
def test_a_share_is_no_number(words: str, share: str) -> None:
    assert parse(words) == Range(form="share", share=share)
    assert parse(show(Range(form="share", share=share))) == Range(form="share", share=share)


@pytest.mark.parametrize(
    "words", ["", "the", "people", "two three", "six men", "15 to 10", "1.5", "dozenth"]
)
def test_other_words_are_none(words: str) -> None:
    assert parse(words) is None


FOUND = [
    ("killed 13 soldiers and wounded 56 more", ["13", "56"]),
    ("Five or six gunmen", ["Five or six"]),
    ("at least 20 people, including four children", ["at least 20", "four"]),
    ("more than 1600 civilians", ["more than 1600"]),
    ("killed 2000 people", ["2000"]),
    ("the toll was revised from 60 to 48", ["60", "48"]),
    ("it rose from 38 to 45", ["38", "45"]),
    ("As many as 20 people", ["As many as 20"]),
    ("half a dozen men", ["half a dozen"]),
    ("A dozen were hurt", ["A dozen"]),
    ("two men and two women", ["two", "two"]),
    ("no fewer than nine died", ["no fewer than nine"]),
    ("No one was hurt", ["No one"]),
    ("several other people", ["several"]),
    ("the majority of whom", ["the majority of"]),
    ("one of them", ["one"]),
    ("Twenty-one, they said", ["Twenty-one"]),
    ("3 dead, 12 hurt", ["3", "12"]),
    ("(20 killed)", ["20"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b, _ in find(text)] == expected


OTHER = [
    "a 13-year-old boy", "13 year old", "aged 45", "Ana Ruiz, 45, said", "Ana Ruiz (45)",
    "7.62 mm rounds", "an AK-47", "an F-16", "an M16", "a 50-caliber gun", "on July 14",
    "14 July", "May 5, 2016", "in 2009", "since 2012", "the 1990s", "at 10:30", "at 9 am",
    "at 7 p.m.", "the 22nd day", "30 km away", "200 metres", "3 miles", "$2 million", "€400",
    "5,000 dollars", "Rs 500", "two hours", "three days ago", "a two-day siege", "Highway 66",
    "Route 9", "Section 302", "Case No. 14", "Flight 370", "the 9/11 attacks", "a 4x4",
    "12 kg of powder", "two-storey house", "ten times", "6 degrees", "60 tonnes", "Ward 12",
    "the 2016-17 season", "Resolution 1701",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER)
def test_other_figures_are_passed_over(text: str) -> None:
    assert [text[a:b] for a, b, r in find(text) if r.form != "share"] == []


def test_find_keeps_to_its_stretch() -> None:
    text = "six men, seven women, eight boys"
    assert [text[a:b] for a, b, _ in find(text, 9, 20)] == ["seven"]


COMPARED = [
    ("six", "6", "agree"),
    ("some 30", "about 30", "agree"),
    ("dozens", "dozens of", "agree"),
    ("at least 20", "25", "vaguer"),
    ("20", "at least 20", "vaguer"),
    ("dozens", "40", "vaguer"),
    ("several", "four", "vaguer"),
    ("between 10 and 15", "12", "vaguer"),
    ("up to 20", "12", "vaguer"),
    ("more than 10", "at least 12", "vaguer"),
    ("six", "seven", "disagree"),
    ("at least 20", "18", "disagree"),
    ("more than 20", "20", "disagree"),
    ("up to 20", "21", "disagree"),
    ("nearly 80", "3", "disagree"),
    ("nearly 80", "77", "vaguer"),
    ("none", "one", "disagree"),
    ("most of", "20", "vaguer"),
    ("most of", "most", "agree"),
    ("dozens", "hundreds", "disagree"),
]


@pytest.mark.parametrize(("a", "b", "expected"), COMPARED)
def test_compare(a: str, b: str, expected: str) -> None:
    x, y = parse(a), parse(b)
    assert x is not None
    assert y is not None
    assert compare(x, y) == expected
    assert compare(y, x) == expected


NUMBERS = st.integers(min_value=2, max_value=3_000_000)
FORMS = st.sampled_from(["exact", "at_least", "more_than", "up_to", "about", "nearly"])


@given(NUMBERS, FORMS)
def test_bounds_are_in_order_and_round_trip(n: int, form: str) -> None:
    r = hedged(n, form)  # type: ignore[arg-type]
    known = [x for x in (r.low, r.best, r.high) if x is not None]
    assert known == sorted(known)
    assert parse(show(r)) == r
    assert compare(r, r) == "agree"


@given(NUMBERS, NUMBERS)
def test_exact_numbers_agree_only_with_themselves(a: int, b: int) -> None:
    assert compare(exact(a), exact(b)) == ("agree" if a == b else "disagree")


@given(st.text(max_size=60))
def test_find_never_breaks_and_keeps_offsets(text: str) -> None:
    at = 0
    for start, end, r in find(text):
        assert at <= start < end <= len(text)
        assert r.low is None or r.high is None or r.low <= r.high
        at = end


def test_plural_is_two_at_least() -> None:
    assert parse(show(plural())) == plural() == Range(2, None, None, "plural")
