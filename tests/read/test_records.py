from __future__ import annotations

import io
import json

import pytest

from dateline.model.coding import Skipped
from dateline.read.document import Document
from dateline.read.limits import Limits
from dateline.read.records import csv_rows, json_lines

FIELDS = {
    "id": "k1",
    "url": "https://example.org/a",
    "publisher": "Zarat Post",
    "title": "Gunmen kill two",
    "byline": "Mira Anand",
    "published": "2023-03-03",
    "seen_at": "2023-03-04T10:00:00Z",
    "text": "Two men were shot dead, “both guards”, on Friday.",
}


def lines(raw: bytes, **limits: int) -> list[Document | Skipped]:
    return list(json_lines(io.BytesIO(raw), "in.jsonl", Limits(**limits)))


def test_every_field_arrives():
    (found,) = lines(json.dumps(FIELDS).encode())
    assert isinstance(found, Document)
    assert found.content.decode() == FIELDS["text"]
    assert (found.input_id, found.kind, found.location) == ("k1", "text", "in.jsonl:1")
    for name in ("url", "publisher", "title", "byline", "published", "seen_at"):
        assert getattr(found, name) == FIELDS[name]


def test_html_counts_before_text():
    (found,) = lines(json.dumps({"html": "<p>words</p>", "text": "words"}).encode())
    assert isinstance(found, Document)
    assert (found.kind, found.content) == ("html", b"<p>words</p>")


BAD = [
    (b'{"text": "two men', "truncated"),
    (b'{"text": "two men\n', "bad_record"),
    (b'["text"]\n', "bad_record"),
    (b'{"body": "two men"}\n', "bad_record"),
    (b'{"text": 7.5e400}\n', None),
    (b'{"text": "  "}\n', "empty"),
    (b'{"text": null}\n', "bad_record"),
    (b'{"text": "caf\xe9"}\n', "encoding"),
    (b"[" * 200_000 + b"\n", "bad_record"),
    (b'{"text": "' + b"x" * 3000 + b'"}\n', "too_large"),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_bad_line_is_skipped_and_the_rest_goes_on(line: bytes, reason: str | None):
    good = b'{"id": "good", "text": "Two men were shot."}\n'
    cut = not line.endswith(b"\n")
    limit = 1000 if reason == "too_large" else 1_000_000
    found = lines(good + line if cut else good + line + good, document_bytes=limit)
    assert [item.input_id for item in found if isinstance(item, Document)][:1] == ["good"]
    assert len(found) == (2 if cut else 3)
    if reason is not None:
        assert isinstance(found[1], Skipped)
        assert (found[1].reason, found[1].location) == (reason, "in.jsonl:2")


def test_blank_lines_count_but_give_nothing():
    found = lines(b'\n\r\n{"text": "Two men."}\r\n\n')
    assert [item.location for item in found] == ["in.jsonl:3"]


def test_a_lone_surrogate_is_no_reason_to_crash():
    (found,) = lines(b'{"text": "two \\ud800 men"}')
    assert isinstance(found, Document)
    assert found.content.decode() == "two ? men"


def test_the_source_hash_is_that_of_the_line():
    one, two = lines(b'{"text": "Two men."}\n{"text": "Two men.", "published": "2023-03-03"}\n')
    assert one.source_hash != two.source_hash
    assert one.source_hash == lines(b'{"text": "Two men."}')[0].source_hash


def rows(raw: bytes) -> list[Document | Skipped]:
    return list(csv_rows(io.BytesIO(raw), "in.csv", Limits()))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv(separator: str, charset: str):
    head = separator.join(("ID", "Text", "published"))
    row = separator.join(("k1", '"Two men’s\nhouse, ""the mill"""', "2023-03-03"))
    (found,) = rows(f"{head}\r\n{row}\r\n".encode(charset))
    assert isinstance(found, Document)
    assert found.content.decode() == 'Two men’s\nhouse, "the mill"'
    assert (found.input_id, found.published, found.location) == ("k1", "2023-03-03", "in.csv:3")


def test_rows_of_the_wrong_length():
    found = rows(b"id,text\na\nb,Two men.,more\nc,Three men.\n")
    assert [(item.input_id, type(item).__name__) for item in found] == [
        ("a", "Skipped"), ("b", "Document"), ("c", "Document"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "empty"), (b"\x00\x01" * 50, "binary"), (b"id,body\n1,words\n", "bad_record")],
)
def test_tables_that_are_none(raw: bytes, reason: str):
    (found,) = rows(raw)
    assert isinstance(found, Skipped)
    assert found.reason == reason
