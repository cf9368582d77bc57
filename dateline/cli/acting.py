"""Corrections: what the commands of `acts` do, and how acts are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.cli import deciding
from dateline.cli.common import data, many, say
from dateline.cli.who import Who
from dateline.desk import PERSON, Act, ActRow, Desk, Found
from dateline.errors import InputError
from dateline.export import terminal, wording
from dateline.model.account import Account
from dateline.model.act import IncidentAct
from dateline.model.claim import Claim
from dateline.model.codec import build
from dateline.settings import load

_REASONS = {
    "words_changed": "the page says something else there now",
    "sentence_gone": "the sentence is gone",
    "sentence_rewritten": "the sentence around the words was rewritten",
    "no_claim": "the words are there, but no such claim",
    "no_account": "there is no such account any more",
    "not_carried": "not carried yet",
}
_ID = terminal.ID_LENGTH
_LONGEST = 60


def correct(name: str, value: str | None, foreground: bool | None, who: Who) -> None:
    """Writes down a reading, or a switch of the foreground."""
    if (value is None) == (foreground is None):
        raise InputError("give either --value for a claim or --foreground for an account")
    by = who.name()
    with who.open() as desk:
        if value is not None:
            _tell(desk, desk.correct(name, value, by, who.why, who.seen))
        else:
            _tell(desk, desk.foreground(name, bool(foreground), by, who.why, who.seen))


def judge(name: str, right: bool, who: Who) -> None:
    """Writes down that a claim or an account is right, or wrong."""
    by = who.name()
    with who.open() as desk:
        act = desk.accept if right else desk.reject
        _tell(desk, act(name, by, who.why, who.seen))


def move(names: Sequence[str], to: str | None, new: bool, who: Who) -> None:
    """Writes down that claims belong to another account."""
    if (to is None) != new:
        raise InputError("say where to: --to ACCOUNT, or --new for an account of their own")
    by = who.name()
    with who.open() as desk:
        _tell(desk, *desk.move(names, to, by, who.why, who.seen))


def join(into: str, other: str, who: Who) -> None:
    """Writes down that two accounts are one."""
    by = who.name()
    with who.open() as desk:
        _tell(desk, desk.join(into, other, by, who.why, who.seen))


def undo(number: int, who: Who) -> None:
    """Writes down that an act is taken back."""
    by = who.name()
    with who.open() as desk:
        made = desk.undo(number, by, who.why)
        if isinstance(made, IncidentAct):
            deciding.tell(desk, made)
        else:
            _tell(desk, made)


def _tell(desk: Desk, *acts: Act) -> None:
    """What was written down, as lines of the list, and how to take it back."""
    rows = {row.act.id: row for row in desk.acts(acts[0].report_id)}
    data("\t".join(_cells(rows[act.id])) for act in acts)
    ways = "; ".join(f"dateline undo {act.id}" for act in acts)
    say(f"written down; to take it back: {ways}")


# --- lists ---------------------------------------------------------------------------------------


def list_acts(name: str | None, orphans: bool, db: Path | None) -> None:
    """Prints acts, a line each, orphans first."""
    with Desk(load(db=db).ledger(), write=False) as desk:
        rows = [row for row in desk.acts(name) if not orphans or row.status == "orphan"]
        made, alone = desk.decisions() if name is None else ([], set())
    decided = [act for act in made if not orphans or act.id in alone]
    lines = [(row.status != "orphan", row.act.id, _cells(row)) for row in rows]
    lines += [(a.id not in alone, a.id, deciding.cells(a, a.id in alone)) for a in decided]
    data("\t".join(line) for *_, line in sorted(lines))
    lost = sum(first is False for first, *_ in lines)
    if not lines:
        say("no act is an orphan" if orphans else "nobody has corrected anything")
    elif lost and not orphans:
        say(f"{many(lost, 'act')} lost what it was about: see dateline acts --orphans")


def _cells(row: ActRow) -> tuple[str, ...]:
    act = row.act
    standing = row.status if row.status not in ("orphan", "history") else _lost(row)
    who = (act.by, act.at[:16], act.why or "")
    return (str(act.id), standing, act.kind, *map(terminal.line, (_aim(act), _said(act), *who)))


def _lost(row: ActRow) -> str:
    return f"{row.status} ({_REASONS.get(row.how or '', row.how or 'unknown')})"


def _aim(act: Act) -> str:
    """What an act is on: the beginning of its id, the slot, the words."""
    if act.undoes is not None:
        return f"act {act.undoes}"
    target = act.target
    name = (target.claim_id or target.account_id)[:_ID]
    slot = wording.spaced(target.slot) if target.slot else "account"
    return f"{name} {slot}" + (f" “{target.quote}”" if target.quote else "")


def _said(act: Act) -> str:
    """What was said: the value, the account it goes to, the foreground."""
    if act.kind == "reading":
        return wording.show(_as_claim(act))
    if act.to is not None:
        words = "to the new account" if act.kind == "split" else "to account"
        return f"{words} {act.to.account_id[:_ID]}"
    if act.foreground is not None:
        return "foreground" if act.foreground else "recalled"
    return ""


def _as_claim(act: Act) -> Claim:
    return build(Claim, {"id": "", "slot": act.target.slot, "value": act.value})


# --- beside what is shown ------------------------------------------------------------------------


def beside(desk: Desk, found: Found) -> Iterator[str]:
    """The claims with their ids, what acts changed, the acts, the revision."""
    seen = desk.seen(found)
    now = found.coding.accounts if found.coding else ()
    wanted = [a for a in now if found.account is None or a.id == found.account.id]
    yield ""
    yield "Claims"
    for account in wanted:
        for claim in account.claims:
            if found.claim is None or claim.id == found.claim.id:
                yield f"  {_line(claim, account)}"
    if seen is not None:
        yield from _gone(now, seen.coded.coding.accounts)
    rows = desk.acts(found.report.id)
    if rows:
        yield ""
        yield "Acts"
        yield from ("  " + "  ".join(cell for cell in _cells(row) if cell) for row in rows)
    yield ""
    yield f"revision   {seen.revision if seen is not None else None}"


def _line(claim: Claim, account: Account) -> str:
    quote = f" “{claim.text}”" if claim.text else ""
    if len(quote) > _LONGEST:
        quote = f"{quote[:_LONGEST].rsplit(' ', 1)[0]} …”"
    words = terminal.line(f"{wording.spaced(claim.slot)}: {wording.show(claim)}{quote}")
    return f"{claim.id[:_ID]}  {words}  (account {account.id[:_ID]})"


def _gone(now: Sequence[Account], made: Sequence[Account]) -> Iterator[str]:
    """The machine's claims that no longer stand: rejected ones, and those that were read anew."""
    standing = {c.id for a in now for c in a.claims}
    read = {c.supersedes for a in now for c in a.claims if c.produced_by == PERSON}
    rejected = [(c, a) for a in made for c in a.claims if c.id not in standing | read]
    anew = [(c, a) for a in made for c in a.claims if c.id in read]
    for heading, claims in (("Left out", rejected), ("The machine had read", anew)):
        if claims:
            yield ""
            yield heading
            yield from (f"  {_line(c, a)}" for c, a in claims)
