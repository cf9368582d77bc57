"""Tolls that tell once more what is told better elsewhere in the report.

A headline writes "three shot" and the text "three men were shot dead"; a witness says "he was
shot" of the man whose death the report tells. Of two such tolls the fuller one stays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import Casualty, Who
from dateline.values import counts

_DEAD = frozenset(("killed", "died_later"))
# Acts that hurt or kill: the graver word elsewhere says which.
_THE_DEAD = re.compile(r"the (?:dead|slain|murdered) ", re.IGNORECASE)
_OPEN = ("shot", "stab", "beat", "hack", "burn", "hit", "struck", "rape", "shoot", "knif", "slash")


def settled(mentions: tuple[Mention, ...], parsed: Parsed) -> tuple[Mention, ...]:
    """The mentions, echoes without their value (so that they make no claim)."""
    dead = [m for m in mentions if _told(m) and _value(m).fate in _DEAD]
    out = []
    for m in mentions:
        if _told(m) and (_died(m, dead, parsed) or _dead_again(m, dead) or _freed(m, mentions)):
            out.append(replace(m, value=None))
        else:
            out.append(m)
    return tuple(out)


def _told(m: Mention) -> bool:
    real = m.modality == "real" and m.polarity == "affirmed" and m.value_state == "given"
    return real and isinstance(m.value, Casualty) and m.value.count is not None


def _value(m: Mention) -> Casualty:
    assert isinstance(m.value, Casualty)
    return m.value


def _same_number(a: Mention, b: Mention) -> bool:
    x, y = _value(a).count, _value(b).count
    return x is not None and y is not None and counts.compare(x, y) == "agree"


def _died(m: Mention, dead: list[Mention], parsed: Parsed) -> bool:
    """Whether those who were shot or beaten are told to be dead in another sentence."""
    if _value(m).fate != "injured" or m.hook is None or "part" in m.rule.split(":"):
        return False
    if _THE_DEAD.match(m.text):
        return True  # "the dead man was hit in the head"
    words = parsed.report.field(m.hook.field)[m.hook.start : m.hook.end].lower()
    if not any(start in words for start in _OPEN):
        return False
    single = _value(m).count == counts.exact(1)
    for other in dead:
        if not _same_number(m, other) or other.sentence == m.sentence:
            continue
        if _fits(_value(m).who, _value(other).who) and (
            not single or abs(other.sentence - m.sentence) <= 1 or m.span.field == "title"
        ):
            return True
    return False


def _dead_again(m: Mention, dead: list[Mention]) -> bool:
    """ "He succumbed to his wounds", said of the one whose death was told before."""
    if _value(m).fate not in _DEAD or "pronoun" not in m.rule.split(":"):
        return False
    return any(
        other.sentence < m.sentence
        and other.span.field == m.span.field
        and "pronoun" not in other.rule.split(":")
        and _same_number(m, other)
        and _fits(_value(m).who, _value(other).who)
        for other in dead
    )


def _freed(m: Mention, mentions: tuple[Mention, ...]) -> bool:
    """ "rescued 61 people held captive": they are free now."""
    if _value(m).fate != "held" or m.count is None:
        return False
    return any(
        other.count == m.count and _told(other) and _value(other).fate in ("rescued", "released")
        for other in mentions
    )


def _fits(a: Who, b: Who) -> bool:
    return a == b or "total" in (a, b) or "unknown" in (a, b)
