"""Finds names of persons in sentences, by what stands around them; in doubt it is a person.

A capitalised stretch counts as a person unless something explains it: a place, an organisation, a
day, a people, an ordinary word at the beginning of a sentence. Words that only persons have (an
age, an honorific, a kinship) outrank every explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dateline.export import letters
from dateline.export.capitals import Run, Token, runs
from dateline.export.name_words import given, kept, nameless, names, occupations, ordinary, words
from dateline.export.tables import words as listed
from dateline.model.ports import Candidate

_AGE = re.compile(
    r"\s*(?:,\s*(?:who\s+(?:is|was)\s+)?(?:aged?\s+)?\d{1,3}(?=\s*(?:[,.;)]|\Z|was\b|who\b|and\b|"
    r"of\b|from\b|died\b|a\b|an\b))|\(\s*(?:aged?\s+)?\d{1,3}\s*\)|,?\s*(?:an?\s+)?\d{1,3}-year-old|,?\s*aged\s+\d)"
)
_WHO = re.compile(r"\s*,\s*(?:who|whose)\b")
_TITLED = re.compile(r"\s*,\s*(?:(?:the|a|an|its|their)\s+)?((?:[\w’'-]+\s+){0,5}[\w’'-]+)")
_LONG = 4
_LARGE = 100_000
_HUGE = 1_000_000


class Places(Protocol):
    """What is asked of a place file."""

    def find(self, name: str) -> tuple[Candidate, ...]:
        """All places that a name may mean, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: where it stands, its words as keys, and whether the person is public."""

    start: int
    end: int
    keys: tuple[str, ...]
    public: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the record knows of a report's names: places and organisations, as keys."""

    places: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    lookup: Places | None = None


def find(text: str, known: Known) -> list[Found]:
    """The names of persons in a text, in order."""
    shown, places = letters.decoded(text)
    found: list[Found] = []
    for run in runs(shown):
        for one in _persons(run, shown, known):
            end = letters.end_of(places, one.end)
            found.append(Found(places[one.start], end, one.keys, one.public, one.sure))
    return found


def _persons(run: Run, text: str, known: Known) -> Iterator[Found]:
    tokens = [t for t in run.tokens if t.key]
    tokens = _without_opening(tokens, text)
    before = run.before
    public = bool(before) and _is_office(before)
    private = bool(before) and _makes_person(before)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.key in words("offices") and len(tokens) > at + 1:
            public, private, at = True, False, at + 1
        elif token.key in words("honorifics") and len(tokens) > at + 1:
            private, at = True, at + 1
        elif token.key in words("offices") | words("honorifics"):
            at += 1
        else:
            size = 0 if private else _explained(tokens[at:], run, at, text, known)
            if size:
                at += size
                private = False
                continue
            stop = _name_end(tokens, at)
            yield _found(tokens[at:stop], text, public, private)
            at, public, private = stop, False, False


def _without_opening(tokens: list[Token], text: str) -> list[Token]:
    """The tokens without the ordinary word that a sentence begins with."""
    if not tokens or not tokens[0].first or tokens[0].initial:
        return tokens
    head = tokens[0]
    if head.key in words("function"):
        return tokens[1:]
    if not ordinary(head.key) or head.key in words("offices") | words("honorifics"):
        return tokens
    if len(tokens) > 1:
        named = head.key in given() and not _explains_alone(tokens[1].key)
        return tokens if named or tokens[1].key in words("heads") else tokens[1:]
    return tokens if _acts_alone(head, text) else []


def _acts_alone(token: Token, text: str) -> bool:
    """True for a common word that is a name as well, where it does what only persons do."""
    if token.key not in listed("word_names"):
        return False
    if _AGE.match(text, token.end) or _WHO.match(text, token.end):
        return True
    following = re.match(r"\s+([\w’']+)", text[token.end : token.end + 30])
    verb = following.group(1).lower() if following else ""
    return verb in words("speech") | words("suffering") | {"had", "has", "is"}


def _explains_alone(key: str) -> bool:
    return key in kept() or key in words("heads")


def _is_office(before: list[str]) -> bool:
    """True when the words right before a name are an office ("police spokesman", "president")."""
    last = before[-1]
    if last == "," and len(before) > 1:
        last = before[-2]
        return last in words("offices")
    return last in words("offices")


def _makes_person(before: list[str]) -> bool:
    last = before[-1].rstrip(".")
    if last in (",", ":", ".") and len(before) > 1:
        last = before[-2] if before[-1] != "." else ""
        return last in words("kin")
    return (
        last in words("kin")
        or last in words("honorifics")
        or last in words("naming") - {"as"}
        or (last == "as" and before[-2:-1] == ["identified"])
        or last in occupations()
    )


def _explained(rest: list[Token], run: Run, at: int, text: str, known: Known) -> int:
    """How many of the leading tokens something other than a person explains; 0 for none."""
    if _personal(rest, text) or (rest[0].initial and len(rest[0].key.split()) == 1):
        return 0
    for size in range(len(rest), 0, -1):
        piece = rest[:size]
        key = " ".join(t.key for t in piece)
        if key in known.organisations or key in known.places:
            return size
        if _kept_here(piece, rest[size:], run, at):
            return size
    size = _headed(rest)
    if size:
        return size
    for size in range(len(rest), 0, -1):
        if _is_place(rest[:size], rest[size:], run, at, text, known):
            return size
    return 1 if _aside(rest, run, at, text) else 0


def _personal(tokens: list[Token], text: str) -> bool:
    """True when an age or a clause that only a person has follows the whole of the tokens."""
    end = tokens[-1].end
    return bool(_AGE.match(text, end) or (_WHO.match(text, end) and len(tokens) < 5))


def _kept_here(piece: list[Token], rest: list[Token], run: Run, at: int) -> bool:
    key = " ".join(t.key for t in piece)
    if key not in kept() and not (key.endswith("s") and key[:-1] in kept()):
        return False
    if not rest or _explains_alone(rest[0].key) or len(piece) > 1:
        return True
    if key in words("calendar"):
        return at > 0 or bool(run.before and run.before[-1] in words("before_days") | {","})
    # "Jordan Hale" is no country: a name follows a name
    return key not in given()


def _headed(rest: list[Token]) -> int:
    """The size of the name of an organisation or a place at the beginning of the tokens."""
    last = 0
    for size, token in enumerate(rest, 1):
        if token.key in words("offices") | words("honorifics") and size > 1:
            break
        if token.key in words("heads"):
            last = size
    if last == 2 and rest[0].key in given() and rest[1].key in names() and len(rest) == 2:
        return 0
    if last == 1 and rest[0].key in listed("family_names") | listed("word_names") and rest[1:]:
        last = 0
    if last < 2 and rest[0].key in words("prefixes") and rest[1:]:
        return min(len(rest), 3)
    return last


def _is_place(
    piece: list[Token], rest: list[Token], run: Run, at: int, text: str, known: Known
) -> bool:
    """True when the tokens are in the place file and stand where a place stands."""
    name = " ".join(t.text for t in piece)
    found = known.lookup.find(name) if known.lookup is not None else ()
    found = tuple(c for c in found if c.match not in ("fuzzy", "stripped"))
    if not found or (rest and not _goes_on(rest[0].key)):
        return False
    named = piece[0].key in given() and len(piece) > 1
    before = run.before[-1] if run.before and at == 0 else ""
    if before in words("locatives") or found[0].kind in ("country", "region"):
        return True
    if named:
        return False
    nobody = all(nameless(t.key) for t in piece)
    if (before in words("loose_locatives") and nobody) or _then_place(piece[-1].end, text, known):
        return True
    if (found[0].capital or found[0].population >= _HUGE) and len(piece) == 1:
        return not _animate(piece[-1].end, text, run, at)
    if found[0].kind == "admin1" or found[0].population >= _LARGE:
        return piece[0].key not in given() or len(piece) > 1
    return nobody and not _animate(piece[-1].end, text, run, at)


def _goes_on(key: str) -> bool:
    """True for a word that may follow a place: the head of a name, or a common word."""
    return _explains_alone(key) or (ordinary(key) and nameless(key))


def _then_place(end: int, text: str, known: Known) -> bool:
    """True when a comma and a known place follow ("Oruba, Kenya")."""
    after = re.match(r",\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)?)", text[end : end + 60])
    if after is None:
        return False
    for name in (after.group(1), after.group(1).split()[0]):
        key = letters.key(name)
        if key in known.places or (key in kept() and key not in words("calendar")):
            return True
        if known.lookup is not None and any(
            c.kind in ("admin1", "country", "region") for c in known.lookup.find(name)
        ):
            return True
    return False


def _animate(end: int, text: str, run: Run, at: int) -> bool:
    following = re.match(r"\s+(?:was\s+|were\s+|had\s+been\s+)?([\w’']+)", text[end : end + 40])
    verb = following.group(1).lower() if following else ""
    verbs = words("speech") | words("suffering")
    return verb in verbs or bool(at == 0 and run.before and run.before[-1] in verbs)


def _aside(rest: list[Token], run: Run, at: int, text: str) -> bool:
    """True for acronyms, headline words and names of peoples, which are no persons."""
    token = rest[0]
    if rest[1:] and rest[1].key in words("offices") and ordinary(token.key):
        return token.key not in given()
    if token.key in names() and not token.heading:
        return False
    alone = len(rest) == 1 or rest[1].key in words("heads")
    if token.text.replace(".", "").isupper() and 1 < len(token.text) <= 6:
        return not token.heading or len(token.text) <= _LONG
    if token.heading and ordinary(token.key):
        return token.key not in given() or (alone and token.key in listed("common_words"))
    if all(ordinary(t.key) and t.key not in names() for t in rest):
        return True
    following = re.match(r"\s+([a-z]+)", text[token.end : token.end + 30])
    behind = following.group(1) if following else ""
    return len(rest) == 1 and behind in words("groups") and token.key not in names()


def _name_end(tokens: list[Token], at: int) -> int:
    """The index behind the last token of the name that begins at `at`."""
    stop = at + 1
    ends = words("offices") | words("honorifics") | words("calendar")
    while stop < len(tokens) and (tokens[stop].key in names() or tokens[stop].key not in ends):
        stop += 1
    return stop


def _found(tokens: list[Token], text: str, public: bool, private: bool) -> Found:
    start, end = tokens[0].start, tokens[-1].end
    aged = bool(_AGE.match(text, end))
    public = (public or _holds_office(end, text)) and not aged
    keys = tuple(k for t in tokens for k in t.key.split())
    return Found(start, end, keys, public, private or aged)


def _holds_office(end: int, text: str) -> bool:
    """True when a comma and an office follow ("Aminu Sule, the state police spokesman,")."""
    after = _TITLED.match(text, end)
    if after is None:
        return False
    said = [letters.key(w) for w in after.group(1).split()]
    for word in said:
        if word in words("offices"):
            return True
        if word in words("speech") or word in words("kin") or word in ("who", "of", "and"):
            return False
    return False
