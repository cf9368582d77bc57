"""Speakers named before a colon in running text: transcripts, live pages, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.parse import speech_cues as cues
from dateline.parse import speech_speakers as speakers
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit
from dateline.parse.speech_patterns import COLON
from dateline.parse.speech_phrases import Subject

_LABEL = re.compile(r"(?:[DJNPCS]|(?<=[NP])[IA](?=[DJNP])|\([^()]*\)|(?<=[NP]),){1,10}(?=:)")
_SHOUTED = re.compile(r"[^.:(),Q-]{1,6}(?=:)")
_LONGEST = 8  # items of a label
_TURNS = 2  # this many paragraphs with labels make a transcript


def label(unit: Unit) -> Subject | None:
    """The words before the colon that opens a unit, if they could name who speaks."""
    match = _LABEL.match(unit.codes)
    if match is None:
        match = _SHOUTED.match(unit.codes)
        if match is None or not all(i.text.isupper() for i in unit.items[: match.end()]):
            return None
    if match.end() > _LONGEST or match.end() + 1 >= len(unit.codes):
        return None
    if unit.items[match.end()].text != ":":
        return None
    return Subject(0, match.end(), match.end())


@dataclass(frozen=True, slots=True)
class Turns:
    """A transcript: the labels that come again, and the surnames of the outlet's own people."""

    names: frozenset[str]
    own: frozenset[str]


def turns(units: Sequence[Unit], own: frozenset[str]) -> Turns | None:
    """The turns of a text in which paragraph after paragraph opens with who speaks, else None.

    `own` are the surnames of reporters, in lower case.
    """
    count, before = 0, -1
    seen: Counter[str] = Counter()
    for unit in units:
        if unit.paragraph == before:
            continue
        before = unit.paragraph
        subject = label(unit)
        if subject is not None:
            seen[_words(unit, subject)] += 1
            count += _is_shown(unit, subject) or is_own(unit, subject)
    if count < _TURNS:
        return None
    return Turns(frozenset(words for words, times in seen.items() if times > 1), own)


def _words(unit: Unit, subject: Subject) -> str:
    return " ".join(item.lower for item in unit.items[subject.start : subject.shown])


def is_own(unit: Unit, subject: Subject) -> bool:
    """True for the paper's own people: "Presenter:", "Q:"."""
    words = {item.lower for item in unit.items[subject.start : subject.shown]}
    return not words.isdisjoint(cues.media_words("own_people"))


def _is_shown(unit: Unit, subject: Subject) -> bool:
    """True for a name or an office in the way of a transcript: capitals, no article."""
    items = unit.items[subject.start : subject.shown]
    return all(item.text[:1].isupper() or item.code in "ID,()CS" for item in items)


def find(unit: Unit, transcript: Turns | None) -> Found | None:
    """The attribution "Residents: they fled"; in a transcript also names that take turns."""
    subject = label(unit)
    if subject is None or is_own(unit, subject):
        return None
    items = unit.items[subject.start : subject.shown]
    reading = speakers.read(items)
    if transcript is not None and (reading.role == "media" or items[-1].lower in transcript.own):
        return None
    office = reading.role != "other"
    kind = speakers.is_kind(items) or reading.named == "name"
    shown = transcript is not None and _is_shown(unit, subject)
    taken = shown and transcript is not None and _words(unit, subject) in transcript.names
    if not (office and (kind or shown)) and not taken:
        return None
    end = subject.end
    return Found(COLON, end, end + 1, subject, "forward", "label", 0, end + 1)
