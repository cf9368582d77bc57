"""Whether every span of a coding quotes its words, and texts made hard to count in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from pages import ROOT

from dateline.evaluate.corpus.keys import keyed_folder
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Speaker
from dateline.read.article import report as read_report
from dateline.read.sources import documents

MARKS = {
    "astral": ("\U0001f525", "\U00010348", "\U0001d5e7"),
    "combining": ("\u0301", "\u0323", "\u20dd"),
    "crlf": ("\r\n", "\r"),
    "nbsp": ("\u00a0", "\u202f", "\u2009"),
    "zero width": ("\u200b", "\u200d", "\ufeff"),
    "right to left": ("\u200f", "\u202b", "\u2067\u0627\u2069"),
}
_EVERY = 40


def faults(report: Report, accounts: tuple[Account, ...]) -> list[str]:
    """What is wrong with the spans of a coding: one line each, none for a sound one."""
    return [line for account in accounts for line in _faults(report, account)]


def _faults(report: Report, account: Account) -> Iterator[str]:
    for where, span in _spans(account):
        if not report.quote(span) or span.end > len(report.field(span.field)):
            yield f"{where} {span} quotes nothing"
    for claim in account.claims:
        if claim.basis == "quote" and not claim.evidence:
            yield f"{claim.slot} {claim.id} has no evidence"
        if claim.evidence and claim.text != report.quote(claim.evidence[0]):
            yield f"{claim.slot}: {claim.text!r} is not {report.quote(claim.evidence[0])!r}"
        for speaker in _speakers(claim):
            if speaker.span and speaker.text != report.quote(speaker.span):
                yield f"speaker: {speaker.text!r} is not {report.quote(speaker.span)!r}"


def _spans(thing: Any, where: str = "") -> Iterator[tuple[str, Span]]:
    """All spans in a record, with the names of the fields that hold them."""
    if isinstance(thing, Span):
        yield where, thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _spans(one, where)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _spans(getattr(thing, field.name), f"{where}.{field.name}")


def _speakers(claim: Claim) -> Iterator[Speaker]:
    waiting = [claim.source]
    while waiting:
        speaker = waiting.pop()
        if speaker is not None:
            yield speaker
            waiting += [*speaker.also, speaker.via]


def corpus() -> list[Report]:
    """All reports of our corpus."""
    keys = keyed_folder(ROOT / "corpus", "train") + keyed_folder(ROOT / "corpus", "dev")
    return [key.report for key in keys]


def examples() -> list[Report]:
    """All examples, read from their files."""
    return [read_report(d) for d in documents([str(ROOT / "examples")]) if _told(d.location)]


def _told(location: str) -> bool:
    return Path(location).suffix != ".md"


def strewn(text: str, marks: tuple[str, ...], chance: Random) -> str:
    """The text with marks set at about one place in forty, chosen by `chance`."""
    places = sorted(chance.sample(range(len(text) + 1), len(text) // _EVERY))
    pieces = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    return "".join(p + (chance.choice(marks) if i < len(places) else "")
                   for i, p in enumerate(pieces))  # fmt: skip


def hardened(report: Report, marks: tuple[str, ...], chance: Random) -> Report:
    """The report with marks strewn over its title and its text."""
    title, text = (strewn(words, marks, chance) for words in (report.title, report.text))
    return dataclasses.replace(report, title=title, text=text)


Reader = Callable[[Report], tuple[Account, ...]]


def broken(reports: list[Report], read: Reader, seed: int) -> list[str]:
    """What is wrong with the spans of reports, each as it stands and with each kind of marks."""
    found: list[str] = []
    for number, report in enumerate(reports):
        found += faults(report, read(report))
        for kind, marks in MARKS.items():
            hard = hardened(report, marks, Random(f"{seed} {number} {kind}"))
            found += [f"{kind}: {line}" for line in faults(hard, read(hard))]
    return found
