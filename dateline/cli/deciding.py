"""Incidents: linking, merging, splitting, verdicts, and the history of their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.cli.common import data, many, say
from dateline.cli.who import Who
from dateline.desk import Desk, RunInfo
from dateline.errors import InputError
from dateline.export import terminal, wording
from dateline.model.act import IncidentAct
from dateline.model.incident import Passage
from dateline.settings import load
from dateline.version import __version__

_ID = terminal.ID_LENGTH
_KINDS = {"merge": "merge", "divide": "split", "verdict": "decide", "undo": "undo"}


def link(rebuild: bool, db: Path | None) -> None:
    """Links what waits, or all; says what came of it."""
    with Who(None, None, None, db).open() as desk:
        run = RunInfo(f"link/{__version__}", command="link --rebuild" if rebuild else "link")
        done = desk.relink(run) if rebuild else desk.link(old=True)
    what = f"{many(done.reports, 'report')} linked, {many(done.incidents, 'incident')} written"
    if done.too_large:
        what += f"; {many(done.too_large, 'cluster')} too large, split at a raised threshold"
    say(what)


def merge(one: str, other: str, who: Who) -> None:
    """Writes down that two incidents are one."""
    by = who.name()
    with who.open() as desk:
        tell(desk, desk.merge(one, other, by, who.why))


def split(incident: str, accounts: Sequence[str], who: Who) -> None:
    """Writes down that accounts are of another incident."""
    by = who.name()
    names = [name for given in accounts for name in given.replace(",", " ").split()]
    with who.open() as desk:
        tell(desk, desk.split(incident, names, by, who.why))


def decide(incident: str, field: str, value: str, source: str | None, who: Who) -> None:
    """Writes down a verdict."""
    by = who.name()
    if not who.why:
        raise InputError("say why: a verdict needs a reason, --why WORDS")
    with who.open() as desk:
        tell(desk, desk.decide(incident, field, value, by, who.why, source))


def redact(name: str, who: Who) -> None:
    """Takes a report or a name out of the ledger."""
    by = who.name()
    if not who.why:
        raise InputError("say why: a redaction needs a reason, --why WORDS")
    with who.open() as desk:
        done = desk.redact(name, by, who.why)
    what = f"report {done.report_id}" if done.report_id else "the name"
    reports = f" from {many(done.reports, 'report')}" if done.kind == "person" else ""
    say(f"{what} was taken out{reports}{' again' if done.again else ''}; copies of the ledger and "
        "files exported from it still have it")  # fmt: skip


def tell(desk: Desk, act: IncidentAct) -> None:
    """What was written down, the incidents that there are now, and how to take it back."""
    data(["\t".join(cells(act, False))])
    for name in incidents_of(desk, act):
        data([f"{name}\t{terminal.line(desk.index(name).title)}"])
    say(f"written down; to take it back: dateline undo {act.id}")


def incidents_of(desk: Desk, act: IncidentAct) -> list[str]:
    """The incidents in which the accounts that an act speaks of are now, each once."""
    found: dict[str, None] = {}
    for account in (*act.accounts, *act.others):
        name = desk.incident_with(account)
        if name is not None:
            found.setdefault(name)
    return list(found)


def cells(act: IncidentAct, orphan: bool) -> tuple[str, ...]:
    """An act on incidents as a line of `acts`."""
    status = "undone" if act.undone_by is not None else "orphan" if orphan else "living"
    if act.kind == "undo":
        status = "undone" if act.undone_by is not None else "undo"
    aim = f"act {act.undoes}" if act.undoes is not None else f"incident {act.incident_id[:_ID]}"
    who = (act.by, act.at[:16], act.why or "")
    words = (_KINDS[act.kind], aim, _said(act), *who)
    return (str(act.id), status, *map(terminal.line, words))


def _said(act: IncidentAct) -> str:
    if act.claim is not None:
        source = f", says {act.source}" if act.source else ""
        return f"{wording.spaced(act.claim.slot)}: {wording.show(act.claim)}{source}"
    if act.kind == "divide":
        return f"without {', '.join(a[:_ID] for a in act.accounts)}"
    return many(len(act.accounts), "account") if act.accounts else ""


def history(name: str, db: Path | None) -> None:
    """Prints what became of an id."""
    with Desk(load(db=db).ledger(), write=False) as desk:
        found, passages = desk.history(name)
        whys = {act.id: act for act in desk.decisions()[0]}
    data("\t".join(_passage(p, whys.get(p.act_id or 0))) for p in passages)
    if not passages:
        say(f"{found} has been the id of one incident from the beginning")


def _passage(passage: Passage, act: IncidentAct | None) -> Iterator[str]:
    yield str(passage.no)
    yield passage.old_id
    yield passage.kind
    yield passage.incident_id or ""
    yield ",".join(passage.accounts)
    if act is not None:
        yield terminal.line(f"act {act.id} by {act.by}: {act.why or ''}".rstrip(": "))
    elif passage.run_id is not None:
        yield f"run {passage.run_id}"
