"""Measures the reading of dates on two corpora of Wikinews articles with resolved dates.

The corpora are found through DATELINE_EVAL_DATA, a folder with data/gum_wikinews/docs.jsonl and
data/meantime/docs.jsonl. Counted is the share of gold expressions with a calendar value, year
included, whose interval of days equals that of an overlapping mention. Both corpora write "this
year" as the whole year where we stop at the anchor, so gold intervals are also tried cut off at
the anchor; an end of a range counts as a date of its own, as both corpora annotate it.

    python evals/dates.py [--errors] [gum-train|gum|meantime-dev|meantime ...]
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.extract.dates import dates
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed, Sentence
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.values import DateValue, Interval
from dateline.normalise.dates import resolve

Days = tuple[str, str]
SETS = ("gum-train", "gum", "meantime-dev", "meantime")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression: offsets, words, first and last day."""

    start: int
    end: int
    text: str
    days: Days


def _month(year: int, first: int, last: int) -> Days:
    after = date(year + last // 12, last % 12 + 1, 1)
    return f"{year}-{first:02d}-01", (after - timedelta(days=1)).isoformat()


def calendar_days(value: str) -> Days | None:
    """First and last day of an ISO 8601 or TimeML value; None without a year."""
    if m := re.match(r"(\d{4})-W(\d\d)(-WE)?$", value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        first = monday + timedelta(days=5 if m[3] else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    if m := re.match(r"(\d{4})-Q([1-4])$", value):
        return _month(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2]))
    if m := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$", value):
        return value[:10], value[:10]
    if m := re.match(r"(\d{4})-(\d\d)(?:-XX)?$", value):
        return _month(int(m[1]), int(m[2]), int(m[2]))
    if m := re.match(r"\d{4}$", value):
        return f"{value}-01-01", f"{value}-12-31"
    if m := re.match(r"\d{3}$", value):
        return f"{value}0-01-01", f"{value}9-12-31"
    return None


def _gum_gold(doc: dict[str, Any]) -> Iterator[Gold]:
    for entry in doc["dates"]:
        low = entry.get("when") or entry.get("from") or entry.get("notBefore")
        high = entry.get("when") or entry.get("to") or entry.get("notAfter")
        first, last = calendar_days(low or ""), calendar_days(high or "")
        if first and last:
            yield Gold(entry["begin"], entry["end"], entry["text"], (first[0], last[1]))


def _meantime_gold(doc: dict[str, Any]) -> Iterator[Gold]:
    for entry in doc["mentions"].values():
        if entry["tag"] == "TIMEX3" and entry["type"] in {"DATE", "TIME"}:
            days = calendar_days(entry["value"])
            if days:
                yield Gold(entry["begin"], entry["end"], entry["text"], days)


def documents(root: Path, name: str) -> Iterator[tuple[Parsed, tuple[Gold, ...]]]:
    """The parsed documents of one set with their gold."""
    corpus = "gum_wikinews" if name.startswith("gum") else "meantime"
    for line in (root / "data" / corpus / "docs.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        if corpus == "gum_wikinews":
            wanted = (doc["split"] == "train") == (name == "gum-train")
            stamp, gold = doc["dateCreated"], tuple(_gum_gold(doc))
        else:
            dev = doc["topic"] in {"corpus_airbus", "corpus_apple"}
            wanted, stamp = dev == (name == "meantime-dev"), doc["dct"]
            gold = tuple(_meantime_gold(doc))
        if wanted:
            yield by_lines(doc["id"], doc["text"], stamp), gold


def by_lines(name: str, text: str, published: str | None) -> Parsed:
    """A parsed report of which every line is a sentence."""
    sentences, at = [], 0
    for index, line in enumerate(text.split("\n")):
        sentences.append(Sentence(index, Span("text", at, at + len(line)), index))
        at += len(line) + 1
    return Parsed(
        Report(name, "", text, published=Stamp(published) if published else None), tuple(sentences)
    )


def spans_of(mention: Mention) -> tuple[Days, ...]:
    """The intervals a mention stands for: of its start and of its end."""
    value = mention.value
    if not isinstance(value, DateValue):
        return ()
    both = (value.start, value.end)
    found = [_plain(i) for i in both if isinstance(i, Interval)]
    if value.start and value.end and value.end.latest and value.start.earliest:
        found.append((value.start.earliest, value.end.latest))
    return tuple(found)


def _plain(at: Interval) -> Days:
    return at.earliest or "", at.latest or ""


def right(gold: Gold, mention: Mention, anchor: str) -> bool:
    """True when the mention overlaps the gold expression and means the same days."""
    overlap = mention.span.start < gold.end and gold.start < mention.span.end
    first, last = gold.days
    wanted = {gold.days, (first, min(last, anchor)), (max(first, anchor), last)}
    if mention.text.lower().startswith("between"):
        return overlap and any(s[0] == first or s[1] == last for s in spans_of(mention))
    return overlap and any(s in wanted for s in spans_of(mention))


def _annotated(name: str, text: str) -> int:
    """Where the annotation ends: MEANTIME marks times in the title and five sentences."""
    if name.startswith("gum"):
        return len(text)
    return sum(len(line) + 1 for line in text.split("\n")[:6])


def measure(root: Path, name: str, errors: bool) -> str:
    """One line of figures for a set; with `errors`, each miss is printed."""
    good = total = words = read = spurious = 0
    spent = 0.0
    for parsed, golds in documents(root, name):
        began = time.process_time()
        mentions = resolve(dates(parsed), parsed)
        spent += time.process_time() - began
        anchor = parsed.report.published.day if parsed.report.published else ""
        read += len(parsed.report.text.split())
        zone = _annotated(name, parsed.report.text)
        words += len(parsed.report.text[:zone].split())
        for gold in golds:
            hit = any(right(gold, m, anchor) for m in mentions)
            good, total = good + hit, total + 1
            if errors and not hit:
                _show_miss(parsed, gold, mentions)
        stray = [m for m in mentions if _stray(m, golds) and m.span.start < zone]
        spurious += sum(1 for m in stray if _told(parsed, m, errors))
    return (
        f"{name}: {good}/{total} = {good / max(total, 1):.3f} right, "
        f"{1000 * spurious / max(words, 1):.2f} spurious per 1,000 words, "
        f"{300_000 * spent / max(read, 1):.1f} ms per 300 words"
    )


def _stray(mention: Mention, golds: tuple[Gold, ...]) -> bool:
    if mention.value_state != "given" or mention.key in {"duration", "clock"}:
        return False
    return not any(mention.span.start < g.end and g.start < mention.span.end for g in golds)


def _told(parsed: Parsed, mention: Mention, errors: bool) -> bool:
    if errors:
        around = parsed.report.text[max(0, mention.span.start - 40) : mention.span.end + 30]
        print(f"  stray {mention.text!r} {mention.rule} | {around!r}")
    return True


def _show_miss(parsed: Parsed, gold: Gold, mentions: tuple[Mention, ...]) -> None:
    ours = [
        (m.text, m.rule, spans_of(m))
        for m in mentions
        if m.span.start < gold.end and gold.start < m.span.end
    ]
    around = parsed.report.text[max(0, gold.start - 60) : gold.end + 30]
    print(f"  miss {gold.text!r} {gold.days} ours {ours} | {around!r}")


def main(arguments: list[str]) -> int:
    """Prints the figures; 0 also when the data are not there."""
    root = os.environ.get("DATELINE_EVAL_DATA")
    if not root or not (Path(root) / "data" / "gum_wikinews").is_dir():
        print("not run: DATELINE_EVAL_DATA names no folder with data/gum_wikinews")
        return 0
    for name in [a for a in arguments if a in SETS] or ["gum", "meantime"]:
        print(measure(Path(root), name, "--errors" in arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
