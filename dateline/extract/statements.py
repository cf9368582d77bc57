"""What speakers say about an incident: that it happened, that it did not, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence, Stretch
from dateline.model.span import Span

_WORD = re.compile(r"\w+")
_SHORTEST = 2


def statements(parsed: Parsed) -> tuple[Mention, ...]:
    """A `statement` (or `occurrence`) mention for each attributed stretch, in text order."""
    out: list[Mention] = []
    for stretch in parsed.speech:
        out.extend(_stretch(parsed, stretch))
    return tuple(sorted(out, key=lambda m: (m.span.field == "text", m.span)))


def _stretch(parsed: Parsed, stretch: Stretch) -> Iterator[Mention]:
    if stretch.speaker is None and stretch.certainty == "stated":
        return
    for content in stretch.content:
        sentence = sentence_at(parsed, content)
        words = parsed.report.quote(content)
        if sentence is None or len(_WORD.findall(words)) < _SHORTEST:
            continue
        state = _occurrence(words, stretch)
        span = _trim(parsed, content)
        yield Mention(
            "occurrence" if state else "statement", span, parsed.report.quote(span),
            sentence.index, f"speech:{stretch.rule}", key=state or topic(words),
            polarity="affirmed" if state else stretch.polarity,
            certainty=stretch.certainty, speaker=stretch.speaker,
        )  # fmt: skip


def sentence_at(parsed: Parsed, span: Span) -> Sentence | None:
    """The sentence that holds the beginning of a span."""
    for sentence in parsed.sentences:
        if (
            sentence.span.field == span.field
            and sentence.span.start <= span.start < sentence.span.end
        ):
            return sentence
    return None


def _trim(parsed: Parsed, span: Span) -> Span:
    """The span without white space and marks at its ends."""
    text = parsed.report.field(span.field)
    start, end = span.start, span.end
    while start < end and text[start] in " \n\t,;:“\"'":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:":
        end -= 1
    return Span(span.field, start, end)


def _occurrence(words: str, stretch: Stretch) -> str | None:
    """confirmed or denied when the words say little else than that an act took place."""
    cues = table("statements")
    if not re.search(cues["occurrence"], words, re.IGNORECASE):
        return None
    if re.search(cues["not_occurrence"], words, re.IGNORECASE):
        return None
    return "denied" if stretch.polarity == "denied" else "confirmed"


def topic(words: str) -> str:
    """The topic of a statement by the first cue list that matches, else "other"."""
    for name, pattern in table("statements")["topics"].items():
        if re.search(pattern, words, re.IGNORECASE):
            return str(name)
    return "other"
