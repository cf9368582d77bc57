"""Attributions without a verb of saying: "according to", colons in titles, nouns, quoting."""

from __future__ import annotations

import re

from dateline.parse import speech_cues as cues
from dateline.parse import speech_joint as joint
from dateline.parse import speech_phrases as phrases
from dateline.parse import speech_speakers as speakers
from dateline.parse.speech_cues import Cue
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit
from dateline.parse.speech_phrases import Subject

ACCORDING = Cue("according to", "neutral", "stated", "affirmed")
COLON = Cue(":", "neutral", "stated", "affirmed")
QUOTING = Cue("as saying", "neutral", "stated", "affirmed")
CITING = Cue("citing", "neutral", "stated", "affirmed")
_CITE = frozenset(("quoted", "quotes", "cited", "cites", "quoting", "citing", "quote"))
_SAYING = frozenset(("saying", "telling", "reporting", "claiming", "warning", "stating"))
_TITLE_SPEAKER = re.compile(r"^[DJNPCS]+(?:I[DJNPCS]+|A[JNP]+)?(?=:)")
_TITLE_TAIL = re.compile(r"[:-](?P<who>[JNPDS]{1,5})(?:V)?\.?$")
_RECKONING = re.compile(r"D?[JNPC]*[NP](?P<mark>S)J?N(?=[,.]|$)")
_FURTHER = frozenset(("including", "among", "most", "some"))
_SAY = frozenset(("say", "says", "said"))


def according(unit: Unit, at: int) -> Found | None:
    """ "According to the mayor, ..." and "..., according to the mayor"; `at` is "according"."""
    if unit.items[at + 1].lower != ("to" if unit.items[at].lower == "according" else "per"):
        return None
    subject = phrases.after(unit, at + 2)
    if subject is None or _is_no_source(unit, subject):
        return None
    subject = joint.lengthened(unit, subject)
    codes = unit.codes
    found = Found(ACCORDING, at, at + 2, subject, "backward", "according", at, subject.end)
    opens = codes[at - 1 : at] == "," and codes[at - 2 : at - 1] in ("A", "K", "W", "H")
    if opens or not any(code in "VMQNP" for code in codes[:at]):
        found.way = "forward"
        found.begin += codes[subject.end : subject.end + 1] in (",", ":")
    elif codes[subject.end : subject.end + 1] == "," and _goes_on(unit, at, subject.end + 1):
        found.way = "both"
    return found


def reckoned(unit: Unit, at: int) -> Found | None:
    """ "Four soldiers died, by the army's count": whose reckoning it is."""
    if unit.items[at].lower not in ("by", "in", "on"):
        return None
    match = _RECKONING.match(unit.codes, at + 1)
    if match is None or unit.items[match.end() - 1].lower not in cues.others("reckoning"):
        return None
    mark = match.start("mark")
    subject = Subject(at + 1, match.end(), mark)
    found = Found(ACCORDING, at, at + 1, subject, "backward", "reckoned", at, match.end())
    if at == 0:
        found.way = "forward"
    return found


def _is_no_source(unit: Unit, subject: Subject) -> bool:
    """True for "according to the schedule"."""
    head = speakers.read(unit.items[subject.start : subject.shown]).head
    return head in cues.others("not_sources")


def _goes_on(unit: Unit, at: int, after: int) -> bool:
    """True when what is said goes on behind the source: no verb yet, or "when", "including"."""
    if not _is_whole(unit.codes[:at]):
        return True
    follows = unit.codes[after : after + 1]
    return follows in ("K", "W") or (follows != "" and unit.items[after].lower in _FURTHER)


def bracketed(unit: Unit, at: int) -> Found | None:
    """ "At least 21 were killed (UN)." and "(source: police)": the source in brackets."""
    end = unit.codes.find(")", at)
    if not at + 1 < end <= at + 6 or unit.codes[end + 1 : end + 2] not in (".", ",", "", ":"):
        return None
    named = unit.codes[at - 1] == "P" and unit.codes[at - 2 : at - 1] != "I"
    if at == 0 or named or "V" not in unit.codes[:at]:
        return None
    start = at + 3 if unit.items[at + 2].text == ":" else at + 1
    inner = unit.items[start:end]
    if not inner or not speakers.is_kind(inner) or any(i.code not in "DNPJ" for i in inner):
        return None
    return Found(COLON, at, end, Subject(start, end, end), "backward", "brackets", at, end + 1)


def _is_whole(codes: str) -> bool:
    """True when a clause with its verb stands before."""
    return any(code in "VMQ" for code in codes)


def quoting(unit: Unit, at: int) -> Found | None:
    """ "The agency quoted an officer as saying ...": the officer, via the agency."""
    items, codes = unit.items, unit.codes
    if items[at].lower not in _CITE:
        return None
    as_at = next(
        (i for i in range(at + 1, min(at + 16, len(items) - 1)) if items[i].lower == "as"), None
    )
    if as_at is None or items[as_at + 1].lower not in _SAYING:
        return None
    start = at
    while start > 0 and codes[start - 1] in "VRM":
        start -= 1
    passive = codes[at] == "E" and start < at
    outer = phrases.before(unit, start)
    inner = phrases.after(unit, at + 1)
    agent = _agent(unit, at + 1, as_at)
    speaker, via = (outer, agent) if passive or agent is not None else (inner, outer)
    if speaker is None:
        return None
    edge = outer.start if outer else start
    begin = as_at + 2 + (codes[as_at + 2 : as_at + 3] == "H")
    if begin < len(items) and items[begin].lower == "by" and passive:
        via, begin = phrases.after(unit, begin + 1), len(items)
    found = Found(QUOTING, as_at, as_at + 2, speaker, "forward", "quoted", edge, begin)
    found.via = via
    if begin >= len(codes) or codes[begin] in ".,":
        found.way = "backward"
    return found


def _agent(unit: Unit, start: int, end: int) -> Subject | None:
    """The phrase after "by" among items `[start, end)`."""
    for at in range(start, end):
        if unit.items[at].lower == "by":
            return phrases.after(unit, at + 1)
    return None


def citing(unit: Unit, at: int) -> Found | None:
    """ "..., citing police": whose words the sentence passes on."""
    if unit.items[at].lower not in ("citing", "quoting") or unit.codes[at] != "G":
        return None
    subject = phrases.after(unit, at + 1)
    if subject is None:
        return None
    return Found(CITING, at, at + 1, subject, "aside", "citing", at, subject.end)


def issuing(unit: Unit, at: int) -> Found | None:
    """ "The command issued the following statement on Monday:": what comes next is said there."""
    items, codes = unit.items, unit.codes
    if codes[at] != "V" or items[at].lower not in cues.media_words("issue"):
        return None
    things = cues.media_words("speaking_things")
    thing = next((i.lower for i in items[at + 1 : at + 6] if i.lower in things), None)
    colon = next((n for n in range(at + 1, len(items)) if items[n].text == ":"), None)
    if thing is None or colon is None or codes[colon + 1 : colon + 2] not in ("", "Q"):
        return None
    subject = phrases.before(unit, at)
    if subject is None:
        return None
    found = Found(QUOTING, at, at + 1, subject, "forward", "issued", subject.start, colon + 1)
    found.awaits = True
    found.medium = cues.media().get(thing, "statement")
    return found


def headline(unit: Unit) -> Found | None:
    """ "Police: two held in raid", and "Two held in raid: police" at the end."""
    match = _TITLE_SPEAKER.match(unit.codes)
    if match is not None and match.end() + 1 < len(unit.codes):
        end = match.end()
        if unit.items[end].lower == ":" and end <= 8 and _may_speak(unit, 0, end):
            subject = Subject(0, end, end)
            return Found(COLON, end, end + 1, subject, "forward", "colon", 0, end + 1)
    tail = _TITLE_TAIL.search(unit.codes)
    if tail is None or tail.start() < 3:
        return None
    start, end = tail.span("who")
    if tail.group().rstrip(".")[-1] == "V" and unit.items[end].lower not in _SAY:
        return None
    if not speakers.in_lexicon(unit.items[start:end]):
        return None
    subject = Subject(start, end, end)
    edge = tail.start()
    return Found(COLON, edge, edge + 1, subject, "backward", "colon_end", edge + 1)


def _may_speak(unit: Unit, start: int, end: int) -> bool:
    """True for a kind of speaker, or for a name of two words before a quotation."""
    items = unit.items[start:end]
    named = all(item.code == "P" for item in items) and len(items) > 1
    return speakers.is_kind(items) or (named and "Q" in unit.codes[end:])


def noun(unit: Unit, at: int) -> Found | None:
    """ "The group's claim that ...", "a warning by the army that ...", "reports that ..."."""
    items, codes = unit.items, unit.codes
    cue = cues.nouns().get(items[at].lower)
    if cue is None or codes[at] != "N":
        return None
    end, subject = at + 1, None
    if codes[end : end + 1] in ("I", "T") and items[end].lower in ("by", "from"):
        subject = phrases.after(unit, end + 1)
        end = subject.end if subject else end
    if codes[end : end + 1] != "H":
        return None
    start = at
    while start > 0 and codes[start - 1] in "JEC":
        start -= 1
    if subject is None:
        subject = _possessor(unit, start)
    found = Found(cue, at, at + 1, subject, "forward", "noun", at, end + 1)
    found.certainty, found.polarity = cue.certainty, cue.polarity
    if subject is None and cue.group == "neutral":
        found.certainty = "hedged"
    before = {item.lower for item in items[max(0, start - 4) : at]}
    if before & cues.others("doubted"):
        found.certainty = "unverified"
    if {"no", "truth"} <= before or before & {"false", "untrue", "denied", "fake"}:
        found.certainty, found.polarity = "stated", "denied"
    return found


def _possessor(unit: Unit, start: int) -> Subject | None:
    """Whose claim it is: "the group's", "his"."""
    if start > 1 and unit.codes[start - 1] == "S":
        return phrases.owner(unit, start - 1)
    if start > 0 and unit.items[start - 1].lower in ("his", "her", "their", "its"):
        return Subject(start - 1, start, start)
    return None
