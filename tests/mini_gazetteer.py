"""A place file of some 1,900 rows, made by the builder of the real one (GeoNames, CC BY 4.0)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dateline.gazetteer.build import write
from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.sources import City, Unit
from dateline.model.parsed import Parsed, Sentence
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parse.sentences import split
from dateline.parse.tokens import tokenise

MINI = Path(__file__).parent / "gazetteer" / "mini"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (MINI / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def units() -> Iterator[Unit]:
    """The first- and second-level units of the mini place file."""
    for r in _rows("units.tsv"):
        yield Unit(
            int(r["line"]),
            int(r["geonameid"]) if r["geonameid"] else None,
            r["name"],
            _split(r["aliases"]),
            int(r["level"]),
            int(r["parent"]) if r["parent"] else None,
            r["country"],
            r["type"],
            r["code"],
        )


def cities() -> Iterator[City]:
    """The towns of the mini place file, by falling population."""
    for r in _rows("cities.tsv"):
        yield City(
            int(r["geonameid"]),
            r["name"],
            _split(r["aliases"]),
            r["country"],
            int(r["population"]),
            float(r["lat"]),
            float(r["lon"]),
            tuple(int(n) for n in _split(r["units"])),
            r["code"],
        )


def build_mini(folder: Path) -> Gazetteer:
    """Build the mini place file in a folder (about 0.2 s) and open it."""
    path = folder / "mini.sqlite"
    if not path.exists():
        write(path, "mini", units(), cities())
    return Gazetteer(path)


def parse(text: str, title: str = "", publisher: str | None = None) -> Parsed:
    """A report cut into sentences and tokens, without tags."""
    report = Report("r1", title, text, publisher=publisher)
    found = tuple(
        Sentence(s.index, s.span, s.paragraph, _tokens(report, s.span)) for s in split(report)
    )
    return Parsed(report, found)


def _tokens(report: Report, span: Span) -> tuple:  # type: ignore[type-arg]
    return tokenise(report.field(span.field), span.start, span.end)
