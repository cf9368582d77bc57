"""Texts that repeat one another: runs of five words that two reports share, names masked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

RUN = 5
MOST = 8.0
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*|[.!?]")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million dozen first second third fourth fifth".split()
)
_NAME, _NUMBER = "<name>", "<number>"
_ENDS = frozenset(".!?")


def masked(text: str) -> list[str]:
    """The words of a text in lower case; a run of names or numbers is one mask.

    The first word of a sentence is a name only if it is written with a capital elsewhere, within
    a sentence, and never without one.
    """
    if sum(c.isupper() for c in text) > sum(c.islower() for c in text):
        text = text.lower()  # a report in capitals has no names to tell
    tokens = _TOKEN.findall(text)
    inner = {t for before, t in pairwise(tokens) if before not in _ENDS}
    out: list[str] = []
    first = True
    for token in tokens:
        if token in _ENDS:
            first = True
            continue
        word = token.lower()
        if token[0].isdigit() or word in _NUMBERS:
            word = _NUMBER
        elif token[0].isupper() and (not first or (token in inner and word not in inner)):
            word = _NAME
        first = False
        if word not in (_NAME, _NUMBER) or not out or out[-1] != word:
            out.append(word)
    return out


def runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    """The different runs of five words."""
    return frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def repeats(texts: Mapping[str, str], most: float = MOST) -> Iterator[tuple[str, str, float]]:
    """Pairs of texts that share more than `most` runs for 100 words of the shorter one."""
    words = {name: masked(text) for name, text in texts.items()}
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(words):
        for run in runs(words[name]):
            holders[run].append(name)
    shared = Counter(_pairs(holders.values()))
    for (a, b), count in sorted(shared.items()):
        share = 100 * count / min(len(words[a]), len(words[b]))
        if share > most:
            yield a, b, share


def _pairs(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from combinations(group, 2)
