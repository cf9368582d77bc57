"""What a coding says once the acts of persons are applied: what everybody reads.

A pure function. Acts are taken in their order; of several on one claim the last one holds. What
rules made from claims that an act changed (event type, stage, title) is made anew by those rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.model.account import Account
from dateline.model.act import Standing
from dateline.model.claim import SINGLE_SLOTS, Claim
from dateline.model.codec import slot_value
from dateline.model.coding import CodedReport
from dateline.model.identity import digest
from dateline.model.parsed import Parsed
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import DateValue
from dateline.settle.context import Setting
from dateline.settle.event_type import event_type, stage
from dateline.settle.standing import minimal, title, told_as

PERSON = "person"
_JUDGED = frozenset({"reading", "rejection", "acceptance"})
# A claim by account and id; one that a rule made for an account which a person made, by its slot.
Key = tuple[str, str]


def reading_id(claim_id: str) -> str:
    """The id of the reading that stands in the place of a claim; a later one has it too."""
    return "c" + digest(("reading", claim_id))


def effective(coded: CodedReport, standings: Sequence[Standing]) -> CodedReport:
    """The report with its accounts as they read after the acts that apply to its coding."""
    if not standings:
        return coded
    board = _Board(coded.report, coded.coding.accounts)
    for standing in standings:
        board.take(standing)
    return replace(coded, coding=replace(coded.coding, accounts=board.accounts()))


@dataclass(slots=True)
class _Made:
    """An account that a split made: where it was, and the words it hangs from."""

    home: str
    anchor: Span | None


@dataclass(slots=True)
class _Board:
    """The accounts of a coding while acts are laid upon them, one after another."""

    report: Report
    given: tuple[Account, ...]
    judged: dict[Key, Standing] = field(default_factory=dict)
    readings: dict[Key, Standing] = field(default_factory=dict)
    moved: dict[Key, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    shown: dict[str, bool] = field(default_factory=dict)
    made: dict[str, _Made] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def take(self, standing: Standing) -> None:
        """Lays one act upon the accounts."""
        act, at = standing.act, standing.at
        home, target = at.account_id or "", at.to_account_id or ""
        key = (home, (act.target.slot if act.target.made else at.claim_id) or "")
        if act.kind in _JUDGED:
            self.judged[key] = standing
            if act.kind == "reading":
                self.readings[key] = standing
            if key[1]:
                self.changed.add(home)
        elif act.kind == "foreground":
            self.shown[self._root(home)] = bool(act.foreground)
        elif act.kind == "join":
            self._join(self._root(home), self._root(target))
        elif act.kind in ("move", "split"):
            self.moved[key] = target
            self.changed |= {home, target}
            if act.kind == "split":
                self.made.setdefault(target, _Made(home, at.span))

    def _join(self, one: str, into: str) -> None:
        if one != into:
            self.joined[one] = into
            self.changed.add(into)

    def _root(self, account: str) -> str:
        while account in self.joined:
            account = self.joined[account]
        return account

    def accounts(self) -> tuple[Account, ...]:
        """The accounts as they read now; one that lost all its claims is none."""
        bases = [*self.given, *(a for a in map(self._new, self.made) if a is not None)]
        claims: dict[str, list[tuple[Claim, bool]]] = {base.id: [] for base in bases}
        for account in self.given:
            for claim in account.claims:
                kept = self._judge(claim, (account.id, claim.id))
                to = self._root(self.moved.get((account.id, claim.id), account.id))
                to = to if to in claims else account.id
                if kept is not None:
                    claims[to].append((kept, to == account.id))
        found = [self._whole(base, bases, claims[base.id]) for base in bases]
        return tuple(account for account in found if account is not None)

    def _new(self, name: str) -> Account | None:
        """The bare account that a split made, beside the one it was taken from."""
        origin = self.made[name]
        home = next((a for a in self.given if a.id == origin.home), None)
        if home is None:
            return None
        return replace(
            home, id=name, anchor=origin.anchor or home.anchor, relations=(), claims=(), title=""
        )

    def _judge(self, claim: Claim, key: Key) -> Claim | None:
        """The claim as a person left it; None for a rejected one."""
        last = self.judged.get(key)
        if last is None:
            return claim
        if last.act.kind == "rejection":
            return None
        reading = self.readings.get(key)
        return replace(claim, doubtful=False) if reading is None else _read(claim, reading)

    def _whole(
        self, base: Account, bases: Sequence[Account], held: list[tuple[Claim, bool]]
    ) -> Account | None:
        whole = self.judged.get((base.id, ""))
        if base.id in self.joined or (whole and whole.act.kind == "rejection"):
            return None
        account = base
        if base.id in self.changed:
            if not held:
                return None
            account = self._changed(base, bases, held)
        if base.id in self.shown:
            account = self._standing(account, self.shown[base.id])
        return account

    def _changed(
        self, base: Account, bases: Sequence[Account], held: list[tuple[Claim, bool]]
    ) -> Account:
        """An account whose claims are others now."""
        account = replace(base, claims=_one_each(held))
        parts = [a for a in bases if a.id == base.id or self._ends_in(a.id, base.id)]
        if len(parts) > 1:
            account = self._joined(account, parts)
        if base.id in self.made:
            account = self._split(account)
        return self._settled(account, base)

    def _ends_in(self, one: str, other: str) -> bool:
        return one in self.joined and self._root(one) == other

    def _joined(self, account: Account, parts: Sequence[Account]) -> Account:
        """What is told of either is told of both."""
        summary = sorted({s for part in parts for s in part.summary})
        names = {part.id for part in parts}
        relations = [r for part in parts for r in part.relations if r.account not in names]
        fore = any(part.foreground for part in parts)
        lead = account if account.foreground == fore else next(p for p in parts if p.foreground)
        return replace(
            account,
            summary=tuple(summary),
            relations=tuple(dict.fromkeys(relations)),
            foreground=fore,
            told_as=lead.told_as,
        )

    def _split(self, account: Account) -> Account:
        """Of the sentences of the home those that the claims stand in."""
        spans = [span for claim in account.claims for span in claim.evidence]
        told = tuple(s for s in account.summary if any(s.overlap(span) for span in spans))
        account = replace(account, summary=told)
        setting = self._setting()
        if not account.of("stage"):
            account = stage(account, setting)
        if not account.of("event_type"):
            account = event_type(account, setting)
        claims = [self._judge(c, (account.id, c.slot)) for c in account.claims]
        return replace(account, claims=tuple(c for c in claims if c is not None))

    def _settled(self, account: Account, base: Account) -> Account:
        """What rules make from the claims, made anew; references to what is gone are dropped."""
        setting = self._setting()
        own = {c.slot for c in base.claims if (base.id, c.id) in self.judged}
        if base.claims and "event_type" not in own:
            account = _typed(account, base, setting)
        given = frozenset(c.id for a in self.given for c in a.claims)
        account = replace(account, claims=_pointing_inside(account.claims, given))
        return title(minimal(account, setting), setting)

    def _standing(self, account: Account, foreground: bool) -> Account:
        account = replace(account, foreground=foreground)
        setting = self._setting()
        return minimal(told_as(account, setting), setting)

    def _setting(self) -> Setting:
        return Setting(Parsed(self.report, ()), self.given)


def _read(claim: Claim, reading: Standing) -> Claim:
    """A person's reading in the place of a claim: the words and the speaker are the same."""
    return replace(
        claim,
        id=reading_id(claim.id),
        value=slot_value(claim.slot, reading.act.value),
        value_state="given",
        basis="quote" if claim.evidence else "judgement",
        rule=None,
        produced_by=PERSON,
        confidence=None,
        alternative=None,
        doubtful=False,
        from_=(),
        supersedes=claim.id,
    )


def _one_each(held: Sequence[tuple[Claim, bool]]) -> tuple[Claim, ...]:
    """Claims of one account, its own first: one of each id, and of the single slots no inferred
    one beside a told one, nor two inferred ones."""
    ordered = [c for c, own in held if own] + [c for c, own in held if not own]
    told = {c.slot for c in ordered if c.slot in SINGLE_SLOTS and c.basis != "inferred"}
    read = _superseded(ordered)
    kept: dict[str, Claim] = {}
    for claim in ordered:
        made = claim.slot in SINGLE_SLOTS and claim.basis == "inferred"
        if made and (claim.slot in told or any(k.slot == claim.slot for k in kept.values())):
            continue
        if claim.id not in read:
            kept.setdefault(claim.id, claim)
    return tuple(kept.values())


def _typed(account: Account, base: Account, setting: Setting) -> Account:
    """The event type by the table again, if the table made it and now says something else.

    The claim keeps its id: it is still what the table makes of this account.
    """
    old = next((c for c in account.of("event_type") if c.basis == "inferred"), None)
    if old is None or _by_table(base, setting) != old.value:
        return account
    again = event_type(_without(account, "event_type"), setting).of("event_type")[0]
    if again.value == old.value:
        return account
    again = replace(again, id=old.id)
    claims = tuple(again if c.id == old.id else c for c in account.claims)
    return replace(account, claims=claims)


def _by_table(account: Account, setting: Setting) -> object:
    return event_type(_without(account, "event_type"), setting).of("event_type")[0].value


def _without(account: Account, slot: str) -> Account:
    return replace(account, claims=tuple(c for c in account.claims if c.slot != slot))


def _pointing_inside(claims: Sequence[Claim], given: frozenset[str]) -> tuple[Claim, ...]:
    """References follow a claim to its reading; those to claims that are elsewhere now go.

    `given` are all claims of the coding: what points to none of them is left as it was.
    """
    inside = {c.id for c in claims}
    renamed = _superseded(claims)

    def follow(name: str | None) -> str | None:
        if name is None or name not in given or name in inside:
            return name
        return renamed.get(name)

    return tuple(
        replace(
            c,
            of=follow(c.of),
            part_of=follow(c.part_of),
            member_of=follow(c.member_of),
            alternative_to=follow(c.alternative_to),
            from_=tuple(n for n in map(follow, c.from_) if n),
            value=_anchored(c.value, follow(c.value.anchor.claim))
            if isinstance(c.value, DateValue) and c.value.anchor
            else c.value,
        )
        for c in claims
    )


def _superseded(claims: Sequence[Claim]) -> dict[str, str]:
    """Claims that readings stand for, with the ids of the readings."""
    return {c.supersedes: c.id for c in claims if c.supersedes and c.produced_by == PERSON}


def _anchored(value: DateValue, claim: str | None) -> DateValue:
    assert value.anchor is not None
    return replace(value, anchor=replace(value.anchor, claim=claim))
