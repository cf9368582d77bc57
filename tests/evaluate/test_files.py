from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.files import json_values


def test_lines_and_pretty_printed_objects_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_text('{"id": 1}\n\n{"id":\n  2}{"id": 3}\n', encoding="utf-8")
    assert [value["id"] for value in json_values(path)] == [1, 2, 3]
    path.write_text(" \n")
    assert json_values(path) == []


@pytest.mark.parametrize(
    ("words", "says"), [('{"id"', "no valid JSON"), ("[1]", "no JSON object")]
)
def test_other_things_are_refused(tmp_path: Path, words: str, says: str) -> None:
    path = tmp_path / "key.json"
    path.write_text(words)
    with pytest.raises(InputError, match=says):
        json_values(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        json_values(tmp_path / "none.json")
