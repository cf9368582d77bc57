"""Acts told again: one claim for each act, speaker and way to put it is enough."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.settle.context import Setting, with_only


def acts_once(account: Account, setting: Setting) -> Account:
    """The account without acts that say nothing new.

    An act told again by the same speaker goes into the evidence of the first claim; a bare word
    ("the attack", "killed") goes where a more telling act of that speaker is there. What is
    denied stays apart from what is affirmed.
    """
    held: dict[tuple[object, ...], Claim] = {}
    order: list[Claim] = []
    telling = {_voice(c) for c in account.of("act") if c.value != "other"}
    anyone = bool(telling)
    for claim in account.claims:
        if claim.slot != "act":
            order.append(claim)
            continue
        if claim.value == "other" and anyone and (_voice(claim) in telling or not claim.source):
            continue
        key = (claim.value, *_voice(claim))
        first = held.get(key)
        if first is None:
            held[key] = claim
            order.append(claim)
        else:
            held[key] = replace(
                first, evidence=tuple(dict.fromkeys((*first.evidence, *claim.evidence)))
            )
    final = {c.id: c for c in held.values()}
    return with_only(account, tuple(final.get(c.id, c) for c in order))


def _voice(claim: Claim) -> tuple[object, ...]:
    return (claim.source.text if claim.source else None, claim.polarity)
