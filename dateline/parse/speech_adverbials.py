"""What stands between a verb of saying and the words said: when, where, through which medium."""

from __future__ import annotations

import re

from dateline.model.values import Medium
from dateline.parse import speech_cues as cues
from dateline.parse import speech_phrases as phrases
from dateline.parse.speech_items import Unit

_TO_THAT = re.compile(r"(?:[RJDNPCSYTOEA(),]|I|G)*?H")
_TIME = re.compile(r"(?:R|J)?I?D?[JR]?Y(?:[NY](?![VM]))?|I[D]?[JN]?C?N(?=[,.H:Q]|$)")
_PREPOSED = re.compile(r"[IT](?:D?(?:R?[JCEG])*[NPY]+(?:S(?:R?[JCE])*[NP]+)*(?:C)?)")
_WHEN = frozenset(("time", "moment", "day", "scene", "spot", "outset", "end"))
_SPAN = 14  # "that" is looked for this many items after the verb


def end_of(unit: Unit, at: int) -> int:
    """Where the adverbials that follow the verb end, so that the words said can begin."""
    codes = unit.codes
    while at < len(codes):
        step = _step(unit, at)
        if step == at:
            return at
        at = step
    return at


def _step(unit: Unit, at: int) -> int:
    codes = unit.codes
    if codes[at] == "Y":
        end = at + 1
        return end + 1 if codes[end : end + 1] == "N" and _is_daypart(unit, end) else end
    following = unit.items[at + 1].lower if at + 1 < len(codes) else ""
    if unit.items[at].lower in ("on", "via") and cues.media().get(following) == "social_media":
        return at + 2
    if unit.items[at].lower in ("not", "never"):
        return at
    if unit.items[at].lower in ("late", "early") and codes[at + 1 : at + 3] in ("IY", "Y"):
        return at + 2 + (codes[at + 1] == "I")
    if codes[at] == "R" and _is_loose(unit, at):
        return at + 1
    if unit.items[at].lower in ("this", "last") and following in phrases.PERIODS:
        return at + 2
    if codes[at] == "J" and codes[at + 1 : at + 2] == "Y":
        return at + 1
    match = _PREPOSED.match(codes, at)
    if match is not None and _is_circumstance(unit, at, match.end()):
        return match.end()
    return at


def _is_loose(unit: Unit, at: int) -> bool:
    """True for an adverb that belongs to the saying, not to a number or word after it."""
    if unit.codes[at + 1 : at + 2] in ("C", "J", "I", "R", "V", "E", "D"):
        return False
    return unit.items[at].lower not in ("at", "only", "nearly", "just", "even")


def _is_daypart(unit: Unit, at: int) -> bool:
    return unit.items[at].lower in ("morning", "afternoon", "evening", "night")


def _is_circumstance(unit: Unit, start: int, end: int) -> bool:
    """True for a day, a medium, those who are told, or a short phrase before a mark."""
    words = [item.lower for item in unit.items[start + 1 : end]]
    if any(item.code == "Y" for item in unit.items[start + 1 : end]):
        return True
    if words[-1] in cues.media() or words[-1] in cues.media_words("addressees"):
        return True
    return unit.codes[end : end + 1] in ("", ",", ".", "H", ":", "Q")


def clause_after_that(unit: Unit, at: int, told: bool = False) -> int | None:
    """The item after "that", if only adverbials lie between `at` and it.

    `told` says that those who are told were named: then any "that" opens what they are told.
    """
    stop = min(len(unit.codes), at + _SPAN)
    match = _TO_THAT.match(unit.codes, at, stop)
    if match and not any(
        i.code == "G" and i.lower in cues.verbs() for i in unit.items[at : match.end()]
    ):
        return match.end()
    for place in range(at + 1, stop):
        if unit.items[place].lower == "that" and (told or _is_told(unit, place - 1)):
            return place + 1
        if unit.codes[place] in "VMBWQ.:":
            return None
    return None


def _is_told(unit: Unit, at: int) -> bool:
    """True for a medium, a day or those who are told: "that" after them opens what is said."""
    item = unit.items[at]
    known = item.lower in cues.media() or item.lower in cues.media_words("addressees")
    return known or item.code == "Y" or item.lower in _WHEN or item.lower in phrases.PERIODS


def medium(unit: Unit, start: int, end: int) -> Medium:
    """The medium that items `[start, end)` name, `unspecified` if none; "a message on Telegram"
    is social media."""
    known = cues.media()
    items = unit.items[start:end]
    found = [known[i.lower] for i in items if i.code in "NPJ" and i.lower in known]
    particular = [medium for medium in found if medium != "statement"]
    return next(iter(particular or found), "unspecified")
