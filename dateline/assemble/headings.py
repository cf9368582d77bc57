"""Headings of items: "(a) Agok, 14 November: ...", "Incident Two: Enterprise, Chaguanas. ..."."""

from __future__ import annotations

import re

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.span import Span
from dateline.model.values import DateValue, Place

_LONGEST = 90  # characters
_MARK = r"(?:\*\*|__|\(?(?:\d{1,2}|[A-Ha-h](?:\.?\d{1,2})?|[ivx]{1,4})[.)](?=\s))"
_WORD = (
    r"(?:Incident|Item|Entry|Case|Event|Attack|Round|Day) (?:No\.? ?)?(?:\d{1,2}|[A-Z]|[Oo]ne|"
    r"[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even)\b"
)
_OPENS = re.compile(rf"\s*(?:{_MARK}\s*)?(?:{_WORD}[:,.]?\s*)?")
_NUMBERED = re.compile(rf"\s*{_WORD}")
_CLOSES = re.compile(r"[:.](?=\s|\*|$)|\*\*|__")
_VERBS = ("VBD", "VBZ", "VBP", "VB", "MD")
_SHORT = re.compile(r"\b(?:[A-Z]|St|Mt|Dr|No|Mrs?|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$")


def headings(parsed: Parsed, mentions: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    """By paragraph, the places and days that a heading says of all that stands in it."""
    found: dict[int, list[Mention]] = {}
    line = parsed.report.dateline
    for first in _first_sentences(parsed):
        span = _heading(parsed, first)
        if span is None or (line is not None and span.start < len(line.text)):
            continue
        told = [m for m in mentions if _counts(m) and span.covers(m.span)]
        if told or _NUMBERED.match(parsed.report.text, span.start):
            found[first.paragraph] = told
    return found


def _counts(mention: Mention) -> bool:
    if mention.slot == "place":
        return isinstance(mention.value, Place) and mention.value.country is not None
    return mention.slot == "date" and isinstance(mention.value, DateValue)


def _first_sentences(parsed: Parsed) -> list[Sentence]:
    seen: set[int] = set()
    out = []
    for sentence in parsed.sentences:
        if sentence.span.field == "text" and sentence.paragraph not in seen:
            seen.add(sentence.paragraph)
            out.append(sentence)
    return out


def _heading(parsed: Parsed, first: Sentence) -> Span | None:
    """The words up to the mark that closes a heading, without a verb; None if there is none."""
    text = parsed.report.text
    start = first.span.start
    line = text[start : start + _LONGEST].split("\n")[0]
    opens = _OPENS.match(line)
    at = opens.end() if opens else 0
    for close in _CLOSES.finditer(line, at):
        if at == 0 or (close.group() == "." and _SHORT.search(line[: close.start()])):
            continue
        end = start + close.start()
        if end <= start + at:
            continue
        inside = [
            t for s in parsed.sentences if s.span.field == "text"
            for t in s.tokens if start + at <= t.start and t.end <= end
        ]  # fmt: skip
        if not inside or any(t.tag in _VERBS for t in inside):
            return None
        return Span("text", start, end)
    return None
