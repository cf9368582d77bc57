from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from export_samples import many
from samples import coded, report
from typer.testing import Result

from dateline.cli import listing
from dateline.desk import Desk, RunInfo

Run = Callable[..., Result]
REPORT = many()[0].report
FIRST = many()[0].coding.accounts[0]


def test_show_takes_the_beginning_of_an_id(run: Run, ledger: Path) -> None:
    done = run("show", FIRST.id[:9])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1] == f"account    {FIRST.id}"
    assert "killing [[three officers]], a police spokesman" in done.stdout
    assert done.stderr == ""


def test_show_takes_reports_claims_and_names_of_inputs(run: Run, ledger: Path) -> None:
    by_id, by_name = run("show", REPORT.id), run("show", "many")
    assert by_id.stdout == by_name.stdout
    assert "9 accounts" in by_id.stdout
    claim = FIRST.of("motive")[0]
    assert f"claim      {claim.id}" in run("show", claim.id).stdout


@pytest.mark.parametrize(
    ("name", "words"), [("nothing", "nothing in the ledger is called 'nothing'"),
                        ("a", "nothing in the ledger"), ("affff", "nothing in the ledger")],
)  # fmt: skip
def test_show_of_what_is_not_there(run: Run, ledger: Path, name: str, words: str) -> None:
    done = run("show", name)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("command", [("show", "x"), ("list",), ("db", "info"),
                                     ("export", "--format", "csv")])  # fmt: skip
def test_without_a_ledger_the_way_to_one_is_told(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--db", "none.db")
    assert done.exit_code == 2
    assert "there is no ledger none.db; `dateline code` makes one" in done.stderr


def test_list_has_a_line_for_each_account(run: Run, ledger: Path) -> None:
    done = run("list", "--accounts")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(rows) == 9
    assert rows[0][0] == FIRST.id[:10]
    assert sum("(recalled" in row[1] for row in rows) == 1
    assert len(run("list", "--accounts", "--foreground").stdout.splitlines()) == 8


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--country", "KE"), 8),
        (("--country", "ke", "--type", "battles"), 8),
        (("--type", "riots"), 0),
        (("--since", "2026-03-02"), 9),
        (("--since", "2026-03-03"), 1),
        (("--until", "2026-03-01"), 0),
    ],
)
def test_list_filters(run: Run, ledger: Path, options: tuple[str, ...], count: int) -> None:
    done = run("list", "--accounts", *options)
    assert len(done.stdout.splitlines()) == count
    assert ("no account passes" in done.stderr) == (count == 0)


@pytest.mark.parametrize("option", ["--since", "--country", "--type"])
def test_list_names_an_odd_filter(run: Run, ledger: Path, option: str) -> None:
    done = run("list", option, "soon")
    assert done.exit_code == 2
    assert "'soon'" in done.stderr


def test_lines_are_aligned_for_people_and_have_tabs_for_programs() -> None:
    cells = ("a123456789", "Armed clash", "3 killed", "police")
    assert listing.row(cells, aligned=False) == "\t".join(cells)
    assert listing.row(cells, aligned=True).split() == "\t".join(cells).split()
    assert listing.row(cells, aligned=True).index("3 killed") == 66
    assert listing.row(("a", "x\ty"), aligned=False) == "a\tx y"


def test_info_counts(run: Run, ledger: Path) -> None:
    lines = dict(line.split("\t") for line in run("db", "info").stdout.splitlines())
    assert (lines["reports"], lines["accounts"], lines["skipped"]) == ("2", "9", "0")
    assert lines["coder"] == "dateline/0.1.0+0123456789ab"


# --- export --------------------------------------------------------------------------------------


def test_export_to_standard_output_tells_what_is_left_out(run: Run, ledger: Path) -> None:
    done = run("export", "--rows", "accounts", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 3
    assert "3 accounts of 2 reports written" in done.stderr
    assert "6 accounts left out (" in done.stderr
    assert "name a file with -o" in done.stderr


def test_export_to_a_file_lists_what_is_left_out(run: Run, ledger: Path, here: Path) -> None:
    done = run("export", "--rows", "accounts", "--format", "csv", "-o", "out.csv")
    assert done.stdout == ""
    assert "listed in out.csv.loss.json" in done.stderr
    assert {p.name for p in here.glob("out.csv*")} == {
        "out.csv", "out.csv.about.txt", "out.csv.loss.json",
    }  # fmt: skip
    assert len(json.loads((here / "out.csv.loss.json").read_text())["left_out"]) == 6


def test_include_brings_back(run: Run, ledger: Path) -> None:
    some = run(
        "export",
        "--rows",
        "accounts",
        "--format",
        "csv",
        "--include",
        "foiled",
        "--include",
        "denied",
    )
    assert len(list(csv.DictReader(io.StringIO(some.stdout)))) == 5
    everything = run("export", "--rows", "accounts", "--format", "csv", "--include", "all")
    assert len(list(csv.DictReader(io.StringIO(everything.stdout)))) == 9
    assert "left out" not in everything.stderr


def test_jsonl_of_the_ledger_is_that_of_code(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("report a")
    run("code", "a.txt", "--jsonl", "a.jsonl", "--db", "dateline.db")
    lines = run("export", "--rows", "accounts", "--format", "jsonl").stdout.splitlines()
    one, two = json.loads((here / "a.jsonl").read_text()), json.loads(lines[0])
    two["report"]["version_no"] = None  # the ledger numbers versions, a file cannot
    assert one == two


def test_only_the_newest_version_of_a_page_is_exported(run: Run, here: Path) -> None:
    old = report(title="One dead", work="w", seen_at="2026-03-02T08:00:00+00:00")
    new = report(title="Two dead", work="w", seen_at="2026-03-02T12:00:00+00:00")
    with Desk(here / "dateline.db") as desk:
        for of in (new, old):
            desk.store(coded(of), RunInfo("dateline/1"))
    done = run("export", "--rows", "accounts", "--format", "csv")
    assert [r["report_title"] for r in csv.DictReader(io.StringIO(done.stdout))] == ["Two dead"]
    assert "older_version 1" in done.stderr
    both = run(
        "export", "--rows", "accounts", "--format", "csv", "--include", "older_version"
    ).stdout
    assert len(list(csv.DictReader(io.StringIO(both)))) == 2


@pytest.mark.parametrize("format_", ["xlsx", "geojson"])
def test_other_formats_go_to_files(run: Run, ledger: Path, here: Path, format_: str) -> None:
    done = run("export", "--rows", "accounts", "--format", format_, "-o", f"out.{format_}")
    assert done.exit_code == 0
    assert (here / f"out.{format_}").stat().st_size > 1000


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "geojson", "--rows", "claims"), "no point of its own"),
        (("--format", "csv", "-o", "dateline.db"), "is the ledger itself"),
        (("--format", "csv", "-o", "none/x.csv"), "cannot be written"),
        (("--format", "pdf"), "'pdf'"),
        (("--format", "csv", "--include", "sport"), "'sport'"),
    ],
)
def test_exports_that_cannot_be_made(
    run: Run, ledger: Path, options: tuple[str, ...], words: str
) -> None:
    before = ledger.read_bytes()
    done = run("export", *options)
    assert done.exit_code == 2
    assert words in done.stderr
    assert ledger.read_bytes() == before


def test_the_ledger_of_the_environment_is_used(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = ledger.rename(ledger.with_name("other.db"))
    assert run("list").exit_code == 2
    monkeypatch.setenv("DATELINE_DB", str(moved))
    assert len(run("list", "--accounts").stdout.splitlines()) == 9
