from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from act_samples import TEXT, coded, named
from typer.testing import Result

from dateline.desk import Desk, RunInfo

Run = Callable[..., Result]
MADE = coded()
HOME, OTHER = MADE.coding.accounts
DEAD, HURT, TOWN = (named(MADE, w).id for w in ("three officers", "Seven people", "Oruba"))


@pytest.fixture
def kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one report of two accounts."""
    monkeypatch.delenv("DATELINE_PERSON", raising=False)
    with Desk(here / "dateline.db") as desk:
        desk.store(MADE, RunInfo(MADE.coding.coder))
    return here / "dateline.db"


def ana(run: Run, *words: str) -> Result:
    return run(*words, "--by", "ana")


def cells(done: Result) -> list[list[str]]:
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_a_correction_is_written_down_and_read_everywhere(run: Run, kept: Path) -> None:
    done = ana(run, "correct", DEAD[:9], "--value", "killed=2", "--why", "one was  counted twice")
    assert done.exit_code == 0, done.stderr
    ((number, status, kind, aim, said, by, at, why),) = cells(done)
    assert (number, status, kind, said, by) == ("1", "living", "reading", "2 killed", "ana")
    assert aim == f"{DEAD[:10]} casualty “three officers”"
    assert (why, len(at)) == ("one was counted twice", 16)
    assert "to take it back: dateline undo 1" in done.stderr
    assert "2 killed" in run("list").stdout
    assert "3 killed" not in run("show", HOME.id).stdout
    assert "2 killed" in run("show", DEAD).stdout
    exported = run("export", "--format", "jsonl").stdout
    assert '"produced_by": "person"' in exported or '"produced_by":"person"' in exported


def test_show_acts_tells_ids_what_is_left_out_and_the_revision(run: Run, kept: Path) -> None:
    ana(run, "correct", DEAD, "--value", "killed=2")
    ana(run, "reject", TOWN, "--why", "another town")
    shown = run("show", HOME.id, "--acts").stdout
    assert f"{HURT[:10]}  casualty: 7 injured" in shown
    left_out = shown.partition("Left out")[2]
    assert f"{TOWN[:10]}  place: Oruba, KE" in left_out.partition("The machine had read")[0]
    assert f"{DEAD[:10]}  casualty: 3 killed" in left_out
    assert "2  living  rejection" in shown
    assert "another town" in shown
    assert shown.endswith("revision   1.2\n")
    assert "revision" not in run("show", HOME.id).stdout
    assert "revision   1.2" in run("show", TOWN, "--acts").stdout
    assert "revision   1.2" in run("show", MADE.report.id, "--acts").stdout


def test_the_name_comes_from_the_setting(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("reject", TOWN)
    assert done.exit_code == 2
    assert "say who you are: give a name with --by, or set DATELINE_PERSON" in done.stderr
    monkeypatch.setenv("DATELINE_PERSON", "Ben")
    assert cells(run("reject", TOWN))[0][5] == "Ben"


def test_accept_move_join_and_the_foreground(run: Run, kept: Path) -> None:
    assert cells(ana(run, "accept", TOWN))[0][2] == "acceptance"
    moved = cells(ana(run, "move", HURT, TOWN, "--new"))
    assert [row[2] for row in moved] == ["split", "split"]
    new = moved[0][4].split()[-1]
    assert len(run("list").stdout.splitlines()) == 3
    back = cells(ana(run, "move", TOWN, "--to", HOME.id[:10]))
    assert back[0][4] == f"to account {HOME.id[:10]}"
    assert cells(ana(run, "join", HOME.id, new))[0][2] == "join"
    switched = cells(ana(run, "correct", OTHER.id, "--foreground", "yes"))
    assert switched[0][2:5] == ["foreground", f"{OTHER.id[:10]} account “exploded”", "foreground"]
    assert "recalled" not in run("list").stdout
    assert len(run("list").stdout.splitlines()) == 2


def test_undo_and_its_own_undo(run: Run, kept: Path) -> None:
    ana(run, "correct", DEAD, "--value", "killed=2")
    assert cells(ana(run, "undo", "1"))[0][1:4] == ["undo", "undo", "act 1"]
    assert "3 killed" in run("list").stdout
    again = ana(run, "undo", "1")
    assert again.exit_code == 2
    assert "to bring it back: dateline undo 2" in again.stderr
    ana(run, "undo", "2")
    assert "2 killed" in run("list").stdout
    assert ana(run, "undo", "7").exit_code == 2


def test_acts_are_listed_orphans_first(run: Run, kept: Path) -> None:
    nobody = run("acts")
    assert nobody.stdout == ""
    assert "nobody has corrected anything" in nobody.stderr
    ana(run, "accept", TOWN)
    ana(run, "correct", HURT, "--value", "injured=6")
    assert "no act is an orphan" in run("acts", "--orphans").stderr
    with Desk(kept) as desk:
        gone = TEXT.replace("Seven people were injured, a police spokesman said.", "")
        desk.store(coded(gone, "2026-03-09"), RunInfo(MADE.coding.coder))
    done = run("acts")
    assert [row[:2] for row in cells(done)] == [["2", "orphan (the sentence is gone)"],
                                                ["1", "living"]]  # fmt: skip
    assert "1 act lost what it was about" in done.stderr
    assert [row[0] for row in cells(run("acts", "--orphans"))] == ["2"]
    assert len(cells(run("acts", TOWN))) == 2


def test_a_stale_act_shows_both(run: Run, kept: Path) -> None:
    ana(run, "correct", DEAD, "--value", "killed=2")
    done = ana(run, "correct", DEAD, "--value", "killed=4", "--seen", "1.0")
    assert done.exit_code == 2
    assert "seen: casualty: 3 killed" in done.stderr
    assert "now:  casualty: 2 killed" in done.stderr
    assert ana(run, "correct", DEAD, "--value", "killed=4", "--seen", "1.1").exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("correct", DEAD), "either --value for a claim or --foreground"),
        (("correct", DEAD, "--value", "dead=2"), "'dead' is no fate; there are killed"),
        (("correct", TOWN, "--value", "91,7"), "is no point"),
        (("correct", HOME.id, "--value", "killed=2"), "give the id of a claim"),
        (("move", HURT), "say where to"),
        (("move", HURT, "--new", "--to", OTHER.id), "say where to"),
        (("join", HOME.id, HOME.id), "are the same account"),
        (("reject", "cfffff"), "nothing in the ledger is called"),
        (("reject", TOWN, "--db", "none.db"), "there is no ledger none.db"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, kept: Path, words: tuple[str, ...], says: str
) -> None:
    done = ana(run, *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stdout == ""
    assert run("acts").stdout == ""
    assert not Path("none.db").exists()
