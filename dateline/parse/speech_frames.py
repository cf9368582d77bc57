"""All attributions of one unit, in order, with their contents settled against one another."""

from __future__ import annotations

from dateline.parse import speech_cues as cues
from dateline.parse import speech_hedges as hedges
from dateline.parse import speech_patterns as patterns
from dateline.parse import speech_verbs as verbs
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit

_OPENERS = frozenset(("but", "and", "however", "meanwhile"))


def find(unit: Unit, title: bool) -> list[Found]:
    """The attributions of a unit, in the order of their cues."""
    out: list[Found] = []
    if title:
        first = patterns.headline(unit)
        if first is not None:
            out.append(first)
    known = cues.verbs()
    for at, item in enumerate(unit.items):
        if item.code in ",.:-()QDOCHTAKWS":
            continue
        found = _at(unit, at, known.get(item.lower))
        if found is not None and not _overlaps(out, found):
            out.append(found)
    out.sort(key=lambda f: f.cue_start)
    _settle(unit, out)
    return [found for found in out if found.content or found.awaits or found.way == "aside"]


def _at(unit: Unit, at: int, cue: cues.Cue | None) -> Found | None:
    """The attribution whose cue stands at item `at`."""
    item = unit.items[at]
    if item.lower == "according" and at + 2 < len(unit.items):
        return patterns.according(unit, at)
    quoted = patterns.quoting(unit, at) or patterns.citing(unit, at)
    if quoted is not None:
        return quoted
    if item.code == "N":
        return patterns.noun(unit, at)
    if cue is not None and item.code in "VBGE":
        found = verbs.find(unit, at, cue)
        if found is not None:
            return found
    return hedges.find(unit, at) if item.code in "VERJ" else None


def _overlaps(out: list[Found], found: Found) -> bool:
    """True when the cue lies inside the attributing words of an earlier attribution."""
    return any(
        max(other.edge, found.cue_start) < min(max(other.begin, other.cue_end), found.cue_end)
        for other in out
        if other.way not in ("hedge", "forward") or found.cue_start < other.begin
    )


def _settle(unit: Unit, out: list[Found]) -> None:
    """Give each attribution its content, cut where another one takes over."""
    for number, found in enumerate(out):
        if found.way == "hedge":
            continue
        if found.way in ("backward", "both"):
            _add(unit, found, _back_start(unit, out, number), _back_end(unit, found))
        if found.way in ("forward", "both"):
            start = found.begin
            if found.way == "both" and unit.codes[start : start + 1] in (",", "-", ":"):
                start += 1
            _add(unit, found, start, _front_end(unit, out, number, start))


def _add(unit: Unit, found: Found, start: int, end: int) -> None:
    """Append items `[start, end)` as content, marks at the edges left out."""
    codes = unit.codes
    while (
        start < end
        and codes[start] in ",.:-A"
        and not (codes[start] == "A" and found.way != "forward")
    ):
        start += 1
    while end > start and codes[end - 1] in ",.:-":
        end -= 1
    if end > start:
        found.content.append((start, end))


def _back_end(unit: Unit, found: Found) -> int:
    return found.edge


def _back_start(unit: Unit, out: list[Found], number: int) -> int:
    """Where the words before an attribution begin: after an earlier sibling or semicolon."""
    found = out[number]
    start = 0
    for other in out[:number]:
        if other.rule == "colon" or (
            other.way in ("backward", "both")
            and any(code in "VMQ" for code in unit.codes[other.begin : found.edge])
        ):
            start = max(start, other.begin)
    for at in range(start, found.edge):
        if unit.items[at].lower == ";":
            start = at + 1
    return start


def _front_end(unit: Unit, out: list[Found], number: int, start: int) -> int:
    """Where the words after an attribution end."""
    end = len(unit.items)
    for other in out[number + 1 :]:
        if other.cue_start < start or other.edge >= end:
            continue
        cut = _cut(unit, other)
        if cut is not None and cut > start:
            end = min(end, cut)
    return end


def _cut(unit: Unit, other: Found) -> int | None:
    """Where a later attribution ends the content of an earlier one; None if it is inside it."""
    codes = unit.codes
    if other.way in ("backward", "both") and other.rule != "noun":
        return other.edge
    if other.way == "aside" or other.rule in ("participle", "coordinated"):
        return _before_join(codes, other.edge)
    if other.way == "forward" and other.rule.startswith(("verb", "quoted")):
        before = codes[other.edge - 1 : other.edge]
        if before == "A" or unit.items[other.edge - 1].lower in (
            "while",
            "whereas",
            ";",
            "although",
        ):
            return _before_join(codes, other.edge)
    return None


def _before_join(codes: str, at: int) -> int:
    """Before the comma and conjunction that lead to item `at`."""
    while at > 0 and codes[at - 1] in "A,K:":
        at -= 1
    return at
