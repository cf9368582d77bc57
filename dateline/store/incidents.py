"""Incidents in the database: what they are made of, their rows, and what became of their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
)

from dateline.errors import InputError, NotFoundError
from dateline.model.account import Account
from dateline.model.codec import build, plain
from dateline.model.incident import Incident, Passage
from dateline.model.report import Report
from dateline.store import acts, linked, load, rows, tables
from dateline.store.acts import Apply
from dateline.store.engine import reading
from dateline.store.filters import EVERYTHING, Filter, checked_country, checked_day, sub_types

CHUNK = 200
LONGEST_WALK = 1000


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


def put(c: Connection, many: Sequence[Written], policy: str | None) -> None:
    """Writes incidents, each in place of its namesake."""
    drop(c, [one.incident.id for one in many])
    held: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    named: list[dict[str, Any]] = []
    tags: list[dict[str, Any]] = []
    for one in many:
        inside = {"incident_id": one.incident.id}
        held.append(rows.incident_row(one.incident, policy))
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


class Incidents:
    """All questions about incidents; nothing here writes.

    With `apply` accounts read as they do after the acts of persons.
    """

    def __init__(self, engine: Engine, path: Path, apply: Apply | None = None) -> None:
        self._engine = engine
        self._path = path
        self._apply = apply

    def all(self, wanted: Filter = EVERYTHING) -> Iterator[Incident]:
        """The incidents that a filter lets pass, by id, with their fields and members."""
        query = matching(wanted).order_by(tables.incidents.c.id)
        with reading(self._engine, self._path) as c:
            for part in c.execute(query).mappings().partitions(CHUNK):
                yield from load.incidents_of(c, part)

    def one(self, incident_id: str) -> Incident:
        """The incident of an id; NotFoundError if there is none."""
        incidents = tables.incidents
        with reading(self._engine, self._path) as c:
            query = select(incidents).where(incidents.c.id == incident_id)
            row = c.execute(query).mappings().first()
            if row is None:
                raise NotFoundError(f"there is no incident '{incident_id}'")
            return load.incidents_of(c, [row])[0]

    def members(self, incident_id: str) -> list[Member]:
        """The accounts of an incident as they read now, in its order."""
        with reading(self._engine, self._path) as c:
            return members(c, accounts_in(c, incident_id), self._apply)

    def index(self, incident_id: str) -> IndexRow:
        """The flat row of an incident; NotFoundError if there is none."""
        flat = linked.incident_index
        with reading(self._engine, self._path) as c:
            row = c.execute(select(flat).where(flat.c.incident_id == incident_id)).mappings()
            found = row.first()
        if found is None:
            raise NotFoundError(f"there is no incident '{incident_id}'")
        made: IndexRow = build(IndexRow, dict(found))
        return made

    def find(self, prefix: str) -> str:
        """The id of the incident that an id (also one of former times), the beginning of one,
        or an account of it leads to.

        NotFoundError if there is none (any more), InputError if there are several.
        """
        with reading(self._engine, self._path) as c:
            return find(c, prefix)

    def history(self, incident_id: str) -> tuple[Passage, ...]:
        """What became of an id and of those that were merged into it or split from it, in
        order."""
        past = tables.incident_history
        mine = or_(past.c.old_id == incident_id, past.c.incident_id == incident_id)
        with reading(self._engine, self._path) as c:
            found = c.execute(select(past).where(mine).order_by(past.c.no)).mappings()
            return tuple(build(Passage, dict(row)) for row in found)

    def pending(self) -> dict[bool, int]:
        """How many reports are still to be linked: from before there was linking, and since."""
        waiting = linked.link_pending
        query = select(waiting.c.old, func.count()).group_by(waiting.c.old)
        with reading(self._engine, self._path) as c:
            found = {bool(old): int(many) for old, many in c.execute(query)}
        return {old: found.get(old, 0) for old in (True, False)}


def accounts_in(c: Connection, incident_id: str) -> list[str]:
    """The lasting ids of an incident's accounts, in order."""
    held = tables.incident_accounts
    query = select(held.c.account_id).where(held.c.incident_id == incident_id)
    return list(c.execute(query.order_by(held.c.no)).scalars())


def find(c: Connection, prefix: str) -> str:
    """See `Incidents.find`."""
    ids = _beginning(c, tables.incidents.c.id, prefix)
    if not ids:
        past = tables.incident_history
        ids = sorted({_follow(c, old) for old in _beginning(c, past.c.old_id, prefix)})
    if not ids:
        ids = _by_account(c, prefix)
    if not ids:
        raise NotFoundError(f"no incident in the ledger is called '{prefix}'")
    if len(ids) > 1:
        raise InputError(
            f"'{prefix}' is the beginning of several ids: {', '.join(ids[:5])}"
            + (" ..." if len(ids) > 5 else "")
        )
    return ids[0]


def _beginning(c: Connection, column: Column[str], prefix: str) -> list[str]:
    """Up to six ids with this beginning; ids are a letter and hex digits, so "g" ends them."""
    if len(prefix) < 2:
        return []
    query = select(column).where(column >= prefix, column < prefix + "g")
    return list(c.execute(query.distinct().order_by(column).limit(6)).scalars())


def _follow(c: Connection, old_id: str) -> str:
    """The living incident that a former one went on in; NotFoundError if it ended."""
    incidents, past = tables.incidents, tables.incident_history
    name: str | None = old_id
    for _ in range(LONGEST_WALK):
        if c.execute(select(incidents.c.id).where(incidents.c.id == name)).first() is not None:
            return str(name)
        went = (past.c.old_id == name) & past.c.kind.in_(("merged", "ended"))
        last = select(past.c.incident_id).where(went).order_by(past.c.no.desc()).limit(1)
        name = c.execute(last).scalar()
        if name is None:
            break
    raise NotFoundError(
        f"the incident '{old_id}' is no more: no report tells of it now "
        f"(dateline history {old_id})"
    )


def _by_account(c: Connection, prefix: str) -> list[str]:
    """The incidents of the accounts whose lasting or own ids have this beginning."""
    held, nodes = tables.incident_accounts, linked.sketches
    query = select(held.c.incident_id).join(nodes, nodes.c.account_id == held.c.account_id)
    if not prefix.startswith("a") or len(prefix) < 2:
        return []
    near = [
        and_(col >= prefix, col < prefix + "g") for col in (nodes.c.account_id, nodes.c.own_id)
    ]
    query = query.where(or_(*near)).distinct().order_by(held.c.incident_id).limit(6)
    return list(c.execute(query).scalars())


# --- filters -------------------------------------------------------------------------------------


def matching(wanted: Filter = EVERYTHING) -> Select[Any]:
    """The rows of `incidents` that a filter lets pass, joined to their flat rows.

    `foreground` lets those pass that some report tells as news; `report_id` those that the
    report tells of. `family` and `all_versions` do not matter to incidents.
    """
    incidents, flat = tables.incidents, linked.incident_index
    joined = incidents.outerjoin(flat, flat.c.incident_id == incidents.c.id)
    return select(incidents).select_from(joined).where(*incident_clauses(wanted))


def incident_clauses(wanted: Filter) -> list[ColumnElement[bool]]:
    """Conditions on `incidents` joined to `incident_index`; InputError for odd values."""
    flat = linked.incident_index
    clauses: list[ColumnElement[bool]] = []
    since, until = checked_day(wanted.since), checked_day(wanted.until)
    if since is not None:
        last = func.coalesce(flat.c.latest, flat.c.earliest, flat.c.first_reported)
        clauses.append(last >= since)
    if until is not None:
        first = func.coalesce(flat.c.earliest, flat.c.latest, flat.c.first_reported)
        clauses.append(first <= until)
    if wanted.country is not None:
        clauses.append(flat.c.country == checked_country(wanted.country))
    if wanted.type is not None:
        clauses.append(flat.c.sub_type.in_(sub_types(wanted.type)))
    if wanted.foreground is not None:
        news = flat.c.told_as == "news"
        clauses.append(news if wanted.foreground else ~news)
    if wanted.report_id is not None:
        clauses.append(_told_by(wanted.report_id))
    return clauses


def _told_by(report_id: str) -> ColumnElement[bool]:
    held, nodes = tables.incident_accounts, linked.sketches
    return (
        select(held.c.account_id)
        .join(nodes, nodes.c.account_id == held.c.account_id)
        .where(held.c.incident_id == tables.incidents.c.id, nodes.c.report_id == report_id)
        .exists()
    )
