"""Columns of tables: a name, a sentence about it, and how its cell is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.model.values import Place

Cell = str | int | float | bool | None
R = TypeVar("R")
# What a spreadsheet would run or hide at the beginning of a cell.
_RUNS = re.compile(r"'*[=+\-@\t\r\n]")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table."""

    name: str
    note: str
    cell: Callable[[R], Cell]


def guard(cell: Cell) -> Cell:
    """A text cell that a spreadsheet would run gets a `'` before it; numbers stay numbers."""
    if isinstance(cell, str) and _RUNS.match(cell):
        return "'" + cell
    return cell


def unguard(cell: str) -> str:
    """The inverse of `guard`."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def joined(words: Iterable[str]) -> str | None:
    """Distinct words in order, with `; ` between them; None for none."""
    return "; ".join(dict.fromkeys(words)) or None


def as_json(value: Any) -> str:
    """A value as compact JSON with sorted keys, for cells that hold records."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def scene_columns(
    of: Callable[[Callable[[Place], Cell]], Callable[[R], Cell]],
) -> tuple[Column[R], ...]:
    """Where it was, as accounts and incidents show it; `of` reads the scene of a row."""
    return (
        Column("place_name", "Name of the scene.", of(lambda p: p.name)),
        Column("place_city", "Town that it lies in or is.", of(lambda p: p.city)),
        Column("place_admin1", "First-level unit that it lies in or is.", of(lambda p: p.admin1)),
        Column("place_country", "Country, ISO 3166-1 alpha-2.", of(lambda p: p.country)),
        Column("lat", "Latitude, WGS84 degrees.", of(lambda p: p.lat)),
        Column("lon", "Longitude, WGS84 degrees.", of(lambda p: p.lon)),
        Column("place_precision", "The unit that the place is known to.",
               of(lambda p: p.precision)),
        Column("place_radius_km", "The scene lies within this many km of the point.",
               of(lambda p: p.radius_km)),
    )  # fmt: skip
