"""Lists of accounts on standard output: a table for people, tabs for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_WIDTHS = (10, 52, 26)


def row(cells: Sequence[str], aligned: bool | None = None) -> str:
    """One line: padded columns on a terminal, else tabs."""
    if aligned is None:
        aligned = sys.stdout.isatty()
    if not aligned:
        return "\t".join(cell.replace("\t", " ") for cell in cells)
    padded = [f"{cell:<{width}}" for cell, width in zip(cells, _WIDTHS, strict=False)]
    return "  ".join([*padded, *cells[len(_WIDTHS) :]]).rstrip()
