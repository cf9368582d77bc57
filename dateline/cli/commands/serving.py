"""The commands of the page: `serve`, and `users` for those who may use it from elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.common import Db, handled

commands = typer.Typer()
users = typer.Typer(
    help="Accounts of people who use the page from elsewhere.", no_args_is_help=True
)


@commands.command()
@handled
def serve(
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Where to answer; others than this computer log in."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port.")] = 8700,
    read_only: Annotated[
        bool,
        typer.Option("--read-only", help="Nothing can be changed; names masked unless --full."),
    ] = False,
    public: Annotated[
        bool | None,
        typer.Option(
            "--public/--full",
            help="Mask private names and cut articles to quotes, or show all. Default: public "
            "beyond this computer and with --read-only.",
            show_default=False,
        ),
    ] = None,
    delay_days: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            help="With --public: what is told of a response shows once the report is N days "
            "older than the newest one.",
        ),
    ] = 3,
    db: Db = None,
) -> None:
    """Open the page: incidents on a map and a timeline, each value beside its words."""
    from dateline.cli import serving

    serving.serve(serving.Wish(db, host, port, read_only, public, delay_days))


@users.command("add")
@handled
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    role: Annotated[
        str,
        typer.Option(
            metavar="ROLE",
            help="reader sees, coder corrects, editor merges incidents too, admin does all.",
        ),
    ] = "coder",
    db: Db = None,
) -> None:
    """Give somebody an account, or another password; it is read from the terminal or stdin."""
    from dateline.cli import serving

    serving.add(name, role, db)


@users.command("remove")
@handled
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    db: Db = None,
) -> None:
    """Take somebody's account away."""
    from dateline.cli import serving

    serving.remove(name, db)


@users.command("list")
@handled
def list_users(db: Db = None) -> None:
    """List who has an account, with their role (tabs)."""
    from dateline.cli import serving

    serving.listed(db)
