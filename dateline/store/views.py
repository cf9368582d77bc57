"""Reading the ledger: records as they count now, in the order in which they came in.

Iterators read a snapshot: what is written while they run does not change what they give.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Engine,
    Select,
    Table,
    func,
    select,
)

from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Skipped
from dateline.model.incident import Incident, Judgement
from dateline.model.report import Report
from dateline.store import load, rows, tables
from dateline.store.engine import reading
from dateline.store.filters import EVERYTHING, Filter, account_clauses
from dateline.store.find import Found, find

CHUNK = 200


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim with where it stands: its report, its coder, its account."""

    report_id: str
    coder: str
    account_id: str
    claim: Claim


class Views:
    """All questions to the ledger; nothing here writes."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def reports(self) -> Iterator[Report]:
        """Every report, with the facts that count now and its version number."""
        query = select(tables.reports.c.id).order_by(tables.reports.c.no)
        with reading(self._engine, self._path) as c:
            for part in c.execute(query).scalars().partitions(CHUNK):
                yield from load.reports_of(c, [(report_id, None) for report_id in part])

    def codings(
        self, family: str | None = "dateline", history: bool = False
    ) -> Iterator[CodedReport]:
        """Reports with their codings: the one that counts of a coder family, or all of them."""
        codings, reports = tables.codings, tables.reports
        query = select(codings.c.id).join(reports, reports.c.id == codings.c.report_id)
        query = query.order_by(reports.c.no, codings.c.id)
        if family is not None:
            query = query.where(codings.c.family == family)
        if not history:
            query = query.where(codings.c.counts)
        with reading(self._engine, self._path) as c:
            for part in c.execute(query).scalars().partitions(CHUNK):
                yield from load.codings_of(c, part)

    def accounts(self, wanted: Filter = EVERYTHING) -> Iterator[Account]:
        """The accounts that a filter lets pass."""
        with reading(self._engine, self._path) as c:
            for part in c.execute(_matching(wanted)).partitions(CHUNK):
                found = load.accounts_of(c, [row.coding_id for row in part])
                yield from (found[row.coding_id][row.id] for row in part)

    def claims(
        self, wanted: Filter = EVERYTHING, slot: str | None = None
    ) -> Iterator[LedgerClaim]:
        """The claims of the accounts that a filter lets pass, of one slot or of all."""
        with reading(self._engine, self._path) as c:
            for part in c.execute(_matching(wanted)).partitions(CHUNK):
                found = load.accounts_of(c, [row.coding_id for row in part])
                for row in part:
                    for claim in found[row.coding_id][row.id].claims:
                        if slot is None or claim.slot == slot:
                            yield LedgerClaim(row.report_id, row.coder, row.id, claim)

    def became(self, key: str, coder: str) -> str | None:
        """ "coded", or the reason why a document was skipped under a coder; None if unknown."""
        inputs, skipped = tables.inputs, tables.skipped
        query = (
            select(inputs.c.coding_id, skipped.c.reason)
            .outerjoin(skipped, skipped.c.id == inputs.c.skipped_id)
            .where(inputs.c.key == key, inputs.c.coder == coder)
        )
        with reading(self._engine, self._path) as c:
            found = c.execute(query).one_or_none()
            return None if found is None else found.reason or "coded"

    def lasting(self) -> dict[str, str]:
        """The lasting id of each account of a coding that counts: what incidents are made of."""
        accounts, codings = tables.accounts, tables.codings
        query = (
            select(accounts.c.id, accounts.c.lasting_id)
            .join(codings, codings.c.id == accounts.c.coding_id)
            .where(codings.c.counts)
            .order_by(codings.c.id, accounts.c.no)
        )
        with reading(self._engine, self._path) as c:
            return {row.id: row.lasting_id for row in c.execute(query)}

    def outcome(self, key: str, coder: str) -> CodedReport | Skipped | None:
        """What a document led to under a coder, with the facts given with it; None if unknown."""
        inputs, codings = tables.inputs, tables.codings
        with reading(self._engine, self._path) as c:
            found = c.execute(
                select(inputs).where(inputs.c.key == key, inputs.c.coder == coder)
            ).one_or_none()
            if found is None:
                return None
            if found.skipped_id is not None:
                return load.skipped_of(c, found.skipped_id)
            row = (
                c.execute(select(codings).where(codings.c.id == found.coding_id)).mappings().one()
            )
            report = load.page_of(c, found.report_id, found.meta_row)
            return CodedReport(report, rows.build_coding(row, load.in_order(c, found.coding_id)))

    def skipped(self) -> Iterator[Skipped]:
        """The documents whose last outcome, under any coder, is that they were not coded."""
        skipped, inputs = tables.skipped, tables.inputs
        later = inputs.alias()
        coded = select(later.c.key).where(
            later.c.key == inputs.c.key, later.c.coding_id.is_not(None)
        )
        query = (
            select(skipped)
            .join(inputs, inputs.c.skipped_id == skipped.c.id)
            .where(~coded.exists())
            .order_by(skipped.c.id)
        )
        with reading(self._engine, self._path) as c:
            for row in c.execute(query).mappings():
                yield rows.build_skipped(row)

    def find(self, prefix: str) -> Found:
        """The report, account or claim that an id, the beginning of one, or an input_id names.

        NotFoundError if there is none, InputError if there are several.
        """
        with reading(self._engine, self._path) as c:
            return find(c, prefix)

    def incidents(self) -> Iterator[Incident]:
        """Every incident with its fields and members, by id."""
        with reading(self._engine, self._path) as c:
            query = select(tables.incidents).order_by(tables.incidents.c.id)
            for row in c.execute(query).mappings():
                yield load.incident_of(c, row)

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement of a person, in order; undone ones too."""
        with reading(self._engine, self._path) as c:
            query = select(tables.judgements).order_by(tables.judgements.c.id)
            for row in c.execute(query).mappings():
                yield rows.build_judgement(row)

    def counts(self) -> dict[str, int]:
        """How many reports, codings, accounts and claims count now, and how many were skipped."""
        accounts, claims, codings = tables.accounts, tables.claims, tables.codings
        queries = {
            "reports": select(func.count()).select_from(tables.reports),
            "codings": select(func.count()).where(codings.c.counts),
            "accounts": _counting(accounts),
            "claims": _counting(claims),
        }
        with reading(self._engine, self._path) as c:
            found = {name: int(c.execute(q).scalar_one()) for name, q in queries.items()}
        return {**found, "skipped": sum(1 for _ in self.skipped())}


def _counting(table: Table) -> Select[int]:
    codings = tables.codings
    joined = table.join(codings, codings.c.id == table.c.coding_id)
    return select(func.count()).select_from(joined).where(codings.c.counts)


def _matching(wanted: Filter) -> Select[Any]:
    accounts, codings = tables.accounts, tables.codings
    reports, now = tables.reports, tables.report_now
    return (
        select(accounts.c.coding_id, accounts.c.id, accounts.c.report_id, codings.c.coder)
        .join(codings, codings.c.id == accounts.c.coding_id)
        .join(reports, reports.c.id == accounts.c.report_id)
        .join(now, now.c.report_id == accounts.c.report_id)
        .where(codings.c.counts, *account_clauses(wanted))
        .order_by(reports.c.no, codings.c.id, accounts.c.no)
    )
