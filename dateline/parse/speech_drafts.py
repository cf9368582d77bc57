"""Stretches in the making: their words, and what a later sentence does to an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from dateline.model.parsed import Stretch
from dateline.model.span import Span
from dateline.parse import speech_cues as cues
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit

Manner = Literal["direct", "indirect", "mixed", "hedge"]


@dataclass(slots=True)
class Draft:
    """A stretch in the making, with the paragraph it stands in."""

    stretch: Stretch
    paragraph: int
    unit: int
    quoted: bool
    awaits: bool = False
    parts: list[Span] = field(default_factory=list)

    def done(self) -> Stretch:
        """The stretch with all its parts."""
        return replace(self.stretch, content=tuple(self.parts))


def content_of(text: str, unit: Unit, one: Found) -> tuple[list[Span], Manner]:
    """The spans of what is said, and whether in quotation marks."""
    spans: list[Span] = []
    quoted = 0
    plain = 0
    for start, end in one.content:
        items = unit.items[start:end]
        quotes = [item for item in items if item.quotation is not None]
        low, high = items[0].start, items[-1].end
        if items[0].quotation is not None and len(items) == 1:
            low, high = items[0].quotation.low, items[0].quotation.high
        else:
            low, high = _balanced(text, low, high)
        quoted += len(quotes)
        plain += len(items) - len(quotes)
        if high > low:
            spans.append(Span(unit.field, low, high))
    if one.way == "hedge" and one.rule != "passive_by":
        return spans, "hedge"
    if quoted and plain <= 1:
        return spans, "direct"
    return spans, "mixed" if quoted else "indirect"


def _balanced(text: str, low: int, high: int) -> tuple[int, int]:
    """A closing or opening quotation mark that the content would leave alone is taken in."""
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’")):
        inner = text[low:high]
        odd = inner.count(opening) != inner.count(closing) or (
            opening == closing and inner.count(opening) % 2 == 1
        )
        if (
            odd
            and text[high : high + 1] == closing
            and inner.count(opening) >= inner.count(closing)
        ):
            return low, high + 1
        if odd and text[low - 1 : low] == opening and low > 0:
            return low - 1, high
    return low, high


def take_back(text: str, parts: tuple[Unit, ...], out: list[Draft]) -> None:
    """ "The claim could not be verified": what was said in the sentence before is unverified."""
    for at, draft in enumerate(out):
        unsaid = draft.stretch.certainty == "unverified" and draft.stretch.rule == "verb:not"
        if not (unsaid or draft.stretch.rule == "unverified") or not draft.parts:
            continue
        words = text[draft.parts[0].start : draft.parts[0].end].lower().split()
        if not cues.taken_back() & set(words[:4]):
            continue
        for earlier in out[:at]:
            near = 0 < draft.unit - earlier.unit <= 1
            if near and earlier.stretch.speaker is not None:
                earlier.stretch = replace(earlier.stretch, certainty="unverified")
