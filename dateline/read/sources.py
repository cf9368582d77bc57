"""What the user named, as documents: files, folders, standard input, addresses. Streamed."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from dateline.errors import DocumentError, InputError
from dateline.model.coding import Skipped
from dateline.read import records
from dateline.read.document import Document, DocumentKind, source_hash
from dateline.read.limits import Limits

Found = Document | Skipped

_KINDS: dict[str, DocumentKind] = {".txt": "text", ".html": "html", ".htm": "html"}
_LINES = frozenset((".jsonl", ".ndjson"))
_TABLES = frozenset((".csv",))
_FORMATS = ".txt, .html, .htm, .jsonl, .ndjson or .csv"
# What a browser saves beside a page; a folder of saved pages is full of it.
_ASSETS = frozenset(
    (".css", ".js", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff",
     ".woff2", ".ttf", ".avif", ".mp4", ".download")
)  # fmt: skip
_SNIFFED = 65536


def documents(
    inputs: Sequence[str], *, limits: Limits | None = None, stdin: IO[bytes] | None = None
) -> Iterator[Document | Skipped]:
    """The documents of all inputs in order, folders sorted; what cannot be read as Skipped.

    Inputs are files, folders, `-` for standard input, or http(s) addresses. InputError, before
    anything is read, for a path that does not exist.
    """
    for name in inputs:
        if not (name == "-" or _is_address(name) or Path(name).exists()):
            raise InputError(f"{name} does not exist; give a file, a folder, an address or -")
    return _all(inputs, limits or Limits(), stdin)


def _all(inputs: Sequence[str], limits: Limits, stdin: IO[bytes] | None) -> Iterator[Found]:
    for name in inputs:
        if name == "-":
            yield from _standard_input(stdin or sys.stdin.buffer, limits)
        elif _is_address(name):
            yield _page(name, limits)
        elif Path(name).is_dir():
            yield from _folder(Path(name), limits)
        else:
            yield from _file(Path(name), Path(name).stem, limits)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _page(url: str, limits: Limits) -> Found:
    from dateline.read.fetch import fetch

    try:
        return fetch(url, limits)
    except DocumentError as error:
        return Skipped(None, url, error.reason, str(error))


def _folder(root: Path, limits: Limits) -> Iterator[Found]:
    """Every file below `root`, sorted by its path; hidden files and page assets passed over."""
    empty = True
    for path in _walk(root):
        empty = False
        yield from _file(path, path.relative_to(root).with_suffix("").as_posix(), limits)
    if empty:
        yield Skipped(None, str(root), "empty", f"the folder holds no file {_FORMATS}")


def _walk(root: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() not in _ASSETS:
                yield Path(folder) / name


def _file(path: Path, input_id: str, limits: Limits) -> Iterator[Found]:
    """The documents of one file; an error of the file system is a Skipped like any other."""
    suffix = path.suffix.lower()
    name = str(path)
    try:
        with path.open("rb") as stream:
            if suffix in _LINES:
                yield from records.json_lines(stream, name, limits)
            elif suffix in _TABLES:
                yield from records.csv_rows(stream, name, limits)
            elif suffix in _KINDS:
                yield _whole(stream, _KINDS[suffix], name, input_id, limits)
            else:
                message = f"{suffix or 'a file without a suffix'} is not read; pass {_FORMATS}"
                yield Skipped(input_id, name, "unknown_format", message)
    except OSError as error:
        yield Skipped(input_id, name, "unreadable", error.strerror or str(error))


def _whole(
    stream: IO[bytes], kind: DocumentKind, name: str, input_id: str | None, limits: Limits
) -> Found:
    content = stream.read(limits.document_bytes + 1)
    if len(content) > limits.document_bytes:
        message = f"it has more than {limits.document_bytes} bytes"
        return Skipped(input_id, name, "too_large", message)
    return Document(content, kind, name, source_hash(content), input_id)


def _standard_input(stream: IO[bytes], limits: Limits) -> Iterator[Found]:
    """Standard input as JSONL when its first line is a JSON object, else as one document."""
    buffered = (
        stream if hasattr(stream, "peek") else io.BufferedReader(cast("io.RawIOBase", stream))
    )
    head = cast("io.BufferedReader", buffered).peek(_SNIFFED)[:_SNIFFED]
    if _looks_like_json(head):
        yield from records.json_lines(buffered, "-", limits)
        return
    yield _whole(buffered, "unknown", "-", None, limits)


def _looks_like_json(head: bytes) -> bool:
    """True when the input opens with a JSON object; a cut first line counts by its look."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    line, ended, _ = start.partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return not ended or line[1:].lstrip().startswith(b'"')
