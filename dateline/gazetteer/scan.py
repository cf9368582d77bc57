"""Finds the longest known names in a row of words; what they mean is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model.ports import Lookup

REACH = 8
_MARKS = ("-", "'", "’")


def is_capitalised(word: str) -> bool:
    """True for "Karachi", "KARACHI", "al-Bab" and "d'Ivoire"."""
    if word[:1].isupper():
        return True
    for mark in _MARKS:
        head, found, rest = word.partition(mark)
        if found and len(head) < 4 and rest[:1].isupper():
            return True
    return False


def names(words: Sequence[str], lookup: Lookup) -> list[tuple[int, int]]:
    """Half-open ranges of words that form known names, left to right, none inside another."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        size = _size(words, at, lookup) if is_capitalised(words[at]) else 0
        if size:
            found.append((at, at + size))
        at += size or 1
    return found


def parts_of(word: str, lookup: Lookup) -> Iterator[tuple[int, int]]:
    """The characters of known names in a hyphened word ("Texas-based", "India-Pakistan")."""
    at = 0
    for part in word.split("-"):
        if len(part) > 1 and part[:1].isupper() and lookup.longest((part,)):
            yield at, at + len(part)
        at += len(part) + 1


def _size(words: Sequence[str], at: int, lookup: Lookup) -> int:
    reach = tuple(words[at : at + REACH])
    while reach:
        size = lookup.longest(reach)
        if size < 2 or is_capitalised(words[at + size - 1]) or words[at + size - 1] == ".":
            return size
        reach = reach[: size - 1]
    return 0
