"""Reads a GeoNames dump, whole or of some countries, from a folder, an archive or a file.

The format is the 19 tab-separated columns of the dump's readme (CC BY 4.0). Such a dump has the
villages that the packages lack.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.gazetteer.sources import City, Unit

COLUMNS = 19
_NAMES = ("allCountries", "cities500", "cities1000")
_FIRST, _SECOND = frozenset({"ADM1"}), frozenset({"ADM2"})
_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
_NEW_LINES = 10_000_000


@dataclass(slots=True)
class Dump:
    """The units and populated places of a dump."""

    units: list[Unit] = field(default_factory=list)
    cities: list[City] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)


def read(place: Path, known: Iterable[Unit], countries: tuple[str, ...] = ()) -> Dump:
    """The places of a dump; `known` units keep their lines, others are added.

    `countries` (ISO-2) leaves all others out. Raises InputError without a file of that format.
    """
    dump = Dump()
    by_id: dict[int | None, Unit] = {u.geonameid: u for u in known if u.geonameid is not None}
    rows = [r for r in _rows(place) if not countries or r[8] in countries]
    if not rows:
        wanted = f" for {', '.join(countries)}" if countries else ""
        raise InputError(f"{place} holds no GeoNames rows{wanted}")
    held: dict[tuple[str, ...], Unit] = {}
    for codes, level in ((_FIRST, 1), (_SECOND, 2)):
        for row in rows:
            if row[6] == "A" and row[7] in codes:
                _add_unit(row, level, by_id, held, dump)
    for row in rows:
        if row[6] == "P" and row[7] not in _GONE:
            dump.cities.append(_city(row, held))
            dump.countries.add(row[8])
    dump.cities.sort(key=lambda c: (-c.population, c.geonameid))
    return dump


def _add_unit(
    row: list[str], level: int, by_id: dict[int | None, Unit], held: dict[tuple[str, ...], Unit],
    dump: Dump,
) -> None:  # fmt: skip
    codes = (row[8], row[10]) if level == 1 else (row[8], row[10], row[11])
    unit = by_id.get(int(row[0]))
    if unit is None:
        over = held.get(codes[:2]) if level == 2 else None
        unit = Unit(
            _NEW_LINES + len(dump.units), int(row[0]), row[1], _aliases(row), level,
            over.line if over else None, row[8], "", ".".join(codes),
        )  # fmt: skip
        dump.units.append(unit)
    held[codes] = unit


def _city(row: list[str], held: dict[tuple[str, ...], Unit]) -> City:
    over = [held.get((row[8], row[10])), held.get((row[8], row[10], row[11]))]
    return City(
        int(row[0]), row[1], _aliases(row), row[8], int(row[14] or 0), float(row[4]),
        float(row[5]), tuple(unit.line for unit in over if unit), f"{row[8]}.{row[10]}",
    )  # fmt: skip


def _aliases(row: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for a in (row[2], *row[3].split(",")) if a and a != row[1]))


def _rows(place: Path) -> Iterator[list[str]]:
    with ExitStack() as stack:
        for name, open_file in _files(place, stack):
            with open_file() as raw:
                yield from _parsed(name, io.TextIOWrapper(raw, encoding="utf-8", newline="\n"))


def _files(place: Path, stack: ExitStack) -> list[tuple[str, Callable[[], IO[bytes]]]]:
    """The country files (XX.txt, allCountries.txt) of a folder or archive, in order of name."""
    found: list[tuple[str, Callable[[], IO[bytes]]]] = []
    if place.is_dir():
        for path in sorted(place.iterdir()):
            if path.suffix == ".txt" and _is_dump(path.stem):
                found.append((path.name, _opener(path)))
            elif path.suffix == ".zip" and _is_dump(path.stem):
                found += _files(path, stack)
    elif place.is_file() and zipfile.is_zipfile(place):
        archive = stack.enter_context(zipfile.ZipFile(place))
        for name in sorted(archive.namelist()):
            if name.endswith(".txt") and _is_dump(Path(name).stem):
                found.append((name, _member(archive, name)))
    elif place.is_file():
        found.append((place.name, _opener(place)))
    if not found:
        raise InputError(f"{place} is no folder, archive or file of a GeoNames dump")
    return found


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _member(archive: zipfile.ZipFile, name: str) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(name)


def _is_dump(stem: str) -> bool:
    return stem in _NAMES or (len(stem) == 2 and stem.isupper())


def _parsed(name: str, lines: Iterable[str]) -> Iterator[list[str]]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != COLUMNS:
            raise InputError(f"{name} line {number} has {len(cells)} columns, not {COLUMNS}")
        yield cells
