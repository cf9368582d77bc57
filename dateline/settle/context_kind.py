"""What an account keeps of the kind of matter it was, and of what was done about it."""

from __future__ import annotations

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.values import Response
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
    """An arrest that is itself the incident is no response to one."""
    acts = {str(c.value) for c in account.of("act")}
    if not acts or not acts <= _POLICE:
        return account
    return with_claims(account, tuple(c for c in account.claims if not _is_arrest(c)))


def _is_arrest(claim: Claim) -> bool:
    return isinstance(claim.value, Response) and claim.value.kind == "arrest"
