"""Scores attributions: was it found what is said, and who says it.

A predicted attribution matches a gold one when the words they share are at least half of the
gold content and at least half of the predicted content (characters), and the sources agree: the
head words are the same, or one source's words lie inside the other's. Each gold attribution is
matched at most once, best overlap first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.parsed import Stretch
from dateline.model.report import Report

_HALF = 0.5
_WORD = re.compile(r"\w+")
_SMALL = frozenset(("the", "a", "an", "this", "that", "his", "her", "its", "their"))
_LINK = re.compile(r",|\b(?:of|for|in|at|from|with|inside|on|to|who|by)\b|\(")

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as offsets: content and source spans, the source's words.

    `source` may hold several wordings that name the same speaker (a pronoun and its name).
    `counted` is false for predictions that recall may use but precision leaves out.
    """

    content: tuple[tuple[int, int], ...]
    source: tuple[str, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: gold found, gold in all, predictions right, predictions in all."""

    found: int = 0
    gold: int = 0
    right: int = 0
    predicted: int = 0

    @property
    def recall(self) -> float:
        """Gold attributions found, in per cent."""
        return 100 * self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Counted predictions that are right, in per cent."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.gold + other.gold,
            self.right + other.right,
            self.predicted + other.predicted,
        )


def annotated(entry: Mapping[str, Any]) -> Attribution:
    """One attribution of an annotated text; KeyError or TypeError if it is none."""
    source = " ".join(span["text"] for span in entry["source"])
    content = tuple((span["begin"], span["end"]) for span in entry["content"])
    return Attribution(content, (source,) if source else ())


def read(report: Report, stretch: Stretch) -> Attribution:
    """A stretch as it was read; hedges of the paper's own voice are not counted."""
    sources = [stretch.speaker.text] if stretch.speaker else []
    if stretch.said_by is not None:
        sources.append(report.quote(stretch.said_by))
    content = tuple((span.start, span.end) for span in stretch.content)
    return Attribution(content, tuple(sources), stretch.manner != "hedge")


def shared(a: Spans, b: Spans) -> int:
    """Characters that two lists of spans have in common."""
    return sum(max(0, min(e, y) - max(s, x)) for s, e in a for x, y in b)


def length(spans: Spans) -> int:
    """Characters in a list of spans."""
    return sum(end - start for start, end in spans)


def same_content(gold: Spans, predicted: Spans) -> bool:
    """True when at least half of either side is shared."""
    common = shared(gold, predicted)
    return common > 0 and common >= _HALF * length(gold) and common >= _HALF * length(predicted)


def head(words: str) -> str:
    """The head word of a source: the last word of its first plain phrase, lower case."""
    core = _LINK.split(words.lower(), maxsplit=1)[0]
    found = _WORD.findall(core) or _WORD.findall(words.lower())
    return found[-1] if found else ""


def same_source(gold: Iterable[str], predicted: Iterable[str]) -> bool:
    """True when some wording of either side has the same head or holds the other's words."""
    golds, guesses = list(gold), list(predicted)
    if not golds or not guesses:
        return not golds and not guesses
    return any(_agree(a, b) for a in golds for b in guesses)


def _agree(a: str, b: str) -> bool:
    left, right = set(_WORD.findall(a.lower())) - _SMALL, set(_WORD.findall(b.lower())) - _SMALL
    if not left or not right:
        return a.lower() == b.lower()
    return head(a) == head(b) or left <= right or right <= left


def pairs(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> dict[int, int]:
    """Gold number to prediction number, one to one, best overlap first."""
    options: list[tuple[float, int, int]] = []
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            if same_content(one.content, other.content) and same_source(one.source, other.source):
                common = shared(one.content, other.content)
                union = length(one.content) + length(other.content) - common
                options.append((-common / union, i, j))
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(options):
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def score(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> Score:
    """Recall over all gold attributions, precision over the counted predictions."""
    found = pairs(gold, predicted)
    right = sum(predicted[j].counted for j in found.values())
    return Score(len(found), len(gold), right, sum(p.counted for p in predicted))
