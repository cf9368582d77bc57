"""JSONL: the file form of the record, one line a report; nothing is left out."""

from __future__ import annotations

import json
from typing import Any

from dateline.model.codec import from_file_form, to_file_form
from dateline.model.coding import CodedReport

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)


def line(coded: CodedReport) -> str:
    """One line, with its line break."""
    return encoded(to_file_form(coded))


def encoded(value: Any) -> str:
    """A value as a line of JSON with sorted keys, with its line break."""
    return _JSON.encode(value) + "\n"


def read(words: str) -> CodedReport:
    """The inverse of `line`."""
    return from_file_form(json.loads(words))
