from __future__ import annotations

from pathlib import Path

import codings
from fake_coder import make

from dateline.settings import CodingOptions


def test_readable_reports_are_coded_and_the_others_left_out(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(
        '{"id": "a", "text": "report\\nof something", "published": "2024-05-07"}\n'
        "no JSON\n"
        '{"id": "b", "text": "refuse to read it"}\n'
        '{"id": "c", "text": "plain"}\n',
        encoding="utf-8",
    )
    found = codings.coded_file(path, make(CodingOptions(tmp_path)))
    assert [one["report"]["input_id"] for one in found] == ["a", "c"]
    assert [one["relevant"] for one in found] == [True, False]
