"""Loads the lexicon files of `data/lexicons`: word lists (.txt) and tables (.toml); and the
rows of lists that users bring (.csv)."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dateline.errors import InputError, StopError
from dateline.watching import Watch, forget

_watch: Watch | None = None  # counts what fires; only `watched` sets it


def _file(name: str) -> Traversable:
    return resources.files("dateline") / "data" / "lexicons" / name


def _read(name: str) -> str:
    try:
        return _file(name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StopError(
            f"lexicon {name} is missing from the installation; install dateline again"
        ) from None


@contextmanager
def watched() -> Iterator[Watch]:
    """Counts which entries fire until it is left (see `dateline.watching`); one at a time.

    The caches of the program are emptied on the way in and out: what was made from the lexicons
    before does not count, and what was made inside does not stay. A coder has to be made inside.
    """
    global _watch
    if _watch is not None:
        raise RuntimeError("the lexicons are watched already")
    compile_ = re.compile
    _watch = Watch()
    forget()
    re.compile = _watch.compile
    try:
        yield _watch
    finally:
        re.compile = compile_
        _watch = None
        forget()


@cache
def source(file: str) -> str:
    """The text of a lexicon file ("acts.toml"), for those who show its lines."""
    return _read(file)


@cache
def taxonomy_source() -> str:
    """The text of data/taxonomy.toml."""
    return _taxonomy_file().read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `<name>.txt`, one a line, `#` begins a comment; StopError on a duplicate."""
    entries: list[str] = []
    for line in _read(f"{name}.txt").splitlines():
        entry = line.split("#", 1)[0].strip()
        if entry:
            entries.append(entry)
    found = frozenset(entries)
    if len(found) != len(entries):
        twice = sorted({e for e in found if entries.count(e) > 1})
        raise StopError(f"lexicon {name}.txt lists twice: {', '.join(twice)}")
    return found if _watch is None else _watch.words(name, found)


@cache
def table(name: str) -> dict[str, Any]:
    """The content of `<name>.toml`; StopError when it is not valid TOML."""
    try:
        found = tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise StopError(f"lexicon {name}.toml cannot be read: {error}") from None
    return found if _watch is None else _watch.table(name, found)


@cache
def taxonomy() -> dict[str, Any]:
    """The ordered table of data/taxonomy.toml: rules and the sub-type of each act."""
    try:
        return tomllib.loads(_taxonomy_file().read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise StopError(f"data/taxonomy.toml cannot be read: {error}") from None


def _taxonomy_file() -> Traversable:
    return resources.files("dateline") / "data" / "taxonomy.toml"


def own_rows(
    path: Path, required: Sequence[str], columns: Sequence[str]
) -> list[tuple[int, dict[str, str | None]]]:
    """The rows of a user's own CSV with a head line, each with its line number.

    InputError if the file cannot be read, lacks a required column or has one of no known name.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            head = tuple(reader.fieldnames or ())
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read ({error})") from None
    missing = [c for c in required if c not in head]
    odd = [str(c) for c in head if c not in columns]
    if missing or odd:
        wrong = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(odd)}"
        raise InputError(f"{path} {wrong}; its columns are {', '.join(columns)}")
    return rows
