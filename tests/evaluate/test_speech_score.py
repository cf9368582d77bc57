"""The scorer of attributions."""

from __future__ import annotations

import pytest

from dateline.evaluate.speech import (
    Attribution,
    Score,
    head,
    pairs,
    same_content,
    same_source,
    score,
)


def att(start: int, end: int, *source: str, counted: bool = True) -> Attribution:
    return Attribution(((start, end),), source, counted)


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ([(0, 10)], [(0, 10)], True),
        ([(0, 10)], [(5, 15)], True),
        ([(0, 10)], [(6, 16)], False),
        ([(0, 10)], [(0, 21)], False),
        ([(0, 10)], [(0, 4)], False),
        ([(0, 5), (8, 13)], [(0, 13)], True),
        ([(0, 10)], [(10, 20)], False),
    ],
)
def test_half_of_either_side(
    gold: list[tuple[int, int]], predicted: list[tuple[int, int]], same: bool
) -> None:
    assert same_content(gold, predicted) is same


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the chief of police", "chief"),
        ("Ada Lind, the mayor", "lind"),
        ("Oruban officials", "officials"),
        ("he", "he"),
        ("", ""),
    ],
)
def test_heads(words: str, expected: str) -> None:
    assert head(words) == expected


def test_sources_agree_by_head_or_by_inclusion() -> None:
    assert same_source(["the army spokesman"], ["a spokesman"])
    assert same_source(["Lind"], ["Mayor Ada Lind, a lawyer"])
    assert same_source(["he"], ["Ada Lind", "he"])
    assert not same_source(["the army"], ["the police"])
    assert not same_source([], ["the police"])
    assert same_source([], [])


def test_pairs_are_one_to_one_and_best_first() -> None:
    gold = [att(0, 10, "police")]
    predicted = [att(0, 14, "police"), att(0, 10, "police")]
    assert pairs(gold, predicted) == {0: 1}


def test_score_counts_precision_over_counted_predictions() -> None:
    gold = [att(0, 10, "police"), att(20, 30, "the army")]
    predicted = [
        att(0, 10, "police"),
        att(20, 30, "the mayor"),
        att(40, 50, counted=False),
    ]
    found = score(gold, predicted)
    assert found == Score(found=1, gold=2, right=1, predicted=2)
    assert (found.recall, found.precision) == (50.0, 50.0)


def test_scores_add_up_and_nothing_is_nothing() -> None:
    assert Score(1, 2, 3, 4) + Score(1, 1, 1, 1) == Score(2, 3, 4, 5)
    assert (Score().recall, Score().precision) == (0.0, 0.0)
