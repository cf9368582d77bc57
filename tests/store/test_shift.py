from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.store.shift import Shift

TEXT = "Gunmen fired on a patrol. Three officers died, police said.\n\nThe road is closed."


def moved(new: str, words: str, old: str = TEXT) -> tuple[str, str]:
    """What became of words, and what stands where they went."""
    start = old.index(words)
    found = Shift(old, new).move(start, start + len(words))
    return found.state, new[found.start : found.end]


@pytest.mark.parametrize(
    ("new", "state", "stands"),
    [
        (TEXT, "kept", "Three officers"),
        ("It is Monday.\n\n" + TEXT, "kept", "Three officers"),
        (TEXT.replace("police said", "officials say"), "kept", "Three officers"),
        (TEXT.replace("Three officers", "Three police officers"), "widened",
         "Three police officers"),
        (TEXT.replace("Three officers", "Four officers"), "changed", ""),
        (TEXT.replace("Three officers died, police said.", ""), "gone", ""),
        ("", "gone", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_words(new: str, state: str, stands: str) -> None:
    assert moved(new, "Three officers") == (state, stands)


def test_the_same_words_elsewhere_are_not_taken_for_them() -> None:
    new = TEXT.replace("Three officers died, police said.", "") + " Three officers were promoted."
    state, _ = moved(new, "Three officers")
    assert state == "gone"


def test_the_sentence_around_is_compared() -> None:
    denied = TEXT.replace("Three officers died", "It is not true that three officers died")
    start = TEXT.index("officers died")
    assert not Shift(TEXT, denied).move(start, start + 13).whole
    assert Shift(TEXT, "Before. " + TEXT).move(start, start + 13).whole


def test_a_part_of_a_word_keeps_its_place() -> None:
    start = TEXT.index("fficers")
    found = Shift(TEXT, "So: " + TEXT).move(start, start + 5)
    assert ("So: " + TEXT)[found.start : found.end] == "ffice"


def test_known_words_are_those_of_the_old_text() -> None:
    new = TEXT + " Nobody else was hurt."
    shift = Shift(TEXT, new)
    assert shift.known(0, 6)
    assert not shift.known(new.index("Nobody"), new.index("Nobody") + 6)
    assert Shift(TEXT, TEXT).known(0, 6)


words = st.lists(st.sampled_from(["a", "bomb", "three", "died", ".", "\n", "police"]), max_size=30)


@settings(max_examples=300, deadline=None)
@given(words, words, st.data())
def test_kept_words_are_the_same_words(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = " ".join(old), " ".join(new)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    found = Shift(before, after).move(start, end)
    if found.state == "kept":
        assert after[found.start : found.end].split() == before[start:end].split()
    assert 0 <= found.share <= 1
