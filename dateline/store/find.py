"""Finding what an id, the beginning of one, or the name of an input leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Table, select

from dateline.errors import InputError, NotFoundError
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import Coding
from dateline.model.report import Report
from dateline.store import load, tables

Kind = Literal["report", "account", "claim"]


@dataclass(frozen=True, slots=True)
class Found:
    """What an id or an input's name led to, with all that it stands in."""

    kind: Kind
    report: Report
    coding: Coding | None = None
    account: Account | None = None
    claim: Claim | None = None
    coding_id: int | None = None

    @property
    def id(self) -> str:
        """The id of what was found."""
        return (self.claim or self.account or self.report).id


def find(c: Connection, prefix: str) -> Found:
    """What `prefix` leads to; NotFoundError if nothing, InputError if several."""
    kinds: dict[str, tuple[Kind, Table]] = {
        "r": ("report", tables.reports),
        "a": ("account", tables.accounts),
        "c": ("claim", tables.claims),
    }
    kind, table = kinds.get(prefix[:1], kinds["r"])
    ids = _ids(c, table, prefix) if len(prefix) > 1 and prefix[:1] in kinds else []
    if not ids:
        kind, ids = "report", _by_input(c, prefix)
    if not ids:
        raise NotFoundError(f"nothing in the ledger is called '{prefix}'")
    if len(ids) > 1:
        some = ", ".join(ids[:5]) + (" ..." if len(ids) > 5 else "")
        raise InputError(f"'{prefix}' is the beginning of several ids: {some}")
    return _found_report(c, ids[0]) if kind == "report" else _found_part(c, kind, ids[0])


def _ids(c: Connection, table: Table, prefix: str) -> list[str]:
    """Up to six ids with this beginning; ids are a letter and hex digits, so "g" ends them."""
    query = select(table.c.id).where(table.c.id >= prefix, table.c.id < prefix + "g")
    return list(c.execute(query.distinct().order_by(table.c.id).limit(6)).scalars())


def _by_input(c: Connection, name: str) -> list[str]:
    meta = tables.report_meta
    query = select(meta.c.report_id).where(meta.c.input_id == name).distinct()
    return list(c.execute(query.order_by(meta.c.report_id).limit(6)).scalars())


def _found_report(c: Connection, report_id: str) -> Found:
    codings = tables.codings
    mine = codings.c.report_id == report_id
    query = (
        select(codings.c.id)
        .where(mine)
        .order_by(codings.c.counts.desc(), codings.c.family == "dateline", codings.c.id.desc())
    )
    number = c.execute(query).scalars().first()
    if number is None:
        return Found("report", load.reports_of(c, [(report_id, None)])[0])
    coded = load.codings_of(c, [number])[0]
    return Found("report", coded.report, coded.coding, coding_id=number)


def _found_part(c: Connection, kind: Literal["account", "claim"], part_id: str) -> Found:
    part_id = _goes_on_as(c, part_id) if kind == "account" else part_id
    table = tables.accounts if kind == "account" else tables.claims
    codings = tables.codings
    query = (
        select(table.c.coding_id)
        .join(codings, codings.c.id == table.c.coding_id)
        .where(table.c.id == part_id)
        .order_by(codings.c.counts.desc(), codings.c.id.desc())
    )
    number = c.execute(query).scalars().first() or 0
    coded = load.codings_of(c, [number])[0]
    for account in coded.coding.accounts:
        if kind == "account" and account.id == part_id:
            return Found(kind, coded.report, coded.coding, account, coding_id=number)
        for claim in account.claims:
            if kind == "claim" and claim.id == part_id:
                return Found(kind, coded.report, coded.coding, account, claim, number)
    raise NotFoundError(f"nothing in the ledger is called '{part_id}'")


def _goes_on_as(c: Connection, account_id: str) -> str:
    """The id of the account that counts now in the place of one of an earlier coding."""
    accounts, codings = tables.accounts, tables.codings
    named = accounts.c.id == account_id
    lasting = select(accounts.c.lasting_id).where(named)
    query = (
        select(accounts.c.id)
        .join(codings, codings.c.id == accounts.c.coding_id)
        .where(codings.c.counts, named | accounts.c.lasting_id.in_(lasting))
        .order_by(named.desc(), codings.c.id.desc())
    )
    return c.execute(query).scalars().first() or account_id
