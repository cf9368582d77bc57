"""Taking a report, or a person's name, out of every table; what stays is a tombstone.

The bytes go with `engine.scrub` once the transaction is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Connection, String, Table, delete, insert, select, update

from dateline.model.report import Report
from dateline.store import linked, now, tables
from dateline.store.incidents import batches
from dateline.store.linking import mark
from dateline.store.masking import Mask, name_digest

REASON = "redacted"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is known of something that was taken out: its kind, and an id or a digest."""

    kind: str
    target: str
    by: str
    at: str
    why: str
    content_hash: str | None = None
    words: int | None = None


def bury(c: Connection, stone: Tombstone) -> bool:
    """Keeps a tombstone; False if there is one of that already."""
    stones = tables.tombstones
    same = (stones.c.kind == stone.kind) & (stones.c.target == stone.target)
    if c.execute(select(stones.c.id).where(same)).first() is not None:
        return False
    c.execute(insert(stones), {n: getattr(stone, n) for n in Tombstone.__slots__})
    return True


def over(c: Connection, report: Report) -> Tombstone | None:
    """The tombstone of a report, or of one with the same text."""
    stones = tables.tombstones
    query = select(stones).where(stones.c.kind == "report", stones.c.target == report.id)
    found = c.execute(query).mappings().first()
    if found is None and report.content_hash is not None:
        alike = select(stones).where(stones.c.content_hash == report.content_hash)
        found = c.execute(alike).mappings().first()
    return None if found is None else Tombstone(**{n: found[n] for n in Tombstone.__slots__})


def names(c: Connection) -> list[tuple[str, int]]:
    """The redacted names: digest and number of words."""
    stones = tables.tombstones
    query = select(stones.c.target, stones.c.words).where(stones.c.kind == "person")
    return [(row.target, row.words) for row in c.execute(query)]


# --- a report ------------------------------------------------------------------------------------


def hush(c: Connection, report_id: str) -> list[str]:
    """A report counts no more; returns all that are to be linked again: it, and the other
    versions of its page."""
    codings = tables.codings
    c.execute(update(codings).where(codings.c.report_id == report_id).values(counts=False))
    mark(c, [report_id])
    words = tables.reports
    work = c.execute(select(words.c.work_id).where(words.c.id == report_id)).scalar()
    if work is None:
        return [report_id]
    now.number_versions(c, work, without=report_id)
    return sorted(c.execute(select(words.c.id).where(words.c.work_id == work)).scalars())


def remove(c: Connection, report_id: str, why: str) -> None:
    """Deletes all that a report said, and all that was said of it."""
    words, codings, made = tables.reports, tables.codings, tables.acts
    row = c.execute(select(words).where(words.c.id == report_id)).mappings().one()
    numbers = list(
        c.execute(select(codings.c.id).where(codings.c.report_id == report_id)).scalars()
    )
    said = list(c.execute(select(made.c.id).where(made.c.report_id == report_id)).scalars())
    _refuse(c, report_id, why)
    for table in (tables.carried, tables.orphans):
        _delete(c, table, "act_id", said)
        _delete(c, table, "coding_id", numbers)
    empty = dict.fromkeys(
        ("report_id", "work_id", "coding_id", "account_id", "claim_id", "slot", "quote",
         "occurrence_no", "speaker", "span", "payload", "seen", "why")
    )  # fmt: skip
    for some in batches(said):
        c.execute(update(made).where(made.c.id.in_(some)).values(kind=REASON, **empty))
    for table in (tables.evidence, tables.claims, tables.relations, linked.sketches,
                  tables.accounts):  # fmt: skip
        _delete(c, table, "coding_id", numbers)
    for table in (tables.codings, tables.report_now, tables.report_meta, tables.voices,
                  linked.signatures, linked.judged_accounts, linked.link_pending):  # fmt: skip
        _delete(c, table, "report_id", [report_id])
    _delete(c, linked.signature_keys, "report_no", [row["no"]])
    _delete(c, words, "id", [report_id])


def _refuse(c: Connection, report_id: str, why: str) -> None:
    """What led to the report is refused from now on."""
    inputs, skipped = tables.inputs, tables.skipped
    mine = inputs.c.report_id == report_id
    for key, coder in c.execute(select(inputs.c.key, inputs.c.coder).where(mine)).all():
        row = {"location": report_id, "reason": REASON, "message": why}
        made = c.execute(insert(skipped), row).inserted_primary_key
        assert made is not None  # the table numbers its rows
        this = (inputs.c.key == key) & (inputs.c.coder == coder)
        gone = {"report_id": None, "meta_row": None, "coding_id": None}
        c.execute(update(inputs).where(this).values(**gone, skipped_id=int(made[0])))


def _delete(c: Connection, table: Table, column: str, values: Sequence[Any]) -> None:
    for some in batches(values):
        c.execute(delete(table).where(table.c[column].in_(some)))


# --- a name --------------------------------------------------------------------------------------


def cover(c: Connection, words: Sequence[str]) -> tuple[list[str], int]:
    """Covers a name in all tables; returns the reports that had it and the number of rows.

    In the rows of these reports the single words of the name are covered too.
    """
    reports: set[str] = set()
    whole = Mask(words)
    changed = 0
    for table in _tables():
        for row, key in _rows(c, table):
            if whole.finds(_worded(table, row)):
                changed += 1
                reports.update(_reports_of(c, table, row))
                c.execute(update(table).where(*key).values(**whole.cover(_worded(table, row))))
    parts = Mask(words, parts=True)
    for table in _tables():
        for row, key in _rows(c, table):
            if not reports.isdisjoint(_reports_of(c, table, row)):
                old = _worded(table, row)
                new = parts.cover(old)
                if new != old:
                    c.execute(update(table).where(*key).values(**new))
    mark(c, reports)
    return sorted(reports), changed


_IDS = frozenset(
    ("id", "report_id", "account_id", "claim_id", "old_id", "incident_id", "lasting_id", "own_id",
     "content_hash", "source_hash", "facts_hash", "basis_hash", "coding_hash", "voice", "coder",
     "family", "key", "made_by")
)  # fmt: skip


def _tables() -> Iterator[Table]:
    """The tables that hold words; those of incidents are written anew, from what is covered."""
    own = {"incident_fields", "incident_index", "incident_tags"}
    for table in tables.metadata.sorted_tables:
        if table.name not in own and _columns(table):
            yield table


def _columns(table: Table) -> list[str]:
    return [
        c.name for c in table.columns
        if isinstance(c.type, (String, JSON)) and not c.primary_key and c.name not in _IDS
    ]  # fmt: skip


def _worded(table: Table, row: Any) -> dict[str, Any]:
    return {name: row[name] for name in _columns(table)}


def _rows(c: Connection, table: Table) -> Iterator[tuple[Any, list[Any]]]:
    """All rows of a table, each with the condition that names it."""
    for row in c.execute(select(table)).mappings().all():
        yield row, [column == row[column.name] for column in table.primary_key.columns]


def _reports_of(c: Connection, table: Table, row: Any) -> Iterable[str]:
    """The report that a row belongs to, if it belongs to one."""
    if table is tables.reports:
        return (row["id"],)
    if "report_id" in row:
        return (row["report_id"],) if row["report_id"] is not None else ()
    if "coding_id" in row and row["coding_id"] is not None:
        codings = tables.codings
        return (
            c.execute(select(codings.c.report_id).where(codings.c.id == row["coding_id"]))
            .scalars()
            .all()
        )
    return ()


def stone_of(words: Sequence[str], by: str, at: str, why: str) -> Tombstone:
    """The tombstone of a name."""
    return Tombstone("person", name_digest(words), by, at, why, words=len(words))
