"""`dateline corpus`: checks, counts, compiles and compares files of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from dateline.cli.common import SOME_SKIPPED, data, many, say
from dateline.errors import InputError


def files(inputs: Sequence[Path]) -> list[Path]:
    """The files of the corpus among files and folders, sorted; InputError if there are none."""
    found: list[Path] = []
    for given in inputs:
        if given.is_dir():
            found += sorted(given.rglob("*.txt"))
        elif given.is_file():
            found.append(given)
        else:
            raise InputError(f"there is no file or folder {given}")
    if not found:
        raise InputError(f"no .txt files in {', '.join(map(str, inputs))}")
    return found


def check(inputs: Sequence[Path]) -> None:
    """Prints what is wrong with files of the corpus; ends with 1 if anything is."""
    from dateline.evaluate.corpus.checks import check as problems
    from dateline.evaluate.corpus.checks import report_of
    from dateline.evaluate.corpus.markup import read

    found: list[str] = []
    paths = files(inputs)
    for path in paths:
        found += report_of(problems(read(path)), str(path))
    data(found)
    say(f"{many(len(paths), 'file')}, {many(len(found), 'problem')}")
    if found:
        raise typer.Exit(SOME_SKIPPED)
