"""`corpus`: options and help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import handled

commands = typer.Typer(help="Files of the corpus.", no_args_is_help=True)

Inputs = Annotated[
    list[Path], typer.Argument(metavar="DIR|FILE...", help="Files, or folders of them.")
]


@commands.command("check")
@handled
def check(
    inputs: Inputs,
) -> None:
    """List what is wrong with files of the corpus, and with a folder of them as a whole."""
    from dateline.cli import corpus as command

    command.check(inputs)


@commands.command("stats")
@handled
def stats(
    inputs: Inputs,
) -> None:
    """Print what files of the corpus hold: reports, incidents, slots, speakers."""
    from dateline.cli import corpus as command

    command.stats(inputs)


@commands.command("gold")
@handled
def gold(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of the corpus.")],
    out: Annotated[
        tuple[Path, Path],
        typer.Option("--out", metavar="REPORTS GOLD", help="The two files to write, JSONL."),
    ],
) -> None:
    """Compile files of the corpus to reports and an answer key, for `eval newsroom`."""
    from dateline.cli import corpus as command

    command.gold(folder, *out)


@commands.command("agree")
@handled
def agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="One keying: a folder or a file.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another of the same reports.")],
) -> None:
    """Compare two keyings of the same reports, slot by slot (F1, in points)."""
    from dateline.cli import corpus as command

    command.agree(first, second)
