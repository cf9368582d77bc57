"""Acts that are held to one day: no figure of speech, however mild the report is."""

from __future__ import annotations

import re

from dateline.extract.frames.triggers import Trigger
from dateline.model.parsed import Sentence

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}"
    rf"|{_MONTH} (?:the )?\d{{1,2}}|{_WEEKDAY}|the \d{{1,2}}(?:st|nd|rd|th))"
)
# "the raid of 14 June", "the explosion at the station, 11 May"
_BEHIND = re.compile(
    r"(?:[^.,;]{0,60}?\b(?:of|on|from)|[^.,;]{0,60},) (?:last |this |the night of )?"
    rf"{_DATE}\b",
    re.IGNORECASE,
)
# "Thursday's strike", "the June 14 raid", "14 November: raid"
_BEFORE = re.compile(
    rf"\b{_DATE}(?:[’']s|:)? (?:[\w-]+ ){{0,2}}$|\b(?:yesterday|last night|last week)[’']s "
    r"(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_SOON = re.compile(
    rf"\b(?:{_DATE}|yesterday|overnight|th(?:is|e same) (?:morning|afternoon|evening)|last night"
    r"|tonight)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"[^.,;]{0,30}?\b(?:took place|happened|occurred|began|came)\b")
_NO_NOUN = re.compile(r"ed$")  # "the senator attacked the budget", read as a noun
_FIRM = frozenset({"the", "this", "that", "its", "their", "his", "her"})
# what is attacked in words is attacked for something
_WORDS = re.compile(
    r"\b(?:for (?:his|her|its|their|not|being|\w+ing)|over (?:his|her|its|their))\b"
)


def dated(sentence: Sentence, trigger: Trigger, text: str) -> bool:
    """True for a definite act noun with its day, and for something done to one on a day."""
    start = sentence.tokens[trigger.start].start - sentence.span.start
    end = sentence.tokens[trigger.end - 1].end - sentence.span.start
    if trigger.nominal:
        if _BEFORE.search(text[:start]):
            return True
        before = {t.lower for t in sentence.tokens[max(0, trigger.start - 3) : trigger.start]}
        if not before & _FIRM or _NO_NOUN.search(text[:end]):
            return False
        return _BEHIND.match(text[end:]) is not None or _happened(text[end:])
    p = trigger.predicate
    if p is None or p.voice != "passive" or p.tense == "present":
        return False
    return _SOON.search(text) is not None and _WORDS.search(text) is None


def _happened(rest: str) -> bool:
    return _HAPPENED.match(rest) is not None and _SOON.search(rest) is not None
