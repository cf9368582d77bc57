"""Acts of persons in the database: kept as they were made, carried to every coding that counts.

Nothing here is ever deleted. An undo is an act of its own; it marks the one that it undoes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, or_, select, update

from dateline.errors import InputError, NotFoundError
from dateline.model.act import Act, ActRow, Carried, Standing
from dateline.model.codec import build, plain
from dateline.model.coding import CodedReport
from dateline.store import load, tables
from dateline.store.carrying import Carrier

_TARGET = ("account_id", "claim_id", "slot", "quote", "occurrence_no", "speaker", "span")
_SAID = ("value", "to", "foreground", "undoes")
# What a coding says once the acts that apply to it are taken into account.
Apply = Callable[[CodedReport, Sequence[Standing]], CodedReport]


def act_row(act: Act) -> dict[str, Any]:
    """The act as a row: its target in columns, what was said in `payload`."""
    data: dict[str, Any] = plain(act)
    aimed = data.pop("target")
    said = {name: data.pop(name) for name in _SAID}
    said = {name: value for name, value in said.items() if value is not None}
    data.pop("id")
    beside = {"anchor": aimed["anchor"], "made": aimed["made"]}
    return {**data, **{n: aimed[n] for n in _TARGET}, "payload": {**said, "target": beside}}


def build_act(row: Mapping[Any, Any]) -> Act:
    """The act of its row."""
    said = dict(row["payload"] or {})
    aimed = {**{n: row[n] for n in _TARGET}, **said.pop("target")}
    return build(Act, {**row, **said, "target": aimed})


def carried_row(carried: Carried) -> dict[str, Any]:
    """Where an act stands, field by field."""
    data: dict[str, Any] = plain(carried)
    return data


# --- writing -------------------------------------------------------------------------------------


def add(c: Connection, act: Act) -> Act:
    """Keeps an act and carries it to all codings of its work that count; the act, numbered."""
    made = c.execute(insert(tables.acts), act_row(act)).inserted_primary_key
    assert made is not None  # the table numbers its rows
    if act.undoes is not None:
        _mark(c, act.undoes, int(made[0]))
    carry(c, act.report_id, act.work_id)
    return act_of(c, int(made[0]))


def _mark(c: Connection, number: int, by: int | None) -> None:
    """Marks an act as undone, or with None as holding again; an undo works the other way on its
    own target."""
    acts, orphans = tables.acts, tables.orphans
    while True:
        c.execute(update(acts).where(acts.c.id == number).values(undone_by=by))
        c.execute(update(orphans).where(orphans.c.act_id == number).values(settled_by=by))
        act = act_of(c, number)
        if act.undoes is None:
            return
        by = None if by is not None else number
        number = act.undoes


def carry(c: Connection, report_id: str | None = None, work_id: str | None = None) -> int:
    """Writes down where acts stand in the codings that count and lack it; returns how many.

    Of one report and its work, or (None) of the whole ledger.
    """
    acts, codings, reports, done = tables.acts, tables.codings, tables.reports, tables.carried
    known = and_(done.c.act_id == acts.c.id, done.c.coding_id == codings.c.id)
    query = (
        select(acts.c.id, acts.c.coding_id.label("origin"), codings.c.id.label("coding"))
        .select_from(acts)
        .join(reports, _of_work(reports, acts))
        .join(codings, codings.c.report_id == reports.c.id)
        .outerjoin(done, known)
        .where(acts.c.kind != "undo", done.c.act_id.is_(None))
        .where(or_(codings.c.counts, codings.c.id == acts.c.coding_id))
        .where(codings.c.family == _family_of(acts.c.coding_id))
        .order_by(codings.c.id, acts.c.coding_id, acts.c.id)
    )
    if report_id is not None:
        mine = _mine(report_id, work_id)
        if c.execute(select(acts.c.id).where(mine).limit(1)).first() is None:
            return 0  # nearly always: nobody has said anything about the page
        query = query.where(mine)
    return _carry_pairs(c, [tuple(row) for row in c.execute(query)])


def _mine(report_id: str, work_id: str | None) -> ColumnElement[bool]:
    """An act on the report, or on another version of its page."""
    acts = tables.acts
    own = acts.c.report_id == report_id
    return own if work_id is None else or_(own, acts.c.work_id == work_id)


def _of_work(reports: Any, acts: Any) -> ColumnElement[bool]:
    """A report is the act's own, or another version of the same page."""
    same: ColumnElement[bool] = or_(
        reports.c.id == acts.c.report_id,
        and_(acts.c.work_id.is_not(None), reports.c.work_id == acts.c.work_id),
    )
    return same


def _family_of(coding_id: ColumnElement[Any]) -> Any:
    origin = tables.codings.alias()
    return select(origin.c.family).where(origin.c.id == coding_id).scalar_subquery()


def _carry_pairs(c: Connection, pairs: Sequence[tuple[int, int, int]]) -> int:
    """(act, the coding it was made on, the coding it is carried to), grouped by the last two."""
    codings: dict[int, CodedReport] = {}
    carriers: dict[tuple[int, int], Carrier] = {}
    for act_id, *ends in pairs:
        for number in ends:
            if number not in codings:
                codings[number] = load.codings_of(c, [number])[0]
        at = (ends[0], ends[1])
        if at not in carriers:
            carriers[at] = Carrier(codings[at[0]], codings[at[1]])
        found = carriers[at].carry(act_of(c, act_id), at[1])
        c.execute(insert(tables.carried), carried_row(found))
        if found.state == "orphan":
            row = {"act_id": act_id, "coding_id": at[1], "reason": found.how}
            c.execute(insert(tables.orphans), row)
    return len(pairs)


# --- reading -------------------------------------------------------------------------------------


def act_of(c: Connection, number: int) -> Act:
    """The act of this number; NotFoundError if there is none."""
    row = c.execute(select(tables.acts).where(tables.acts.c.id == number)).mappings().first()
    if row is None:
        raise NotFoundError(f"there is no act {number}; `dateline acts` lists all")
    return build_act(row)


def acts_of(c: Connection, report_id: str | None, work_id: str | None) -> list[Act]:
    """The acts on a report and on other versions of its page, in order; None: all there are."""
    acts = tables.acts
    query = select(acts).order_by(acts.c.id)
    on_reports = acts.c.report_id.is_not(None)
    query = query.where(on_reports if report_id is None else _mine(report_id, work_id))
    return [build_act(row) for row in c.execute(query).mappings()]


def touched() -> Select[Any]:
    """The numbers of the codings that living acts change."""
    acts, done = tables.acts, tables.carried
    return (
        select(done.c.coding_id)
        .join(acts, acts.c.id == done.c.act_id)
        .where(acts.c.undone_by.is_(None), done.c.state == "applied")
        .distinct()
    )


def standings(
    c: Connection, codings: Iterable[int], holding: frozenset[int] | None = None
) -> dict[int, tuple[Standing, ...]]:
    """The acts that apply to each of some codings, in order; `holding` names those that held at
    another time, None the ones that hold now."""
    acts, done = tables.acts, tables.carried
    query = (
        select(acts, *(done.c[n].label(f"at_{n}") for n in done.c.keys()))  # noqa: SIM118
        .join(done, done.c.act_id == acts.c.id)
        .where(done.c.coding_id.in_(sorted(set(codings))), done.c.state == "applied")
        .order_by(done.c.coding_id, acts.c.id)
    )
    if holding is None:
        query = query.where(acts.c.undone_by.is_(None))
    found: dict[int, list[Standing]] = {}
    for row in c.execute(query).mappings():
        if holding is None or row["id"] in holding:
            at = build(Carried, {n: row[f"at_{n}"] for n in Carried.__dataclass_fields__})
            found.setdefault(at.coding_id, []).append(Standing(build_act(row), at))
    return {number: tuple(many) for number, many in found.items()}


def as_they_read(c: Connection, numbers: Sequence[int], apply: Apply | None) -> list[CodedReport]:
    """Codings of some numbers as they read now; without `apply` as they were made."""
    coded = load.codings_of(c, numbers)
    if apply is None:
        return coded
    held = standings(c, numbers)
    return [
        apply(one, held[n]) if n in held else one for n, one in zip(numbers, coded, strict=True)
    ]


def listed(c: Connection, report_id: str | None, work_id: str | None) -> list[ActRow]:
    """Acts with how they stand in the newest version's coding that counts, orphans first."""
    now = _now(c, report_id, work_id)
    rows = [_status(act, now) for act in acts_of(c, report_id, work_id)]
    return sorted(rows, key=lambda row: (row.status != "orphan", row.act.id))


def _now(c: Connection, report_id: str | None, work_id: str | None) -> dict[int, tuple[str, str]]:
    """Act to (state, how) in the counting coding of the newest version of its page."""
    done, codings, current = tables.carried, tables.codings, tables.report_now
    query = (
        select(done.c.act_id, done.c.state, done.c.how)
        .join(codings, codings.c.id == done.c.coding_id)
        .join(current, current.c.report_id == codings.c.report_id)
        .where(codings.c.counts, current.c.newest)
        .order_by(done.c.act_id, codings.c.id)
    )
    if report_id is not None:
        acts = tables.acts
        query = query.join(acts, acts.c.id == done.c.act_id).where(_mine(report_id, work_id))
    return {row.act_id: (row.state, row.how) for row in c.execute(query)}


def _status(act: Act, now: Mapping[int, tuple[str, str]]) -> ActRow:
    if act.undone_by is not None:
        return ActRow(act, "undone", f"by act {act.undone_by}")
    if act.kind == "undo":
        return ActRow(act, "undo")
    state, how = now.get(act.id, ("orphan", "not_carried"))
    if state == "applied":
        return ActRow(act, "living", how)
    return ActRow(act, "history" if state == "history" else "orphan", how)


def undoable(c: Connection, number: int) -> Act:
    """The act of this number; NotFoundError for none, InputError if it is undone already."""
    act = act_of(c, number)
    if act.undone_by is not None:
        by = act_of(c, act.undone_by)
        raise InputError(
            f"act {number} was undone by {by.by} (act {by.id}, {by.at[:10]}); "
            f"to bring it back: dateline undo {by.id}"
        )
    return act


def revision(c: Connection, coding_id: int, report_id: str, work_id: str | None) -> str:
    """The state of a report that a person looks at: its coding, and the last act on its page."""
    last = select(func.max(tables.acts.c.id)).where(_mine(report_id, work_id))
    return f"{coding_id}.{c.execute(last).scalar() or 0}"
