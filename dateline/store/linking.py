"""What linking reads and writes, in one write transaction: a batch is kept whole or not at all.

The store knows neither how accounts are compared nor how incidents are made of them: sketches,
keys and scores are handed in as plain data.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from dateline.model.account import Account
from dateline.model.codec import build
from dateline.model.coding import CodedReport
from dateline.model.incident import Judgement, Passage
from dateline.model.report import Report
from dateline.store import acts, incidents, linked, rows, tables
from dateline.store.acts import Apply
from dateline.store.copies import Copies
from dateline.store.incidents import Member, Written, batches, lasting_of, under_lasting_ids

FAMILY = "dateline"
_63_BITS = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Node:
    """An account that is linked, as it was last seen by linking; `data` is its sketch,
    `keys` its blocking keys (see `packed`)."""

    node: int
    account_id: str
    own_id: str
    report_id: str
    coding_id: int
    linkable: bool
    made_by: str
    data: dict[str, Any]
    keys: bytes = b""


@dataclass(frozen=True, slots=True)
class Standing:
    """The accounts of a report that count: as they read now, under their lasting ids (`own` leads
    back), with the report as it counts and the number of the coding."""

    report: Report
    coding_id: int
    accounts: tuple[Account, ...]
    own: Mapping[str, str]


def mark(c: Connection, reports: Iterable[str], telling: bool = True) -> None:
    """Reports whose accounts changed: they are to be linked again. All versions of their pages
    are, since another version may count now. Those that tell of nothing, now (`telling`) or when
    they were last linked, are passed over."""
    words = tables.reports
    wanted = sorted(set(reports))
    works = select(words.c.work_id).where(words.c.id.in_(wanted), words.c.work_id.is_not(None))
    more = select(words.c.id).where(words.c.work_id.in_(works))
    every = {*wanted, *c.execute(more).scalars()}
    if not telling:
        told = [
            c.execute(select(t.c.report_id).where(t.c.report_id.in_(every))).scalars()
            for t in (linked.sketches, linked.judged_accounts)
        ]
        every = {report_id for found in told for report_id in found}
    waiting = linked.link_pending
    for report_id in sorted(every):
        mine = waiting.c.report_id == report_id
        if c.execute(select(waiting.c.old).where(mine)).first() is None:
            c.execute(insert(waiting), {"report_id": report_id, "old": False})
        else:
            c.execute(update(waiting).where(mine).values(old=False))


def hashed(key: str) -> int:
    """A key as a number of 63 bits: small in the index, and without the words it was made of."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) & _63_BITS


def packed(keys: Iterable[int]) -> bytes:
    """Keys in eight bytes each, sorted."""
    made = sorted(set(keys))
    return struct.pack(f"<{len(made)}q", *made)


def unpacked(data: bytes) -> tuple[int, ...]:
    """The keys that `packed` wrote."""
    return struct.unpack(f"<{len(data) // 8}q", data)


class Links:
    """One write transaction of linking."""

    def __init__(self, c: Connection, apply: Apply | None) -> None:
        self.connection = c
        self.copies = Copies(c)
        self.apply = apply

    # --- what is to be done ----------------------------------------------------------------------

    def pending(self, limit: int, old: bool = False) -> list[str]:
        """Reports that are to be linked, in the order in which they came; with `old` also those
        from before there was linking."""
        waiting, words = linked.link_pending, tables.reports
        query = select(words.c.id).join(waiting, waiting.c.report_id == words.c.id)
        if not old:
            query = query.where(~waiting.c.old)
        return list(self.connection.execute(query.order_by(words.c.no).limit(limit)).scalars())

    def settled(self, reports: Sequence[str]) -> None:
        """Writes down that these reports are linked."""
        for some in batches(reports):
            gone = linked.link_pending.c.report_id.in_(some)
            self.connection.execute(delete(linked.link_pending).where(gone))

    def standing(self, reports: Sequence[str]) -> dict[str, Standing]:
        """What counts of some reports; those of which nothing counts are left out."""
        codings, now = tables.codings, tables.report_now
        out: dict[str, Standing] = {}
        for some in batches(reports):
            query = (
                select(codings.c.id)
                .join(now, now.c.report_id == codings.c.report_id)
                .where(codings.c.report_id.in_(some), codings.c.counts, now.c.newest)
                .where(codings.c.family == FAMILY)
                .order_by(codings.c.id)
            )
            numbers = list(self.connection.execute(query).scalars())
            for number, coded in zip(numbers, self.coded(numbers), strict=True):
                out[coded.report.id] = self._standing(number, coded)
        return out

    def _standing(self, number: int, coded: CodedReport) -> Standing:
        accounts = coded.coding.accounts
        names = lasting_of(self.connection, [number]).get(number, {}) if accounts else {}
        own = {names.get(a.id, a.id): a.id for a in accounts}
        named = tuple(under_lasting_ids(a, names) for a in accounts)
        return Standing(coded.report, number, named, own)

    def coded(self, numbers: Sequence[int]) -> list[CodedReport]:
        """Codings as they read now."""
        return acts.as_they_read(self.connection, numbers, self.apply)

    # --- nodes, keys and edges -------------------------------------------------------------------

    def _nodes(self, *where: ColumnElement[bool]) -> list[Node]:
        query = select(linked.sketches).where(*where).order_by(linked.sketches.c.node)
        return [build(Node, dict(row)) for row in self.connection.execute(query).mappings()]

    def nodes_of(self, reports: Sequence[str]) -> list[Node]:
        """The nodes of the accounts of some reports."""
        column = linked.sketches.c.report_id
        return [n for some in batches(reports) for n in self._nodes(column.in_(some))]

    def nodes(self, numbers: Iterable[int]) -> list[Node]:
        """Nodes by number, in the order of their numbers."""
        column = linked.sketches.c.node
        return [n for some in batches(sorted(set(numbers))) for n in self._nodes(column.in_(some))]

    def not_made_by(self, maker: str) -> list[str]:
        """The reports of the nodes that something else made."""
        nodes = linked.sketches
        query = select(nodes.c.report_id).where(nodes.c.made_by != maker).distinct()
        return sorted(self.connection.execute(query).scalars())

    def every_node(self) -> list[Node]:
        """All nodes, by number."""
        return self._nodes()

    def numbers_of(self, accounts: Iterable[str]) -> dict[str, int]:
        """The numbers of the nodes of some accounts, of those that are linked."""
        nodes = linked.sketches
        out: dict[str, int] = {}
        for some in batches(sorted(set(accounts))):
            query = select(nodes.c.account_id, nodes.c.node).where(nodes.c.account_id.in_(some))
            out.update({row.account_id: row.node for row in self.connection.execute(query)})
        return out

    def names_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """The accounts of some nodes."""
        nodes = linked.sketches
        out: dict[int, str] = {}
        for some in batches(sorted(set(numbers))):
            query = select(nodes.c.node, nodes.c.account_id).where(nodes.c.node.in_(some))
            out.update({row.node: row.account_id for row in self.connection.execute(query)})
        return out

    def add(self, many: Sequence[Node]) -> list[Node]:
        """New nodes; returns them numbered."""
        last = self.connection.execute(select(func.max(linked.sketches.c.node))).scalar() or 0
        made = [replace(one, node=last + n) for n, one in enumerate(many, 1)]
        self._insert(linked.sketches, [_row(node) for node in made])
        return made

    def renew(self, node: Node) -> None:
        """A node whose sketch, or whose coding, is another now."""
        mine = linked.sketches.c.node == node.node
        self.connection.execute(update(linked.sketches).where(mine).values(**_row(node)))

    def remove(self, numbers: Sequence[int]) -> None:
        """Takes nodes away, with their edges."""
        self.unlink(numbers)
        for some in batches(numbers):
            gone = linked.sketches.c.node.in_(some)
            self.connection.execute(delete(linked.sketches).where(gone))

    def unlink(self, numbers: Sequence[int]) -> None:
        """Takes the edges of nodes away."""
        edges = linked.edges
        for some in batches(numbers):
            for condition in (edges.c.a.in_(some), edges.c.b.in_(some)):
                self.connection.execute(delete(edges).where(condition))

    def clear(self) -> None:
        """Takes all keys and edges away."""
        for table in (linked.edges, linked.link_keys):
            self.connection.execute(delete(table))

    def add_keys(self, many: Iterable[tuple[int, int, Iterable[int]]]) -> None:
        """(node, rank, keys): puts nodes into their blocks."""
        made = [{"key": k, "rank": rank, "node": n} for n, rank, keys in many for k in keys]
        self._insert(linked.link_keys, made)

    def drop_keys(self, node: int, rank: int, keys: Iterable[int]) -> None:
        """Takes a node out of its blocks."""
        table = linked.link_keys
        for some in batches(sorted(keys)):
            mine = (table.c.rank == rank) & (table.c.node == node)
            self.connection.execute(delete(table).where(table.c.key.in_(some), mine))

    def leaders(self, keys: Iterable[int], count: int) -> dict[int, list[tuple[int, int]]]:
        """Of each block the first nodes by rank, as (rank, node), `count` at most."""
        table = linked.link_keys
        place = func.row_number().over(partition_by=table.c.key, order_by=table.c.rank)
        out: dict[int, list[tuple[int, int]]] = {}
        for some in batches(sorted(set(keys))):
            inner = select(table.c.key, table.c.rank, table.c.node, place.label("place"))
            first = inner.where(table.c.key.in_(some)).subquery()
            query = select(first.c.key, first.c.rank, first.c.node)
            query = query.where(first.c.place <= count).order_by(first.c.key, first.c.place)
            for key, rank, node in self.connection.execute(query):
                out.setdefault(key, []).append((rank, node))
        return out

    def block(self, key: int) -> list[tuple[int, int]]:
        """All nodes of a block, as (rank, node), by rank."""
        table = linked.link_keys
        query = select(table.c.rank, table.c.node).where(table.c.key == key)
        return [(r, n) for r, n in self.connection.execute(query.order_by(table.c.rank))]

    def drop_edges(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Takes pairs away that are compared no longer."""
        edges = linked.edges
        gone = [{"one": min(pair), "two": max(pair)} for pair in pairs]
        mine = (edges.c.a == bindparam("one")) & (edges.c.b == bindparam("two"))
        if gone:
            self.connection.execute(delete(edges).where(mine), gone)

    def add_edges(self, edges: Iterable[tuple[int, int, float]]) -> None:
        """Pairs of nodes with their scores, in any order."""
        made = [{"a": min(a, b), "b": max(a, b), "p": p} for a, b, p in edges]
        self._insert(linked.edges, made)

    def edges_at(self, numbers: Iterable[int]) -> list[tuple[int, int, float]]:
        """All edges at some nodes, each once, a < b."""
        edges = linked.edges
        found: dict[tuple[int, int], float] = {}
        for some in batches(sorted(set(numbers))):
            for condition in (edges.c.a.in_(some), edges.c.b.in_(some)):
                for a, b, p in self.connection.execute(select(edges).where(condition)):
                    found[a, b] = p
        return [(a, b, p) for (a, b), p in sorted(found.items())]

    # --- judgements ------------------------------------------------------------------------------

    def judgements(self, accounts: Iterable[str] | None = None) -> list[Judgement]:
        """The judgements that hold, in order; those on accounts that stand as one of these now,
        or all."""
        said, where = tables.judgements, linked.judged_accounts
        query = select(said).where(said.c.undone_by.is_(None)).order_by(said.c.id)
        if accounts is None:
            return [rows.build_judgement(row) for row in self.connection.execute(query).mappings()]
        found: dict[int, Judgement] = {}
        for some in batches(sorted(set(accounts))):
            names = select(where.c.account_id).where(where.c.now_id.in_(some))
            near = query.where(or_(said.c.a.in_(names), said.c.b.in_(names)))
            for row in self.connection.execute(near).mappings():
                found[row["id"]] = rows.build_judgement(row)
        return [found[number] for number in sorted(found)]

    def stand_as(self, accounts: Iterable[str]) -> dict[str, str | None]:
        """Where accounts that persons spoke of stand now; None for one that is nowhere."""
        where = linked.judged_accounts
        out: dict[str, str | None] = {}
        for some in batches(sorted(set(accounts))):
            query = select(where.c.account_id, where.c.now_id)
            found = self.connection.execute(query.where(where.c.account_id.in_(some)))
            out.update({row.account_id: row.now_id for row in found})
        return out

    # --- incidents -------------------------------------------------------------------------------

    def incidents_with(self, accounts: Iterable[str]) -> dict[str, list[str]]:
        """The incidents that hold one of these accounts, each with all its accounts."""
        held = tables.incident_accounts
        ids: set[str] = set()
        for some in batches(sorted(set(accounts))):
            query = select(held.c.incident_id).where(held.c.account_id.in_(some))
            ids.update(self.connection.execute(query).scalars())
        return self.held_by(ids)

    def held_by(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The accounts of incidents, in order."""
        held = tables.incident_accounts
        out: dict[str, list[str]] = {}
        for some in batches(sorted(set(ids))):
            query = select(held.c.incident_id, held.c.account_id)
            query = query.where(held.c.incident_id.in_(some))
            for row in self.connection.execute(query.order_by(held.c.incident_id, held.c.no)):
                out.setdefault(row.incident_id, []).append(row.account_id)
        return out

    def taken(self, incident_id: str) -> bool:
        """True for the id of a living incident."""
        ids = tables.incidents.c.id
        found = self.connection.execute(select(ids).where(ids == incident_id)).first()
        return found is not None

    def ended(self, incident_id: str) -> bool:
        """True for an id that an incident had in former times."""
        past = tables.incident_history
        query = select(past.c.no).where(past.c.old_id == incident_id).limit(1)
        return self.connection.execute(query).first() is not None

    def former(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The incidents that were once merged into these, with the accounts that they had."""
        past = tables.incident_history
        out: dict[str, list[str]] = {}
        for some in batches(sorted(set(ids))):
            query = select(past).where(past.c.incident_id.in_(some), past.c.kind == "merged")
            for row in self.connection.execute(query.order_by(past.c.no)):
                out[row.old_id] = list(row.accounts)
        return out

    def members(self, accounts: Sequence[str]) -> list[Member]:
        """The accounts of these lasting ids as they read now, in that order."""
        return incidents.members(self.connection, accounts, self.apply)

    def put(self, many: Sequence[Written]) -> None:
        """Writes incidents, each in place of its namesake."""
        incidents.put(self.connection, many)

    def drop(self, ids: Sequence[str]) -> None:
        """Takes incidents away."""
        incidents.drop(self.connection, ids)

    def record(self, passages: Sequence[Passage]) -> None:
        """Adds to the history of ids."""
        incidents.record(self.connection, passages)

    def _insert(self, table: Any, many: Sequence[dict[str, Any]]) -> None:
        if many:
            self.connection.execute(insert(table), many)


def _row(node: Node) -> dict[str, Any]:
    return {name: getattr(node, name) for name in Node.__slots__}
