"""`dateline eval`: measures on annotated reports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.cli.common import data, say
from dateline.cli.progress import Meter
from dateline.errors import InputError
from dateline.evaluate.files import json_values
from dateline.settings import load

Row = dict[str, Any]


def _rows(path: Path) -> list[Row]:
    if not path.is_file():
        raise InputError(f"there is no file {path}")
    return json_values(path)


def newsroom(reports: Path, gold: Path, coded: Path | None, bootstrap: int) -> None:
    """Prints the table of codings against an answer key; codes the reports if need be."""
    from dateline.evaluate.newsroom import newsroom_table, render

    given, key = _rows(reports), _rows(gold)
    codings = _rows(coded) if coded is not None else coded_reports(reports)
    try:
        table = newsroom_table(given, key, codings, bootstrap)
    except KeyError as error:
        raise InputError(
            f"a line of the reports, the gold or the codings has no {error}"
        ) from None
    data((render(table),))


def coded_reports(reports: Path) -> list[Row]:
    """The codings of a file of reports, made now and kept nowhere."""
    from dateline import bulk
    from dateline.read.sources import documents

    settings = load()
    with TemporaryDirectory() as folder, Meter() as meter:
        out = Path(folder) / "coded.jsonl"
        summary = bulk.run(
            documents([str(reports)]),
            bulk.dateline_coder(settings.coding()),
            jsonl=out,
            jobs=settings.jobs,
            progress=lambda summary, outcome: meter.count(summary),
            say=meter.say,
        )
        if summary.skipped:
            say(f"{summary.skipped} reports could not be read and count as missed")
        return json_values(out)


def corpus(
    folder: Path, split: str | None, coded: Path | None, bootstrap: int, whole: bool
) -> None:
    """Prints how codings stand against the full keys of a folder; codes its reports if need be."""
    from dateline.evaluate.corpus.board import render
    from dateline.evaluate.corpus.gold import report_row
    from dateline.evaluate.corpus.keyed import result
    from dateline.evaluate.corpus.keys import keyed_folder

    keys = keyed_folder(folder, split)
    if coded is not None:
        codings = _rows(coded)
    else:
        with TemporaryDirectory() as place:
            reports = Path(place) / "reports.jsonl"
            lines = [json.dumps(report_row(key), ensure_ascii=False) + "\n" for key in keys]
            reports.write_text("".join(lines), encoding="utf-8")
            codings = coded_reports(reports)
    data((render(result(keys, codings, bootstrap), whole),))


def speech(gold: Path) -> None:
    """Prints recall and precision of attributions against annotated articles."""
    from dateline.evaluate.speech import Score, score

    total, count = Score(), 0
    for entry in _rows(gold):
        try:
            truth, found = _attributions(entry)
        except (KeyError, TypeError) as error:
            raise InputError(f"line {count + 1} of {gold} is no annotated text: {error}") from None
        total, count = total + score(truth, found), count + 1
    data(
        (
            f"texts\t{count}",
            f"recall\t{total.recall:.1f}\t{total.found} of {total.gold}",
            f"precision\t{total.precision:.1f}\t{total.right} of {total.predicted}",
        )
    )


def _attributions(entry: Row) -> tuple[Sequence[Any], Sequence[Any]]:
    """The annotated attributions of a text, and those that are read in it."""
    from dateline.evaluate.speech import annotated, read
    from dateline.model.identity import report_id
    from dateline.model.report import Report
    from dateline.parse.document import parse

    report = Report(report_id(None, "", entry["text"]), "", entry["text"])
    truth = [annotated(one) for one in entry["attributions"]]
    return truth, [read(report, stretch) for stretch in parse(report).speech]
