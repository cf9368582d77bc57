"""Scores read dates against two corpora of news with resolved dates: GUM and MEANTIME.

Counted is the share of gold expressions with a calendar value, year included, whose interval of
days equals that of an overlapping mention. Both corpora write "this year" as the whole year where
we stop at the day of publication, so gold intervals are also tried cut off there (`strict` leaves
that out); the two ends of a range count as dates of their own, as both corpora annotate them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.errors import InputError

Days = tuple[str, str]
# Rules may be tuned on the first and third; the others are for measuring alone.
SETS = ("gum-train", "gum", "meantime-dev", "meantime")
MEASURED = ("gum", "meantime")
_TUNED = {"corpus_airbus", "corpus_apple"}
# MEANTIME annotates the title and five sentences.
_LINES = 6


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression: offsets, words, first and last day."""

    start: int
    end: int
    text: str
    days: Days


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text, one sentence a line; after `annotated` characters nothing is marked."""

    id: str
    text: str
    published: str
    golds: tuple[Gold, ...]
    annotated: int


@dataclass(frozen=True, slots=True)
class Ours:
    """An expression that was read: offsets, words, the intervals it stands for.

    `told` is false for those that claim no day of their own: durations, times, unresolved words.
    """

    start: int
    end: int
    text: str
    spans: tuple[Days, ...]
    told: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over texts; `strict` are those right without cutting the gold at publication."""

    right: int = 0
    strict: int = 0
    gold: int = 0
    spurious: int = 0
    words: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.strict + other.strict,
            self.gold + other.gold,
            self.spurious + other.spurious,
            self.words + other.words,
        )

    def __str__(self) -> str:
        share = self.right / max(self.gold, 1)
        stray = 1000 * self.spurious / max(self.words, 1)
        return (
            f"{self.right}/{self.gold} = {share:.3f} right "
            f"({self.strict / max(self.gold, 1):.3f} strict), "
            f"{stray:.2f} spurious per 1,000 words"
        )


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


def texts(root: Path, name: str) -> Iterator[Text]:
    """The texts of one set below `root`; InputError when the file is missing or no such JSONL."""
    gum = name.startswith("gum")
    path = root / ("gum_wikinews" if gum else "meantime") / "docs.jsonl"
    if not path.is_file():
        raise InputError(f"there is no file {path}; name the folder that holds it")
    for line in path.read_text("utf-8").splitlines():
        try:
            doc = json.loads(line)
            made = _gum(doc) if gum else _meantime(doc)
        except (KeyError, ValueError) as error:
            raise InputError(f"{path} holds a line that is no annotated text: {error}") from None
        if made[0] == name:
            yield made[1]


def _gum(doc: dict[str, Any]) -> tuple[str, Text]:
    name = "gum-train" if doc["split"] == "train" else "gum"
    text = doc["text"]
    return name, Text(doc["id"], text, doc["dateCreated"] or "", tuple(_gum_gold(doc)), len(text))


def _meantime(doc: dict[str, Any]) -> tuple[str, Text]:
    name = "meantime-dev" if doc["topic"] in _TUNED else "meantime"
    text = doc["text"]
    end = sum(len(line) + 1 for line in text.split("\n")[:_LINES])
    return name, Text(doc["id"], text, doc["dct"] or "", tuple(_meantime_gold(doc)), end)


def overlap(gold: Gold, ours: Ours) -> bool:
    """True when the two share a character."""
    return ours.start < gold.end and gold.start < ours.end


def right(gold: Gold, ours: Ours, published: str, strict: bool = False) -> bool:
    """True when an overlapping expression means the same days."""
    first, last = gold.days
    if not overlap(gold, ours):
        return False
    if ours.text.lower().startswith("between"):
        return any(s[0] == first or s[1] == last for s in ours.spans)
    wanted = {gold.days}
    if not strict and published:
        wanted |= {(first, min(last, published)), (max(first, published), last)}
    return any(s in wanted for s in ours.spans)


def score(text: Text, found: Sequence[Ours]) -> Score:
    """The counts of one text."""
    day = text.published[:10]
    return Score(
        sum(any(right(g, o, day) for o in found) for g in text.golds),
        sum(any(right(g, o, day, strict=True) for o in found) for g in text.golds),
        len(text.golds),
        len(strays(text, found)),
        len(text.text[: text.annotated].split()),
    )


def strays(text: Text, found: Sequence[Ours]) -> list[Ours]:
    """Expressions that claim a day where the annotation has none."""
    return [
        o
        for o in found
        if o.told and o.start < text.annotated and not any(overlap(g, o) for g in text.golds)
    ]


def misses(text: Text, found: Sequence[Ours]) -> list[str]:
    """A line for each gold expression that was read wrongly or not at all, and each stray."""
    lines = []
    for gold in text.golds:
        if not any(right(gold, o, text.published[:10]) for o in found):
            ours = [(o.text, o.spans) for o in found if overlap(gold, o)]
            around = text.text[max(0, gold.start - 60) : gold.end + 30]
            lines.append(f"  miss {gold.text!r} {gold.days} ours {ours} | {around!r}")
    for stray in strays(text, found):
        around = text.text[max(0, stray.start - 40) : stray.end + 30]
        lines.append(f"  stray {stray.text!r} | {around!r}")
    return lines
