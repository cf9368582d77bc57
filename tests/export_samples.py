"""Codings for tests of exports and commands: one of each kind that an export treats by itself."""

from __future__ import annotations

from dataclasses import replace

from samples import CODER, account, claim, report, span

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Coding
from dateline.model.identity import account_id
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import (
    Actor,
    Casualty,
    Damage,
    Object,
    Occurrence,
    Range,
    Response,
    Responsibility,
    Speaker,
    Statement,
    Weapon,
)

ANCHOR = span("fired on")


def with_claims(base: Account, *claims: Claim, without: tuple[str, ...] = ()) -> Account:
    """An account with more claims, and without those of some slots."""
    kept = tuple(c for c in base.claims if c.slot not in without)
    return replace(base, claims=(*kept, *claims))


def stage(of: Report, word: str) -> Claim:
    return claim("stage", None, word, of, ANCHOR, basis="inferred")


def of_every_slot(of: Report) -> Account:
    """An account with a claim of every slot, and every field of a claim and a speaker in use."""
    gunmen = Actor(
        None,
        "unidentified armed group",
        "described_group",
        "unknown",
        armed="yes",
        count=Range(3, None, 9, "several"),
        described_as="from the hills",
    )
    spokesman = Speaker(
        "a police spokesman",
        span("a police spokesman"),
        "Police of Oruba",
        "police",
        "organisation",
        "p1",
        "A",
        "statement",
        "2026-03-02",
        (Speaker("the army", role="military"),),
        Speaker("OP", role="media"),
    )
    said = {"source": spokesman, "certainty": "hedged"}
    toll = Casualty("injured", "civilians", Range(10, None, None, "at_least", 10), "child", "male",
                    "Kenyan", "trader", True)  # fmt: skip
    group = Actor("Front of Oruba", form="named_organisation", class_="rebel_group", side="A")
    more = (
        stage(of, "accomplished"),
        claim("perpetrator", "Gunmen", gunmen, of, ANCHOR, self_=True, legal="charged", **said),
        claim("target", "a patrol", Object("a patrol", "vehicle", "police", "yes"), of, ANCHOR),
        claim("victim", "officers", replace(gunmen, label="police", role=None), of, ANCHOR),
        claim("participant", "police", Actor(label="police", role="opposing_side"), of, ANCHOR),
        claim("weapon", "fired", Weapon("rifle", "firearm", Range(2, None, None, "plural"),
                                        "found"), of, ANCHOR, confidence=0.5, doubtful=True),
        replace(claim("casualty", "killing", toll, of, ANCHOR, part_of="ctoll"), of="cvictim"),
        claim("perpetrator_count", "Gunmen", Range(3, None, 9, "several"), of, ANCHOR),
        claim("responsibility", "claimed", Responsibility("claimed", group, "video"), of, ANCHOR,
              alternative_to="cnone", from_=("ca", "cb")),
        claim("response", "patrol", Response("pursuit"), of, ANCHOR, polarity="retracted"),
        claim("motive", "on a patrol", "=revenge", of, ANCHOR),
        claim("demand", "market", "money", of, ANCHOR, alternative="food", produced_by="rule"),
        claim("damage", "the market", Damage("the market", "destroyed"), of, ANCHOR),
        claim("context", "attack", "political", of, ANCHOR, member_of="cgroup", supersedes="cx"),
        claim("statement", "said", Statement("demand"), of, ANCHOR),
        claim("occurrence", "the attack", Occurrence("confirmed"), of, ANCHOR),
    )  # fmt: skip
    return with_claims(account(of), *more)


def variant(of: Report, number: int, **more: object) -> Account:
    """The plain account under an anchor of its own."""
    anchor = Span("text", number, number + 5)
    base = replace(account(of), id=account_id(of.id, anchor), anchor=anchor)
    return replace(base, **more)  # type: ignore[arg-type]


def many() -> list[CodedReport]:
    """Three reports: one with an account of each kind, one without any, one older version."""
    of = report(input_id="many", url="https://news.example/1?a=1", title="=HYPERLINK(1)")
    plain = with_claims(variant(of, 1), stage(of, "accomplished"))
    denied = variant(of, 2)
    denied = replace(
        denied,
        claims=tuple(
            replace(c, polarity="denied") if c.slot == "act" else c for c in denied.claims
        ),
    )
    accounts = (
        of_every_slot(of),
        plain,
        denied,
        variant(of, 3, foreground=False, told_as="recalled"),
        variant(of, 4, kind="aggregate"),
        variant(of, 5, kind="continuing"),
        with_claims(variant(of, 6), stage(of, "foiled")),
        with_claims(variant(of, 7), stage(of, "threatened")),
        with_claims(variant(of, 8), without=("place", "date", "casualty", "responsibility")),
    )
    silent = report(title="A market opens", text="A market opened in Oruba on Monday.")
    return [
        CodedReport(of, Coding(of.id, CODER, True, accounts=accounts)),
        CodedReport(silent, Coding(silent.id, CODER, False, "no_incident")),
    ]


def said_nothing(of: Report) -> Account:
    """An account that says of every slot that it is unknown, or that there is none."""
    none = Casualty("killed", count=Range(0, 0, 0, "none", 0))
    unknown: dict[str, object] = {"value_state": "said_unknown"}
    no: dict[str, object] = {"value_state": "said_none"}
    claims = (
        claim("casualty", "killing", none, of, ANCHOR, **no),
        claim("casualty", "three", Casualty("injured"), of, ANCHOR, **unknown),
        claim("perpetrator", "Gunmen", None, of, ANCHOR, **unknown),
        claim("place", "the market", None, of, ANCHOR, **unknown),
        claim("date", "Monday", None, of, ANCHOR, **unknown),
        claim("weapon", "fired", None, of, ANCHOR, **no),
        claim("responsibility", "No group", Responsibility("none_reported"), of, ANCHOR, **no),
    )
    return replace(account(of), claims=claims)
