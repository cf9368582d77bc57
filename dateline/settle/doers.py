"""Who did it, seen over the whole account: forces that answered an attack are no perpetrators."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.account import Account
from dateline.model.claim import Claim, Legal
from dateline.model.span import Span
from dateline.model.values import Actor, Object
from dateline.settle.context import Setting, with_claims, with_only

_STATE = frozenset({"military", "police", "paramilitary", "peacekeepers", "intelligence"})
_VAGUE = frozenset({"unidentified armed group", "bomber", "person", "unidentified"})
_UNARMED = frozenset({"civilians"})
_WHO = frozenset({"perpetrator", "target", "victim", "participant"})
_ATTACKS = frozenset({"territory_taken", "air_strike", "drone_strike", "shelling", "clash"})
_POINTING = frozenset({"the", "these", "those", "both"})
_POINTER = 3
_LEGAL: dict[str, Legal] = {
    "accused": "accused",
    "charged": "charged",
    "convicted": "convicted",
    "acquitted": "acquitted",
}
_WORDS = re.compile(r"[\w’'-]+")
_EMPTY = frozenset(
    "the and two three four five six seven eight nine ten several some other others least about "
    "near more than from".split()
)


def doers(account: Account, setting: Setting) -> Account:
    """Perpetrators and participants set right against one another, repeats folded.

    State forces beside another perpetrator become an intervening force; victims and targets
    are not doers of the same act; the same words in one role count once.
    """
    claims = tuple(_intervening(_side(_in_court(c), account), account) for c in account.claims)
    claims = tuple(c for c in claims if not _is_victim_too(c, claims))
    return with_claims(account, _fold(claims))


def described_once(account: Account, setting: Setting) -> Account:
    """Doers and targets told again in vaguer words are left to the first, fuller words."""
    return with_only(account, _named_once(told_once(account.claims)))


def _in_court(claim: Claim) -> Claim:
    """How a person stands before the law, as the rule that found him says."""
    rule, _, state = (claim.produced_by or "").partition(":")
    legal = _LEGAL.get(state) if rule == "court" else None
    return replace(claim, legal=legal) if legal else claim


def _side(claim: Claim, account: Account) -> Claim:
    """Both sides of a clash are its doers; forces that others attacked stay their target."""
    named = claim.slot == "target" and (claim.produced_by or "").startswith("side:")
    if not named or any(_attacked(c, account) for c in account.of("perpetrator")):
        return claim
    return replace(claim, slot="perpetrator")


def _attacked(claim: Claim, account: Account) -> bool:
    """True for people who are no state's force and did more than fight in a clash."""
    value, hooks = claim.value, claim.evidence[1:]
    acts = {str(c.value) for c in account.of("act") if c.evidence and c.evidence[0] in hooks}
    told = (claim.produced_by or "").startswith("doer:") and bool(acts - {"clash"})
    return told and isinstance(value, Actor) and value.class_ not in _STATE


def told_once(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """What the title tells of somebody, and "the men" after "two men", is left to fuller words.

    The words left out become further evidence of the claim that stays.
    """
    extra: dict[str, list[Span]] = {}
    dropped: set[str] = set()
    for i, c in enumerate(claims):
        if c.slot not in _WHO or not c.evidence or c.basis != "quote":
            continue
        home = next((o for j, o in enumerate(claims) if _fuller(o, c, j < i, dropped)), None)
        if home is not None:
            dropped.add(c.id)
            extra.setdefault(home.id, []).append(c.evidence[0])
    return tuple(
        replace(c, evidence=tuple(dict.fromkeys((*c.evidence, *extra.get(c.id, ())))))
        for c in claims
        if c.id not in dropped
    )


def _fuller(other: Claim, claim: Claim, before: bool, dropped: set[str]) -> bool:
    """True when `other` may stand for a repeat: same slot, one kind of thing, told in the text."""
    if other.slot != claim.slot or other is claim or other.id in dropped:
        return False
    if not other.evidence or other.evidence[0].field == "title" or not _one_kind(other, claim):
        return False
    if other.polarity != claim.polarity:
        return False
    if claim.evidence[0].field == "title":
        return True
    return before and _points_back(claim, other)


def _points_back(claim: Claim, other: Claim) -> bool:
    """ "The woman", "the attackers": two words that say nothing new."""
    words = (claim.text or "").lower().split()
    if not words or words[0] not in _POINTING or len(words) > _POINTER:
        return False
    if _named(claim):
        return False
    return words[-1] in (other.text or "").lower().split() or claim.slot == "perpetrator"


def _named(claim: Claim) -> bool:
    return isinstance(claim.value, Actor) and claim.value.name is not None


def _one_kind(a: Claim, b: Claim) -> bool:
    """Both may speak of the same people or thing."""
    x, y = a.value, b.value
    shared = _content(a) & _content(b)
    if isinstance(x, Actor) and isinstance(y, Actor):
        if x.name and y.name:
            return bool(shared) or (x.actor_id is not None and x.actor_id == y.actor_id)
        if x.class_ == y.class_ or "unknown" in (x.class_, y.class_):
            return a.slot == "perpetrator" or bool(shared) or x.label == y.label
        return bool(shared)
    if isinstance(x, Object) and isinstance(y, Object):
        return bool(shared) or (x.form == y.form and x.sector == y.sector)
    return False


def _content(claim: Claim) -> set[str]:
    """The words of a claim that say something, in the singular as far as an -s makes it."""
    words = _WORDS.findall((claim.text or "").lower())
    return {w.removesuffix("s") for w in words if len(w) > 2 and w not in _EMPTY}


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
    if _own_attack(claim, account):
        return claim
    return replace(claim, slot="participant", value=replace(claim.value, role="intervening_force"))


def _own_attack(claim: Claim, account: Account) -> bool:
    """True for a side of a battle: it shelled, bombed or took ground, or fought the other."""
    hooks = claim.evidence[1:]
    acts = {str(c.value) for c in account.of("act") if c.evidence and c.evidence[0] in hooks}
    return bool(acts & _ATTACKS)


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
        if b.name is not None or b.class_ in _STATE or a.class_ in _STATE:
            return False  # forces are none of the attackers, whatever more is told of them
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
