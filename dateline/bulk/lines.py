"""The JSONL output: one line a coded report, written beside its place and then renamed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal

from dateline.errors import InputError, StopError
from dateline.model.codec import to_file_form
from dateline.model.coding import CodedReport

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)
Target = Path | Literal["-"] | None


def line(coded: CodedReport) -> bytes:
    """The file form as one line of UTF-8: sorted keys, nothing that depends on the run's time."""
    data = to_file_form(coded)
    return (_JSON.encode(data) + "\n").encode()


class Lines:
    """Takes coded reports in order; the file appears whole on a clean end, or not at all.

    `-` is standard output, None takes nothing. InputError if the file cannot be made.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._file: BinaryIO | None = None
        self._part: Path | None = None

    def __enter__(self) -> Lines:
        if self._target == "-":
            self._file = sys.stdout.buffer
        elif self._target is not None:
            self._part = self._target.with_name(f".{self._target.name}.part")
            try:
                self._file = self._part.open("wb")
            except OSError as error:
                raise InputError(f"{self._target} cannot be written: {error.strerror}") from None
        return self

    def write(self, coded: CodedReport) -> None:
        """Adds a line; StopError when the disk is full."""
        if self._file is None:
            return
        try:
            self._file.write(line(coded))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._stop(error) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._part is None or self._file is None or not isinstance(self._target, Path):
            if self._file is not None and error is None:
                self._file.flush()
            return
        try:
            if error is None:
                self._file.flush()
                os.fsync(self._file.fileno())
            self._file.close()
            if error is None:
                self._part.replace(self._target)
        except OSError as fault:
            raise self._stop(fault) from fault
        finally:
            self._part.unlink(missing_ok=True)

    def _stop(self, error: OSError) -> StopError:
        return StopError(
            f"{self._target} cannot be written: {error.strerror}; free some space, then run "
            "the same command again: what the ledger holds is not coded again"
        )
