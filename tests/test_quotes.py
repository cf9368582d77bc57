"""Every span of every claim quotes its words, whatever characters the report holds."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from coded import place_file
from quoted import MARKS, broken, corpus, examples, faults, hardened

from dateline.coding import accounts
from dateline.model.account import Account
from dateline.model.report import Report
from dateline.model.span import Span

SAMPLE = 30


def read(report: Report) -> tuple[Account, ...]:
    return accounts(report, place_file())


def test_spans_quote_their_words_in_a_sample() -> None:
    reports = Random(1).sample(corpus(), SAMPLE)
    assert [line for r in reports for line in faults(r, read(r))] == []


@pytest.mark.parametrize("kind", MARKS)
def test_spans_stay_exact_among_strange_characters(kind: str) -> None:
    """Five reports of the sample for each kind of marks."""
    chance = Random(kind)
    reports = [hardened(r, MARKS[kind], chance) for r in chance.sample(corpus(), 5)]
    found = [(r, read(r)) for r in reports]
    assert any(told for _, told in found)
    assert [line for r, told in found for line in faults(r, told)] == []


def test_examples_quote_their_words() -> None:
    reports = examples()
    assert len(reports) > 5
    assert [line for r in reports for line in faults(r, read(r))] == []


def test_a_moved_span_is_a_fault() -> None:
    report = next(r for r in corpus() if read(r))
    (first, *rest) = read(report)
    moved = tuple(
        replace(c, evidence=tuple(Span(s.field, s.start + 1, s.end + 1) for s in c.evidence))
        for c in first.claims
    )
    assert faults(report, (replace(first, claims=moved), *rest))
    beyond = Span("text", len(report.text), len(report.text) + 1)
    assert faults(report, (replace(first, summary=(beyond,)),))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_spans_are_exact_in_all_reports(seed: int) -> None:
    assert broken([*corpus(), *examples()], read, seed) == []
