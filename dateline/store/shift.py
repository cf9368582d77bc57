"""Where words of one text stand in another: what a span becomes when a page is rewritten.

The texts are compared sentence by sentence, and word by word where sentences differ, both with
the longest common blocks of Ratcliff and Obershelp (difflib, without its heuristic for junk).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"'”’)\]]*(?=\s|$)|[.!?]|\n|$)+\s*|\s+|[.!?\n]+")
_TOLD = 0.5


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of some words: `kept` as they were, `widened` by words put in between,
    `changed` inside a sentence that is still told, or `gone` with it.

    `share` (0 to 1) is how much of the rest of their sentence is still told; `whole` is true when
    the sentence is the same, word for word.
    """

    state: Literal["kept", "widened", "changed", "gone"]
    start: int = 0
    end: int = 0
    share: float = 1.0
    whole: bool = False


class Shift:
    """The difference of two texts; answers where words of the old one stand in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self.same = old == new
        self._texts = old, new
        self._old = [] if self.same else [m.span() for m in _WORD.finditer(old)]
        self._new = [] if self.same else [m.span() for m in _WORD.finditer(new)]
        self._sentences = ([], []) if self.same else (_cut(old), _cut(new))
        self._to = {} if self.same else self._aligned(old, new)
        self.taken = frozenset(self._to.values())

    def _aligned(self, old: str, new: str) -> dict[int, int]:
        """Old word to new word, by their numbers."""
        a, b = self._sentences
        texts = [old[i:j].strip() for i, j in a], [new[i:j].strip() for i, j in b]
        found: dict[int, int] = {}
        for tag, a1, a2, b1, b2 in _blocks(*texts):
            if a1 == a2 or b1 == b2:
                continue
            old_words = _words(self._old, a[a1][0], a[a2 - 1][1])
            new_words = _words(self._new, b[b1][0], b[b2 - 1][1])
            if tag == "equal":
                found.update(zip(old_words, new_words, strict=True))
                continue
            left = [old[slice(*self._old[n])] for n in old_words]
            right = [new[slice(*self._new[n])] for n in new_words]
            for kind, i1, i2, j1, _ in _blocks(left, right):
                if kind == "equal":
                    found.update((old_words[i], new_words[j1 + i - i1]) for i in range(i1, i2))
        return found

    def move(self, start: int, end: int) -> Moved:
        """What became of `old[start:end]`; blanks at its ends are not carried."""
        if self.same:
            return Moved("kept", start, end, whole=True)
        words = _touched(self._old, start, end)
        share = self._share(words)
        to = [self._to[n] for n in words if n in self._to]
        if len(to) < len(words) or not to:
            return Moved("changed" if share >= _TOLD else "gone", share=share)
        begin = self._new[to[0]][0] + max(0, start - self._old[words[0]][0])
        stop = self._new[to[-1]][1] + min(0, end - self._old[words[-1]][1])
        extra = to[-1] - to[0] + 1 - len(to)
        if extra == 0:
            whole = self._sentence(0, start) == self._sentence(1, begin)
            return Moved("kept", begin, stop, share, whole)
        if extra <= len(to):
            return Moved("widened", begin, stop, share)
        return Moved("changed" if share >= _TOLD else "gone", share=share)

    def _share(self, words: range) -> float:
        """How much of the sentence around some words is still told, those words left out."""
        if not words:
            return 0.0
        begin, stop = _around(self._sentences[0], self._old[words[0]][0])
        around = [n for n in _words(self._old, begin, stop) if n not in words]
        if not around:
            return float(any(n in self._to for n in words))
        return sum(n in self._to for n in around) / len(around)

    def _sentence(self, side: Literal[0, 1], at: int) -> str:
        begin, stop = _around(self._sentences[side], at)
        return " ".join(self._texts[side][begin:stop].split())

    def known(self, start: int, end: int) -> bool:
        """True if some word of `new[start:end]` is one that stood in the old text."""
        if self.same:
            return True
        return any(n in self.taken for n in _touched(self._new, start, end))


def _cut(text: str) -> list[tuple[int, int]]:
    """Rough sentences: stretches up to a full stop or a line's end; together the whole text."""
    return [m.span() for m in _SENTENCE.finditer(text)]


def _around(sentences: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """The sentence that holds a character."""
    return sentences[bisect_right(sentences, at, key=lambda s: s[0]) - 1]


def _touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> range:
    """The words of which something stands between two offsets."""
    return range(
        bisect_right(spans, start, key=lambda s: s[1]), bisect_left(spans, end, key=lambda s: s[0])
    )


def _words(spans: Sequence[tuple[int, int]], start: int, end: int) -> range:
    """The words that begin between two offsets."""
    return range(
        bisect_left(spans, start, key=lambda s: s[0]), bisect_left(spans, end, key=lambda s: s[0])
    )


def _blocks(a: Sequence[str], b: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
