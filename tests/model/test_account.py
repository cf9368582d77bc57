from __future__ import annotations

from dateline.model.account import Account, find_claim, ordered
from dateline.model.claim import Claim
from dateline.model.span import Span

ONE, TWO = (
    Account(name, "r", Span("text", 0, 1), "", claims=claims)
    for name, claims in (
        ("a1", (Claim("c1", "motive", "land"), Claim("c2", "act", "clash"))),
        ("a2", (Claim("c1", "motive", "water"), Claim("c3", "act", "attack"))),
    )
)


def test_the_account_that_is_named_comes_first() -> None:
    assert ordered((ONE, TWO), "a2") == [TWO, ONE]
    assert ordered((ONE, TWO), None) == [ONE, TWO]


def test_a_claim_is_looked_for_at_home_and_then_everywhere() -> None:
    def hit(name: str, home: str | None) -> tuple[Account, Claim] | None:
        return find_claim((ONE, TWO), lambda c: c.id == name, home)

    assert hit("c1", "a2") == (TWO, TWO.claims[0])
    assert hit("c1", "a9") == (ONE, ONE.claims[0])
    assert hit("c2", "a2") == (ONE, ONE.claims[1])
    assert hit("c9", "a1") is None
