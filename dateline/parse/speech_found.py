"""What the patterns find: an attribution inside one unit, by item numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dateline.model.claim import Certainty, Polarity
from dateline.model.values import Medium
from dateline.parse.speech_cues import Cue
from dateline.parse.speech_phrases import Subject

Way = Literal["forward", "backward", "both", "aside", "hedge", "none"]


@dataclass(slots=True)
class Found:
    """An attribution: cue items `[cue_start, cue_end)`, its subject, its content.

    `content` holds item ranges; `edge` is the first item that belongs to the attributing words
    (subject or verb), `begin` where forward content starts. `subject` None means the paper
    itself, or, with `inherits`, the subject of the attribution before it. `plain` tells that the
    content is a noun phrase or an infinitive, no clause.
    """

    cue: Cue
    cue_start: int
    cue_end: int
    subject: Subject | None
    way: Way
    rule: str
    edge: int
    begin: int = 0
    content: list[tuple[int, int]] = field(default_factory=list)
    certainty: Certainty = "stated"
    polarity: Polarity = "affirmed"
    medium: Medium = "unspecified"
    via: Subject | None = None
    inherits: bool = False
    awaits: bool = False
    plain: bool = False
