"""Reports as speech sees them: sentences with tagged tokens, nothing more."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.identity import report_id
from dateline.model.parsed import Sentence, Stretch, Token
from dateline.model.report import Report
from dateline.parse.repairs import repair
from dateline.parse.sentences import split
from dateline.parse.speech import attribute
from dateline.parse.tagger import tag
from dateline.parse.tokens import tokenise


def make(text: str, title: str = "") -> Report:
    return Report(report_id(None, title, text), title, text)


def tagged(report: Report, sentence: Sentence) -> Sentence:
    text = report.field(sentence.span.field)
    bare = tokenise(text, sentence.span.start, sentence.span.end)
    words = [token.text for token in bare]
    tags = repair(words, tag(words))
    tokens = tuple(Token(t.start, t.end, t.text, penn) for t, penn in zip(bare, tags, strict=True))
    return replace(sentence, tokens=tokens)


def untagged(report: Report, sentence: Sentence) -> Sentence:
    text = report.field(sentence.span.field)
    return replace(sentence, tokens=tokenise(text, sentence.span.start, sentence.span.end))


def speech(report: Report) -> tuple[Stretch, ...]:
    """The stretches of a report."""
    return attribute(report, tuple(tagged(report, s) for s in split(report)))
