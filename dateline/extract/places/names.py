"""Tells the names of places in a sentence from the names of persons and bodies that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline import lexicons
from dateline.gazetteer.scan import is_capitalised, names
from dateline.model.parsed import Sentence
from dateline.model.ports import Candidate, Lookup

Role = Literal["place", "site", "unknown", "hint", "doubt"]
BIG = 100_000
SMALL = 20_000
SURE = 300_000
_TITLE_SHARE = 0.7
_AFTER_DATELINE = frozenset({",", "(", "-", "--", "–", "—", ":", "/"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@cache
def lexicon(group: str) -> frozenset[str]:
    """One group of the lexicon `place_words`."""
    return frozenset(lexicons.table("place_words")[group])


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[start, end)` of a sentence that hold a name, and what they are taken for.

    `core_start`, `core_end` bound the known name inside a longer one ("Karachi" in "Karachi
    Airport"); for unknown names they equal the whole.
    """

    start: int
    end: int
    role: Role
    core_start: int
    core_end: int


class Reader:
    """Reads the names of one sentence."""

    def __init__(self, sentence: Sentence, lookup: Lookup, small: frozenset[str]) -> None:
        self.words: tuple[str, ...] = tuple(t.text for t in sentence.tokens)
        self.low: tuple[str, ...] = tuple(w.lower() for w in self.words)
        self.tags: tuple[str, ...] = tuple(t.tag for t in sentence.tokens)
        self._lookup = lookup
        self._small = small
        self.shouts = _shouts(self.words)
        self._known = names(self.words, lookup)
        self.others: set[str] = set()
        self._starts = dict(self._known)
        self._ends = {e: s for s, e in self._known}

    def read(self) -> list[Name]:
        """The names in order; `doubt` marks those that need a firm twin elsewhere."""
        return [self._name(start, end) for start, end in self._known]

    def text(self, name: Name) -> str:
        """The known part of a name, for comparing names of one report."""
        return " ".join(self.low[name.core_start : name.core_end])

    def is_placed(self, name: Name) -> bool:
        """True when a preposition of place leads to the name, or a unit follows its comma."""
        before = self.low[name.start - 1] if name.start else ""
        comma = name.end + 1 < len(self.words) and self.words[name.end] == ","
        return before in {"in", "at", "near"} or (comma and name.end + 1 in self._starts)

    def is_people(self, word: str) -> bool:
        """True for the adjectives of peoples and faiths ("Sunni", "French")."""
        if word in lexicon("peoples"):
            return True
        found = self._lookup.find(word)
        return bool(found) and all(c.match == "demonym" for c in found)

    def is_small(self, at: int) -> bool:
        """True when the report writes the word small elsewhere: it is no name."""
        return self.low[at] in self._small

    def _name(self, start: int, end: int) -> Name:
        candidates = self._lookup.find(" ".join(self.words[start:end]))
        if not candidates or all(c.match == "demonym" for c in candidates):
            return Name(start, end, "hint", start, end)
        if self._is_code(start, end, candidates) or self._is_foreign_acronym(start, end):
            return Name(start, end, "hint", start, end)
        left, right = self._left(start), self._right(end)
        if right > end and self.low[end] in lexicon("streets"):
            return Name(start, end, "hint", start, end)
        longer = self._site(start, end, left, right)
        if longer:
            return longer
        if self._is_inside_other(start, end, left, right):
            if left < start and not self.shouts and all(_is_small(c) for c in candidates):
                self.others.add(" ".join(self.low[start:end]))
            return self._office(start, end, right) or Name(start, end, "hint", start, end)
        begin = start
        while begin > left and self.low[begin - 1] in lexicon("parts"):
            begin -= 1
        if start and self.low[begin - 1] in lexicon("parts") and begin == start:
            begin -= 1
        role: Role = "doubt" if self._is_doubtful(start, end, candidates) else "place"
        return Name(begin, end, role, start, end)

    def _is_code(self, start: int, end: int, candidates: Sequence[Candidate]) -> bool:
        """True for a postal code ("OR", "IN") that does not follow a town and its comma."""
        postal = end - start == 1 and len(self.words[start]) == 2
        short = postal and all(c.match == "abbreviation" for c in candidates)
        return short and not self._after_comma(start)

    def _after_comma(self, start: int) -> bool:
        return start > 1 and self.words[start - 1] in {",", "("}

    def _left(self, start: int) -> int:
        """Where the capitalised run that reaches `start` begins."""
        at = start
        while at > 1 and _is_initial(self.words[at - 1], self.words[at - 2]):
            at -= 2 if self.words[at - 1] == "." else 1
        while at and _joins(self.words[at - 1]) and self.low[at - 1] not in _loose():
            if self.low[at - 1] in _openers() and not any(map(_is_word, self.words[: at - 1])):
                break
            at -= 1
        return at

    def _right(self, end: int) -> int:
        """Where the capitalised run that begins at `end` ends."""
        at = end
        while at < len(self.words) and _joins(self.words[at]) and self.low[at] not in _loose():
            at += 1
        return at

    def _site(self, start: int, end: int, left: int, right: int) -> Name | None:
        """A name of a site around the known name ("Karak Castle", "Fort Bragg")."""
        sites = lexicon("sites")
        if self.shouts:
            right = min(right, end + 1)
            left = max(left, start - 1)
        for at in range(right - 1, end - 1, -1):
            if self.low[at] in sites:
                return Name(self._part_start(start, left), at + 1, "site", start, end)
        if start > left and self.low[start - 1] in lexicon("sites_before"):
            return Name(start - 1, end, "site", start, end)
        if end < len(self.low) and self.low[end] in sites and right == end:
            return Name(start, end + 1, "site", start, end)
        if self._is_of_site(start):
            return Name(start - 2, end, "site", start, end)
        return None

    def _office(self, start: int, end: int, right: int) -> Name | None:
        """A site of a body: "the office of the Lima Police Chief", "Lima police post"."""
        low = self.low
        at = start - 1 if start and low[start - 1] == "the" else start
        if at > 1 and low[at - 1] == "of" and low[at - 2] in lexicon("sites"):
            return Name(at - 2, max(right, end), "site", start, end)
        for size in (1, 2):
            led = all(w in lexicon("followers") for w in low[end : end + size])
            if led and len(low) > end + size and low[end + size] in lexicon("buildings"):
                return Name(start, end + size + 1, "site", start, end)
        return None

    def _is_of_site(self, start: int) -> bool:
        """True for "University of Baghdad"."""
        if start < 2 or self.low[start - 1] != "of" or not self.words[start - 2][:1].isupper():
            return False
        return self.low[start - 2] in lexicon("sites_before") | lexicon("sites")

    def _part_start(self, start: int, left: int) -> int:
        return start - 1 if start > left and self.low[start - 1] in lexicon("parts") else start

    def _is_inside_other(self, start: int, end: int, left: int, right: int) -> bool:
        """True when the known name is part of the name of a person or a body."""
        if start and self.low[start - 1].rstrip(".") in lexicon("titles"):
            return not (start > 1 and self.low[start - 2] in {"the", "a"})
        if end < len(self.low) and self.low[end] in lexicon("organisations"):
            return right > end or self.low[end] in lexicon("followers")
        if self._is_of_name(start):
            return True
        if self.shouts:
            return False
        if right > end and not self._is_known(end, self._starts):
            return self.low[end] not in lexicon("parts")
        if left < start and not self._is_known(start, self._ends):
            return self.low[start - 1] not in _apart()
        return False

    def _is_known(self, at: int, edges: dict[int, int]) -> bool:
        """True when another name of a place meets this one here, and is none of a person's."""
        if at not in edges:
            return False
        first, last = (at, edges[at]) if edges is self._starts else (edges[at], at)
        if last - first > 1:
            return True
        found = self._lookup.find(self.words[first])
        doubtful = self.low[first] in lexicons.words("place_doubtful")
        return not doubtful and not all(_is_small(c) for c in found)

    def _is_foreign_acronym(self, start: int, end: int) -> bool:
        """True for "HIV" or "UPI": capitals that spell a small place only by accident."""
        word = self.words[start]
        if end - start > 1 or self.shouts or len(word) > 5 or not word.isupper():
            return False
        if start == 0 and self.words[1:2] and self.words[1] in _AFTER_DATELINE:
            return False
        return self._lookup.find(word) == self._lookup.find(word.lower())

    def _is_of_name(self, start: int) -> bool:
        """True for "Bank of England", "Governor of Punjab"."""
        if start < 2 or self.low[start - 1] != "of" or self.shouts:
            return False
        before = self.words[start - 2]
        return before[:1].isupper() and start > 2 and self.low[start - 2] not in lexicon("kinds")

    def _is_doubtful(self, start: int, end: int, candidates: Sequence[Candidate]) -> bool:
        """True for one word that may be no name at all: at the start, or in a headline."""
        if end - start > 1:
            return False
        word = self.low[start]
        odd = word in self._small or word in lexicons.words("place_doubtful")
        if odd and not self._in_phrase(start, end):
            return True
        first = start == 0 or self.words[start - 1] in {"“", '"', "``", ":", "—", "–"}
        if not (first or self.shouts):
            return False
        if any(c.kind in ("country", "region", "water", "admin1") for c in candidates):
            return False
        need = BIG if self.shouts else SMALL
        return max(c.population for c in candidates) < need and not self._in_phrase(start, end)

    def _in_phrase(self, start: int, end: int) -> bool:
        before = self.low[start - 1] if start else ""
        after = self.low[end] if end < len(self.low) else ""
        return before in lexicon("inner") or (after in _POSSESSIVE and before != "")


def _is_initial(last: str, before: str) -> bool:
    """True for "A." or "A ." in the middle of a person's name."""
    if last == ".":
        return len(before) == 1 and before.isupper()
    return len(last) == 2 and last[0].isupper() and last[1] == "."


def _is_small(c: Candidate) -> bool:
    return c.kind in ("city", "admin2") and c.population < SURE


def _joins(word: str) -> bool:
    return is_capitalised(word) and any(c.isalpha() for c in word)


@cache
def _loose() -> frozenset[str]:
    """Words that do not bind a capitalised word to its neighbour."""
    return lexicon("calendar") | {"i"}


@cache
def _apart() -> frozenset[str]:
    """Capitalised words before a name that make no person or body of it."""
    return lexicon("parts") | lexicon("calendar") | lexicon("kinds") | lexicon("sites")


def _is_word(text: str) -> bool:
    return text[:1].isalnum()


@cache
def _openers() -> frozenset[str]:
    """Small words that open a sentence with a capital."""
    return lexicons.words("english_function_words") | lexicon("inner") | {"a", "an", "the"}


def _shouts(words: Sequence[str]) -> bool:
    """True for headlines, where nearly every longer word is capitalised."""
    longer = [w for w in words if len(w) > 3 and w.isalpha()]
    high = sum(1 for w in longer if w[0].isupper())
    return len(longer) >= 3 and high >= _TITLE_SHARE * len(longer)
