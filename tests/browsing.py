"""Steps of a person on the page, shared by the tests in a browser."""

from __future__ import annotations

import time
from pathlib import Path

from dateline.desk import Desk

ROOT = Path(__file__).resolve().parent.parent


def open_incident(page, server, words):
    page.goto(f"{server.address}/")
    page.fill("#q", words)
    page.wait_for_function("words => new URLSearchParams(location.search).get('q') === words",
                           arg=words)  # fmt: skip
    page.wait_for_selector("#list:not([aria-busy])")
    page.click(".incident-title")
    page.wait_for_selector(".dossier")


def acts(ledger: Path) -> list[str]:
    """The kinds of the acts in a ledger, in order."""
    with Desk(ledger, write=False) as desk:
        return [row.act.kind for row in sorted(desk.acts(), key=lambda r: r.act.id)]


def until(page, expression: str, seconds: float = 20) -> None:
    """Waits for an expression to hold on the page, whose policy allows no `eval`."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        time.sleep(0.05)
