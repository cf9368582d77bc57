"""Casualties: every figure for every fate, with its count, its people and the words around them.

`casualties(parsed)` gives mentions of slot `casualty` (`key` is the fate) and `perpetrator_count`.
`rule` ends in `:part` for figures inside a larger one, `:joint` for "killed or wounded",
`:share` for "most of them", and in `:since_date` or `:several_incidents` when several incidents
are added up. Values are filled by `dateline.normalise.counts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.casualties.fates import triggers
from dateline.extract.casualties.link import Line, Link, links
from dateline.extract.casualties.parts import parts
from dateline.extract.casualties.people import People, Quantity, people, quantities
from dateline.extract.casualties.shade import certainty, modality, scope
from dateline.extract.casualties.tolls import (
    Said,
    among,
    counted,
    nobody,
    of_people,
    tolls,
    unknown,
)
from dateline.extract.casualties.words import Word, words_of
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.span import Span
from dateline.values.people import attackers, nouns

_LONGEST = 16  # words of a quote; beyond, the figure alone is quoted


def casualties(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of slot `casualty` and `perpetrator_count`, in the order of the text."""
    found: list[Mention] = []
    for sentence in parsed.sentences:
        text = parsed.report.field(sentence.span.field)
        found.extend(_sentence(parsed, sentence, text))
    return tuple(_without_echoes(found))


def _sentence(parsed: Parsed, sentence: Sentence, text: str) -> list[Mention]:
    words = words_of(sentence, text)
    if not words:
        return []
    amounts = quantities(words, text)
    line = Line(words, people(words, amounts), triggers(words, text), _cased(words))
    base = words[0].start
    lower = text[base : words[-1].end].lower()
    found = _dedupe(_all_links(line, lower, base, amounts))
    said = list(_said(lower, base, amounts)) if len(lower) == words[-1].end - base else []
    reader = _Reader(parsed, sentence, text, words, lower)
    spans = [(s.start, s.end) for s in said]
    out = [reader.said(s) for s in said]
    out.extend(reader.link(k) for k in found if not _inside_said(words, k, spans))
    out.extend(reader.attackers(p) for p in _free_attackers(line, found))
    return sorted(out, key=lambda m: (m.span.start, m.span.end, m.key or ""))


def _all_links(line: Line, lower: str, base: int, amounts: tuple[Quantity, ...]) -> Iterator[Link]:
    if not line.people and not amounts and not line.triggers:
        return
    core = [k for k in links(line) if not _how_many(line.words, k.people)]
    core.extend(among(line, lower, base))
    core.extend(counted(line, amounts))
    core.extend(of_people(line))
    yield from core
    yield from parts(line, core)


def _said(lower: str, base: int, amounts: tuple[Quantity, ...]) -> Iterator[Said]:
    unsaid = list(unknown(lower, base))
    yield from unsaid
    taken = [(s.start, s.end) for s in unsaid]
    for s in (*tolls(lower, base, amounts), *nobody(lower, base)):
        if not any(s.start < end and start < s.end for start, end in taken):
            yield s


def _cased(words: tuple[Word, ...]) -> bool:
    """Whether capitals mean names: not in titles in title case or in upper-case copy."""
    letters = [w for w in words if w.text[0].isalpha() and len(w.text) > 3]
    small = sum(w.text[0].islower() for w in letters)
    return small * 2 > len(letters)


def _how_many(words: tuple[Word, ...], p: People) -> bool:
    """ "how many people", "number of people": no figure, and no people of their own."""
    before = [w.lower for w in words[max(0, p.start - 2) : p.start]]
    return before == ["how", "many"] or before == ["number", "of"] or before[-1:] == ["many"]


def _inside_said(words: tuple[Word, ...], k: Link, spans: list[tuple[int, int]]) -> bool:
    start = k.people.count[0] if k.people.count else words[k.people.start].start
    hook = words[k.hook[0]].start
    return any(a <= start < b or (a <= hook < b and k.people.count is None) for a, b in spans)


def _dedupe(found: Iterator[Link]) -> list[Link]:
    """One link for each (fate, people); figures beat the phrase that only holds them."""
    seen: dict[tuple[str, object], Link] = {}
    for k in found:
        key = (k.fate, k.people.count or (k.people.start, k.people.end))
        seen.setdefault(key, k)
    return sorted(seen.values(), key=lambda k: (k.people.start, k.fate))


def _free_attackers(line: Line, found: list[Link]) -> Iterator[People]:
    """Counted attackers whose own fate is not told: how many attacked."""
    victims = {k.people.start for k in found}
    for p in line.people:
        noun = nouns().get(p.head)
        if p.kind == "counted" and p.start not in victims and noun is not None:
            if p.value is not None and p.value.form in ("share", "none"):
                continue
            if noun.singular in attackers() or _armed(line, p):
                yield p


def _armed(line: Line, p: People) -> bool:
    from dateline.values.people import describe

    if p.who is None:
        return False
    phrase = " ".join(w.lower for w in line.words[p.who[0] : p.who[1]])
    described = describe(phrase)
    return described is not None and described.who == "non_state_armed"


class _Reader:
    """Makes mentions of one sentence's links: spans, quotes, modality, certainty, scope."""

    def __init__(
        self,
        parsed: Parsed,
        sentence: Sentence,
        text: str,
        words: tuple[Word, ...],
        lower: str,
    ) -> None:
        self.parsed, self.sentence, self.text = parsed, sentence, text
        self.words, self.lower = words, lower

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
        none = p.value is not None and p.value.form == "none"
        t = k.trigger
        wide = None if none else scope(self.lower)
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


def _without_echoes(found: list[Mention]) -> Iterator[Mention]:
    """Drops definite and pronoun echoes ("the wounded soldiers", "he died") of told figures."""
    figures = {m.key for m in found if m.slot == "casualty" and m.count is not None}
    for m in found:
        echo = m.count is None and m.value_state == "given" and m.slot == "casualty"
        if echo and m.key in figures and ("inside" in m.rule or "pronoun" in m.rule):
            continue
        yield m
