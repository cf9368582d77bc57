"""What speakers say about an incident: that it happened, that it did not, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.lexicons import table
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence, Stretch
from dateline.model.span import Span
from dateline.values import nouns
from dateline.values.unknowns import unknowns

_WORD = re.compile(r"\w+")
_SHORTEST = 2
_CLAUSE = 3  # a shorter beginning stays with the clause behind it
_CONFIRMS = r"(?:has |have |had |also |later )*(?:confirm|acknowledg|admit|verif)"
_JOIN = re.compile(r"(?:; *(?:and |but )?|,? (?:and|but|while) )(?P<that>that )?")


def statements(parsed: Parsed) -> tuple[Mention, ...]:
    """A `statement` (or `occurrence`) mention for each attributed clause, in text order.

    Clauses in which the report says that something is not known or not confirmed are statements
    too, whoever says so, with certainty `unknown` or `unverified`.
    """
    out: list[Mention] = []
    for stretch in parsed.speech:
        if stretch.speaker is not None or stretch.certainty != "stated":
            out.extend(_stretch(parsed, stretch))
    out.extend(_unsaid(parsed, out))
    return tuple(sorted(out, key=lambda m: (m.span.field == "text", m.span)))


def _stretch(parsed: Parsed, stretch: Stretch) -> Iterator[Mention]:
    for content in stretch.content:
        for sentence, piece in _pieces(parsed, content):
            span = _trim(parsed, piece)
            words = parsed.report.quote(span)
            size = len(_WORD.findall(words))
            if size < _SHORTEST or (size < _CLAUSE and nouns.is_people(words)):
                continue  # "blamed police officers": whom, not what
            state = _occurrence(words, stretch, parsed.report.quote(stretch.cue or span))
            yield Mention(
                "occurrence" if state else "statement", span, words,
                sentence.index, f"speech:{stretch.rule}", key=state or topic(words),
                polarity="affirmed" if state else stretch.polarity,
                certainty=stretch.certainty, speaker=stretch.speaker,
            )  # fmt: skip


def _pieces(parsed: Parsed, content: Span) -> Iterator[tuple[Sentence, Span]]:
    """What is said, clause by clause: each can be true or false by itself."""
    for sentence in parsed.sentences:
        whole = sentence.span
        if whole.field != content.field or not whole.overlap(content):
            continue
        start, end = max(whole.start, content.start), min(whole.end, content.end)
        words = parsed.report.field(whole.field)[start:end]
        for stop, cut in _cuts(sentence, words, start):
            if len(_WORD.findall(words[: stop - start])) < _CLAUSE:
                continue
            yield sentence, Span(whole.field, start, stop)
            start, words = cut, words[cut - start :]
        yield sentence, Span(whole.field, start, end)


def _cuts(sentence: Sentence, words: str, base: int) -> list[tuple[int, int]]:
    """Where one clause ends and one with a subject of its own begins, joined by "and" or ";"."""
    if not _JOIN.search(words):
        return []
    heads = [sentence.tokens[p.head].start for p in sentence.predicates]
    begins = {
        sentence.tokens[p.subject.start if p.voice == "active" and p.subject else p.start].start
        for p in sentence.predicates
    } | {sentence.tokens[p.object.start].start for p in sentence.predicates if p.object}
    out: list[tuple[int, int]] = []
    for match in _JOIN.finditer(words):
        at = base + match.end()
        verb = any(base <= h < at for h in heads)
        if verb and (match["that"] or at in begins) and any(h >= at for h in heads):
            out.append((base + match.start(), at))
    return out


def _unsaid(parsed: Parsed, said: list[Mention]) -> Iterator[Mention]:
    """What is not known, where no statement already says just that."""
    doubtful = [m.span for m in said if m.certainty in ("unknown", "unverified")]
    taken = {m.span for m in said}
    for sentence in parsed.sentences:
        for start, end, sure in unknowns(parsed.report.quote(sentence.span)):
            base = sentence.span.start
            span = _trim(parsed, Span(sentence.span.field, base + start, base + end))
            words = parsed.report.quote(span)
            if len(_WORD.findall(words)) < _SHORTEST or span in taken:
                continue
            if not any(span.overlap(d) for d in doubtful):
                yield Mention(
                    "statement", span, words, sentence.index, "unknown",
                    key=topic(words), certainty=sure,
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


def _occurrence(words: str, stretch: Stretch, cue: str) -> str | None:
    """confirmed or denied when the words say little else than that an act took place.

    "Confirmed the incident" and "denied any strike" name no more than the event, "called the
    account a fabrication" and "dismissed the claim" no more than the tale of it.
    """
    if _says("no_event", words):
        return "denied"
    if _says("event_named", words):
        sure = re.match(_CONFIRMS, cue, re.IGNORECASE) is not None
        return "denied" if stretch.polarity == "denied" else "confirmed" if sure else None
    if _says("tale_named", words):
        denied = stretch.polarity == "denied" or _says("false_tale", words)
        return "denied" if denied else None
    if not _says("occurrence", words) or _says("not_occurrence", words):
        return None
    return "denied" if stretch.polarity == "denied" else "confirmed"


def _says(name: str, words: str) -> bool:
    return re.search(table("statements")[name], words, re.IGNORECASE) is not None


def topic(words: str) -> str:
    """The topic of a statement by the first cue list that matches, else "other"."""
    for name, pattern in table("statements")["topics"].items():
        if re.search(pattern, words, re.IGNORECASE):
            return str(name)
    return "other"
