"""What may be published of a ledger: reports cut to the quoted sentences, private persons masked.

Two passes over the codings. The first finds every private person and numbers them in the order of
the ledger; the second makes of each coded report one that any format can write as it is.
docs/publishing.md says who is private and what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from dateline.export import addresses, letters, masks, named, terminal
from dateline.export.cutting import Cut, cut
from dateline.export.masks import Book, Edit, Names
from dateline.export.named import Person
from dateline.export.persons import Places
from dateline.export.tables import layout
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport
from dateline.model.report import Dateline, Dropped, Report
from dateline.model.span import Span
from dateline.model.values import Actor, Place, PlacePrecision, Speaker, Value

DELAY_DAYS = 3
WITHHELD = "[response withheld]"
HOME = "[private home]"
_NARROW = frozenset({"site", "neighbourhood"})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rules:
    """How many days old a report must be for what it says of the response to be published."""

    delay_days: int = DELAY_DAYS


@dataclass(slots=True)
class Publication:
    """The memory of one export: masks by name, names of all reports, coders, the newest day."""

    rules: Rules = field(default_factory=Rules)
    lookup: Places | None = None
    newest: str | None = None
    book: Book = field(default_factory=Book)
    everywhere: Names = field(default_factory=Names)
    coders: dict[str, str] = field(default_factory=dict)

    def survey(self, codings: Iterable[CodedReport]) -> None:
        """The first pass: finds and numbers the private persons, and the newest day."""
        for coded in codings:
            published = coded.report.published
            if published is not None and (self.newest is None or published.day > self.newest):
                self.newest = published.day
            coder = coded.coding.coder
            if coder.startswith("person:") and coder not in self.coders:
                self.coders[coder] = f"person-{len(self.coders) + 1}"
            for person in named.private(coded, self.lookup):
                mask = self.book.mask(person.key)
                if len(person.key) > 1:
                    self.everywhere.add(person.spelled, mask, parts=False)

    def published(self, codings: Iterable[CodedReport]) -> Iterator[CodedReport]:
        """The second pass: each coded report as it may be published."""
        return map(self.publish, codings)

    def publish(self, coded: CodedReport) -> CodedReport:
        """One coded report without what must not be published, quotes and spans in step."""
        return _Page(self, coded).made()

    def judged(self, claim: Claim) -> Claim:
        """A person's verdict on an incident as it may be published: its words are masked."""
        value = claim.value if isinstance(claim.value, Place) else masked(claim.value, self._said)
        return replace(claim, value=value, text=None, evidence=(), produced_by=None)

    def _said(self, words: str) -> str:
        return masks.applied(words, self.everywhere.edits(words) + masks.general(words))

    def withholds(self, report: Report) -> bool:
        """True when what a report says of the response is too young to be told."""
        if report.published is None or self.newest is None:
            return True
        age = date.fromisoformat(self.newest) - date.fromisoformat(report.published.day)
        return age.days < self.rules.delay_days


class _Page:
    """One report on its way to the public."""

    def __init__(self, publication: Publication, coded: CodedReport) -> None:
        self.of = publication
        self.report = coded.report
        self.coding = coded.coding
        self.people: tuple[Person, ...] = named.private(coded, publication.lookup)
        self.names = Names()
        for person in self.people:
            self.names.add(person.spelled, publication.book.mask(person.key), parts=True)
        self.places = named.known(coded, publication.lookup).places
        self.withheld = publication.withholds(coded.report)
        self.cuts: dict[str, Cut] = {}
        self.numbers: dict[str, str] = {}

    def made(self) -> CodedReport:
        kept = [self._without_response(account) for account in self.coding.accounts]
        self._cut(kept)
        accounts = tuple(self._account(account) for account in kept)
        coder = self.of.coders.get(self.coding.coder, self.coding.coder)
        coding = replace(self.coding, coder=coder, accounts=accounts)
        return CodedReport(self._report(), coding)

    # --- names in strings ------------------------------------------------------------------------

    def _edits(self, text: str, loose: bool = False) -> list[Edit]:
        found = self.names.edits(text, loose) + self.of.everywhere.edits(text, loose)
        return found + masks.general(text)

    def _said(self, words: str) -> str:
        return masks.applied(words, self._edits(words))

    def _in_field(self, name: str) -> list[Edit]:
        """The edits of a field of the report: names by their look, and where they were found."""
        text = self.report.field(name)
        places = [
            c.evidence[0]
            for account in self.coding.accounts
            for c in account.of("place")
            if c.evidence and c.evidence[0].field == name and isinstance(c.value, Place)
        ]
        seen = [
            Edit(span.start, span.end, self.of.book.mask(person.key))
            for person in self.people
            for span in person.spans
            if span.field == name
        ]
        looked = [e for e in self._edits(text) if not self._is_place(e, text, places, name)]
        return [*looked, *seen, *self._responses(name)]

    def _is_place(self, edit: Edit, text: str, spans: list[Span], field_: str) -> bool:
        """True for a word of a name that here is the name of a known place."""
        inside = any(s.start <= edit.start and edit.end <= s.end for s in spans)
        words = letters.key(text[edit.start : edit.end])
        return inside and words in self.places

    def _responses(self, name: str) -> list[Edit]:
        if not self.withheld:
            return []
        return [
            Edit(span.start, span.end, WITHHELD)
            for account in self.coding.accounts
            for claim in account.of("response")
            for span in claim.evidence
            if span.field == name
        ]

    # --- the quoted sentences --------------------------------------------------------------------

    def _without_response(self, account: Account) -> Account:
        if not self.withheld:
            return account
        return replace(account, claims=tuple(c for c in account.claims if c.slot != "response"))

    def _cut(self, accounts: list[Account]) -> None:
        wanted: dict[str, list[tuple[int, int]]] = {"title": [], "text": []}
        for account in accounts:
            spans = [*account.summary, account.anchor]
            for claim in account.claims:
                spans += claim.evidence
                spans += _speaker_spans(claim.source)
            for span in spans:
                around = terminal.sentence(self.report.field(span.field), span, account.summary)
                wanted.setdefault(span.field, []).append(around)
        for name, stretches in wanted.items():
            if name == "byline":
                continue
            keep = None if name == "title" else stretches
            self.cuts[name] = cut(self.report.field(name), keep, self._in_field(name))
        for number, name in enumerate(n for n in self.cuts if n.startswith("dropped:")):
            self.numbers[name] = f"dropped:{number}"

    def _span(self, span: Span | None) -> Span | None:
        if span is None or span.field not in self.cuts:
            return None
        return self.cuts[span.field].span(span, self.numbers.get(span.field))

    def _quote(self, span: Span) -> str:
        """The words of a span of the old report in the new one."""
        moved = self._span(span)
        if moved is None:
            return ""
        return self.cuts[span.field].text[moved.start : moved.end]

    def _spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(moved for s in spans if (moved := self._span(s)) is not None)

    # --- the record ------------------------------------------------------------------------------

    def _report(self) -> Report:
        old = self.report
        dropped = tuple(
            Dropped(self.cuts[name].text, old.dropped[int(name[8:])].reason)
            for name in self.numbers
        )
        return replace(
            old,
            title=self.cuts["title"].text,
            text=self.cuts["text"].text,
            byline=None,
            input_id=None,
            url=addresses.public(old.url, self._allowed(), self._is_named),
            publisher=self._said(old.publisher) if old.publisher else None,
            dateline=self._dateline(old.dateline),
            dropped=dropped,
            source_hash=None,
            content_hash=None,
        )

    def _allowed(self) -> frozenset[str]:
        """The words that an address may hold: those of the published text that are no names."""
        shown = " ".join(c.text for c in self.cuts.values())
        lowered = {w.key for w in letters.words(shown) if not w.capital}
        return frozenset(lowered | {w for place in self.places for w in place.split()})

    def _is_named(self, words: str) -> bool:
        return bool(self._edits(words, loose=True))

    def _dateline(self, old: Dateline | None) -> Dateline | None:
        if old is None:
            return None
        sources = tuple(self._said(source) for source in old.sources)
        place = self._said(old.place) if old.place else None
        return Dateline(self._said(old.text), place, old.date, sources)

    def _account(self, account: Account) -> Account:
        anchor = self._span(account.anchor) or Span("text", 0, 0)
        claims = tuple(self._claim(claim) for claim in account.claims)
        return replace(
            account,
            anchor=anchor,
            title=self._said(account.title),
            summary=self._spans(account.summary),
            claims=claims,
        )

    def _claim(self, claim: Claim) -> Claim:
        home = _in_home(claim)
        evidence = self._spans(claim.evidence)
        text = claim.text
        if text is not None:
            text = self._quote(claim.evidence[0]) if evidence else self._said(text)
        return replace(
            claim,
            value=self._value(claim.value, home),
            text=text,
            evidence=evidence,
            source=self._speaker(claim.source) if claim.source is not None else None,
            alternative=self._said(claim.alternative) if claim.alternative else None,
        )

    def _value(self, value: Value | None, home: bool) -> Value | None:
        if value is None:
            return None
        if isinstance(value, Place):
            return self._place(value, home)
        return masked(value, self._said)

    def _place(self, place: Place, home: bool) -> Place:
        name = place.name
        if name is not None and letters.key(name) not in self.places:
            name = self._said(name)
        words = place.words if letters.key(place.words) in self.places else self._said(place.words)
        others = tuple(self._place(p, home) for p in place.alternatives)
        made = replace(place, name=name, words=words, alternatives=others)
        if not home or place.precision not in (*_NARROW, None):
            return made
        wide = place.point_of is not None and letters.key(place.point_of) in self.places
        point: dict[str, Any] = {} if wide else {"lat": None, "lon": None, "radius_km": None}
        precision: PlacePrecision = (
            "city" if place.city else "admin1" if place.admin1 else "country"
        )
        return replace(
            made, name=place.city, words=HOME, precision=precision, geonameid=None, **point
        )

    def _speaker(self, speaker: Speaker) -> Speaker:
        span = self._span(speaker.span)
        text = self._quote(speaker.span) if speaker.span is not None and span else None
        return replace(
            speaker,
            text=text if text is not None else self._said(speaker.text),
            span=span,
            name=self._said(speaker.name) if speaker.name else None,
            also=tuple(self._speaker(other) for other in speaker.also),
            via=self._speaker(speaker.via) if speaker.via is not None else None,
        )


def masked(value: T, said: Callable[[str], str]) -> T:
    """A value with the names in all its texts masked, however deep they stand."""
    if isinstance(value, str):
        return said(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(masked(v, said) for v in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {f.name: masked(getattr(value, f.name), said) for f in fields(value)}
    if isinstance(value, Actor):
        changed["described_as"] = None
    return replace(value, **changed)


def _speaker_spans(speaker: Speaker | None) -> list[Span]:
    if speaker is None:
        return []
    spans = [speaker.span] if speaker.span is not None else []
    for other in (*speaker.also, speaker.via):
        spans += _speaker_spans(other)
    return spans


def _in_home(claim: Claim) -> bool:
    """True for a place whose words speak of somebody's home."""
    if not isinstance(claim.value, Place):
        return False
    homes = layout("persons")["homes"]
    said = f"{claim.text or ''} {claim.value.words} {claim.value.name or ''}"
    return any(re.search(rf"\b{home}\b", said) for home in homes)
