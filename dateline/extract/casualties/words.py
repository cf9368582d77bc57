"""The words of a sentence with exact offsets, and the closed word classes this family reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.lexicons import table
from dateline.model.parsed import Sentence

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:-\w+)*|(?:[A-Z]\.){2,}|(?:Dr|Mr|Mrs|Ms|Sgt|Lt|Col|Gen|Capt|Maj|Cpl|St|Jr|Rev|Gov|Sen|Rep|Insp|Supt|Const)\."
    r"|[^\W_]+?n['’]t\b|[^\W_]+(?:[-‐&][^\W_]+)*|['’]s\b|--+|\S"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: offsets into the field, lower case, as written, Penn tag if known."""

    start: int
    end: int
    lower: str
    text: str
    tag: str = ""


def words_of(sentence: Sentence, text: str) -> tuple[Word, ...]:
    """The words of one sentence; tags come from the sentence's tokens where there are any."""
    span = sentence.span
    found = _WORD.finditer(text, span.start, span.end)
    if not sentence.tokens:
        return tuple(Word(m.start(), m.end(), m[0].lower(), m[0]) for m in found)
    tags = {t.start: t.tag for t in sentence.tokens}
    return tuple(
        Word(m.start(), m.end(), m[0].lower(), m[0], tags.get(m.start(), "")) for m in found
    )


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes from `fates.toml`."""

    be: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    did: frozenset[str]
    negation: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    boundary: frozenset[str]
    stops: frozenset[str]
    singular_determiners: frozenset[str]
    determiners: frozenset[str]
    hedges: frozenset[str]
    unverified: frozenset[str]
    intent: frozenset[str]
    failed: frozenset[str]
    carried: frozenset[str]
    reporting: frozenset[str]

    def auxiliary(self, word: str) -> bool:
        """True for forms of be, have, do and for modal verbs."""
        return word in self.be or word in self.have or word in self.modal or word in self.did

    def negates(self, word: str) -> bool:
        """True for "not" and its kin, also glued to an auxiliary."""
        return word in self.negation or word.endswith(("n't", "n’t"))

    def adverb(self, word: str) -> bool:
        """True for words that may stand inside a verb group without changing it."""
        return word in self.adverbs or (word.endswith("ly") and word not in ("family", "only"))


@cache
def grammar() -> Grammar:
    """The word classes, loaded once."""
    lists = table("fates")["grammar"]
    return Grammar(**{name: frozenset(lists[name]) for name in Grammar.__dataclass_fields__})
