"""Reads answer keys, reports and codings from files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from dateline.errors import InputError

_SOMETHING = re.compile(r"\S")


def json_values(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file, one after another: JSON Lines, or written over several lines.

    InputError if the file cannot be read or holds anything else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None
    decoder, found, at = json.JSONDecoder(), [], 0
    while (start := _SOMETHING.search(text, at)) is not None:
        at = start.start()
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise InputError(f"{path} is no valid JSON: {error}") from None
        if not isinstance(value, dict):
            raise InputError(f"{path} holds something that is no JSON object")
        found.append(value)
    return found
