"""What counts now: which facts, which version and which coding of a report, kept by the writer.

A value given by a user outranks the page's; then the newest that is not null counts. All of it
can be computed again from the numbered rows and the codings; nothing is kept here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dateline.store import tables

Row = Mapping[Any, Any]
Facts = Sequence[Row]


def begin(c: Connection, report_id: str, work_id: str | None, facts: Mapping[str, Any]) -> None:
    """Makes `report_now` for a new report with its first facts: what `refresh` would find."""
    row = {**_chosen([{**facts, "row_no": 1}]), "report_id": report_id, "row_no": 1}
    c.execute(insert(tables.report_now), {**row, "version_no": None, "newest": True})
    if work_id is not None:
        number_versions(c, work_id)


def refresh(c: Connection, report_id: str, work_id: str | None) -> None:
    """Brings `report_now`, the counting codings and the versions of its work up to date."""
    meta = tables.report_meta
    known = select(meta).where(meta.c.report_id == report_id).order_by(meta.c.given_no.desc())
    facts = c.execute(known).mappings().all()
    chosen = _chosen(facts)
    page = _count_codings(c, report_id, facts, chosen)
    row = {**chosen, "report_id": report_id, "row_no": page or facts[0]["row_no"]}
    now = tables.report_now
    old = c.execute(select(now).where(now.c.report_id == report_id)).mappings().one()
    if any(old[name] != value for name, value in row.items()):
        c.execute(update(now).where(now.c.report_id == report_id).values(**row))
        if work_id is not None:
            number_versions(c, work_id)


def _newest(facts: Facts, name: str, by_user: Callable[[Row], bool]) -> Row | None:
    given = [row for row in facts if row[name] is not None]
    return next((row for row in given if by_user(row)), given[0] if given else None)


def _chosen(facts: Facts) -> dict[str, Any]:
    """Which row gives each fact: numbers of rows, and the two values that are searched for."""
    published = _newest(facts, "published_value", lambda r: r["published_from"] == "user")
    publisher = _newest(facts, "publisher", lambda r: bool(r["publisher_by_user"]))
    url = _newest(facts, "url", lambda r: False)
    seen = _newest(facts, "seen_at", lambda r: False)
    return {
        "published_row": published["row_no"] if published else None,
        "publisher_row": publisher["row_no"] if publisher else None,
        "url_row": url["row_no"] if url else None,
        "seen_row": seen["row_no"] if seen else None,
        "published_day": published["published_value"][:10] if published else None,
        "publisher": publisher["publisher"] if publisher else None,
    }


def _count_codings(
    c: Connection, report_id: str, facts: Facts, chosen: dict[str, Any]
) -> int | None:
    """Marks one coding of each family as the one that counts; returns its newest's facts row.

    A coding made under the publication date and publisher that count goes before one that was
    not; among equals the newest counts.
    """
    codings = tables.codings
    known = c.execute(
        select(codings.c.id, codings.c.family, codings.c.meta_row, codings.c.counts)
        .where(codings.c.report_id == report_id)
        .order_by(codings.c.id)
    ).all()
    by_row = {row["row_no"]: row for row in facts}
    right = by_row.get(chosen["published_row"])
    best: dict[str, tuple[bool, bool, int]] = {}
    for coding in known:
        used = by_row[coding.meta_row]
        rank = (
            _stamp(used) == _stamp(right),
            used["publisher"] in (None, chosen["publisher"]),
            coding.id,
        )
        best[coding.family] = max(rank, best.get(coding.family, rank))
    counting = {rank[2] for rank in best.values()}
    for coding in known:
        if coding.counts != (coding.id in counting):
            mine = codings.c.id == coding.id
            c.execute(update(codings).where(mine).values(counts=not coding.counts))
    return next((k.meta_row for k in reversed(known) if k.id in counting), None)


def _stamp(facts: Row | None) -> tuple[Any, ...]:
    return (facts["published_value"], facts["published_precision"]) if facts else (None, None)


def number_versions(c: Connection, work_id: str, without: str | None = None) -> None:
    """Numbers the versions of a work, oldest first; nulls count as oldest. The report `without`
    is none of them any more."""
    reports, now = tables.reports, tables.report_now
    query = select(reports.c.id, reports.c.content_hash).where(reports.c.work_id == work_id)
    if without is not None:
        query = query.where(reports.c.id != without)
        c.execute(update(now).where(now.c.report_id == without).values(newest=False))
    hashes = {row.id: row.content_hash for row in c.execute(query)}
    ages: dict[str, tuple[str, ...]] = {}
    if len(hashes) > 1:
        ages = {report_id: _age(c, report_id, hashes[report_id]) for report_id in hashes}
    for number, report_id in enumerate(sorted(hashes, key=lambda r: ages.get(r, ())), 1):
        place = {"version_no": number, "newest": number == len(hashes)}
        c.execute(update(now).where(now.c.report_id == report_id).values(**place))


def _age(c: Connection, report_id: str, content_hash: str | None) -> tuple[str, ...]:
    """What versions are ordered by: time of sight, of change, of publication, the words."""
    now, meta = tables.report_now, tables.report_meta
    current = c.execute(select(now).where(now.c.report_id == report_id)).mappings().one()
    found = c.execute(select(meta).where(meta.c.report_id == report_id)).mappings()
    facts = {row["row_no"]: row for row in found}

    def given(row: str, name: str) -> Any:
        return facts[current[row]][name] if current[row] is not None else None

    modified = (given("row_no", "modified") or {}).get("value")
    order = (given("seen_row", "seen_at"), modified, given("published_row", "published_value"))
    return tuple(value or "" for value in (*order, content_hash, report_id))
