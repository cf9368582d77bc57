"""Who "he", "the spokesman", "the statement" or a bare surname is: the speakers met so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.model.span import Span
from dateline.model.values import Medium, Speaker
from dateline.parse import speech_cues as cues
from dateline.parse import speech_speakers as speakers
from dateline.parse.speech_items import Item, Unit
from dateline.parse.speech_phrases import Subject
from dateline.parse.speech_speakers import Naming

_SINGULAR = frozenset(("he", "she", "him", "his", "her"))
_PLURAL = frozenset(("they", "them", "their"))
_THING = frozenset(("it", "its"))
_DEFINITE = frozenset(("the", "that", "this", "these", "those"))
_OWN = frozenset(("i", "we", "you", "us", "me"))


@dataclass(frozen=True, slots=True)
class Met:
    """A speaker met earlier, with the reading of the words that named them."""

    speaker: Speaker
    naming: Naming


@dataclass(slots=True)
class Memory:
    """The speakers and persons met so far in a report, the latest last."""

    met: list[Met] = field(default_factory=list)
    persons: dict[str, tuple[str, Speaker]] = field(default_factory=dict)
    issuer: Speaker | None = None

    def note_person(self, name: str, speaker: Speaker) -> None:
        """Remember a full name under its last word, the first time it is met."""
        parts = name.split()
        if len(parts) > 1:
            self.persons.setdefault(parts[-1].lower(), (name, speaker))


def words_of(text: str, unit: Unit, start: int, end: int) -> tuple[str, Span]:
    """The words and span of items `[start, end)`."""
    span = Span(unit.field, unit.items[start].start, unit.items[end - 1].end)
    return text[span.start : span.end], span


def build(
    text: str, unit: Unit, subject: Subject, medium: Medium, memory: Memory
) -> Speaker | None:
    """The speaker whom a subject names, resolved against those met; None for "I" and "you"."""
    items = unit.items[subject.start : subject.shown]
    first = items[0].lower
    if len(items) == 1 and items[0].code in "OD" and (first in _SINGULAR | _PLURAL | _THING):
        return _pronoun(first, medium, memory)
    if len(items) == 1 and first in _OWN:
        return None
    words, span = words_of(text, unit, subject.start, subject.shown)
    naming = speakers.read(items)
    speaker = Speaker(words, span, naming.name, naming.role, naming.named, medium=medium)
    speaker = _resolved(speaker, items, naming, memory)
    speaker = replace(speaker, also=_also(text, unit, subject, medium))
    memory.met.append(Met(speaker, naming))
    if naming.named == "name" and naming.name is not None:
        memory.note_person(naming.name, speaker)
    return speaker


def _pronoun(word: str, medium: Medium, memory: Memory) -> Speaker | None:
    """The latest speaker whom a pronoun fits, with the medium of this sentence."""
    for met in reversed(memory.met):
        if _fits(word, met):
            own = medium if medium != "unspecified" else "unspecified"
            return replace(met.speaker, medium=own)
    return None


def _fits(word: str, met: Met) -> bool:
    naming = met.naming
    thing = naming.named == "organisation" or naming.head in cues.media_words("speaking_things")
    if word in _SINGULAR:
        return naming.named == "name" or (not naming.plural and not thing)
    if word in _PLURAL:
        return naming.plural or naming.named == "organisation"
    return thing and not naming.plural


def _resolved(
    speaker: Speaker, items: tuple[Item, ...], naming: Naming, memory: Memory
) -> Speaker:
    """A short way of naming with what the longer one told."""
    if naming.head in cues.media_words("speaking_things"):
        return _thing(speaker, items, naming, memory)
    surname = _surname(items)
    if surname in memory.persons:
        name, earlier = memory.persons[surname]
        role = speaker.role if speaker.role != "other" else earlier.role
        return replace(speaker, name=name, role=role, named="name")
    if items[0].lower in _DEFINITE and naming.named == "anonymous" and len(items) <= 3:
        return _described(speaker, naming, memory)
    return speaker


def _surname(items: tuple[Item, ...]) -> str:
    """The last capitalised word of a core that could be a person's surname."""
    core = [item for item in items if item.code != "S"]
    last = core[-1] if core else None
    if last is None or not last.text[:1].isupper() or len(core) > 3:
        return ""
    return last.lower


def _described(speaker: Speaker, naming: Naming, memory: Memory) -> Speaker:
    """ "The spokesman" is the one met last who was called so."""
    for met in reversed(memory.met):
        words = met.speaker.text.lower().split()
        if naming.head in (word.strip(",.") for word in words):
            role = speaker.role if speaker.role != "other" else met.speaker.role
            if met.speaker.named == "anonymous":
                return replace(speaker, role=met.speaker.role)
            return replace(speaker, name=met.speaker.name, named=met.speaker.named, role=role)
    return speaker


def _thing(speaker: Speaker, items: tuple[Item, ...], naming: Naming, memory: Memory) -> Speaker:
    """A statement speaks for whoever issued it."""
    medium = cues.media().get(naming.head, "document")
    speaker = replace(speaker, medium=medium)
    issuer = _owner(items)
    if issuer is not None:
        reading = speakers.read(issuer)
        role = reading.role if reading.role != "other" else speaker.role
        speaker = replace(speaker, name=reading.name, named=reading.named, role=role)
        memory.issuer = speaker
        return speaker
    if memory.issuer is not None:
        earlier = memory.issuer
        name = earlier.name or earlier.text
        return replace(speaker, name=name, named=earlier.named, role=earlier.role)
    return speaker


def _owner(items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Whose statement it is: "by the army", "the army's statement"."""
    for at, item in enumerate(items):
        if item.lower in ("by", "from", "of") and at + 1 < len(items):
            return items[at + 1 :]
        if item.code == "S" and at > 0:
            return items[:at]
    first = items[0].lower
    lead = items[1:-1] if first in ("a", "an", "the") else items[:-1]
    return (
        lead
        if any(item.lower not in ("a", "an", "the") and item.code in "NP" for item in lead)
        else None
    )


def _also(text: str, unit: Unit, subject: Subject, medium: Medium) -> tuple[Speaker, ...]:
    """The second of two distinct speakers: "the army and the governor said"."""
    for at in range(subject.start + 1, subject.shown - 1):
        item = unit.items[at]
        if item.lower != "and" or unit.items[at + 1].code not in "DP":
            continue
        second = unit.items[at + 1 : subject.shown]
        naming = speakers.read(second)
        first = speakers.read(unit.items[subject.start : at])
        distinct = second[0].code == "D" or (naming.named == "name" and first.named == "name")
        if distinct and naming.role != "other":
            words, span = words_of(text, unit, at + 1, subject.shown)
            return (Speaker(words, span, naming.name, naming.role, naming.named, medium=medium),)
    return ()
