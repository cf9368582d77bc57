"""Which accounts are worth keeping: those with more than the bare word of an act."""

from __future__ import annotations

from dateline.model.account import Account
from dateline.model.parsed import Parsed

_SUBSTANCE = frozenset(
    {"casualty", "perpetrator", "target", "victim", "participant", "weapon", "occurrence",
     "responsibility"}
)  # fmt: skip


def keep(parsed: Parsed, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """Accounts with substance: people, a toll, a weapon, or both a time and a place of their own."""
    return tuple(a for a in accounts if _has_substance(a))


def _has_substance(account: Account) -> bool:
    slots = {c.slot for c in account.claims if c.basis == "quote"}
    return bool(slots & _SUBSTANCE) or {"date", "place"} <= slots
