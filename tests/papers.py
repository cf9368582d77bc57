"""Three invented reports of one attack whose toll rises, and one of another, coded."""

from __future__ import annotations

from dataclasses import replace

from samples import CODER, claim

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.identity import account_id, report_id
from dateline.model.report import Report, Stamp
from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    DateValue,
    EventType,
    Interval,
    Place,
    Speaker,
)
from dateline.values import counts

POLICE = "a police spokesman"


STORMED = (
    "Gunmen stormed the bus station of {city} on 2 March, killing {number} people, a police "
    "spokesman said. Shots were heard for an hour. Nobody has claimed the attack."
)
ROBBED = (
    "Near {city} herders lost their cattle on 9 February when Gunmen came in lorries; {number} "
    "people of one family lay dead by noon, according to a police spokesman. Nobody has claimed "
    "it. The village chief had stormed out of talks about grazing."
)


def paper(
    number: str, publisher: str, published: str, city: str = "Oruba", lat: float = 1.5,
    words: str = STORMED,
) -> CodedReport:  # fmt: skip
    """One report: the toll in words, who printed it and when."""
    words = words.format(city=city, number=number)
    title = f"{publisher}: attack in {city}"
    of = Report(
        report_id(None, title, words), title, words, publisher=publisher, language="en",
        url=f"https://{publisher.lower()}.example/{published}", published=Stamp(published),
    )  # fmt: skip
    return CodedReport(of, Coding(of.id, CODER, True, accounts=(account(of, number, city, lat),)))


def account(of: Report, number: str, city: str, lat: float) -> Account:
    def at(words: str) -> Span:
        start = of.text.index(words)
        return Span("text", start, start + len(words))

    def told(slot: str, words: str, value: object, **more: object) -> Claim:
        base = claim(slot, None, value, of, anchor, rule=f"{slot} {words}", **more)  # type: ignore[arg-type]
        return replace(base, text=words, evidence=(at(words),))

    anchor = at("stormed")
    said_by = Speaker(POLICE, at(POLICE), role="police", medium="statement")
    where = Place(
        city, city, city=city, admin1="Rift", country="KE", lat=lat, lon=36.25, radius_km=4.0,
        precision="city", point_of=city, geonameid=int(lat * 100),
    )  # fmt: skip
    said, day = ("2 March", "2026-03-02") if "2 March" in of.text else ("9 February", "2026-02-09")
    when = DateValue(Interval(day, day), precision="day")
    claims = (
        claim("event_type", None, EventType("violence_against_civilians", "attack"), of, anchor,
              basis="inferred", rule="type_table"),
        claim("stage", None, "accomplished", of, anchor, basis="inferred", rule="stage"),
        told("act", "stormed", "shooting"),
        told("date", said, when),
        told("place", city, where),
        told("perpetrator", "Gunmen", Actor(label="unidentified armed group", armed="yes",
                                            form="described_group")),
        told("casualty", f"{number} people", Casualty("killed", "total", counts.parse(number)),
             source=said_by),
        told("responsibility", "Nobody has claimed", None, value_state="said_none"),
    )  # fmt: skip
    return Account(
        account_id(of.id, anchor), of.id, anchor, f"Attack, {city}, 2 Mar 2026",
        summary=(Span("text", 0, of.text.index(". ") + 1),), claims=claims,
    )  # fmt: skip


RISING = (
    paper("seven", "Courier", "2026-03-02"),
    paper("nine", "Herald", "2026-03-03", words=STORMED + " Roads were closed in the evening."),
    paper(
        "eleven",
        "Gazette",
        "2026-03-05",
        words=STORMED + " A day of mourning was called for Friday.",
    ),
)
ELSEWHERE = paper("two", "Courier", "2026-02-10", "Kenda", 9.5, ROBBED)
