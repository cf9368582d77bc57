"""The seam for a trained model."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model.report import Report
from dateline.parse.reader import Reader, RulesReader, open_reader, read_text


def test_the_rules_see_nothing() -> None:
    reader: Reader = RulesReader()
    seen = reader.read("Gunmen fled.")
    assert seen.candidates == ()
    assert seen.label("corpus:incident") == 0
    assert open_reader("rules").key == reader.key == "rules"


def test_what_is_read_begins_with_the_title() -> None:
    assert read_text(Report("r1", "Blast", "Two died.")) == "Blast\n\nTwo died."
    assert read_text(Report("r1", "", "Two died.")) == "Two died."


def test_a_folder_without_a_reader_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"encoder\.onnx"):
        open_reader("large", tmp_path)
    with pytest.raises(InputError, match="--reader-path"):
        open_reader("large")
    with pytest.raises(InputError, match="rules, small and large"):
        open_reader("huge")
