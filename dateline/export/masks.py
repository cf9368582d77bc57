"""Masks: which names are hidden in an export, under which number, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.export import letters, name_words
from dateline.export.letters import Word
from dateline.export.tables import words

_SHORT_GAP = 12
_CONTACT = re.compile(
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@[A-Za-z0-9_]{2,}|(?<!\w)\+\d[\d ()-]{7,}\d"
)
_ADDRESS = re.compile(
    r"\b(?:No\.?\s*|House\s+|Flat\s+|Plot\s+)?\d{1,5}[A-Za-z]?,?\s+(?:[A-Z][\w’'-]+\s+){1,3}"
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Way|St\.|Rd\.|Ave\.)"
)
# Letters of scripts that English reports do not use but in names.
_OTHER = (
    "\u0370-\u1dff\u2c80-\ua71f\ua800-\ufaff\ufb13-\ufdff\ufe70-\ufeff"
    "\U00010000-\U0001efff\U00020000-\U0003ffff"
)
_SCRIPT = re.compile(f"[{_OTHER}](?:[{_OTHER}\\s·・.-]*[{_OTHER}])?")
CONTACT = "[contact]"
ADDRESS = "[private address]"
SCRIPT = "[words in another script]"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a text and what is put in its place."""

    start: int
    end: int
    words: str


@dataclass(slots=True)
class Book:
    """The names of one export, numbered as they come; the same name has the same number."""

    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def mask(self, name: tuple[str, ...]) -> str:
        """The neutral words for a name."""
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        return f"[private person {number}]"


@dataclass(slots=True)
class Names:
    """Names to look for, in every spelling: whole, in part, reversed, with initials, run together.

    Parts count where `parts` is true for the name; a part is hidden only where it has a capital,
    unless `loose`: in addresses and other strings that have lost their capitals.
    """

    _whole: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _joined: dict[str, str] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)

    def add(self, spelled: Iterable[tuple[str, ...]], mask: str, parts: bool) -> None:
        """Takes up a name in its spellings."""
        for name in spelled:
            self._add_whole(name, mask)
            if parts:
                for part in telling(name):
                    self._parts.setdefault(part, mask)
                    self._parts.setdefault(part + "s", mask)

    def _add_whole(self, name: tuple[str, ...], mask: str) -> None:
        if not name:
            return
        orders = {name}
        if len(name) > 1:
            orders |= {(*name[1:], name[0]), (name[-1], *name[:-1])}
            orders |= {(name[0][0], *name[1:]), (name[0], *(n[0] for n in name[1:-1]), name[-1])}
            orders |= {(name[0], name[-1])} if len(name) > 2 else set()
        for order in sorted(orders):
            held = self._whole.setdefault(order[0], [])
            if all(order != other for other, _ in held):
                held.append((order, mask))
                held.sort(key=lambda pair: (-len(pair[0]), pair[0]))
            self._join(order, mask)

    def _join(self, name: tuple[str, ...], mask: str) -> None:
        for start in range(len(name)):
            for end in range(start + 2, len(name) + 1):
                joined = "".join(name[start:end])
                if len(joined) > 4 and joined not in words("common_words"):
                    self._joined.setdefault(joined, mask)
                    self._joined.setdefault(joined + "s", mask)

    def edits(self, text: str, loose: bool = False) -> list[Edit]:
        """Where a text has one of the names, or a part of one."""
        found: list[Edit] = []
        said = letters.words(text)
        at = 0
        while at < len(said):
            size, mask = self._at(said, at, text, loose)
            if size:
                first = _with_initials(said, at)
                start, last = said[first].start, found[-1] if found else None
                if last and last.words == mask and text[last.end : start].isspace():
                    start = found.pop().start
                found.append(Edit(start, said[at + size - 1].end, mask))
            at += max(size, 1)
        return found

    def _at(self, said: list[Word], at: int, text: str, loose: bool) -> tuple[int, str]:
        word = said[at]
        shown = word.capital or loose
        for name, mask in self._whole.get(word.key, ()):  # longest first
            if len(name) == 1:
                if shown:
                    return 1, mask
            elif self._matches(name, said, at, text, loose):
                return len(name), mask
        joined = self._joined.get(word.key)
        if joined is not None:
            return 1, joined
        part = self._parts.get(word.key)
        return (1, part) if part is not None and shown else (0, "")

    def _matches(
        self, name: tuple[str, ...], said: list[Word], at: int, text: str, loose: bool
    ) -> bool:
        if at + len(name) > len(said):
            return False
        for offset, part in enumerate(name):
            word = said[at + offset]
            if word.key != part:
                return False
            if len(part) == 1 and not (word.capital or loose):
                return False
            if offset:
                gap = text[said[at + offset - 1].end : word.start]
                if len(gap) > _SHORT_GAP or (not loose and "\n\n" in gap):
                    return False
        return True


def _with_initials(said: list[Word], at: int) -> int:
    """The index of the first of the initials that stand before a name."""
    while at > 0 and len(said[at - 1].key) == 1 and said[at - 1].capital:
        if said[at - 1].key in ("a", "i") or said[at].start - said[at - 1].end > 2:
            break
        at -= 1
    return at


def telling(name: tuple[str, ...]) -> list[str]:
    """The parts of a name that lead to the person by themselves: no particles, no initials."""
    small = name_words.words("particles") | name_words.words("function")
    return [part for part in name if len(part) > 1 and part not in small]


def spellings(name: str) -> list[tuple[str, ...]]:
    """A name as its words in plain letters, in each way it may be written."""
    found: list[tuple[str, ...]] = []
    apart = "".join(" " if c in letters.APOSTROPHES else c for c in name)
    for form in (name, letters.umlauts(name), apart):
        keys = tuple(w.key for w in letters.words(form))
        if keys and keys not in found:
            found.append(keys)
    return found


def general(text: str) -> list[Edit]:
    """Contacts, addresses of houses, and words in another script, wherever they stand."""
    found = [Edit(m.start(), m.end(), CONTACT) for m in _CONTACT.finditer(text)]
    found += [Edit(m.start(), m.end(), ADDRESS) for m in _ADDRESS.finditer(text)]
    found += [Edit(m.start(), m.end(), SCRIPT) for m in _SCRIPT.finditer(text)]
    return found


def merged(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in order, overlapping ones made into one; a name's words outrank the others'."""
    made: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if made and edit.start < made[-1].end:
            last = made[-1]
            made[-1] = Edit(last.start, max(last.end, edit.end), last.words)
        elif made and edit.words == made[-1].words and edit.start == made[-1].end:
            made[-1] = Edit(made[-1].start, edit.end, edit.words)
        else:
            made.append(edit)
    return made


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with its edits made."""
    out: list[str] = []
    at = 0
    for edit in merged(edits):
        out += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join(out) + text[at:]
