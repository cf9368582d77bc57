"""The names inside the place mentions of a report, and what their words tell about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from dateline import lexicons
from dateline.gazetteer.names import acronym, fold
from dateline.gazetteer.scan import names, parts_of
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence, Token
from dateline.model.ports import Candidate, Lookup

REACH = 6
UNKNOWN = "place.unknown"
_RUN = re.compile(r"[^\W\d_a-z][\w’'-]*(?: (?:(?:of|de|des|du|and|al|el) )?[^\W\d_a-z][\w’'-]*)*")
_OF = re.compile(r"\b(?:village|town|city|hamlet|settlement|district|island|camp)s? of (?:the )?")
_POSSESSIVE = frozenset({"'s", "’s"})
_STOPS = frozenset({",", ".", ";", ":", "and", "in", "to", "from", "at", "near"})
_Stretch = tuple[int, int, tuple[int, int]]


@dataclass(slots=True)
class Named:
    """One name of the report with all its candidates and what stands around it.

    `inside` are the keys of names that follow as its containers ("X, Y"), `kinds` the kinds of
    unit that type words tell ("X district"), `count` how often it is named.
    """

    key: str
    text: str
    candidates: tuple[Candidate, ...]
    inside: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    count: int = 0
    hint: bool = False

    @property
    def is_country(self) -> bool:
        """True when the name is, before all, that of a country."""
        first = self.candidates[0]
        return first.kind == "country" and first.match != "demonym"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a name stands: tokens `[start, end)` of a sentence; `piece`: tied by a hyphen."""

    sentence: int
    start: int
    end: int
    key: str
    chars: tuple[int, int]
    piece: bool = False


@dataclass(slots=True)
class Names:
    """All names of a report by key, and where they stand."""

    named: dict[str, Named]
    occurrences: list[Occurrence]

    def within(self, mention: Mention) -> list[Occurrence]:
        """The names that stand inside a mention, in order."""
        return [
            o
            for o in self.occurrences
            if o.sentence == mention.sentence
            and o.chars[0] < mention.span.end
            and mention.span.start < o.chars[1]
        ]


@cache
def _types() -> dict[str, dict[str, str]]:
    return lexicons.table("place_types")


def collect(parsed: Parsed, mentions: tuple[Mention, ...], lookup: Lookup) -> Names:
    """Scan the report once; names outside all mentions count as hints at a country only."""
    out = Names({}, [])
    spans: dict[int, list[_Stretch]] = {}
    for m in mentions:
        spans.setdefault(m.sentence, []).append(_stretch(m))
    for sentence in parsed.sentences:
        _collect(sentence, spans.get(sentence.index, []), lookup, out)
    known: dict[int, list[tuple[int, int]]] = {o.sentence: [] for o in out.occurrences}
    for o in out.occurrences:
        known[o.sentence].append(o.chars)
    for m in mentions:
        if m.rule != UNKNOWN and not any(
            a < m.span.end and m.span.start < b for a, b in known.get(m.sentence, ())
        ):
            _add_whole(m, lookup, out)
    return out


def _add_whole(m: Mention, lookup: Lookup, out: Names) -> None:
    """A name that a mention gives though its tokens do not ("D-N.Y.")."""
    candidates = lookup.find(m.text)
    if not candidates:
        return
    key = acronym(m.text) or fold(m.text)
    named = out.named.setdefault(key, Named(key, m.text, candidates))
    named.hint = False
    named.count += 1
    out.occurrences.append(Occurrence(m.sentence, -1, -1, key, (m.span.start, m.span.end)))


def own_run(text: str) -> tuple[int, int]:
    """The characters of the first capitalised run of a mention's words, else of all of them."""
    told = _OF.search(text)
    run = _RUN.search(text, told.end() if told else 0) or _RUN.search(text)
    return run.span() if run else (0, len(text))


def _stretch(m: Mention) -> _Stretch:
    if m.rule != UNKNOWN:
        return m.span.start, m.span.end, (0, 0)
    first, last = own_run(m.text)
    return m.span.start, m.span.end, (m.span.start + first, m.span.start + last)


def _is_mentioned(chars: tuple[int, int], spans: list[_Stretch]) -> bool:
    """True inside a mention, but not for a word of a longer name that no list knows."""
    for start, end, (first, last) in spans:
        if start < chars[1] and chars[0] < end:
            within = first <= chars[0] and chars[1] <= last
            return not within or (first, last) == chars
    return False


def _collect(sentence: Sentence, spans: list[_Stretch], lookup: Lookup, out: Names) -> None:
    tokens = sentence.tokens
    before: Occurrence | None = None
    previous: Occurrence | None = None
    for start, end, text, chars in _known(tokens, lookup):
        candidates = lookup.find(text)
        if not candidates:
            continue
        key = acronym(text) or fold(text)
        mentioned = _is_mentioned(chars, spans)
        named = out.named.setdefault(key, Named(key, text, candidates, hint=True))
        named.hint = named.hint and not mentioned
        named.count += 1
        named.kinds.update(_kinds(tokens, start, end))
        piece = chars != (tokens[start].start, tokens[end - 1].end)
        now = Occurrence(sentence.index, start, end, key, chars, piece)
        if previous is not None:
            _link(tokens, previous, now, out)
            if before is not None and _owns(tokens, previous, now):
                _link(tokens, before, replace(previous, key=key), out)
        out.occurrences.append(now)
        before, previous = previous, now


def _known(
    tokens: tuple[Token, ...], lookup: Lookup
) -> Iterator[tuple[int, int, str, tuple[int, int]]]:
    """Known names: tokens, words, characters; also those that a hyphen ties to a word."""
    words = [t.text for t in tokens]
    streets = lexicons.table("place_words")["streets"]
    whole = [
        (start, end)
        for start, end in names(words, lookup)
        if end == len(words) or words[end].lower() not in streets or not words[end][0].isupper()
    ]
    taken = {at for start, end in whole for at in range(start, end)}
    for start, end in whole:
        chars = (tokens[start].start, tokens[end - 1].end)
        yield start, end, " ".join(words[start:end]), chars
    for at, token in enumerate(tokens):
        if "-" not in token.text or at in taken:
            continue
        for first, last in parts_of(token.text, lookup):
            yield at, at + 1, token.text[first:last], (token.start + first, token.start + last)


def _kinds(tokens: tuple[Token, ...], start: int, end: int) -> Iterator[str]:
    after, before = _types()["after"], _types()["before"]
    if end < len(tokens):
        kind = after.get(tokens[end].lower)
        if kind and not (kind == "admin1" and tokens[end].lower == "state"):
            yield kind
    if start > 1 and tokens[start - 1].lower == "of":
        kind = before.get(f"{tokens[start - 2].lower} of")
        if kind:
            yield kind


def _link(tokens: tuple[Token, ...], a: Occurrence, b: Occurrence, out: Names) -> None:
    """Note that `b` follows `a` as a container, or `a` comes before it as its owner."""
    gap = [t.lower for t in tokens[a.end : b.start]]
    if a.key == b.key:
        return
    if _holds_next(gap):
        out.named[a.key].inside.append(b.key)
    elif gap and (
        gap[0] in _POSSESSIVE or (gap[-1] == "of" and out.named[a.key].hint and len(gap) < 5)
    ):
        out.named[b.key].inside.append(a.key)


def _owns(tokens: tuple[Token, ...], a: Occurrence, b: Occurrence) -> bool:
    """True for "A's northern B": what lies in A lies in B."""
    gap = [t.lower for t in tokens[a.end : b.start]]
    return 0 < len(gap) <= REACH and gap[0] in _POSSESSIVE and not set(gap) & _STOPS


def _holds_next(gap: list[str]) -> bool:
    """True for the words between a name and the unit that holds it."""
    if gap in ([","], ["("], [",", "in"]) or (gap and gap[0] in ("in", "of")):
        return len(gap) <= REACH
    return 1 < len(gap) <= REACH and gap[0] in _types()["after"] and gap[1] in ("in", "of", ",")
