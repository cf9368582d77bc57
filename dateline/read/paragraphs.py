"""The paragraphs of a plain text: which line breaks are wraps and which end a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BLANKS = re.compile(r" {2,}")
_ENDINGS = (".", "!", "?", "…", ":", ";", "”", '"', "’", "'", ")", "»", "]")
_BULLET = re.compile(r"(?:[-*•·–—▪●►>]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_WIDEST_WRAP = 130  # no program wraps lines wider than this: longer lines are whole paragraphs
_NARROWEST_WRAP = 40
_RAGGED = 0.7  # of the width: a line this long that ends inside a sentence was wrapped
_OPEN_SHARE = 0.5  # of the line breaks of a wrapped text, how many fall inside a sentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `soft` when the break before it may just as well be a wrapped line's."""

    text: str
    soft: bool = False


def split(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order, runs of blanks collapsed, wrapped lines joined.

    A line is joined to the next one only when the break is plainly a wrap: the next line goes
    on in lower case, or the text has a common width and the line is full or stops in a sentence.
    """
    blocks = _blocks(text)
    widest = max((len(line) for block in blocks for line in block), default=0)
    width = _wrap_width(blocks, widest)
    out: list[Paragraph] = []
    for block in blocks:
        out.extend(_unwrap(block, width, widest <= _WIDEST_WRAP))
    return out


def join(parts: Sequence[Paragraph]) -> tuple[str, list[int]]:
    """The text of a report, and for each paragraph the offset at which it ends.

    A blank line stands between paragraphs, a single line break where the break is soft.
    """
    out: list[str] = []
    ends: list[int] = []
    length = 0
    for part in parts:
        glue = ("\n" if part.soft else "\n\n") if out else ""
        out.append(glue + part.text)
        length += len(out[-1])
        ends.append(length)
    return "".join(out), ends


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines without a blank line between them; each line trimmed."""
    blocks: list[list[str]] = [[]]
    for raw in text.split("\n"):
        line = _BLANKS.sub(" ", raw.strip())
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _wrap_width(blocks: Sequence[Sequence[str]], width: int) -> int | None:
    """The width at which the text was wrapped, None when it was not."""
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if len(breaks) < 2 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    inside = sum(not left.endswith(_ENDINGS) for left, _ in breaks)
    return width if inside >= _OPEN_SHARE * len(breaks) else None


def _unwrap(block: Sequence[str], width: int | None, narrow: bool) -> list[Paragraph]:
    out = [Paragraph(block[0])]
    for left, right in pairwise(block):
        if _is_wrap(left, right, width):
            out[-1] = Paragraph(out[-1].text + " " + right, out[-1].soft)
        else:
            soft = narrow and not left.endswith(_ENDINGS)
            out.append(Paragraph(right, soft))
    return out


def _is_wrap(left: str, right: str, width: int | None) -> bool:
    if _BULLET.match(right):
        return False
    if right[0].islower() and not left.endswith(_ENDINGS):
        return True
    if width is None:
        return False
    if not left.endswith(_ENDINGS) and len(left) >= _RAGGED * width:
        return True
    return len(left) + 1 + len(right.split(" ", 1)[0]) > width
