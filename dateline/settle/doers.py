"""Who did it, seen over the whole account: forces that answered an attack are no perpetrators."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Actor, Object
from dateline.settle.context import Setting, with_claims

_STATE = frozenset({"military", "police", "paramilitary", "peacekeepers", "intelligence"})
_VAGUE = frozenset({"unidentified armed group", "bomber", "person", "unidentified"})
_UNARMED = frozenset({"civilians"})


def doers(account: Account, setting: Setting) -> Account:
    """Perpetrators and participants set right against one another, repeats folded.

    State forces beside another perpetrator become an intervening force; victims and targets
    are not doers of the same act; the same words in one role count once.
    """
    claims = tuple(_intervening(c, account) for c in account.claims)
    claims = tuple(c for c in claims if not _is_victim_too(c, claims))
    return with_claims(account, _fold(claims))


def described_once(account: Account, setting: Setting) -> Account:
    """Doers and targets told again in vaguer words are left to the first, fuller words."""
    kept = _named_once(account.claims)
    known = {c.id for c in kept}
    left = {c.id for c in account.claims} - known
    return with_claims(
        account,
        tuple(replace(c, from_=tuple(i for i in c.from_ if i not in left)) for c in kept),
    )


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
        and set(_plain(c.text).split()) & set(_plain(claim.text).split())
        and c.value.label == claim.value.label
        and len(set(_plain(c.text).split()) ^ set(_plain(claim.text).split())) <= 1
        for c in claims
    )  # fmt: skip


def _named_once(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Doers and targets described again in vaguer words count once.

    "The attackers" after "five masked gunmen", "the man" after "a gunman", "the office" after
    "the office of the mayor" are the same people and things. Found by what they did comes
    before found by what they are.
    """
    out = []
    for c in claims:
        if c.slot in {"perpetrator", "target"} and any(
            o is not c
            and o.slot == c.slot
            and o.polarity == c.polarity
            and _says_more(o, c, claims)
            for o in claims
        ):
            continue
        out.append(c)
    return tuple(out)


def _says_more(other: Claim, claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """True when `other` names the same doer or target as `claim`, and more precisely."""
    a, b = other.value, claim.value
    if isinstance(b, Actor) and isinstance(a, Actor):
        if b.name is not None or b.class_ in _STATE:
            return False
        vague = (claim.produced_by or "").startswith("inherent") or b.label in _VAGUE
        if not vague:
            return False
        if a.name is not None or a.label not in _VAGUE:
            return a.armed == "yes"
        return _weight(other, claims) > _weight(claim, claims)
    mine, theirs = set(_plain(claim.text).split()), set(_plain(other.text).split())
    return isinstance(b, Object) and mine < theirs


def _weight(claim: Claim, claims: tuple[Claim, ...]) -> tuple[bool, bool, int, int]:
    """Found by an act, armed, told in more words, told first."""
    value = claim.value
    words = _plain(claim.text).split()
    return (
        isinstance(value, Actor) and value.label != "person",
        not (claim.produced_by or "").startswith("inherent"),
        min(len(words), 6),
        -claims.index(claim),
    )


def _fold(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The first of several claims of one role by one speaker with the same plain words."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for c in claims:
        if c.slot in {"perpetrator", "target", "victim", "participant", "weapon", "act"}:
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
