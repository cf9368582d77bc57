"""Columns of tables: a name, a sentence about it, and how its cell is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

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
