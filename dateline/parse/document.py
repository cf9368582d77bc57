"""The parse of a report: the only module that knows the order of the steps of parsing."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.parsed import Parsed, Sentence, Token
from dateline.model.report import Report
from dateline.parse import speech
from dateline.parse.lemmas import lemma
from dateline.parse.phrases import noun_phrases
from dateline.parse.predicates import predicates
from dateline.parse.repairs import repair
from dateline.parse.sentences import split
from dateline.parse.tagger import tag
from dateline.parse.tokens import tokenise


def parse(report: Report) -> Parsed:
    """Sentences with tokens, phrases and predicates, and who says which stretch."""
    sentences = tuple(analyse(report, sentence) for sentence in split(report))
    return Parsed(report, sentences, speech.attribute(report, sentences))


def analyse(report: Report, sentence: Sentence) -> Sentence:
    """A bare sentence of `split` with its tokens, noun phrases and predicates."""
    tokens = _tagged(report.field(sentence.span.field), sentence)
    phrases = noun_phrases(tokens)
    found = predicates(tokens, phrases, headline=sentence.span.field == "title")
    return replace(sentence, tokens=tokens, phrases=phrases, predicates=found)


def _tagged(text: str, sentence: Sentence) -> tuple[Token, ...]:
    bare = tokenise(text, sentence.span.start, sentence.span.end)
    words = [token.text for token in bare]
    tags = repair(words, tag(words), headline=sentence.span.field == "title")
    return tuple(
        Token(t.start, t.end, t.text, penn, lemma(t.text, penn))
        for t, penn in zip(bare, tags, strict=True)
    )
