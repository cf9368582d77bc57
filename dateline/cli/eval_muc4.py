"""`dateline eval muc4`: reads the texts of MUC-4, writes templates, scores them."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from dateline.cli.common import data
from dateline.errors import InputError
from dateline.evaluate.files import json_values
from dateline.evaluate.muc4.templates import Setting
from dateline.gazetteer import curated
from dateline.model.ports import Lookup
from dateline.model.report import Report, Stamp
from dateline.settings import load

Row = dict[str, Any]

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_WORD = re.compile(r"[A-Z][A-Z'.-]*[A-Z.]")
_SHORT = 4
_OWN = 4  # the place a report was sent from counts like so many names of its country


def run(file: Path, out: Path, reader: str, path: Path | None) -> None:
    """Writes predictions for the documents of a file and prints the scores."""
    from dateline.evaluate.muc4.fills import by_id
    from dateline.evaluate.muc4.profile import profile
    from dateline.evaluate.muc4.table import lines, score
    from dateline.evaluate.muc4.templates import templates
    from dateline.gazetteer.lookup import open_gazetteer
    from dateline.parse.reader import open_reader

    if not file.is_file():
        raise InputError(f"there is no file {file}")
    if reader == "rules":
        raise InputError("MUC-4 needs a trained reader: give --reader small, or large with a path")
    rows = json_values(file)
    model, lookup, told = open_reader(reader, path), open_gazetteer(load().cache_dir), profile()
    found = []
    for row in rows:
        try:
            made = templates(model.read(row["text"]), setting(row, lookup), told)
            found.append({"docid": row["docid"], "templates": made})
        except KeyError as error:
            raise InputError(f"a line of {file} has no {error}") from None
    written = (json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in found)
    out.write_text("".join(written), encoding="utf-8")
    data(tuple(lines(score(by_id(rows), by_id(found)))))


def setting(row: Row, lookup: Lookup) -> Setting:
    """What a text of MUC-4 tells beside its incidents: days, and the country of its places."""
    head = row.get("dateline") or {}
    day = head.get("date")
    day = day if day and not day.startswith("?") else None
    text = row["text"]
    return Setting(
        day=_written(day) if day else None,
        country=_country(text, head, lookup),
        days=_days(text, day),
    )


def _written(day: str) -> str:
    """An ISO day as in the key: `04 FEB 90`."""
    year, month, date = day.split("-")
    return f"{date} {_MONTHS[int(month) - 1]} {year[2:]}"


def _days(text: str, published: str | None) -> list[tuple[int, int, str]]:
    """The days told in a text, resolved against the report's, with their places."""
    from dateline.extract.dates import dates
    from dateline.model.values import DateValue
    from dateline.normalise.dates import resolve
    from dateline.parse.document import parse

    report = Report("muc4", "", text, published=Stamp(published) if published else None)
    parsed = parse(report)
    found = []
    for mention in resolve(dates(parsed), parsed):
        value = mention.value
        if not isinstance(value, DateValue) or value.start is None or value.precision != "day":
            continue
        first, last = value.start.earliest, value.start.latest
        if first and last and (published is None or last <= published):
            days = [_written(d) for d in dict.fromkeys((first, last))]
            found.append((mention.span.start, mention.span.end, " - ".join(days)))
    return found


def _codes(text: str) -> Counter[str]:
    """How often a text names each country, or its people: by ISO-2 code."""
    told: Counter[str] = Counter()
    words = _WORD.findall(text.upper())
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            if code := _peoples().get(" ".join(words[at : at + size])):
                told[code] += 1
    return told


def _country(text: str, head: Row, lookup: Lookup) -> str | None:
    """The country of a report: of those it names most, and of the place it was sent from."""
    votes = _codes(text)
    own = str(head.get("country") or head.get("place") or "").title()
    homes = [c.country for c in lookup.find(own) if c.country]
    if homes:
        votes[next((code for code in homes if code in votes), homes[0])] += _OWN
    if not votes:
        return None
    return _names().get(min(votes, key=lambda code: (-votes[code], code)))


@cache
def _names() -> dict[str, str]:
    """The name of each country in capitals, by ISO-2 code."""
    return {row["iso2"]: row["name"].upper() for row in curated.rows("countries.tsv")}


@cache
def _peoples() -> dict[str, str]:
    """The names of countries and peoples in capitals, with the country's ISO-2 code."""
    known: dict[str, str] = {}
    for row in curated.rows("countries.tsv"):
        for name in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
            if len(name) >= _SHORT:
                known.setdefault(name.upper(), row["iso2"])
    return known
