"""A report, an account or a claim for a person to read: each value with its words in context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export import pick, wording
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import Coding
from dateline.model.report import Report
from dateline.model.span import Span

ID_LENGTH = 10
_CONTEXT = 110
_SAID_NOTHING = ("said_unknown", "said_none", "unresolved")
# What moves the cursor, changes colours or turns the writing round has no place in quoted words.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BEFORE = re.compile(r".*(?:[.!?][\"'”’)]*\s|\n)\s*", re.DOTALL)
_AFTER = re.compile(r"[.!?][\"'”’)]*(?=\s|$)|\n")
_TITLES = {
    "event_type": "Type", "act": "Acts", "stage": "Stage", "occurrence": "Did it happen",
    "date": "When", "place": "Where", "perpetrator": "Reported to have done it",
    "perpetrator_count": "How many did it", "target": "Aimed at", "victim": "Harmed",
    "participant": "Took part", "casualty": "Tolls", "weapon": "With what", "damage": "Damage",
    "responsibility": "Responsibility", "response": "Response", "motive": "Motive",
    "demand": "Demands", "context": "Context", "statement": "Further statements",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before and after quoted words, headings and faint remarks."""

    quote: tuple[str, str] = ("[[", "]]")
    heading: tuple[str, str] = ("", "")
    faint: tuple[str, str] = ("", "")


PLAIN = Marks()
COLOUR = Marks(("\x1b[1;7m", "\x1b[0m"), ("\x1b[1m", "\x1b[0m"), ("\x1b[2m", "\x1b[0m"))


def clean(words: str) -> str:
    """Words without what a terminal would obey."""
    return _CONTROL.sub("\ufffd", words)


def line(words: str) -> str:
    """Words on one line, without what a terminal would obey."""
    return clean(" ".join(words.split()))


def summary(account: Account) -> tuple[str, str, str, str]:
    """An account as the cells of a list: id's beginning, title, toll, speakers."""
    title = line(account.title)
    notes = [] if account.foreground else ["recalled"]
    notes += [account.kind] if account.kind != "single" else []
    title += f" ({', '.join(notes)})" if notes else ""
    speakers = [line(name) for name in pick.speakers(account)]
    shown = "; ".join(speakers[:4]) + (f" and {len(speakers) - 4} more" if speakers[4:] else "")
    return account.id[:ID_LENGTH], title, pick.toll(account), shown


def report(report: Report, coding: Coding | None, marks: Marks = PLAIN) -> Iterator[str]:
    """The lines of a report: its facts, and its accounts."""
    yield _in(marks.heading, line(report.title or "(no title)"))
    yield from _facts(report)
    if coding is None:
        yield "not coded"
        return
    yield f"coder      {coding.coder}"
    if not coding.accounts:
        yield f"no account of an incident ({wording.spaced(coding.reason or 'none found')})"
        return
    yield ""
    count = len(coding.accounts)
    yield _in(marks.heading, f"{count} account{'s' if count > 1 else ''}")
    for account in coding.accounts:
        name, title, toll, speakers = summary(account)
        yield f"  {name}  {'; '.join(part for part in (title, toll) if part)}"
        if speakers:
            yield f"  {' ' * len(name)}  {_in(marks.faint, 'cites ' + speakers)}"


def _facts(report: Report) -> Iterator[str]:
    facts = {
        "report": report.id,
        "input": report.input_id,
        "publisher": report.publisher,
        "published": _published(report),
        "url": report.url,
    }
    for name, value in facts.items():
        if value:
            yield f"{name:<10} {line(value)}"


def _published(report: Report) -> str:
    stamp = report.published
    if stamp is None:
        return "not known: relative dates stay unresolved"
    return f"{stamp.value} (from {wording.spaced(stamp.from_)})"


def account(report: Report, account: Account, marks: Marks = PLAIN) -> Iterator[str]:
    """The lines of an account: each value with its words, speaker and status; then the unknown."""
    yield _in(marks.heading, line(account.title))
    yield f"account    {account.id}"
    standing = "in the foreground" if account.foreground else "recalled"
    told = wording.spaced(account.told_as)
    yield f"standing   {standing}, told as {told}, {wording.spaced(account.kind)}"
    yield from _facts(report)
    given = [c for c in account.claims if c.value_state not in _SAID_NOTHING]
    for slot, title in _TITLES.items():
        yield from _section(title, (c for c in given if c.slot == slot), report, account, marks)
    nothing = [c for c in account.claims if c.value_state in _SAID_NOTHING]
    yield from _section("Said to be unknown or none", nothing, report, account, marks, True)


def _section(
    title: str,
    claims: Iterable[Claim],
    report: Report,
    account: Account,
    marks: Marks,
    name_slot: bool = False,
) -> Iterator[str]:
    heading = True
    for claim in claims:
        if heading:
            yield ""
            yield _in(marks.heading, title)
            heading = False
        yield from _claim(claim, report, account, marks, name_slot)


def claim(report: Report, account: Account, claim: Claim, marks: Marks = PLAIN) -> Iterator[str]:
    """The lines of one claim, with what gave it its value."""
    yield _in(marks.heading, f"{wording.spaced(claim.slot)}: {line(wording.show(claim))}")
    yield f"claim      {claim.id}"
    yield f"account    {account.id}  {line(account.title)}"
    yield from _facts(report)
    facts = {
        "basis": claim.basis,
        "rule": claim.rule,
        "made from": ", ".join(claim.from_),
        "certainty": claim.certainty,
        "part of": claim.part_of,
        "of": claim.of,
        "rival of": claim.alternative_to,
        "confidence": str(claim.confidence) if claim.confidence is not None else None,
        "next best": claim.alternative,
    }
    yield from (f"{name:<10} {line(value)}" for name, value in facts.items() if value)
    yield ""
    yield from _claim(claim, report, account, marks, True)


def _claim(
    claim: Claim, report: Report, account: Account, marks: Marks, name_slot: bool
) -> Iterator[str]:
    words = line(wording.show(claim))
    words = f"{wording.spaced(claim.slot)}: {words}" if name_slot else words
    said_by = line(wording.speaker(claim.source))
    how = f"{claim.status}, said by {said_by}" if claim.source else f"{claim.status}, {said_by}"
    if claim.basis == "inferred":
        how = f"inferred by the rule {claim.rule}"
    yield f"  {words}  {_in(marks.faint, f'({how})')}"
    if claim.evidence:
        yield f"      {quoted(report, claim.evidence[0], account.summary, marks)}"


def quoted(
    report: Report, span: Span, sentences: Iterable[Span] = (), marks: Marks = PLAIN
) -> str:
    """The sentence that a span stands in, on one line, the span marked.

    Of `sentences` the one that covers the span is taken; else the sentence is cut out by its full
    stops. Beyond about a hundred characters on either side it is shortened.
    """
    text = report.field(span.field)
    start, end = sentence(text, span, sentences)
    before, after = text[start : span.start], text[span.end : end]
    marked = _in(marks.quote, line(text[span.start : span.end]))
    return _cut(before, False) + marked + _cut(after, True)


def sentence(text: str, span: Span, sentences: Iterable[Span] = ()) -> tuple[int, int]:
    """Where the sentence around a span begins and ends.

    The one of `sentences` that covers the span is taken; else full stops and line breaks tell.
    """
    around = next((s for s in sentences if s.covers(span)), None)
    if around is not None:
        return around.start, around.end
    opening = _BEFORE.match(text, max(0, span.start - 1000), span.start)
    closing = _AFTER.search(text, span.end)
    whole = text[span.start : span.end].endswith((".", "!", "?"))
    end = span.end if whole else closing.end() if closing else len(text)
    return (opening.end() if opening else max(0, span.start - 1000)), end


def _cut(words: str, keep_first: bool) -> str:
    """The part of a context next to the quote, on one line, cut between words."""
    flat = clean(re.sub(r"\s+", " ", words))
    if len(flat) <= _CONTEXT:
        return flat.rstrip() if keep_first else flat.lstrip()
    if keep_first:
        return flat[:_CONTEXT].rsplit(" ", 1)[0] + " …"
    return "… " + flat[-_CONTEXT:].split(" ", 1)[-1]


def _in(marks: tuple[str, str], words: str) -> str:
    return f"{marks[0]}{words}{marks[1]}" if words else words
