"""`snapshot`, `diff` and `compare`: options and help; the work is done in `cli.snapshots`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import Db, handled

commands = typer.Typer()

Snapshot = Annotated[
    Path, typer.Argument(metavar="SNAPSHOT", help="The folder or the zip file of a snapshot.")
]


@commands.command()
@handled
def snapshot(
    output: Annotated[
        Path,
        typer.Argument(metavar="PATH", help="A new folder, or a file whose name ends in .zip."),
    ],
    policy: Annotated[
        str, typer.Option(metavar="NAME", help="How one figure is had from many; see `export`.")
    ] = "ucdp",
    public: Annotated[
        bool, typer.Option("--public/--full", help="Mask private persons; see `export --help`.")
    ] = False,
    delay_days: Annotated[int, typer.Option(metavar="N", min=0, help="As in `export`.")] = 3,
    db: Db = None,
) -> None:
    """Write all incidents as files that can be dated, cited and compared.

    There is no clock in them: the same ledger gives the same bytes. Prints how to cite it.
    """
    from dateline.cli import exports, snapshots

    snapshots.snapshot(output, policy, exports.Public(public, delay_days), db)


@commands.command()
@handled
def diff(
    old: Snapshot,
    new: Snapshot,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print what changed between two snapshots: incidents new, gone, merged, split, changed.

    A line each: kind, incident, title, and the other incidents or the value before and after.
    """
    from dateline.cli import snapshots

    snapshots.diff(old, new, json)


@commands.command()
@handled
def compare(
    other: Annotated[
        Path,
        typer.Option(
            "--with",
            metavar="FILE",
            help="A CSV file in the layout of ACLED data, of UCDP GED, or of `export` here; which "
            "it is is known by its columns.",
        ),
    ],
    db: Db = None,
) -> None:
    """Print which incidents are in the ledger, in another table, or in both.

    By place, date and type, one to one, with a score from 0 to 1 (see docs/reconciling.md).
    """
    from dateline.cli import snapshots

    snapshots.compare(other, db)
