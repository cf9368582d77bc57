"""Writes an export of incidents: which are written, in which format, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dateline.export import about, acled, csv, files, geojson, incidents, jsonl
from dateline.export.columns import Cell
from dateline.export.incidents import Entry
from dateline.export.write import Order, Outcome, loss_file, provenance_file


def to_file(entries: Iterable[Entry], order: Order, path: Path) -> Outcome:
    """Writes an export to a file, whole or not at all, with the files that lie beside it."""
    outcome = Outcome("incidents")
    with files.whole(path) as stream:
        if order.format == "acled_like":
            with files.whole(provenance_file(path)) as beside:
                _write(entries, order, stream, outcome, beside)
        else:
            _write(entries, order, stream, outcome)
    if order.format == "csv":
        told = about.text("incidents", incidents.columns())
        files.write(files.beside(path, ".about.txt"), told)
    if order.format != "jsonl":
        files.write(loss_file(path), outcome.loss(order))
    return outcome


def to_stream(entries: Iterable[Entry], order: Order, stream: IO[bytes]) -> Outcome:
    """Writes an export to an open binary stream, such as standard output."""
    outcome = Outcome("incidents")
    _write(entries, order, stream, outcome)
    stream.flush()
    return outcome


def _write(
    entries: Iterable[Entry],
    order: Order,
    stream: IO[bytes],
    outcome: Outcome,
    beside: IO[bytes] | None = None,
) -> None:
    if order.format == "jsonl":  # the record itself: nothing is left out
        for entry in entries:
            _count(entry, outcome)
            stream.write(jsonl.encoded(incidents.record(entry)).encode())
        return
    chosen = selected(entries, order, outcome)
    if order.format == "acled_like":
        _write_acled(chosen, order, stream, beside, outcome)
    elif order.format == "xlsx":
        from dateline.export.xlsx import Sheet

        sheet = Sheet("incidents", incidents.columns())
        sheet.save(_cells(chosen), stream)
        outcome.shortened = sheet.shortened
    else:
        for piece in _pieces(chosen, order):
            stream.write(piece.encode())


def _count(entry: Entry, outcome: Outcome) -> None:
    outcome.accounts += 1
    outcome.seen.update(told.report.id for told in entry.members)
    outcome.reports = len(outcome.seen)


def selected(entries: Iterable[Entry], order: Order, outcome: Outcome) -> Iterator[Entry]:
    """The incidents that are exported; the others are noted in `outcome`."""
    for entry in entries:
        found = incidents.reasons(entry)
        if set(found) <= order.include:
            found = _unfit(entry, order)
        if found:
            outcome.left_out.append(_left_out(entry, found))
        else:
            _count(entry, outcome)
            yield entry


def _unfit(entry: Entry, order: Order) -> list[str]:
    """Why a format cannot hold an incident."""
    if order.format == "acled_like":
        return list(acled.unfit(incidents.as_one(entry)[1]))
    if order.format == "geojson" and not geojson.has_point(incidents.row(entry)):
        return ["no_point"]
    return []


def _left_out(entry: Entry, reasons: list[str]) -> dict[str, object]:
    return {
        "incident_id": entry.incident.id,
        "account_ids": [told.account.id for told in entry.members],
        "title": entry.title,
        "reasons": reasons,
    }


def _cells(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Cell]]]:
    for entry in entries:
        yield entry.incident.id, [c.cell(entry) for c in incidents.columns()]


def _pieces(entries: Iterable[Entry], order: Order) -> Iterator[str]:
    if order.format == "geojson":
        rows = (geojson.feature(incidents.row(e), "incident_id") for e in entries)
        yield from geojson.pieces(rows, "incidents")
        return
    yield csv.header([column.name for column in incidents.columns()])
    for _, row in _cells(entries):
        yield csv.line(row)


def _write_acled(
    entries: Iterable[Entry],
    order: Order,
    stream: IO[bytes],
    beside: IO[bytes] | None,
    outcome: Outcome,
) -> None:
    stream.write(csv.header(acled.columns()).encode())
    for entry in entries:
        coded, account, reports = incidents.as_one(entry)
        row = acled.row(coded, account, order.newest)
        papers = dict.fromkeys(t.report.publisher for t in entry.members if t.report.publisher)
        if papers:
            names = "; ".join(sorted(name.replace(";", ",") for name in papers))
            row.cells["source"] = acled.Made(names, "report.publisher")
        outcome.collapsed += [*row.collapsed, *_rivals(entry, row.id)]
        stream.write(csv.line(row.values()).encode())
        if beside is not None:
            for line in acled.provenance(acled.held_by(row, reports)):
                beside.write(jsonl.encoded(line).encode())


def _rivals(entry: Entry, row_id: str) -> Iterator[dict[str, object]]:
    """A figure of the dead that somebody gives otherwise: one cell cannot hold both."""
    made = entry.lowest or entry.incident
    killed = made.field("casualties", "killed")
    if killed is not None and killed.against:
        listed = [
            {"claim_id": claim.id, "shown": incidents.figure(claim), "words": claim.text}
            for _, claim in entry.claims((*killed.claims, *killed.against))
        ]
        yield {
            "row_id": row_id, "column": "fatalities", "kept": incidents.shown(killed),
            "policy": made.policy, "why": "rival_figures", "claims": listed,
        }  # fmt: skip
