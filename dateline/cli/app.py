"""The program: its groups of commands joined, and the commands on reports and a ledger.

Options and help alone; the work is done elsewhere. Every command imports what it needs when it
runs, so that `--help` is quick.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.commands import (
    acts,
    corpus,
    evals,
    exports,
    gazetteer,
    incidents,
    serving,
    snapshots,
)
from dateline.cli.common import EXIT_CODES, Country, Db, Grades, data, handled

_CODES = "\n\n".join(f"{code}: {words}." for code, words in EXIT_CODES)

app = typer.Typer(
    name="dateline",
    help="News reports in, an attributed incident ledger out.",
    epilog=f"Exit codes:\n\n{_CODES}",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
database = typer.Typer(help="The ledger.", no_args_is_help=True)
app.add_typer(exports.commands)
app.add_typer(acts.commands)
app.add_typer(incidents.commands)
app.add_typer(snapshots.commands)
app.add_typer(serving.commands)
app.add_typer(serving.users, name="users")
app.add_typer(gazetteer.commands, name="gazetteer")
app.add_typer(database, name="db")
app.add_typer(evals.commands, name="eval")
app.add_typer(corpus.commands, name="corpus")


def _version(wanted: bool) -> None:
    if wanted:
        from dateline import __version__

        data((f"dateline {__version__}",))
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """News reports in, an attributed incident ledger out."""


@app.command()
@handled
def code(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files (.txt, .html, .jsonl, .csv), folders, http(s) addresses, or - for "
            "standard input.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When the reports were published (YYYY-MM-DD or with a time); outranks what the "
            "page says. Without any date, relative dates stay unresolved.",
        ),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published the reports; outranks the page."),
    ] = None,
    db: Db = None,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-",
            help="Write the record, one JSON line a report, to a file (whole, at the end) or to "
            "standard output. Without --db no ledger is kept.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="How many processes (default: DATELINE_JOBS, else one for each processor).",
        ),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A CSV of organisations of your own (name, class, aliases, country ...), known "
            "beside those that come with the program.",
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who looks at a report beside the rules: rules (nobody), small, or large "
            "(default: DATELINE_READER, else rules).",
        ),
    ] = None,
    reader_path: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of the reader large."),
    ] = None,
) -> None:
    """Code reports: find the incidents that they tell of, claim by claim.

    Prints a line for each account. A run that was stopped goes on where it was when it is
    started again with the same ledger.
    """
    from dateline.cli import code as command

    wish = command.Wish(inputs, published, publisher, db, jsonl, jobs, actors, reader, reader_path)
    command.code(wish)


@app.command()
@handled
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of an incident, a report, an account or a claim, or the beginning of one; or "
            "the name of an input.",
        ),
    ],
    acts: Annotated[
        bool,
        typer.Option(
            "--acts",
            help="Add the ids of claims, what persons corrected and rejected, and the revision.",
        ),
    ] = False,
    why: Annotated[
        bool,
        typer.Option(
            "--why",
            help="For each claim its rule, the lexicon line and the claims that it comes from.",
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="With --why: as JSON.")] = False,
    grades: Grades = None,
    db: Db = None,
) -> None:
    """Show an incident, a report or an account: each value, its words in context, its speaker.

    Of an incident: what is agreed, what is disputed and by whom, how its tolls changed; with
    --why every claim with its standing.
    """
    from dateline.cli import ledger

    ledger.show(name, db, acts, ledger.Why(why, json), grades)


@app.command("list")
@handled
def list_accounts(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Incidents of this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Incidents of this day or earlier.")
    ] = None,
    country: Country = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Event type or sub-type.")
    ] = None,
    foreground: Annotated[
        bool, typer.Option("--foreground", help="Leave out what is only recalled.")
    ] = False,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="List what single reports say, not incidents.")
    ] = False,
    db: Db = None,
) -> None:
    """List incidents, a line each: id, title, toll, how widely heard (tabs unless on a terminal).

    With --accounts what single reports say: id, title, toll, speakers.
    """
    from dateline.cli import incidents, ledger
    from dateline.desk import Filter

    wanted = Filter(since, until, country, type_, True if foreground else None)
    (ledger.list_accounts if accounts else incidents.listed)(wanted, db)


@app.command()
@handled
def explain(
    word: Annotated[str, typer.Argument(help="A word of the record: killed, hedged, site ...")],
) -> None:
    """Explain a word of the record in a sentence."""
    from dateline.cli import explain as command

    command.explain(word)


@database.command("info")
@handled
def db_info(db: Db = None) -> None:
    """Print how much is in the ledger."""
    from dateline.cli import ledger

    ledger.info(db)


def command() -> Any:
    """The command tree, for the reference that is made from it."""
    return typer.main.get_command(app)
