"""Records by their numbers and ids, whole, on an open connection."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from dateline.model.account import Account
from dateline.model.coding import CodedReport, Skipped
from dateline.model.incident import Incident
from dateline.model.report import Report
from dateline.store import rows, tables


class _Facts:
    """The words and all numbered rows of some reports."""

    def __init__(self, c: Connection, ids: Sequence[str]) -> None:
        words, meta = tables.reports, tables.report_meta
        texts = c.execute(select(words).where(words.c.id.in_(ids))).mappings()
        facts = c.execute(select(meta).where(meta.c.report_id.in_(ids))).mappings()
        self.words = {row["id"]: row for row in texts}
        self.rows = {(row["report_id"], row["row_no"]): row for row in facts}


def page_of(c: Connection, report_id: str, row_no: int) -> Report:
    """A report with exactly the facts of one of its numbered rows."""
    facts = _Facts(c, [report_id])
    return rows.build_report(facts.words[report_id], facts.rows[report_id, row_no])


def reports_of(c: Connection, wanted: Sequence[tuple[str, int | None]]) -> list[Report]:
    """Reports with what counts now, in the order asked for, each by its id and the numbered row
    whose page it is to show (None: the one that was read last)."""
    now = tables.report_now
    ids = sorted({report_id for report_id, _ in wanted})
    facts = _Facts(c, ids)
    found = c.execute(select(now).where(now.c.report_id.in_(ids))).mappings()
    current = {row["report_id"]: row for row in found}
    out = []
    for report_id, row_no in wanted:
        row = current[report_id]
        page = facts.rows[report_id, row_no or row["row_no"]]
        merged = {**page, **_outranking(row, facts.rows)}
        out.append(rows.build_report(facts.words[report_id], merged, row["version_no"]))
    return out


def _outranking(now: RowMapping, by_row: dict[tuple[str, int], RowMapping]) -> dict[str, Any]:
    """The publication stamp, publisher, URL and time of sight that count."""
    stamp = tuple(f"published_{n}" for n in ("value", "precision", "offset_known", "from"))
    groups = {
        "published_row": stamp,
        "publisher_row": ("publisher",),
        "url_row": ("url",),
        "seen_row": ("seen_at",),
    }
    return {
        name: by_row[now["report_id"], now[group]][name]
        for group, names in groups.items()
        if now[group] is not None
        for name in names
    }


def codings_of(c: Connection, ids: Sequence[int]) -> list[CodedReport]:
    """Codings by number, each with its report as it counts now and the page that it read."""
    codings = tables.codings
    found = c.execute(select(codings).where(codings.c.id.in_(ids))).mappings()
    by_id = {row["id"]: row for row in found}
    held = accounts_of(c, ids)
    reports = reports_of(c, [(by_id[n]["report_id"], by_id[n]["meta_row"]) for n in ids])
    return [
        CodedReport(report, rows.build_coding(by_id[n], list(held[n].values())))
        for n, report in zip(ids, reports, strict=True)
    ]


def in_order(c: Connection, coding_id: int) -> list[Account]:
    """The accounts of one coding, in order."""
    return list(accounts_of(c, [coding_id])[coding_id].values())


def accounts_of(c: Connection, ids: Sequence[int]) -> dict[int, dict[str, Account]]:
    """The accounts of codings, whole, in their order: by coding's number, then by id."""
    wanted = sorted(set(ids))
    out: dict[int, dict[str, Account]] = {number: {} for number in wanted}
    held = _grouped(c, tables.accounts, wanted, ("coding_id",))
    if not held:  # most reports tell of no incident
        return out
    spans = _grouped(c, tables.evidence, wanted, ("coding_id", "account_id", "claim_id"))
    joined = _grouped(c, tables.relations, wanted, ("coding_id", "account_id"))
    claimed = _grouped(c, tables.claims, wanted, ("coding_id", "account_id"))
    for (number,), many in held.items():
        for row in many:
            at = (number, row["id"])
            claims = [
                rows.build_claim(claim, spans.get((*at, claim["id"]), ()))
                for claim in claimed.get(at, ())
            ]
            out[number][row["id"]] = rows.build_account(row, joined.get(at, ()), claims)
    return out


def _grouped(
    c: Connection, table: Table, ids: Sequence[int], by: tuple[str, ...]
) -> dict[tuple[Any, ...], list[RowMapping]]:
    query = select(table).where(table.c.coding_id.in_(ids))
    query = query.order_by(*(table.c[name] for name in by), table.c.no)
    found = c.execute(query).mappings()
    parts = groupby(found, key=lambda row: tuple(row[name] for name in by))
    return {key: list(part) for key, part in parts}


def skipped_of(c: Connection, number: int) -> Skipped:
    """The refusal of this number."""
    query = select(tables.skipped).where(tables.skipped.c.id == number)
    return rows.build_skipped(c.execute(query).mappings().one())


def incidents_of(c: Connection, found: Sequence[RowMapping]) -> list[Incident]:
    """The incidents of some rows, in that order, with their fields and members."""
    fields, members = tables.incident_fields, tables.incident_accounts
    ids = [row["id"] for row in found]
    named: dict[str, list[RowMapping]] = {}
    held: dict[str, list[str]] = {}
    query = select(fields).where(fields.c.incident_id.in_(ids))
    for row in c.execute(query.order_by(fields.c.incident_id, fields.c.no)).mappings():
        named.setdefault(row["incident_id"], []).append(row)
    inside = select(members).where(members.c.incident_id.in_(ids))
    for row in c.execute(inside.order_by(members.c.incident_id, members.c.no)).mappings():
        held.setdefault(row["incident_id"], []).append(row["account_id"])
    return [
        rows.build_incident(row, named.get(row["id"], ()), held.get(row["id"], ()))
        for row in found
    ]
