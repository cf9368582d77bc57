"""The account: what one report says about one incident."""

from __future__ import annotations

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
