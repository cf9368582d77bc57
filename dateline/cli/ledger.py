"""`show`, `list`, `export` and `db info`: what is in a ledger."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.cli import acting, listing
from dateline.cli.common import data, many, say
from dateline.desk import Desk, Filter, Found
from dateline.errors import InputError
from dateline.export import choose, terminal, write
from dateline.model.report import Report
from dateline.settings import load


def _open(db: Path | None) -> Desk:
    return Desk(load(db=db).ledger(), write=False)


def show(name: str, db: Path | None, acts: bool = False) -> None:
    """Prints a report, an account or a claim; with `acts` also what persons said about it."""
    with _open(db) as desk:
        found = desk.show(name)
        beside = list(acting.beside(desk, found)) if acts else []
    data(_shown(found, _marks()))
    data(beside)


def _marks() -> terminal.Marks:
    """Colours on a terminal unless NO_COLOR forbids them, else brackets."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return terminal.PLAIN if plain or not sys.stdout.isatty() else terminal.COLOUR


def _shown(found: Found, marks: terminal.Marks) -> list[str]:
    if found.account is None:
        return list(terminal.report(found.report, found.coding, marks))
    if found.claim is None:
        return list(terminal.account(found.report, found.account, marks))
    return list(terminal.claim(found.report, found.account, found.claim, marks))


def list_accounts(wanted: Filter, db: Path | None) -> None:
    """Prints one line for each account that passes the filter."""
    count = 0
    with _open(db) as desk:
        for account in desk.accounts(wanted):
            data((listing.row(terminal.summary(account)),))
            count += 1
    if count == 0:
        say("no account passes; see what there is with `dateline db info`")


def info(db: Path | None) -> None:
    """Prints how much is in the ledger."""
    path = load(db=db).db
    with _open(db) as desk:
        counts = desk.counts()
        coders = sorted({coded.coding.coder for coded in desk.codings(family=None)})
    facts = {"ledger": str(path), "bytes": path.stat().st_size, **counts}
    data(f"{name}\t{value}" for name, value in facts.items())
    data(f"coder\t{name}" for name in coders)


# --- exports -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Export:
    """What the user wants to have exported, and where to."""

    format: write.Format
    rows: write.Rows
    output: Path | None
    include: Sequence[str]

    def check(self, ledger: Path) -> None:
        """InputError for what cannot be written as asked."""
        if self.output is None and self.format == "xlsx" and sys.stdout.isatty():
            raise InputError("a workbook cannot be shown on a terminal; name a file with -o")
        both = self.output is not None and self.output.exists() and ledger.exists()
        if both and self.output is not None and self.output.samefile(ledger):
            raise InputError(f"{self.output} is the ledger itself; name another file with -o")


def export(wish: Export, db: Path | None) -> None:
    """Writes an export; says on standard error what was left out, and why."""
    wish.check(load(db=db).db)
    order = write.Order(wish.format, wish.rows, choose.wanted(wish.include))
    with _open(db) as desk:
        newest = _newest(desk)
        if wish.output is None:
            outcome = write.to_stream(desk.codings(), order, sys.stdout.buffer, newest)
        else:
            outcome = write.to_file(desk.codings(), order, wish.output, newest)
    _tell(outcome, wish)


def _newest(desk: Desk) -> Callable[[Report], bool]:
    """Tells whether a report is the newest version of its page."""
    newest: dict[str, int] = {}
    for report in desk.reports():
        if report.work_id is not None and report.version_no is not None:
            newest[report.work_id] = max(newest.get(report.work_id, 0), report.version_no)

    def is_newest(report: Report) -> bool:
        if report.work_id is None or report.version_no is None:
            return True
        return report.version_no == newest[report.work_id]

    return is_newest


def _tell(outcome: write.Outcome, wish: Export) -> None:
    where = f" to {wish.output}" if wish.output is not None else ""
    written = many(outcome.accounts, "account")
    say(f"{written} of {many(outcome.reports, 'report')} written{where}")
    if outcome.left_out:
        reasons = ", ".join(f"{name} {count}" for name, count in outcome.reasons().items())
        rest = (
            f"listed in {write.loss_file(wish.output)}"
            if wish.output is not None
            else "name a file with -o to have them listed"
        )
        say(f"{many(len(outcome.left_out), 'account')} left out ({reasons}); {rest}")
    if outcome.shortened:
        say(f"{len(outcome.shortened)} cells were too long for a sheet and are cut, ending in …")
