"""What attributions inside one another tell, and who spoke as a witness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.parsed import Stretch
from dateline.model.report import Report
from dateline.model.values import Speaker

_SENSED = (
    r"(?:saw|heard|felt|watched|ran|hid|smelled|smelt|witnessed|fled|escaped|jumped|were inside"
    r"|was inside|could see|could hear)"
)
_WITNESSED = re.compile(rf"\b(?:I|[Ww]e)(?: \w+){{0,2}}? {_SENSED}\b")
_WITNESSED_BY = re.compile(rf"^(?:he|she|they)(?: had)?(?: \w+)? {_SENSED}\b")


def settle(report: Report, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Give hedges their speaker, nested speakers the one who passes their words on."""
    return tuple(_witness(report, _nested(stretch, stretches)) for stretch in stretches)


def _nested(stretch: Stretch, stretches: Sequence[Stretch]) -> Stretch:
    """A hedge inside somebody's words is theirs; a speaker quoted by another comes via them."""
    holder = _holder(stretch, stretches)
    if holder is None or holder.speaker is None:
        return stretch
    speaker = stretch.speaker
    if stretch.rule == "noun" and holder.polarity != "affirmed" and _own(stretch, holder):
        # "withdrew its claim that ...", "rejected as false reports that ...": the holder's no
        return replace(
            stretch, speaker=holder.speaker, polarity=holder.polarity, certainty=holder.certainty
        )
    if speaker is None:
        return replace(stretch, speaker=holder.speaker)
    if (
        speaker.via is not None
        or stretch.manner == "hedge"
        or same_speaker(speaker, holder.speaker)
    ):
        return stretch
    return replace(stretch, speaker=replace(speaker, via=holder.speaker))


def _own(stretch: Stretch, holder: Stretch) -> bool:
    """True for words that nobody else said."""
    if stretch.speaker is None or holder.speaker is None:
        return True
    return same_speaker(stretch.speaker, holder.speaker)


def same_speaker(a: Speaker, b: Speaker) -> bool:
    """True for the same words, or the same name."""
    return a.span == b.span or (a.name is not None and a.name == b.name)


def _holder(stretch: Stretch, stretches: Sequence[Stretch]) -> Stretch | None:
    """The smallest stretch of a speaker that holds the cue of this one, or its words."""
    inner = stretch.cue if stretch.cue is not None else stretch.content[0]
    best: Stretch | None = None
    for other in stretches:
        if other is stretch or other.speaker is None or other.manner == "hedge":
            continue
        if any(part.covers(inner) for part in other.content) and (
            best is None or _length(other) < _length(best)
        ):
            best = other
    return best


def _length(stretch: Stretch) -> int:
    return sum(part.end - part.start for part in stretch.content)


def _witness(report: Report, stretch: Stretch) -> Stretch:
    """Somebody of no known role who tells what they saw is a witness."""
    speaker = stretch.speaker
    if speaker is None or speaker.role != "other" or stretch.manner == "hedge":
        return stretch
    words = [report.quote(part) for part in stretch.content]
    direct = stretch.manner != "indirect" and any(_WITNESSED.search(part) for part in words)
    indirect = stretch.manner == "indirect" and _WITNESSED_BY.match(words[0]) is not None
    if direct or indirect:
        return replace(stretch, speaker=replace(speaker, role="witness"))
    return stretch
