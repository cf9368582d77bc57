from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from act_samples import TWO, coded, named

from dateline.errors import InputError, NotFoundError, StopError
from dateline.model.act import Act, Target, living
from dateline.model.coding import CodedReport
from dateline.model.span import Span
from dateline.settings import LedgerOptions
from dateline.store.acts import act_row, build_act
from dateline.store.carrying import target
from dateline.store.ledger import Ledger
from dateline.store.writer import Entry

KEPT = Path(__file__).parent / "ledgers"
MADE = coded()
AIM = Target("a1", "c1", "casualty", "three", 2, "police", Span("text", 1, 6), Span("text", 0, 1))
FULL = Act(
    0, "reading", "ana", "2026-03-05", "r1", 4, AIM, "why", "w", "4.2", {"fate": "killed"},
    Target("a2", made=True), True, None, None,
)  # fmt: skip


def test_an_act_is_its_row_and_back() -> None:
    row = act_row(FULL)
    assert build_act({**row, "id": 7, "undone_by": None}) == Act(
        **{**{n: getattr(FULL, n) for n in Act.__dataclass_fields__}, "id": 7}
    )
    assert (row["quote"], row["occurrence_no"], row["speaker"]) == ("three", 2, "police")
    assert row["span"] == {"field": "text", "start": 1, "end": 6}


def test_an_undo_of_an_undo_brings_back() -> None:
    def act(number: int, undoes: int | None = None) -> Act:
        kind = "rejection" if undoes is None else "undo"
        return Act(number, kind, "a", "t", "r", 1, AIM, undoes=undoes)  # type: ignore[arg-type]

    acts = [act(1), act(2, 1), act(3, 2), act(4, 3)]
    assert [sorted(living(acts[:n])) for n in range(1, 5)] == [[1], [2], [1, 3], [2, 4]]


def rejection(words: str, of: CodedReport, coding: int) -> Act:
    claim = named(of, words)
    home = next(a for a in of.coding.accounts if claim in a.claims)
    return Act(0, "rejection", "ana", "2026-03-05", of.report.id, coding, target(of, home, claim),
               work_id=of.report.work_id)  # fmt: skip


def test_several_acts_are_kept_all_or_none(ledger: Ledger) -> None:
    number = ledger.writer.store(MADE, Entry())
    good = rejection("Oruba", MADE, number)
    made = ledger.writer.act([good, rejection("Kemba", MADE, number)])
    assert [a.id for a in made] == [1, 2]
    broken = Act(0, "rejection", "ana", "t", "rnone", number, good.target)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        ledger.writer.act([good, broken])
    assert len(ledger.views.acts()) == 2


def test_views_without_apply_show_what_was_coded(ledger: Ledger) -> None:
    number = ledger.writer.store(MADE, Entry())
    ledger.writer.act([rejection("Oruba", MADE, number)])
    assert list(ledger.views.accounts()) == list(MADE.coding.accounts)
    assert next(ledger.views.codings()).coding == MADE.coding
    assert [row.status for row in ledger.views.acts()] == ["living"]
    assert [row.status for row in ledger.views.acts(MADE.report.id)] == ["living"]
    assert ledger.views.acts("rother") == []


def test_orphans_have_a_row_that_an_undo_settles(ledger: Ledger) -> None:
    number = ledger.writer.store(MADE, Entry())
    (act,) = ledger.writer.act([rejection("Seven people", MADE, number)])
    second = ledger.writer.store(coded(coder=TWO, without=["Seven people"]), Entry())
    undo = Act(0, "undo", "ben", "t", act.report_id, number, act.target, undoes=act.id)
    with ledger._engine.connect() as c:
        rows = c.exec_driver_sql("SELECT act_id, coding_id, reason, settled_by FROM orphans").all()
    assert [tuple(r) for r in rows] == [(1, second, "no_claim", None)]
    ledger.writer.act([undo])
    with ledger._engine.connect() as c:
        assert c.exec_driver_sql("SELECT settled_by FROM orphans").scalar() == 2


def test_acts_that_are_not_there_and_those_undone(ledger: Ledger) -> None:
    number = ledger.writer.store(MADE, Entry())
    (act,) = ledger.writer.act([rejection("Oruba", MADE, number)])
    ledger.writer.act([Act(0, "undo", "ben", "2026-03-06", act.report_id, number, act.target,
                           undoes=1)])  # fmt: skip
    with pytest.raises(NotFoundError, match="no act 5"):
        ledger.views.undoable(5)
    with pytest.raises(InputError, match=r"undone by ben \(act 2, 2026-03-06\)"):
        ledger.views.undoable(1)
    assert ledger.views.undoable(2).undoes == 1
    assert ledger.views.seen_before("rother", number, 1) is None


def test_a_ledger_of_the_first_version_takes_acts(path: Path) -> None:
    shutil.copy(KEPT / "v1.db", path)
    with pytest.raises(StopError, match="older form"):
        Ledger(LedgerOptions(path))
    with Ledger(LedgerOptions(path), write=True) as ledger:
        assert ledger.views.acts() == []
        number = ledger.writer.store(MADE, Entry())
        ledger.writer.act([rejection("Oruba", MADE, number)])
        assert [row.status for row in ledger.views.acts()] == ["living"]
    Ledger(LedgerOptions(path)).close()


def test_a_ledger_with_acts_is_kept(path: Path) -> None:
    shutil.copy(KEPT / "v2.db", path)
    with Ledger(LedgerOptions(path), write=True) as ledger:
        (row,) = ledger.views.acts()
        assert (row.status, row.act.why, row.act.target.slot) == (
            "living",
            "another town",
            "place",
        )
