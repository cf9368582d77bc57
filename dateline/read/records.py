"""Documents out of JSONL and CSV, one record at a time; a bad record never stops the rest."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from dateline.model.coding import Skipped
from dateline.read.decode import is_binary
from dateline.read.document import Document, DocumentKind, source_hash
from dateline.read.limits import Limits

_FIELDS = ("url", "publisher", "title", "byline", "published", "seen_at")

Found = Document | Skipped


def json_lines(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Found]:
    """The records of a JSONL stream; blank lines are passed over.

    A line is read up to twice the size of a document (escapes) and no further.
    """
    most = 2 * limits.document_bytes
    for number, (line, ended) in enumerate(_lines(stream, most), start=1):
        where = f"{name}:{number}"
        if len(line) > most:
            yield Skipped(None, where, "too_large", f"the line has more than {most} bytes")
        elif line.strip():
            yield json_record(line, where, ended=ended)


def _lines(stream: IO[bytes], most: int) -> Iterator[tuple[bytes, bool]]:
    """`(line, ended)` without its line end; of a line that is too long, `most` + 1 bytes."""
    first = True
    while True:
        line = stream.readline(most + 1)
        if not line:
            return
        ended = line.endswith(b"\n")
        if first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            first = False
        rest = line
        while not ended and len(line) > most and rest and not rest.endswith(b"\n"):
            rest = stream.readline(1_000_000)
        yield line.rstrip(b"\r\n"), ended


def json_record(line: bytes, where: str, *, ended: bool = True) -> Found:
    """The document of one line of JSON, or why it is none."""
    digest = source_hash(line)

    def skipped(reason: str, message: str) -> Skipped:
        return Skipped(None, where, reason, message, digest)

    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return skipped("encoding", "the line is not UTF-8")
    except RecursionError:
        return skipped("bad_record", "the line nests too deep to be a report")
    except ValueError as error:
        reason = "truncated" if not ended else "bad_record"
        return skipped(reason, f"the line is not valid JSON: {error}"[:200])
    if not isinstance(data, dict):
        return skipped("bad_record", "the line is not a JSON object")
    return _record(data, where, digest)


def _record(data: Mapping[str, Any], where: str, digest: str) -> Found:
    """A document from the fields of a record; `html` counts before `text`."""
    given = {name: _words(data.get(name)) for name in ("id", "text", "html", *_FIELDS)}
    kind: DocumentKind = "html" if given["html"] else "text"
    content = given["html"] or given["text"]
    if content is None or not content.strip():
        known = any(isinstance(data.get(name), str) for name in ("text", "html"))
        reason, message = (
            ("empty", "the text of the record is empty")
            if known
            else ("bad_record", "the record has no field text or html")
        )
        return Skipped(given["id"], where, reason, message, digest)
    return Document(
        content=content.encode("utf-8", "replace"),
        kind=kind,
        location=where,
        source_hash=digest,
        input_id=given["id"],
        charset="utf-8",
        **{name: given[name] for name in _FIELDS},
    )


def _words(value: Any) -> str | None:
    """A field as words: numbers are written out, other things than words and numbers are none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def csv_rows(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Found]:
    """The rows of a CSV file with a header line; separators `,` `;` and tab are told apart."""
    head = stream.read(65536)
    if not head.strip() or is_binary(head):
        reason = "binary" if head.strip() else "empty"
        yield Skipped(None, name, reason, "the file is not a table of text", source_hash(head))
        return
    encoding = "utf-8-sig" if _is_utf8(head) else "cp1252"
    sample = head.decode(encoding, "replace")
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    header = sample.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    csv.field_size_limit(2 * limits.document_bytes)
    yield from _rows(csv.DictReader(text, delimiter=separator), name)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4
    return True


def _rows(reader: csv.DictReader[str], name: str) -> Iterator[Found]:
    names = [(field or "").strip().lower() for field in reader.fieldnames or ()]
    if not {"text", "html"} & set(names):
        yield Skipped(None, name, "bad_record", "the header has no column text or html")
        return
    reader.fieldnames = names
    rows: Iterable[dict[str, Any]] = reader
    iterator = iter(rows)
    while True:
        try:
            row = next(iterator)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"{name}:{reader.line_num}"
            yield Skipped(None, where, "bad_record", f"the row cannot be read: {error}")
            continue
        plain = {key: value for key, value in row.items() if isinstance(key, str)}
        raw = json.dumps(plain, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield _record(plain, f"{name}:{reader.line_num}", source_hash(raw))
