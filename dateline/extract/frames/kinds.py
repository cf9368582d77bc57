"""Guards made of word lists: "by:crowds+to:shops" asks who does it, and to what.

A guard of this kind is one or more conditions, all of which must hold. A condition is a name of
`guards` ("people"), or one of these with a list of `[kinds]` in the lexicon `contexts`:

    by:LIST      a word of the doer is listed
    to:LIST      a word of what undergoes it is listed
    onto:LIST    a word of a phrase that hangs from the verb by a preposition is listed
    near:LIST    the sentence has a listed word or phrase
    off:LIST     the sentence has none
    behind:LIST  (nouns) one of the next words is listed
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.lexicons import table
from dateline.model.parsed import Phrase, Predicate, Sentence

_OF_VERBS = frozenset({"by", "to", "onto"})
_PLACES = _OF_VERBS | {"near", "off", "behind"}
_BEHIND = 7  # words


@cache
def _kind(name: str) -> frozenset[str]:
    return frozenset(table("contexts")["kinds"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    longest = sorted(_kind(name), key=len, reverse=True)
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, longest)) + r")(?!\S)")


def parts(guard: str | None) -> tuple[str, ...]:
    """The conditions of a guard, none for None."""
    return tuple(guard.split("+")) if guard else ()


def is_listed(part: str) -> bool:
    """True for a condition with a list, False for the name of a guard."""
    return ":" in part


def known(part: str) -> bool:
    """True for a condition whose place and list there are."""
    place, _, name = part.partition(":")
    return place in _PLACES and name in table("contexts")["kinds"]


def _has(sentence: Sentence, phrase: Phrase | None, name: str) -> bool:
    if phrase is None:
        return False
    inside = sentence.tokens[phrase.start : phrase.core_end]
    return any(t.lower in _kind(name) for t in inside)


def _antecedent(sentence: Sentence, p: Predicate) -> Phrase | None:
    """ "The shops that the crowd emptied": the phrase before the relative pronoun."""
    at = p.subject.start - 1 if p.subject else -1
    if at < 1 or sentence.tokens[at].lower not in {"that", "which", "whom"}:
        return None
    return next((x for x in sentence.phrases if x.start < at <= x.end), None)


def around(part: str, lower: Sequence[str], end: int) -> bool:
    """True when the words of the sentence satisfy a condition that asks for them alone."""
    place, _, name = part.partition(":")
    if place == "behind":
        return any(word in _kind(name) for word in lower[end : end + _BEHIND])
    found = _pattern(name).search(" ".join(lower)) is not None
    return found if place == "near" else not found


def verb_meets(part: str, sentence: Sentence, p: Predicate) -> bool:
    """True when a verb and its arguments satisfy one condition with a list."""
    place, _, name = part.partition(":")
    if place == "by":
        return _has(sentence, p.subject, name)
    if place == "to":
        return _has(sentence, p.object or _antecedent(sentence, p), name)
    if place == "onto":
        return any(_has(sentence, o.phrase, name) for o in p.obliques)
    return around(part, [t.lower for t in sentence.tokens], p.end)
