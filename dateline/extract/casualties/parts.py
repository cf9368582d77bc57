"""Figures inside a figure: "including four children", "most of them women", "one seriously"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.casualties.link import Line, Link, next_joined, own_fate
from dateline.extract.casualties.people import People

_MARKERS: tuple[tuple[str, ...], ...] = (
    ("including",), ("among", "them"), ("among", "whom", "were"), ("among", "whom", "are"),
    ("among", "those"), ("comprising",), ("consisting", "of"), ("as", "well", "as"),
)  # fmt: skip
_MOSTLY = frozenset(("mostly", "mainly", "largely", "chiefly", "predominantly"))


def parts(line: Line, core: list[Link]) -> Iterator[Link]:
    """The parts of figures whose fate is known; they inherit it from the nearest one."""
    given = [k for k in core if k.people.kind in ("counted", "many", "one")]
    if not given:
        return
    for at, end in _markers(line):
        whole = _whole(given, at)
        p = _first(line, end)
        while whole is not None and p is not None:
            yield _part(whole, p)
            p = next_joined(line, p)
    yield from _shares(line, given)


def _markers(line: Line) -> Iterator[tuple[int, int]]:
    lower = [w.lower for w in line.words]
    for i in range(len(lower)):
        for marker in _MARKERS[:-1]:
            if tuple(lower[i : i + len(marker)]) == marker:
                yield i, i + len(marker)
                break


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


def _part(whole: Link, p: People) -> Link:
    return Link(whole.fate, p, whole.hook, p.start, p.end, "part", whole.trigger)


def _shares(line: Line, given: list[Link]) -> Iterator[Link]:
    """ "most of them women", "the majority of whom were police officers"."""
    for p in line.people:
        share = p.value is not None and p.value.form == "share"
        inner = p.head == "" and (share or line.words[p.end - 1].lower in ("them", "whom"))
        if not inner:
            continue
        whole = _whole(given, p.start)
        if whole is None or own_fate(line, p) and not _is_noun(line, p.end):
            continue
        at = (
            p.end + 1
            if p.end < len(line.words)
            and line.words[p.end].lower in ("were", "are", "was", "being", "is")
            else p.end
        )
        kind = line.starting(at)
        if kind is None:
            continue
        who = (kind.start, kind.end)
        joined = replace(p, end=kind.end, head=kind.head, who=who)
        yield Link(
            whole.fate,
            joined,
            whole.hook,
            p.start,
            kind.end,
            "part:share" if share else "part",
            whole.trigger,
        )


def _is_noun(line: Line, at: int) -> bool:
    """Whether people words follow a form of be ("whom were police officers")."""
    return (
        at + 1 < len(line.words)
        and line.words[at].lower in ("were", "are", "was", "is")
        and line.starting(at + 1) is not None
    )
