"""Armed organisations by the names that reports give them: data/actors/actors.tsv.

A name is looked up as written. Letters that several organisations go by ("ADF"), and names that
mean one only at home, are decided by the countries that the report speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from dateline.model.values import ActorClass

_LONGEST = 10
_SHORT = 4
_LOWER = 8
_PLAIN = re.compile(r"[A-Za-z0-9 -]*")
_APART = re.compile(r"^[\s-]*(?:dissidents?|splinter|breakaway|defectors?|deserters?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A line of the table; `countries` begins with the home country, `codes` are others' ids."""

    id: str
    name: str
    countries: tuple[str, ...]
    class_: ActorClass
    first: int | None
    last: int | None
    codes: tuple[tuple[str, str], ...]
    ours: bool

    @property
    def country(self) -> str | None:
        """The home country (ISO 3166-1 alpha-2), or None for a group of many countries."""
        return self.countries[0] if self.countries else None


@dataclass(frozen=True, slots=True)
class Book:
    """Organisations of one's own: by id, and the id that goes by each name (as `key` folds it)."""

    entries: Mapping[str, Organisation]
    names: Mapping[str, str]


_own: ContextVar[Book | None] = ContextVar("own", default=None)


@contextmanager
def beside(book: Book | None) -> Iterator[None]:
    """Within it the book's organisations are known too, and go before those of the table."""
    token = _own.set(book)
    try:
        yield
    finally:
        _own.reset(token)


@dataclass(frozen=True, slots=True)
class _Name:
    organisation: Organisation
    at_home: bool


def _lines(folder: str, file: str) -> Iterator[list[str]]:
    """The fields of a table's lines, without its first line."""
    path = resources.files("dateline") / "data" / folder / file
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def _organisation(row: list[str]) -> Organisation:
    pairs = [part.partition("=") for part in row[7].split("|") if part]
    return Organisation(
        id=row[0],
        name=row[1],
        countries=tuple(c for c in (row[2], *row[3].split("|")) if c),
        class_=cast(ActorClass, row[4]),
        first=int(row[5]) if row[5] else None,
        last=int(row[6]) if row[6] else None,
        codes=tuple((k, v) for k, _, v in pairs),
        ours=not row[0].startswith(("ucdp_", "phx_")),
    )


@cache
def _table() -> tuple[dict[str, list[str]], dict[str, list[tuple[str, bool]]]]:
    """Lines by id; by each name the ids that go by it, and whether only at home."""
    lines: dict[str, list[str]] = {}
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in _lines("actors", "actors.tsv"):
        lines[row[0]] = row
        for column, at_home in ((8, False), (9, True)):
            for name in row[column].split("|") if row[column] else ():
                form = key(name)
                found.setdefault(form, []).append((row[0], at_home))
                if len(name) > _LOWER and (lower := form.lower()) != form:
                    found.setdefault(lower, []).append((row[0], at_home))
    return lines, found


def organisation(id_: str) -> Organisation | None:
    """The organisation of an id, or None."""
    book = _own.get()
    if book is not None and id_ in book.entries:
        return book.entries[id_]
    return _listed(id_)


@cache
def _listed(id_: str) -> Organisation | None:
    row = _table()[0].get(id_)
    return _organisation(row) if row else None


def _called(form: str) -> tuple[_Name, ...]:
    """Who goes by a name: the user's own before the table's."""
    book = _own.get()
    if book is not None and form in book.names:
        return (_Name(book.entries[book.names[form]], False), *_in_table(form))
    return _in_table(form)


@cache
def _in_table(form: str) -> tuple[_Name, ...]:
    """Who goes by a name in the table, our own entries first."""
    held = _table()[1].get(form, ())
    entries = [_Name(_organisation(_table()[0][i]), at_home) for i, at_home in held]
    return tuple(sorted(entries, key=lambda n: not n.organisation.ours))


@cache
def _places() -> dict[str, str]:
    """Countries by their names and the words for their people."""
    found: dict[str, str] = {}
    for row in _lines("places", "countries.tsv"):
        for name in (row[2], *row[3].split("|"), *row[4].split("|")):
            if name:
                found.setdefault(name, row[0])
    return found


@cache
def _place_pattern() -> re.Pattern[str]:
    names = sorted(_places(), key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])")


def countries_in(text: str) -> tuple[str, ...]:
    """The countries (ISO 3166-1 alpha-2) a text names, or names people of, most often first."""
    counts: dict[str, int] = {}
    for match in _place_pattern().finditer(text):
        code = _places()[match.group()]
        counts[code] = counts.get(code, 0) + 1
    return tuple(sorted(counts, key=lambda c: (-counts[c], c)))


def demonym(word: str) -> str | None:
    """The country whose people or name the word is, or None."""
    return _places().get(word)


def key(name: str) -> str:
    """A name without possessives and marks around words: the same for the table and the text."""
    if _PLAIN.fullmatch(name):
        return name
    parts = [p.strip("()[],.;:“”\"'") for p in name.replace("’", "'").split()]
    return " ".join(p.removesuffix("'s") for p in parts if p)


def find(words: str, countries: tuple[str, ...] = ()) -> Organisation | None:
    """The organisation named in the words, longest name first; `countries`: where it may be.

    None for a name that nobody of the table goes by, or that several do and none of them there.
    """
    parts = key(words).split()
    for size in range(min(_LONGEST, len(parts)), 0, -1):
        for i in range(len(parts) - size + 1):
            piece = " ".join(parts[i : i + size])
            if _APART.match(" ".join(parts[i + size : i + size + 1])):
                continue
            found = named(piece, countries)
            if found is not None:
                return found
    return None


def named(name: str, countries: tuple[str, ...] = ()) -> Organisation | None:
    """The organisation that goes by exactly this name, there."""
    piece = key(name)
    held = _called(piece) or (_called(piece.lower()) if len(piece) > _LOWER else ())
    for country in countries:
        for entry in held:
            if country in entry.organisation.countries:
                return entry.organisation
    free = [e for e in held if not e.at_home and _travels(piece, e, bool(countries))]
    return free[0].organisation if free else None


def _travels(piece: str, entry: _Name, placed: bool) -> bool:
    """True if the name means the organisation also where none of its countries is named."""
    short = len(piece) <= _SHORT and piece.isupper()
    if not entry.organisation.countries:
        return True
    if short:
        return not placed and entry.organisation.ours
    return entry.organisation.ours or (" " in piece and not placed)
