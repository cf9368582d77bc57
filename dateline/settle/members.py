"""Persons told to be of an organisation: the organisation is a doer too, and the two are tied."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.identity import claim_id
from dateline.model.mention import Mention
from dateline.settle.context import with_claims

_RULE = "member_of"


def members(account: Account, mentions: tuple[Mention, ...]) -> Account:
    """The account with a claim of the organisation beside each claim of one of its people.

    The organisation is said to be the doer by whoever says it of the person, and as surely.
    """
    groups = {m.hook: m for m in mentions if m.rule == _RULE and m.hook is not None}
    out: list[Claim] = []
    for claim in account.claims:
        group = groups.get(claim.evidence[0]) if claim.evidence else None
        if group is None or claim.slot != group.slot:
            out.append(claim)
            continue
        made = _claim(account, claim, group)
        twin = next((c for c in (*account.claims, *out) if _same(c, made)), None)
        out.append(replace(claim, member_of=(twin or made).id))
        if twin is None:
            out.append(made)
    return with_claims(account, tuple(out))


def _same(claim: Claim, made: Claim) -> bool:
    return claim.slot == made.slot and claim.evidence[:1] == made.evidence[:1]


def _claim(account: Account, person: Claim, group: Mention) -> Claim:
    speaker = person.source.span if person.source else None
    return replace(
        person,
        id=claim_id(account.report_id, group.slot, group.span, account.anchor, _RULE, None,
                    speaker, person.polarity),
        value=group.value,
        text=group.text,
        evidence=(group.span, person.evidence[0]),
        produced_by=_RULE,
        legal=None,
        member_of=None,
    )  # fmt: skip
