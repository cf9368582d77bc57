"""The examples of the pages on dates, places, numbers and speakers are what the program reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import ROOT, table

from dateline.coding import mentions
from dateline.gazetteer.lookup import Gazetteer, open_gazetteer
from dateline.model.mention import Mention
from dateline.model.report import Report, Stamp
from dateline.model.values import Casualty, DateValue, Place, Range
from dateline.parse.document import parse
from dateline.values import counts, dates

DOCS = ROOT / "docs"
DAY = "2023-02-17"
NOTHING = "-"


@pytest.fixture(scope="module")
def places(place_cache: Path) -> Gazetteer:
    return open_gazetteer(place_cache)


def report(text: str, published: str | None = DAY) -> Report:
    return Report("r1", "", text, published=Stamp(published) if published else None)


def found(text: str, slot: str, places: Gazetteer, published: str | None = DAY) -> list[Mention]:
    return [m for m in mentions(parse(report(text, published)), places) if m.slot == slot]


def cell(value: object) -> str:
    return NOTHING if value is None else str(value)


@pytest.mark.parametrize("row", table(DOCS / "dates.md", "dates"), ids=lambda r: r[2])
def test_dates(row: list[str], places: Gazetteer) -> None:
    text, published, words, shown, precision = row
    given = None if published == "none" else published
    read = [
        (m.text, dates.show(m.value, m.text), m.value.precision)
        for m in found(text, "date", places, given)
        if isinstance(m.value, DateValue)
    ]
    assert (words, shown, precision) in read


@pytest.mark.parametrize("row", table(DOCS / "places.md", "places"), ids=lambda r: r[1])
def test_places(row: list[str], places: Gazetteer) -> None:
    text, *wanted = row
    values = [m.value for m in found(text, "place", places) if isinstance(m.value, Place)]
    units = ("name", "precision", "relation", "city", "admin1", "country", "point_of")
    assert wanted in [[cell(getattr(v, unit)) for unit in units] for v in values]


@pytest.mark.parametrize("row", table(DOCS / "counts.md", "counts"), ids=lambda r: r[0])
def test_counts(row: list[str]) -> None:
    words, *wanted = row
    read = counts.parse(words)
    assert isinstance(read, Range)
    assert wanted == [cell(getattr(read, n)) for n in ("low", "best", "high", "form", "stated")]


@pytest.mark.parametrize("row", table(DOCS / "counts.md", "tolls"), ids=lambda r: r[1])
def test_tolls(row: list[str], places: Gazetteer) -> None:
    text, *wanted = row
    read = [
        [m.text, m.value.fate, m.value.who, counts.show(m.value.count),
         cell(m.speaker and m.speaker.text)]
        for m in found(text, "casualty", places)
        if isinstance(m.value, Casualty) and m.value.count
    ]  # fmt: skip
    assert wanted in read


@pytest.mark.parametrize("row", table(DOCS / "speech.md", "speech"), ids=lambda r: r[1])
def test_speech(row: list[str]) -> None:
    text, *wanted = row
    parsed = parse(report(text))
    read = []
    for stretch in parsed.speech:
        who = stretch.speaker
        facts = (who.text, who.role, who.named, who.via and who.via.text) if who else (None,) * 4
        status = "denied" if stretch.polarity == "denied" else stretch.certainty
        said = " ".join(parsed.report.quote(span) for span in stretch.content)
        read.append([said, *map(cell, facts), status])
    assert wanted in read
