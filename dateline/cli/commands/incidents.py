"""The commands on incidents: linking, and what a person says of them; done in `cli.deciding`."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.commands.acts import By, Why
from dateline.cli.common import Db, handled

commands = typer.Typer()

Incident = Annotated[
    str,
    typer.Argument(
        metavar="INCIDENT",
        help="Id of an incident (also one of former times), the beginning of one, or an account "
        "of it.",
    ),
]


@commands.command()
@handled
def link(
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Compare all accounts anew, not only those that changed."),
    ] = False,
    db: Db = None,
) -> None:
    """Link accounts to incidents: those that changed since, and those of an older ledger.

    `code` links as it goes; this is for ledgers from before there was linking, and to make sure.
    """
    from dateline.cli import deciding

    deciding.link(rebuild, db)


@commands.command()
@handled
def merge(one: Incident, other: Incident, why: Why = None, by: By = None, db: Db = None) -> None:
    """Make one incident of two. Their accounts stay together until somebody says otherwise."""
    from dateline.cli import deciding
    from dateline.cli.who import Who

    deciding.merge(one, other, Who(by, why, None, db))


@commands.command()
@handled
def split(
    incident: Incident,
    accounts: Annotated[
        list[str],
        typer.Option(
            "--accounts",
            metavar="ID,...",
            help="The accounts that are of another incident, all of the same one; may be given "
            "several times.",
        ),
    ],
    why: Why = None,
    by: By = None,
    db: Db = None,
) -> None:
    """Take accounts out of an incident: they become an incident of their own."""
    from dateline.cli import deciding
    from dateline.cli.who import Who

    deciding.split(incident, accounts, Who(by, why, None, db))


@commands.command()
@handled
def decide(
    incident: Incident,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="date, place, event_type, perpetrators ... or killed, injured ...",
        ),
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The value, in the forms of `correct`.")
    ],
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="WORDS", help="An outside source that says so."),
    ] = None,
    why: Why = None,
    by: By = None,
    db: Db = None,
) -> None:
    """Say what holds of an incident, whatever the reports say: a verdict outranks them all."""
    from dateline.cli import deciding
    from dateline.cli.who import Who

    deciding.decide(incident, field, value, source, Who(by, why, None, db))


@commands.command()
@handled
def history(incident: Incident, db: Db = None) -> None:
    """What became of an incident's id: merged, split, restored, ended; by which act or run.

    A line each: number, former id, what happened, id now, accounts that went, why.
    """
    from dateline.cli import deciding

    deciding.history(incident, db)


@commands.command()
@handled
def redact(
    name: Annotated[
        str,
        typer.Argument(
            metavar="REPORT|PERSON",
            help="Id of a report or the name of its input; or the name of a person, in words.",
        ),
    ],
    why: Why = None,
    by: By = None,
    db: Db = None,
) -> None:
    """Take a report, or the name of a person, out of the ledger for good.

    It goes from every table and from the file itself; a tombstone says who did it and why. This
    cannot be undone.
    """
    from dateline.cli import deciding
    from dateline.cli.who import Who

    deciding.redact(name, Who(by, why, None, db))
