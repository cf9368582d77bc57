"""Reading the ledger: records as they count now, in the order in which they came in.

Iterators read a snapshot: what is written while they run does not change what they give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, func, select

from dateline.errors import InputError, NotFoundError
from dateline.model.account import Account, find_claim
from dateline.model.act import Act, ActRow, Standing, living
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport, Skipped
from dateline.model.incident import Judgement
from dateline.model.report import Report
from dateline.store import acts, load, rows, tables
from dateline.store.acts import Apply
from dateline.store.engine import reading
from dateline.store.filters import (
    EVERYTHING,
    Filter,
    account_clauses,
    passes,
    report_clauses,
)
from dateline.store.find import Found, find

CHUNK = 200


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim with where it stands: its report, its coder, its account."""

    report_id: str
    coder: str
    account_id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Seen:
    """A coding as it was made, the acts that apply to it, and the revision that these make."""

    coding_id: int
    coded: CodedReport
    standings: tuple[Standing, ...]
    revision: str
    counts: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """An account that passed a filter, with where it stands; entries sort in ledger order."""

    order: tuple[int, int, int]
    coder: str
    account: Account


class Views:
    """All questions to the ledger; nothing here writes.

    With `apply` codings read as they do after the acts of persons, without it as they were made.
    """

    def __init__(self, engine: Engine, path: Path, apply: Apply | None = None) -> None:
        self._engine = engine
        self._path = path
        self._apply = apply

    def reports(self) -> Iterator[Report]:
        """Every report, with the facts that count now and its version number."""
        query = select(tables.reports.c.id).order_by(tables.reports.c.no)
        with reading(self._engine, self._path) as c:
            for part in c.execute(query).scalars().partitions(CHUNK):
                yield from load.reports_of(c, [(report_id, None) for report_id in part])

    def numbered(self, after: str | None, limit: int) -> list[str]:
        """The ids of up to `limit` coded reports after one of an id, in the order they came;
        NotFoundError if there is no report of that id."""
        reports, codings = tables.reports, tables.codings
        query = select(reports.c.id).where(
            select(codings.c.id).where(codings.c.report_id == reports.c.id, codings.c.counts)
            .exists()
        )  # fmt: skip
        with reading(self._engine, self._path) as c:
            if after is not None:
                number = c.execute(select(reports.c.no).where(reports.c.id == after)).scalar()
                if number is None:
                    raise NotFoundError(f"no report is called '{after}'")
                query = query.where(reports.c.no > number)
            return list(c.execute(query.order_by(reports.c.no).limit(limit)).scalars())

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
                yield from self._read(c, part)

    def _read(self, c: Connection, numbers: Sequence[int]) -> list[CodedReport]:
        """Codings of some numbers as they read now."""
        return acts.as_they_read(c, numbers, self._apply)

    def accounts(self, wanted: Filter = EVERYTHING) -> Iterator[Account]:
        """The accounts that a filter lets pass."""
        with reading(self._engine, self._path) as c:
            yield from (entry.account for entry in self._entries(c, wanted))

    def _entries(self, c: Connection, wanted: Filter) -> Iterator[_Entry]:
        if self._apply is None:
            return self._as_coded(c, _matching(wanted))
        changed = tables.codings.c.id.in_(acts.touched())
        untouched = self._as_coded(c, _matching(wanted).where(~changed))
        return merge(untouched, self._as_changed(c, wanted), key=lambda e: e.order)

    def _as_coded(self, c: Connection, query: Select[Any]) -> Iterator[_Entry]:
        """The accounts of a query, as they were coded."""
        for part in c.execute(query).partitions(CHUNK):
            found = load.accounts_of(c, [row.coding_id for row in part])
            for row in part:
                order = (row.report_no, row.coding_id, row.no)
                yield _Entry(order, row.coder, found[row.coding_id][row.id])

    def _as_changed(self, c: Connection, wanted: Filter) -> Iterator[_Entry]:
        """The accounts of codings that acts change; the filter looks at what they read now."""
        codings, reports, now = tables.codings, tables.reports, tables.report_now
        query = (
            select(codings.c.id, reports.c.no, codings.c.coder, now.c.published_day)
            .join(reports, reports.c.id == codings.c.report_id)
            .join(now, now.c.report_id == codings.c.report_id)
            .where(codings.c.counts, codings.c.id.in_(acts.touched()), *report_clauses(wanted))
            .order_by(reports.c.no, codings.c.id)
        )
        for part in c.execute(query).partitions(CHUNK):
            for row, coded in zip(part, self._read(c, [r.id for r in part]), strict=True):
                for no, account in enumerate(coded.coding.accounts):
                    if passes(account, row.published_day, wanted):
                        yield _Entry((row.no, row.id, no), row.coder, account)

    def claims(
        self, wanted: Filter = EVERYTHING, slot: str | None = None
    ) -> Iterator[LedgerClaim]:
        """The claims of the accounts that a filter lets pass, of one slot or of all."""
        with reading(self._engine, self._path) as c:
            for entry in self._entries(c, wanted):
                account = entry.account
                for claim in account.claims:
                    if slot is None or claim.slot == slot:
                        yield LedgerClaim(account.report_id, entry.coder, account.id, claim)

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
            return self._find(c, prefix)

    def _find(self, c: Connection, prefix: str) -> Found:
        """What is in the tables; else what only the acts of persons have made."""
        try:
            found = find(c, prefix)
        except NotFoundError:
            made = self._made(c, prefix)
            if made is None:
                raise
            return made
        coding_id = found.coding_id
        if self._apply is None or coding_id is None:
            return found
        return _again(found, self._read(c, [coding_id])[0])

    def _made(self, c: Connection, prefix: str) -> Found | None:
        """An account or a claim that is in no table, because a person's act made it."""
        found: dict[str, Found] = {}
        if self._apply is None or len(prefix) < 2:
            return None
        for part in c.execute(_changed()).scalars().partitions(CHUNK):
            for number, coded in zip(part, self._read(c, part), strict=True):
                for hit in _named(coded, prefix, number):
                    found.setdefault(hit.id, hit)
        if len(found) > 1:
            some = ", ".join(sorted(found)[:5])
            raise InputError(f"'{prefix}' is the beginning of several ids: {some}")
        return next(iter(found.values()), None)

    def seen(self, coding_id: int) -> Seen:
        """A coding with the acts that apply to it now, and whether it counts."""
        codings = tables.codings
        with reading(self._engine, self._path) as c:
            coded = load.codings_of(c, [coding_id])[0]
            counts = select(codings.c.counts).where(codings.c.id == coding_id)
            return Seen(
                coding_id,
                coded,
                acts.standings(c, [coding_id]).get(coding_id, ()),
                acts.revision(c, coding_id, coded.report.id, coded.report.work_id),
                bool(c.execute(counts).scalar_one()),
            )

    def counting(self, report_id: str, family: str) -> int | None:
        """The number of the coding of a report that counts, of a coder family; None for none."""
        codings = tables.codings
        query = select(codings.c.id).where(codings.c.report_id == report_id, codings.c.counts)
        with reading(self._engine, self._path) as c:
            return c.execute(query.where(codings.c.family == family)).scalar()

    def seen_before(self, report_id: str, coding_id: int, last_act: int) -> Seen | None:
        """A report as it stood after an earlier act, under a coding of then; None if unknown."""
        codings = tables.codings
        with reading(self._engine, self._path) as c:
            query = select(codings.c.id).where(codings.c.id == coding_id)
            if c.execute(query.where(codings.c.report_id == report_id)).first() is None:
                return None
            coded = load.codings_of(c, [coding_id])[0]
            known = acts.acts_of(c, report_id, coded.report.work_id)
            held = living(act for act in known if act.id <= last_act)
            return Seen(
                coding_id,
                coded,
                acts.standings(c, [coding_id], held).get(coding_id, ()),
                f"{coding_id}.{last_act}",
            )

    def acts(self, report_id: str | None = None) -> list[ActRow]:
        """Acts with how each stands now, orphans first; of a report and its page, or all."""
        with reading(self._engine, self._path) as c:
            work_id = None
            if report_id is not None:
                reports = tables.reports
                work_id = c.execute(
                    select(reports.c.work_id).where(reports.c.id == report_id)
                ).scalar()
            return acts.listed(c, report_id, work_id)

    def undoable(self, number: int) -> Act:
        """The act of a number; NotFoundError for none, InputError if it is undone already."""
        with reading(self._engine, self._path) as c:
            return acts.undoable(c, number)

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
            for name, more in self._more(c).items():
                found[name] += more
        return {**found, "skipped": sum(1 for _ in self.skipped())}

    def _more(self, c: Connection) -> dict[str, int]:
        """How many accounts and claims more (or fewer) there are because of acts."""
        if self._apply is None:
            return {}
        more = {"accounts": 0, "claims": 0}
        for part in c.execute(_changed()).scalars().partitions(CHUNK):
            for sign, many in ((1, self._read(c, part)), (-1, load.codings_of(c, part))):
                found = [a for coded in many for a in coded.coding.accounts]
                more["accounts"] += sign * len(found)
                more["claims"] += sign * sum(len(a.claims) for a in found)
        return more


def _again(found: Found, now: CodedReport) -> Found:
    """What was found as it reads now; what a person took away is shown as it was."""
    found = replace(found, report=now.report, coding=now.coding)
    home, claim = found.account, found.claim
    if home is None:
        return found
    if claim is None:
        same = next((a for a in now.coding.accounts if a.id == home.id), home)
        return replace(found, account=same)

    def reads(one: Claim) -> bool:
        return one.id == claim.id or (one.supersedes == claim.id and one.basis != "inferred")

    hit = find_claim(now.coding.accounts, reads, home.id)
    return found if hit is None else replace(found, account=hit[0], claim=hit[1])


def _named(coded: CodedReport, prefix: str, number: int) -> Iterator[Found]:
    """The accounts and claims whose ids have this beginning."""
    for account in coded.coding.accounts:
        if account.id.startswith(prefix):
            yield Found("account", coded.report, coded.coding, account, coding_id=number)
        for claim in account.claims:
            if claim.id.startswith(prefix):
                yield Found("claim", coded.report, coded.coding, account, claim, number)


def _changed() -> Select[Any]:
    """The numbers of the codings that count and that acts change, in order."""
    codings = tables.codings
    query = select(codings.c.id).where(codings.c.counts, codings.c.id.in_(acts.touched()))
    return query.order_by(codings.c.id)


def _counting(table: Table) -> Select[int]:
    codings = tables.codings
    joined = table.join(codings, codings.c.id == table.c.coding_id)
    return select(func.count()).select_from(joined).where(codings.c.counts)


def _matching(wanted: Filter) -> Select[Any]:
    accounts, codings = tables.accounts, tables.codings
    reports, now = tables.reports, tables.report_now
    return (
        select(accounts.c.coding_id, accounts.c.id, accounts.c.no, codings.c.coder)
        .add_columns(reports.c.no.label("report_no"))
        .join(codings, codings.c.id == accounts.c.coding_id)
        .join(reports, reports.c.id == accounts.c.report_id)
        .join(now, now.c.report_id == accounts.c.report_id)
        .where(codings.c.counts, *account_clauses(wanted))
        .order_by(reports.c.no, codings.c.id, accounts.c.no)
    )
