from __future__ import annotations

from dataclasses import replace

from samples import coded

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.span import Span
from dateline.store.lasting import lasting_ids
from dateline.store.ledger import Ledger
from dateline.store.writer import Entry

NEXT = "dateline/0.2.0+fedcba987654"


def account(name: str, *spans: tuple[int, int]) -> Account:
    claims = tuple(
        Claim(f"c{n}", "act", "clash", evidence=(Span("text", *at),)) for n, at in enumerate(spans)
    )
    return Account(name, "r", Span("text", 0, 1), "t", claims=claims)


def held(*spans: tuple[int, int]) -> list[Span]:
    return [Span("text", *at) for at in spans]


def test_half_of_the_characters_make_an_account_the_same() -> None:
    new = [account("n", (0, 10), (20, 30))]
    assert lasting_ids(new, {"o": held((0, 10))}) == {"n": "o"}
    assert lasting_ids(new, {"o": held((0, 9))}) == {}
    assert lasting_ids(new, {"o": held((0, 100))}) == {}
    assert lasting_ids([account("n")], {"o": []}) == {}


def test_a_namesake_goes_before_the_likest() -> None:
    new = [account("a", (0, 5)), account("b", (0, 10))]
    assert lasting_ids(new, {"a": held((0, 10))}) == {"a": "a"}


def test_each_goes_on_in_one_account_only() -> None:
    new = [account("n1", (0, 10)), account("n2", (0, 8))]
    assert lasting_ids(new, {"o": held((0, 10))}) == {"n1": "o"}
    both = {"o": held((0, 10)), "p": held((0, 7))}
    assert lasting_ids(new, both) == {"n1": "o", "n2": "p"}


def test_the_other_field_is_other_words() -> None:
    spans = [Span("title", 0, 10)]
    assert lasting_ids([account("n", (0, 10))], {"o": spans}) == {}


def test_an_account_is_known_by_its_first_id_through_all_codings(ledger: Ledger) -> None:
    first = coded()
    old = first.coding.accounts[0]
    ledger.writer.store(first, Entry())
    for coder, name in ((NEXT, "aaaa1"), ("dateline/0.3.0+00", "aaaa2")):
        moved = replace(old, id=name, anchor=Span("text", 0, 6))
        coding = replace(first.coding, coder=coder, accounts=(moved,))
        ledger.writer.store(replace(first, coding=coding), Entry())
    assert ledger.views.lasting() == {"aaaa2": old.id}
    found = ledger.views.find(old.id)
    assert found.account is not None
    assert found.account.id == "aaaa2"


def test_an_account_that_is_gone_is_still_found_in_its_coding(ledger: Ledger) -> None:
    first = coded()
    ledger.writer.store(first, Entry())
    gone = replace(first.coding, coder=NEXT, accounts=())
    ledger.writer.store(replace(first, coding=gone), Entry())
    found = ledger.views.find(first.coding.accounts[0].id)
    assert found.coding == first.coding
    assert list(ledger.views.accounts()) == []
