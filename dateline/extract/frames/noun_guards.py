"""Guards of the act nouns: does the sentence around the noun make it such an act?"""

from __future__ import annotations

from itertools import pairwise

from dateline.extract.frames import kinds
from dateline.extract.frames.guards import EVENTS, PLACES, bare, captives
from dateline.extract.frames.phrases import has_word, thing
from dateline.lexicons import table
from dateline.model.parsed import Sentence
from dateline.values import nouns

_PACT_VERBS = frozenset(
    {"sign", "agree", "declare", "announce", "reach", "broker", "accept", "conclude", "enter"}
)


def _struck(sentence: Sentence, lower: list[str]) -> bool:
    """A strike on something by those who have aircraft, and no strike of workers."""
    words = set(lower)
    guard = table("contexts")["guards"]
    if words & set(guard["labour"]):
        return False
    return bool(words & set(guard["flying"])) or any(
        w in {"strike", "strikes"} and lower[i + 1 : i + 2] in (["on"], ["against"])
        and any(thing(sentence, p) or has_word(sentence, p, PLACES) for p in sentence.phrases
                if p.start == i + 2)
        for i, w in enumerate(lower)
    )  # fmt: skip


_ROUTE = frozenset(
    {"against", "over", "demanding", "through", "began", "ended", "set", "passed", "started"}
)


def _marching(lower: list[str]) -> bool:
    """ "The march against the law ended": a march with its cause or its course."""
    return any(
        a in {"march", "marches", "rally", "rallies", "vigil"} and b in _ROUTE
        for a, b in pairwise(lower)
    )


def _verbless(sentence: Sentence, at: int) -> bool:
    """ "Three rockets at noon, in the market": no verb before the noun, nor one of its own."""
    return not any(
        p.start < at or (x is not None and x.start <= at < x.end)
        for p in sentence.predicates
        for x in (p.subject, p.object)
    )


def noun_passes(guard: str | None, sentence: Sentence, at: int, end: int) -> bool:
    """True when the sentence around an act noun, tokens `[at, end)`, satisfies its guard."""
    return all(_meets(part, sentence, at, end) for part in kinds.parts(guard))


def _meets(part: str, sentence: Sentence, at: int, end: int) -> bool:
    lower = [t.lower for t in sentence.tokens]
    if kinds.is_listed(part):
        return kinds.around(part, lower, end)
    return _verbless(sentence, at) if part == "verbless" else _passes(part, sentence, lower)


def _passes(guard: str, sentence: Sentence, lower: list[str]) -> bool:
    if guard in {"weapon", "device"}:
        return any(nouns.weapon_kind(w) for w in lower) or any(w in EVENTS for w in lower)
    if guard == "forces":
        return any(nouns.is_state_force(w) for w in lower)
    if guard == "crowd":
        return any(nouns.is_people(w) for w in lower) or _marching(lower)
    if guard == "captive":
        return captives(sentence)
    if guard == "bare":
        return bare(sentence)
    if guard == "struck":
        return _struck(sentence, lower)
    if guard == "inmates":
        return bool(set(lower) & set(table("contexts")["guards"]["inmates"]))
    if guard == "pact":
        return any(t.lemma in _PACT_VERBS for t in sentence.tokens)
    return any(nouns.is_armed(w) for w in lower) or any(
        t.lemma in {"kill", "wound", "dead", "injure", "shoot"} for t in sentence.tokens
    )
