"""A coder for tests: a document's first line says what becomes of it; it runs in any process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from samples import CODER, coded, report

from dateline.errors import DocumentError, StopError
from dateline.model.coding import CodedReport, Coding, Skipped
from dateline.read.document import Document, source_hash
from dateline.settings import CodingOptions


class FakeCoder:
    """Codes any text alike, unless its first word is one of those that `code` knows."""

    name = CODER

    def __init__(self, options: CodingOptions) -> None:
        self.options = options
        _log("FAKE_PIDS", str(os.getpid()))

    def code(self, document: Document, warn: Callable[[str], None] | None = None) -> CodedReport:
        words = document.content.decode("utf-8", "surrogatepass")
        first = words.split("\n", 1)[0].split(" ")
        if first[0] == "refuse":
            raise DocumentError("too_short", "there is nothing to read in it")
        if first[0] == "crash":
            raise ZeroDivisionError("a fault of the coder")
        if first[0] == "stop":
            raise StopError("the model is gone")
        if first[0] == "die" or (first[0] == "die-once" and _first_time(Path(first[1]))):
            os.kill(os.getpid(), signal.SIGKILL)
        if first[0] == "warn" and warn is not None:
            warn(f"{document.location}: a field was left empty")
        if first[0] == "slow":
            time.sleep(float(first[1]))
        _log("FAKE_LOG", str(document.input_id))
        return self._coded(document, words)

    def _coded(self, document: Document, words: str) -> CodedReport:
        made = report(
            title=words,
            published=self.options.published or document.published,
            by="user" if self.options.published else "input",
            publisher=self.options.publisher or document.publisher,
            input_id=document.input_id,
            source_hash=document.source_hash,
        )
        if words.startswith("plain"):
            return CodedReport(made, Coding(made.id, self.name, False, "no_incident"))
        return coded(made)


def _log(variable: str, words: str) -> None:
    """Adds a line to the file that an environment variable names, if it names one."""
    if os.environ.get(variable):
        with Path(os.environ[variable]).open("a") as log:
            log.write(f"{words}\n")


def _first_time(mark: Path) -> bool:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def make(options: CodingOptions) -> FakeCoder:
    return FakeCoder(options)


def document(words: str, name: str, **more: object) -> Document:
    raw = words.encode("utf-8", "surrogatepass")
    base = Document(raw, "text", f"{name}.txt", source_hash(raw), name, published="2026-03-03")
    return replace(base, **more)  # type: ignore[arg-type]


def documents(count: int, slow: float = 0.0) -> list[Document | Skipped]:
    """Documents of several kinds, the same for the same count."""
    made: list[Document | Skipped] = []
    for number in range(count):
        kind = ("report", "plain", "report", "refuse", f"slow {slow * (number % 3)}")[number % 5]
        if number % 11 == 10:
            made.append(Skipped(f"d{number}", f"d{number}.txt", "unreadable", "no text", "beef"))
        else:
            made.append(document(f"{kind}\nnumber {number}", f"d{number}"))
    return made
