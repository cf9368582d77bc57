"""Who "he", "the spokesman", "the statement" or a bare surname is: the speakers met so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dateline.model.span import Span
from dateline.model.values import Medium, Speaker, SpeakerRole
from dateline.parse import speech_cues as cues
from dateline.parse import speech_joint as joint
from dateline.parse import speech_phrases as phrases
from dateline.parse import speech_roles as roles
from dateline.parse import speech_speakers as speakers
from dateline.parse.speech_items import Unit
from dateline.parse.speech_phrases import Subject
from dateline.parse.speech_speakers import Gender, Items, Naming

_ONE = frozenset(("he", "she", "him", "his", "her"))
_MANY = frozenset(("they", "them", "their"))
_THING = frozenset(("it", "its"))
_SHE = frozenset(("she", "her"))
_OWN = frozenset(("i", "we", "you", "us", "me"))
_DEFINITE = frozenset(("the", "that", "this", "these", "those"))
_ARTICLES = frozenset(("a", "an", "the"))
_NAME = re.compile(r"D?(?:[JNPCS])*P+")
_BODY = re.compile(r"[JNPGS]+[NP]")
_THEIRS = frozenset(("their", "its"))
_ANY = frozenset(("one", "another", "some", "others", "many", "both", "all", "two", "three"))
_BODIES = frozenset(("group", "organisation", "organization", "charity"))
_GROUPS = frozenset(("aid_or_ngo", "monitor", "armed_group", "international_org"))
_ISSUED = frozenset(("statement", "document", "social_media"))
_SPOKES = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_SHORT = 3  # a phrase of at most this many words can point back to a longer one


@dataclass(frozen=True, slots=True)
class Met:
    """A speaker met earlier, with the reading of the words that named them."""

    speaker: Speaker
    naming: Naming


@dataclass(frozen=True, slots=True)
class Person:
    """A person whose full name stands somewhere in the report."""

    name: str
    role: SpeakerRole
    gender: Gender


@dataclass(slots=True)
class Memory:
    """The speakers met so far in a report, the latest last, and all who are named in it.

    `persons` by last name; `bodies` holds the role of the organisations that the report names,
    by the last word of the name ("mission", "league").
    """

    persons: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, SpeakerRole] = field(default_factory=dict)
    met: list[Met] = field(default_factory=list)
    issuer: Speaker | None = None

    def reporters(self) -> frozenset[str]:
        """The surnames of those who are named as reporters, in lower case."""
        return frozenset(key for key, person in self.persons.items() if person.role == "media")


def index(units: Iterable[Unit]) -> dict[str, Person]:
    """All persons with a full name, under their last name; the first role given counts."""
    out: dict[str, Person] = {}
    for unit in units:
        for match in _NAME.finditer(unit.codes):
            name = speakers.person(unit.items[match.start() : match.end()])
            if name is None or " " not in name:
                continue
            end = phrases.with_apposition(unit, match.end())
            naming = speakers.read(unit.items[match.start() : end])
            key = name.split()[-1].lower()
            known = out.get(key)
            if known is None or (known.role == "other" and known.name == name):
                out[key] = Person(name, naming.role, naming.gender)
    return out


def bodies(units: Iterable[Unit]) -> dict[str, SpeakerRole]:
    """The role of each organisation that is named with more than its last word."""
    out: dict[str, SpeakerRole] = {}
    for unit in units:
        for match in _BODY.finditer(unit.codes):
            items = unit.items[match.start() : match.end()]
            short = _letters(unit, match.end())
            if not short and (items[-1].lower in out or not speakers.is_body(items[-1].lower)):
                continue
            role = speakers.read(items).role
            if role != "other":
                out.setdefault(short or items[-1].lower, role)
    return out


def _letters(unit: Unit, at: int) -> str:
    """The letters in brackets behind a name, "(KLA)", in lower case; empty if there are none."""
    if unit.codes[at : at + 1] != "(" or unit.codes[at + 2 : at + 3] != ")":
        return ""
    return unit.items[at + 1].lower if unit.items[at + 1].text.isupper() else ""


def words_of(text: str, unit: Unit, start: int, end: int) -> tuple[str, Span]:
    """The words and span of items `[start, end)`."""
    span = Span(unit.field, unit.items[start].start, unit.items[end - 1].end)
    return text[span.start : span.end], span


def is_own_voice(unit: Unit, subject: Subject) -> bool:
    """True for "I", "we" and "you": the paper or its reader, no speaker."""
    return subject.shown - subject.start == 1 and unit.items[subject.start].lower in _OWN


def build(text: str, unit: Unit, subject: Subject, medium: Medium, memory: Memory) -> Speaker:
    """The speaker whom a subject names, resolved against those met before."""
    items = unit.items[subject.start : subject.shown]
    words, span = words_of(text, unit, subject.start, subject.shown)
    if len(items) == 1 and items[0].lower in _ONE | _MANY | _THING:
        own = _issuer_here(text, unit, subject, medium, memory)
        found = own or _pronoun(items[0].lower, medium, memory)
        return found or Speaker(words, span, medium=medium)
    also, cut = _also(text, unit, subject, medium, memory)
    if also:
        items = unit.items[subject.start : cut]
        words, span = words_of(text, unit, subject.start, cut)
    naming = speakers.read(items)
    speaker = Speaker(words, span, naming.name, naming.role, naming.named, medium=medium)
    speaker, naming = _resolved(speaker, items, naming, memory)
    if naming.named != "organisation" and _is_accused(unit, subject):
        speaker = replace(speaker, role="suspect_or_family")
    if speaker.role in ("other", "witness") and _has_kin(unit, subject):
        speaker = replace(speaker, role="victim_or_family")
    speaker = replace(speaker, also=also, medium=_kept_medium(speaker, memory))
    if medium in _ISSUED and speaker.role != "other" and naming.named != "anonymous":
        memory.issuer = speaker
    memory.met.append(Met(speaker, naming))
    _learn(speaker, naming, memory)
    return speaker


def _kept_medium(speaker: Speaker, memory: Memory) -> Medium:
    """Whoever spoke through a medium goes on through it, as long as no other is named."""
    if speaker.medium != "unspecified" or speaker.name is None:
        return speaker.medium
    for met in reversed(memory.met):
        if met.speaker.name == speaker.name:
            return met.speaker.medium
    return speaker.medium


def _is_accused(unit: Unit, subject: Subject) -> bool:
    """True for one who "pleaded not guilty" or "denies the charge"."""
    after = [item.lower for item in unit.items[subject.end : subject.end + 5]]
    pleads = bool(after) and after[0] in ("pleaded", "pleads", "pled")
    denies = bool(after) and after[0] in ("denied", "denies", "admitted", "admits")
    return pleads or (denies and not cues.others("charges").isdisjoint(after))


def _has_kin(unit: Unit, subject: Subject) -> bool:
    """True for "a man whose son was killed"."""
    after = unit.items[subject.start : subject.shown + 5]
    at = next((n for n, item in enumerate(after) if item.lower == "whose"), None)
    return at is not None and any(roles.is_kin(item.lower) for item in after[at + 1 : at + 4])


def _issuer_here(
    text: str, unit: Unit, subject: Subject, medium: Medium, memory: Memory
) -> Speaker | None:
    """ "A representative issued a statement in which they ...": the sentence's own subject."""
    before = [item.lower for item in unit.items[max(0, subject.start - 5) : subject.start]]
    if before[-2:] not in (["in", "which"], ["on", "which"]):
        return None
    for at in range(subject.start):
        if unit.codes[at] in "VM":
            first = phrases.before(unit, at)
            if first is None or first.shown > subject.start:
                return None
            return build(text, unit, first, medium, memory)
    return None


def _learn(speaker: Speaker, naming: Naming, memory: Memory) -> None:
    """What a speaker is holds for later mentions by surname."""
    key = speaker.name.split()[-1].lower() if speaker.name else ""
    known = memory.persons.get(key)
    if known is not None and known.role == "other" and speaker.named == "name":
        memory.persons[key] = replace(known, role=speaker.role)


def see(
    text: str, unit: Unit, memory: Memory, before: int | None = None, body: bool = False
) -> Speaker | None:
    """Remember the person who is the subject of a sentence, as far as item `before`.

    With `body` an organisation counts too, for "its commander" behind it.
    """
    for at, code in enumerate(unit.codes[:before]):
        if code in "VM":
            subject = phrases.before(unit, at)
            if subject is None:
                return None
            if _is_person(unit, subject) or (body and _is_known(unit, subject)):
                return build(text, unit, subject, "unspecified", memory)
            return None
    return None


def _is_known(unit: Unit, subject: Subject) -> bool:
    """True for a subject that has a role, as a fire brigade or a mission has."""
    return speakers.read(unit.items[subject.start : subject.shown]).role != "other"


def _is_person(unit: Unit, subject: Subject) -> bool:
    items = unit.items[subject.start : subject.shown]
    if items[0].code in "OWD" and len(items) == 1:
        return False
    naming = speakers.read(items)
    return naming.named == "name" or (
        naming.named == "anonymous" and speakers.is_person_noun(naming.head)
    )


def _pronoun(word: str, medium: Medium, memory: Memory) -> Speaker | None:
    """The latest speaker whom a pronoun fits, with the medium of this sentence."""
    for met in reversed(memory.met):
        if _fits(word, met):
            kept = met.speaker.medium if medium == "unspecified" else medium
            return replace(met.speaker, medium=kept)
    if word in _THING:
        found = next((m for m in reversed(memory.met) if m.speaker.role in _GROUPS), None)
        return replace(found.speaker, medium=medium) if found is not None else None
    if word in _MANY | _ONE and memory.met:
        return replace(memory.met[-1].speaker, medium=medium)
    return None


def _fits(word: str, met: Met) -> bool:
    naming = met.naming
    thing = naming.head in cues.media_words("speaking_things")
    if word in _ONE:
        other = "he" if word in _SHE else "she"
        if naming.gender == other or naming.plural or thing or not _is_human(naming):
            return False
        return naming.named != "organisation" or naming.role == "other"
    if word in _MANY:
        return naming.plural or naming.named == "organisation"
    group = met.speaker.role in ("aid_or_ngo", "monitor", "international_org")
    body = group and naming.named != "anonymous"  # "Voces del Lago, a human rights group, said it"
    return (thing or body or naming.named == "organisation") and not naming.gender


def _is_human(naming: Naming) -> bool:
    """False for a thing that was taken for a speaker: no name, no role, no noun for a person."""
    known = naming.role != "other" or naming.gender or naming.named != "anonymous"
    return bool(known) or speakers.is_person_noun(naming.head)


def _resolved(
    speaker: Speaker, items: Items, naming: Naming, memory: Memory
) -> tuple[Speaker, Naming]:
    """A short way of naming with what the longer one told."""
    if naming.head in cues.media_words("speaking_things"):
        return _thing(speaker, items, naming, memory), naming
    known = memory.persons.get(_surname(items))
    bare = any(item.lower in _SPOKES for item in items[:2])
    if speaker.role == "other" and bare and (known is None or known.role == "other"):
        speaker = _spoken_for(speaker, memory)
    if known is not None:
        role = speaker.role if speaker.role != "other" else known.role
        name = known.name if naming.named != "name" or " " not in (naming.name or "") else None
        speaker = replace(speaker, name=name or naming.name, role=role, named="name")
        return speaker, replace(
            naming, named="name", role=role, plural=False, gender=naming.gender or known.gender
        )
    first = items[0].lower
    alone = first in _DEFINITE or items[-1].text.isupper()
    if alone and speaker.role == "other" and len(items) <= _SHORT:
        speaker = replace(speaker, role=memory.bodies.get(naming.head, "other"))
    if first in _DEFINITE and naming.head in _BODIES and len(items) <= _SHORT:
        return _body(speaker, memory), naming
    if first in _DEFINITE and naming.named == "anonymous" and len(items) <= _SHORT:
        return _described(speaker, naming, memory), naming
    if speaker.role == "other" and (first in _THEIRS or items[-1].lower in _ANY):
        return _akin(speaker, first, memory), naming
    return speaker, naming


def _body(speaker: Speaker, memory: Memory) -> Speaker:
    """ "The group" is the organisation met last."""
    for met in reversed(memory.met):
        if met.naming.named == "organisation" and met.speaker.role in _GROUPS:
            return replace(speaker, name=met.speaker.name, role=met.speaker.role)
    return speaker


def _spoken_for(speaker: Speaker, memory: Memory) -> Speaker:
    """A spokesman of nobody in particular speaks for the organisation met last."""
    for met in reversed(memory.met):
        if met.naming.named == "organisation" and met.speaker.role != "other":
            return replace(speaker, role=met.speaker.role)
    return speaker


def _akin(speaker: Speaker, first: str, memory: Memory) -> Speaker:
    """ "Their spokesman" has the role of those before; so has "one", of several."""
    for met in reversed(memory.met):
        alike = met.naming.plural or (first in _ANY and met.naming.named == "anonymous")
        if _fits(first, met) if first in _THEIRS else alike:
            return replace(speaker, role=met.speaker.role)
    return speaker


def _surname(items: Items) -> str:
    """The last capitalised word of a core that could be a person's surname."""
    core: list[str] = []
    for item in items:
        if item.code in ",(I-":
            break
        if item.code != "S":
            core.append(item.text)
    return core[-1].lower() if core and core[-1][:1].isupper() else ""


def _described(speaker: Speaker, naming: Naming, memory: Memory) -> Speaker:
    """ "The spokesman" is the one met last who was called so."""
    kinds = roles.kinds_of(naming.head)
    for met in reversed(memory.met):
        words = [word.strip(",.") for word in met.speaker.text.lower().split()]
        same = naming.head in words or roles.abbreviation(naming.head) in words
        alike = speaker.role == "other" or met.speaker.role != speaker.role
        if not same and not (alike and met.speaker.role in kinds and _is_human(met.naming)):
            continue
        role = met.speaker.role if speaker.role in ("other", "government") else speaker.role
        return replace(speaker, name=met.speaker.name, named=met.speaker.named, role=role)
    return speaker


def _thing(speaker: Speaker, items: Items, naming: Naming, memory: Memory) -> Speaker:
    """A statement speaks for whoever issued it."""
    speaker = replace(speaker, medium=cues.media().get(naming.head, "document"))
    owner = _owner(items)
    if owner is not None:
        reading = speakers.read(owner)
        role = reading.role if reading.role != "other" else speaker.role
        speaker = replace(speaker, name=reading.name, named=reading.named, role=role)
        memory.issuer = speaker
        return speaker
    if memory.issuer is None:
        return replace(speaker, name=None, named="anonymous")
    name = memory.issuer.name or memory.issuer.text
    return replace(speaker, name=name, named=memory.issuer.named, role=memory.issuer.role)


def _owner(items: Items) -> Items | None:
    """Whose statement it is: "by the army", "the army's statement", "the army statement"."""
    for at, item in enumerate(items):
        if item.lower in ("by", "from", "of") and at + 1 < len(items):
            return items[at + 1 :]
        if item.code == "S" and at > 0:
            return items[:at]
    lead = items[:-1]
    named = any(i.code in "NP" and i.lower not in _ARTICLES for i in lead)
    return lead if named or (lead and speakers.is_kind(lead)) else None


def _also(
    text: str, unit: Unit, subject: Subject, medium: Medium, memory: Memory
) -> tuple[tuple[Speaker, ...], int]:
    """Those who say the same beside the first speaker, and where the first one ends."""
    first, *others = joint.parts(unit, subject)
    out: list[Speaker] = []
    for start, end in others:
        naming = speakers.read(unit.items[start:end])
        words, span = words_of(text, unit, start, end)
        speaker = Speaker(words, span, naming.name, naming.role, naming.named, medium=medium)
        out.append(_resolved(speaker, unit.items[start:end], naming, memory)[0])
    return tuple(out), first[1]
