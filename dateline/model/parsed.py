"""The parsed report: sentences, tokens, phrases, predicates, and who says which stretch.

A token, phrase or predicate is addressed inside its sentence by index; spans of a report are
made with `Sentence.span_of`. Tags are Penn Treebank tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.claim import Certainty, Polarity
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Speaker

Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "future", "none"]
Modality = Literal["real", "negated", "future", "hypothetical", "intended", "exercise", "generic"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: offsets into the sentence's field, the words, a tag, a lemma."""

    start: int
    end: int
    text: str
    tag: str = ""
    lemma: str = ""

    @property
    def lower(self) -> str:
        """The words in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `[start, end)` of a sentence, its head token.

    `end` includes attached "of"-phrases and short appositions; `core_end` is where the plain
    phrase (determiner to head) ends.
    """

    start: int
    end: int
    head: int
    core_end: int


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional phrase that hangs from a predicate: the preposition and its noun phrase."""

    prep: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its arguments as far as a shallow reading finds them.

    `head` is the main verb's token; `[start, end)` the verb group with auxiliaries and
    negation. In the passive, `object` is the grammatical subject (who it was done to) and
    `subject` the by-agent, so that subject is always the doer.
    """

    head: int
    lemma: str
    start: int
    end: int
    voice: Voice = "active"
    tense: Tense = "past"
    modality: Modality = "real"
    particle: str | None = None
    subject: Phrase | None = None
    object: Phrase | None = None
    obliques: tuple[Oblique, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field, with its tokens, noun phrases and predicates."""

    index: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    predicates: tuple[Predicate, ...] = ()

    def span_of(self, start: int, end: int) -> Span:
        """The span of tokens `[start, end)`; the range must hold at least one token."""
        return Span(self.span.field, self.tokens[start].start, self.tokens[end - 1].end)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What somebody says: the words said, who says them, and how.

    `content` are the said words (quotation marks excluded; several spans when a quotation is
    broken by its attribution); `cue` the words that attribute ("said", "according to").
    `speaker` None means the paper hedges in its own voice ("reportedly", "is believed to").
    `said_by` are the words that stand for the speaker in this very clause: a pronoun, say, where
    the speaker's own span is that of the name it goes back to.
    """

    content: tuple[Span, ...]
    speaker: Speaker | None
    cue: Span | None
    manner: Literal["direct", "indirect", "mixed", "hedge"] = "indirect"
    certainty: Certainty = "stated"
    polarity: Polarity = "affirmed"
    rule: str = ""
    said_by: Span | None = None

    @property
    def length(self) -> int:
        """Characters of what is said."""
        return sum(part.end - part.start for part in self.content)

    def is_told_in(self, span: Span) -> bool:
        """True when `span` holds the speaker, the words of saying, and then what is said."""
        if self.cue is None or self.said_by is None or self.manner == "hedge":
            return False
        named = span.covers(self.cue) and span.covers(self.said_by)
        return named and all(part.start >= self.cue.end for part in self.content)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report with all its sentences (title first) and the stretches that are attributed."""

    report: Report
    sentences: tuple[Sentence, ...]
    speech: tuple[Stretch, ...] = ()

    def stretch_at(self, span: Span) -> Stretch | None:
        """The innermost stretch whose content holds at least half of `span`, or None.

        Words that tell of a saying as a whole ("the kidnappers asked for a ransom") belong to
        whoever tells of it, if somebody does, and not to the one who speaks in them.
        """
        need = max(1, (span.end - span.start + 1) // 2)
        holding = [s for s in self.speech if sum(p.overlap(span) for p in s.content) >= need]
        outer = [s for s in holding if not s.is_told_in(span)]
        return min(outer or holding, key=lambda s: s.length, default=None)
