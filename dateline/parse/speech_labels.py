"""Speakers named before a colon in running text: transcripts, live pages, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def is_transcript(units: Sequence[Unit]) -> bool:
    """True when paragraph after paragraph opens with the name of the one who speaks."""
    turns, before = 0, -1
    for unit in units:
        if unit.paragraph != before:
            before = unit.paragraph
            subject = label(unit)
            turns += subject is not None and (_is_shown(unit, subject) or is_own(unit, subject))
    return turns >= _TURNS


def is_own(unit: Unit, subject: Subject) -> bool:
    """True for the paper's own people: "Presenter:", "Q:"."""
    words = {item.lower for item in unit.items[subject.start : subject.shown]}
    return not words.isdisjoint(cues.media_words("own_people"))


def _is_shown(unit: Unit, subject: Subject) -> bool:
    """True for a name or an office in the way of a transcript: capitals, no article."""
    items = unit.items[subject.start : subject.shown]
    return all(item.text[:1].isupper() or item.code in "ID,()CS" for item in items)


def find(unit: Unit, transcript: bool) -> Found | None:
    """The attribution "Residents: they fled"; in a transcript also names that have an office."""
    subject = label(unit)
    if subject is None or is_own(unit, subject):
        return None
    items = unit.items[subject.start : subject.shown]
    reading = speakers.read(items)
    if reading.role == "other" or (reading.role == "media" and transcript):
        return None
    kind = speakers.is_kind(items) or reading.named == "name"
    if not kind and not (transcript and _is_shown(unit, subject)):
        return None
    end = subject.end
    return Found(COLON, end, end + 1, subject, "forward", "label", 0, end + 1)
