"""Reads organisations of one's own: names that the packaged table of actors lacks."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from dateline.errors import InputError
from dateline.lexicons import own_rows
from dateline.model.values import ActorClass
from dateline.values.organisations import Book, Organisation, key

REQUIRED = ("name", "class")
COLUMNS = (*REQUIRED, "aliases", "country", "countries", "first", "last", "id")
_CLASSES = get_args(ActorClass)
_YEAR = 4


def read(path: Path) -> Book:
    """The organisations of a CSV with a head line, by all their names.

    Columns: `name` and `class` (a class of the record); `aliases` and `countries` hold several,
    with | between; `country` is the home (ISO 3166-1 alpha-2), `first` and `last` are years, `id`
    is made from the name if it is empty. InputError names the line and column that is wrong.
    """
    entries: dict[str, Organisation] = {}
    names: dict[str, str] = {}
    for line, row in own_rows(path, REQUIRED, COLUMNS):
        where = f"{path} line {line}"
        cells = {c: (row.get(c) or "").strip() for c in COLUMNS}
        one = _organisation(where, cells)
        if one.id in entries:
            raise InputError(f"{where}: the id {one.id!r} stands twice; give one of them another")
        entries[one.id] = one
        for name in (one.name, *_several(cells["aliases"])):
            if names.setdefault(key(name), one.id) != one.id:
                raise InputError(f"{where}: two organisations go by {name!r}")
    return Book(entries, names)


def _organisation(where: str, cells: dict[str, str]) -> Organisation:
    name, class_ = cells["name"], cells["class"]
    if not name:
        raise InputError(f"{where} names no organisation")
    if class_ not in _CLASSES:
        raise InputError(f"{where}: class is one of {', '.join(_CLASSES)}, not {class_!r}")
    countries = tuple(dict.fromkeys([*_several(cells["country"]), *_several(cells["countries"])]))
    for code in countries:
        if len(code) != 2 or not (code.isascii() and code.isalpha() and code.isupper()):
            raise InputError(f"{where}: a country is two capitals such as ML, not {code!r}")
    return Organisation(
        id=cells["id"] or "own_" + "_".join(key(name).lower().split()),
        name=name,
        countries=countries,
        class_=cast(ActorClass, class_),
        first=_year(where, "first", cells["first"]),
        last=_year(where, "last", cells["last"]),
        codes=(),
        ours=True,
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _year(where: str, column: str, cell: str) -> int | None:
    if cell and not (len(cell) == _YEAR and cell.isdigit()):
        raise InputError(f"{where}: {column} is a year of four digits, not {cell!r}")
    return int(cell) if cell else None
