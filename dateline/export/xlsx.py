"""XLSX: a first sheet that says what the rows are, a second with the rows; no clock inside."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from dateline.errors import InputError
from dateline.export import about
from dateline.export.columns import Cell, Column, guard

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
_FIRST = (1980, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


@dataclass(slots=True)
class Sheet:
    """A workbook being written; `shortened` lists cells that did not fit, as (row, column)."""

    rows: str
    columns: tuple[Column[Any], ...]
    shortened: list[tuple[str, str]] = field(default_factory=list)
    _book: Workbook = field(default_factory=lambda: Workbook(write_only=True))

    def save(self, rows: Iterable[tuple[str, list[Cell]]], out: IO[bytes]) -> None:
        """Writes both sheets; each row comes with its id. InputError if there are too many."""
        try:
            self._fill(rows)
        except BaseException:
            for sheet in self._book.worksheets:  # else their streams end in the middle
                sheet.close()
            raise
        with TemporaryFile() as held:
            self._book.save(held)
            _timeless(held, out)

    def _fill(self, rows: Iterable[tuple[str, list[Cell]]]) -> None:
        told = self._book.create_sheet("about")
        for sentence in (*about.sentences(self.rows), about.GUARDED):
            told.append([sentence])
        told.append([])
        for column in self.columns:
            told.append([column.name, column.note])
        sheet = self._book.create_sheet(self.rows)
        sheet.freeze_panes = "A2"
        sheet.append([column.name for column in self.columns])
        for number, (name, cells) in enumerate(rows, 2):
            if number > MOST_ROWS:
                raise InputError(f"a sheet holds {MOST_ROWS - 1:,} rows; use --format csv")
            sheet.append([self._cell(sheet, name, at, cell) for at, cell in enumerate(cells)])

    def _cell(self, sheet: Any, name: str, at: int, cell: Cell) -> Any:
        """A cell of a set type, so that no text becomes a formula, an error or a date."""
        if not isinstance(cell, str):
            return cell
        words = _ILLEGAL.sub("\ufffd", str(guard(cell)))
        if len(words) > MOST_CHARACTERS:
            self.shortened.append((name, self.columns[at].name))
            words = words[: MOST_CHARACTERS - 1] + "…"
        made = WriteOnlyCell(sheet, words)
        made.data_type = "s"
        return made


def _timeless(held: IO[bytes], out: IO[bytes]) -> None:
    """The same archive with fixed times: the same rows give the same bytes."""
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, _FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name == "docProps/core.xml":
                stamped = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", old.read(name))
                new.writestr(info, stamped)
                continue
            with old.open(name) as source, new.open(info, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)  # a sheet may not fit into memory
