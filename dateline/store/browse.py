"""What the page asks of the flat tables: lists that go on, facets, points, a timeline, search.

Each question is one short read; none looks at claims. A view that finds many incidents gets its
points gathered into cells, so that answers stay small at a hundred thousand incidents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    Select,
    and_,
    case,
    column,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
)

from dateline.store import engine, linked, tables
from dateline.store.browse_view import Sort, View, cursor, uncursor

MOST_POINTS = 3000
rows = linked.incident_index
tags = linked.incident_tags
_FEW = 40
_WORD = re.compile(r'"[^"]+"|[^\s"]+')
_TAGS = {"actor": "actor", "sector": "target_sector", "publisher": "publisher"}
_COLUMNS = {
    "country": rows.c.country,
    "admin1": rows.c.admin1,
    "review": rows.c.review_state,
    "told": rows.c.told_as,
    "context": rows.c.context,
}
_TOLL = case(
    (and_(rows.c.killed_best.is_(None), rows.c.killed_low.is_(None)), "not_given"),
    (func.coalesce(rows.c.killed_best, rows.c.killed_low) == 0, "none"),
    (func.coalesce(rows.c.killed_best, rows.c.killed_low) < 10, "1-9"),
    (func.coalesce(rows.c.killed_best, rows.c.killed_low) < 50, "10-49"),
    else_="50+",
)
_CONFIDENCE = case(
    (rows.c.confidence.is_(None), "not_scored"),
    (rows.c.confidence >= 0.9, "high"),
    (rows.c.confidence >= 0.7, "middle"),
    else_="low",
)
_DISPUTED = case((rows.c.disputed, "yes"), else_="no")
_DAY = func.coalesce(rows.c.latest, rows.c.earliest, rows.c.first_reported, "")
_DEAD = func.coalesce(rows.c.killed_best, rows.c.killed_low, -1)
_DOUBT = (
    case((rows.c.disputed, 1000), else_=0)
    + func.min(func.coalesce(rows.c.killed_best, rows.c.killed_low, 0), 500)
    + case((rows.c.confidence < 0.7, 200), else_=0)
    - case((rows.c.review_state.in_(("accepted", "reviewed")), 2000), else_=0)
)
_ORDERS: dict[Sort, tuple[Any, bool]] = {
    "newest": (_DAY, True),
    "oldest": (_DAY, False),
    "toll": (_DEAD, True),
    "reported": (func.coalesce(rows.c.last_reported, ""), True),
    "sources": (rows.c.reports, True),
    "doubt": (_DOUBT, True),
}
FACETS = ("type", "country", "admin1", "actor", "sector", "toll", "publisher", "review", "told",
          "context", "confidence", "disputed")  # fmt: skip
Open = Callable[[], AbstractContextManager[Connection]]
# Turns words of a search (FTS5 syntax) into the ids of the incidents that hold them.
Words = Callable[[str], Select[Any]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A stretch of a list: its rows, how many there are in all, and where it goes on."""

    rows: tuple[dict[str, Any], ...]
    total: int
    following: str | None


def fts_query(said: str) -> str:
    """Words of a person as a query of the full-text index: all must be there, in any order;
    words in double quotes stand together; the last word may go on."""
    parts = []
    found = _WORD.findall(said)
    for number, part in enumerate(found):
        bare = part.strip('"')
        quoted = '"' + bare.replace('"', '""') + '"'
        if not re.search(r"\w", bare):
            continue
        last = number == len(found) - 1 and not part.startswith('"')
        parts.append(quoted + (" *" if last and len(bare) > 2 else ""))
    return " ".join(parts)


class Browse:
    """Questions of the page to one set of flat tables."""

    def __init__(self, opened: Open, words: Words) -> None:
        self._open = opened
        self._words = words

    # --- conditions ------------------------------------------------------------------------------

    def clauses(self, asked: View, leave: str = "") -> list[ColumnElement[bool]]:
        """The conditions of a view, but for those of one filter."""
        found: list[ColumnElement[bool]] = []
        for name, held_in in _COLUMNS.items():
            values = getattr(asked, name)
            if values and name != leave:
                found.append(_among(held_in, values))
        for name, kind in _TAGS.items():
            values = getattr(asked, name)
            if values and name != leave:
                held = select(tags.c.incident_id).where(tags.c.kind == kind)
                found.append(rows.c.incident_id.in_(held.where(tags.c.value.in_(values))))
        for name, made in (("toll", _TOLL), ("confidence", _CONFIDENCE), ("disputed", _DISPUTED)):
            values = getattr(asked, name)
            if values and name != leave:
                found.append(made.in_(values))
        if asked.type and leave != "type":
            kinds = rows.c.sub_type.in_(asked.type) | rows.c.event_type.in_(asked.type)
            found.append(kinds)
        return found + self._when(asked) + self._where(asked) + self._searched(asked)

    def _when(self, asked: View) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        day = func.coalesce(rows.c.latest, rows.c.earliest, rows.c.first_reported)
        first = func.coalesce(rows.c.earliest, rows.c.latest, rows.c.first_reported)
        if asked.since:
            found.append(day >= asked.since)
        if asked.until:
            found.append(func.substr(first, 1, 10) <= asked.until)
        if asked.reported_since:
            found.append(rows.c.first_reported >= asked.reported_since)
        if asked.new_since and asked.new_since.isdigit():
            found.append(rows.c.changed_at_run > int(asked.new_since))
        return found

    def _where(self, asked: View) -> list[ColumnElement[bool]]:
        if asked.box is None:
            return []
        west, south, east, north = asked.box
        inside: list[ColumnElement[bool]] = [rows.c.lat.between(south, north)]
        if east - west >= 360:
            return inside
        west, east = (west + 180) % 360 - 180, (east + 180) % 360 - 180
        if west <= east:
            return [*inside, rows.c.lon.between(west, east)]
        return [*inside, or_(rows.c.lon >= west, rows.c.lon <= east)]

    def _searched(self, asked: View) -> list[ColumnElement[bool]]:
        wanted = fts_query(asked.q) if asked.q else ""
        if not asked.q:
            return []
        if not wanted:
            return [~true()]
        return [rows.c.incident_id.in_(self._words(wanted))]

    # --- answers ---------------------------------------------------------------------------------

    def listed(
        self, asked: View, sort: Sort = "newest", after: str | None = None, limit: int = 50
    ) -> Listed:
        """A stretch of the list in an order; `after` is a cursor that an earlier one gave out."""
        key, falling = _ORDERS[sort]
        clauses = self.clauses(asked)
        query = select(rows, key.label("sort_key")).where(*clauses)
        ident = rows.c.incident_id
        if after is not None:
            last, name = uncursor(after)
            beyond = key < last if falling else key > last
            query = query.where(or_(beyond, and_(key == last, ident > name)))
        query = query.order_by(key.desc() if falling else key, ident).limit(limit + 1)
        with self._open() as c:
            found = [dict(row) for row in c.execute(query).mappings()]
            total = self._total(c, clauses)
        more = len(found) > limit
        found = found[:limit]
        following = cursor(found[-1]["sort_key"], found[-1]["incident_id"]) if more else None
        for row in found:
            row.pop("sort_key")
        return Listed(tuple(found), total, following)

    def _total(self, c: Connection, clauses: Sequence[ColumnElement[bool]]) -> int:
        return int(c.execute(select(func.count()).select_from(rows).where(*clauses)).scalar_one())

    def one(self, incident_id: str) -> dict[str, Any] | None:
        """The flat row of one incident; None if there is none."""
        with self._open() as c:
            found = c.execute(select(rows).where(rows.c.incident_id == incident_id)).mappings()
            row = found.first()
            return None if row is None else dict(row)

    def every(self, asked: View) -> list[dict[str, Any]]:
        """All rows of a view, newest first: for exports."""
        query = select(rows).where(*self.clauses(asked)).order_by(_DAY.desc(), rows.c.incident_id)
        with self._open() as c:
            return [dict(row) for row in c.execute(query).mappings()]

    def facets(self, asked: View, names: Sequence[str] = FACETS) -> dict[str, list[RowMapping]]:
        """For each facet its values with how many incidents have them, most first.

        A facet is counted without its own filter, so that one may choose a second value.
        """
        with self._open() as c:
            return {name: self._facet(c, asked, name) for name in names}

    def _facet(self, c: Connection, asked: View, name: str) -> list[RowMapping]:
        clauses = self.clauses(asked, name)
        count = func.count().label("count")
        if name in _TAGS:
            query = select(tags.c.value, count).where(tags.c.kind == _TAGS[name])
            if clauses:
                held = select(rows.c.incident_id).where(*clauses)
                query = query.where(tags.c.incident_id.in_(held))
            query = query.group_by(tags.c.value)
        elif name == "type":
            query = select(rows.c.event_type.label("group"), rows.c.sub_type.label("value"), count)
            query = query.where(*clauses).group_by(rows.c.event_type, rows.c.sub_type)
        else:
            made = {"toll": _TOLL, "confidence": _CONFIDENCE, "disputed": _DISPUTED}
            column = made[name] if name in made else func.coalesce(_COLUMNS[name], "none_given")
            query = select(column.label("value"), count).where(*clauses).group_by(column)
        query = query.order_by(count.desc(), literal_column("value")).limit(_FEW)
        return list(c.execute(query).mappings())

    def points(self, asked: View, step: float | None = None) -> list[dict[str, Any]]:
        """The incidents that have a point; more than MOST_POINTS are gathered into cells of
        `step` degrees: each with how many there are, their dead, and the middle of them."""
        clauses = [*self.clauses(asked), rows.c.lat.is_not(None), rows.c.lon.is_not(None)]
        with self._open() as c:
            if self._total(c, clauses) <= MOST_POINTS:
                names = ("incident_id", "title", "lat", "lon", "radius_km", "precision",
                         "event_type", "sub_type", "killed_best", "killed_low", "injured_best",
                         "latest", "disputed", "place_name")  # fmt: skip
                query = select(*(rows.c[n] for n in names)).where(*clauses)
                return [dict(r) for r in c.execute(query.order_by(rows.c.incident_id)).mappings()]
            return self._cells(c, clauses, step or 2.0)

    def _cells(
        self, c: Connection, clauses: Sequence[ColumnElement[bool]], step: float
    ) -> list[dict[str, Any]]:
        x = func.round(rows.c.lon / step)
        y = func.round(rows.c.lat / step)
        query = (
            select(
                func.avg(rows.c.lat).label("lat"),
                func.avg(rows.c.lon).label("lon"),
                func.count().label("count"),
                func.sum(func.coalesce(rows.c.killed_best, rows.c.killed_low, 0)).label("killed"),
            )
            .where(*clauses)
            .group_by(x, y)
            .order_by(func.count().desc())
            .limit(MOST_POINTS)
        )
        return [dict(row) for row in c.execute(query).mappings()]

    def timeline(self, asked: View) -> list[dict[str, Any]]:
        """Incidents and dead by bins of days, weeks, months or years, whichever are few; without
        the view's own limits of time, so that a brush can be moved."""
        open_ended = replace(asked, since=None, until=None)
        clauses = [*self.clauses(open_ended), rows.c.latest.is_not(None)]
        with self._open() as c:
            ends = select(func.min(rows.c.latest), func.max(rows.c.latest)).where(*clauses)
            first, last = c.execute(ends).one()
            if first is None:
                return []
            size = _bin_size(first, last)
            day = func.substr(rows.c.latest, 1, size)
            query = (
                select(
                    day.label("bin"),
                    func.count().label("count"),
                    func.sum(func.coalesce(rows.c.killed_best, rows.c.killed_low, 0)).label(
                        "killed"
                    ),
                )
                .where(*clauses)
                .group_by(day)
                .order_by(day)
            )
            return [dict(row) for row in c.execute(query).mappings()]


def words_of_ledger(wanted: str) -> Select[Any]:
    """The incidents of the reports that hold the words of a full-text query."""
    held, nodes, reports = tables.incident_accounts, linked.sketches, tables.reports
    match = text(engine.WORDS_FOUND)
    hits = match.bindparams(wanted=wanted).columns(column("rowid", Integer))
    found = select(reports.c.id).where(reports.c.no.in_(select(hits.subquery().c.rowid)))
    return (
        select(held.c.incident_id)
        .join(nodes, nodes.c.account_id == held.c.account_id)
        .where(nodes.c.report_id.in_(found))
    )


def homes(c: Connection) -> dict[str, tuple[str, str]]:
    """Own id of each account that counts to its lasting id and its incident."""
    held, nodes = tables.incident_accounts, linked.sketches
    query = select(nodes.c.own_id, nodes.c.account_id, held.c.incident_id).join(
        held, held.c.account_id == nodes.c.account_id
    )
    return {row.own_id: (row.account_id, row.incident_id) for row in c.execute(query)}


def _among(column: ColumnElement[Any], values: Sequence[str]) -> ColumnElement[bool]:
    """One of the values; `none_given` is for rows that have none."""
    named = column.in_([v for v in values if v != "none_given"])
    return or_(named, column.is_(None)) if "none_given" in values else named


def _bin_size(first: str, last: str) -> int:
    """How many characters of an ISO day name a bin: 10 days, 7 months, 4 years."""
    years = int(last[:4]) - int(first[:4])
    months = years * 12 + int(last[5:7]) - int(first[5:7])
    if months <= 3:
        return 10
    return 7 if years <= 30 else 4
