"""Cuts a report into sentences: title first, then text; nothing but white space lies between.

Paragraph 0 is the title; the paragraphs of the text count from 1. A blank line always ends a
sentence. A single line break is read as a soft wrap unless the line looks complete, a list item
follows, or the text is plainly not wrapped (it has very long lines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dateline import lexicons
from dateline.model.parsed import Sentence
from dateline.model.report import Report
from dateline.model.span import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_END = re.compile(
    r"(?:\.{2,}|…|[.!?。])[.!?…]*[\"'”’»)\]]*"
    r"(?=\s|$|(?<=[a-z][.!?])(?:[A-Z][a-z’ ]|“))"  # also without the space ("died.The")
)
_WORD_BEFORE = re.compile(r"[\w.’'&-]*$")
_NEXT_WORDS = re.compile(r"[\"'“‘«(\[]*\s*((?:[\w’'.-]+\s*){1,5})")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪●►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_TERMINAL = (".", "!", "?", ":", "”", '"', "…", ".)", ";")
_UNWRAPPED = 140  # a line longer than this is a whole paragraph: the text is not wrapped
_SHORT_LINE = 70  # a title-like line is no longer than this


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in lexicons.table("abbreviations").items()}


def split(report: Report) -> tuple[Sentence, ...]:
    """The sentences of title and text in order, without tokens; offsets are exact."""
    out: list[Sentence] = []
    for field, text, paragraph in (("title", report.title, 0), ("text", report.text, 1)):
        for start, end, number in _field(text, paragraph):
            out.append(Sentence(len(out), Span(field, start, end), number))
    return tuple(out)


def _field(text: str, paragraph: int) -> Iterator[tuple[int, int, int]]:
    """`(start, end, paragraph)` of each sentence of one field."""
    for start, end in _blocks(text):
        empty = True
        for low, high in _sentences(text, start, end):
            yield low, high, paragraph
            empty = False
        paragraph += 0 if empty else 1


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text that no sentence may leave: paragraphs, list items, title lines."""
    at = 0
    bounds = [(m.start(), m.end()) for m in _BLANK.finditer(text)]
    for low, high in [*bounds, (len(text), len(text))]:
        yield from _lines(text, at, low)
        at = high


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts one paragraph at those line breaks that are not soft wraps."""
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    lines = text[start:end].split("\n")
    width = max(len(line) for line in lines)
    at, begin = start, start
    for line, following in pairwise(lines):
        at += len(line) + 1
        if _hard_break(line, following, width):
            yield begin, at - 1
            begin = at
    yield begin, end


def _hard_break(line: str, following: str, width: int) -> bool:
    """True when the line break between the two lines ends a sentence."""
    left, right = line.rstrip(), following.lstrip()
    if not left or not right or width > _UNWRAPPED or _BULLET.match(following):
        return True
    last = left.rsplit(None, 1)[-1].lower()
    if left.endswith(_TERMINAL):
        return last.rstrip(".") not in _abbreviations()["titles"]
    if right[0].islower() or last in _abbreviations()["open_ended"] or left[-1] in ",-–—(":
        return False
    short = min(_SHORT_LINE, 0.7 * width) if width > _SHORT_LINE else _SHORT_LINE
    return len(left) <= short and _title_like(left)


def _title_like(line: str) -> bool:
    """A line that could stand alone: it opens with a capital or a figure."""
    first = line.lstrip("\"'“‘«([ ")[:1]
    return first.isupper() or first.isdigit()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts one block at the stops that end a sentence; white space is trimmed."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends(text, match, begin, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    """True when the stop is the end of a sentence, judged by the words around it."""
    mark = match.group()
    after = _NEXT_WORDS.match(text, _skip_space(text, match.end(), end), end)
    if after is None:
        return True
    following = after.group(1).split()
    quoted = mark[-1] in "”\"'’»"
    if following[0][0].islower():
        return _ends_before_lower(text, match, begin, quoted)
    if quoted and mark[0] in "!?," and _speech_follows(following):
        return False
    if mark != ".":
        return True
    before = _WORD_BEFORE.search(text, begin, match.start())
    word = before.group() if before else ""
    opened = after.group()[0] in '"“‘«'
    return _ends_after(word, following[0], opened, text[begin : match.start()])


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends_before_lower(text: str, match: re.Match[str], begin: int, quoted: bool) -> bool:
    """A stop before a lower-case word ends a sentence only after a plain longer word."""
    if quoted or match.group() != ".":
        return False
    before = _WORD_BEFORE.search(text, begin, match.start())
    word = (before.group() if before else "").lower()
    known = _abbreviations()
    if "." in word or any(word in known[k] for k in ("titles", "before_number", "may_end")):
        return False
    return len(word) > 3 and word.isalpha()


def _speech_follows(following: list[str]) -> bool:
    """True for a capitalised name and a verb of speaking: `?” Smith asked`."""
    verbs = _abbreviations()["after_quote"]
    for word in following:
        if word.strip(".,") in verbs:
            return True
        if not word[0].isupper():
            return False
    return False


def _ends_after(word: str, following: str, opened: bool, sentence: str) -> bool:
    """True when a full stop after `word` ends the sentence before `following`."""
    if len(word) <= 2 and sentence.strip() == word and (word.isdigit() or word.isalpha()):
        return False  # the number of a list item: "1. The ..."
    known = _abbreviations()
    opener = opened or following.strip(".,'’").lower() in known["openers"]
    if "." in word or (len(word) == 1 and word.isupper()):
        return _ends_after_initials(word, following, opener)
    lower = word.lower()
    capitals = sentence.isupper() and len(sentence) > 12
    if lower in known["also_words"] and (capitals or not word[:1].isupper()):
        return not following[0].isdigit()
    if lower in known["titles"]:
        return False
    if lower in known["before_number"]:
        return not following[0].isdigit() and opener
    return lower not in known["may_end"] or opener


def _ends_after_initials(word: str, following: str, opener: bool) -> bool:
    """After "U.S", "a.m" or an initial: the sentence ends only before an opening word."""
    if len(word) == 1 and word != "I":
        return opener and len(following) > 1
    return opener
