"""Several who say the same: "police and residents", "the mayor, a nurse and two witnesses"."""

from __future__ import annotations

import re

from dateline.parse import speech_speakers as speakers
from dateline.parse.speech_items import Item, Unit
from dateline.parse.speech_phrases import Subject

_JOINED = frozenset(("and", "or", "&"))
_BESIDE = (("as", "well", "as"), ("along", "with"), ("together", "with"))
_ELEMENT = re.compile(r"[DJNPCS]+(?:I[DJNPCS]+)?$")
_FURTHER = re.compile(r"(?:,[DJNPCS]+(?:I[DJNPCS]+)?)*,?A[DJNPCS]+(?:I[DJNPCS]+)?(?=[,.:VM]|$)")
_LEADS = ("", ",", "-", "Q", ".", ":", "H", "K")


def widened(unit: Unit, subject: Subject) -> Subject:
    """The subject with the kinds of speakers before it in a list: "police, residents and ..."."""
    items = unit.items[subject.start : subject.shown]
    if not any(item.lower in _JOINED for item in items):
        return subject
    start = subject.start
    while start > 1 and unit.codes[start - 1] == ",":
        match = _ELEMENT.search(unit.codes, _after_mark(unit.codes, start - 1), start - 1)
        if match is None or not _speaks(unit.items[match.start() : start - 1]):
            break
        if unit.codes[match.start() - 1 : match.start()] not in _LEADS and match.start() > 0:
            break
        start = match.start()
    return Subject(start, subject.end, subject.shown) if start < subject.start else subject


def lengthened(unit: Unit, subject: Subject) -> Subject:
    """The subject with those who follow it in a list: "the mayor, a nurse and two guards"."""
    match = _FURTHER.match(unit.codes, subject.shown)
    if match is None or subject.shown != subject.end:
        return subject
    whole = unit.items[subject.shown : match.end()]
    if not all(_speaks(part) for part in _elements(whole)):
        return subject
    return Subject(subject.start, match.end(), match.end())


def _after_mark(codes: str, end: int) -> int:
    """The item after the last mark or verb before `end`."""
    at = end
    while at > 0 and codes[at - 1] not in ",.:-QHKVMWBGET":
        at -= 1
    return at


def _speaks(items: tuple[Item, ...]) -> bool:
    return bool(items) and speakers.is_kind(items) and speakers.read(items).role != "other"


def _elements(items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """A list of phrases cut at its commas and conjunctions."""
    out: list[tuple[Item, ...]] = []
    start = 0
    for at, item in enumerate(items):
        if item.lower in _JOINED or item.code == ",":
            out.append(items[start:at])
            start = at + 1
    out.append(items[start:])
    return [part for part in out if part]


def parts(unit: Unit, subject: Subject) -> list[tuple[int, int]]:
    """The item ranges of the distinct speakers that a subject names; one range if only one."""
    cuts = [at for at in range(subject.start + 1, subject.shown - 1) if _is_join(unit, at)]
    for at in reversed(cuts):
        low = at + len(_beside(unit, at))
        if not _distinct(unit.items[subject.start : at], unit.items[low : subject.shown]):
            continue
        return [*_listed(unit, subject.start, at), (low, subject.shown)]
    return [(subject.start, subject.shown)]


def _listed(unit: Unit, start: int, end: int) -> list[tuple[int, int]]:
    """What stands before the last conjunction: one speaker, or several between commas."""
    end -= unit.codes[end - 1] == ","
    commas = [at for at in range(start + 1, end) if unit.codes[at] == ","]
    bounds = list(zip([start, *(at + 1 for at in commas)], [*commas, end], strict=True))
    named = any(speakers.person(unit.items[low:high]) for low, high in bounds[1:])
    if commas and not named and all(_speaks(unit.items[low:high]) for low, high in bounds):
        return bounds
    return [(start, end)]


def _is_join(unit: Unit, at: int) -> bool:
    return unit.items[at].lower in _JOINED or len(_beside(unit, at)) > 1


def _beside(unit: Unit, at: int) -> tuple[str, ...]:
    """The conjunction at item `at`: one word, or "as well as" and the like."""
    words = tuple(item.lower for item in unit.items[at : at + 3])
    return next((b for b in _BESIDE if words[: len(b)] == b), words[:1])


def _distinct(first: tuple[Item, ...], second: tuple[Item, ...]) -> bool:
    """True for two who can each speak, false for two words before one head ("police and army
    officials") and for a name that holds an "and"."""
    if not first or not second or first[-1].code not in "NPCJ),":
        return False
    one, other = speakers.read(first), speakers.read(second)
    if one.named == "name" and other.named == "name":
        return True
    if second[0].code == "D":
        return other.role != "other" and (one.role != "other" or first[0].code in "DP")
    if second[0].code == "C":
        return _speaks(second) and speakers.is_kind(first)
    if first[-1].code == "J" or (speakers.shares_head(second) and len(first) <= _SHARED):
        return False
    if any(item.lower == "of" for item in first) and second[0].code == "P":
        return other.named == "name"
    return _speaks(first) and _speaks(second)


_SHARED = 2  # "federal and state officials", "Oruban police and hospital officials"
