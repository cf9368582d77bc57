"""Ids that outlive a re-coding: which account of a new coding is which of an earlier one.

An account's own id hashes the words that name its act; a better coder may choose other words. Two
accounts of one report are the same if they share at least half of their claims' characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from dateline.model.account import Account
from dateline.model.span import Span
from dateline.store import tables

Characters = frozenset[tuple[str, int]]


def lasting_ids(
    accounts: Sequence[Account], earlier: Mapping[str, Sequence[Span]]
) -> dict[str, str]:
    """Own id to lasting id, for the accounts that an earlier one goes on in.

    `earlier` holds lasting ids with the spans of the claims they had last. Each goes on in one
    account: its namesake if there is one, else the one it shares most with.
    """
    own = {a.id: _characters(s for c in a.claims for s in c.evidence) for a in accounts}
    known = {i: _characters(spans) for i, spans in earlier.items()}
    found = {i: i for i in own if i in known}
    pairs = [
        (-_share(own[new], known[old]), new, old)
        for new in own.keys() - found.keys()
        for old in known.keys() - found.keys()
    ]
    for share, new, old in sorted(pairs):
        if share <= -0.5 and new not in found and old not in found.values():
            found[new] = old
    return found


def _characters(spans: Iterable[Span]) -> Characters:
    return frozenset((s.field, at) for s in spans for at in range(s.start, s.end))


def _share(a: Characters, b: Characters) -> float:
    """The shared part of the larger of the two, 0 to 1."""
    return len(a & b) / max(len(a), len(b), 1)


def earlier_accounts(c: Connection, report_id: str) -> dict[str, list[Span]]:
    """The lasting ids of a report's accounts, with the spans they had in their newest coding."""
    accounts, spans = tables.accounts, tables.evidence
    query = (
        select(accounts.c.lasting_id, accounts.c.coding_id)
        .add_columns(spans.c.field, spans.c.start, spans.c.end)
        .outerjoin(
            spans,
            (spans.c.coding_id == accounts.c.coding_id) & (spans.c.account_id == accounts.c.id),
        )
        .where(accounts.c.report_id == report_id)
        .order_by(accounts.c.coding_id.desc())
    )
    newest: dict[str, int] = {}
    found: dict[str, list[Span]] = {}
    for lasting_id, coding_id, field, start, end in c.execute(query):
        held = found.setdefault(lasting_id, [])
        if newest.setdefault(lasting_id, coding_id) == coding_id and field is not None:
            held.append(Span(field, start, end))
    return found
