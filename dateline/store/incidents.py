"""Incidents in the database: what they are made of, their rows, and what became of their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    delete,
    insert,
    select,
)

from dateline.model.account import Account
from dateline.model.codec import plain
from dateline.model.incident import Incident, Passage
from dateline.model.report import Report
from dateline.store import acts, linked, rows, tables
from dateline.store.acts import Apply

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Member:
    """An account of an incident as it reads now, under its lasting id, with its report as it
    counts, the number of its coding, and the group of near-duplicates that the report is in."""

    account: Account
    report: Report
    coding_id: int
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class IndexRow:
    """The flat row of an incident; what it has not is null. Days are ISO 8601, the point is in
    degrees, the radius in km; `changed_at_run` is the number of the run that last changed it."""

    incident_id: str
    title: str
    event_type: str | None = None
    sub_type: str | None = None
    country: str | None = None
    admin1: str | None = None
    city: str | None = None
    place_name: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    earliest: str | None = None
    latest: str | None = None
    date_precision: str | None = None
    killed_low: int | None = None
    killed_best: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_best: int | None = None
    injured_high: int | None = None
    perpetrator: str | None = None
    reports: int = 0
    publishers: int = 0
    origins: int = 0
    first_reported: str | None = None
    last_reported: str | None = None
    told_as: str = "news"
    kind: str = "single"
    minimal: bool = False
    context: str | None = None
    stage: str | None = None
    review_state: str | None = None
    confidence: float | None = None
    disputed: bool = False
    changed_at_run: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An incident with all that is kept of it: its flat row and its facets (kind, value)."""

    incident: Incident
    index: IndexRow
    tags: tuple[tuple[str, str], ...] = ()


# --- writing -------------------------------------------------------------------------------------


def put(c: Connection, many: Sequence[Written]) -> None:
    """Writes incidents, each in place of its namesake."""
    drop(c, [one.incident.id for one in many])
    held: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    named: list[dict[str, Any]] = []
    tags: list[dict[str, Any]] = []
    for one in many:
        inside = {"incident_id": one.incident.id}
        held.append(rows.incident_row(one.incident))
        accounts = enumerate(one.incident.accounts)
        members.extend({**inside, "account_id": a, "no": n} for n, a in accounts)
        named.extend({**inside, **rows.field_row(f, n)} for n, f in enumerate(one.incident.fields))
        tags.extend({**inside, "kind": k, "value": v} for k, v in sorted(set(one.tags)))
    _many(c, tables.incidents, held)
    _many(c, tables.incident_accounts, members)
    _many(c, tables.incident_fields, named)
    _many(c, linked.incident_index, [_index_row(one.index) for one in many])
    _many(c, linked.incident_tags, tags)


def drop(c: Connection, ids: Sequence[str]) -> None:
    """Takes the rows of incidents away; what became of the ids stands in their history."""
    parts = (
        linked.incident_tags, linked.incident_index, tables.incident_fields,
        tables.incident_accounts,
    )  # fmt: skip
    for at in range(0, len(ids), CHUNK):
        some = ids[at : at + CHUNK]
        for table in parts:
            c.execute(delete(table).where(table.c.incident_id.in_(some)))
        c.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(some)))


def _index_row(row: IndexRow) -> dict[str, Any]:
    return {f.name: getattr(row, f.name) for f in fields(IndexRow)}


def _many(c: Connection, table: Table, many: Sequence[dict[str, Any]]) -> None:
    if many:
        c.execute(insert(table), many)


def record(c: Connection, passages: Sequence[Passage]) -> None:
    """Adds to the history of ids; the numbers are given here."""
    made = [{n: v for n, v in plain(p).items() if n != "no"} for p in passages]
    _many(c, tables.incident_history, made)


# --- reading -------------------------------------------------------------------------------------


def members(c: Connection, ids: Sequence[str], apply: Apply | None) -> list[Member]:
    """The accounts of these lasting ids as they read now, in that order; those that do not count
    (any more) are left out."""
    nodes = linked.sketches
    standing: dict[str, Any] = {}
    for some in batches(ids):
        query = select(nodes.c.account_id, nodes.c.own_id, nodes.c.coding_id)
        found = c.execute(query.where(nodes.c.account_id.in_(some)))
        standing.update({row.account_id: row for row in found})
    held: dict[tuple[int, str], Member] = {}
    for numbers in batches(sorted({row.coding_id for row in standing.values()})):
        for member in _members_of(c, numbers, apply):
            held[member.coding_id, member.account.id] = member
    known = [(standing[i].coding_id, i) for i in ids if i in standing]
    return [held[at] for at in known if at in held]


def _members_of(c: Connection, numbers: Sequence[int], apply: Apply | None) -> Iterator[Member]:
    """All accounts of some codings."""
    names = lasting_of(c, numbers)
    read = acts.as_they_read(c, numbers, apply)
    voices = voices_of(c, [coded.report.id for coded in read])
    for number, coded in zip(numbers, read, strict=True):
        for account in coded.coding.accounts:
            named = under_lasting_ids(account, names.get(number, {}))
            yield Member(named, coded.report, number, voices.get(coded.report.id))


def batches(many: Sequence[Any]) -> Iterator[list[Any]]:
    """A sequence in parts that a query can hold."""
    for at in range(0, len(many), CHUNK):
        yield list(many[at : at + CHUNK])


def under_lasting_ids(account: Account, names: dict[str, str]) -> Account:
    """The account, and those it is related to, under the ids that outlive a re-coding."""
    related = tuple(replace(r, account=names.get(r.account, r.account)) for r in account.relations)
    return replace(account, id=names.get(account.id, account.id), relations=related)


def lasting_of(c: Connection, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """Own id to lasting id of the accounts of some codings, by the coding's number."""
    accounts = tables.accounts
    query = select(accounts.c.coding_id, accounts.c.id, accounts.c.lasting_id)
    out: dict[int, dict[str, str]] = {}
    for row in c.execute(query.where(accounts.c.coding_id.in_(numbers))):
        out.setdefault(row.coding_id, {})[row.id] = row.lasting_id
    return out


def voices_of(c: Connection, reports: Sequence[str]) -> dict[str, str]:
    """The group of near-duplicates that each report is in, of those that are in one."""
    voices = tables.voices
    query = select(voices.c.report_id, voices.c.voice).where(voices.c.report_id.in_(reports))
    return {row.report_id: row.voice for row in c.execute(query)}
