"""What an account keeps of the kind of matter it was, and of what was done about it."""

from __future__ import annotations

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.parsed import Parsed
from dateline.model.values import Damage, Response
from dateline.settle.context import Setting, with_claims

_REACH = 3
_POLICE = frozenset({"arrest", "raid", "seizure_or_defusal"})


def context_kind(account: Account, setting: Setting) -> Account:
    """One context an account: the first that is told plainly, else the first."""
    told = account.of("context")
    if len(told) < 2:
        return account
    plain = [c for c in told if c.status == "asserted"]
    best = (plain or list(told))[0]
    return with_claims(
        account, tuple(c for c in account.claims if c.slot != "context" or c is best)
    )


def responses(account: Account, setting: Setting) -> Account:
    """What a title tells once more is left out, and an arrest that is the incident itself."""
    acts = {str(c.value) for c in account.of("act")}
    held = {_kind(c) for c in account.claims if _kind(c) and not _in_title(c)}
    police = bool(acts) and acts <= _POLICE
    return with_claims(
        account,
        tuple(
            c
            for c in account.claims
            if not police or _kind(c) not in {"arrest", "clearance"}
            if not (_in_title(c) and _kind(c) in held)
        ),
    )


def _kind(claim: Claim) -> str | None:
    if isinstance(claim.value, Response):
        return claim.value.kind
    if claim.slot in {"motive", "demand"}:
        return claim.slot
    return claim.value.degree if isinstance(claim.value, Damage) else None


def _in_title(claim: Claim) -> bool:
    return bool(claim.evidence) and claim.evidence[0].field == "title"


def adopt(
    parsed: Parsed, before: tuple[Account, ...], kept: tuple[Account, ...]
) -> tuple[Account, ...]:
    """What is told around an act stays when the account it was told with is not kept, unless
    that was of another day.

    It goes to the kept account told up to three sentences before; to the only kept one from
    anywhere.
    """
    held = {a.id for a in kept}
    given: dict[str, list[Claim]] = {}
    for lost in before:
        if lost.id in held or not (lost.foreground or _undated(lost)):
            continue
        for claim in lost.of("response", "motive", "demand", "damage"):
            home = _home(parsed, claim, kept)
            if home is not None:
                given.setdefault(home.id, []).append(claim)
    return tuple(with_claims(a, _added(a.claims, given.get(a.id, []))) for a in kept)


def _added(claims: tuple[Claim, ...], more: list[Claim]) -> tuple[Claim, ...]:
    known = {c.id for c in claims}
    return (*claims, *(c for c in more if c.id not in known))


def _home(parsed: Parsed, claim: Claim, kept: tuple[Account, ...]) -> Account | None:
    if len(kept) == 1:
        return kept[0]
    told = {span: a for a in kept for span in a.summary}
    at = next((s.index for s in parsed.sentences if s.span.covers(claim.evidence[0])), 0)
    for back in range(_REACH + 1):
        home = told.get(parsed.sentences[max(0, at - back)].span)
        if home is not None:
            return home
    return None


def _undated(account: Account) -> bool:
    return not any(c.basis == "quote" for c in account.of("date"))
