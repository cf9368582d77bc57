"""Incidents from stored reports: in any order, after a kill, through acts of persons."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from incident_samples import CODER, RUN, keep, opened, partition, shuffled, telling, world
from samples import report

from dateline.desk import Desk, Filter
from dateline.desk.linking import Linker
from dateline.errors import NotFoundError
from dateline.model.coding import CodedReport, Coding
from dateline.model.values import Casualty, DateValue, Interval

WORLD = world()
WORK = "https://paper.example/oruba"
OTHER = "dateline/0.2.0+fedcba987654"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path, "a", *WORLD) as made:
        yield made


def ids(coded: CodedReport) -> list[str]:
    return [account.id for account in coded.coding.accounts]


def together(*groups: list[tuple[int, int]]) -> set[frozenset[str]]:
    """Groups of (report, account) of the world by their numbers."""
    return {frozenset(ids(WORLD[r])[a] for r, a in group) for group in groups}


ORUBA, TARSA, VELNY = (
    [(0, 0), (1, 0), (2, 0), (4, 1)],
    [(3, 0), (4, 0), (7, 0)],
    [(5, 0), (6, 0)],
)


def killed(desk: Desk, incident_id: str) -> int | None:
    value = desk.find_incident(incident_id).field("casualties", "killed")
    assert value is not None
    assert isinstance(value.value, Casualty)
    assert value.value.count is not None
    return value.value.count.best


# --- order ---------------------------------------------------------------------------------------


def test_reports_of_one_incident_become_one_incident(desk: Desk) -> None:
    assert partition(desk) == together(ORUBA, TARSA, VELNY)
    found = list(desk.incidents(Filter(since="2026-03-05", until="2026-04-01")))
    assert [desk.index(i.id).city for i in found] == ["Tarsa"]
    assert {h.report_id for h in desk.heard(found[0].id)} == {
        WORLD[n].report.id for n in (3, 4, 7)
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, desk: Desk, seed: int) -> None:
    with opened(tmp_path, "b", *shuffled(WORLD, seed)) as other:
        assert partition(other) == partition(desk)
        assert tables(other, "edges") == tables(desk, "edges")
        other.relink(RUN)
        assert partition(other) == partition(desk)


def tables(desk: Desk, name: str) -> object:
    """The edges by account, whatever the numbers of the nodes."""
    query = (
        "SELECT min(x.account_id, y.account_id), max(x.account_id, y.account_id), p FROM edges "
        "JOIN sketches x ON x.node = a JOIN sketches y ON y.node = b ORDER BY 1, 2"
    )
    with desk.ledger._engine.connect() as c:
        return [tuple(row) for row in c.exec_driver_sql(query)]


def test_one_by_one_or_at_once(tmp_path: Path, desk: Desk) -> None:
    with Desk(tmp_path / "b.db") as other:
        for one in WORLD:
            other.store(one, RUN)
            other.link()
        assert partition(other) == partition(desk)
        assert tables(other, "edges") == tables(desk, "edges")


def test_a_rebuild_changes_nothing_and_keeps_the_ids(desk: Desk) -> None:
    before = list(desk.incidents()), tables(desk, "edges"), blocks(desk)
    assert desk.relink(RUN).incidents == 0
    assert (list(desk.incidents()), tables(desk, "edges"), blocks(desk)) == before


def blocks(desk: Desk) -> object:
    with desk.ledger._engine.connect() as c:
        return c.exec_driver_sql("SELECT key, rank, node FROM link_keys ORDER BY 1, 2").all()


def test_an_id_outlives_what_comes_later(desk: Desk) -> None:
    before = {frozenset(i.accounts): i.id for i in desk.incidents()}
    keep(desk, telling(8, killed=5), telling(9, "Velny", "2026-05-01"))
    for held, name in before.items():
        assert held <= set(desk.find_incident(name).accounts)
    assert len(list(desk.incidents())) == 3


# --- killed, old ---------------------------------------------------------------------------------


def test_what_a_kill_left_is_linked_by_the_next_run(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk(tmp_path / "b.db") as other:
        for one in WORLD[:5]:
            other.store(one, RUN)
        with monkeypatch.context() as patch:
            patch.setattr(Linker, "_incidents", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                other.link()
        assert list(other.incidents()) == []
        assert other.ledger.incidents.pending() == {True: 0, False: 5}
    with Desk(tmp_path / "b.db") as other:
        keep(other, *WORLD[5:])
        assert partition(other) == partition(desk)
        assert other.ledger.incidents.pending() == {True: 0, False: 0}


def test_old_ledgers_are_linked_when_asked(tmp_path: Path, desk: Desk) -> None:
    with Desk(tmp_path / "b.db") as other:
        for one in WORLD[:5]:
            other.store(one, RUN)
        with other.ledger._engine.begin() as c:
            c.exec_driver_sql("UPDATE link_pending SET old = true")
        keep(other, *WORLD[5:])
        assert other.unlinked() == 5
        assert partition(other) == together([(5, 0), (6, 0)], [(7, 0)])
        assert other.link(old=True).reports == 5
        assert partition(other) == partition(desk)


def test_reports_that_tell_of_nothing_do_not_wait(tmp_path: Path) -> None:
    empty = report(title="Weather", work=WORK)
    with Desk(tmp_path / "b.db") as other:
        other.store(CodedReport(empty, Coding(empty.id, CODER, False, "no_act")), RUN)
        assert other.ledger.incidents.pending()[False] == 0


def test_what_another_version_linked_is_sketched_anew_by_a_rebuild(desk: Desk) -> None:
    before, edges = partition(desk), tables(desk, "edges")
    with desk.ledger._engine.begin() as c:
        c.exec_driver_sql("UPDATE sketches SET made_by = 'other', data = '{\"account\": \"x\"}'")
    assert desk.outdated()
    desk.relink(RUN)
    assert not desk.outdated()
    assert (partition(desk), tables(desk, "edges")) == (before, edges)


# --- codings, versions, acts ---------------------------------------------------------------------


def test_a_coding_that_reads_otherwise_moves_its_account(desk: Desk) -> None:
    oruba = desk.find_incident(ids(WORLD[0])[0]).id
    moved = telling(2, killed=4, coder=OTHER)
    old = moved.coding.accounts[0]
    day = DateValue(Interval("2021-04-20", "2021-04-20"), precision="day")
    claims = tuple(replace(c, value=day) if c.slot == "date" else c for c in old.claims)
    new = replace(old, claims=claims)
    keep(desk, CodedReport(moved.report, Coding(moved.report.id, OTHER, True, accounts=(new,))))
    assert len(desk.find_incident(oruba).accounts) == 3
    (passage,) = desk.history(oruba)[1]
    assert (passage.kind, passage.accounts) == ("split", (old.id,))
    assert desk.find_incident(old.id).id == passage.incident_id


def test_a_new_version_of_a_page_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = telling(1, killed=3, work=WORK, seen="2026-03-03")
    with opened(tmp_path, "b", first, telling(2)) as desk:
        (before,) = desk.incidents()
        second = telling(1, killed=5, work=WORK, seen="2026-03-04")
        keep(desk, second)
        (now,) = desk.incidents()
        assert now.id == before.id
        assert set(now.accounts) == {*ids(second), *ids(telling(2))}
        assert desk.find_incident(before.id) == now


def test_a_page_alone_keeps_its_incident_through_its_versions(tmp_path: Path) -> None:
    first = telling(1, killed=3, work=WORK, seen="2026-03-03")
    with opened(tmp_path, "b", first) as desk:
        (before,) = desk.incidents()
        keep(desk, telling(1, killed=5, work=WORK, seen="2026-03-04"))
        (now,) = desk.incidents()
        assert now.id == before.id
        assert desk.history(now.id)[1] == ()


def test_acts_on_accounts_are_felt_by_their_incidents(desk: Desk) -> None:
    tarsa = desk.find_incident(ids(WORLD[3])[0]).id
    claim = next(c for c in WORLD[7].coding.accounts[0].claims if c.slot == "date")
    desk.correct(claim.id, "2025-01-05", "ana")
    alone = desk.find_incident(ids(WORLD[7])[0])
    assert alone.accounts == tuple(ids(WORLD[7]))
    assert desk.index(alone.id).earliest == "2025-01-05"
    desk.undo(1, "ana")
    assert partition(desk) == together(ORUBA, TARSA, VELNY)
    assert desk.find_incident(alone.id).id == tarsa
    desk.reject(ids(WORLD[7])[0], "ana")
    assert len(desk.find_incident(tarsa).accounts) == 2


def test_an_incident_whose_accounts_are_all_rejected_ends_and_comes_back(tmp_path: Path) -> None:
    with opened(tmp_path, "b", WORLD[0]) as desk:
        (before,) = desk.incidents()
        desk.reject(before.accounts[0], "ana")
        assert list(desk.incidents()) == []
        with pytest.raises(NotFoundError, match="is no more"):
            desk.find_incident(before.id)
        desk.undo(1, "ana")
        assert [i.id for i in desk.incidents()] == [before.id]
        assert [p.kind for p in desk.history(before.id)[1]] == ["ended"]


def test_two_accounts_of_one_report_are_never_together(tmp_path: Path) -> None:
    twice = telling(1, more=[("Oruba", "2026-03-02", 3, "ied")])
    with opened(tmp_path, "b", twice, telling(2), telling(3)) as desk:
        assert all(not set(ids(twice)) <= set(i.accounts) for i in desk.incidents())


# --- the database --------------------------------------------------------------------------------


def test_names_of_blocks_are_not_kept_in_words(desk: Desk) -> None:
    path = desk.ledger.path
    desk.close()
    with sqlite3.connect(path) as c:
        kinds = {type(v) for row in c.execute("SELECT * FROM link_keys") for v in row}
    assert kinds == {int}


def test_an_incident_is_found_by_its_beginning_and_by_its_accounts(desk: Desk) -> None:
    (velny,) = desk.incidents(Filter(since="2026-04-15"))
    assert desk.find_incident(velny.id[:8]) == velny
    assert desk.find_incident(velny.accounts[0][:10]) == velny
    with pytest.raises(NotFoundError):
        desk.find_incident("i00")
