"""Finds quotations: where they open and close, also across sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

_MARK = re.compile(r"[“”„«»\"]|``|''|[‘’'‚‹›]")
_OPENERS = {"“": "”", "„": "“", "«": "»", "``": "''"}
_CLOSERS = frozenset({"”", "»", "''"})
_SINGLE_OPENERS = frozenset({"‘", "'", "‹", "‚"})
_SINGLE_CLOSERS = {"‘": "’", "'": "'", "‹": "›", "‚": "’"}
_SAID = re.compile(
    r",\s+(?:[\w.'’-]+\s+){1,8}(?:said|says|added|told \w+)\.\s*$|"
    r",\s+(?:said|says|added)(?:\s+[\w.'’-]+){1,8}\.\s*$"
)
_FEW_WORDS = 3  # a shorter quotation without a stop is a word in quotation marks, not speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `[start, end)` with, `[low, high)` without the marks.

    `closed` is false when the marks never close; such a quotation ends with its paragraph, or
    before the sentence in which the next one opens. `opens` tells that its paragraph begins
    with it.
    """

    start: int
    end: int
    low: int
    high: int
    paragraph: int
    closed: bool = True
    opens: bool = False


def quotations(text: str, sentences: Sequence[tuple[int, int, int]]) -> tuple[Quotation, ...]:
    """The quotations of a field, in order; `sentences` are `(start, end, paragraph)`."""
    out: list[Quotation] = []
    for number, group in _paragraphs(sentences):
        begin, end = group[0][0], group[-1][1]
        starts = [start for start, _, _ in group]
        out.extend(
            replace(found, paragraph=number, opens=found.start == begin)
            for found in _in_paragraph(text, begin, end, starts)
            if _is_speech(text, found)
        )
    return tuple(out)


def _paragraphs(
    sentences: Sequence[tuple[int, int, int]],
) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
    """Sentences grouped by paragraph number."""
    group: list[tuple[int, int, int]] = []
    for sentence in sentences:
        if group and sentence[2] != group[0][2]:
            yield group[0][2], group
            group = []
        group.append(sentence)
    if group:
        yield group[0][2], group


def _in_paragraph(text: str, begin: int, end: int, starts: list[int]) -> Iterator[Quotation]:
    """Quotations of one paragraph; nested ones are part of the outer one."""
    opened: re.Match[str] | None = None
    closer = ""
    for mark in _MARK.finditer(text, begin, end):
        char = mark.group()
        if opened is None:
            closer = _closer_for(text, mark, begin, end)
            opened = mark if closer else None
        elif char == closer == '"' and _reopens(text, opened.end(), mark, end):
            stop = _before_sentence(text, starts, opened.end(), mark.start())
            yield _between(text, opened.start(), opened.end(), stop, stop, False)
            opened = mark
        elif _may_close(text, char, closer, mark.end()) and _closes(
            text, mark, opened.group(), end
        ):
            yield _between(text, opened.start(), opened.end(), mark.start(), mark.end(), True)
            opened = None
        elif char == opened.group() and char in _OPENERS:
            stop = _before_sentence(text, starts, opened.end(), mark.start())
            yield _between(text, opened.start(), opened.end(), stop, stop, False)
            opened = mark
    if opened is not None and opened.group() not in _SINGLE_OPENERS:
        yield _between(text, opened.start(), opened.end(), end, end, False)


def _closer_for(text: str, mark: re.Match[str], begin: int, end: int) -> str:
    """The mark that will close a quotation opened here; empty when nothing opens here."""
    char = mark.group()
    if char in _OPENERS:
        return _OPENERS[char]
    if char in ('"', "''"):
        return char
    if char in _SINGLE_OPENERS and _opens_single(text, mark, begin, end):
        return _SINGLE_CLOSERS[char]
    return ""


def _opens_single(text: str, mark: re.Match[str], begin: int, end: int) -> bool:
    """True when a single mark stands before a word and a mark that closes it follows."""
    before = text[mark.start() - 1] if mark.start() > begin else " "
    after = text[mark.end()] if mark.end() < end else " "
    if not (before.isspace() or before in "([—–-:") or not after.isalnum():
        return False
    closer = _SINGLE_CLOSERS[mark.group()]
    at = text.find(closer, mark.end(), end)
    while at >= 0:
        if _after_word(text, at, end):
            return True
        at = text.find(closer, at + 1, end)
    return False


def _after_word(text: str, at: int, end: int) -> bool:
    """True when the single mark at `at` ends a word, as an apostrophe inside one does not."""
    after = text[at + 1] if at + 1 < end else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _may_close(text: str, char: str, closer: str, after: int) -> bool:
    """True for the closing mark, or for the other kind of double mark before a space or stop."""
    if char == closer:
        return True
    mixed = char in ('"', "”") and closer in ('"', "”")
    return mixed and not text[after : after + 1].isalnum()


def _closes(text: str, mark: re.Match[str], opener: str, end: int) -> bool:
    """True when the mark closes; a single one only after a word that is no plural possessive."""
    if opener not in _SINGLE_OPENERS:
        return True
    if not _after_word(text, mark.start(), end):
        return False
    possessive = text[mark.start() - 1] == "s" and text[mark.end() : mark.end() + 1] == " "
    return not possessive or mark.group() not in text[mark.end() : end]


def _reopens(text: str, low: int, mark: re.Match[str], end: int) -> bool:
    """True when a straight mark inside a quotation opens the next one: `... out. "Then we ran."`.

    It stands after a stop and before a word, and the mark after it closes. Where none comes after
    it, it is a closing mark gone astray, unless the words before it end with who said them.
    """
    after = text[mark.end() : mark.end() + 1]
    before = text[: mark.start()].rstrip()[-1:] if text[mark.start() - 1].isspace() else ""
    if not before or before not in ".!?" or not after.isalnum():
        return False
    following = text.find('"', mark.end(), end)
    if following < 0:
        return _SAID.search(text, low, mark.start()) is not None
    return not text[following - 1].isspace()


def _before_sentence(text: str, starts: Iterable[int], low: int, high: int) -> int:
    """Where an unclosed quotation ends: before the sentence in which the next one opens."""
    inside = [start for start in starts if low < start <= high]
    stop = inside[-1] if inside else high
    said = _SAID.search(text, low, stop)  # its closing mark was forgotten before "..., she said."
    stop = said.start() + 1 if said is not None else stop
    return low + len(text[low:stop].rstrip())


def _between(text: str, start: int, low: int, high: int, end: int, closed: bool) -> Quotation:
    """A quotation whose inner words are trimmed of white space and a last comma."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and (text[high - 1].isspace() or text[high - 1] == ","):
        high -= 1
    return Quotation(start, end, low, high, 0, closed)


def _is_speech(text: str, found: Quotation) -> bool:
    """True for at least a few words, or fewer that end in a mark."""
    words = text[found.low : found.high].split()
    if not words:
        return False
    ends = text[found.high - 1] in ".!?" or (found.closed and text[found.high] == ",")
    return len(words) >= _FEW_WORDS or ends
