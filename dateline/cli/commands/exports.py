"""`export` and `brief`: options and help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import Country, Db, Grades, handled

commands = typer.Typer()


class Format(StrEnum):
    """The formats of `export`."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    geojson = "geojson"
    acled_like = "acled_like"


class Rows(StrEnum):
    """What a row of an export is."""

    incidents = "incidents"
    accounts = "accounts"
    claims = "claims"


class Include(StrEnum):
    """What `export` leaves out by default."""

    recalled = "recalled"
    aggregate = "aggregate"
    continuing = "continuing"
    foiled = "foiled"
    threatened = "threatened"
    denied = "denied"
    older_version = "older_version"
    all = "all"


@commands.command()
@handled
def export(
    format_: Annotated[Format, typer.Option("--format", help="Format of the output.")],
    rows: Annotated[
        Rows,
        typer.Option(
            help="What a row is. Of incidents jsonl holds all their accounts, claim by claim; of "
            "accounts and claims it holds whole reports."
        ),
    ] = Rows.incidents,
    policy: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="How one figure is had from many: ucdp, gtd, acled, latest_official; see "
            "docs/reconciling.md. The layout of ACLED data has its own.",
        ),
    ] = "ucdp",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write (default: standard output). What is left out is listed beside "
            "it, in FILE.loss.json.",
        ),
    ] = None,
    include: Annotated[
        list[Include] | None,
        typer.Option(help="Bring back what is left out by default; may be given several times."),
    ] = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public/--full",
            help="Mask private persons everywhere and cut evidence to the quoted sentences; "
            "--full (the default) has everything. See docs/publishing.md.",
        ),
    ] = False,
    delay_days: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            help="With --public: what is told of a response appears when the report is this many "
            "days older than the newest one.",
        ),
    ] = 3,
    grades: Grades = None,
    db: Db = None,
) -> None:
    """Export the ledger: its incidents, accounts or claims as a table, a map or the record.

    Left out by default: incidents and accounts that are recalled, aggregate, continuing, foiled,
    threatened, denied by everybody, or of an older version of a page. Rows of accounts and
    claims are what single reports say: they must not be summed.
    """
    from dateline.cli import exports

    chosen = [reason.value for reason in include or ()]
    asked = exports.Public(public, delay_days)
    wish = exports.Export(format_.value, rows.value, output, chosen, asked, policy, grades)
    exports.export(wish, db)


@commands.command()
@handled
def brief(
    since: Annotated[
        str,
        typer.Option(
            metavar="DAYS|DATE",
            help="How far back: 7d counts from --until, else from the newest report; or a day.",
        ),
    ] = "7d",
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day (YYYY-MM-DD).")
    ] = None,
    country: Country = None,
    public: Annotated[
        bool, typer.Option("--public/--full", help="Mask private persons; see `export --help`.")
    ] = False,
    delay_days: Annotated[int, typer.Option(metavar="N", min=0, help="As in `export`.")] = 3,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page (default: Markdown, standard output)."),
    ] = None,
    db: Db = None,
) -> None:
    """Print what reports say of the last days, newest first, in their own words."""
    from dateline.cli import exports

    asked = exports.Public(public, delay_days)
    exports.write_brief(exports.Brief(since, until, country, html, asked), db)
