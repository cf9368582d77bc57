"""`eval`: options and help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import handled

commands = typer.Typer(help="Measures on annotated reports.", no_args_is_help=True)

Coded = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Codings to score, as written by `code --jsonl`; else made now."
    ),
]
Bootstrap = Annotated[int, typer.Option(metavar="N", min=0, help="Draw N samples for intervals.")]


@commands.command("newsroom")
@handled
def newsroom(
    reports: Annotated[Path, typer.Option(metavar="FILE", help="The reports, JSONL.")],
    gold: Annotated[Path, typer.Option(metavar="FILE", help="The answer key, JSONL.")],
    coded: Coded = None,
    bootstrap: Bootstrap = 0,
) -> None:
    """Score codings of whole reports against an answer key."""
    from dateline.cli import evals

    evals.newsroom(reports, gold, coded, bootstrap)


@commands.command("corpus")
@handled
def corpus(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of the corpus.")],
    split: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this split: dev or train.")
    ] = None,
    table: Annotated[
        bool, typer.Option("--table", help="Print a line for each slot and kind of link too.")
    ] = False,
    coded: Coded = None,
    bootstrap: Bootstrap = 0,
) -> None:
    """Score codings against the full keys of the corpus: incidents, speakers, tolls, slots."""
    from dateline.cli import evals

    evals.corpus(folder, split, coded, bootstrap, table)


@commands.command("dates")
@handled
def dates(
    sets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SET...]",
            help="gum-train, gum, meantime-dev or meantime; without any, gum and meantime.",
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="DIR",
            help="Folder with gum_wikinews/docs.jsonl and meantime/docs.jsonl (default: data in "
            "DATELINE_EVAL_DATA).",
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Print each expression that was read wrongly.")
    ] = False,
) -> None:
    """Score how dates are read against annotated articles, beside a plain reader."""
    from dateline.cli import eval_dates as command

    command.run(folder, sets or [], errors)


@commands.command("speech")
@handled
def speech(
    gold: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="Texts with annotated attributions, JSONL: text, attributions with source and "
            "content spans.",
        ),
    ],
) -> None:
    """Score who says what against annotated texts."""
    from dateline.cli import evals

    evals.speech(gold)


@commands.command("places")
@handled
def places(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="A folder with lgl.jsonl and geovirus.jsonl (default: data/geo_dev below "
            "DATELINE_EVAL_DATA).",
        ),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only even, odd, virus, detect, speed or units."),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A folder of the corpus, for the part units (default: corpus)."
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Print some N of the errors too.")
    ] = 0,
) -> None:
    """Score what names of places are taken for, against keyed points; and how fast."""
    from dateline.cli import place_eval

    place_eval.command(folder, part, keys, errors)


@commands.command("linking")
@handled
def linking(
    part: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only families, families-coded, newsroom, ecb or ecb-gold.",
        ),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder of the corpus (default: corpus)."),
    ] = None,
    split: Annotated[
        str, typer.Option(metavar="NAME", help="Families of this split: dev or train.")
    ] = "dev",
    folder: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="DIR",
            help="Folder with newsroom_dev and ecbplus (default: data in DATELINE_EVAL_DATA).",
        ),
    ] = None,
) -> None:
    """Score which accounts are linked to one incident, against keys."""
    from dateline.cli import link_eval

    link_eval.command(part, split, keys, folder)


@commands.command("incidents")
@handled
def incidents(
    reports: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files of reports, JSONL.")
    ],
    coded: Coded = None,
) -> None:
    """Link the reports and print each incident that several tell, its toll by every policy."""
    from dateline.cli import eval_incidents

    eval_incidents.run(reports, coded)


@commands.command("muc4")
@handled
def muc4(
    file: Annotated[
        Path,
        typer.Option(
            "--data", metavar="FILE", help="Texts with keys, JSONL: docid, text, raw, templates."
        ),
    ],
    out: Annotated[
        Path, typer.Option(metavar="PREDICTIONS", help="Where the templates are written, JSONL.")
    ],
    reader: Annotated[
        str, typer.Option(metavar="NAME", help="The trained reader: small, or large.")
    ] = "small",
    path: Annotated[
        Path | None, typer.Option("--reader-path", metavar="DIR", help="The folder of `large`.")
    ] = None,
) -> None:
    """Fill the templates of MUC-4 and score them: CEAF-REE, CEAF-TF and the 23 slots."""
    from dateline.cli import eval_muc4

    eval_muc4.run(file, out, reader, path)
