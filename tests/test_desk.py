from __future__ import annotations

from pathlib import Path

import pytest
from samples import CODER, coded, report

from dateline.desk import Desk, Filter, RunInfo, input_key
from dateline.errors import NotFoundError, StopError
from dateline.model.coding import Skipped

RUN = RunInfo(CODER, jobs=1, command="code")
GONE = Skipped("x", "x.txt", "too_short", "there is nothing in it", "beef")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


def test_what_is_stored_is_listed(path: Path) -> None:
    with Desk(path) as desk:
        desk.store(coded(), RUN, "k")
        desk.skip(GONE, RUN)
        desk.end(RUN)
    with Desk(path, write=False) as desk:
        assert [r.id for r in desk.reports()] == [report().id]
        assert [c.coding for c in desk.codings()] == [coded().coding]
        assert list(desk.accounts()) == list(coded().coding.accounts)
        assert list(desk.accounts(Filter(country="FR"))) == []
        assert [c.claim.slot for c in desk.claims(slot="date")] == ["date"]
        assert list(desk.skipped()) == [GONE]
        assert desk.show(report().id).report.title == report().title
        assert desk.counts()["claims"] == 6
        with pytest.raises(NotFoundError):
            desk.show("cabcdef")


def test_finished_is_what_this_coder_need_not_see_again(path: Path) -> None:
    with Desk(path) as desk:
        desk.store(coded(), RUN, "coded")
        desk.skip(GONE, RUN, "refused")
        desk.skip(Skipped("y", "y.txt", "worker_died", "it died"), RUN, "died")
        assert [desk.finished(k, CODER) for k in ("coded", "refused", "died", "new")] == [
            True,
            True,
            False,
            False,
        ]
        assert not desk.finished("coded", "dateline/0.2.0+other")


def test_again_gives_exactly_what_was_stored(path: Path) -> None:
    late = coded(report(published="2026-03-05"))
    with Desk(path) as desk:
        desk.store(coded(), RUN, "one")
        desk.store(late, RUN, "two")
        assert desk.again("one", CODER) == coded()
        assert desk.again("two", CODER) == late
        assert desk.again("three", CODER) is None


def test_a_run_has_a_row_only_when_it_kept_something(path: Path) -> None:
    with Desk(path) as desk:
        desk.end(RUN)
        desk.store(coded(), RUN)
        desk.store(coded(report(title="B")), RUN)
        desk.end(RUN)
        desk.end(RUN)
        with desk.ledger._engine.connect() as c:
            rows = c.exec_driver_sql("SELECT coder, jobs, command, ended_at FROM runs").all()
    assert [tuple(row[:3]) for row in rows] == [(CODER, 1, "code")]
    assert rows[0].ended_at


def test_a_closed_desk_says_so(path: Path) -> None:
    desk = Desk(path)
    with pytest.raises(StopError, match="is not open"):
        desk.counts()
    desk.close()


def test_a_desk_for_reading_does_not_store(path: Path) -> None:
    Desk(path).open().close()
    with Desk(path, write=False) as desk, pytest.raises(StopError, match="reading only"):
        desk.store(coded(), RUN)


def test_the_key_of_a_document_tells_all_that_differs() -> None:
    given = {"url": None, "title": "a"}
    keys = {
        input_key("h", "x", given),
        input_key("h", "y", given),
        input_key("g", "x", given),
        input_key("h", None, given),
        input_key("h", "x", {"url": "", "title": "a"}),
        input_key("h", "x", {"url": "a", "title": None}),
    }
    assert len(keys) == 6
    assert input_key("h", "x", {"title": "a", "url": None}) in keys
