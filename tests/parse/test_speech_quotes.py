"""Where quotations open and close."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.parse.speech_quotes import quotations


def inner(text: str, *cuts: int) -> list[str]:
    """The words inside each quotation; `cuts` are where sentences of one paragraph begin."""
    edges = [*cuts, len(text)] if cuts else [0, len(text)]
    bounds = [(a, b, 1) for a, b in pairwise(edges)]
    return [text[q.low : q.high] for q in quotations(text, bounds)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We all ran away,” he said.", ["We all ran away"]),
        ('"We all ran away," he said.', ["We all ran away"]),
        ("''We all ran away,'' he said.", ["We all ran away"]),
        ("``We all ran away,'' he said.", ["We all ran away"]),
        ("'We all ran away,' he said.", ["We all ran away"]),
        ("‘We all ran away,’ he said.", ["We all ran away"]),
        ("« We all ran away », he said.", ["We all ran away"]),
        ("“He told us ‘run for it’ twice,” she said.", ["He told us ‘run for it’ twice"]),
    ],
)
def test_marks_of_all_kinds(text: str, words: list[str]) -> None:
    assert inner(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The officers' cars and the rebels' trucks burned.",
        "It’s the mayor’s house.",
        "The so-called “war tax” is gone.",
        "In the '90s it was calm.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert inner(text) == []


def test_a_few_words_count_when_they_end_in_a_mark() -> None:
    assert inner("“Run!” he cried. “No,” she said.") == ["Run!", "No"]


def test_an_apostrophe_does_not_close_a_single_quotation() -> None:
    text = "'It's the mayor's house, and they're inside,' he said."
    assert inner(text) == ["It's the mayor's house, and they're inside"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We ran.“Then it was quiet.”"
    bounds = [(0, 8, 1), (8, len(text), 2)]
    found = quotations(text, bounds)
    assert [(text[q.low : q.high], q.closed, q.paragraph) for q in found] == [
        ("We ran.", False, 1),
        ("Then it was quiet.", True, 2),
    ]
    assert all(q.opens for q in found)


def test_a_straight_mark_after_a_stop_can_open_the_next_quotation() -> None:
    text = 'He said: "We all ran away. "Then we came back."'
    assert inner(text, 0, 27) == ["We all ran away.", "Then we came back."]


def test_a_misplaced_space_before_the_closing_mark() -> None:
    text = 'He said: "We all ran away. "Later the police came.'
    assert inner(text, 0, 27)[0] == "We all ran away."
