"""Writing to the ledger: each call is one transaction, kept whole or not at all.

Only the parent process of a run writes, in input order. Nothing that a report said is changed or
deleted here: new words are a new report, new facts a new numbered row, a new reading a new coding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, delete, insert, select, update

from dateline.model.account import Account
from dateline.model.act import Act, IncidentAct
from dateline.model.codec import plain
from dateline.model.coding import CodedReport, Coding, Skipped
from dateline.model.incident import Judgement
from dateline.store import acts, decisions, rows, tables
from dateline.store.engine import reading, writing
from dateline.store.lasting import earlier_accounts, lasting_ids
from dateline.store.linking import mark
from dateline.store.now import begin, refresh


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a stored coding came from: its document's key, its run, whether a user gave the
    publisher."""

    run_id: int | None = None
    key: str | None = None
    publisher_by_user: bool = False


class Writer:
    """All that changes the ledger; StopError when the file cannot be written."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def begin_run(self, coder: str, started_at: str, jobs: int | None, command: str | None) -> int:
        """A row for a run; returns its number."""
        row = {"coder": coder, "started_at": started_at, "jobs": jobs, "command": command}
        with writing(self._engine, self._path) as c:
            return _new(c, tables.runs, row)

    def end_run(self, run_id: int, ended_at: str) -> None:
        """Writes down that a run came to its end, and when."""
        runs = tables.runs
        with writing(self._engine, self._path) as c:
            c.execute(update(runs).where(runs.c.id == run_id).values(ended_at=ended_at))

    def store(self, coded: CodedReport, entry: Entry) -> int:
        """The report with its coding, accounts and claims; returns the coding's number.

        The same words, facts and reading again change nothing.
        """
        with writing(self._engine, self._path) as c:
            report = coded.report
            facts = rows.facts_row(report, entry.publisher_by_user)
            new = _report(c, rows.report_row(report))
            meta_row = _first_facts(c, report.id, facts) if new else _facts(c, report.id, facts)
            where = {"meta_row": meta_row, "run_id": entry.run_id, "counts": new}
            coding = _coding(c, coded.coding, facts, where, new)
            if entry.key is not None:
                at = {"report_id": report.id, "meta_row": meta_row, "coding_id": coding}
                _input(c, entry.key, coded.coding.coder, at)
            if new:
                begin(c, report.id, report.work_id, facts)
            else:
                refresh(c, report.id, report.work_id)
            acts.carry(c, report.id, report.work_id)
            mark(c, [report.id], bool(coded.coding.accounts))
            return coding

    def skip(self, skipped: Skipped, coder: str, entry: Entry) -> None:
        """A document that was not coded, with its reason; the same again changes nothing."""
        row = rows.skipped_row(skipped)
        with writing(self._engine, self._path) as c:
            key = entry.key
            if key is not None and _known_skip(c, key, coder, row):
                return
            number = _new(c, tables.skipped, {**row, "run_id": entry.run_id})
            if key is not None:
                _input(c, key, coder, {"skipped_id": number})

    def touch(self, key: str, coder: str) -> None:
        """A document that was coded before was given again: its facts are the newest now."""
        with reading(self._engine, self._path) as c:
            stale = _outdated(c, key, coder)
        if stale is None:
            return
        with writing(self._engine, self._path) as c:
            _facts(c, stale["report_id"], {"facts_hash": stale["facts_hash"]})
            refresh(c, stale["report_id"], stale["work_id"])
            acts.carry(c, stale["report_id"], stale["work_id"])
            mark(c, [stale["report_id"]])

    def act(self, made: Sequence[Act]) -> list[Act]:
        """Keeps acts of a person, all or none, each carried to where it applies; numbered."""
        with writing(self._engine, self._path) as c:
            mark(c, [act.report_id for act in made])
            return [acts.add(c, act) for act in made]

    def decide(self, act: IncidentAct) -> IncidentAct:
        """Keeps an act of a person on incidents, with the judgements that it makes; numbered."""
        with writing(self._engine, self._path) as c:
            return decisions.add(c, act)

    def carry(self) -> int:
        """Carries all acts to all codings that count and lack them; returns how many it wrote."""
        with writing(self._engine, self._path) as c:
            return acts.carry(c)

    def store_voices(self, voices: Iterable[tuple[str, str, str | None, float | None]]) -> None:
        """(report id, voice, rule, score): in which near-duplicate group each report is."""
        with writing(self._engine, self._path) as c:
            for report_id, voice, rule, score in voices:
                c.execute(delete(tables.voices).where(tables.voices.c.report_id == report_id))
                row = {"report_id": report_id, "voice": voice, "rule": rule, "score": score}
                c.execute(insert(tables.voices), row)

    def judge(self, judgement: Judgement) -> None:
        """A person's word that two accounts or incidents are the same, or are not."""
        with writing(self._engine, self._path) as c:
            c.execute(insert(tables.judgements), rows.judgement_row(judgement))


def _new(c: Connection, table: Table, row: dict[str, Any]) -> int:
    """Inserts a row into a table with a number of its own; returns the number."""
    key = c.execute(insert(table), row).inserted_primary_key
    assert key is not None  # every table given here numbers its rows
    return int(key[0])


def _many(c: Connection, table: Table, many: Sequence[dict[str, Any]]) -> None:
    if many:
        c.execute(insert(table), many)


def _report(c: Connection, row: dict[str, Any]) -> bool:
    """Inserts the words of a report unless they are known; True if they were new."""
    reports = tables.reports
    if c.execute(select(reports.c.no).where(reports.c.id == row["id"])).first() is not None:
        return False
    c.execute(insert(reports), row)
    return True


def _first_facts(c: Connection, report_id: str, facts: dict[str, Any]) -> int:
    where = {"report_id": report_id, "row_no": 1, "given_no": 1}
    c.execute(insert(tables.report_meta), {**facts, **where})
    return 1


def _facts(c: Connection, report_id: str, facts: dict[str, Any]) -> int:
    """The number of the row that holds these facts, made or moved to be the newest."""
    meta = tables.report_meta
    known = c.execute(
        select(meta.c.row_no, meta.c.given_no, meta.c.facts_hash)
        .where(meta.c.report_id == report_id)
        .order_by(meta.c.given_no)
    ).all()
    given_no = known[-1].given_no + 1 if known else 1
    for row in known:
        if row.facts_hash == facts["facts_hash"]:
            if row is not known[-1]:
                again = (meta.c.report_id == report_id) & (meta.c.row_no == row.row_no)
                c.execute(update(meta).where(again).values(given_no=given_no))
            return int(row.row_no)
    number = len(known) + 1
    c.execute(
        insert(meta), {**facts, "report_id": report_id, "row_no": number, "given_no": given_no}
    )
    return number


def _outdated(c: Connection, key: str, coder: str) -> RowMapping | None:
    """The report and facts of a document, if others were given for its report after them."""
    inputs, meta, reports = tables.inputs, tables.report_meta, tables.reports
    later = meta.alias()
    after = (later.c.report_id == meta.c.report_id) & (later.c.given_no > meta.c.given_no)
    query = (
        select(meta.c.report_id, meta.c.facts_hash, reports.c.work_id)
        .join(inputs, inputs.c.report_id == meta.c.report_id)
        .join(reports, reports.c.id == meta.c.report_id)
        .where(inputs.c.key == key, inputs.c.coder == coder)
        .where(meta.c.row_no == inputs.c.meta_row, select(later.c.row_no).where(after).exists())
    )
    return c.execute(query).mappings().one_or_none()


def _coding(
    c: Connection, coding: Coding, facts: dict[str, Any], where: dict[str, Any], new: bool
) -> int:
    """The number of this coding; it is inserted unless the same coder said the same before."""
    codings = tables.codings
    data = plain(coding)
    row = rows.coding_row(coding, data, facts)
    if not new:
        same = ("report_id", "coder", "basis_hash", "coding_hash")
        query = select(codings.c.id).where(*(codings.c[n] == row[n] for n in same))
        known = c.execute(query).scalar()
        if known is not None:
            return int(known)
    lasting = {} if new else lasting_ids(coding.accounts, earlier_accounts(c, coding.report_id))
    number = _new(c, codings, {**row, **where})
    _accounts(c, number, coding.accounts, data["accounts"], lasting)
    return number


def _accounts(
    c: Connection,
    coding_id: int,
    accounts: Sequence[Account],
    data: Sequence[dict[str, Any]],
    lasting: Mapping[str, str],
) -> None:
    held: list[dict[str, Any]] = []
    joined: list[dict[str, Any]] = []
    claimed: list[dict[str, Any]] = []
    quoted: list[dict[str, Any]] = []
    for no, (account, plainly) in enumerate(zip(accounts, data, strict=True)):
        known_as = lasting.get(account.id, account.id)
        row = rows.account_row(plainly, no)
        held.append({"coding_id": coding_id, "lasting_id": known_as, **row})
        inside = {"coding_id": coding_id, "account_id": account.id}
        joined.extend({**inside, "no": n, **r} for n, r in enumerate(plainly["relations"]))
        for number, claim in enumerate(account.claims):
            raw = plainly["claims"][number]
            claimed.append({**inside, **rows.claim_row(claim, raw, number)})
            at = {**inside, "claim_id": claim.id}
            quoted.extend({**at, "no": n, **span} for n, span in enumerate(raw["evidence"]))
    _many(c, tables.accounts, held)
    _many(c, tables.relations, joined)
    _many(c, tables.claims, claimed)
    _many(c, tables.evidence, quoted)


def _input(c: Connection, key: str, coder: str, where: dict[str, Any]) -> None:
    """What became of a document under a coder; a later success replaces a refusal."""
    inputs = tables.inputs
    mine = (inputs.c.key == key) & (inputs.c.coder == coder)
    empty = {"report_id": None, "meta_row": None, "coding_id": None, "skipped_id": None}
    if c.execute(select(inputs.c.key).where(mine)).first() is None:
        c.execute(insert(inputs), {**empty, **where, "key": key, "coder": coder})
    else:
        c.execute(update(inputs).where(mine).values(**{**empty, **where}))


def _known_skip(c: Connection, key: str, coder: str, row: dict[str, Any]) -> bool:
    inputs, skipped = tables.inputs, tables.skipped
    found = c.execute(
        select(skipped)
        .join(inputs, inputs.c.skipped_id == skipped.c.id)
        .where(inputs.c.key == key, inputs.c.coder == coder)
    ).first()
    return found is not None and all(found._mapping[n] == v for n, v in row.items())
