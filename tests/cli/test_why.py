from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from export_samples import many
from typer.testing import Result

Run = Callable[..., Result]
REPORT = many()[0].report
FIRST = many()[0].coding.accounts[0]


def test_why_of_a_claim_an_account_a_report_and_an_input(run: Run, ledger: Path) -> None:
    toll = FIRST.of("casualty")[0]
    one = run("show", toll.id, "--why")
    assert one.exit_code == 0
    assert one.stdout.startswith("casualty: 3 killed (state forces)  (asserted)\n")
    assert "words of saying: “said”" in one.stdout
    account = run("show", FIRST.id, "--why").stdout
    assert one.stdout in account
    report = run("show", REPORT.id, "--why").stdout
    assert account in report
    assert report == run("show", "many", "--why").stdout


def test_why_as_json(run: Run, ledger: Path) -> None:
    toll = FIRST.of("casualty")[0]
    (account,) = json.loads(run("show", toll.id, "--why", "--json").stdout)["accounts"]
    (claim,) = account["claims"]
    assert (claim["claim"], claim["cue"], claim["text"]) == (toll.id, "said", "three officers")
    at = claim["span"]
    assert REPORT.text[at["start"] : at["end"]] == claim["text"]
    whole = json.loads(run("show", "many", "--why", "--json").stdout)
    assert len(whole["accounts"]) == 9
    assert len(whole["accounts"][0]["claims"]) == len(FIRST.claims)


@pytest.mark.parametrize("options", [("--json",), ("--why", "--acts")])
def test_options_that_do_not_go_together(run: Run, ledger: Path, options: tuple[str, ...]) -> None:
    done = run("show", FIRST.id, *options)
    assert done.exit_code == 2
    assert "--json goes with --why" in done.stderr


def test_why_of_a_report_without_accounts(run: Run, ledger: Path) -> None:
    silent = many()[1].report
    done = run("show", silent.id, "--why")
    assert done.exit_code == 2
    assert "nothing to explain" in done.stderr


def test_explain_knows_rules(run: Run) -> None:
    done = run("explain", "fresh_news")
    assert done.stdout.startswith("fresh_news (rule): News without a date")
    assert "(rule)" in run("explain", "casualty:passive:one").stdout
