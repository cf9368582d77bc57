from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.report import Dropped, Report
from dateline.model.span import Span

SPANS = st.tuples(st.sampled_from(["text", "title"]), st.integers(0, 30), st.integers(0, 30)).map(
    lambda x: Span(x[0], min(x[1:]), max(x[1:]))
)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-3, -2)])
def test_a_span_runs_forward_from_nought(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span runs from"):
        Span("text", start, end)


@given(SPANS, SPANS)
def test_overlap_is_the_same_both_ways_and_never_more_than_either(a: Span, b: Span) -> None:
    shared = a.overlap(b)
    assert shared == b.overlap(a)
    assert 0 <= shared <= min(a.end - a.start, b.end - b.start)


@given(SPANS, SPANS)
def test_a_covered_span_is_shared_whole(a: Span, b: Span) -> None:
    if a.covers(b):
        assert a.overlap(b) == b.end - b.start
    if a.field != b.field:
        assert not a.covers(b)
        assert a.overlap(b) == 0


@given(SPANS, SPANS, SPANS)
def test_covering_is_transitive(a: Span, b: Span, c: Span) -> None:
    if a.covers(b) and b.covers(c):
        assert a.covers(c)


def test_a_report_quotes_each_of_its_fields() -> None:
    report = Report("r", "Title", "Text 𝟙", byline="By A", dropped=(Dropped("Share", "x"),))
    assert report.quote(Span("title", 0, 3)) == "Tit"
    assert report.quote(Span("text", 5, 6)) == "𝟙"
    assert report.quote(Span("byline", 3, 4)) == "A"
    assert report.quote(Span("dropped:0", 0, 5)) == "Share"
    with pytest.raises(KeyError):
        report.quote(Span("colour", 0, 1))
