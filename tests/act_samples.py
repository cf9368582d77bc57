"""Reports with two accounts each, made anew for any wording: what acts are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.identity import account_id, claim_id, report_id
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.values import (
    Casualty,
    DateValue,
    EventType,
    Interval,
    Place,
    Range,
    Speaker,
    Value,
)

WORK = "https://courier.example/oruba"
ONE, TWO = "dateline/0.1.0+0123456789ab", "dateline/0.2.0+fedcba987654"
LEAD = "Gunmen fired on a patrol near the market of Oruba on Monday, killing three officers."
POLICE = "Seven people were injured, a police spokesman said."
OLD = "Last year a bomb exploded in Kemba and nine people died."
TEXT = "\n\n".join((LEAD, POLICE, OLD))
SPEAKER = "a police spokesman"
# slot, words, value, whether the spokesman says it; of the first account and of the second.
FIRST = (
    ("act", "fired on", "shooting", False),
    ("date", "on Monday", "2026-03-02", False),
    ("place", "Oruba", "KE", False),
    ("casualty", "three officers", ("killed", 3), False),
    ("casualty", "Seven people", ("injured", 7), True),
)
SECOND = (
    ("act", "exploded", "ied", False),
    ("place", "Kemba", "NG", False),
    ("casualty", "nine people", ("killed", 9), False),
)
NUMBERS = {"three": 3, "four": 4, "Seven": 7, "nine": 9}


def page(text: str = TEXT, seen: str = "2026-03-03", work: str | None = WORK) -> Report:
    """A version of a page, as it was seen on a day."""
    title = "Patrol attacked"
    made = report_id(work, title, text)
    stamp = Stamp("2026-03-03")
    return Report(made, title, text, work_id=work, seen_at=seen, published=stamp, language="en",
                  content_hash=made)  # fmt: skip


def _value(slot: str, words: str, raw: object) -> Value:
    if slot == "date":
        return DateValue(Interval(str(raw), str(raw)), precision="day")
    if slot == "place":
        return Place(words, words, city=words, country=str(raw), lat=1.0, lon=2.0)
    if slot == "casualty":
        fate, count = raw  # type: ignore[misc]
        return Casualty(fate, count=Range(count, count, count, stated=count))
    return str(raw)


def _account(of: Report, found: Sequence[tuple[str, str, object, bool]], kind: str) -> Account:
    claims: list[Claim] = []
    for slot, words, raw, said in found:
        start = of.text.find(words)
        if start < 0:
            continue
        span, value = Span("text", start, start + len(words)), _value(slot, words, raw)
        speaker = None
        if said and SPEAKER in of.text:
            at = of.text.index(SPEAKER)
            speaker = Speaker(SPEAKER, Span("text", at, at + len(SPEAKER)), role="police")
        fate = value.fate if isinstance(value, Casualty) else None
        name = claim_id(of.id, slot, span, span, None, fate, speaker.span if speaker else None,
                        "affirmed")  # fmt: skip
        claims.append(
            Claim(name, slot, value, text=words, evidence=(span,), source=speaker)  # type: ignore[arg-type]
        )
    if not claims:
        return Account("", of.id, Span("text", 0, 0), "")
    anchor = claims[0].evidence[0]
    types = {"shooting": "armed_clash", "ied": "remote_explosive_landmine_ied"}
    main = {"shooting": "battles", "ied": "explosions_remote_violence"}
    made = Claim(
        claim_id(of.id, "event_type", None, anchor, "r", None, None, "affirmed"),
        "event_type", EventType(main[kind], types[kind]), basis="inferred", rule="r",
    )  # fmt: skip
    summary = tuple(
        Span("text", s, s + len(t)) for t in (LEAD, POLICE, OLD) if (s := of.text.find(t)) >= 0
        and any(Span("text", s, s + len(t)).covers(c.evidence[0]) for c in claims)
    )  # fmt: skip
    return Account(account_id(of.id, anchor), of.id, anchor, f"Was {kind}", summary=summary,
                   claims=(made, *claims))  # fmt: skip


def coded(
    text: str = TEXT,
    seen: str = "2026-03-03",
    coder: str = ONE,
    without: Sequence[str] = (),
    work: str | None = WORK,
) -> CodedReport:
    """A version of the page as a coder reads it, who misses the claims on some words.

    Tolls follow the words: the first number of the text that fits is the one that is read.
    """
    of = page(text, seen, work)
    killed = "four officers" if "four officers" in text else "three officers"
    first = [f if f[1] != "three officers" else
             ("casualty", killed, ("killed", NUMBERS[killed.split()[0]]), False)
             for f in FIRST]  # fmt: skip
    accounts = [
        _account(of, [f for f in found if f[1] not in without], kind)
        for found, kind in ((first, "shooting"), (SECOND, "ied"))
    ]
    held = tuple(a for a in accounts if a.claims)
    if len(held) > 1:
        held = (held[0], replace(held[1], foreground=False, told_as="recalled"))
    return CodedReport(of, Coding(of.id, coder, True, accounts=held))


def named(found: CodedReport, words: str) -> Claim:
    """The claim on some words."""
    return next(c for a in found.coding.accounts for c in a.claims if c.text == words)
