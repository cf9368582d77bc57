"""Weapon words: what was used, found or carried."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.lexicons import table, words
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Phrase, Sentence

_LONGEST = 4
_DRIVEN = frozenset({"ram", "plough", "plow", "mow", "crash", "drive", "run", "accelerate"})
_FOUND = frozenset(
    {"find", "seize", "recover", "discover", "confiscate", "defuse", "intercept", "display"}
)
_CARRIED = frozenset({"carry", "wear", "arm", "hold", "wield", "brandish", "strap", "sling"})
_NUMBER_TAGS = ("CD", "DT", "JJ", "NN", "VBN", "VBG", "HYPH")


@cache
def _entries() -> dict[str, str]:
    return {w: kind for kind, listed in table("weapons").items() for w in listed}


@cache
def _driven_only() -> frozenset[str]:
    return frozenset(table("weapons")["vehicle"])


# "firearms and other laws": what is regulated, not what was used
_OF_LAW = frozenset({"law", "laws", "legislation", "licence", "license", "regulations"})
_LAW_REACH = 4


def weapons(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of weapons with `key` used, found or carried; vehicles only where they ram."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    lower = [t.lower for t in sentence.tokens]
    at = 0
    while at < len(lower):
        size = next(
            (
                n
                for n in range(min(_LONGEST, len(lower) - at), 0, -1)
                if " ".join(lower[at : at + n]) in _entries()
            ),
            0,
        )
        if size and _counts(sentence, lower, at, size):
            span = sentence.span_of(_left(sentence, at), at + size)
            yield Mention(
                "weapon", span, parsed.report.quote(span), sentence.index,
                "weapon:" + " ".join(lower[at : at + size]), key=_use(sentence, at),
            )  # fmt: skip
        at += max(1, size)


def _counts(sentence: Sentence, lower: list[str], at: int, size: int) -> bool:
    name = " ".join(lower[at : at + size])
    if sentence.tokens[at + size - 1].tag.startswith("VB"):
        return False
    if name in words("weapon_stop") or any(p in words("weapon_stop") for p in lower[at - 1 : at]):
        return False
    following = lower[at + size] if at + size < len(lower) else ""
    if at and lower[at - 1] in {"no", "without"}:
        return False
    if _OF_LAW.intersection(lower[at + size : at + size + _LAW_REACH]):
        return False
    if name in words("weapon_doubtful") and not words("weapon_handling").intersection(
        lower[max(0, at - 8) : at]
    ):
        return False
    if name in {"weapon", "weapons"} and _use(sentence, at) == "used":
        return False
    if name in _driven_only():
        rammed = any(p.lemma in _DRIVEN for p in sentence.predicates)
        return rammed and following not in {"bomb", "bombing", "driver", "drivers", "park"}
    return following not in words("weapon_not_before")


def _left(sentence: Sentence, at: int) -> int:
    """The first token of the phrase that the weapon word closes: its count and adjectives."""
    phrase: Phrase | None = next((p for p in sentence.phrases if p.start <= at < p.core_end), None)
    if phrase is None:
        return at
    start = at
    while start > phrase.start and sentence.tokens[start - 1].tag.startswith(_NUMBER_TAGS):
        start -= 1
    return start


def _use(sentence: Sentence, at: int) -> str:
    for predicate in sentence.predicates:
        held = [predicate.object, *(o.phrase for o in predicate.obliques if o.prep == "with")]
        if any(p is not None and p.start <= at < p.end for p in held):
            if predicate.lemma in _FOUND:
                return "found"
            if predicate.lemma in _CARRIED:
                return "carried"
    before = [t.lower for t in sentence.tokens[max(0, at - 6) : at]]
    return "carried" if "armed" in before or "carrying" in before else "used"
