"""Files that appear whole or not at all, and the files that lie beside them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import InputError, StopError


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write, renamed to `path` on a clean end and removed on any other.

    InputError if it cannot be made, StopError if the disk is full.
    """
    part = path.with_name(f".{path.name}.part")
    if path.is_dir():
        raise InputError(f"{path} is a directory; name a file")
    try:
        stream = part.open("wb")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise StopError(f"{path} cannot be written: {error.strerror}; free some space") from error
    finally:
        part.unlink(missing_ok=True)


def write(path: Path, words: str) -> None:
    """A small text file in UTF-8, whole or not at all."""
    with whole(path) as stream:
        stream.write(words.encode())


def beside(path: Path, ending: str) -> Path:
    """The name of a file that lies beside another: `<file>.loss.json`."""
    return path.with_name(path.name + ending)


def as_text(value: Any) -> str:
    """JSON for people: indented, sorted keys, a line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
