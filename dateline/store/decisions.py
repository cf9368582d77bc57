"""Acts of persons on incidents in the database: merges, splits and verdicts.

They are kept in the numbering of all acts. What they say is said of accounts: where each of these
stands now is kept beside them, and made anew whenever its report, or the page of it, changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from dateline.model.act import IncidentAct
from dateline.model.codec import build, plain
from dateline.store import acts, linked, load, tables
from dateline.store.acts import Apply
from dateline.store.carrying import Carrier
from dateline.store.incidents import batches, lasting_of
from dateline.store.linking import FAMILY, mark

KINDS = ("merge", "divide", "verdict")
_SAID = ("accounts", "others", "claim", "source", "undoes")


def act_row(act: IncidentAct) -> dict[str, Any]:
    """The act as a row: what was said in `payload`."""
    data: dict[str, Any] = plain(act)
    data.pop("id")
    return {**data, "payload": {name: data.pop(name) for name in _SAID}}


def build_act(row: Mapping[Any, Any]) -> IncidentAct:
    """The act of its row."""
    return build(IncidentAct, {**row, **(row["payload"] or {})})


# --- writing -------------------------------------------------------------------------------------


def add(c: Connection, act: IncidentAct) -> IncidentAct:
    """Keeps an act with the judgements that it makes, and has its accounts linked again."""
    made = c.execute(insert(tables.acts), act_row(act)).inserted_primary_key
    assert made is not None  # the table numbers its rows
    number = int(made[0])
    if act.undoes is not None:
        _mark(c, act.undoes, number)
    else:
        _judge(c, act, number)
    nodes = linked.sketches
    for some in batches(_spoken_of(c, act)):
        query = select(nodes.c.report_id).where(nodes.c.account_id.in_(some))
        mark(c, c.execute(query).scalars())
    return act_of(c, number)


def _judge(c: Connection, act: IncidentAct, number: int) -> None:
    """The judgements of an act, pair by pair, and the accounts that it speaks of.

    All of `accounts` are the same as the first of them; none of the `others` is.
    """
    first = act.accounts[0]
    pairs = [("same", other) for other in act.accounts[1:]]
    pairs += [("not_same", other) for other in act.others]
    if act.kind == "verdict":
        pairs = []
    said = {"a": first, "by": act.by, "at": act.at, "why": act.why or "", "act_id": number}
    made = [{**said, "kind": kind, "b": other} for kind, other in pairs]
    if made:
        c.execute(insert(tables.judgements), made)
    where, nodes = linked.judged_accounts, linked.sketches
    for some in batches([*act.accounts, *act.others]):
        known = select(where.c.account_id).where(where.c.account_id.in_(some))
        old = set(c.execute(known).scalars())
        query = select(nodes.c.account_id, nodes.c.report_id)
        rows = c.execute(query.where(nodes.c.account_id.in_(some)))
        new = [{**row, "now_id": row["account_id"], "how": "same_id"} for row in rows.mappings()]
        new = [row for row in new if row["account_id"] not in old]
        if new:
            c.execute(insert(where), new)


def _spoken_of(c: Connection, act: IncidentAct) -> list[str]:
    """The accounts, as they stand now, that an act, or what it undoes, speaks of."""
    while act.undoes is not None:
        act = act_of(c, act.undoes)
    where = linked.judged_accounts
    found: set[str] = set()
    for some in batches([*act.accounts, *act.others]):
        query = select(where.c.now_id).where(where.c.account_id.in_(some))
        found.update(a for a in c.execute(query).scalars() if a is not None)
    return sorted(found)


def _mark(c: Connection, number: int, by: int | None) -> None:
    """Marks an act as undone, or with None as holding again; an undo works the other way on its
    own target."""
    made, said = tables.acts, tables.judgements
    while True:
        c.execute(update(made).where(made.c.id == number).values(undone_by=by))
        c.execute(update(said).where(said.c.act_id == number).values(undone_by=by))
        act = act_of(c, number)
        if act.undoes is None:
            return
        by = None if by is not None else number
        number = act.undoes


def follow(c: Connection, apply: Apply | None, reports: Sequence[str]) -> None:
    """Writes down where the judged accounts of some reports stand now."""
    where = linked.judged_accounts
    for some in batches(reports):
        query = select(where).where(where.c.report_id.in_(some)).order_by(where.c.account_id)
        for row in c.execute(query).all():
            found = _coded_as(c, row.account_id, row.report_id)
            now, how = stands_as(c, apply, row.report_id, *found) if found else (None, "no_coding")
            mine = where.c.account_id == row.account_id
            c.execute(update(where).where(mine).values(now_id=now, how=how))


def _coded_as(c: Connection, account_id: str, report_id: str) -> tuple[int, str] | None:
    """The coding of a report that counts, and the id that an account has there; of an account
    that it has not, the newest coding that has it. One that a split made has its own id."""
    accounts, codings = tables.accounts, tables.codings
    query = (
        select(codings.c.id, accounts.c.id)
        .join(accounts, accounts.c.coding_id == codings.c.id)
        .where(codings.c.report_id == report_id, codings.c.family == FAMILY)
        .where(accounts.c.lasting_id == account_id)
        .order_by(codings.c.counts.desc(), codings.c.id.desc())
    )
    found = c.execute(query).first()
    if found is not None:
        return int(found[0]), str(found[1])
    mine = select(codings.c.id).where(codings.c.report_id == report_id, codings.c.counts)
    number = c.execute(mine.where(codings.c.family == FAMILY)).scalar()
    return (int(number), account_id) if number is not None else None


def stands_as(
    c: Connection, apply: Apply | None, report_id: str, coding_id: int, own_id: str
) -> tuple[str | None, str]:
    """The lasting id of the account, of the newest version of a page, in which an account of a
    coding goes on; None where there is none. Beside it how it was found, or why not."""
    target = _counting(c, report_id)
    if target is None:
        return None, "no_coding"
    old, new = (load.codings_of(c, [number])[0] for number in (coding_id, target))
    own = own_id if coding_id == target else Carrier(old, new).account(own_id)
    if own is None:
        return None, "no_account"
    joined = {
        s.at.account_id: s.at.to_account_id
        for s in acts.standings(c, [target]).get(target, ())
        if s.act.kind == "join"
    }
    how = "same_id" if own == own_id else "same_account"
    seen = {own}
    while (into := joined.get(own)) is not None and into not in seen:
        own, how = into, "joined"
        seen.add(own)
    read = acts.as_they_read(c, [target], apply)[0]
    if all(a.id != own for a in read.coding.accounts):
        return None, "no_account"
    return lasting_of(c, [target]).get(target, {}).get(own, own), how


def _counting(c: Connection, report_id: str) -> int | None:
    """The coding that counts of the newest version of a report's page."""
    codings, now, words = tables.codings, tables.report_now, tables.reports
    work = select(words.c.work_id).where(words.c.id == report_id).scalar_subquery()
    query = (
        select(codings.c.id)
        .join(now, now.c.report_id == codings.c.report_id)
        .join(words, words.c.id == codings.c.report_id)
        .where((words.c.id == report_id) | (words.c.work_id == work))
        .where(now.c.newest, codings.c.counts, codings.c.family == FAMILY)
    )
    return c.execute(query).scalar()


# --- reading -------------------------------------------------------------------------------------


def _all() -> Select[Any]:
    made = tables.acts
    undone = (made.c.kind == "undo") & made.c.report_id.is_(None)
    return select(made).where(made.c.kind.in_(KINDS) | undone).order_by(made.c.id)


def act_of(c: Connection, number: int) -> IncidentAct:
    """The act on incidents of this number; there has to be one."""
    return build_act(c.execute(_all().where(tables.acts.c.id == number)).mappings().one())


def find(c: Connection, number: int) -> IncidentAct | None:
    """The act on incidents of this number; None if there is none, or if it is of another kind."""
    row = c.execute(_all().where(tables.acts.c.id == number)).mappings().first()
    return None if row is None else build_act(row)


def every(c: Connection) -> list[IncidentAct]:
    """All acts on incidents, in order."""
    return [build_act(row) for row in c.execute(_all()).mappings()]


def verdicts(c: Connection) -> list[IncidentAct]:
    """The verdicts that hold, in order."""
    made = tables.acts
    query = _all().where(made.c.kind == "verdict", made.c.undone_by.is_(None))
    return [build_act(row) for row in c.execute(query).mappings()]


def standing(c: Connection, act: IncidentAct) -> dict[str, str]:
    """The accounts of an act as they stand now, in its order, each with the incident it is in."""
    where, held = linked.judged_accounts, tables.incident_accounts
    found: dict[str, tuple[str, str]] = {}
    for some in batches(act.accounts):
        query = select(where.c.account_id, where.c.now_id, held.c.incident_id)
        query = query.join(held, held.c.account_id == where.c.now_id)
        for row in c.execute(query.where(where.c.account_id.in_(some))):
            found[row.account_id] = (row.now_id, row.incident_id)
    return dict(found[a] for a in act.accounts if a in found)


def lost(c: Connection, many: Iterable[IncidentAct]) -> set[int]:
    """The numbers of the acts none of whose accounts stands anywhere now."""
    where = linked.judged_accounts
    standing = set(
        c.execute(select(where.c.account_id).where(where.c.now_id.is_not(None))).scalars()
    )
    return {a.id for a in many if a.undoes is None and standing.isdisjoint(a.accounts)}
