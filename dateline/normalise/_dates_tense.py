"""Whether a date lies behind or ahead: the verb nearest to it in its clause decides."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicons
from dateline.model.parsed import Predicate, Sentence
from dateline.values.dates import Direction

Hit = tuple[int, int, Direction]

_BREAK = re.compile(r"[;:]|--|\s[–—]\s|[.!?]\s")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Direction], ...]:
    table = lexicons.table("dates")["tense"]

    def any_of(name: str) -> str:
        return "(?:" + "|".join(e.replace(" ", r"\s+") for e in table[name]) + ")"

    between = r"(?:\s+(?:not|also|be|have|been|now|then|only|likely|to|\w+ly|n['’]t|[\w-]+))"
    future = rf"(?:\b{any_of('future')}|['’]ll)\b{between}{{0,2}}"
    planned = rf"\b(?:to\s+be|be\s+(?:{any_of('planned')}))\s+\w+"
    done = rf"\b{any_of('modal')}\s+(?:not\s+|also\s+)?have\s+\w+"
    due = (
        rf"\b{any_of('planned')}\s+(?:to|for|on|in|next|by)\b(?!\s+(?:fire|motion))"
        r"(?:\s+be)?(?:\s+[\w-]+)?"
    )
    flags = re.IGNORECASE
    return (
        (re.compile(done, flags), "past"),
        (re.compile(f"{future}|{planned}|{due}|\\b{any_of('scheduled')}\\b", flags), "future"),
        (re.compile(rf"\b(?:{any_of('past')}|\w{{2,}}ed)\b", flags), "past"),
        (re.compile(rf"\b{any_of('present')}\b", flags), "unknown"),
    )


def direction(sentence: Sentence, words: str, start: int, end: int) -> Direction:
    """Past, future or unknown for the date at `words[start:end]` of a sentence.

    The nearest verb before the date in its clause decides, else the nearest after it. Predicates
    of the sentence count before what the words alone show.
    """
    opening = max((m.end() for m in _BREAK.finditer(words, 0, start)), default=0)
    if sentence.span.field == "title":
        return "unknown"
    closing = next((m.start() for m in _BREAK.finditer(words, end)), len(words))
    hits = [h for h in _hits(sentence, words, opening, closing) if h[0] < start or h[0] >= end]
    before = [h for h in hits if h[0] <= start]
    if before:
        return max(before)[2]
    after = [h for h in hits if h[1] >= end]
    return min(after)[2] if after else "unknown"


def _hits(sentence: Sentence, words: str, opening: int, closing: int) -> list[Hit]:
    """Verb groups as start, end and side; what lies inside a future group does not count."""
    found: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for pattern, side in _patterns():
        for m in pattern.finditer(words, opening, closing):
            if any(a <= m.start() < b for a, b in taken):
                continue
            found.append((m.start(), m.end(), side))
            if side == "future" or pattern is _patterns()[0][0]:
                taken.append((m.start(), m.end()))
    return _with_predicates(sentence, found, opening, closing)


def _with_predicates(
    sentence: Sentence, found: list[Hit], opening: int, closing: int
) -> list[Hit]:
    """The hits, with those inside a predicate replaced by what the predicate says of itself."""
    base = sentence.span.start
    for predicate in sentence.predicates:
        side = _side(predicate)
        group = sentence.span_of(predicate.start, predicate.end)
        start, end = group.start - base, group.end - base
        if side is None or start < opening or end > closing:
            continue
        if side == "past" and any(h[2] == "future" and h[0] < end and start < h[1] for h in found):
            continue
        inside = [h for h in found if start <= h[0] < end]
        found = [h for h in found if h not in inside]
        found.append((start, end, side))
    return found


def _side(predicate: Predicate) -> Direction | None:
    if predicate.tense == "future" or predicate.modality == "future":
        return "future"
    return "past" if predicate.tense == "past" else None
