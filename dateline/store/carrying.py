"""Carrying an act to another coding of its report, or to another version of its page.

A pure function of the act, the report and coding that it was made on, and those that it is carried
to: whatever order they came in, the result is the same. In this order: the same claim; a claim of
the same slot on the same words where the difference of the texts puts them; the same slot, words
and number of occurrence among the words that the difference cannot place. Else it is history (the
page says something else there now) or an orphan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.model.account import Account, find_claim, ordered
from dateline.model.act import Act, Carried, Target
from dateline.model.claim import Claim
from dateline.model.codec import plain
from dateline.model.coding import CodedReport
from dateline.model.identity import digest
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.store.lasting import lasting_ids
from dateline.store.rows import key_of
from dateline.store.shift import Moved, Shift

_HALF = 0.5


def made_id(report_id: str, made: str, home: str) -> str:
    """The id, in a report, of an account that a split made with id `made` in the report `home`."""
    return made if report_id == home else "a" + digest(("split", report_id, made))


def target(coded: CodedReport, account: Account, claim: Claim | None = None) -> Target:
    """What an act on a claim, or on an account, has to remember to find it again."""
    report, span = coded.report, account.anchor
    if claim is None:
        return Target(account.id, quote=report.quote(span), span=span, anchor=span)
    at = claim.evidence[0] if claim.evidence else None
    quote = report.quote(at) if at else None
    return Target(
        account_id=account.id,
        claim_id=claim.id,
        slot=claim.slot,
        quote=quote,
        occurrence_no=_occurrence(report, at) if at else None,
        speaker=claim.source.text if claim.source else None,
        span=at,
        anchor=account.anchor,
    )


def _occurrence(report: Report, at: Span) -> int:
    """How often the words stand in their field before this time; overlaps count."""
    return sum(1 for _ in _stands(report.field(at.field), report.quote(at), at.start))


def _stands(text: str, words: str, before: int | None = None) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0 and (before is None or at < before):
        yield at
        at = text.find(words, at + 1)


class Carrier:
    """Carries acts that were made on one coding to another one."""

    def __init__(self, origin: CodedReport, new: CodedReport) -> None:
        self._origin, self._new = origin, new
        self._shifts: dict[str, Shift] = {}
        self._was = {a.id: a for a in origin.coding.accounts}
        self._is = {a.id: a for a in new.coding.accounts}
        self._same = origin.report.id == new.report.id
        self._goes_on = self._accounts()

    def carry(self, act: Act, coding_id: int) -> Carried:
        """Where the act stands in the coding of that number."""
        found = self._claim(act) if act.target.claim_id else self._whole(act)
        found = replace(found, act_id=act.id, coding_id=coding_id)
        if found.state != "applied" or act.to is None:
            return found
        to = self._account(act.to, act.report_id)
        if to is None:
            return Carried(act.id, coding_id, "orphan", "no_account")
        return replace(found, to_account_id=to)

    def account(self, name: str) -> str | None:
        """The id in the new coding of an account of the origin, also of one that a split made;
        None for one that is there no more."""
        if name in self._was:
            return self._goes_on.get(name)
        return made_id(self._new.report.id, name, self._origin.report.id)

    def _accounts(self) -> dict[str, str]:
        """Old account's id to that of the account that it goes on in."""
        if self._same and self._was.keys() == self._is.keys():
            return {name: name for name in self._was}
        moved = {
            a.id: [s for c in a.claims for s in map(self._moved_span, c.evidence) if s]
            for a in self._was.values()
        }
        found = {old: new for new, old in lasting_ids(tuple(self._is.values()), moved).items()}
        for old in self._was.values():
            anchor = self._moved_span(old.anchor)
            for new in self._is.values():
                if old.id not in found and anchor and new.anchor.overlap(anchor):
                    found[old.id] = new.id
        return found

    def _account(self, wanted: Target, home: str) -> str | None:
        if wanted.made:
            return made_id(self._new.report.id, wanted.account_id, home)
        return self._goes_on.get(wanted.account_id)

    def _whole(self, act: Act) -> Carried:
        """An act on an account as a whole."""
        account = self._account(act.target, act.report_id)
        if account is not None:
            how = "same_id" if account == act.target.account_id else "same_account"
            new = self._is.get(account)
            return _applied(how, account, span=new.anchor if new else None)
        return _lost(self._move(act.target.span), "no_account")

    def _claim(self, act: Act) -> Carried:
        wanted = act.target
        home = self._account(wanted, act.report_id)
        if wanted.made:
            return _applied("same_account", home, wanted.claim_id)
        same = find_claim(self._is.values(), lambda c: c.id == wanted.claim_id, home)
        if self._same and same is not None:
            return self._found("same_id", *same)
        if wanted.span is None:
            return self._wordless(wanted, home)
        moved = self._move(wanted.span)
        if moved.state in ("kept", "widened"):
            return self._on_words(wanted, home, moved)
        again = self._again(wanted, home)
        return again or _lost(moved, "no_claim")

    def _found(self, how: str, account: Account, claim: Claim) -> Carried:
        span = claim.evidence[0] if claim.evidence else None
        return _applied(how, account.id, claim.id, span)

    def _wordless(self, wanted: Target, home: str | None) -> Carried:
        """A claim that a rule made of others: the one of its slot in its account."""
        account = self._is.get(home or "")
        bare = [c for c in account.of(wanted.slot or "") if not c.evidence] if account else []
        if account is None or not bare:
            moved = self._move(wanted.anchor)
            return _lost(moved, "no_claim") if account is None else _orphan("no_claim")
        rule = self._seen(wanted).rule
        best = next((c for c in bare if c.rule == rule), bare[0])
        return self._found("same_account", account, best)

    def _seen(self, wanted: Target) -> Claim:
        """The claim as the coding had it that the act was made on."""
        account = self._was[wanted.account_id]
        return next(c for c in account.claims if c.id == wanted.claim_id)

    def _on_words(self, wanted: Target, home: str | None, moved: Moved) -> Carried:
        """The claim of the same slot on words that are still there."""
        assert wanted.span is not None
        seen = self._seen(wanted)
        at = Span(wanted.span.field, moved.start, moved.end)
        near = [
            (_fit(claim, seen, at), account, claim)
            for account in ordered(self._is.values(), home)
            for claim in account.of(wanted.slot or "")
            if _overlapping(claim, seen, at)
        ]
        if not near:
            return _orphan("no_claim")
        _, account, claim = max(near, key=lambda n: n[0])
        if self._same or _alike(seen, claim):
            return self._found("moved", account, claim)
        if moved.state == "widened":
            return Carried(0, 0, "history", "words_changed")
        if moved.share < _HALF:
            return _orphan("sentence_rewritten")
        if not moved.whole and not _akin(seen, claim):
            return Carried(0, 0, "history", "words_changed")
        return self._found("moved", account, claim)

    def _again(self, wanted: Target, home: str | None) -> Carried | None:
        """The same slot and words among those that the difference could not place.

        Occurrences that stood elsewhere in the old text are others' words, and do not count.
        """
        if self._same or wanted.span is None or wanted.quote is None:
            return None
        field, words = wanted.span.field, wanted.quote
        shift, new = self._shift(field), _field(self._new.report, field)
        free = [at for at in _stands(new, words) if not shift.known(at, at + len(words))]
        before = [
            at for at in _stands(_field(self._origin.report, field), words, wanted.span.start)
            if shift.move(at, at + len(words)).state in ("changed", "gone")
        ]  # fmt: skip
        if len(free) <= len(before):
            return None
        start = free[len(before)]
        at, seen = Span(field, start, start + len(words)), self._seen(wanted)
        for account in ordered(self._is.values(), home):
            for claim in account.of(wanted.slot or ""):
                if claim.evidence and claim.evidence[0] == at and _alike(seen, claim):
                    return self._found("same_words", account, claim)
        return None

    def _shift(self, field: str) -> Shift:
        if field not in self._shifts:
            old, new = _field(self._origin.report, field), _field(self._new.report, field)
            self._shifts[field] = Shift(old, new)
        return self._shifts[field]

    def _move(self, span: Span | None) -> Moved:
        if span is None:
            return Moved("gone", share=0.0)
        return self._shift(span.field).move(span.start, span.end)

    def _moved_span(self, span: Span) -> Span | None:
        moved = self._move(span)
        if moved.state not in ("kept", "widened") or moved.share < _HALF:
            return None
        return Span(span.field, moved.start, moved.end)


def _field(report: Report, name: str) -> str:
    """The text of a field, empty where a version has no such field."""
    if name.startswith("dropped:") and int(name[8:]) >= len(report.dropped):
        return ""
    return report.field(name)


def _applied(
    how: str, account: str | None, claim: str | None = None, span: Span | None = None
) -> Carried:
    return Carried(0, 0, "applied", how, account, claim, None, span)


def _orphan(reason: str) -> Carried:
    return Carried(0, 0, "orphan", reason)


def _lost(moved: Moved, reason: str) -> Carried:
    """History if the sentence is still told in other words, else an orphan."""
    if moved.state == "changed":
        return Carried(0, 0, "history", "words_changed")
    return _orphan("sentence_gone" if moved.state == "gone" else reason)


def _overlapping(claim: Claim, seen: Claim, at: Span) -> bool:
    """True for a claim on the same words, or on a part of them that says the same thing."""
    if not claim.evidence:
        return False
    span = claim.evidence[0]
    shared = span.overlap(at)
    longer = max(span.end - span.start, at.end - at.start, 1)
    inside = at.covers(span) or span.covers(at)
    return shared / longer >= _HALF or (inside and key_of(claim.value) == key_of(seen.value))


def _fit(claim: Claim, seen: Claim, at: Span) -> tuple[Any, ...]:
    """How well a claim on the words answers to the one that was acted on; larger is better."""
    span = claim.evidence[0]
    speaker, was = claim.source, seen.source
    return (
        span == at,
        key_of(claim.value) == key_of(seen.value),
        (speaker.text if speaker else None) == (was.text if was else None),
        claim.polarity == seen.polarity,
        span.overlap(at) / max(span.end - span.start, 1),
    )


def _alike(a: Claim, b: Claim) -> bool:
    """True when two claims say the same of the same speaker, whatever the words around it."""
    said_by = [c.source.text if c.source else None for c in (a, b)]
    return said_by[0] == said_by[1] and a.polarity == b.polarity and _bare(a) == _bare(b)


def _akin(a: Claim, b: Claim) -> bool:
    """True when two claims are about the same fate, role or word, both affirmed or both denied."""
    return key_of(a.value) == key_of(b.value) and a.polarity == b.polarity


def _bare(claim: Claim) -> Any:
    value = plain(claim.value)
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if k not in ("words", "anchor")}
    return value
