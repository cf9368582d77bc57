"""Words and marks of a sentence, cut in the manner of the Penn Treebank, with exact offsets."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicons
from dateline.model.parsed import Token

_APOSTROPHES = "'’‘ʼ`´"
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>“”"]*[^\s<>“”".,;:!?)\]’']      # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                              # mail
    | [\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|edu|co\.uk)\b(?!\.\w)
    | [@\#]\w+                                                  # handles
    | (?:[^\W\d_]\.){2,}(?:-[^\W_]+)*                           # U.S.  a.m.  U.S.-led
    | (?:[^\W\d_]\.)+[^\W\d_](?![\w.])                          # U.S without its last stop
    | (?:US|AU|CA|NZ|HK|[AC])?[$€£¥]
    | ['’]\d0s\b                                                # '90s
    | \d+(?:[.,:/]\d+)*(?:-\d+(?:[.,:/]\d+)*)*[^\W\d_]*(?:[-‐‑][^\W_]+)*   # 1,600  7.62mm
    | [^\W_]+(?:\.[^\W_]+(?=-))?(?:(?:[-‐‑&’'ʼ]|‘(?=\w))[^\W_]+|\d+\.\d+)*
    | \.{2,} | …+ | -{2,} | `` | ''
    | _+ | .
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n[’'ʼ]t|[’'ʼ](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]$")


@cache
def _stopped() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that keep their stop, and those of them that are also words."""
    table = lexicons.table("abbreviations")
    kept = frozenset((*table["titles"], *table["before_number"], *table["may_end"]))
    return kept, frozenset(table["also_words"])


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, one sentence; offsets count from the start of `text`."""
    stop = len(text) if end is None else end
    out: list[Token] = []
    at = start
    while at < stop:
        if text[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(text, at, stop)
        cut = match.end() if match else at + 1
        word = text[at:cut]
        if cut < stop and text[cut] == "." and _keeps_stop(text, word, at, cut, stop):
            cut += 1
            word = text[at:cut]
        _add(out, word, at)
        at = cut
    return tuple(out)


def _keeps_stop(text: str, word: str, at: int, cut: int, stop: int) -> bool:
    """True when the full stop at `cut` belongs to the word before it."""
    last = not text[cut + 1 : stop].strip("”’\"') ")
    if len(word) == 1:
        return word.isupper() and not last and text[cut + 1] in " \n"
    kept, also = _stopped()
    lower = word.lower()
    if lower not in kept:
        return False
    return lower not in also or (not last and word[0].isupper())


def _add(out: list[Token], word: str, at: int) -> None:
    """Append a word, its clitic ("n't", "'s") apart; "cannot" is two words as in Penn."""
    if len(word) > 2 and not word.isalnum() and word[0] not in _APOSTROPHES:
        match = _CLITIC.search(word)
        if match and match.start() > 0:
            cut = match.start()
            out.append(Token(at, at + cut, word[:cut]))
            out.append(Token(at + cut, at + len(word), word[cut:]))
            return
    elif len(word) == 6 and word.lower() == "cannot":
        out.append(Token(at, at + 3, word[:3]))
        out.append(Token(at + 3, at + 6, word[3:]))
        return
    out.append(Token(at, at + len(word), word))
