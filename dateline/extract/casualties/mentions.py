"""Writes what was found in a sentence down as mentions: spans, modality, certainty, scope."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.casualties.line import Link
from dateline.extract.casualties.people import People
from dateline.extract.casualties.shade import certainty, modality, scope
from dateline.extract.casualties.tolls import Said
from dateline.extract.casualties.words import Word, grammar
from dateline.model.mention import Mention
from dateline.model.parsed import Modality, Parsed, Sentence
from dateline.model.span import Span
from dateline.values.people import nouns

_AMONG = frozenset(("among", "amongst"))
_NEAR_AMONG = 4
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
        single = p.kind not in ("counted", "many")  # no running total is of one
        wide = None if none or single else scope(self.lower)
        rule = f"{k.rule}:{p.kind}" if p.kind != "counted" else k.rule
        rule += ":fled" if k.fate == "fled" else ""  # home or from the scene: their kind decides
        return self._spoken(
            Mention(
                "casualty", span, self.text[span.start : span.end], self.sentence.index,
                f"casualty:{rule}" + (f":{wide}" if wide else ""), self._span(*k.hook),
                "escaped" if k.fate == "fled" else k.fate,
                self._modality(k, none),
                "said_none" if none else "given", "affirmed",
                certainty(self.words, k.start, k.end), False, None, self._chars(p.count),
                None if p.who is None else self._span(*p.who),
            )
        )  # fmt: skip

    def _modality(self, k: Link, none: bool) -> Modality:
        if none:
            return "real"
        if k.rule == "inside" and k.people.kind == "one" and self._in_quotes(k):
            return "hypothetical"  # "we might be talking about a dead officer", he said
        if k.trigger is not None:
            return modality(self.words, k.trigger, self.sentence)
        before = {w.lower for w in self.words[max(0, k.hook[0] - 4) : k.hook[0]]}
        asked = k.rule == "of" and before & grammar().intent  # "call for the release of the poet"
        if asked:
            return "intended"
        return "real"

    def _in_quotes(self, k: Link) -> bool:
        stretch = self.parsed.stretch_at(self._span(k.people.start, k.people.end))
        direct = stretch is not None and stretch.manner in ("direct", "mixed")
        return direct and self.words[k.people.start].lower in ("a", "an", "another")

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
                False, None, self._chars(s.count), self._told_of(s),
            )
        )  # fmt: skip

    def _told_of(self, s: Said) -> Span | None:
        """The people a toll names: "the number of soldiers killed", "losses among the police"."""
        if s.slot != "casualty":
            return None
        inside = [i for i, w in enumerate(self.words) if s.hook[0] <= w.start < s.hook[1]]
        end = inside[-1] + 1 if inside else len(self.words)
        if end < len(self.words) and self.words[end].lower in _AMONG:
            inside += range(end, min(end + _NEAR_AMONG, len(self.words)))
        for i in inside:
            noun = nouns().get(self.words[i].lower)
            if noun is not None and noun.who not in (None, "total"):
                return self._span(i, i + 1)
        return None

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
