"""`show`, `list` and `db info`: what is in a ledger."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from dateline.cli import acting, explain, incidents, listing
from dateline.cli.common import data, say
from dateline.desk import Desk, Filter, Found
from dateline.errors import InputError, NotFoundError
from dateline.export import terminal
from dateline.settings import load


def _open(db: Path | None) -> Desk:
    return Desk(load(db=db).ledger(), write=False)


@dataclass(frozen=True, slots=True)
class Why:
    """Whether it is asked how claims came about, and whether as JSON."""

    asked: bool = False
    as_json: bool = False


def show(
    name: str,
    db: Path | None,
    acts: bool = False,
    why: Why | None = None,
    graded: Path | None = None,
) -> None:
    """Prints an incident, a report, an account or a claim; `acts` adds what was said of it."""
    why = why or Why()
    if (why.as_json and not why.asked) or (why.asked and acts):
        raise InputError("--json goes with --why, and --why without --acts")
    if why.asked:
        try:
            explain.show_why(name, db, why.as_json, _marks())
        except NotFoundError:
            if why.as_json or not incidents.show(name, db, _marks(), True, graded):
                raise
        return
    with _open(db) as desk:
        try:
            found = desk.show(name)
        except NotFoundError:
            if incidents.show(name, db, _marks(), False, graded):
                return
            raise
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
