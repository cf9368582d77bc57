"""Sides of a fight, and the side that a speaker stands on. A side is no blame."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Actor, EventType, Speaker
from dateline.settle.context import Setting, with_claims

_REBELS = re.compile(r"\b(?:rebels?|insurgents?)\b", re.IGNORECASE)
_OFTEN = 2
_STATE = frozenset(
    {"military", "police", "paramilitary", "intelligence", "foreign_military", "peacekeepers",
     "pro_state_militia"}
)  # fmt: skip
_FIGHTERS = frozenset({"perpetrator", "participant", "target", "victim"})
_OFFICIAL = frozenset({"military", "police", "intelligence", "government"})


def sides(account: Account, setting: Setting) -> Account:
    """In a battle between a state's forces and others, A is the side told first.

    Forces of two states, or two groups without a state, are left alone: who fights for whom is
    then not to be had from classes. Speakers of the army, the police and the government stand
    with the state, those of an armed group with the others.
    """
    if not _is_battle(account):
        return account
    told = [s for c in account.claims if c.slot in _FIGHTERS for s in [_side_of(c.value)] if s]
    if set(told) != {"state", "other"}:
        return account
    names = {told[0]: "A", "other" if told[0] == "state" else "state": "B"}
    return with_claims(account, tuple(_sided(c, names) for c in account.claims))


def fighting_voices(account: Account, setting: Setting) -> Account:
    """ "The opposition" is no party of a parliament where the report speaks of rebels."""
    if len(_REBELS.findall(setting.parsed.report.text)) < _OFTEN:
        return account
    return with_claims(account, tuple(_at_war(c) for c in account.claims))


def _at_war(claim: Claim) -> Claim:
    source = claim.source
    if source is None or source.role != "politician":
        return claim
    if source.text.lower().removeprefix("the ") != "opposition":
        return claim
    return replace(claim, source=replace(source, role="armed_group"))


def _is_battle(account: Account) -> bool:
    kinds = [c.value for c in account.of("event_type")]
    return any(isinstance(k, EventType) and k.type == "battles" for k in kinds)


def _side_of(value: object) -> str | None:
    if not isinstance(value, Actor):
        return None
    if value.class_ in _STATE:
        return "state"
    return "other" if value.armed == "yes" else None


def _sided(claim: Claim, names: dict[str, str]) -> Claim:
    value, source = claim.value, claim.source
    side = _side_of(value) if claim.slot in _FIGHTERS else None
    if side is not None and isinstance(value, Actor):
        value = replace(value, side=names[side])  # type: ignore[arg-type]
    if source is not None:
        source = _partisan(source, names)
    return replace(claim, value=value, source=source)


def _partisan(speaker: Speaker, names: dict[str, str]) -> Speaker:
    if speaker.role in _OFFICIAL:
        return replace(speaker, party=names["state"])  # type: ignore[arg-type]
    if speaker.role == "armed_group":
        return replace(speaker, party=names["other"])  # type: ignore[arg-type]
    return speaker
