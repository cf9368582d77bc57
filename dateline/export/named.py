"""The private persons of one report: those the coder found, and those that stand in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.export import letters, masks, persons
from dateline.export.name_words import nameless
from dateline.export.persons import Found, Known, Places
from dateline.export.tables import layout
from dateline.model.claim import Claim
from dateline.model.coding import CodedReport
from dateline.model.span import Span
from dateline.model.values import Actor, EventType, Place, Responsibility, Speaker

_UNNAMED = frozenset({"sexual_violence", "abduction_forced_disappearance"})
_UNNAMED_ACTS = frozenset({"sexual_violence", "abduction", "hostage_taking"})
_TAKEN = re.compile(
    r"\s+(?:(?:was|were|had been|has been|is|being|been)\s+)*(?:gang-?)?"
    r"(?:rap|abduct|kidnap|sexual|molest|assault|defil)"
)
_TAKEN_BEFORE = re.compile(
    r"(?:rap(?:ed|ing)|abduct(?:ed|ing|ion of)|kidnap(?:ped|ping|ping of)|molest(?:ed|ing)"
    r"|defiled)\s+(?:[\w'’-]+\s+){0,3}\Z"
)


@dataclass(slots=True)
class Person:
    """A private person: the name as words in plain letters, its spellings, where it was found."""

    key: tuple[str, ...]
    spelled: list[tuple[str, ...]]
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name with the field it was found in; `span` None for names that the record holds."""

    words: str
    keys: tuple[str, ...]
    span: Span | None
    public: bool
    sure: bool


def known(coded: CodedReport, lookup: Places | None) -> Known:
    """The places and organisations that the record of a report knows."""
    places: set[str] = set()
    organisations = {letters.key(coded.report.publisher or "")}
    for claim in _claims(coded):
        if isinstance(claim.value, Place):
            places |= _of_place(claim.value)
            said = letters.key(claim.value.words)
            if nameless(said) and not claim.value.words.islower():
                places.add(said)
        if isinstance(claim.value, Actor) and claim.value.actor_id and claim.value.name:
            organisations.add(letters.key(claim.value.name))
    return Known(frozenset(places - {""}), frozenset(organisations - {""}), lookup)


def _of_place(place: Place) -> set[str]:
    names = {place.city, place.admin1, place.admin2}
    if place.precision not in ("site", "neighbourhood") and place.lat is not None:
        names.add(place.name)
    return {letters.key(name) for name in names if name}


def private(coded: CodedReport, lookup: Places | None) -> tuple[Person, ...]:
    """The private persons of a report, longest names first; parts of a name join the whole."""
    seen = list(_seen(coded, lookup))
    public = {s.keys for s in seen if s.public} - {s.keys for s in seen if s.sure}
    parts = {part for keys in public for part in keys}
    found: list[Person] = []
    for one in sorted(seen, key=lambda s: -len(s.keys)):
        if one.keys in public:
            continue
        person = _same(one, found)
        if person is None:
            if not one.sure and _is_part(one.keys, parts):
                continue
            person = Person(one.keys, [])
            found.append(person)
        for spelled in masks.spellings(one.words) if one.words else [one.keys]:
            if len(spelled) >= len(person.key) and spelled not in person.spelled:
                person.spelled.append(spelled)
        if one.span is not None:
            person.spans.append(one.span)
    return tuple(found)


def _is_part(keys: tuple[str, ...], parts: set[str]) -> bool:
    return bool(keys) and all(key in parts for key in keys)


def _same(one: _Seen, found: list[Person]) -> Person | None:
    """The person whose longer name holds all telling words of this one."""
    telling = set(masks.telling(one.keys)) or set(one.keys)
    for person in found:
        if person.key == one.keys or (
            len(person.key) > len(one.keys) and telling <= set(person.key)
        ):
            return person
    return None


# --- where names are seen ------------------------------------------------------------------------


def _seen(coded: CodedReport, lookup: Places | None) -> Iterator[_Seen]:
    facts = known(coded, lookup)
    report = coded.report
    harmful = any(_unnamed(claim) for claim in _claims(coded))
    fields_ = ["text", "title", "byline", *(f"dropped:{n}" for n in range(len(report.dropped)))]
    for name in fields_:
        text = report.field(name)
        for one in persons.find(text, facts):
            sure = one.sure or (harmful and _taken(text, one))
            public = one.public and not sure
            yield _Seen(text[one.start : one.end], one.keys, Span(name, one.start, one.end),
                        public, sure)  # fmt: skip
    for claim in _claims(coded):
        yield from _of_claim(claim, facts, harmful)
        if claim.source is not None:
            yield from _of_speaker(claim.source, facts)


def _unnamed(claim: Claim) -> bool:
    if isinstance(claim.value, EventType):
        return claim.value.sub_type in _UNNAMED or bool(_UNNAMED & set(claim.value.also))
    return claim.slot == "act" and claim.value in _UNNAMED_ACTS


def _taken(text: str, one: Found) -> bool:
    """True when a name stands by a verb of abduction or sexual violence."""
    before, after = text[max(0, one.start - 60) : one.start], text[one.end : one.end + 60]
    return bool(_TAKEN.match(after) or _TAKEN_BEFORE.search(before))


def _claims(coded: CodedReport) -> Iterator[Claim]:
    for account in coded.coding.accounts:
        yield from account.claims


def _of_claim(claim: Claim, facts: Known, harmful: bool) -> Iterator[_Seen]:
    value = claim.value
    actor = value.actor if isinstance(value, Responsibility) else value
    if not isinstance(actor, Actor) or actor.form != "named_person" or not actor.name:
        return
    unnamed = bool(actor.minor) or (harmful and claim.slot in ("victim", "target"))
    for one in _in_words(actor.name, facts):
        yield replace(one, public=one.public and not unnamed, sure=unnamed)


def _of_speaker(speaker: Speaker, facts: Known) -> Iterator[_Seen]:
    if speaker.named == "name":
        public = speaker.role in layout("persons")["public_roles"]
        for one in _in_words(speaker.name or speaker.text, facts):
            yield replace(one, public=one.public or public)
    for other in (*speaker.also, speaker.via):
        if other is not None:
            yield from _of_speaker(other, facts)


def _in_words(words: str, facts: Known) -> Iterator[_Seen]:
    """The names in a few words that are known to name a person."""
    lead = "by "  # so that the first word opens no sentence
    for one in persons.find(lead + words, facts):
        start, end = one.start - len(lead), one.end - len(lead)
        yield _Seen(words[max(0, start) : end], one.keys, None, one.public, False)
