"""The account: what one report says about one incident."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.model.claim import Claim
from dateline.model.span import Span

ToldAs = Literal["news", "follow_up", "recalled"]
Kind = Literal["single", "aggregate", "continuing"]
RelationKind = Literal[
    "retaliation_for", "part_of", "same_series", "secondary_attack", "aftermath", "not_related"
]


@dataclass(frozen=True, slots=True)
class Relation:
    """How this account's incident stands to that of another account of the same report."""

    account: str
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class Account:
    """The claims of one report about one incident, with the words that name the act."""

    id: str
    report_id: str
    anchor: Span
    title: str
    foreground: bool = True
    told_as: ToldAs = "news"
    kind: Kind = "single"
    minimal: bool = False
    summary: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()

    def of(self, *slots: str) -> tuple[Claim, ...]:
        """The claims of the named slots, in order."""
        return tuple(c for c in self.claims if c.slot in slots)


def ordered(accounts: Iterable[Account], first: str | None) -> list[Account]:
    """Accounts in their order, but the one of id `first` before all others."""
    return sorted(accounts, key=lambda a: a.id != first)


def find_claim(
    accounts: Iterable[Account], fits: Callable[[Claim], bool], home: str | None
) -> tuple[Account, Claim] | None:
    """The first claim that fits, with its account: in the account `home`, else wherever it is."""
    found = ((a, c) for a in ordered(accounts, home) for c in a.claims if fits(c))
    return next(found, None)
