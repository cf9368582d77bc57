from __future__ import annotations

from pathlib import Path

import pytest
from samples import CODER, coded, report

from dateline.errors import InputError, NotFoundError
from dateline.settings import LedgerOptions
from dateline.store.filters import Filter
from dateline.store.ledger import Ledger
from dateline.store.writer import Entry


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    made = [
        coded(report(title="one", input_id="first")),
        coded(report(title="two"), country="NG", sub_type="suicide_bomb", day="2026-01-10"),
        coded(report(title="three", published="2026-02-20"), day=None, foreground=False),
    ]
    for number, one in enumerate(made):
        ledger.writer.store(one, Entry(key=f"k{number}"))
    return ledger


def titles(ledger: Ledger, wanted: Filter) -> list[str]:
    by_id = {r.id: r.title for r in ledger.views.reports()}
    return [by_id[a.report_id] for a in ledger.views.accounts(wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["one", "two", "three"]),
        (Filter(country="ng"), ["two"]),
        (Filter(type="battles"), ["one", "three"]),
        (Filter(type="suicide_bomb"), ["two"]),
        (Filter(foreground=True), ["one", "two"]),
        (Filter(foreground=False), ["three"]),
        (Filter(since="2026-02-01"), ["one", "three"]),
        (Filter(since="2026-02-21"), ["one"]),
        (Filter(since="2026-03-02", until="2026-03-02"), ["one"]),
        (Filter(until="2026-02-20"), ["two", "three"]),
        (Filter(since="2026-01-01", country="NG", type="battles"), []),
        (Filter(family="person:ana"), []),
        (Filter(family=None, country="KE", foreground=True), ["one"]),
    ],
)
def test_filters_let_pass_what_they_name(
    filled: Ledger, wanted: Filter, expected: list[str]
) -> None:
    assert titles(filled, wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Filter(country="Kenya"), "two letters"),
        (Filter(type="war"), "no event type is called 'war'"),
        (Filter(since="last week"), "give YYYY-MM-DD"),
    ],
)
def test_odd_filters_are_refused_with_help(filled: Ledger, wanted: Filter, says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(filled.views.accounts(wanted))


def test_accounts_come_back_whole(filled: Ledger) -> None:
    made = coded(report(title="one", input_id="first")).coding.accounts[0]
    assert next(iter(filled.views.accounts())) == made


def test_claims_say_where_they_stand(filled: Ledger) -> None:
    found = list(filled.views.claims(slot="casualty"))
    assert [c.coder for c in found] == [CODER] * 3
    assert found[0].claim.source is not None
    assert found[0].claim.source.also[0].role == "military"
    assert found[0].account_id == coded(report(title="one")).coding.accounts[0].id


def test_the_three_kinds_of_nothing_stay_apart(filled: Ledger) -> None:
    (none,) = filled.views.claims(Filter(country="NG"), slot="responsibility")
    assert (none.claim.value_state, none.claim.value) == ("said_none", None)
    assert not list(filled.views.claims(Filter(country="NG"), slot="weapon"))


def test_an_id_is_found_by_its_beginning(filled: Ledger) -> None:
    account = coded(report(title="two")).coding.accounts[0]
    found = filled.views.find(account.id[:12])
    assert (found.kind, found.report.title) == ("account", "two")
    claim = account.claims[4]
    found = filled.views.find(claim.id)
    assert found.claim is not None
    assert (found.kind, found.claim.slot, found.account and found.account.id) == (
        "claim",
        "casualty",
        account.id,
    )


def test_a_report_is_found_by_id_and_by_the_name_of_its_input(filled: Ledger) -> None:
    one = report(title="one")
    assert filled.views.find(one.id).coding is not None
    assert filled.views.find("first").report.id == one.id


def test_an_ambiguous_beginning_lists_what_it_may_mean(ledger: Ledger) -> None:
    for number in range(20):
        ledger.writer.store(coded(report(title=str(number))), Entry())
    digits = [r.id[1] for r in ledger.views.reports()]
    common = max(digits, key=digits.count)
    with pytest.raises(InputError, match="is the beginning of several ids: r"):
        ledger.views.find(f"r{common}")


def test_what_is_not_there_is_not_found(filled: Ledger) -> None:
    for name in ("rffffffffffffffff", "nothing", "", "%", "a_"):
        with pytest.raises(NotFoundError, match="nothing in the ledger is called"):
            filled.views.find(name)


def test_many_reports_come_in_the_order_of_input(ledger: Ledger) -> None:
    names = [f"title {n * 7919 % 450}" for n in range(450)]
    for name in names:
        ledger.writer.store(coded(report(title=name)), Entry())
    assert [r.title for r in ledger.views.reports()] == names
    assert [c.report.title for c in ledger.views.codings()] == names


def test_iterators_read_a_snapshot(filled: Ledger) -> None:
    reports = filled.views.reports()
    next(reports)
    filled.writer.store(coded(report(title="late")), Entry())
    assert [r.title for r in reports] == ["two", "three"]


def test_outcome_and_counts(filled: Ledger) -> None:
    assert filled.views.became("k1", CODER) == "coded"
    assert filled.views.became("k1", "dateline/other") is None
    assert filled.views.outcome("unknown", CODER) is None
    assert filled.views.counts() == {
        "reports": 3,
        "codings": 3,
        "accounts": 3,
        "claims": 18,
        "skipped": 0,
    }


def test_reading_never_writes(filled: Ledger, path: Path) -> None:
    filled.close()
    before = path.read_bytes()
    with Ledger(LedgerOptions(path)) as again:
        assert len(list(again.views.accounts())) == 3
    assert path.read_bytes() == before
