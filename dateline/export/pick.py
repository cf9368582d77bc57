"""What stands for an account where there is room for one value: the first of each kind."""

from __future__ import annotations

from dateline.export import wording
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Casualty, Fate, Place

TOLL: tuple[Fate, ...] = ("killed", "injured", "abducted", "detained")


def first(account: Account, slot: str) -> Claim | None:
    """The first claim of a slot that is not denied, else the first."""
    claims = account.of(slot)
    return next((c for c in claims if c.status != "denied"), claims[0] if claims else None)


def figures(account: Account, fate: Fate) -> list[Claim]:
    """The claims about one fate of people in this incident."""
    return [
        c
        for c in account.of("casualty")
        if isinstance(c.value, Casualty) and c.value.fate == fate
        and c.value.scope == "this_incident"
    ]  # fmt: skip


def figure(account: Account, fate: Fate) -> Claim | None:
    """The first figure for a fate: no denied one, no part of a larger one, if there is a choice.

    It is the report's first, not the truest: all others are rows of the claims.
    """
    found = figures(account, fate)
    return min(found, key=lambda c: (c.status == "denied", c.part_of is not None), default=None)


def scenes(account: Account) -> list[Claim]:
    """The claims about where it happened; places of other roles are left out."""
    return [
        c for c in account.of("place") if not isinstance(c.value, Place) or c.value.role == "scene"
    ]


def scene(account: Account) -> Claim | None:
    """The first scene that is not denied, one with a point if there is a choice."""
    return min(scenes(account), key=lambda c: (c.status == "denied", not _has_point(c)),
               default=None)  # fmt: skip


def _has_point(claim: Claim) -> bool:
    return isinstance(claim.value, Place) and claim.value.lat is not None


def toll(account: Account) -> str:
    """The first figures of the dead and the injured ("2 killed, at least 3 injured")."""
    shown = []
    for fate in TOLL:
        claim = figure(account, fate)
        if claim is not None and isinstance(claim.value, Casualty):
            known = claim.value.count is not None
            words = wording.show(claim).split(" (")[0] if known else f"{fate}: unknown"
            shown.append(f"{words}?" if claim.status != "asserted" and known else words)
    return ", ".join(shown)


def speakers(account: Account) -> list[str]:
    """The distinct speakers of an account's claims, in order; the report itself left out."""
    named = (wording.speaker_name(c.source) for c in account.claims if c.source is not None)
    return list(dict.fromkeys(named))
