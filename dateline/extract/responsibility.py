"""Who claims it, who denies it, and that nobody has claimed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.lexicons import table
from dateline.model.claim import ValueState
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Phrase, Sentence
from dateline.model.span import Span


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (state, re.compile(pattern, re.IGNORECASE))
        for state, patterns in table("responsibility").items()
        for pattern in patterns
    )


def responsibility(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions with `key` none_reported, claimed, denied or disowned; `who` the claimant's span."""
    return tuple(m for s in parsed.sentences for m in _sentence(parsed, s))


def _sentence(parsed: Parsed, sentence: Sentence) -> Iterator[Mention]:
    text = parsed.report.quote(sentence.span)
    if not any(cue in text.lower() for cue in table("responsibility_cues")["cues"]):
        return
    for state, pattern in _patterns():
        match = pattern.search(text)
        if match is None:
            continue
        start = sentence.span.start + match.start()
        span = Span(sentence.span.field, start, sentence.span.start + match.end())
        nobody = state == "none_reported"
        who = None if nobody else _claimant(sentence, start)
        if not nobody and who is not None:
            span = Span(span.field, min(span.start, who.start), max(span.end, who.end))
        value_state: ValueState = "said_none" if nobody else "given"
        yield Mention(
            "responsibility", span, parsed.report.quote(span), sentence.index,
            f"responsibility:{state}", key=state, value_state=value_state,
            self_=state == "claimed", who=who,
        )  # fmt: skip
        return


def _claimant(sentence: Sentence, at: int) -> Span | None:
    """The subject of the verb at `at`, else the last noun phrase before it."""
    for predicate in sentence.predicates:
        token = sentence.tokens[predicate.head]
        if predicate.subject is not None and token.start <= at <= token.end + 1:
            return _span(sentence, predicate.subject)
    before = [p for p in sentence.phrases if sentence.tokens[p.core_end - 1].end <= at]
    return _span(sentence, before[-1]) if before else None


def _span(sentence: Sentence, phrase: Phrase) -> Span:
    return sentence.span_of(phrase.start, phrase.core_end)
