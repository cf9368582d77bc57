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


def pages_of(c: Connection, wanted: Sequence[tuple[str, int]]) -> list[Report]:
    """Reports with exactly the facts of the named rows, in the order asked for."""
    reports, meta = tables.reports, tables.report_meta
    ids = sorted({report_id for report_id, _ in wanted})
    words = c.execute(select(reports).where(reports.c.id.in_(ids))).mappings()
    facts = c.execute(select(meta).where(meta.c.report_id.in_(ids))).mappings()
    by_id = {row["id"]: row for row in words}
    by_row = {(row["report_id"], row["row_no"]): row for row in facts}
    return [rows.build_report(by_id[r], by_row[r, n]) for r, n in wanted]


def reports_of(
    c: Connection, ids: Sequence[str], pages: dict[str, int] | None = None
) -> dict[str, Report]:
    """Reports by id with what counts now; `pages` names the row of the page's own facts."""
    now, meta = tables.report_now, tables.report_meta
    current = c.execute(select(now).where(now.c.report_id.in_(ids))).mappings().all()
    facts = c.execute(select(meta).where(meta.c.report_id.in_(ids))).mappings()
    by_row = {(row["report_id"], row["row_no"]): row for row in facts}
    words = tables.reports
    texts = c.execute(select(words).where(words.c.id.in_(ids))).mappings()
    by_id = {row["id"]: row for row in texts}
    found = {}
    for row in current:
        report_id = row["report_id"]
        page = by_row[report_id, (pages or {}).get(report_id, row["row_no"])]
        merged = {**page, **_outranking(row, by_row)}
        found[report_id] = rows.build_report(by_id[report_id], merged, row["version_no"])
    return found


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
    out = []
    for number in ids:
        row = by_id[number]
        report_id = row["report_id"]
        report = reports_of(c, [report_id], {report_id: row["meta_row"]})[report_id]
        out.append(CodedReport(report, rows.build_coding(row, list(held[number].values()))))
    return out


def in_order(c: Connection, coding_id: int) -> list[Account]:
    """The accounts of one coding, in order."""
    return list(accounts_of(c, [coding_id])[coding_id].values())


def accounts_of(c: Connection, ids: Sequence[int]) -> dict[int, dict[str, Account]]:
    """The accounts of codings, whole, in their order: by coding's number, then by id."""
    wanted = sorted(set(ids))
    spans = _grouped(c, tables.evidence, wanted, ("coding_id", "account_id", "claim_id"))
    joined = _grouped(c, tables.relations, wanted, ("coding_id", "account_id"))
    claimed = _grouped(c, tables.claims, wanted, ("coding_id", "account_id"))
    out: dict[int, dict[str, Account]] = {number: {} for number in wanted}
    for (number,), many in _grouped(c, tables.accounts, wanted, ("coding_id",)).items():
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


def incident_of(c: Connection, row: RowMapping) -> Incident:
    """The incident of a row, with its fields and members."""
    fields, members = tables.incident_fields, tables.incident_accounts
    named = c.execute(
        select(fields).where(fields.c.incident_id == row["id"]).order_by(fields.c.no)
    ).mappings()
    held = c.execute(
        select(members.c.account_id)
        .where(members.c.incident_id == row["id"])
        .order_by(members.c.no)
    ).scalars()
    return rows.build_incident(row, named.all(), held.all())
