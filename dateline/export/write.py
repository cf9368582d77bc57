"""Writes an export: chooses the accounts, hands their rows to a format, lists what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal, get_args

from dateline.errors import InputError
from dateline.export import about, accounts, acled, choose, claims, csv, files, geojson, jsonl
from dateline.export.columns import Cell, Column
from dateline.model.account import Account
from dateline.model.coding import CodedReport
from dateline.model.report import Report

Format = Literal["jsonl", "csv", "xlsx", "geojson", "acled_like"]
Rows = Literal["incidents", "accounts", "claims"]
FORMATS: tuple[Format, ...] = get_args(Format)
ROWS: tuple[Rows, ...] = get_args(Rows)
# Rows that are made from single reports; incidents are written by `write_incidents`.
SINGLE: tuple[Rows, ...] = ("accounts", "claims")
Entry = tuple[CodedReport, Account]
_PLURAL = {"incidents": "incidents", "accounts": "accounts", "claims": "accounts"}
_NOUN = {what: name.capitalize() for what, name in _PLURAL.items()}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: the format, the rows, the reasons that shall not leave out.

    `newest` is the day of the newest report: the time stamp of layouts that have one.
    """

    format: Format
    rows: Rows = "accounts"
    include: frozenset[str] = frozenset()
    newest: str | None = None

    def check(self) -> None:
        """InputError for what a format cannot hold."""
        if self.rows != "claims":
            return
        if self.format == "geojson":
            raise InputError(
                "a claim has no point of its own; geojson holds --rows incidents or accounts"
            )
        if self.format == "acled_like":
            raise InputError("acled_like has rows of its own; use --rows incidents or accounts")


@dataclass(slots=True)
class Outcome:
    """What was written, and what was left out with its reasons; `what` names the rows.

    `accounts` counts the rows that were chosen, accounts or incidents, `seen` holds the reports.
    """

    what: Rows = "accounts"
    reports: int = 0
    accounts: int = 0
    left_out: list[dict[str, Any]] = field(default_factory=list)
    shortened: list[tuple[str, str]] = field(default_factory=list)
    collapsed: list[dict[str, Any]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def reasons(self) -> dict[str, int]:
        """How many rows each reason left out; one row may have several reasons."""
        return dict(Counter(reason for entry in self.left_out for reason in entry["reasons"]))

    def loss(self, order: Order) -> str:
        """The text of the loss file."""
        return files.as_text(
            {
                "about": f"{_NOUN[self.what]} that this export leaves out, each with its reasons; "
                "`no_point` has no place with coordinates. `collapsed_cells` hold one of several "
                "figures, or 0 where nothing was said.",
                "format": order.format,
                "rows": order.rows,
                "include": sorted(order.include),
                f"{_PLURAL[self.what]}_written": self.accounts,
                "left_out": self.left_out,
                "shortened_cells": [list(cell) for cell in self.shortened],
                "collapsed_cells": self.collapsed,
            }
        )


def selected(
    codings: Iterable[CodedReport],
    order: Order,
    newest: Callable[[Report], bool],
    outcome: Outcome,
) -> Iterator[Entry]:
    """The accounts that are exported; the others are noted in `outcome`."""
    for coded in codings:
        outcome.reports += 1
        for account in coded.coding.accounts:
            found: list[str] = list(choose.reasons(account, newest(coded.report)))
            if set(found) <= order.include:
                found = []
            if not found:
                found = list(_unfit(coded, account, order.format))
            if found:
                outcome.left_out.append(_left_out(account, found))
            else:
                outcome.accounts += 1
                yield coded, account


def _unfit(coded: CodedReport, account: Account, format_: Format) -> Collection[str]:
    """Why a format cannot hold an account."""
    if format_ == "acled_like":
        return acled.unfit(account)
    if format_ == "geojson":
        row = accounts.row(coded.report, account)
        return () if geojson.has_point(row) else ("no_point",)
    return ()


def _left_out(account: Account, reasons: Collection[str]) -> dict[str, Any]:
    return {
        "account_id": account.id,
        "report_id": account.report_id,
        "title": account.title,
        "reasons": list(reasons),
    }


def to_file(
    codings: Iterable[CodedReport], order: Order, path: Path, newest: Callable[[Report], bool]
) -> Outcome:
    """Writes an export to a file, whole or not at all, with the files that lie beside it."""
    order.check()
    outcome = Outcome()
    with files.whole(path) as stream:
        if order.format == "acled_like":
            with files.whole(provenance_file(path)) as beside:
                entries = selected(codings, order, newest, outcome)
                _write_acled(entries, order, stream, beside, outcome)
        else:
            _write(codings, order, stream, newest, outcome)
    if order.format == "csv":
        files.write(files.beside(path, ".about.txt"), about.text(order.rows, columns(order.rows)))
    if order.format != "jsonl":
        files.write(loss_file(path), outcome.loss(order))
    return outcome


def loss_file(path: Path) -> Path:
    """The file that lists what an export leaves out."""
    return files.beside(path, ".loss.json")


def provenance_file(path: Path) -> Path:
    """The file that leads each cell of a layout to the words behind it."""
    return files.beside(path, ".provenance.jsonl")


def to_stream(
    codings: Iterable[CodedReport],
    order: Order,
    stream: IO[bytes],
    newest: Callable[[Report], bool],
) -> Outcome:
    """Writes an export to an open binary stream, such as standard output."""
    order.check()
    outcome = Outcome()
    _write(codings, order, stream, newest, outcome)
    stream.flush()
    return outcome


def _write(
    codings: Iterable[CodedReport],
    order: Order,
    stream: IO[bytes],
    newest: Callable[[Report], bool],
    outcome: Outcome,
) -> None:
    if order.format == "jsonl":
        for coded in codings:
            outcome.reports += 1
            outcome.accounts += len(coded.coding.accounts)
            stream.write(jsonl.line(coded).encode())
        return
    entries = selected(codings, order, newest, outcome)
    if order.format == "acled_like":
        _write_acled(entries, order, stream, None, outcome)
        return
    if order.format == "xlsx":
        from dateline.export.xlsx import Sheet

        sheet = Sheet(order.rows, columns(order.rows))
        sheet.save(cells(entries, order.rows), stream)
        outcome.shortened = sheet.shortened
        return
    for piece in _pieces(entries, order):
        stream.write(piece.encode())


def _write_acled(
    entries: Iterable[Entry],
    order: Order,
    stream: IO[bytes],
    beside: IO[bytes] | None,
    outcome: Outcome,
) -> None:
    stream.write(csv.header(acled.columns()).encode())
    for coded, account in entries:
        row = acled.row(coded, account, order.newest)
        outcome.collapsed += row.collapsed
        stream.write(csv.line(row.values()).encode())
        if beside is not None:
            for line in acled.provenance(row):
                beside.write(jsonl.encoded(line).encode())


def _pieces(entries: Iterator[Entry], order: Order) -> Iterator[str]:
    if order.format == "geojson":
        rows = (accounts.row(coded.report, account) for coded, account in entries)
        yield from geojson.pieces(map(geojson.feature, rows))
        return
    yield csv.header([column.name for column in columns(order.rows)])
    for _, row in cells(entries, order.rows):
        yield csv.line(row)


def columns(rows: Rows) -> tuple[Column[Any], ...]:
    """The columns of a table of accounts or of claims."""
    return accounts.columns() if rows == "accounts" else claims.columns()


def cells(entries: Iterable[Entry], rows: Rows) -> Iterator[tuple[str, list[Cell]]]:
    """The rows of a table, each with the id of what it is about."""
    table = columns(rows)
    for coded, account in entries:
        if rows == "accounts":
            held = accounts.Row(coded.report, account)
            yield account.id, [column.cell(held) for column in table]
            continue
        for one in claims.rows(coded.report, coded.coding.coder, account):
            yield one.claim.id, [column.cell(one) for column in table]
