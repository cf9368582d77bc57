"""Cuts a text to some of its stretches and changes words in it, and carries spans along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.masks import Edit, merged
from dateline.model.span import Span

BETWEEN = "\n\n"
_BLANK = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the old text and where it stands in the new one; `fixed` if it was replaced."""

    start: int
    end: int
    at: int
    size: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """The new text, and the way from old spans to new ones."""

    text: str
    _parts: tuple[_Part, ...]

    def span(self, old: Span, field: str | None = None) -> Span | None:
        """The span of the same words in the new text, None if nothing of them is left."""
        held = [p for p in self._parts if p.start < old.end and old.start < p.end]
        if not held:
            return None
        first, last = held[0], held[-1]
        start = first.at if first.fixed else first.at + max(0, old.start - first.start)
        end = last.at + (last.size if last.fixed else min(old.end, last.end) - last.start)
        return Span(field or old.field, start, end)


def cut(text: str, keep: Iterable[tuple[int, int]] | None, edits: Iterable[Edit]) -> Cut:
    """The text cut to the stretches of `keep` (all of it for None), with the edits made.

    A stretch that ends inside an edit takes in all of it.
    """
    changes = merged(edits)
    wanted = [(0, len(text))] if keep is None else _whole(text, keep, changes)
    out: list[str] = []
    parts: list[_Part] = []
    length = 0
    for number, (start, end) in enumerate(wanted):
        if number:
            out.append(BETWEEN)
            length += len(BETWEEN)
        for piece_start, piece_end, words in _pieces(start, end, changes):
            said = text[piece_start:piece_end] if words is None else words
            parts.append(_Part(piece_start, piece_end, length, len(said), words is not None))
            out.append(said)
            length += len(said)
    return Cut("".join(out), tuple(parts))


def _whole(
    text: str, keep: Iterable[tuple[int, int]], changes: list[Edit]
) -> list[tuple[int, int]]:
    """The stretches in order, joined where they touch, none ending inside a change."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(keep):
        for change in changes:
            if change.start < start < change.end:
                start = change.start
            if change.start < end < change.end:
                end = change.end
        if made and (start <= made[-1][1] or _BLANK.match(text[made[-1][1] : start])):
            made[-1] = (made[-1][0], max(made[-1][1], end))
        elif end > start:
            made.append((start, end))
    return made


def _pieces(start: int, end: int, changes: list[Edit]) -> Iterable[tuple[int, int, str | None]]:
    at = start
    for change in changes:
        if change.end <= start or change.start >= end:
            continue
        if change.start > at:
            yield at, change.start, None
        yield change.start, change.end, change.words
        at = change.end
    if at < end:
        yield at, end, None
