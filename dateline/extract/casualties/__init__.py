"""Casualties: every figure for every fate, with its count, its people and the words around them.

`casualties(parsed)` gives mentions of slot `casualty` (`key` is the fate) and `perpetrator_count`.
`rule` ends in `:part` for figures inside a larger one, `:joint` for "killed or wounded",
`:share` for "most of them", and in `:since_date` or `:several_incidents` when several incidents
are added up. Values are filled by `dateline.normalise.counts`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.casualties.fates import triggers
from dateline.extract.casualties.line import Line, Link
from dateline.extract.casualties.link import links, states_inside
from dateline.extract.casualties.mentions import Writer
from dateline.extract.casualties.near import near
from dateline.extract.casualties.parts import carried, parts
from dateline.extract.casualties.people import People, Quantity, people, quantities
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
from dateline.values.people import attackers, describe, nouns

_LOSING = frozenset(("lost", "lose", "losing", "had", "have", "has"))


def casualties(parsed: Parsed) -> tuple[Mention, ...]:
    """Mentions of slot `casualty` and `perpetrator_count`, in the order of the text."""
    found: list[Mention] = []
    last: Link | None = None
    for sentence in parsed.sentences:
        text = parsed.report.field(sentence.span.field)
        words = words_of(sentence, text)
        if words:
            mentions, last = _sentence(Writer(parsed, sentence, text, words), last)
            found.extend(mentions)
    return tuple(_without_echoes(found))


def _sentence(writer: Writer, last: Link | None) -> tuple[list[Mention], Link | None]:
    """The mentions of one sentence, and the last figure for the sentence behind it."""
    words, text, lower = writer.words, writer.text, writer.lower
    amounts = quantities(words, text)
    line = _line(writer.sentence, words, text, amounts)
    base = words[0].start
    links = _dedupe(_all_links(line, lower, base, amounts, last))
    plain = len(lower) == words[-1].end - base  # lower case may change the length: no offsets then
    before = last.fate if last is not None else "killed"
    said = list(_said(lower, base, amounts, before)) if plain else []
    spans = [(s.start, s.end) for s in said]
    out = [writer.said(s) for s in said]
    out.extend(writer.link(k) for k in links if not _inside_said(words, k, spans))
    out.extend(writer.attackers(p) for p in _free_attackers(line, links))
    counted_links = [k for k in links if k.people.kind == "counted" and k.rule != "part"]
    out.sort(key=lambda m: (m.span.start, m.span.end, m.key or ""))
    return out, counted_links[-1] if counted_links else None


def _line(
    sentence: Sentence, words: tuple[Word, ...], text: str, amounts: tuple[Quantity, ...]
) -> Line:
    """The sentence ready for linking; nouns in a fate phrase ("taken hostage") are no people."""
    fates = triggers(words, text)
    inside = {i for t in fates if t.form == "phrase" for i in range(t.start, t.end)}
    found = tuple(p for p in people(words, amounts) if p.end - 1 not in inside)
    return Line(words, found, fates, _cased(words, sentence.span.field == "title"))


def _all_links(
    line: Line, lower: str, base: int, amounts: tuple[Quantity, ...], last: Link | None
) -> Iterator[Link]:
    if not line.people and not amounts and not line.triggers:
        return
    core = [
        k for k in links(line)
        if not _how_many(line.words, k.people) and not _generic(line, k) and not _idle(k)
    ]  # fmt: skip
    core.extend(among(line, lower, base))
    core.extend(counted(line, amounts))
    core.extend(of_people(line))
    core.extend(states_inside(line))
    core.extend(
        k for k in near(line, core) if not _how_many(line.words, k.people) and not _idle(k)
    )
    yield from core
    yield from parts(line, core)
    if last is not None:
        yield from carried(line, last, core)


def _said(lower: str, base: int, amounts: tuple[Quantity, ...], before: str) -> Iterator[Said]:
    unsaid = list(unknown(lower, base))
    yield from unsaid
    taken = [(s.start, s.end) for s in unsaid]
    for s in (*tolls(lower, base, amounts, before), *nobody(lower, base)):
        if not any(s.start < end and start < s.end for start, end in taken):
            yield s


def _cased(words: tuple[Word, ...], title: bool) -> bool:
    """Whether capitals mean names: not in titles in title case or in upper-case copy."""
    letters = [w for w in words if w.text[0].isalpha() and len(w.text) > 3]
    small = sum(w.text[0].islower() for w in letters)
    return small * 2 > len(letters) if title or len(letters) > 12 else small > 0


def _how_many(words: tuple[Word, ...], p: People) -> bool:
    """ "how many people", "number of people": no figure, and no people of their own."""
    before = [w.lower for w in words[max(0, p.start - 2) : p.start]]
    if before[-1:] == ["how"] and words[p.start].lower == "many":
        return True
    return before in (["how", "many"], ["number", "of"])


def _generic(line: Line, k: Link) -> bool:
    """ "strikes that kill civilians", "help for displaced people": no event is told."""
    if k.people.kind != "many" or k.trigger is None:
        return False
    before = line.words[k.trigger.group - 1].lower if k.trigger.group else ""
    timeless = k.trigger.form == "base" and line.cased and before != "to"
    return timeless or (k.fate == "displaced" and k.rule == "active")


def _idle(k: Link) -> bool:
    """ "no student had gone missing" tells no toll; neither does "they freed the group"."""
    none = k.people.kind == "none" or (
        k.people.value is not None and k.people.value.form == "none"
    )
    if none and "charged" in (k.trigger.lemma if k.trigger is not None else ""):
        return True  # nobody charged may still be many arrested
    if none:
        return k.fate not in ("killed", "injured", "detained", "abducted")
    return k.people.head in ("group", "team") and k.people.definite


def _inside_said(words: tuple[Word, ...], k: Link, spans: list[tuple[int, int]]) -> bool:
    start = k.people.count[0] if k.people.count else words[k.people.start].start
    hook = words[k.hook[0]].start
    return any(a <= start < b or (a <= hook < b and k.people.count is None) for a, b in spans)


def _dedupe(found: Iterator[Link]) -> list[Link]:
    """One link for each (fate, people); figures beat the phrase that only holds them."""
    seen: dict[tuple[str, object], Link] = {}
    told: set[tuple[int, int]] = set()
    for k in found:
        if k.rule in ("counted", "inside") and k.people.count in told:
            continue  # "freed 12 hostages" tells one fate, not two
        if k.people.count is not None:
            told.add(k.people.count)
        key = (k.fate, k.people.count or (k.people.start, k.people.end))
        seen.setdefault(key, k)
    return sorted(seen.values(), key=lambda k: (k.people.start, k.fate))


def _free_attackers(line: Line, found: list[Link]) -> Iterator[People]:
    """Counted attackers whose own fate is not told: how many attacked."""
    victims = {k.people.start for k in found}
    for p in line.people:
        if p.kind == "counted" and p.start not in victims and _says_how_many(line, p):
            noun = nouns().get(p.head)
            if noun is not None and (noun.singular in attackers() or _armed(line, p)):
                yield p


def _says_how_many(line: Line, p: People) -> bool:
    """False for "one of the gunmen", "most gunmen" and "lost 40 fighters"."""
    if p.value is not None and p.value.form in ("share", "none"):
        return False
    if p.definite and any(w.lower == "of" for w in line.words[p.start : p.end]):
        return False
    before = line.words[p.start - 1] if p.start else None
    return before is None or not (before.tag.startswith("VB") or before.lower in _LOSING)


def _armed(line: Line, p: People) -> bool:
    if p.who is None:
        return False
    phrase = " ".join(w.lower for w in line.words[p.who[0] : p.who[1]])
    described = describe(phrase)
    return described is not None and described.who == "non_state_armed"


def _without_echoes(found: list[Mention]) -> Iterator[Mention]:
    """Drops definite and pronoun echoes ("the wounded soldiers", "he died") of told figures."""
    figures = {m.key for m in found if m.slot == "casualty" and m.count is not None}
    for m in found:
        echo = m.count is None and m.value_state == "given" and m.slot == "casualty"
        if echo and m.key in figures and ("inside" in m.rule or "pronoun" in m.rule):
            continue
        yield m
