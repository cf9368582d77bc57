"""Figures inside a figure: "including four children", "most of them women", "one seriously"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.casualties.line import Line, Link, takes_up
from dateline.extract.casualties.lists import next_joined
from dateline.extract.casualties.people import People
from dateline.extract.casualties.words import grammar

_MARKERS: tuple[tuple[str, ...], ...] = (
    ("including",), ("among", "them"), ("among", "whom", "were"), ("among", "whom", "are"),
    ("among", "those"), ("comprising",), ("consisting", "of"), ("as", "well", "as"),
)  # fmt: skip
_HOLDING = frozenset(("include", "includes", "included", "comprised", "were", "are"))
_VAGUE = frozenset(("several", "some"))
_OWN = frozenset(("his", "her", "their", "its", "my", "our"))
_GRAVELY = frozenset(
    ("fatally", "seriously", "critically", "gravely", "severely", "badly", "slightly", "lightly")
)


def parts(line: Line, core: list[Link]) -> Iterator[Link]:
    """The parts of figures whose fate is known; they inherit it from the nearest one."""
    given = [k for k in core if k.people.kind in ("counted", "many", "one")]
    if not given:
        return
    for at, end in _markers(line, given):
        whole = _whole(given, at)
        p = _first(line, end)
        while whole is not None and p is not None:
            if not _says_little(line, p):
                yield _part(whole, p)
            p = next_joined(line, p)
    yield from _shares(line, given)


def _markers(line: Line, given: list[Link]) -> Iterator[tuple[int, int]]:
    lower = [w.lower for w in line.words]
    for i in range(len(lower)):
        for marker in _MARKERS[:-1]:
            if tuple(lower[i : i + len(marker)]) == marker:
                yield i, i + len(marker)
                break
        if lower[i] in _HOLDING and any(max(k.end, k.people.end) == i for k in given):
            yield i, i + 1  # "the 20 killed included four children"


def _whole(given: list[Link], at: int) -> Link | None:
    """The figure that ends last before the marker."""
    before = [k for k in given if k.people.end <= at]
    return max(before, key=lambda k: (k.people.end, k.people.kind == "counted"), default=None)


def _first(line: Line, at: int) -> People | None:
    for i in range(at, min(at + 2, len(line.words))):
        p = line.starting(i)
        if p is not None:
            return p
    return None


def _says_little(line: Line, p: People) -> bool:
    """ "His mother", "several other relatives": no figure that one could count with."""
    vague = p.value is not None and p.value.form in _VAGUE
    return vague or (p.kind == "one" and line.words[p.start].lower in _OWN)


def _part(whole: Link, p: People) -> Link:
    return Link(whole.fate, p, whole.hook, p.start, p.end, "part", whole.trigger)


def _shares(line: Line, given: list[Link]) -> Iterator[Link]:
    """ "most of them women", "the majority of whom were police officers", "two of them badly"."""
    for p in line.people:
        whole = _whole(given, p.start)
        if whole is None or p.head != "" or p.kind != "counted":
            continue
        kind = _told_kind(line, p)
        if kind is not None and (takes_up(line, p) or _within(line, p)):
            yield _of_kind(whole, p, kind)
        elif takes_up(line, p) and _with_harm(line, whole, p):
            yield _part(whole, p)
        elif p.end < len(line.words) and line.words[p.end].lower in _GRAVELY:
            part = _part(whole, p)
            fatal = line.words[p.end].lower == "fatally"
            yield replace(part, end=p.end + 1, fate="killed" if fatal else part.fate)


def _within(line: Line, p: People) -> bool:
    """ "Of these, 20 were officers", "31 injured, of whom seven are officers"."""
    before = [w.lower for w in line.words[max(0, p.start - 2) : p.start]]
    return line.words[0].lower == "of" or before == ["of", "whom"]


def _with_harm(line: Line, whole: Link, p: People) -> bool:
    """ "nine officers hurt, one of them with burns": the harm itself is told behind the part."""
    behind = line.words[p.end].lower if p.end < len(line.words) else ""
    return whole.fate == "injured" and behind in ("with", "in", "badly", "by")


def carried(line: Line, whole: Link, core: list[Link]) -> Iterator[Link]:
    """ "Four of them were children.": a sentence of its own about the figure told just before."""
    linked = {k.people.start for k in core}
    for p in line.people[:1]:
        bare = p.kind == "counted" and p.head == "" and p.start == 0 and p.end < len(line.words)
        are = bare and line.words[p.end].lower in ("are", "were", "is", "was")
        kind = _told_kind(line, p) if takes_up(line, p) or are else None
        if kind is not None and p.start not in linked and p.start <= 2:
            hook = (p.start, p.end)
            yield replace(_of_kind(whole, p, kind), hook=hook, trigger=None)


def _told_kind(line: Line, p: People) -> People | None:
    """The people words behind the phrase, a form of be between or not."""
    be = p.end < len(line.words) and line.words[p.end].lower in grammar().be
    return line.starting(p.end + 1 if be else p.end)


def _of_kind(whole: Link, p: People, kind: People) -> Link:
    share = p.value is not None and p.value.form == "share"
    joined = replace(p, end=kind.end, head=kind.head, who=(kind.start, kind.end))
    rule = "part:share" if share else "part"
    return Link(whole.fate, joined, whole.hook, p.start, kind.end, rule, whole.trigger)
