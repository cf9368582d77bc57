"""How firmly a place or a date is held by the acts of its sentence."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.span import Span
from dateline.model.values import Place
from dateline.values import nouns

Grip = Literal["strong", "weak", "dateline", "none"]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("assembly")["grip"][name])


def grip(
    parsed: Parsed, sentence: Sentence, mention: Mention, seeds: list[Mention],
    beside: list[Mention],
) -> Grip:  # fmt: skip
    """strong: said to be where it happened; weak: named beside it; none: from or to elsewhere."""
    if in_dateline(parsed, mention):
        return "dateline"
    if _of_people(sentence, mention) or any(
        s.speaker and s.speaker.span and s.speaker.span.overlap(mention.span)
        for s in parsed.speech
    ):
        return "none"
    if mention.key in {"near", "between", "on_road"} or mention.text.startswith("the street"):
        return "strong"
    roles = {m.slot for m in beside if m.span.covers(mention.span)}
    if "perpetrator" in roles:
        return "none"
    if "target" in roles:
        return "strong"
    if any(_touches(mention.span, seed) for seed in seeds):
        return "strong"
    return _by_words(_words_before(sentence, mention.span.start, adjectives=False))


def _by_words(before: list[str]) -> Grip:
    """What the words before a place tell of it."""
    while before and before[-1] in _words("fillers"):
        before.pop()
    if not before:
        return "weak"
    if before[-1] in _words("at"):
        return "strong"
    if before[-1] == "of" and len(before) > 1 and before[-2] in _words("units"):
        return "strong"
    if before[-1] in _words("away"):
        return "none"
    return "weak"


def in_dateline(parsed: Parsed, mention: Mention) -> bool:
    """True for words of the line that opens the report."""
    line, span = parsed.report.dateline, mention.span
    return line is not None and span.field == "text" and span.start < len(line.text)


def _of_people(sentence: Sentence, mention: Mention) -> bool:
    """ "a Canadian tourist": where somebody is from."""
    if not isinstance(mention.value, Place) or mention.value.precision != "country":
        return False
    at = next((i for i, t in enumerate(sentence.tokens) if t.end == mention.span.end), None)
    if at is None or not sentence.tokens[at].tag.startswith("JJ"):
        return False
    behind = sentence.tokens[at + 1 : at + 2]
    return bool(behind) and nouns.is_people(behind[0].lower)


def _touches(span: Span, seed: Mention) -> bool:
    """ "the Baghdad bombing": the act word stands right behind the name."""
    return span.field == seed.span.field and 0 <= seed.span.start - span.end <= 1


def _words_before(sentence: Sentence, at: int, adjectives: bool = True) -> list[str]:
    words = [
        t.lower for t in sentence.tokens
        if t.end <= at and (adjectives or not t.tag.startswith("JJ"))
    ]  # fmt: skip
    return words[-4:]


def compared(sentence: Sentence, mention: Mention) -> bool:
    """True for a time of other events: "as so many have this spring"."""
    before = _words_before(sentence, mention.span.start)
    return "as" in before and bool({"have", "has", "had", "did"} & set(before))


def at_limit(sentence: Sentence, mention: Mention) -> bool:
    """True for a date at which something began or ended: "which began Wednesday"."""
    before = _words_before(sentence, mention.span.start)
    if any(w in {"as", "like", "unlike"} for w in before):
        return True
    words = [*before[-3:], mention.text.split()[0].lower()]
    return any(w in _words("limits") for w in words)
