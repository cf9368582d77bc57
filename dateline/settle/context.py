"""What the rules of settle share: the account in work and small ways to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.model.account import Account
from dateline.model.claim import Claim, Slot
from dateline.model.identity import claim_id
from dateline.model.mention import Mention
from dateline.model.parsed import Parsed
from dateline.model.values import Value


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at beside the account: the report and its other accounts."""

    parsed: Parsed
    accounts: tuple[Account, ...]
    mentions: tuple[Mention, ...] = ()


Rule = Callable[[Account, Setting], Account]


def with_claims(account: Account, claims: tuple[Claim, ...]) -> Account:
    """The account with other claims."""
    return replace(account, claims=claims)


def with_only(account: Account, claims: tuple[Claim, ...]) -> Account:
    """The account with other claims, none of them drawn from one that is left out."""
    left = {c.id for c in account.claims} - {c.id for c in claims}
    return with_claims(
        account,
        tuple(
            replace(c, from_=tuple(i for i in c.from_ if i not in left))
            if left.intersection(c.from_) else c
            for c in claims
        ),
    )  # fmt: skip


def add(account: Account, claim: Claim, first: bool = False) -> Account:
    """The account with one more claim, at the front where it has to be met first."""
    claims = (claim, *account.claims) if first else (*account.claims, claim)
    return with_claims(account, claims)


def inferred(
    account: Account,
    slot: Slot,
    value: Value,
    rule: str,
    from_: tuple[str, ...],
    words: Mention | None = None,
) -> Claim:
    """A claim that a named rule made from other claims (or from the report's date).

    `words` is the mention that the rule chose among those not told with the act itself.
    """
    return Claim(
        id=claim_id(account.report_id, slot, None, account.anchor, rule, None, None, "affirmed"),
        slot=slot,
        value=value,
        text=words.text if words else None,
        evidence=(words.span,) if words else (),
        basis="inferred",
        rule=rule,
        produced_by=f"settle:{rule}",
        from_=from_,
    )


def told(
    account: Account, parsed: Parsed, mention: Mention, value: Value | None, rule: str | None
) -> Claim:
    """A claim of words that stand beside the act, said by whoever says them.

    `rule` is part of the claim's id, as for claims that assemble makes of words without an act.
    """
    stretch = parsed.stretch_at(mention.span)
    speaker = stretch.speaker if stretch else None
    said = stretch.certainty if stretch else "stated"
    return Claim(
        id=claim_id(
            account.report_id, mention.slot, mention.span, account.anchor, rule, None,
            speaker.span if speaker else None, mention.polarity,
        ),
        slot=mention.slot,
        value=value,
        value_state=mention.value_state,
        text=mention.text,
        evidence=(mention.span,),
        source=speaker,
        polarity=mention.polarity,
        certainty=mention.certainty if mention.certainty != "stated" else said,
        produced_by=mention.rule,
    )  # fmt: skip


def ids(claims: tuple[Claim, ...], limit: int = 6) -> tuple[str, ...]:
    """The ids of the first claims, as `from`."""
    return tuple(c.id for c in claims[:limit])
