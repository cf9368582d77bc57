"""Who claims it, who denies it, and that nobody has claimed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.lexicons import table
from dateline.model.claim import ValueState
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Phrase, Predicate, Sentence, Stretch
from dateline.model.span import Span
from dateline.values import nouns


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (state, re.compile(pattern, re.IGNORECASE))
        for state, patterns in table("responsibility").items()
        for pattern in patterns
    )


@cache
def _own(name: str) -> frozenset[str]:
    return frozenset(table("responsibility_cues")[name])


def responsibility(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions keyed none_reported, claimed, denied or disowned; `who`: the claimant's span."""
    found = [m for s in parsed.sentences for m in _sentence(parsed, s)]
    told = {m.sentence for m in found}
    return tuple(found + [m for m in _own_deeds(parsed) if m.sentence not in told])


def _own_deeds(parsed: Parsed) -> Iterator[Mention]:
    """What an armed group says that it did itself is a claim: "it said it had killed ten"."""
    for stretch in parsed.speech:
        speaker = stretch.speaker
        if speaker is None or speaker.role != "armed_group" or stretch.polarity != "affirmed":
            continue
        for sentence in parsed.sentences:
            deed = _deed(sentence, stretch)
            if deed is not None:
                span = sentence.span_of(deed.start, deed.end)
                yield Mention(
                    "responsibility", span, parsed.report.quote(span), sentence.index,
                    "responsibility:own_deed", key="claimed", self_=True, speaker=speaker,
                    who=speaker.span,
                )  # fmt: skip
                break


def _deed(sentence: Sentence, stretch: Stretch) -> Predicate | None:
    """The first violent verb of the stretch that the speaker's own side did."""
    if not any(part.overlap(sentence.span) for part in stretch.content):
        return None
    for p in sentence.predicates:
        if p.voice != "active" or p.modality != "real" or p.subject is None or p.object is None:
            continue
        if p.lemma not in _own("own_deeds"):
            continue
        inside = sentence.span_of(p.start, p.end)
        head = sentence.tokens[p.subject.head].lower
        if head in _own("own_words") and any(c.overlap(inside) for c in stretch.content):
            return p
    return None


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
    """The subject of the verb at `at`; else the last phrase before it that can claim anything."""
    for predicate in sentence.predicates:
        token = sentence.tokens[predicate.head]
        begins = sentence.tokens[predicate.start].start
        if predicate.subject is not None and (begins <= at <= token.end + 1):
            return _span(sentence, predicate.subject)
    before = [p for p in sentence.phrases if sentence.tokens[p.core_end - 1].end <= at]
    able = [p for p in before if _can_claim(sentence, p)]
    return _span(sentence, (able or before)[-1]) if before else None


def _can_claim(sentence: Sentence, phrase: Phrase) -> bool:
    """An armed organisation, armed people, or a name."""
    quoted = " ".join(t.text for t in sentence.tokens[phrase.start : phrase.core_end])
    named = sentence.tokens[phrase.head].tag.startswith("NNP")
    return named or nouns.is_armed(quoted) or nouns.is_organisation(quoted)


def _span(sentence: Sentence, phrase: Phrase) -> Span:
    return sentence.span_of(phrase.start, phrase.core_end)
