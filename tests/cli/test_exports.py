"""`export --public`, the layout of ACLED data, and `brief`, as commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.cli import exports

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place file without places."""

    class Nowhere:
        def find(self, name: str) -> tuple[()]:
            return ()

    monkeypatch.setattr(exports, "open_gazetteer", lambda *_: Nowhere())


def test_a_full_export_says_that_it_holds_names(run: Run, ledger: Path) -> None:
    done = run("export", "--format", "jsonl")
    assert done.exit_code == 0
    assert exports.FULL in done.stderr
    assert exports.FULL not in run("export", "--format", "jsonl", "--public").stderr


def test_a_public_export_has_no_byline_and_no_article(run: Run, ledger: Path) -> None:
    done = run("export", "--rows", "accounts", "--format", "jsonl", "--public")
    first = json.loads(done.stdout.splitlines()[0])
    assert first["report"]["byline"] is None
    assert first["report"]["input_id"] is None
    assert first["report"]["dropped"] == []
    assert "killing three officers" in first["report"]["text"]


def test_the_delay_is_a_choice(run: Run, ledger: Path) -> None:
    late = run("export", "--format", "csv", "--rows", "claims", "--public")
    now = run("export", "--format", "csv", "--rows", "claims", "--public", "--delay-days", "0")
    assert ",response," not in late.stdout
    assert ",response," in now.stdout


def test_the_layout_of_acled_data(run: Run, ledger: Path, here: Path) -> None:
    done = run("export", "--format", "acled_like", "-o", "out.csv")
    assert done.exit_code == 0
    names = {path.name for path in here.iterdir() if path.name.startswith("out.csv")}
    assert names == {"out.csv", "out.csv.loss.json", "out.csv.provenance.jsonl"}
    assert (here / "out.csv").read_text().startswith("event_id_cnty,event_date,")


def test_a_brief_on_standard_output_and_as_a_page(run: Run, ledger: Path, here: Path) -> None:
    done = run("brief", "--since", "7d", "--country", "KE", "--public")
    assert done.exit_code == 0
    assert done.stdout.startswith("# Incidents 2026-02-25 to 2026-03-03, KE\n")
    page = run("brief", "--html", "brief.html")
    assert page.stdout == ""
    assert "written to brief.html" in page.stderr
    assert (here / "brief.html").read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "--since", "soon"), "give 7d or YYYY-MM-DD"),
        (("brief", "--html", "dateline.db"), "is the ledger itself"),
        (("export", "--format", "acled_like", "--rows", "claims"), "rows of its own"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, ledger: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
