"""Clauses that say what is not known: not confirmed, not answered, not settled."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from dateline.lexicons import table
from dateline.model.claim import Certainty

_LEFT = re.compile(r"[;:—–]\s+|, (?:but|and|while|although|though|as) |\b(?:but|that) |, |[“\"]")
_RIGHT = re.compile(r"[;:.!?—–,”\"]|\b(?:but|although|while)\b|$")


@cache
def _patterns() -> tuple[tuple[Certainty, re.Pattern[str]], ...]:
    lists = table("unknowns")
    parts = lists["parts"]

    def filled(pattern: str) -> str:
        for name, words in parts.items():
            pattern = pattern.replace("{" + name + "}", words)
        return pattern

    return tuple(
        (cast("Certainty", sure), re.compile("|".join(rf"(?:{filled(p)})" for p in patterns)))
        for sure, patterns in lists["patterns"].items()
    )


def unknowns(words: str) -> tuple[tuple[int, int, Certainty], ...]:
    """The clauses `[start, end)` of a sentence that say so, with `unverified` or `unknown`."""
    lower = words.lower()
    if len(lower) != len(words):  # lower case may change the length: no offsets then
        return ()
    found: list[tuple[int, int, Certainty]] = []
    for sure, pattern in _patterns():
        for match in pattern.finditer(lower):
            start, end = _clause(lower, match.start(), match.end())
            if not any(start < b and a < end for a, b, _ in found):
                found.append((start, end, sure))
    return tuple(sorted(found))


def _clause(lower: str, start: int, end: int) -> tuple[int, int]:
    """The clause around `[start, end)`, marks and joining words at its ends left out."""
    left = max((m.end() for m in _LEFT.finditer(lower, 0, start)), default=0)
    right = _RIGHT.search(lower, end)
    stop = right.start() if right else len(lower)
    while left < start and lower[left].isspace():
        left += 1
    while stop > end and lower[stop - 1].isspace():
        stop -= 1
    return left, stop
