"""When two wordings mean the same, and how many of two lists can be paired.

Both sides of a comparison are quotes of one report, cut at different places: a name is held to be
the same when the words that carry meaning are shared by half of the shorter one. A wording that
runs on far beyond the other says too much to be right, whatever it shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")

_WORD = re.compile(r"\w+")
# Words that carry no meaning of their own, and the small numbers that any noun may bear.
_EMPTY = frozenset(
    (
        *("the", "a", "an", "his", "her", "their", "its", "that", "who"),
        *("of", "in", "on", "at", "to", "by", "for", "from", "with", "as", "and", "or"),
        *("was", "were", "is", "are", "two", "three", "four", "five"),
    )
)
_SHORTEST_PLURAL = 4
_SHARE = 0.5
_TIMES_LONGER, _WORDS_MORE = 2, 6


def content_words(words: str | None) -> frozenset[str]:
    """The words that carry meaning, in lower case, plurals with the singular."""
    return frozenset(
        _singular(word) for word in _WORD.findall((words or "").lower()) if word not in _EMPTY
    )


def _singular(word: str) -> str:
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def same_name(gold: str | None, found: str | None) -> bool:
    """True when `found` names what `gold` names, without swallowing the text around it."""
    wanted, given = content_words(gold), content_words(found)
    if not wanted or not given:
        return False
    if len(given) > _TIMES_LONGER * len(wanted) + _WORDS_MORE:
        return False
    return len(wanted & given) >= _SHARE * min(len(wanted), len(given))


def most_pairs(gold: Sequence[G], found: Sequence[P], equal: Callable[[G, P], bool]) -> int:
    """How many of `gold` can be paired one to one with an equal of `found`, at most.

    Augmenting paths (Kuhn 1955), which is fast enough for lists of a dozen.
    """
    options = [[j for j, p in enumerate(found) if equal(g, p)] for g in gold]
    holder: dict[int, int] = {}

    def seat(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in holder or seat(holder[j], tried):
                holder[j] = i
                return True
        return False

    return sum(seat(i, set()) for i in range(len(gold)))
