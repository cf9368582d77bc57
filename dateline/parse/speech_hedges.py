"""Words with which the paper hedges or passes on blame: "reportedly", "is believed to have"."""

from __future__ import annotations

from dateline.model.claim import Certainty
from dateline.parse import speech_cues as cues
from dateline.parse import speech_phrases as phrases
from dateline.parse.speech_cues import Cue
from dateline.parse.speech_found import Found
from dateline.parse.speech_items import Unit
from dateline.parse.speech_phrases import Subject
from dateline.parse.speech_verbs import group

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_NOT = frozenset(("not", "n't", "n’t", "never", "yet"))
_CAN = frozenset(("could", "can", "cannot", "ca"))
_ASKED = frozenset(("if", "whether", "who", "what", "how", "why", "where", "when", "which"))
_TOLD = frozenset(("thought", "believed", "hoped", "feared", "knew", "saw", "felt", "realised"))
_LINKS = frozenset(("of", "on", "over", "for", "in", "with"))


def find(unit: Unit, at: int) -> Found | None:
    """The hedge at item `at`, if it is one."""
    lower = unit.items[at].lower
    if lower in cues.hedging_adverbs():
        return _clause(unit, at, at + 1, at, "adverb", "hedged")
    if lower in cues.seeming() and unit.codes[at + 1 : at + 2] == "T":
        return _clause(unit, at, at + 2, group(unit, at).start, "seeming", "hedged")
    if lower in ("clear", "unclear", "known"):
        return _unclear(unit, at, lower)
    if lower in cues.others("not_true") or lower in cues.others("false"):
        return _untrue(unit, at, lower)
    if unit.codes[at] == "B" and lower in cues.verifying():
        return _unable(unit, at)
    if unit.codes[at] in "EV":
        return _passive(unit, at, lower)
    return None


def _unclear(unit: Unit, at: int, lower: str) -> Found | None:
    """ "It was not clear who had fired", "their names were not known"."""
    before = {item.lower for item in unit.items[max(0, at - 4) : at]}
    if not before & _BE or (lower != "unclear" and not before & _NOT):
        return None
    edge = next(i for i in range(max(0, at - 4), at) if unit.items[i].lower in _BE)
    following = unit.items[at + 1].lower if at + 1 < len(unit.items) else ""
    if following in _ASKED:
        cue = Cue(lower, "hedge", "unknown", "affirmed")
        found = Found(cue, edge, at + 1, None, "hedge", "unclear", edge)
        found.content = [(at + 1, _stop(unit, at + 1))]
        found.certainty = "unknown"
        return found
    return _clause(unit, at, at + 1, edge, "unclear", "unknown") if lower == "known" else None


def _untrue(unit: Unit, at: int, lower: str) -> Found | None:
    """ "It was not true that shots were fired", "it is false that ...": denied."""
    if unit.codes[at + 1 : at + 2] != "H":
        return None
    before = {item.lower for item in unit.items[max(0, at - 4) : at]}
    if not before & _BE or bool(before & _NOT) != (lower in cues.others("not_true")):
        return None
    edge = next(i for i in range(max(0, at - 4), at) if unit.items[i].lower in _BE)
    cue = Cue(lower, "hedge", "stated", "denied")
    found = Found(cue, edge, at + 1, None, "hedge", "untrue", edge)
    found.content = [(at + 2, _stop(unit, at + 2))] if at + 2 < len(unit.items) else []
    found.polarity = "denied"
    return found


def _unable(unit: Unit, at: int) -> Found | None:
    """ "The paper was unable to verify the claim": unverified, whoever tried."""
    before = {item.lower for item in unit.items[max(0, at - 4) : at]}
    if unit.codes[at - 1 : at] != "T" or not before & {"unable", "impossible"}:
        return None
    cue = Cue(unit.items[at].lower, "hedge", "unverified", "affirmed")
    found = Found(cue, at, at + 1, None, "hedge", "unverified", at)
    found.content = [(at + 1, _stop(unit, at + 1))] if at + 1 < len(unit.items) else []
    found.certainty = "unverified"
    return found


def own_opinion(unit: Unit, at: int, cue: Cue) -> Found | None:
    """ "I think the road is closed" inside a quotation: said, but not for sure."""
    verbs = group(unit, at)
    subject = phrases.before(unit, verbs.start)
    if unit.items[at].lower in _TOLD:
        return None  # "we thought it was a tyre" tells what they went through
    if subject is None or unit.items[subject.start].lower not in ("i", "we") or verbs.negated:
        return None
    if "c" in cue.marks and unit.codes[at + 1 : at + 2] != "H":
        return None
    end = _stop(unit, at + 1)
    found = Found(cue, at, at + 1, None, "hedge", "opinion", subject.start)
    found.content = [(at + 1, end)] if end > at + 1 else []
    found.certainty = cue.certainty
    return found


def _passive(unit: Unit, at: int, lower: str) -> Found | None:
    """Passives of thinking, blame and checking."""
    verbs = group(unit, at)
    words = {item.lower for item in unit.items[verbs.start : at]}
    if lower in cues.verifying() and words & _NOT and words & _BE:
        return _clause(unit, at, at + 1, verbs.start, "unverified", "unverified")
    after = unit.items[at + 1].lower if at + 1 < len(unit.items) else ""
    if lower in cues.suspecting_passives():
        linked = after in _LINKS and unit.codes[at] in "EV"
        by_whom = words & _BE or _is_reduced(unit, at)
        return (
            _clause(unit, at, at + 2, verbs.start, "blamed", "suspected")
            if linked and by_whom
            else None
        )
    if after == "that" and words & _BE and unit.items[verbs.start - 1].lower == "it":
        return _impersonal(unit, at, verbs.start - 1) if lower in cues.impersonal() else None
    reduced = unit.codes[at] == "E" and _is_reduced(unit, at)
    if lower not in cues.hedging_passives() or not (words & _BE or reduced):
        return None
    if after == "by" and words & _BE:
        return _by_whom(unit, at, verbs.start)
    linked = after in ("to", "dead", "as") or (after == "killed" and lower == "feared")
    return _clause(unit, at, at + 1, verbs.start, "passive", "hedged") if linked else None


def _by_whom(unit: Unit, at: int, edge: int) -> Found | None:
    """ "The man is said by police to have fired": said by police, of the man."""
    agent = phrases.after(unit, at + 2)
    if agent is None or unit.codes[agent.end : agent.end + 1] != "T":
        return None
    found = _clause(unit, at, at + 1, edge, "passive", "hedged")
    found.rule, found.subject = "passive_by", agent
    if unit.items[at].lower in ("said", "reported"):
        found.certainty = "stated"
    return found


def _is_reduced(unit: Unit, at: int) -> bool:
    """True for a participle right after a noun: "a man suspected of"."""
    return at > 0 and unit.codes[at - 1] in "NPC"


def _impersonal(unit: Unit, at: int, edge: int) -> Found:
    """ "It has been reported that ... by the sources": the sources, if they are there."""
    end = _stop(unit, at + 1)
    speaker: Subject | None = None
    for by in range(end - 1, at, -1):
        if unit.items[by].lower == "by":
            speaker = phrases.after(unit, by + 1)
            if speaker is not None and speaker.end < end:
                speaker = None
            break
    cue = Cue(unit.items[at].lower, "hedge", "hedged", "affirmed")
    found = Found(cue, edge, at + 1, speaker, "hedge", "impersonal", edge, at + 2)
    found.content = [(at + 2, end)]
    found.certainty = "hedged"
    return found


def _stop(unit: Unit, at: int) -> int:
    """Where the clause that holds `at` ends: before a mark that closes it."""
    codes = unit.codes
    while at < len(codes) and codes[at] not in ".:":
        at += 1
    return at


def _clause(unit: Unit, at: int, cue_end: int, edge: int, rule: str, sure: Certainty) -> Found:
    """A hedge whose content is the clause around it."""
    start, end = _around(unit, edge, at)
    lemma = unit.items[at].lower
    cue = Cue(lemma, "hedge", sure, "affirmed")
    found = Found(cue, at, min(cue_end, len(unit.items)), None, "hedge", rule, edge)
    found.content = [(start, end)]
    found.certainty = sure
    return found


def _around(unit: Unit, edge: int, at: int) -> tuple[int, int]:
    """The clause around a hedge: from the mark or conjunction before to the one after."""
    codes = unit.codes
    start = edge
    while start > 0 and codes[start - 1] not in ",.:QHK-":
        if codes[start - 1] == "W" and (start == edge or _is_adverbial(unit, start - 1)):
            break
        if (
            codes[start - 1] == "A"
            and _ends_clause(codes, start - 1)
            and _next_clause(codes, start)
        ):
            break
        start -= 1
    if start == edge or codes[start] in "VMGE":
        subject = phrases.before(unit, edge)
        start = subject.start if subject is not None else start
    end = at + 1
    while end < len(codes) and codes[end] not in ".:)" and (codes[end] != "Q" or end < at + 4):
        if codes[end] == "," and _next_clause(codes, end + 1):
            break
        if codes[end] == "A" and _next_clause(codes, end + 1):
            break
        end += 1
    while end > at + 1 and codes[end - 1] in ",A":
        end -= 1
    return start, end


def _is_adverbial(unit: Unit, at: int) -> bool:
    return unit.items[at].lower in ("where", "when", "why", "how")


def _ends_clause(codes: str, at: int) -> bool:
    """True when a verb stands before item `at` in its clause."""
    while at > 0 and codes[at - 1] not in ",.:QHK-":
        at -= 1
        if codes[at] in "VM":
            return True
    return False


def _next_clause(codes: str, at: int) -> bool:
    """True when a new clause begins at `at`."""
    if codes[at : at + 1] in ("W", "K", "A", "G", "V", "M"):
        return True
    stop = at
    while stop < len(codes) and codes[stop] in "DRJCNPSO":
        stop += 1
    return stop > at and codes[stop : stop + 1] in ("V", "M")
