"""Who did it, seen over the whole account: forces that answered an attack are no perpetrators."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Actor
from dateline.settle.context import Setting, with_claims

_STATE = frozenset({"military", "police", "paramilitary", "peacekeepers", "intelligence"})
_UNARMED = frozenset({"civilians"})


def doers(account: Account, setting: Setting) -> Account:
    """Perpetrators and participants set right against one another, repeats folded.

    State forces beside another perpetrator become an intervening force; victims and targets
    are not doers of the same act; the same words in one role count once.
    """
    claims = tuple(_intervening(c, account) for c in account.claims)
    claims = tuple(c for c in claims if not _is_victim_too(c, claims))
    return with_claims(account, _fold(claims))


def _intervening(claim: Claim, account: Account) -> Claim:
    if claim.slot != "perpetrator" or not isinstance(claim.value, Actor):
        return claim
    if claim.value.class_ not in _STATE:
        return claim
    others = [
        c.value
        for c in account.of("perpetrator")
        if isinstance(c.value, Actor) and c.value.class_ not in _STATE
    ]
    if not any(a.armed == "yes" or a.form == "named_person" for a in others):
        return claim
    return replace(claim, slot="participant", value=replace(claim.value, role="intervening_force"))


def _is_victim_too(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """ "Villagers" cannot be both the doers and the harmed of one act."""
    if claim.slot != "perpetrator" or not isinstance(claim.value, Actor):
        return False
    if claim.value.class_ not in _UNARMED and claim.value.armed != "no":
        return False
    return any(
        c.slot in {"victim", "target"} and isinstance(c.value, Actor)
        and c.value.label == claim.value.label
        for c in claims
    )  # fmt: skip


def _fold(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The first of several claims of one role by one speaker with the same plain words."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for c in claims:
        if c.slot in {"perpetrator", "target", "victim", "participant", "weapon"}:
            key = (c.slot, _plain(c.text), c.source.text if c.source else None, c.polarity)
            if key in seen:
                continue
            seen.add(key)
        out.append(c)
    return tuple(out)


def _plain(text: str | None) -> str:
    words = (text or "").lower().split()
    while words and words[0] in {"the", "a", "an", "some", "several", "two", "three"}:
        words = words[1:]
    return " ".join(words)
