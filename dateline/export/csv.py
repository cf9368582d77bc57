"""CSV: UTF-8, commas, one header line, no comments; texts that a spreadsheet would run guarded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dateline.export.columns import Cell, guard


def line(cells: Iterable[Cell]) -> str:
    """One row with its line break; None is an empty cell, a text is guarded."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_written(cell) for cell in cells])
    return out.getvalue()


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guard(cell)


def header(names: Sequence[str]) -> str:
    """The first line."""
    return line(names)
