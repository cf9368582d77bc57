"""Incidents as commands give them: shown, listed, exported, frozen and compared."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from papers import ELSEWHERE, RISING
from typer.testing import Result

from dateline.cli import exports
from dateline.desk import Desk, RunInfo
from dateline.export import jsonl
from dateline.export.incidents import columns
from dateline.reconcile import POLICIES

Run = Callable[..., Result]


@pytest.fixture
def attack(here: Path) -> Path:
    """A ledger of two attacks, one of them told by three papers."""
    path = here / "dateline.db"
    with Desk(path) as desk:
        for one in (*RISING, ELSEWHERE):
            desk.store(one, RunInfo("dateline/1"))
        desk.link()
    return path


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere:
        def find(self, name: str) -> tuple[()]:
            return ()

    monkeypatch.setattr(exports, "open_gazetteer", lambda *_: Nowhere())


def first(run: Run) -> str:
    """The id of the incident that three papers tell."""
    rows = [line.split("\t") for line in run("list").stdout.splitlines()]
    return next(row[0] for row in rows if row[3].startswith("3 reports"))


def table(words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(words)))


def test_list_has_a_line_for_each_incident(run: Run, attack: Path) -> None:
    rows = sorted(line.split("\t") for line in run("list").stdout.splitlines())
    assert sorted(row[1:3] for row in rows) == [
        ["Attack, Kenda, 9 Feb 2026", "2 killed"],
        ["Attack, Oruba, 2 Mar 2026", "11 killed"],
    ]
    assert len(run("list", "--accounts").stdout.splitlines()) == 4


def test_show_tells_how_the_toll_changed_and_who_said_what(run: Run, attack: Path) -> None:
    shown = run("show", first(run)).stdout
    assert "killed     ucdp 11, gtd 11, acled 11, latest_official 11" in shown
    course = shown[shown.index("How the number killed changed") :].splitlines()[1:4]
    assert [line.split()[:3] for line in course] == [
        ["2026-03-02", "7", "killed"], ["2026-03-03", "9", "killed"],
        ["2026-03-05", "11", "killed"],
    ]  # fmt: skip
    assert "gave way to a later figure of the same origin" in course[0]
    assert "a police spokesman (police, statement), in Courier" in course[0]
    assert "Said to be unknown or none" in shown
    unknown = shown.partition("Said to be unknown or none")[2].splitlines()
    assert "[[" in unknown[2]  # each with its words below it
    assert "unknown publisher" not in shown


def test_show_why_lists_every_claim_with_its_words(run: Run, attack: Path) -> None:
    shown = run("show", first(run), "--why").stdout
    with Desk(attack, write=False) as desk:
        told = [c for i in desk.incidents() for m in desk.members(i.id) if len(i.accounts) == 3
                for c in m.account.claims]  # fmt: skip
    assert len(told) == 24
    assert all(claim.id[:10] in shown for claim in told)
    assert "killing [[nine people]]" in shown


def test_an_account_is_still_shown_as_one(run: Run, attack: Path) -> None:
    account = RISING[0].coding.accounts[0].id
    assert f"account    {account}" in run("show", account).stdout
    unknown = run("show", "i0123456789")
    assert unknown.exit_code == 2


def test_incidents_are_what_is_exported(run: Run, attack: Path) -> None:
    done = run("export", "--format", "csv")
    rows = table(done.stdout)
    assert sorted(r["killed_best"] for r in rows) == ["11", "2"]
    rising = next(r for r in rows if r["killed_best"] == "11")
    counted = [rising[name] for name in ("reports", "publishers", "killed_aside")]
    assert counted == ["3", "1", "2"]  # three papers print one text: they count once
    assert len(rising["account_ids"].split()) == 3
    assert rising["published_by"].count(";") == 2
    assert list(rows[0]) == [c.name for c in columns()]
    assert "2 incidents of 4 reports written" in done.stderr


def test_every_format_has_incidents(run: Run, attack: Path, here: Path) -> None:
    for format_ in ("xlsx", "geojson", "jsonl", "acled_like", "csv"):
        assert run("export", "--format", format_, "-o", f"out.{format_}").exit_code == 0
    sheet = openpyxl.load_workbook(here / "out.xlsx")["incidents"]
    assert sheet.max_row == 3
    features = json.loads((here / "out.geojson").read_text())["features"]
    assert {f["id"] for f in features} == {r[0].value for r in list(sheet.rows)[1:]}
    lines = [json.loads(x) for x in (here / "out.jsonl").read_text().splitlines()]
    assert sorted(len(x["accounts"]) for x in lines) == [1, 3]
    assert (here / "out.csv.about.txt").read_text().startswith("Dateline export: incidents")
    assert json.loads((here / "out.csv.loss.json").read_text())["incidents_written"] == 2


def test_a_row_in_the_layout_of_acled_data_leads_to_the_words_of_its_reports(
    run: Run, attack: Path, here: Path
) -> None:
    run("export", "--format", "acled_like", "-o", "out.csv")
    rows = table((here / "out.csv").read_text())
    assert sorted(r["fatalities"] for r in rows) == ["11", "2"]
    rising = next(r for r in rows if r["fatalities"] == "11")
    assert rising["source"] == "Courier; Gazette; Herald"
    texts = {c.report.id: c.report for c in (*RISING, ELSEWHERE)}
    lines = (here / "out.csv.provenance.jsonl").read_text().splitlines()
    assert len(lines) > 20
    for line in map(json.loads, lines):
        words = texts[line["doc_id"]].field(line["field"])[line["start"] : line["end"]]
        assert words == line["quote"]
    dead = [x for x in map(json.loads, lines) if x["column"] == "fatalities"]
    assert {x["quote"] for x in dead} == {"eleven people", "two people"}


def test_a_policy_can_be_chosen_and_must_be_known(run: Run, attack: Path) -> None:
    done = run("export", "--format", "csv", "--policy", "latest_official")
    assert {r["policy"] for r in table(done.stdout)} == {"latest_official"}
    unknown = run("export", "--format", "csv", "--policy", "mean")
    assert unknown.exit_code == 2
    assert "no policy is called 'mean'" in unknown.stderr


def test_a_verdict_outranks_the_reports_in_every_output(run: Run, attack: Path) -> None:
    name = first(run)
    assert run("decide", name, "killed", "12", "--why", "own count", "--by", "ada").exit_code == 0
    assert "12 killed" in run("list").stdout
    assert "verdict" in run("show", name).stdout
    assert "12" in {r["killed_best"] for r in table(run("export", "--format", "csv").stdout)}


def test_the_brief_is_by_incidents(run: Run, attack: Path) -> None:
    page = run("brief", "--since", "30d").stdout
    assert "2 incidents." in page
    assert page.count("## Attack, Oruba") == 1
    assert "3 reports: Courier, Gazette, Herald" in page or "3 reports: " in page
    assert "11 killed" in page


def test_snapshots_are_the_same_bytes_and_are_compared(run: Run, attack: Path, here: Path) -> None:
    cited = run("snapshot", "one").stdout
    assert cited.startswith("Dateline snapshot ")
    assert "2 incidents, reports up to 2026-03-05, policy ucdp" in cited
    run("snapshot", "two.zip")
    run("snapshot", "three.zip")
    assert (here / "two.zip").read_bytes() == (here / "three.zip").read_bytes()
    assert run("diff", "one", "two.zip").stdout == ""
    run("decide", first(run), "killed", "12", "--why", "own count", "--by", "ada")
    run("snapshot", "four.zip")
    changes = run("diff", "one", "four.zip")
    kinds = [line.split("\t")[0] for line in changes.stdout.splitlines()]
    assert set(kinds) == {"changed"}
    assert "casualties killed: 11 killed -> 12 killed" in changes.stdout
    as_json = run("diff", "one", "four.zip", "--json").stdout.splitlines()
    assert {json.loads(line)["kind"] for line in as_json} == {"changed"}


def test_a_snapshot_that_was_changed_is_refused(run: Run, attack: Path, here: Path) -> None:
    run("snapshot", "one")
    (here / "one" / "incidents.jsonl").write_text("{}\n")
    assert "was changed" in run("diff", "one", "one").stderr
    assert "is no snapshot" in run("diff", "dateline.db", "one").stderr
    assert "is no snapshot; name another folder" in run("snapshot", ".").stderr


def test_compare_finds_what_both_have(run: Run, attack: Path, here: Path) -> None:
    (here / "theirs.csv").write_text(
        "event_id_cnty,event_date,event_type,latitude,longitude,location,fatalities\n"
        "KEN1,2026-03-03,Violence against civilians,1.55,36.3,Oruba,9\n"
        "KEN2,2026-03-01,Riots,-4.0,39.6,Mbali,0\n"
        "KEN3,2020-01-01,Riots,-4.0,39.6,Mbali,0\n"
        "KEN4,2026-03-02,Riots,,,Mbali,0\n"
    )
    done = run("compare", "--with", "theirs.csv")
    rows = [line.split("\t") for line in done.stdout.splitlines()][1:]
    assert [(r[0], r[3]) for r in rows] == [
        ("both", "KEN1"), ("only_ours", ""), ("only_theirs", "KEN2"),
    ]  # fmt: skip
    assert rows[0][5:9] == ["1", "same", "11", "9"]
    assert 0.8 < float(rows[0][1]) < 1
    assert "1 lie outside of our days and 1 have no day" in done.stderr
    (here / "odd.csv").write_text("a,b\n1,2\n")
    odd = run("compare", "--with", "odd.csv")
    assert odd.exit_code == 2
    assert "the layout of ACLED data: event_date, event_id_cnty" in odd.stderr


def test_what_is_exported_reads_back_as_ours(run: Run, attack: Path) -> None:
    run("export", "--format", "csv", "-o", "ours.csv")
    rows = [x.split("\t") for x in run("compare", "--with", "ours.csv").stdout.splitlines()][1:]
    assert [(r[0], r[1], r[2] == r[3]) for r in rows] == [("both", "1.0000", True)] * 2


def test_the_measure_of_incidents_names_what_several_reports_tell(run: Run, here: Path) -> None:
    coded = here / "coded.jsonl"
    coded.write_text("".join(jsonl.line(one) for one in (*RISING, ELSEWHERE)))
    lines = run("eval", "incidents", "reports.jsonl", "--coded", "coded.jsonl").stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    assert rows[0][2:6] == [f"killed_{p}" for p in POLICIES]
    assert [r[:6] for r in rows[1:]] == [["3", "Attack, Oruba, 2 Mar 2026"] + ["11"] * 4]
