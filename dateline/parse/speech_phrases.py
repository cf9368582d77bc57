"""Noun phrases in the code string of a unit: who stands before a verb, who stands after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.parse import speech_cues as cues
from dateline.parse.speech_items import Unit

_PRE = r"D?(?:[JN]A(?=[JN]+N)|R?[JC]|E(?=[JNPC])|G(?=[NP]))*"
_NAME = r"[NP](?:[NPC]|[GJ](?=[NP]))*"
_BASE = rf"(?:{_PRE}{_NAME}(?:S{_PRE}{_NAME})*S?|D?C|D(?=[,.MVRI]|$))"
_BASES = rf"{_BASE}(?:\([^()]{{1,6}}\))?"
_TAIL = rf"(?:(?:[EG]R?)?[IT]{_BASES}|GO?{_BASES}|[IT]{_PRE}Y)*"
_ONE = rf"{_BASES}{_TAIL}"
_PHRASE = rf"{_ONE}(?:A{_ONE})?"
_ASIDE = rf"(?:[NCDJ]I[WO][^,Q.:]+|{_ONE}(?:A{_ONE})*(?:[WH][^,Q.:]+)?|[CY]|[WGEIKTJR][^,Q.:]*)"
_LEFT = re.compile(rf"{_PHRASE}$")
_REDUCED = re.compile(rf"(?P<who>{_BASE})OR*VI?$")
_POSTED = re.compile(rf"(?P<who>{_BASE})[EV]R?$")
_OBJECTS = frozenset(("him", "them", "us", "me"))
_LEFT_BASE = re.compile(rf"{_PRE}{_NAME}$")
_SIDES = re.compile(rf"(?P<first>{_ASIDE})(?:,{_ASIDE})*")
_GOVERNING = frozenset("VMBGEIT")  # what stands before an object, never before a subject
_OPENS = ("", ",", "-", "A", "K", ":", "Q")  # what stands before the subject of a clause
_MOST_SIDES = 3  # how many commas back a subject with asides may begin
_RIGHT = re.compile(_PHRASE)
_APPOSED = re.compile(rf",(?:C,)?(?P<side>{_ONE})(?=[,.:Q-]|$)")
_FULL_NAME = re.compile(r"P{2,4}(?=[,.:]|$)")
_FORWARD_BASE = re.compile(r"O(?:[JC]+[NP]+)?|D?(?:R?[JCE])*[NP]+(?:S(?:R?[JCE])*[NP]+)*|D|C")


PERIODS = frozenset(("week", "month", "year", "weekend", "night", "summer", "spring", "fall"))
_WHICH = frozenset(("this", "last", "that", "late"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Items that name a speaker: `[start, end)`; `shown` is where the words to quote end."""

    start: int
    end: int
    shown: int


def before(unit: Unit, at: int) -> Subject | None:
    """The subject that ends right before item `at` (the start of a verb group)."""
    codes = unit.codes
    end = _skip_time(unit, at)
    if end == 0:
        return None
    last = codes[end - 1]
    if last == "O" and unit.items[end - 1].lower in _OBJECTS:
        return _past_relative(unit, end)
    if last == "O":
        return Subject(end - 1, end, end)
    if last in "IVR":
        reduced = _past_reduced(unit, end)
        if reduced is not None or last != "R":
            return reduced
    if last == "W":
        return _antecedent(unit, end - 1)
    if last == ",":
        return _with_side(unit, end)
    if last == ")":
        opened = codes.rfind("(", 0, end)
        inner = before(unit, opened) if opened > 0 else None
        return Subject(inner.start, end, end) if inner else None
    match = _LEFT.search(codes, _barrier(codes, end), end)
    if match is None or _is_object(unit, match.start()):
        past = _past_relative(unit, end)
        if past is not None or match is None:
            return past
    return _trimmed(unit, match.start(), end)


def _is_object(unit: Unit, start: int) -> bool:
    """True for a phrase that a verb other than one of saying governs ("to fetch water")."""
    if unit.codes[start - 1 : start] not in tuple("VBEGI"):
        return False
    return start > 0 and unit.items[start - 1].lower not in cues.verbs()


def _past_reduced(unit: Unit, end: int) -> Subject | None:
    """The subject before a clause without "whom": "a colonel we spoke to", "clips posted here"."""
    posted = _POSTED.search(unit.codes, _barrier(unit.codes, end, "QHKWB.:,-"), end)
    if posted is not None and unit.items[posted.end("who")].lower.endswith("ed"):
        adverb = unit.codes[end : end + 1] == "R" or unit.codes[end - 1] == "R"
        shown = end + (unit.codes[end] == "R")
        return Subject(posted.start(), end, shown) if adverb else None
    match = _REDUCED.search(unit.codes, _barrier(unit.codes, end, "QHKWB.:,-"), end)
    if match is None or unit.items[match.end("who")].lower in _OBJECTS:
        return None
    return Subject(match.start(), end, match.end("who"))


def _past_relative(unit: Unit, end: int) -> Subject | None:
    """The subject whose relative clause ends before the verb: "women who came for water said"."""
    codes = unit.codes
    for at in range(end - 1, 0, -1):
        if codes[at] in "Q.:HK":
            return None
        if codes[at] == "W" and any(code in "VM" for code in codes[at + 1 : end]):
            found = _antecedent(unit, at)
            if found is None or codes[max(0, found.start - 1) : found.start] not in _OPENS:
                return None
            return Subject(found.start, end, found.shown)
    return None


def _barrier(codes: str, end: int, marks: str = "VMQHKWB.:,-") -> int:
    """The item after the last one before `end` that no plain phrase may hold."""
    at = end
    while at > 0 and codes[at - 1] not in marks:
        at -= 1
    return at


def owner(unit: Unit, at: int) -> Subject | None:
    """The plain phrase that ends before item `at`, a possessive mark ("the army's claim")."""
    match = _LEFT_BASE.search(unit.codes, _barrier(unit.codes, at), at)
    return Subject(match.start(), at, at) if match else None


def _skip_time(unit: Unit, at: int) -> int:
    """Before `at`, past a day between subject and verb ("the ministry on Monday said")."""
    codes = unit.codes
    if at > 1 and codes[at - 1] == "Y":
        at -= 2 if codes[at - 2] == "I" else 1
    elif at > 2 and unit.items[at - 1].lower in PERIODS:
        at -= 2 if unit.items[at - 2].lower in _WHICH else 0
    return at


def _antecedent(unit: Unit, at: int) -> Subject | None:
    """The phrase before a relative pronoun."""
    if unit.items[at].lower not in ("who", "which", "that"):
        return None
    end = at - 1 if at > 0 and unit.codes[at - 1] == "," else at
    match = _LEFT.search(unit.codes, _barrier(unit.codes, end), end)
    if match is None or end == 0:
        return None
    found = _trimmed(unit, match.start(), end)
    return Subject(found.start, at + 1, found.shown) if found else None


def _with_side(unit: Unit, end: int) -> Subject | None:
    """A phrase with appositions or asides between commas, right before the verb."""
    codes = unit.codes
    commas = [at for at in range(end - 1) if codes[at] == ","][-_MOST_SIDES:]
    if commas and codes[commas[-1] - 1 : end] == "O,R,":
        return Subject(commas[-1] - 1, end, commas[-1])  # "he, however, said"
    for opened in commas:
        low = _barrier(codes, opened)
        core = _LEFT.search(codes, low, opened) if low < opened else None
        side = _SIDES.fullmatch(codes, opened + 1, end - 1)
        if core is None or side is None or _is_governed(codes, core.start()):
            continue
        found = _trimmed(unit, core.start(), opened)
        if found is not None:
            described = codes[opened + 1] in "DJNPCR" and end - opened > 3
            shown = opened + 1 + len(side.group("first")) if described else found.shown
            if codes[opened + 1 : opened + 3] == "C," and codes[opened + 3] in "DJN":
                shown = end - 1  # "Ari Molu, 45, a carpenter, said"
            return Subject(found.start, end, shown)
    return None


def _is_governed(codes: str, start: int) -> bool:
    """True for a phrase behind a verb or preposition, adverbs aside ("for about an hour")."""
    while start > 0 and codes[start - 1] == "R":
        start -= 1
    return codes[start - 1 : start] in _GOVERNING


def _trimmed(unit: Unit, start: int, end: int) -> Subject | None:
    """The phrase without the medium or time that trails it ("the army in a statement")."""
    codes = unit.codes
    while start < end and codes[start] in "RA,":
        start += 1
    if start >= end:
        return None
    shown = end
    for at in range(end - 1, start, -1):
        if codes[at] in "ITG":
            inside = unit.items[at + 1 : shown]
            if inside and (inside[-1].lower in cues.media() or inside[-1].code == "Y"):
                shown = at
    return Subject(start, end, shown)


def after(unit: Unit, at: int) -> Subject | None:
    """The phrase that begins at item `at`, with a short apposition if one follows."""
    codes = unit.codes
    if at >= len(codes):
        return None
    if codes[at] == "O":
        return Subject(at, at + 1, at + 1)
    match = _RIGHT.match(codes, at)
    if match is None or match.end() == at:
        return None
    found = _trimmed(unit, at, match.end())
    if found is None:
        return None
    shown, end = found.shown, found.end
    side = _APPOSED.match(codes, end)
    if side is not None and shown == end and _is_apposition(unit, side.start("side")):
        shown = end = side.end("side")
    return Subject(found.start, end, shown)


def _is_apposition(unit: Unit, at: int) -> bool:
    """True when the phrase at `at` describes: it opens with a determiner or a common noun."""
    if unit.codes[at] in "DNJ":
        return unit.items[at].lower not in ("this", "that", "these")
    names = _FULL_NAME.match(unit.codes, at)
    return names is not None and unit.codes[at - 2] == "N"


def with_apposition(unit: Unit, end: int) -> int:
    """Where a short apposition after item `end` ends; `end` itself when there is none."""
    match = _APPOSED.match(unit.codes, end)
    if match is None or not _is_apposition(unit, match.start("side")):
        return end
    return match.end("side")


def addressee(unit: Unit, at: int) -> int:
    """Where the phrase of those who are told ends; `at` itself when nobody is told."""
    codes = unit.codes
    match = _FORWARD_BASE.match(codes, at)
    if match is None:
        return at
    end = match.end()
    while end < len(codes) and codes[end] in "AI":
        more = _FORWARD_BASE.match(codes, end + 1)
        joined = codes[end] == "A" or unit.items[end].lower in ("of", "from", "at")
        if more is None or not joined:
            break
        end = more.end()
    return end
