"""The commands of the program: their options and help; the work is done elsewhere.

Every command imports what it needs when it runs, so that `--help` is quick.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli import acts
from dateline.cli.common import EXIT_CODES, Db, data, handled

_CODES = "\n\n".join(f"{code}: {words}." for code, words in EXIT_CODES)

app = typer.Typer(
    name="dateline",
    help="News reports in, an attributed incident ledger out.",
    epilog=f"Exit codes:\n\n{_CODES}",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
gazetteer = typer.Typer(help="The place file.", no_args_is_help=True)
database = typer.Typer(help="The ledger.", no_args_is_help=True)
evaluation = typer.Typer(help="Measures on annotated reports.", no_args_is_help=True)
app.add_typer(acts.commands)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(database, name="db")
app.add_typer(evaluation, name="eval")
corpus = typer.Typer(help="Files of the corpus.", no_args_is_help=True)
app.add_typer(corpus, name="corpus")


class Format(StrEnum):
    """The formats of `export`."""

    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    geojson = "geojson"
    acled_like = "acled_like"


class PlaceSource(StrEnum):
    """Where the places of the place file come from."""

    packaged = "packaged"
    geonames = "geonames"


class Rows(StrEnum):
    """What a row of an export is."""

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
) -> None:
    """Code reports: find the incidents that they tell of, claim by claim.

    Prints a line for each account. A run that was stopped goes on where it was when it is
    started again with the same ledger.
    """
    from dateline.cli import code as command

    command.code(command.Wish(inputs, published, publisher, db, jsonl, jobs))


@app.command()
@handled
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a report, an account or a claim, or the beginning of one; or the name of "
            "an input.",
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
    db: Db = None,
) -> None:
    """Show a report or an account: each value with its words in context and its speaker."""
    from dateline.cli import ledger

    ledger.show(name, db, acts, ledger.Why(why, json))


@app.command("list")
@handled
def list_accounts(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Incidents of this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Incidents of this day or earlier.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Country of the scene, two letters.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Event type or sub-type.")
    ] = None,
    foreground: Annotated[
        bool, typer.Option("--foreground", help="Leave out what is only recalled.")
    ] = False,
    db: Db = None,
) -> None:
    """List accounts, a line each: id, title, toll, speakers (tabs unless on a terminal)."""
    from dateline.cli import ledger
    from dateline.desk import Filter

    wanted = Filter(since, until, country, type_, True if foreground else None)
    ledger.list_accounts(wanted, db)


@app.command()
@handled
def explain(
    word: Annotated[str, typer.Argument(help="A word of the record: killed, hedged, site ...")],
) -> None:
    """Explain a word of the record in a sentence."""
    from dateline.cli import explain as command

    command.explain(word)


@app.command()
@handled
def export(
    format_: Annotated[Format, typer.Option("--format", help="Format of the output.")],
    rows: Annotated[
        Rows, typer.Option(help="What a row is; jsonl holds whole reports whatever is said here.")
    ] = Rows.accounts,
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
    db: Db = None,
) -> None:
    """Export the ledger: its accounts or claims as a table or a map, or the record itself.

    Left out by default: accounts that are recalled, aggregate, continuing, foiled, threatened,
    denied by everybody, or of an older version of a page. Rows are what single reports say:
    they must not be summed.
    """
    from dateline.cli import exports

    chosen = [reason.value for reason in include or ()]
    asked = exports.Public(public, delay_days)
    exports.export(exports.Export(format_.value, rows.value, output, chosen, asked), db)


@app.command()
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
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Country of the scene, two letters.")
    ] = None,
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


@gazetteer.command("build")
@handled
def gazetteer_build(
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


@gazetteer.command("find")
@handled
def gazetteer_find(
    name: Annotated[str, typer.Argument(help="The name of a place.")],
) -> None:
    """Print the places that a name may mean, best first."""
    from dateline.cli import places

    places.find(name)


@database.command("info")
@handled
def db_info(db: Db = None) -> None:
    """Print how much is in the ledger."""
    from dateline.cli import ledger

    ledger.info(db)


@evaluation.command("newsroom")
@handled
def eval_newsroom(
    reports: Annotated[Path, typer.Option(metavar="FILE", help="The reports, JSONL.")],
    gold: Annotated[Path, typer.Option(metavar="FILE", help="The answer key, JSONL.")],
    coded: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Codings to score, as written by `code --jsonl`; else made now."
        ),
    ] = None,
    bootstrap: Annotated[
        int, typer.Option(metavar="N", min=0, help="Draw N samples for intervals.")
    ] = 0,
) -> None:
    """Score codings of whole reports against an answer key."""
    from dateline.cli import evals

    evals.newsroom(reports, gold, coded, bootstrap)


@evaluation.command("corpus")
@handled
def eval_corpus(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of the corpus.")],
    split: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this split: dev or train.")
    ] = None,
    table: Annotated[
        bool, typer.Option("--table", help="Print a line for each slot and kind of link too.")
    ] = False,
    coded: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Codings to score, as written by `code --jsonl`; else made now."
        ),
    ] = None,
    bootstrap: Annotated[
        int, typer.Option(metavar="N", min=0, help="Draw N samples for intervals.")
    ] = 0,
) -> None:
    """Score codings against the full keys of the corpus: incidents, speakers, tolls, slots."""
    from dateline.cli import evals

    evals.corpus(folder, split, coded, bootstrap, table)


@evaluation.command("dates")
@handled
def eval_dates(
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
    from dateline.settings import load

    home = load().eval_data
    command.run(folder or (home / "data" if home else None), sets or [], errors)


@evaluation.command("speech")
@handled
def eval_speech(
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


@evaluation.command("places")
@handled
def eval_places(
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


@corpus.command("check")
@handled
def corpus_check(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="DIR|FILE...", help="Files, or folders of them.")
    ],
) -> None:
    """List what is wrong with files of the corpus, and with a folder of them as a whole."""
    from dateline.cli import corpus as command

    command.check(inputs)


@corpus.command("stats")
@handled
def corpus_stats(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="DIR|FILE...", help="Files, or folders of them.")
    ],
) -> None:
    """Print what files of the corpus hold: reports, incidents, slots, speakers."""
    from dateline.cli import corpus as command

    command.stats(inputs)


@corpus.command("gold")
@handled
def corpus_gold(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of the corpus.")],
    out: Annotated[
        tuple[Path, Path],
        typer.Option("--out", metavar="REPORTS GOLD", help="The two files to write, JSONL."),
    ],
) -> None:
    """Compile files of the corpus to reports and an answer key, for `eval newsroom`."""
    from dateline.cli import corpus as command

    command.gold(folder, *out)


@corpus.command("agree")
@handled
def corpus_agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="One keying: a folder or a file.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another of the same reports.")],
) -> None:
    """Compare two keyings of the same reports, slot by slot (F1, in points)."""
    from dateline.cli import corpus as command

    command.agree(first, second)


def command() -> Any:
    """The command tree, for the reference that is made from it."""
    return typer.main.get_command(app)
