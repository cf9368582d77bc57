"""Offsets of a text as it was coded, led back to the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property

from dateline.model.report import Report
from dateline.model.span import Span

_WORD = re.compile(r"\S+")


class Shift:
    """Leads from offsets in `coded` to offsets in `given`, by the words that both have."""

    def __init__(self, given: str, coded: str) -> None:
        self._given, self._coded = given, coded

    @cached_property
    def _words(self) -> list[tuple[int, int, int]]:
        """Start and end of each shared word in `coded`, and how far it moved."""
        ours = [(m.start(), m.end()) for m in _WORD.finditer(self._coded)]
        theirs = [m.start() for m in _WORD.finditer(self._given)]
        matcher = SequenceMatcher(None, self._coded.split(), self._given.split(), autojunk=False)
        return [
            (*ours[block.a + n], theirs[block.b + n] - ours[block.a + n][0])
            for block in matcher.get_matching_blocks()
            for n in range(block.size)
        ]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch in `given`; None if none of its words is there."""
        if self._given == self._coded:
            return start, end
        held = [(a, b, moved) for a, b, moved in self._words if a < end and start < b]
        if not held:
            return None
        (first, _, moved), (_, last, moved_last) = held[0], held[-1]
        return max(start, first) + moved, min(end, last) + moved_last


class Shifts:
    """The shifts of title and text between a report as given and as coded."""

    def __init__(self, given: Report, coded: Report) -> None:
        self._fields = {
            "title": Shift(given.title, coded.title),
            "text": Shift(given.text, coded.text),
        }

    def back(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The spans in the given report; those of other fields, or of lost words, are left out."""
        out = []
        for span in spans:
            shift = self._fields.get(span.field)
            ends = shift.back(span.start, span.end) if shift else None
            if ends is not None:
                out.append(Span(span.field, *ends))
        return tuple(out)
