"""`gazetteer`: options and help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import handled

commands = typer.Typer(help="The place file.", no_args_is_help=True)


class PlaceSource(StrEnum):
    """Where the places of the place file come from."""

    packaged = "packaged"
    geonames = "geonames"


@commands.command("build")
@handled
def build(
    dump: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR_OR_ZIP",
            help="With --from geonames: a folder, archive or file of a GeoNames dump.",
        ),
    ] = None,
    source: Annotated[
        PlaceSource | None,
        typer.Option(
            "--from",
            help="packaged: places of more than 500 people. geonames: all places of a dump, "
            "villages too; countries that it lacks stay packaged.",
        ),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="XX", help="Only this country of the dump; may be repeated."),
    ] = None,
    aliases: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Your own names and places, CSV: alias, name, country; for new places admin1, "
            "lat, lon, radius_km.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build it anew.")] = False,
) -> None:
    """Build the place file in the cache directory, once; print where it is.

    What it was built from is noted there, and used until it is built from something else.
    """
    from dateline.cli import places

    places.build(force, source.value if source else None, dump, country or [], aliases)


@commands.command("find")
@handled
def find(
    name: Annotated[str, typer.Argument(help="The name of a place.")],
) -> None:
    """Print the places that a name may mean, best first."""
    from dateline.cli import places

    places.find(name)
