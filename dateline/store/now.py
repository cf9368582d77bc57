"""What counts now: which facts, which version and which coding of a report, kept by the writer.

A value given by a user outranks the page's; then the newest that is not null counts. All of it
can be computed again from the numbered rows and the codings; nothing is kept here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from dateline.store import tables

Facts = Sequence[RowMapping]


def refresh(c: Connection, report_id: str) -> None:
    """Brings `report_now`, the counting codings and the versions of its work up to date."""
    meta = tables.report_meta
    known = select(meta).where(meta.c.report_id == report_id).order_by(meta.c.given_no.desc())
    facts = c.execute(known).mappings().all()
    chosen = _chosen(facts)
    page = _count_codings(c, report_id, facts, chosen)
    row = {**chosen, "report_id": report_id, "row_no": page or facts[0]["row_no"]}
    now = tables.report_now
    old = c.execute(select(now).where(now.c.report_id == report_id)).mappings().one_or_none()
    if old is None:
        c.execute(insert(now), {**row, "version_no": None, "newest": True})
    elif any(old[name] != value for name, value in row.items()):
        c.execute(update(now).where(now.c.report_id == report_id).values(**row))
    else:
        return
    _number_versions(c, report_id)


def _newest(facts: Facts, name: str, by_user: Callable[[RowMapping], bool]) -> RowMapping | None:
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


def _stamp(facts: RowMapping | None) -> tuple[Any, ...]:
    return (facts["published_value"], facts["published_precision"]) if facts else (None, None)


def _number_versions(c: Connection, report_id: str) -> None:
    """Numbers the versions of the report's work, oldest first; nulls count as oldest."""
    reports, now, meta = tables.reports, tables.report_now, tables.report_meta
    work = c.execute(select(reports.c.work_id).where(reports.c.id == report_id)).scalar()
    if work is None:
        return
    seen, published = meta.alias("seen"), meta.alias("published")
    at = now.c.report_id
    query = (
        select(reports.c.id, reports.c.content_hash, now.c.version_no, now.c.newest)
        .add_columns(seen.c.seen_at, published.c.published_value, meta.c.modified)
        .join(now, at == reports.c.id)
        .join(meta, (meta.c.report_id == at) & (meta.c.row_no == now.c.row_no))
        .outerjoin(seen, (seen.c.report_id == at) & (seen.c.row_no == now.c.seen_row))
        .outerjoin(
            published,
            (published.c.report_id == at) & (published.c.row_no == now.c.published_row),
        )
        .where(reports.c.work_id == work)
    )
    ordered = sorted(c.execute(query).mappings(), key=_age)
    for number, row in enumerate(ordered, 1):
        newest = number == len(ordered)
        if (row["version_no"], row["newest"]) != (number, newest):
            place = {"version_no": number, "newest": newest}
            c.execute(update(now).where(at == row["id"]).values(**place))


def _age(row: RowMapping) -> tuple[str, ...]:
    modified = (row["modified"] or {}).get("value")
    order = (row["seen_at"], modified, row["published_value"], row["content_hash"], row["id"])
    return tuple(value or "" for value in order)
