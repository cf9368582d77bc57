"""What an account keeps of the kind of matter it was, and of what was done about it."""

from __future__ import annotations

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Damage, EventType, Response
from dateline.settle.context import Setting, with_claims

_POLICE = frozenset({"arrest", "raid", "seizure_or_defusal"})


def context_kind(account: Account, setting: Setting) -> Account:
    """One context an account: the first that is told plainly, else the first."""
    told = account.of("context")
    if len(told) < 2:
        return account
    plain = [c for c in told if c.status == "asserted"]
    best = (plain or list(told))[0]
    return with_claims(account, tuple(c for c in account.claims if c.slot != "context" or c is best))


def responses(account: Account, setting: Setting) -> Account:
    """Responses and damage once: not in a title again, and no arrest that is the incident."""
    acts = {str(c.value) for c in account.of("act")}
    held = {_kind(c) for c in account.claims if _kind(c) and not _in_title(c)}
    police = bool(acts) and acts <= _POLICE
    return with_claims(
        account,
        tuple(
            c
            for c in account.claims
            if not (police or _is_protest(account)) or _kind(c) != "arrest"
            if not (_in_title(c) and _kind(c) in held)
        ),
    )


def _kind(claim: Claim) -> str | None:
    if isinstance(claim.value, Response):
        return claim.value.kind
    return claim.value.degree if isinstance(claim.value, Damage) else None


def _in_title(claim: Claim) -> bool:
    return bool(claim.evidence) and claim.evidence[0].field == "title"


def _is_protest(account: Account) -> bool:
    """Arrests of a crowd are part of the event, told by its casualties and participants."""
    types = [c.value for c in account.of("event_type") if isinstance(c.value, EventType)]
    return any(t.type == "protests" for t in types)
