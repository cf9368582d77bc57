"""`serve` and `users` from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import uvicorn
from serve_pages import fill, reports
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.cli.common import BAD_INPUT


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    fill(path, reports()[:1])
    return path


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What would be served, instead of serving it."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **more: calls.append({"app": app, **more}))
    return calls


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed)


def test_on_this_computer_it_serves_and_says_so(
    ledger: Path, served: list[dict[str, Any]], tmp_path: Path
) -> None:
    done = run("serve", "--db", str(ledger), "--port", "9100")
    assert done.exit_code == 0, done.output
    assert (served[0]["host"], served[0]["port"]) == ("127.0.0.1", 9100)
    assert "http://127.0.0.1:9100/" in done.output
    assert "nobody has to log in" in done.output


def test_elsewhere_it_wants_accounts_first(ledger: Path, served: list[dict[str, Any]]) -> None:
    refused = run("serve", "--db", str(ledger), "--host", "0.0.0.0")
    assert refused.exit_code == BAD_INPUT
    assert "dateline users add" in refused.output
    assert served == []
    added = run("users", "add", "ana", "--db", str(ledger), typed="correct horse battery\n")
    assert added.exit_code == 0, added.output
    assert run("users", "list", "--db", str(ledger)).output == "ana\tcoder\n"
    done = run("serve", "--db", str(ledger), "--host", "0.0.0.0")
    assert done.exit_code == 0, done.output
    assert "must log in" in done.output
    assert "Public profile" in done.output
    assert run("users", "remove", "ana", "--db", str(ledger)).exit_code == 0
    assert run("users", "remove", "ana", "--db", str(ledger)).exit_code == BAD_INPUT


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("users", "add", "bo", "--role", "king"), "no role is called"),
        (("users", "add", "bo"), "10 characters"),
    ],
)
def test_what_cannot_be_used_says_why(
    ledger: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run(*arguments, "--db", str(ledger), typed="short\n")
    assert done.exit_code == BAD_INPUT
    assert words in done.output


def test_without_a_ledger_it_says_what_makes_one(tmp_path: Path) -> None:
    done = run("serve", "--db", str(tmp_path / "none.db"))
    assert done.exit_code == BAD_INPUT
    assert "dateline code" in done.output
