"""Which entries of the lexicons fire: strings that tell when they are met.

Lexicons are read into sets, look-up tables and compiled patterns all over the program. To count
without changing any of these, the entries are replaced by strings that compare and hash as before
and note when something equal to them is looked up; and patterns that are compiled from entries
note where they match. It is meant for measuring: slow, and for one process and one thread.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from types import FrameType
from typing import Any, NamedTuple

# Lists whose entries are the forms of one word: any of them is the entry. Elsewhere the words of
# an entry are a phrase.
_FORMS = ("fates.done_to", "fates.undergone", "irregular_verbs", "irregular_nouns")
_BESIDE = 40
_PLACE = re.compile(r"\{\w+\}")
_PATTERN = re.compile(r"[\\()|\[\]?]")
_SOME_WORDS = r"(?:[\w’'-]+ ?){0,3}?"
_compile = re.compile


class Key(NamedTuple):
    """An entry of a lexicon: the lexicon, the list in it (dotted keys), the entry as written."""

    lexicon: str
    path: str
    entry: str

    @property
    def list(self) -> str:
        """The lexicon and the list in it."""
        return f"{self.lexicon}.{self.path}" if self.path else self.lexicon


class Entry(str):
    """A string that notes when an equal one that is no entry meets it.

    `part` is which word of the entry it is, None for the whole.
    """

    __slots__ = ("key", "part", "watch")

    key: Key
    part: int | None
    watch: Watch

    def __eq__(self, other: object) -> bool:
        same = str.__eq__(self, other)
        if same is True and type(other) is not Entry:
            self.watch.note(self.key, self.part)
        return same

    __hash__ = str.__hash__

    def _as(self, words: str, part: int | None = None) -> Entry:
        return _entry(self.watch, self.key, words, self.part if part is None else part)

    def split(self, *given: Any, **named: Any) -> list[str]:
        """The words, each of which tells of the whole entry."""
        found = str.split(self, *given, **named)
        if len(found) == 1:
            return [self._as(found[0])]
        return [self._as(word, number) for number, word in enumerate(found)]

    def partition(self, mark: str) -> tuple[str, str, str]:
        """The words before a mark tell of the entry; what stands behind it does not."""
        before, found, after = str.partition(self, mark)
        return self._as(before), found, after

    def lower(self) -> str:
        """In small letters."""
        return self._as(str.lower(self))

    def strip(self, letters: str | None = None) -> str:
        """Without blanks at its ends."""
        return self._as(str.strip(self, letters))

    def __add__(self, other: str) -> str:
        return self._as(str.__add__(self, other))


def _entry(watch: Watch, key: Key, words: str, part: int | None = None) -> Entry:
    made = Entry(words)
    made.key, made.part, made.watch = key, part, watch
    return made


class _Watched:
    """A compiled pattern that notes where it matches; all else is the pattern's own."""

    def __init__(self, pattern: re.Pattern[str], keys: tuple[Key, ...], watch: Watch) -> None:
        self._pattern, self._keys, self._watch = pattern, keys, watch

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _noted(self, match: re.Match[str] | None) -> re.Match[str] | None:
        if match is not None:
            start, end = match.span()
            cut = max(0, start - _BESIDE)
            around = match.string[cut : end + _BESIDE]
            self._watch.matched(self._keys, around, (start - cut, end - cut))
        return match

    def search(self, *given: Any) -> re.Match[str] | None:
        return self._noted(self._pattern.search(*given))

    def match(self, *given: Any) -> re.Match[str] | None:
        return self._noted(self._pattern.match(*given))

    def fullmatch(self, *given: Any) -> re.Match[str] | None:
        return self._noted(self._pattern.fullmatch(*given))

    def finditer(self, *given: Any) -> Iterator[re.Match[str]]:
        for match in self._pattern.finditer(*given):
            self._noted(match)
            yield match

    def findall(self, *given: Any) -> list[Any]:
        for match in self._pattern.finditer(*given):
            self._noted(match)
        return self._pattern.findall(*given)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        for match in self._pattern.finditer(text):
            self._noted(match)
        return self._pattern.sub(new, text, count=count)


class Watch:
    """What fired since it was asked last. `known` are all entries that were loaded so far."""

    def __init__(self) -> None:
        self.known: set[Key] = set()
        self._met: dict[Key, set[int | None]] = {}
        self._seen: set[tuple[tuple[Key, ...], str, tuple[int, int]]] = set()
        self._loaded: dict[str, set[str]] = {}
        self._by_lexicon: dict[str, list[Key]] = {}

    # --- what is watched -----------------------------------------------------------------------

    def words(self, name: str, entries: frozenset[str]) -> frozenset[str]:
        """The entries of a word list, watched."""
        self._load(name)
        return frozenset(self._entry(name, "", entry) for entry in sorted(entries))

    def table(self, name: str, content: dict[str, Any]) -> dict[str, Any]:
        """The content of a table, its entries watched."""
        self._load(name)
        found: dict[str, Any] = self._wrapped(name, "", content)
        return found

    def _load(self, name: str) -> None:
        module = next(_modules(sys._getframe(2)), None)
        if module is not None:
            self._loaded.setdefault(module, set()).add(name)

    def _entry(self, name: str, path: str, words: str) -> Entry:
        key = Key(name, path, words)
        if key not in self.known:
            self.known.add(key)
            self._by_lexicon.setdefault(name, []).append(key)
        return _entry(self, key, words)

    def _wrapped(self, name: str, path: str, value: Any) -> Any:
        if isinstance(value, list):
            return [
                self._entry(name, path, x) if isinstance(x, str) else self._wrapped(name, path, x)
                for x in value
            ]
        if not isinstance(value, dict) or not value:
            return value
        if all(map(_is_figure, value.values())):
            return {self._entry(name, path, k): v for k, v in value.items()}
        if all(isinstance(v, str) for v in value.values()):
            if any(_PATTERN.search(v) for v in value.values()):
                return {
                    k: self._entry(name, f"{path}.{k}".strip("."), v) for k, v in value.items()
                }
            return {self._entry(name, path, k): v for k, v in value.items()}
        return {k: self._wrapped(name, f"{path}.{k}".strip("."), v) for k, v in value.items()}

    # --- what fires ----------------------------------------------------------------------------

    def note(self, key: Key, part: int | None) -> None:
        """An entry, or a word of it, was looked up and found."""
        self._met.setdefault(key, set()).add(part)

    def matched(self, keys: tuple[Key, ...], around: str, at: tuple[int, int]) -> None:
        """A pattern made of these entries matched at a place in this text."""
        self._seen.add((keys, around, at))

    def fired(self, text: str) -> frozenset[Key]:
        """The entries that fired since the last call, in the text of one report."""
        lower = " ".join(text.lower().split())
        found = {key for key, parts in self._met.items() if _whole(key, parts, lower)}
        for keys, around, at in self._seen:
            found.update(key for key in keys if key not in found and _overlaps(key, around, at))
        self._met, self._seen = {}, set()
        return frozenset(found)

    def compile(self, pattern: Any, flags: Any = 0) -> Any:
        """Stands for re.compile: a pattern that holds entries is watched."""
        made = _compile(pattern, flags)
        if not isinstance(pattern, str):
            return made
        loaded = {n for m in _modules(sys._getframe(1)) for n in self._loaded.get(m, ())}
        keys = tuple(
            key for name in sorted(loaded) for key in self._by_lexicon[name]
            if _stands_in(key.entry, pattern)
        )  # fmt: skip
        return _Watched(made, keys, self) if keys else made


def _is_figure(value: Any) -> bool:
    """True for whole numbers and lists of them; weights are floats and name no entry."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(v, int) for v in value)
    return isinstance(value, int)


def _modules(frame: FrameType | None) -> Iterator[str]:
    """The modules of the program on the stack, from the inside, this and the loader left out."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name not in (__name__, "dateline.lexicons") and name.startswith("dateline"):
            yield name
        frame = frame.f_back


def _whole(key: Key, parts: set[int | None], lower: str) -> bool:
    """True when all of an entry was met: itself, all its words, or a word of it in the phrase."""
    if None in parts or key.list.startswith(_FORMS):
        return True
    words = key.entry.partition(" @")[0].partition(":")[0].split()
    wanted = {number for number, word in enumerate(words) if word != "*"}
    return wanted <= parts or ("*" not in words and " ".join(words).lower() in lower)


def _stands_in(entry: str, pattern: str) -> bool:
    """True when a pattern may have been made from an entry."""
    if _PLACE.search(entry):
        chunks = [re.escape(chunk) for chunk in _PLACE.split(entry) if chunk]
        return _compile(".*?".join(chunks), re.DOTALL).search(pattern) is not None
    escaped = re.escape(entry)
    forms = {entry, escaped, entry.replace(" ", r"\s+"), escaped.replace(r"\ ", r"\s+")}
    return any(form in pattern for form in forms)


@cache
def _entry_pattern(entry: str) -> re.Pattern[str]:
    """What finds an entry in a text: the entry as a pattern where it is one, else its words."""
    body = _PLACE.sub(lambda _: _SOME_WORDS, entry)
    if _PATTERN.search(body):
        try:
            return _compile(body, re.IGNORECASE | re.DOTALL)
        except re.error:
            pass
    words = r"\s+".join(map(re.escape, entry.split()))
    return _compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _overlaps(key: Key, text: str, at: tuple[int, int]) -> bool:
    """True when an entry stands in a text at a place, or in part of it."""
    found = _entry_pattern(key.entry).finditer(text)
    return any(m.start() < at[1] and at[0] < m.end() for m in found)


def occurs(key: Key, text: str) -> bool:
    """True when an entry, as words or as a pattern, stands in a text."""
    return _entry_pattern(key.entry).search(text) is not None


def _cached(prefix: str) -> Iterator[Any]:
    """The functions of the program that keep what they made."""
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] == prefix:
            for held in list(vars(module).values()):
                if isinstance(held, type(_entry_pattern)) and held is not _entry_pattern:
                    yield held


def forget(prefix: str = "dateline") -> None:
    """Empties the caches of the program's functions, so that what they made is made anew."""
    for held in _cached(prefix):
        held.cache_clear()


def memories(least: int = 50, prefix: str = "dateline") -> tuple[Callable[[], None], ...]:
    """What empties the caches that hold at least so many results: those kept for each text.

    What a function remembers of a text it does not look up again, so nothing fires. The other
    caches hold what is made of the lexicons, and are better kept.
    """
    found = {id(held): held for held in _cached(prefix)}
    return tuple(h.cache_clear for h in found.values() if h.cache_info().currsize >= least)
