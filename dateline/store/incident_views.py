"""Reading incidents: as they stand now, found by id, filtered; the acts on them; what waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, Select, and_, func, or_, select

from dateline.errors import InputError, NotFoundError
from dateline.model.act import IncidentAct
from dateline.model.codec import build
from dateline.model.incident import Incident, Passage
from dateline.model.report import Report
from dateline.store import decisions, linked, load, redaction, tables
from dateline.store.acts import Apply
from dateline.store.engine import reading
from dateline.store.filters import EVERYTHING, Filter, checked_country, checked_day, sub_types
from dateline.store.incidents import CHUNK, IndexRow, Member, members
from dateline.store.redaction import Tombstone

LONGEST_WALK = 1000


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

    def history(self, prefix: str) -> tuple[str, tuple[Passage, ...]]:
        """The incident's id, of now or of former times, that this is the beginning of; and what
        became of it and of those that were merged into it or split from it, in order.

        NotFoundError if there never was one, InputError if there are several.
        """
        past = tables.incident_history
        with reading(self._engine, self._path) as c:
            known = {*_beginning(c, tables.incidents.c.id, prefix),
                     *_beginning(c, past.c.old_id, prefix)}  # fmt: skip
            name = _only(sorted(known), prefix) if known else find(c, prefix)
            mine = or_(past.c.old_id == name, past.c.incident_id == name)
            found = c.execute(select(past).where(mine).order_by(past.c.no)).mappings()
            return name, tuple(build(Passage, dict(row)) for row in found)

    def act(self, number: int) -> IncidentAct | None:
        """The act on incidents of this number; None if there is none of that kind."""
        with reading(self._engine, self._path) as c:
            return decisions.find(c, number)

    def acts(self) -> tuple[list[IncidentAct], set[int]]:
        """All acts on incidents in order, and the numbers of those whose accounts are nowhere
        now."""
        with reading(self._engine, self._path) as c:
            made = decisions.every(c)
            return made, decisions.lost(c, made)

    def verdicts(self) -> list[tuple[IncidentAct, dict[str, str]]]:
        """The verdicts that hold, in order, each with its accounts as they stand now and the
        incidents that these are in."""
        with reading(self._engine, self._path) as c:
            return [(act, decisions.standing(c, act)) for act in decisions.verdicts(c)]

    def holding(self, account: str) -> str | None:
        """The incident that an account is in, by its lasting id or, if persons spoke of it, one
        of former times."""
        held, where = tables.incident_accounts, linked.judged_accounts
        now = select(where.c.now_id).where(where.c.account_id == account)
        mine = or_(held.c.account_id == account, held.c.account_id.in_(now))
        query = select(held.c.incident_id).where(mine).order_by(held.c.account_id == account)
        with reading(self._engine, self._path) as c:
            return c.execute(query).scalars().first()

    def account(self, name: str) -> str | None:
        """The lasting id of an account that counts, by its own id or its beginning."""
        nodes = linked.sketches
        query = select(nodes.c.account_id).where(nodes.c.own_id.between(name, name + "g"))
        with reading(self._engine, self._path) as c:
            found = c.execute(query.limit(2)).scalars().all()
        return found[0] if len(found) == 1 else None

    def linked_by(self) -> str | None:
        """What made the oldest sketch of the ledger; None where there is none."""
        nodes = linked.sketches
        with reading(self._engine, self._path) as c:
            return c.execute(select(nodes.c.made_by).order_by(nodes.c.node).limit(1)).scalar()

    def stones(self, report: Report) -> tuple[Tombstone | None, list[tuple[str, int]]]:
        """The tombstone that a report lies under, and the redacted names: digest and number of
        words."""
        with reading(self._engine, self._path) as c:
            if c.execute(select(tables.tombstones.c.id).limit(1)).first() is None:
                return None, []
            return redaction.over(c, report), redaction.names(c)

    def buried(self, kind: str, target: str) -> bool:
        """True if there is a tombstone of that kind with this target."""
        stones = tables.tombstones
        query = select(stones.c.id).where(stones.c.kind == kind, stones.c.target == target)
        with reading(self._engine, self._path) as c:
            return c.execute(query).first() is not None

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
    return _only(ids, prefix)


def _only(ids: Sequence[str], prefix: str) -> str:
    """The one id that was found; InputError for several."""
    if len(ids) > 1:
        some = ", ".join(ids[:5]) + (" ..." if len(ids) > 5 else "")
        raise InputError(f"'{prefix}' is the beginning of several ids: {some}")
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
