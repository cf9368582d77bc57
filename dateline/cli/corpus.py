"""`dateline corpus`: checks, counts, compiles and compares files of the corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.cli.common import SOME_SKIPPED, data, many, say
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.evaluate.corpus.keys import Keyed


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
    """Prints what is wrong with files of the corpus; ends with 1 if anything is.

    A folder that holds both splits is held against the quotas too.
    """
    from dateline.evaluate.corpus.checks import check as problems
    from dateline.evaluate.corpus.checks import report_of
    from dateline.evaluate.corpus.markup import read
    from dateline.evaluate.corpus.quotas import is_whole, shortfalls

    found: list[str] = []
    paths = files(inputs)
    for path in paths:
        found += report_of(problems(read(path)), str(path))
    for folder in inputs:
        if not found and folder.is_dir() and is_whole(folder):
            found += [f"{folder}: {words}" for words in shortfalls(keyed([folder]))]
    data(found)
    say(f"{many(len(paths), 'file')}, {many(len(found), 'problem')}")
    if found:
        raise typer.Exit(SOME_SKIPPED)


def keyed(inputs: Sequence[Path]) -> tuple[Keyed, ...]:
    """The reports of files and folders with their keys; InputError if a file is not sound."""
    from dateline.evaluate.corpus.keys import keyed_file

    return tuple(report for path in files(inputs) for report in keyed_file(path))


def stats(inputs: Sequence[Path]) -> None:
    """Prints what the corpus holds, a line of name and value each."""
    from dateline.evaluate.corpus.stats import lines

    data(lines(keyed(inputs)))


def gold(folder: Path, reports: Path, key: Path) -> None:
    """Writes the reports and the answer key in the gold format, a JSON line a report."""
    from dateline.evaluate.corpus.gold import compiled

    given, answers = compiled(keyed([folder]))
    for path, rows in ((reports, given), (key, answers)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        try:
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error}") from None
    say(f"{many(len(given), 'report')} in {reports}, their key in {key}")


def agree(first: Path, second: Path) -> None:
    """Prints how far two keyings of the same reports agree; InputError if they share none."""
    from dateline.evaluate.corpus.agree import agree as compare
    from dateline.evaluate.corpus.agree import render

    one, other = keyed([first]), keyed([second])
    shared = {k.id for k in one} & {k.id for k in other}
    if not shared:
        raise InputError(f"{first} and {second} have no report in common")
    say(f"{many(len(shared), 'report')} in common")
    data(render(compare(one, other)))
