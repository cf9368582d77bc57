"""How the accounts of a report stand to one another, where words beside both of them say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from dateline.lexicons import table
from dateline.model.account import Account, Relation, RelationKind
from dateline.model.parsed import Parsed, Sentence
from dateline.model.span import Span
from dateline.model.values import EventType

_FREED = frozenset({"release"})
_TAKEN = frozenset({"abduction", "hostage_taking", "hijacking"})
_VIOLENCE = frozenset({"battles", "explosions_remote_violence", "violence_against_civilians"})
_REACH = 3


def related(parsed: Parsed, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """The accounts with their relations: to one other account at most one, the first found."""
    if len(accounts) < 2:
        return accounts
    found: dict[str, dict[str, RelationKind]] = {a.id: {} for a in accounts}
    for one, kind, other in _all(parsed, accounts):
        if one.id != other.id and one.id not in found[other.id]:
            found[one.id].setdefault(other.id, kind)
    return tuple(
        replace(a, relations=tuple(Relation(i, k) for i, k in found[a.id].items()))
        for a in accounts
    )


_Told = tuple[Account, RelationKind, Account]


def _all(parsed: Parsed, accounts: tuple[Account, ...]) -> Iterator[_Told]:
    yield from _between(parsed, accounts)
    yield from _within(parsed, accounts)
    yield from _before(parsed, accounts)
    yield from _opening(parsed, accounts)
    yield from _freed(accounts)


@cache
def _cues(part: str) -> tuple[tuple[RelationKind, re.Pattern[str]], ...]:
    return tuple(
        (cast(RelationKind, kind), re.compile("|".join(f"(?:{p})" for p in listed), re.IGNORECASE))
        for kind, listed in table("relations")[part].items()
    )


def _acts(account: Account) -> list[Span]:
    """Where the words for its acts (and for its harm) stand."""
    told = account.of("act", "casualty")
    return [account.anchor, *(c.evidence[0] for c in told if c.evidence)]


def _told_in(account: Account, sentence: Sentence) -> bool:
    return sentence.span in account.summary


def _lead(accounts: tuple[Account, ...]) -> Account:
    return next((a for a in accounts if a.foreground), accounts[0])


def _between(parsed: Parsed, accounts: tuple[Account, ...]) -> Iterator[_Told]:
    """One act told before the words, another behind them: "in revenge for the killing of"."""
    for sentence in parsed.sentences:
        here = [a for a in accounts if _told_in(a, sentence)]
        if len(here) < 2:
            continue
        text = parsed.report.quote(sentence.span)
        for kind, pattern in _cues("between"):
            for match in pattern.finditer(text):
                at = sentence.span.start + match.start()
                left = [a for a in here if _first_in(a, sentence) < at]
                right = [a for a in here if _first_in(a, sentence) > at]
                if left and right:
                    yield left[-1], kind, right[0]


def _first_in(account: Account, sentence: Sentence) -> int:
    """Where its first act word in the sentence begins."""
    inside = [s.start for s in _acts(account) if sentence.span.covers(s)]
    return min(inside, default=sentence.span.start)


def _within(parsed: Parsed, accounts: tuple[Account, ...]) -> Iterator[_Told]:
    """Words in the very sentences that tell an account; the other is the lead, or alone."""
    for kind, account, _ in _cued(parsed, accounts, "within"):
        other = _partner(account, accounts)
        if other is None:
            continue
        if kind == "part_of" and account.kind != "single":
            account, other = other, account  # "with this, six people were killed this month"
        if _fits(kind, account, other) and (kind != "retaliation_for" or len(accounts) == 2):
            yield account, kind, other


def _fits(kind: RelationKind, account: Account, other: Account) -> bool:
    """True when the two accounts can stand in that relation."""
    if kind == "same_series":
        return _alike(account, other)
    if kind == "part_of":
        return account.kind == "single" and other.kind != "single"
    if kind == "aftermath":
        told = account.foreground or _day(account) is not None
        return told and not _older(account, other)
    return True


def _cued(
    parsed: Parsed, accounts: tuple[Account, ...], part: str
) -> Iterator[tuple[RelationKind, Account, Sentence]]:
    for sentence in parsed.sentences:
        here = [a for a in accounts if _told_in(a, sentence)]
        if len(here) != 1 or sentence.span.field != "text":
            continue
        text = parsed.report.quote(sentence.span)
        for kind, pattern in _cues(part):
            if pattern.search(text):
                yield kind, here[0], sentence


def _partner(account: Account, accounts: tuple[Account, ...]) -> Account | None:
    """The lead, or for the lead itself the only other account."""
    lead = _lead(accounts)
    if account.id != lead.id:
        return lead
    others = [a for a in accounts if a.id != account.id]
    return others[0] if len(others) == 1 else None


def _before(parsed: Parsed, accounts: tuple[Account, ...]) -> Iterator[_Told]:
    """Words that tie an account to the one told just before it."""
    for kind, account, sentence in _cued(parsed, accounts, "before"):
        earlier = [a for a in accounts if a.id != account.id and a.anchor < sentence.span]
        if earlier:
            yield account, kind, max(earlier, key=lambda a: a.anchor)


def _opening(parsed: Parsed, accounts: tuple[Account, ...]) -> Iterator[_Told]:
    """ "It is the fifth explosion this year": what the next sentences recall belongs with it."""
    lead = _lead(accounts)
    for sentence in parsed.sentences:
        if sentence.span.field != "text":
            continue
        text = parsed.report.quote(sentence.span)
        for kind, pattern in _cues("opening"):
            if not pattern.search(text):
                continue
            for other in accounts:
                follows = other.id != lead.id and _follows(parsed, other, sentence)
                if follows and _alike(other, lead):
                    yield other, kind, lead


def _follows(parsed: Parsed, account: Account, sentence: Sentence) -> bool:
    """True when its first sentence is this one or stands behind it in the same paragraph."""
    first = next((s for s in parsed.sentences if s.span.covers(account.anchor)), None)
    if first is None or first.paragraph != sentence.paragraph:
        return False
    return 0 <= first.index - sentence.index <= _REACH


def _alike(a: Account, b: Account) -> bool:
    """True when both are of one type, or both are violence."""
    x, y = _types(a), _types(b)
    return bool(x & y) or bool(x & _VIOLENCE and y & _VIOLENCE)


def _types(account: Account) -> set[str]:
    return {c.value.type for c in account.of("event_type") if isinstance(c.value, EventType)}


def _older(a: Account, b: Account) -> bool:
    """True when the first is told to have begun before the second."""
    x, y = _day(a), _day(b)
    return x is not None and y is not None and x < y


def _day(account: Account) -> str | None:
    starts = (getattr(c.value, "start", None) for c in account.of("date"))
    return next((s.earliest for s in starts if s is not None and s.earliest), None)


def _freed(accounts: tuple[Account, ...]) -> Iterator[_Told]:
    """A release is the aftermath of the only taking that the report tells beside it, a truce
    that of the violence before it."""
    kinds = {a.id: {str(c.value) for c in a.of("act")} for a in accounts}
    taken = [a for a in accounts if kinds[a.id] & _TAKEN and not kinds[a.id] & _FREED]
    freed = [a for a in accounts if kinds[a.id] & _FREED]
    if len(taken) == 1 and len(freed) == 1:
        yield freed[0], "aftermath", taken[0]
    lead = _lead(accounts)
    for account in accounts:
        pact = kinds[account.id] == {"agreement"} and account.anchor > lead.anchor
        if pact and account.foreground and _types(lead) & _VIOLENCE:
            yield account, "aftermath", lead
