"""What a person does to claims and accounts: checked, written down, and carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.desk.effective import effective, reading_id
from dateline.desk.reading import Find, read
from dateline.errors import InputError, StaleError
from dateline.export import wording
from dateline.model.account import Account, find_claim
from dateline.model.act import Act, ActKind, Target
from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.identity import account_id
from dateline.model.values import Value
from dateline.store.carrying import Carrier, target
from dateline.store.ledger import Ledger
from dateline.store.rows import family
from dateline.store.views import Seen

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts, when (ISO 8601), why, and the revision that was looked at, if it is known."""

    by: str
    at: str
    why: str | None = None
    seen: str | None = None

    def checked(self) -> Stamp:
        """The stamp with a tidy name; InputError for a name that is none."""
        name = " ".join(self.by.split())
        if not name or len(name) > _LONGEST_NAME:
            raise InputError("say who you are: give a name with --by, or set DATELINE_PERSON")
        why = " ".join((self.why or "").split())
        return replace(self, by=name, why=why or None)


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim or an account as everybody reads it, with the coding that it stands in."""

    seen: Seen
    account: Account
    claim: Claim | None = None

    def same(self) -> tuple[Any, ...]:
        """What must not have changed since somebody looked."""
        if self.claim is None:
            claims = tuple(c.id for c in self.account.claims)
            return self.account.title, self.account.foreground, claims
        return self.claim.value, self.claim.value_state, self.claim.source, self.account.id


class Acts:
    """The acts of persons on one ledger; each returns what it wrote down, numbered."""

    def __init__(self, ledger: Ledger, find: Find) -> None:
        self._ledger = ledger
        self._find = find

    def correct(self, name: str, value: str | Value | dict[str, Any], stamp: Stamp) -> Act:
        """A reading of a claim: its words give another value."""
        held = self._claim(name, stamp)
        assert held.claim is not None
        found = read(held.claim, value, self._find)
        if found == held.claim.value and held.claim.value_state == "given":
            raise InputError(
                f"claim {held.claim.id} says so already: {wording.show(held.claim)}; "
                f"to say that it is right: dateline accept {held.claim.id}"
            )
        return self._write(held, "reading", stamp, value=plain(found))

    def judge(self, name: str, right: bool, stamp: Stamp) -> Act:
        """A claim, or a whole account, is right, or is wrong."""
        held = self._held(name, stamp)
        return self._write(held, "acceptance" if right else "rejection", stamp)

    def foreground(self, name: str, value: bool, stamp: Stamp) -> Act:
        """The report is about this account, or only recalls it."""
        held = self._account(name, stamp)
        if held.account.foreground == value:
            standing = "in the foreground" if value else "recalled"
            raise InputError(f"account {held.account.id} is {standing} already")
        return self._write(held, "foreground", stamp, foreground=value)

    def join(self, into: str, other: str, stamp: Stamp) -> Act:
        """Two accounts of a report are one: the claims of the second go to the first."""
        first, second = self._account(into, stamp), self._account(other, stamp)
        if first.account.id == second.account.id:
            raise InputError(f"'{into}' and '{other}' are the same account")
        _same_coding(first, second)
        return self._write(second, "join", stamp, to=_aim(first))

    def move(self, names: Sequence[str], to: str | None, stamp: Stamp) -> list[Act]:
        """Claims belong to another account of the report; None: to one that is not there yet."""
        held = [self._claim(name, stamp) for name in names]
        if not held:
            raise InputError("name at least one claim to move")
        for one in held[1:]:
            _same_coding(held[0], one)
        into = self._account(to, stamp) if to is not None else None
        if into is not None:
            _same_coding(into, held[0])
        for one in held:
            if into is not None and one.account.id == into.account.id:
                raise InputError(f"claim {_id(one)} stands in account {into.account.id} already")
        aim = _aim(into) if into is not None else self._new(held[0])
        kind: ActKind = "split" if into is None else "move"
        made = [self._made(one, kind, stamp, to=aim) for one in held]
        return self._ledger.writer.act(made)

    def undo(self, number: int, stamp: Stamp) -> Act:
        """Takes an act back, by a new one; undoing that one brings it back."""
        act = self._ledger.views.undoable(number)
        stamp = stamp.checked()
        made = Act(
            id=0,
            kind="undo",
            by=stamp.by,
            at=stamp.at,
            report_id=act.report_id,
            coding_id=act.coding_id,
            target=act.target,
            why=stamp.why,
            work_id=act.work_id,
            undoes=number,
        )
        return self._ledger.writer.act([made])[0]

    # --- what is meant ---------------------------------------------------------------------------

    def _claim(self, name: str, stamp: Stamp) -> _Held:
        held = self._held(name, stamp)
        if held.claim is None:
            raise InputError(
                f"'{name}' is an account; give the id of a claim: "
                f"dateline show {held.account.id} --acts lists them"
            )
        return held

    def _account(self, name: str, stamp: Stamp) -> _Held:
        held = self._held(name, stamp)
        if held.claim is not None:
            raise InputError(f"'{name}' is a claim; its account is {held.account.id}")
        return held

    def _held(self, name: str, stamp: Stamp) -> _Held:
        """The claim or account that a name leads to, as it reads now; InputError if it changed
        since it was looked at."""
        found = self._ledger.views.find(name)
        if found.account is None or found.coding_id is None:
            raise InputError(f"'{name}' is a report; give the id of a claim or an account")
        seen = self._ledger.views.seen(found.coding_id)
        held = _Held(seen, found.account, found.claim)
        if not seen.counts:
            raise self._outdated(held)
        if found.claim is None:
            now = effective(seen.coded, seen.standings).coding.accounts
            if all(a.id != found.account.id for a in now) and not _rejected(seen, found.account):
                raise InputError(
                    f"account {found.account.id} is no more: it was joined to another, or its "
                    f"claims were moved; see: dateline acts {found.report.id}"
                )
        if stamp.seen is not None:
            self._check(held, stamp.seen)
        return held

    def _check(self, held: _Held, revision: str) -> None:
        """InputError, showing both, if the claim reads otherwise than at an earlier revision."""
        coding, _, last = revision.partition(".")
        if not (coding.isascii() and coding.isdigit() and last.isascii() and last.isdigit()):
            raise InputError(f"'{revision}' is no revision; `dateline show ID --acts` prints it")
        report = held.seen.coded.report.id
        before = self._ledger.views.seen_before(report, int(coding), int(last))
        was = _at(before, held) if before is not None else None
        if was is None or was.same() != held.same():
            name, now = _id(held), _words(held)
            looked = _words(was) if was else "not there"
            raise StaleError(
                f"{name} has changed since revision {revision} (it is {held.seen.revision} now)\n"
                f"  seen: {looked}\n  now:  {now}\n"
                f"look at it again: dateline show {name} --acts",
                looked,
                now,
            )

    def _outdated(self, held: _Held) -> StaleError:
        """What to say about a claim of a coding that no longer counts."""
        coded = held.seen.coded
        number = self._ledger.views.counting(coded.report.id, family(coded.coding.coder))
        now = "nothing"
        if number is not None:
            current = self._ledger.views.seen(number)
            at = Carrier(coded, current.coded).carry(_pretended(held), number)
            stands = _standing(current, at.account_id, at.claim_id)
            if stands is not None:
                now = f"{_id(stands)}: {_words(stands)}"
        return StaleError(
            f"{_id(held)} is of an earlier coding, which no longer counts\n"
            f"  seen: {_words(held)}\n  now:  {now}\n"
            f"look at it again: dateline show {coded.report.id}",
            _words(held),
            now,
        )

    def _new(self, held: _Held) -> Target:
        """The target of an account that is to be made around a claim."""
        coded = held.seen.coded
        taken = {a.id for a in effective(coded, held.seen.standings).coding.accounts}
        taken |= {a.id for a in coded.coding.accounts}
        rows = self._ledger.views.acts(coded.report.id)
        taken |= {row.act.to.account_id for row in rows if row.act.to is not None}
        claim = held.claim
        anchor = claim.evidence[0] if claim and claim.evidence else held.account.anchor
        number = 0
        while (name := account_id(coded.report.id, anchor, number)) in taken:
            number += 1
        return Target(
            name, quote=coded.report.quote(anchor), span=anchor, anchor=anchor, made=True
        )

    # --- written down ----------------------------------------------------------------------------

    def _write(self, held: _Held, kind: ActKind, stamp: Stamp, **said: Any) -> Act:
        return self._ledger.writer.act([self._made(held, kind, stamp, **said)])[0]

    def _made(self, held: _Held, kind: ActKind, stamp: Stamp, **said: Any) -> Act:
        stamp, seen = stamp.checked(), held.seen
        return Act(
            id=0,
            kind=kind,
            by=stamp.by,
            at=stamp.at,
            report_id=seen.coded.report.id,
            coding_id=seen.coding_id,
            target=_aim(held),
            why=stamp.why,
            work_id=seen.coded.report.work_id,
            seen=stamp.seen or seen.revision,
            **said,
        )


def _aim(held: _Held) -> Target:
    """The target in the machine's coding of what everybody reads."""
    coded, account, claim = held.seen.coded, held.account, held.claim
    if claim is None:
        known = next((a for a in coded.coding.accounts if a.id == account.id), None)
        return target(coded, known) if known is not None else _of_made(account)
    name = claim.id
    if claim.supersedes is not None and claim.id == reading_id(claim.supersedes):
        name = claim.supersedes
    made = find_claim(coded.coding.accounts, lambda c: c.id == name, account.id)
    if made is not None:
        return target(coded, *made)
    return replace(_of_made(account), claim_id=name, slot=claim.slot)


def _of_made(account: Account) -> Target:
    return Target(account.id, span=account.anchor, anchor=account.anchor, made=True)


def _rejected(seen: Seen, account: Account) -> bool:
    return any(
        s.act.kind == "rejection" and s.at.claim_id is None and s.at.account_id == account.id
        for s in seen.standings
    )


def _pretended(held: _Held) -> Act:
    """An act that nobody did, to find out where a claim went."""
    seen = held.seen
    at = target(seen.coded, held.account, held.claim)
    return Act(0, "acceptance", "", "", seen.coded.report.id, seen.coding_id, at)


def _at(seen: Seen, wanted: _Held) -> _Held | None:
    """The same claim or account at another revision; a reading is the same as what it replaced."""
    return _standing(seen, wanted.account.id, _aim(wanted).claim_id)


def _standing(seen: Seen, home: str | None, claim_id: str | None) -> _Held | None:
    """The account, or the claim under its own id or that of its reading, wherever it stands."""
    accounts = effective(seen.coded, seen.standings).coding.accounts
    if claim_id is None:
        whole = next((a for a in accounts if a.id == home), None)
        return _Held(seen, whole) if whole is not None else None
    names = (claim_id, reading_id(claim_id))
    found = find_claim(accounts, lambda c: c.id in names, home)
    return _Held(seen, *found) if found is not None else None


def _same_coding(a: _Held, b: _Held) -> None:
    if a.seen.coding_id != b.seen.coding_id:
        raise InputError(f"{_id(a)} and {_id(b)} are not of the same report")


def _id(held: _Held) -> str:
    return (held.claim or held.account).id


def _words(held: _Held) -> str:
    """What is said, in which words, by whom, on one line."""
    if held.claim is None:
        standing = "foreground" if held.account.foreground else "recalled"
        return f"{held.account.title}, {standing}, {len(held.account.claims)} claims"
    claim = held.claim
    quote = f" “{claim.text}”" if claim.text else ""
    by = wording.speaker_name(claim.source)
    return f"{wording.spaced(claim.slot)}: {wording.show(claim)}{quote}, {by}"
