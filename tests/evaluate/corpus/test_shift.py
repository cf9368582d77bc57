"""Spans of a coded text led back to the text as it was given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.corpus.shift import Shift, Shifts
from dateline.model.report import Report
from dateline.model.span import Span


def test_the_same_text_shifts_nothing() -> None:
    assert Shift("one two", "one two").back(4, 7) == (4, 7)


def test_what_was_left_out_before_a_stretch_shifts_it() -> None:
    given, coded = "READ ALSO: x\n\nPolice fired on Monday.", "Police fired on Monday."
    start, end = 7, 12
    assert coded[start:end] == "fired"
    back = Shift(given, coded).back(start, end)
    assert back is not None
    assert given[slice(*back)] == "fired"


def test_part_of_a_word_stays_part_of_it() -> None:
    given, coded = "x y Monday.", "Monday."
    assert Shift(given, coded).back(0, 6) == (4, 10)


def test_words_that_are_not_there() -> None:
    assert Shift("one two", "one three").back(4, 9) is None


def test_spans_of_other_fields_are_left_out() -> None:
    given = Report("r", "Title", "a b c")
    coded = Report("r", "Title", "b c")
    spans = (Span("title", 0, 5), Span("text", 0, 1), Span("dropped:0", 0, 1))
    assert Shifts(given, coded).back(spans) == (Span("title", 0, 5), Span("text", 2, 3))


words = st.lists(st.text("abcde", min_size=1, max_size=3), min_size=3, max_size=20)


@given(words, st.integers(0, 5))
def test_a_cut_text_quotes_the_same_words(parts: list[str], cut: int) -> None:
    given, coded = " ".join(parts), " ".join(parts[cut:])
    back = Shift(given, coded).back(0, len(coded)) if coded else (0, 0)
    assert back is not None, "all words of the cut text are in the other"
    found = given[slice(*back)].split()
    assert (found[:1], found[-1:]) == (parts[cut:][:1], parts[cut:][-1:])
