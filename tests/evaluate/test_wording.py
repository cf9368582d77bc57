from __future__ import annotations

import pytest

from dateline.evaluate.wording import content_words, most_pairs, same_name


def test_content_words_fold_plurals_and_leave_small_words_out() -> None:
    assert content_words("The two Rebels of Boss Gas") == {"rebel", "boss", "gas"}
    assert content_words(None) == frozenset()


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("police", "the Police", True),
        ("paramilitary rangers", "rangers", True),
        ("a market", "the market place", True),
        ("six hand grenades", "hand guns of six makes", True),
        ("armed men", "armed dogs", True),
        ("the rebel group", "a rival faction", False),
        ("the two", "the two", False),
        ("police", "police " + " ".join(f"word{n}" for n in range(8)), False),
        ("police", "police " + " ".join(f"word{n}" for n in range(7)), True),
        ("police", None, False),
    ],
)
def test_same_name(gold: str, found: str | None, same: bool) -> None:
    assert same_name(gold, found) is same


def test_pairs_give_way_to_one_another() -> None:
    options = {"a": "xy", "b": "x", "c": "y"}
    assert most_pairs("ab", "xy", lambda g, f: f in options[g]) == 2
    assert most_pairs("abc", "xy", lambda g, f: f in options[g]) == 2
    assert most_pairs("", "xy", lambda g, f: True) == 0
