from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from incident_samples import keep, world
from typer.testing import Result

from dateline.desk import Desk

Run = Callable[..., Result]
WORLD = world()


@pytest.fixture
def kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with three incidents."""
    monkeypatch.delenv("DATELINE_PERSON", raising=False)
    with Desk(here / "dateline.db") as desk:
        keep(desk, *WORLD)
    return here / "dateline.db"


def ana(run: Run, *words: str) -> Result:
    return run(*words, "--by", "ana", "--why", "as I  know")


def cells(done: Result) -> list[list[str]]:
    return [line.split("\t") for line in done.stdout.splitlines()]


def account(number: int) -> str:
    return WORLD[number].coding.accounts[0].id


def test_a_merge_is_written_down_listed_and_taken_back(run: Run, kept: Path) -> None:
    done = ana(run, "merge", account(5), account(3))
    assert done.exit_code == 0, done.stderr
    act, left = cells(done)
    assert act[:3] == ["1", "living", "merge"]
    assert act[4:6] == ["5 accounts", "ana"]
    assert act[7] == "as I know"
    assert left[0].startswith("i")
    assert "to take it back: dateline undo 1" in done.stderr
    assert cells(run("acts")) == [act]
    (passage,) = cells(run("history", act[3].split()[-1]))
    assert (passage[2], passage[-1]) == ("merged", "act 1 by ana: as I know")
    again = ana(run, "undo", "1")
    assert cells(again)[0][:3] == ["2", "undo", "undo"]
    assert {row[1] for row in cells(run("acts"))} == {"undone", "undo"}


def test_a_split_and_a_verdict(run: Run, kept: Path) -> None:
    done = ana(run, "split", account(0), "--accounts", f"{account(1)},{account(2)[:9]}")
    assert done.exit_code == 0, done.stderr
    act, *incidents = cells(done)
    assert act[2] == "split"
    assert len(incidents) == 2
    done = ana(run, "decide", account(0), "killed", "7", "--source", "court file")
    assert "7 killed, says court file" in cells(done)[0][4]
    refused = run("decide", account(0), "killed", "7", "--by", "ana")
    assert (refused.exit_code, "--why" in refused.stderr) == (2, True)
    refused = ana(run, "merge", account(0), account(3))
    assert refused.exit_code == 2
    assert "join them first" in refused.stderr


def test_link_and_history_say_what_there_is(run: Run, kept: Path) -> None:
    done = run("link")
    assert "0 reports linked, 0 incidents written" in done.stderr
    assert "0 incidents written" in run("link", "--rebuild").stderr
    assert "the id of one incident from the beginning" in run("history", account(5)).stderr


def test_code_speaks_of_reports_from_before_linking(run: Run, kept: Path) -> None:
    with Desk(kept) as desk, desk.ledger._engine.begin() as c:
        c.exec_driver_sql("INSERT INTO link_pending SELECT id, true FROM reports")
    done = run("code", "-", given="Nothing happened in Oruba today, all was quiet. " * 4)
    assert "8 reports of this ledger came before there was linking" in done.stderr
    assert "dateline link" in done.stderr
    assert "8 reports linked" in run("link").stderr


def test_a_redacted_report_is_refused_by_code(run: Run, here: Path) -> None:
    (here / "one.txt").write_text(
        "Gunmen killed three officers in Oruba on Monday, police said. " * 3
    )
    assert run("code", "one.txt").exit_code == 0
    with Desk(here / "dateline.db", write=False) as desk:
        (report,) = desk.reports()
    done = ana(run, "redact", "one")
    assert done.exit_code == 0, done.stderr
    assert f"report {report.id} was taken out" in done.stderr
    refused = run("code", "one.txt", "--published", "2026-03-01")
    assert "as I know" in refused.stderr
    assert "1 skipped" in refused.stderr
    assert b"Gunmen killed" not in (here / "dateline.db").read_bytes()
