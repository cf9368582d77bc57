"""The commands by which a person corrects the ledger; the work is done in `cli.acting`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.common import Db, handled

commands = typer.Typer()

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who you are (default: DATELINE_PERSON)."),
]
Why = Annotated[
    str | None, typer.Option("--why", metavar="WORDS", help="Why, for who comes after.")
]
Seen = Annotated[
    str | None,
    typer.Option(
        "--seen",
        metavar="REVISION",
        help="The revision that you looked at (`show --acts` prints it): refuses if what you "
        "correct has changed since.",
    ),
]


class YesNo(StrEnum):
    """Yes or no."""

    yes = "yes"
    no = "no"


@commands.command()
@handled
def correct(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A claim, or for --foreground an account.")
    ],
    value: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="What the words say: killed=6 or killed=6-8; 2023-02-17 or two days with .. "
            "between; a place by name or LATITUDE,LONGITUDE; a name; a word of the list; or JSON.",
        ),
    ] = None,
    foreground: Annotated[
        YesNo | None,
        typer.Option(help="Whether the report is about this account, or only recalls it."),
    ] = None,
    why: Why = None,
    by: By = None,
    seen: Seen = None,
    db: Db = None,
) -> None:
    """Give a claim another value, or switch the foreground of an account.

    The machine's value is kept and shown with `show --acts`; the words and their speaker stay.
    """
    from dateline.cli import acting
    from dateline.cli.who import Who

    switched = None if foreground is None else foreground is YesNo.yes
    acting.correct(name, value, switched, Who(by, why, seen, db))


@commands.command()
@handled
def reject(
    name: Annotated[str, typer.Argument(metavar="ID", help="A claim, or a whole account.")],
    why: Why = None,
    by: By = None,
    seen: Seen = None,
    db: Db = None,
) -> None:
    """Say that a claim, or a whole account, is wrong: it counts nowhere from now on."""
    from dateline.cli import acting
    from dateline.cli.who import Who

    acting.judge(name, False, Who(by, why, seen, db))


@commands.command()
@handled
def accept(
    name: Annotated[str, typer.Argument(metavar="ID", help="A claim, or a whole account.")],
    why: Why = None,
    by: By = None,
    seen: Seen = None,
    db: Db = None,
) -> None:
    """Say that a claim, or a whole account, is right."""
    from dateline.cli import acting
    from dateline.cli.who import Who

    acting.judge(name, True, Who(by, why, seen, db))


@commands.command()
@handled
def move(
    names: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims to move.")],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="ACCOUNT", help="Another account of the same report."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="An account that is not there yet, made of these claims.")
    ] = False,
    why: Why = None,
    by: By = None,
    seen: Seen = None,
    db: Db = None,
) -> None:
    """Move claims to another account of their report, or split them off into a new one."""
    from dateline.cli import acting
    from dateline.cli.who import Who

    acting.move(names, to, new, Who(by, why, seen, db))


@commands.command()
@handled
def join(
    into: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account that stays.")],
    other: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The one that goes into it.")],
    why: Why = None,
    by: By = None,
    seen: Seen = None,
    db: Db = None,
) -> None:
    """Make one account of two of a report."""
    from dateline.cli import acting
    from dateline.cli.who import Who

    acting.join(into, other, Who(by, why, seen, db))


@commands.command()
@handled
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The act's number.")],
    why: Why = None,
    by: By = None,
    db: Db = None,
) -> None:
    """Take an act back. The undo is an act too: undo it, and the first one holds again."""
    from dateline.cli import acting
    from dateline.cli.who import Who

    acting.undo(number, Who(by, why, None, db))


@commands.command()
@handled
def acts(
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Those on the page of a report, an account, a claim."),
    ] = None,
    orphans: Annotated[
        bool,
        typer.Option(
            "--orphans", help="Those whose claim is gone, and that somebody must look at."
        ),
    ] = False,
    db: Db = None,
) -> None:
    """List what persons did, a line each, orphans first (tabs unless on a terminal).

    Number, how it stands, kind, what it is on, what was said, who, when, why.
    """
    from dateline.cli import acting

    acting.list_acts(name, orphans, db)
