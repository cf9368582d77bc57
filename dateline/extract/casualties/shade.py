"""How a figure is meant: did it happen, how sure is the paper, over how many incidents."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from dateline.extract.casualties.fates import Trigger
from dateline.extract.casualties.words import Word, grammar
from dateline.lexicons import table
from dateline.model.claim import Certainty
from dateline.model.parsed import Modality, Sentence


@cache
def _scopes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = table("tolls")
    act = "(?:" + "|".join(lists["acts"]) + ")"
    return tuple(
        (
            name,
            re.compile(r"\b(?:" + "|".join(lists["scope"][name]).replace("{act}", act) + r")\b"),
        )
        for name in ("since_date", "several_incidents")
    )


def scope(lower: str) -> str | None:
    """`since_date` or `several_incidents` when the sentence adds incidents up, else None."""
    return next((name for name, pattern in _scopes() if pattern.search(lower)), None)


def modality(words: tuple[Word, ...], t: Trigger, sentence: Sentence) -> Modality:
    """Whether the fate is told as real; where words nearby say nothing, a predicate may."""
    group = {w.lower for w in words[t.group : t.start]}
    if group & {"may", "might", "must"} and group & grammar().have:
        return "real"  # "may have killed ten": a figure, hedged
    own = _own_modality(words, t)
    if t.form == "phrase" or t.lemma == "let":
        return own  # whole phrases hold their own "not"; taggers miss the past of "let"
    if own != "real" or t.form == "ing":  # "accused of killing eight": a doubt is about the doer
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
        return "hypothetical"
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
    guessed = any(a in ("may", "might") and b == "have" for a, b in pairwise(near))
    return "hedged" if guessed else "stated"
