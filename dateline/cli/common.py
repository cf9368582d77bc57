"""What all commands share: exit codes, the way errors reach the user, the ledger's option."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from dateline.errors import DatelineError, InputError, StopError

OK, SOME_SKIPPED, BAD_INPUT, STOPPED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141
EXIT_CODES = (
    (OK, "all went well"),
    (SOME_SKIPPED, "the run went to its end, but some documents were skipped"),
    (BAD_INPUT, "an option, an argument or the input cannot be used; nothing could be read"),
    (
        STOPPED,
        "the run had to stop: ledger locked, read-only or broken, disk full; "
        "what was finished is kept",
    ),
    (INTERRUPTED, "interrupted by the user (Ctrl-C)"),
    (PIPE_CLOSED, "the program that read the output went away"),
)
C = TypeVar("C", bound=Callable[..., Any])

Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="FILE",
        help="The ledger (default: DATELINE_DB, else ./dateline.db).",
    ),
]
Country = Annotated[
    str | None, typer.Option(metavar="CODE", help="Country of the scene, two letters.")
]

Grades = Annotated[
    Path | None,
    typer.Option(
        "--grades",
        metavar="FILE",
        help="How reliable you hold sources to be: a CSV file with the columns kind (publisher or "
        "speaker), name, grade (Admiralty code, such as B2) and note. It is shown beside what "
        "they say; no figure is chosen by it.",
    ),
]


def say(words: str) -> None:
    """A sentence for the user, on standard error."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def data(lines: Iterable[str]) -> None:
    """Lines of the result, on standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def many(count: int, noun: str) -> str:
    """A count with its noun: "1 report", "2 reports"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def fail(code: int, words: str) -> NoReturn:
    """Ends the program with a sentence and an exit code."""
    say(f"dateline: {words}")
    try:
        sys.stdout.flush()
    except OSError:  # a full disk must not change the exit code at the last flush
        _close_output()
    raise typer.Exit(code)


def handled(command: C) -> C:
    """A command whose errors end the program with a sentence and the right exit code."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except InputError as error:
            fail(BAD_INPUT, str(error))
        except StopError as error:
            fail(STOPPED, str(error))
        except DatelineError as error:
            fail(BAD_INPUT, str(error))
        except KeyboardInterrupt:
            fail(INTERRUPTED, "interrupted; what was finished is kept")
        except BrokenPipeError:
            _close_output()
            raise typer.Exit(PIPE_CLOSED) from None

    return run  # type: ignore[return-value]


def _close_output() -> None:
    """Points standard output at nothing, so that the last flush of Python does not fail."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
