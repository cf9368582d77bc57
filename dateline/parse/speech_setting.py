"""What surrounds a saying: the day of it, its medium, and which side the speaker stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from dateline.model.report import Report
from dateline.model.values import DateAnchor, Medium, Speaker, SpeakerRole
from dateline.parse import speech_adverbials as adverbials
from dateline.parse import speech_cues as cues
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit
from dateline.values import dates

Party = Literal["A", "B", "neutral", "unknown"]

_OUTSIDE: frozenset[SpeakerRole] = frozenset(
    (
        "health", "emergency_service", "court_or_prosecutor", "witness", "resident", "aid_or_ngo",
        "monitor", "international_org", "expert", "media",
    )
)  # fmt: skip
_NEVER_BEFORE = "VMQH.:"  # what no phrase before the subject holds


def party(role: SpeakerRole) -> Party:
    """neutral for roles that stand outside a fight; unknown for all who may be a side of one.

    Which side, A or B, only the incident can tell: that is for whoever knows its actors.
    """
    return "neutral" if role in _OUTSIDE else "unknown"


def completed(speaker: Speaker, report: Report, unit: Unit, one: Found) -> Speaker:
    """The speaker, and those beside and behind, with the party; the speaker with the day."""
    via = speaker.via
    return replace(
        speaker,
        party=party(speaker.role),
        said_at=_said_at(report, unit, one),
        also=tuple(replace(other, party=party(other.role)) for other in speaker.also),
        via=replace(via, party=party(via.role)) if via is not None else None,
    )


def medium(unit: Unit, one: Found) -> Medium:
    """The medium of a saying: that of the verb's own phrase, else one named in front."""
    if one.medium not in ("unspecified", "statement"):
        return one.medium
    before = _preposed_medium(unit, one)
    return before if before != "unspecified" else one.medium


def _preposed_medium(unit: Unit, one: Found) -> Medium:
    """The medium of "In a video, the group said" and "Reached by phone, the mayor said"."""
    low, high = _before(unit, one)
    return adverbials.medium(unit, low, high) if high > low else "unspecified"


def _before(unit: Unit, one: Found) -> tuple[int, int]:
    """The phrase that stands before the subject and belongs to the saying; empty if none does."""
    start = one.subject.start if one.subject is not None else 0
    if one.way not in ("forward", "both") or start == 0:
        return 0, 0
    if unit.codes[start] == "O" and unit.items[start - 1].lower == "which":
        return max(0, start - 6), start  # "a video in which it said"
    if any(code in _NEVER_BEFORE for code in unit.codes[:start]):
        return 0, 0
    return 0, start


def _said_at(report: Report, unit: Unit, one: Found) -> str | None:
    """The day of saying (ISO 8601), if one is named beside the verb and can be had."""
    for low, high in _beside(unit, one):
        if low < high and "Y" in unit.codes[low:high]:
            return _day(report, unit, low, high)
    return None


def _beside(unit: Unit, one: Found) -> tuple[tuple[int, int], ...]:
    """Where a day of saying may stand: between subject and verb, after the verb, in front."""
    if one.subject is None or one.way in ("hedge", "aside"):
        return ()
    subject = one.subject
    after = one.cue_end if one.rule != "inverted" else subject.end
    end = one.begin if one.way == "forward" else adverbials.end_of(unit, after)
    between = (subject.end, one.cue_start) if subject.end <= one.cue_start else (0, 0)
    shown = (subject.shown, subject.end)
    return between, (after, end), shown, _before(unit, one)


def _day(report: Report, unit: Unit, low: int, high: int) -> str | None:
    """The single day that items `[low, high)` name, counted from the day of publication."""
    published = report.published.day if report.published is not None else None
    anchor = DateAnchor("published", published) if published else None
    words = report.field(unit.field)[unit.items[low].start : unit.items[high - 1].end]
    start = dates.parse(words, anchor).start
    if start is None or start.earliest != start.latest:
        return None
    return start.earliest


def doubted(unit: Unit, one: Found) -> bool:
    """True for "unconfirmed reports": what they say is given as not confirmed."""
    if one.subject is None:
        return False
    items = unit.items[one.subject.start : one.subject.shown]
    return any(item.lower in cues.others("doubted") for item in items)
