"""Writes what was found in a sentence down as mentions: spans, modality, certainty, scope."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.casualties.line import Link
from dateline.extract.casualties.people import People
from dateline.extract.casualties.shade import certainty, modality, scope
from dateline.extract.casualties.tolls import Said
from dateline.extract.casualties.words import Word
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.span import Span

_LONGEST = 16  # words of a quote; beyond, the figure alone is quoted


class Writer:
    """Makes mentions of one sentence's links: spans, quotes, modality, certainty, scope."""

    def __init__(
        self, parsed: Parsed, sentence: Sentence, text: str, words: tuple[Word, ...]
    ) -> None:
        self.parsed, self.sentence, self.text, self.words = parsed, sentence, text, words
        self.lower = text[words[0].start : words[-1].end].lower()

    def _span(self, start: int, end: int) -> Span:
        return Span(self.sentence.span.field, self.words[start].start, self.words[end - 1].end)

    def _chars(self, pair: tuple[int, int] | None) -> Span | None:
        return None if pair is None else Span(self.sentence.span.field, *pair)

    def _spoken(self, mention: Mention) -> Mention:
        stretch = self.parsed.stretch_at(mention.span)
        if stretch is None:
            return mention
        sure = mention.certainty if mention.certainty != "stated" else stretch.certainty
        polarity = mention.polarity if mention.polarity != "affirmed" else stretch.polarity
        return replace(mention, speaker=stretch.speaker, certainty=sure, polarity=polarity)

    def link(self, k: Link) -> Mention:
        """The mention of people with a fate."""
        start, end = self._quote(k)
        span = self._span(start, end)
        p = k.people
        none = p.kind == "none" or (p.value is not None and p.value.form == "none")
        t = k.trigger
        single = p.kind not in ("counted", "many")  # no running total is of one
        wide = None if none or single else scope(self.lower)
        rule = f"{k.rule}:{p.kind}" if p.kind != "counted" else k.rule
        return self._spoken(
            Mention(
                "casualty", span, self.text[span.start : span.end], self.sentence.index,
                f"casualty:{rule}" + (f":{wide}" if wide else ""), self._span(*k.hook), k.fate,
                "real" if t is None or none else modality(self.words, t, self.sentence),
                "said_none" if none else "given", "affirmed",
                certainty(self.words, k.start, k.end), False, None, self._chars(p.count),
                None if p.who is None else self._span(*p.who),
            )
        )  # fmt: skip

    def _quote(self, k: Link) -> tuple[int, int]:
        start, end = min(k.start, k.people.start), max(k.end, k.people.end)
        if end - start <= _LONGEST:
            return start, end
        return k.people.start, k.people.end

    def said(self, s: Said) -> Mention:
        """The mention of a figure, or of nothing known, told by a noun."""
        span = Span(self.sentence.span.field, s.start, s.end)
        wide = scope(self.lower) if s.state == "given" else None
        return self._spoken(
            Mention(
                s.slot, span, self.text[s.start : s.end], self.sentence.index,
                f"{s.slot}:{s.rule}" + (f":{wide}" if wide else ""), self._chars(s.hook), s.fate,
                "real", s.state, "retracted" if s.retracted else "affirmed", s.certainty,
                False, None, self._chars(s.count), None,
            )
        )  # fmt: skip

    def attackers(self, p: People) -> Mention:
        """The mention of how many attacked."""
        span = self._span(p.start, p.end)
        return self._spoken(
            Mention(
                "perpetrator_count", span, self.text[span.start : span.end], self.sentence.index,
                "perpetrator_count:noun", self._verb_behind(p), None, "real", "given", "affirmed",
                certainty(self.words, p.start, p.end), False, None, self._chars(p.count),
                None if p.who is None else self._span(*p.who),
            )
        )  # fmt: skip

    def _verb_behind(self, p: People) -> Span | None:
        """The verb whose doer the phrase is, where predicates are known."""
        start, end = self.words[p.start].start, self.words[p.end - 1].end
        for predicate in self.sentence.predicates:
            if predicate.subject is None:
                continue
            head = self.sentence.tokens[predicate.subject.head]
            if start <= head.start < end:
                return self.sentence.span_of(predicate.head, predicate.head + 1)
        return None
