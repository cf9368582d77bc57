"""Small worlds of reports: invented attacks, told by several papers, for whoever links them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

from dateline.desk import Desk, RunInfo
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.identity import account_id, claim_id, digest, report_id
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.taxonomy import TYPE_OF
from dateline.model.values import Casualty, DateValue, EventType, Interval, Place, Range, Value

CODER = "dateline/0.1.0+0123456789ab"
RUN = RunInfo(CODER, command="code")
TOWNS = {"Oruba": (1.5, 36.2), "Kemba": (1.6, 36.3), "Tarsa": (9.0, 7.5), "Velny": (48.2, 31.2)}


def telling(
    number: int,
    town: str = "Oruba",
    day: str = "2026-03-02",
    killed: int = 3,
    act: str = "shooting",
    *,
    work: str | None = None,
    seen: str | None = None,
    coder: str = CODER,
    published: str | None = None,
    more: Iterable[tuple[str, str, int, str]] = (),
) -> CodedReport:
    """A report of one incident, with one sentence for each; `more` are others that it tells of."""
    told = [(town, day, killed, act), *more]
    lines = [_line(number, *one) for one in told]
    text = "\n\n".join(lines)
    title = f"Paper {number}: {act} in {town}"
    made = Report(
        report_id(work, title, text), title, text, work_id=work, seen_at=seen, language="en",
        published=Stamp(published or day), publisher=f"Paper {number}",
        content_hash=digest([text]),
    )  # fmt: skip
    accounts = []
    start = 0
    for line, one in zip(lines, told, strict=True):
        accounts.append(_account(made, line, start, *one))
        start += len(line) + 2
    return CodedReport(made, Coding(made.id, coder, True, accounts=tuple(accounts)))


def _line(number: int, town: str, day: str, killed: int, act: str) -> str:
    return f"{killed} people died in the {act} at {town} on {day}, writes number {number} of us."


def _account(
    of: Report, line: str, start: int, town: str, day: str, killed: int, act: str
) -> Account:
    lat, lon = TOWNS[town]
    kind = {"shooting": "attack", "ied": "remote_explosive_landmine_ied"}[act]
    found: list[tuple[str, str, Value]] = [
        ("act", act, act),
        ("date", day, DateValue(Interval(day, day), precision="day")),
        ("place", town, Place(town, town, city=town, country="KE", lat=lat, lon=lon,
                              radius_km=3.0, precision="city")),
        ("casualty", f"{killed} people", Casualty("killed", count=Range(killed, killed, killed,
                                                                        stated=killed))),
        ("event_type", "died", EventType(TYPE_OF[kind], kind)),
    ]  # fmt: skip
    claims = []
    anchor = _span(line, act, start)
    for slot, words, value in found:
        at = _span(line, words, start)
        fate = value.fate if isinstance(value, Casualty) else None
        name = claim_id(of.id, slot, at, anchor, None, fate, None, "affirmed")
        claims.append(Claim(name, slot, value, text=words, evidence=(at,)))  # type: ignore[arg-type]
    title = f"{kind}, {town}, {day}"
    return Account(account_id(of.id, anchor), of.id, anchor, title, claims=tuple(claims))


def _span(line: str, words: str, start: int) -> Span:
    at = start + line.index(words)
    return Span("text", at, at + len(words))


def world() -> list[CodedReport]:
    """Three incidents told by eight reports, one of which tells of two."""
    return [
        *(telling(n, killed=3 + n // 2) for n in range(3)),
        telling(3, "Tarsa", "2026-03-09", 9, "ied"),
        telling(
            4, "Tarsa", "2026-03-09", 10, "ied", more=[("Oruba", "2026-03-02", 4, "shooting")]
        ),
        telling(5, "Velny", "2026-05-01", 1),
        telling(6, "Velny", "2026-05-01", 2),
        telling(7, "Tarsa", "2026-03-09", 11, "ied"),
    ]


def keep(desk: Desk, *many: CodedReport) -> None:
    """Stores reports as a run does."""
    for one in many:
        desk.store(one, replace(RUN, coder=one.coding.coder))
    desk.end(RUN)


def partition(desk: Desk) -> set[frozenset[str]]:
    """Which accounts are together."""
    return {frozenset(incident.accounts) for incident in desk.incidents()}


def shuffled(many: list[CodedReport], seed: int) -> list[CodedReport]:
    """The same reports in another order."""
    mixed = list(many)
    Random(seed).shuffle(mixed)
    return mixed


def opened(folder: Path, name: str, *many: CodedReport) -> Desk:
    """A desk with some reports in its ledger."""
    desk = Desk(folder / f"{name}.db").open()
    keep(desk, *many)
    return desk
