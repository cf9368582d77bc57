"""Codes a file of reports the way `dateline code` does, for the evals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from dateline.coding import make_coder
from dateline.errors import DocumentError
from dateline.model.codec import to_file_form
from dateline.model.coding import CodedReport, Skipped
from dateline.read.document import Document
from dateline.read.sources import documents
from dateline.settings import load

Row = dict[str, Any]


class Coder(Protocol):
    """What codes a document; DocumentError when it cannot be read."""

    def code(self, document: Document) -> CodedReport:
        """The report of a document with its coding."""


def coder() -> Coder:
    """The coder of the settings in force; the place file is built if it is missing."""
    return make_coder(load().coding())


def coded(found: Iterable[Document | Skipped], by: Coder) -> list[Row]:
    """The file form of each document; what cannot be read is left out, as `code` leaves it out."""
    out = []
    for document in found:
        if isinstance(document, Skipped):
            continue
        try:
            out.append(to_file_form(by.code(document)))
        except DocumentError:
            continue
    return out


def coded_rows(rows: Iterable[Row], by: Coder) -> list[Row]:
    """The codings of reports as rows of a JSONL file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return coded_file(path, by)


def coded_file(path: Path, by: Coder) -> list[Row]:
    """The codings of a file of reports (JSONL)."""
    return coded(documents([str(path)]), by)
