"""Cuts a text into windows of word pieces and lists the spans a window offers.

Windows cover all of a text, end at the end of a sentence where they can, and never overlap.
A span begins and ends at the border of a word, does not begin with an article and holds at most
`MOST_PIECES` word pieces. Training and reading cut alike: both call this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

MOST_WINDOW = 510
MOST_PIECES = 16
_ENDS = (".", "!", "?")
_ARTICLES = ("a", "an", "the")


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of a stretch of a text, with [CLS] and [SEP], and the spans it offers.

    `starts`, `ends` are characters of each piece; `spans` is (n, 2): first and last piece.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    spans: Ints


def _cuts(tokens: list[str], words: list[int]) -> list[tuple[int, int]]:
    """The stretches of pieces, as even as sentences allow."""
    total = len(tokens)
    cuts = []
    begin = 0
    while begin < total:
        left = -(-(total - begin) // MOST_WINDOW)
        goal = begin + -(-(total - begin) // left)
        end = min(begin + MOST_WINDOW, total)
        if end < total:
            stops = [i + 1 for i in range(begin + 1, end) if tokens[i] in _ENDS]
            if stops:
                end = min(stops, key=lambda i: abs(i - goal))
            else:
                while end > begin + 1 and words[end] == words[end - 1]:
                    end -= 1
        cuts.append((begin, end))
        begin = end
    return cuts


def _offered(tokens: list[str], words: list[int]) -> Ints:
    """The spans of a window, in pieces counted with [CLS] in front."""
    n = len(tokens)
    first = [i for i in range(n) if i == 0 or words[i] != words[i - 1]]
    last = [i == n - 1 or words[i + 1] != words[i] for i in range(n)]
    spans = []
    for i in first:
        if tokens[i] in _ARTICLES:
            continue
        for j in range(i, min(i + MOST_PIECES, n)):
            if tokens[j] in _ENDS and j > i + 1:
                break
            if last[j] and tokens[j] not in ("(", ",", "--", "-"):
                spans.append((i + 1, j + 1))
    return np.array(spans, dtype=np.int64).reshape(-1, 2)


def windows(tokenizer: Any, text: str) -> list[Window]:
    """All windows of a text, in order, by the `Tokenizer` of the library tokenizers."""
    coded = tokenizer.encode(text, add_special_tokens=False)
    ids, offsets, words, tokens = coded.ids, coded.offsets, coded.word_ids, coded.tokens
    before, after = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    made = []
    for begin, end in _cuts(tokens, words):
        part = slice(begin, end)
        made.append(
            Window(
                np.array([before, *ids[part], after], dtype=np.int64),
                np.array([-1, *(o[0] for o in offsets[part]), -1], dtype=np.int64),
                np.array([-1, *(o[1] for o in offsets[part]), -1], dtype=np.int64),
                _offered(tokens[part], words[part]),
            )
        )
    return made
