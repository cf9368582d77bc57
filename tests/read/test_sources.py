from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model.coding import Skipped
from dateline.read.document import Document
from dateline.read.limits import Limits
from dateline.read.sources import documents

NEWS = "Two men were shot dead in the market of Kotra on Friday, police said."


def read(*inputs: object, **options: object) -> list[Document | Skipped]:
    return list(documents([str(name) for name in inputs], **options))  # type: ignore[arg-type]


def test_a_single_file_goes_by_its_stem(tmp_path: Path):
    path = tmp_path / "kotra.v2.txt"
    path.write_text(NEWS)
    (found,) = read(path)
    assert isinstance(found, Document)
    assert (found.input_id, found.kind, found.content) == ("kotra.v2", "text", NEWS.encode())
    assert found.location == str(path)


def test_a_folder_is_read_in_order_by_paths_below_it(tmp_path: Path):
    for name in ("b/two.html", "b/one.htm", "a.txt", "c.TXT", ".hidden.txt", "b/page.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(NEWS)
    (tmp_path / "b" / "report.docx").write_bytes(b"PK\x03\x04")
    found = read(tmp_path)
    assert [(item.input_id, getattr(item, "kind", "skipped")) for item in found] == [
        ("a", "text"), ("c", "text"), ("b/one", "html"), ("b/report", "skipped"),
        ("b/two", "html"),
    ]  # fmt: skip
    assert found[3].reason == "unknown_format"


def test_an_empty_folder_says_so(tmp_path: Path):
    (found,) = read(tmp_path)
    assert isinstance(found, Skipped)
    assert found.reason == "empty"


def test_a_missing_path_stops_before_anything_is_read(tmp_path: Path):
    with pytest.raises(InputError, match="does not exist"):
        documents([str(tmp_path / "nothing.txt")])


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 5000)
    (found,) = read(path, limits=Limits(document_bytes=1000))
    assert isinstance(found, Skipped)
    assert (found.reason, found.input_id) == ("too_large", "big")


def test_a_file_that_may_not_be_read_does_not_stop_the_rest(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").write_text(NEWS)
    first, second = read(tmp_path)
    assert isinstance(first, Skipped)
    assert first.reason == "unreadable"
    assert isinstance(second, Document)


LINE = json.dumps({"id": 7, "text": NEWS, "url": "https://example.org/a"}).encode()


@pytest.mark.parametrize(
    ("given", "kinds", "ids"),
    [
        (NEWS.encode(), ["unknown"], [None]),
        (LINE + b"\n" + LINE + b"\n", ["text", "text"], ["7", "7"]),
        (b"\xef\xbb\xbf" + LINE, ["text"], ["7"]),
        (b"<!doctype html><p>x</p>", ["unknown"], [None]),
        (b"{not json but prose}\nmore", ["unknown"], [None]),
        (b'{"text": "cut', ["truncated"], [None]),
    ],
)
def test_standard_input_is_told_apart(given: bytes, kinds: list[str], ids: list[str | None]):
    found = read("-", stdin=io.BytesIO(given))
    assert [getattr(item, "kind", None) or item.reason for item in found] == kinds
    assert [item.input_id for item in found] == ids


def test_several_inputs_come_in_the_order_given(tmp_path: Path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(NEWS)
    found = read(tmp_path / "b.txt", "-", tmp_path / "a.txt", stdin=io.BytesIO(b"words"))
    assert [item.input_id for item in found] == ["b", None, "a"]


def test_documents_are_streamed(tmp_path: Path):
    path = tmp_path / "many.jsonl"
    path.write_bytes((LINE + b"\n") * 3 + b"{broken\n" + LINE)
    stream = documents([str(path)])
    assert isinstance(next(stream), Document)
    path.write_bytes(b"")
    assert isinstance(next(stream), Document)


def test_reading_plain_text_loads_nothing_heavy():
    code = (
        "import sys, io; from dateline.read.sources import documents; "
        "from dateline.read.article import report; "
        f"print(report(next(documents(['-'], stdin=io.BytesIO({NEWS.encode()!r})))).text); "
        "heavy = {'trafilatura', 'lxml', 'httpx', 'py3langid', 'numpy', 'charset_normalizer'}; "
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == NEWS
