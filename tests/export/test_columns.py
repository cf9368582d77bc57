from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.columns import as_json, guard, joined, unguard


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'=1"])
def test_what_a_spreadsheet_would_run_is_guarded(words: str) -> None:
    assert guard(words) == "'" + words
    assert unguard("'" + words) == words


@pytest.mark.parametrize("cell", ["a=1", "", "'tis", " =1", -1.5, 3, True, None])
def test_all_else_stays_as_it_is(cell: object) -> None:
    assert guard(cell) is cell  # type: ignore[arg-type]


@given(st.text(alphabet="'=+-@\t\r\nab ", max_size=6))
def test_unguard_is_the_inverse(words: str) -> None:
    assert unguard(str(guard(words))) == words


def test_joined_words_are_distinct_and_in_order() -> None:
    assert joined(["b", "a", "b"]) == "b; a"
    assert joined([]) is None


def test_json_cells_are_compact_and_sorted() -> None:
    assert as_json({"b": [1], "a": "é"}) == '{"a":"é","b":[1]}'
