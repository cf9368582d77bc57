"""Invented reports with codings, small enough to read, full enough to fill every table."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.account import Account, Relation
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.identity import account_id, claim_id, report_id
from dateline.model.report import Dateline, Dropped, Report, Stamp
from dateline.model.span import Span
from dateline.model.taxonomy import TYPE_OF
from dateline.model.values import (
    Casualty,
    DateAnchor,
    DateValue,
    EventType,
    Interval,
    Place,
    Range,
    Speaker,
    Value,
)

TEXT = (
    "Gunmen fired on a patrol near the market of Oruba on Monday, killing three officers, "
    "a police spokesman said. No group has claimed the attack."
)
CODER = "dateline/0.1.0+0123456789ab"


def report(
    text: str = TEXT,
    title: str = "Patrol attacked in Oruba",
    work: str | None = None,
    published: str | None = "2026-03-03",
    by: str = "input",
    publisher: str | None = "The Oruba Courier",
    **more: object,
) -> Report:
    """A report of an attack that never was."""
    stamp = Stamp(published, from_=by) if published else None  # type: ignore[arg-type]
    base = Report(
        report_id(work, title, text),
        title,
        text,
        work_id=work,
        published=stamp,
        publisher=publisher,
        byline="By A. Writer",
        language="en",
        dateline=Dateline("ORUBA (OP) --", "Oruba", sources=("OP",)),
        dropped=(Dropped("Share this page", "furniture", 12),),
        content_hash=f"hash of {text}",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span("text", start, start + len(words))


def claim(
    slot: str,
    words: str | None,
    value: Value | None,
    of: Report,
    anchor: Span,
    **more: object,
) -> Claim:
    where = span(words) if words else None
    fate = value.fate if isinstance(value, Casualty) else None
    base = Claim(
        claim_id(of.id, slot, where, anchor, "r", fate, None, "affirmed"),
        slot,  # type: ignore[arg-type]
        value,
        text=words,
        evidence=(where,) if where else (),
        rule="r",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def account(
    of: Report,
    number: int = 0,
    country: str = "KE",
    sub_type: str = "armed_clash",
    day: str | None = "2026-03-02",
    foreground: bool = True,
) -> Account:
    anchor = span("fired on")
    speaker = Speaker(
        "a police spokesman",
        span("a police spokesman"),
        role="police",
        medium="statement",
        also=(Speaker("the army", role="military"),),
    )
    when = DateValue(
        Interval(day, day) if day else None,
        precision="day" if day else "unresolved",
        anchor=DateAnchor("published", "2026-03-03"),
    )
    kind = EventType(TYPE_OF[sub_type], sub_type, ("grenade",))
    where = Place("Oruba", "the market of Oruba", country=country, lat=1.5, lon=36.25)
    toll = Casualty("killed", "state_forces", Range(3, 3, 3, stated=3))
    inferred: dict[str, object] = {"basis": "inferred", "from_": ("report.published",)}
    claims = (
        claim("event_type", None, kind, of, anchor, **inferred),
        claim("act", "fired on", "shooting", of, anchor),
        claim("date", "on Monday", when, of, anchor, confidence=0.25),
        claim("place", "the market of Oruba", where, of, anchor),
        claim("casualty", "three officers", toll, of, anchor, source=speaker),
        claim("responsibility", "No group has claimed", None, of, anchor, value_state="said_none"),
    )
    return Account(
        account_id(of.id, anchor, number),
        of.id,
        anchor,
        f"Armed clash, Oruba, {day}",
        foreground=foreground,
        summary=(Span("text", 0, 20), Span("text", 20, 40)),
        relations=(Relation("aother", "part_of"),),
        claims=claims,
    )


def coded(of: Report | None = None, coder: str = CODER, **more: object) -> CodedReport:
    """A report with one account in its coding."""
    of = of or report()
    accounts = (account(of, **more),)  # type: ignore[arg-type]
    return CodedReport(of, Coding(of.id, coder, True, accounts=accounts))
