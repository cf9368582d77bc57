"""How a figure is meant: did it happen, how sure is the paper, over how many incidents."""

from __future__ import annotations

import re

from dateline.extract.casualties.fates import Trigger
from dateline.extract.casualties.words import Word, grammar
from dateline.model.claim import Certainty
from dateline.model.parsed import Modality, Sentence

_SINCE = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|end) of |(?:early |late |mid-)?(?:19|20)\d\d|(?:last )?(?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b|(?:then|the war|the insurgency|the conflict|independence)\b)"
    r"|\b(?:in|over|during|for|within) the (?:past|last|previous) (?:\w+ )?(?:\w+ )?(?:weeks?|months?|years?|decades?)\b"
    r"|\bin recent (?:weeks|months|years)\b|\b(?:so far )?this year\b|\b(?:every|each) (?:year|month)\b|\bover the (?:years|decades)\b"
    r"|\b(?:\w+|\d+)[- ]year(?:-old|-long)? (?:civil |internal )?(?:war|insurgency|conflict|rebellion|revolt)\b|\bannually\b"
)
_ACTS = r"(?:attacks|bombings|incidents|shootings|clashes|explosions|raids|blasts|strikes|ambushes|assaults|killings|accidents|riots|massacres)"
_MANY = re.compile(
    rf"\b(?:series|string|spate|wave|rash|number|succession) of (?:\w+ ){{0,3}}{_ACTS}"
    rf"|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|various|multiple|dozens of|many|\d+) (?:[\w-]+ ){{0,2}}{_ACTS}"
    rf"|\bsimilar {_ACTS}|\b(?:previous|other|past|recent|such) {_ACTS}"
)


def scope(lower: str, perfect: bool) -> str | None:
    """`since_date` or `several_incidents` when the sentence adds incidents up, else None."""
    if _SINCE.search(lower):
        return "since_date"
    if _MANY.search(lower):
        return "several_incidents"
    return None


def modality(words: tuple[Word, ...], t: Trigger, sentence: Sentence) -> Modality:
    """Whether the fate is told as real; a parsed predicate on the verb outranks our own reading."""
    own = _own_modality(words, t)
    if own != "real":
        return own
    for p in sentence.predicates:
        at = sentence.tokens[p.head].start
        if words[t.start].start <= at < words[t.end - 1].end:
            return p.modality
    return own


def _own_modality(words: tuple[Word, ...], t: Trigger) -> Modality:
    g = grammar()
    group = [w.lower for w in words[t.group : t.start]]
    before = [w.lower for w in words[max(0, t.group - 5) : t.group]]
    if any(g.negates(w) for w in group) or before[-1:] == ["without"]:
        return "negated"
    if t.form == "base" and (before[-1:] == ["to"] or group[-1:] == ["to"]):
        return _infinitive(before)
    if any(w in ("will", "shall", "'ll", "’ll") for w in group):
        return "future"
    if any(w in g.modal for w in group):
        guessed = bool({"may", "might", "must"} & set(group)) and bool(set(group) & g.have)
        return "real" if guessed else "hypothetical"
    if t.form == "ing" and any(w in g.intent for w in before[-3:]):
        return "intended"
    if {"if", "unless"} & {w.lower for w in words[max(0, t.group - 8) : t.group]}:
        return "hypothetical"
    return "real"


def _infinitive(before: list[str]) -> Modality:
    g = grammar()
    near = before[-5:]
    if any(w in g.failed for w in near):
        return "negated"
    if any(w in g.carried for w in near):
        return "real"
    return "intended"


def certainty(words: tuple[Word, ...], start: int, end: int) -> Certainty:
    """`hedged` or `unverified` when words near the figure say so."""
    g = grammar()
    near = [w.lower for w in words[max(0, start - 4) : end + 2]]
    if any(w in g.unverified for w in near):
        return "unverified"
    if any(w in g.hedges for w in near):
        return "hedged"
    guessed = any(
        a in ("may", "might") and b == "have" for a, b in zip(near, near[1:], strict=False)
    )
    return "hedged" if guessed else "stated"
