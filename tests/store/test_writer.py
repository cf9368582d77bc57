from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from samples import CODER, coded, report
from sqlalchemy import text

from dateline.errors import StopError
from dateline.model.coding import Skipped
from dateline.settings import LedgerOptions
from dateline.store.ledger import Ledger
from dateline.store.writer import Entry

NEXT = "dateline/0.2.0+fedcba987654"


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as c:
        return list(c.iterdump())


def scalars(ledger: Ledger, query: str) -> list[object]:
    with ledger._engine.connect() as c:
        return list(c.execute(text(query)).scalars())


def test_the_same_again_changes_nothing(ledger: Ledger, path: Path) -> None:
    first = ledger.writer.store(coded(), Entry(key="k"))
    before = dump(path)
    assert ledger.writer.store(coded(), Entry(key="k")) == first
    assert dump(path) == before


def test_a_changed_publication_date_makes_a_new_coding_that_names_its_row(ledger: Ledger) -> None:
    ledger.writer.store(coded(report(published="2026-03-03")), Entry())
    ledger.writer.store(coded(report(published="2026-03-05")), Entry())
    assert scalars(ledger, "SELECT count(*) FROM reports") == [1]
    assert scalars(ledger, "SELECT meta_row FROM codings ORDER BY id") == [1, 2]
    assert scalars(ledger, "SELECT counts FROM codings ORDER BY id") == [0, 1]
    (now,) = ledger.views.reports()
    assert now.published is not None
    assert now.published.value == "2026-03-05"


def test_a_changed_time_of_sight_makes_a_row_but_no_coding(ledger: Ledger) -> None:
    ledger.writer.store(coded(report(seen_at="2026-03-04T00:00:00Z")), Entry())
    ledger.writer.store(coded(report(seen_at="2026-03-09T00:00:00Z")), Entry())
    assert scalars(ledger, "SELECT count(*) FROM report_meta") == [2]
    assert scalars(ledger, "SELECT count(*) FROM codings") == [1]
    assert [r.seen_at for r in ledger.views.reports()] == ["2026-03-09T00:00:00Z"]


def test_a_date_given_by_a_user_outranks_the_page(ledger: Ledger) -> None:
    ledger.writer.store(coded(report(published="2026-03-03", by="user")), Entry())
    ledger.writer.store(coded(report(published="2026-03-05", by="meta")), Entry())
    (now,) = ledger.views.codings()
    assert now.report.published is not None
    assert now.report.published.value == "2026-03-03"
    assert scalars(ledger, "SELECT counts FROM codings ORDER BY id") == [1, 0]


def test_a_publisher_given_by_a_user_outranks_the_page(ledger: Ledger) -> None:
    ledger.writer.store(coded(report(publisher="Mine")), Entry(publisher_by_user=True))
    ledger.writer.store(coded(report(publisher="The Page's")), Entry())
    assert [r.publisher for r in ledger.views.reports()] == ["Mine"]


def test_null_never_outranks_a_value(ledger: Ledger) -> None:
    ledger.writer.store(coded(report(url="https://a.example/1")), Entry())
    ledger.writer.store(coded(report(published=None, publisher=None)), Entry())
    (now,) = ledger.views.reports()
    assert (now.url, now.publisher) == ("https://a.example/1", "The Oruba Courier")
    assert now.published is not None
    assert scalars(ledger, "SELECT counts FROM codings ORDER BY id") == [1, 0]


def test_facts_given_again_are_the_newest(ledger: Ledger) -> None:
    for day in ("2026-03-03", "2026-03-05", "2026-03-03"):
        ledger.writer.store(coded(report(published=day, by="user")), Entry(key=day))
    assert scalars(ledger, "SELECT count(*) FROM report_meta") == [2]
    assert scalars(ledger, "SELECT counts FROM codings ORDER BY id") == [1, 0]
    ledger.writer.touch("2026-03-05", CODER)
    assert scalars(ledger, "SELECT counts FROM codings ORDER BY id") == [0, 1]


def test_a_new_run_adds_a_coding_and_the_newest_counts(ledger: Ledger) -> None:
    ledger.writer.store(coded(), Entry())
    ledger.writer.store(coded(coder=NEXT), Entry())
    ledger.writer.store(coded(), Entry())
    assert [c.coding.coder for c in ledger.views.codings()] == [NEXT]
    assert [c.coding.coder for c in ledger.views.codings(history=True)] == [CODER, NEXT]


def test_a_persons_coding_stands_beside_the_machines(ledger: Ledger) -> None:
    ledger.writer.store(coded(), Entry())
    ledger.writer.store(coded(coder="person:ana"), Entry())
    assert scalars(ledger, "SELECT counts FROM codings ORDER BY id") == [1, 1]
    assert [c.coding.coder for c in ledger.views.codings("person:ana")] == ["person:ana"]


def test_versions_are_numbered_by_age_whatever_order_they_come_in(ledger: Ledger) -> None:
    work = "https://courier.example/patrol"
    ages = {"c": "2026-03-09T00:00:00Z", "a": None, "b": "2026-03-04T00:00:00Z"}
    for name, seen in ages.items():
        ledger.writer.store(coded(report(title=name, work=work, seen_at=seen)), Entry())
    found = {r.title: r.version_no for r in ledger.views.reports()}
    assert found == {"a": 1, "b": 2, "c": 3}
    assert [a.report_id for a in ledger.views.accounts()] == [
        report(title="c", work=work, seen_at=None).id
    ]


def test_one_speaker_in_two_accounts_keeps_both_claims(ledger: Ledger) -> None:
    whole = coded()
    twin = replace(whole.coding.accounts[0], id="a2")
    both = replace(whole, coding=replace(whole.coding, accounts=(*whole.coding.accounts, twin)))
    ledger.writer.store(both, Entry())
    assert len(list(ledger.views.claims(slot="casualty"))) == 2


def test_a_success_replaces_a_refusal(ledger: Ledger) -> None:
    gone = Skipped("d", "d.txt", "worker_died", "it died", "beef")
    ledger.writer.skip(gone, CODER, Entry(key="k"))
    ledger.writer.skip(gone, CODER, Entry(key="k"))
    assert list(ledger.views.skipped()) == [gone]
    ledger.writer.store(coded(), Entry(key="k"))
    assert list(ledger.views.skipped()) == []
    assert scalars(ledger, "SELECT count(*) FROM skipped") == [1]


def test_a_second_writer_waits_and_then_succeeds(ledger: Ledger, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.1, lambda: other.execute("COMMIT"))
    timer.start()
    with Ledger(LedgerOptions(path, busy_seconds=5), write=True) as second:
        second.writer.store(coded(), Entry())
    timer.join()
    other.close()
    assert len(list(ledger.views.reports())) == 1


def test_a_second_writer_that_waited_in_vain_gets_a_sentence(ledger: Ledger, path: Path) -> None:
    ledger.writer.store(coded(), Entry())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StopError, match="another process is writing to the ledger"):
        ledger.writer.store(coded(report(title="B")), Entry())
    other.execute("ROLLBACK")
    other.close()
    assert len(list(ledger.views.reports())) == 1


def _store_many(ledger: Ledger, count: int) -> None:
    for number in range(count):
        ledger.writer.store(coded(report(title=f"full {number}")), Entry())


def test_a_full_disk_stops_the_run_and_keeps_what_was_stored(ledger: Ledger, path: Path) -> None:
    ledger.writer.store(coded(), Entry())
    with ledger._engine.connect() as c:
        pages = c.exec_driver_sql("PRAGMA page_count").scalar()
        c.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StopError, match=r"is full; free some space.*what was stored is kept"):
        _store_many(ledger, 200)
    kept = len(list(ledger.views.codings()))
    assert kept == len(list(ledger.views.reports())) >= 1
    with Ledger(LedgerOptions(path), write=True) as again:
        again.writer.store(coded(report(title="after")), Entry())
        assert len(list(again.views.codings())) == kept + 1


def test_a_read_only_ledger_says_so(ledger: Ledger) -> None:
    with ledger._engine.connect() as c:
        c.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StopError, match="is read-only; make the file and its directory writable"):
        ledger.writer.store(coded(), Entry())


def test_a_coding_that_fails_midway_leaves_no_trace(ledger: Ledger, path: Path) -> None:
    before = dump(path)
    whole = coded()
    first = whole.coding.accounts[0]
    twice = replace(first, claims=(*first.claims, first.claims[0]))
    bad = replace(whole, coding=replace(whole.coding, accounts=(twice,)))
    with pytest.raises(Exception, match="UNIQUE"):
        ledger.writer.store(bad, Entry())
    assert dump(path) == before
