"""Is a report read by what it says, or by its names? Scores rewritten variants of one report.

    python evals/variants.py [--each] [--show]

DATELINE_EVAL_DATA names a folder with examples/karachi.reports.jsonl and karachi.gold.json;
without it nothing is run and the exit code is 0. The report and its key are rewritten together,
twelve times, by evals/variants.toml: towns, country, person, group, weekday and day of
publication, weapon, numbers, interchangeable words, the order of the paragraphs. What is replaced
is found through the key; neither text nor key is kept here.

Printed are, for each line on which the key holds something, the figure of the report as it was,
the mean over the variants and the difference, in points of F1. A line whose mean is more than
five points lower fails, and the exit code is 1. --each prints which variants lose on which lines,
--show the rewritten texts.
"""

from __future__ import annotations

import copy
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from random import Random
from typing import Any

from codings import coded, coder

from dateline.evaluate.files import json_values
from dateline.evaluate.newsroom import Table, newsroom_table, render
from dateline.read.document import Document
from dateline.read.records import json_record
from dateline.settings import load

Row = dict[str, Any]
Words = dict[str, str]

TABLES = Path(__file__).with_suffix(".toml")
ALLOWED = 5.0
_SLACK = 1e-9
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERSON = re.compile(r"^([A-Z]\w+ [A-Z]\w+),")
_NAME = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*")
# A paragraph that opens like this follows on the one before it.
_FOLLOWS = re.compile(r"According to the|[“\"]|He |She |They |It |Also read|The attackers")


def countries() -> Iterator[tuple[str, str, str]]:
    """Code, name and first demonym of each country."""
    table = resources.files("dateline") / "data" / "places" / "countries.tsv"
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    for row in rows:
        fields = dict(zip(names, row.split("\t"), strict=False))
        yield fields["iso2"], fields["name"], fields["demonyms"].split("|")[0]


def variant(report: Row, key: Row, row: Row, tables: Row, seed: int) -> tuple[Row, Row]:
    """The report and its key, rewritten by one row of the tables."""
    words = {
        **_names(key, row),
        **_numbers(key, row, tables["numbers"]),
        **_interchanged(report["text"], row, tables["interchangeable"]),
        **_weekday(key, row),
    }
    new_key = _rewritten(key, words)
    for number, incident in enumerate(new_key["incidents"]):
        _move(incident, row, ("first", "second")[number])
        _date(incident, row)
        _recount(incident, key["incidents"][number], tables["numbers"])
        _beside(incident, row["words"].get("weapon"), tables["sub_type"])
    new = {**report, "published": row["published"]}
    new["title"] = _replaced(report["title"], words)
    new["text"] = _reordered(_replaced(report["text"], words), Random(seed))
    _check(new, new_key)
    return new, new_key


def _names(key: Row, row: Row) -> Words:
    """Towns, country, the people of the country, the first named person, the first group."""
    places = [incident["place"] for incident in key["incidents"]]
    words = {p["city"]: row[n]["city"] for p, n in zip(places, ("first", "second"), strict=True)}
    known = {code: (name, demonym) for code, name, demonym in countries()}
    words |= dict(zip(known[places[0]["country"]], known[row["country"]], strict=True))
    sources = [a["source"] for i in key["incidents"] for a in i["attributions"]]
    people = [m[1] for source in sources if (m := _PERSON.match(source))]
    words |= dict.fromkeys(people[:1], row["person"])
    doers = [p["text"] for i in key["incidents"] for p in i["perpetrators"]]
    groups = [name for doer in doers for name in _NAME.findall(doer) if name not in words]
    return words | dict.fromkeys(groups[:1], row["group"])


def _numbers(key: Row, row: Row, numbers: dict[str, int]) -> Words:
    """The number of weapons and the number of dead."""
    weapons = [words for incident in key["incidents"] for words in incident["weapons"]]
    tolls = [toll["text"] for incident in key["incidents"] for toll in incident["casualties"]]
    pairs = ((weapons[:1], row["thrown"]), (tolls[:1], row["toll"]))
    return {_number(quote, numbers): new for quotes, new in pairs for quote in quotes}


def _number(quote: str, numbers: dict[str, int]) -> str:
    """The longest number word of a quote; KeyError if it has none."""
    found = [word for word in numbers if re.search(rf"\b{word}\b", quote)]
    if not found:
        raise KeyError(f"no number of the tables in: {quote}")
    return max(found, key=len)


def _interchanged(text: str, row: Row, sets: dict[str, list[str]]) -> Words:
    """For each set, the members that stand in the text, and what the row has in their place."""
    out: Words = {}
    for name, members in sets.items():
        for member in members:
            new = row["words"].get(name)
            if new and re.search(rf"\b{member}", text):
                out |= {member: new, f"{member}s": f"{new}s"}
    return out


def _weekday(key: Row, row: Row) -> Words:
    old = next(i["date"]["text"] for i in key["incidents"] if i["date"]["text"] in _WEEKDAYS)
    return {old: _WEEKDAYS[_day(row).weekday()]}


def _day(row: Row) -> date:
    return date.fromisoformat(row["published"]) - timedelta(days=row["days_ago"])


def _replaced(text: str, words: Words) -> str:
    """All words replaced at once, longer ones first."""
    parts = sorted((re.escape(word) for word in words), key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(parts)})\b", lambda m: words[m.group()], text)


def _rewritten(value: Any, words: Words) -> Any:
    if isinstance(value, dict):
        return {name: _rewritten(item, words) for name, item in value.items()}
    if isinstance(value, list):
        return [_rewritten(item, words) for item in value]
    return _replaced(value, words) if isinstance(value, str) else copy.copy(value)


def _move(incident: Row, row: Row, name: str) -> None:
    incident["place"] |= {**row[name], "country": row["country"]}


def _date(incident: Row, row: Row) -> None:
    """The days of a weekday or of the last month, from the new day of publication."""
    first = last = _day(row)
    if incident["date"]["text"] == "last month":
        last = date.fromisoformat(row["published"]).replace(day=1) - timedelta(days=1)
        first = last.replace(day=1)
    incident["date"] |= {"earliest": first.isoformat(), "latest": last.isoformat()}


def _recount(incident: Row, before: Row, numbers: dict[str, int]) -> None:
    """Tolls follow the numbers of their words."""
    for toll, old in zip(incident["casualties"], before["casualties"], strict=True):
        more = numbers[_number(toll["text"], numbers)] - numbers[_number(old["text"], numbers)]
        for end in ("low", "high"):
            toll[end] = None if old[end] is None else old[end] + more


def _beside(incident: Row, weapon: str | None, sub_types: Words) -> None:
    """Another weapon brings its own sub-type along."""
    if weapon and any(weapon in words for words in incident["weapons"]):
        kept = [sub for sub in incident["also"] if sub not in sub_types.values()]
        incident["also"] = [*kept, sub_types[weapon]]


def _reordered(text: str, chance: Random) -> str:
    """The paragraphs between the first and the last two in another order, followers behind."""
    first, *middle, link, last = text.split("\n")
    units: list[list[str]] = []
    for paragraph in middle:
        if units and _FOLLOWS.match(paragraph):
            units[-1].append(paragraph)
        else:
            units.append([paragraph])
    chance.shuffle(units)
    return "\n".join([first, *[p for unit in units for p in unit], link, last])


def _check(report: Row, key: Row) -> None:
    """ValueError if a quote of the key does not stand in the text."""
    for incident in key["incidents"]:
        for quote in _quotes(incident):
            if quote and quote not in report["text"]:
                raise ValueError(f"the key has drifted from the text: {quote}")


def _quotes(incident: Row) -> Iterator[str | None]:
    for name in ("perpetrators", "participants", "targets", "casualties"):
        yield from (item["text"] for item in incident.get(name) or ())
    for fact in incident["attributions"]:
        yield from (fact["fact"], fact["source"])
    yield from (*incident["weapons"], *incident["unknowns"])
    yield from (incident["date"]["text"], incident["place"]["text"])
    yield incident["responsibility"]["text"]


def scored(report: Row, key: Row, by: Any) -> Table:
    """The table of one report, coded as a line of JSONL."""
    line = json.dumps(report, ensure_ascii=False).encode()
    found = json_record(line, "variant")
    assert isinstance(found, Document)
    return newsroom_table([report], [key], coded([found], by))


def figures(table: Table) -> dict[str, float]:
    """F1 in points of the lines on which the key holds something."""
    return {line.name: 100 * line.f1 for line in table.lines if line.gold}


def compare(original: dict[str, float], others: list[dict[str, float]]) -> list[str]:
    """Prints each line's figures; the names of those that lose too much."""
    print(f"{'':38}{'as it was':>10}{'variants':>10}{'change':>8}")
    fallen = []
    for name, before in original.items():
        mean = sum(one.get(name, 0.0) for one in others) / len(others)
        mark = "   FAILED" if mean < before - ALLOWED - _SLACK else ""
        print(f"{name:38}{before:10.1f}{mean:10.1f}{mean - before:8.1f}{mark}")
        fallen += [name] if mark else []
    return fallen


def _tell_each(
    rows: list[Row], original: dict[str, float], others: list[dict[str, float]]
) -> None:
    for row, one in zip(rows, others, strict=True):
        lost = [f"{n} {one.get(n, 0):.0f}" for n, f in original.items() if one.get(n, 0) < f]
        print(f"{row['country']} {row['first']['city']}: {', '.join(lost) or 'nothing lost'}")


def main(arguments: list[str]) -> int:
    """Prints the comparison; 0 also when the data are not there."""
    data = load().eval_data
    paths = [
        (data or Path()) / "examples" / f"karachi.{n}" for n in ("reports.jsonl", "gold.json")
    ]
    if data is None or not all(path.is_file() for path in paths):
        print("not run: DATELINE_EVAL_DATA names no folder with examples/karachi.reports.jsonl")
        return 0
    (report,), (key,) = (json_values(path) for path in paths)
    tables, by = tomllib.loads(TABLES.read_text(encoding="utf-8")), coder()
    original = figures(scored(report, key, by))
    others = []
    for number, row in enumerate(tables["variant"]):
        new_report, new_key = variant(report, key, row, tables, number)
        table = scored(new_report, new_key, by)
        others.append(figures(table))
        if "--show" in arguments:
            print(new_report["text"], render(table), sep="\n\n", end="\n\n")
    if "--each" in arguments:
        _tell_each(tables["variant"], original, others)
    return 1 if compare(original, others) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
