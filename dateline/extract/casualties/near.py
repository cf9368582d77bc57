"""The last resort: a fate that found no people takes the figure that stands nearest to it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.casualties.fates import Trigger, strict
from dateline.extract.casualties.line import Line, Link, takes_up
from dateline.extract.casualties.lists import right_list
from dateline.extract.casualties.people import People

_FAR = 14  # words between a fate and its figure
_BREAKS = frozenset((";", ".", "—", "–", "--", '"', "“", "”"))


def near(line: Line, core: list[Link]) -> Iterator[Link]:
    """Figures of people that no fate has taken, for the fates that have taken nobody."""
    told = {(k.trigger.start, k.trigger.end) for k in core if k.trigger is not None}
    taken = [k.people for k in core]
    for t in line.triggers:
        if (t.start, t.end) in told or t.lemma in strict() or t.form in ("state", "base", "s"):
            continue
        opened = _opened_by(line, t)
        if opened is not None:
            yield from right_list(line, t, opened)
            continue
        p = _nearest(line, t, taken)
        if p is not None:
            taken.append(p)
            start, end = min(p.start, t.start), max(p.end, t.end)
            yield Link(t.fate, p, (t.start, t.end), start, end, "near", t)


def _opened_by(line: Line, t: Trigger) -> People | None:
    """ "Killed in the blast were two nurses and a cook": the people behind the verb of being."""
    if t.start != 0 or t.form not in ("ed", "en"):
        return None
    for i in range(t.end, min(t.end + _FAR, len(line.words) - 1)):
        if line.words[i].lower in ("was", "were", "are", "is"):
            return line.starting(i + 1)
    return None


def _nearest(line: Line, t: Trigger, taken: list[People]) -> People | None:
    """The nearest free figure on the side where the verb's people stand."""
    free = [p for p in line.people if p.kind == "counted" and not _held(p, taken)]
    left = [p for p in free if p.end <= t.group and _open(line, p.end, t.group)]
    right = [p for p in free if p.start >= t.end and _open(line, t.end, p.start)]
    if t.passive or not t.done_to:
        return left[-1] if left and not takes_up(line, left[-1]) else None
    return right[0] if right else None


def _held(p: People, taken: list[People]) -> bool:
    return any(q.start < p.end and p.start < q.end for q in taken)


def _open(line: Line, start: int, end: int) -> bool:
    """Whether neither a mark nor another fate parts the two, and they are not far apart."""
    if end - start > _FAR or any(w.text in _BREAKS for w in line.words[start:end]):
        return False
    return not any(start <= t.start < end for t in line.triggers)
